"""Activations and their slopes: the family, the kink, slopes that multiply, softmax as bars."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.figures.sigmoid import DASHED, slope_at
from course.givens import leaky_relu_prime, relu, relu_prime, sigmoid, softplus, swish, swish_prime, tanh_prime

JUMP = 0.04  # more than any smooth slope here changes from one point to the next


def leaky_relu(z: Any, alpha: float) -> Any:
    return np.where(z > 0, z, alpha * z)


def activation_family(dark: bool = False) -> Drawing:
    """Six activations in ink, their slopes in blue."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.6))
        axes = fig.subplots(2, 3, sharex=True)
        z = np.linspace(-6, 6, 601)
        squashed, unbounded = ((-1.25, 1.35), [-1, 0, 1]), ((-1.1, 4.6), [0, 1, 4])
        family = (
            ("sigmoid", sigmoid(z), slope_at(z), "never above ¼", squashed),
            ("tanh", np.tanh(z), tanh_prime(z), "1 at 0", squashed),
            ("ReLU", relu(z), relu_prime(z), "0 or 1", unbounded),
            ("leaky ReLU, α = 0.1", leaky_relu(z, 0.1), leaky_relu_prime(z, 0.1), "α or 1", unbounded),
            ("softplus", softplus(z), sigmoid(z), "the sigmoid", unbounded),
            ("swish", swish(z), swish_prime(z), "up to 1.1", unbounded),
        )
        for n, (ax, (name, height, slope, words, (limits, ticks))) in enumerate(zip(axes.flat, family, strict=True)):
            ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
            ax.plot(z, height, color=c["ink"])
            _with_jump(ax, z, slope, c)
            ax.set(xlim=(-6, 6), ylim=limits, xticks=[-5, 0, 5], yticks=ticks)
            ax.set_title(name, fontsize=12, pad=6)
            level = {"sigmoid": -0.62, "tanh": 0.55}.get(name, 1.85)
            label(ax, -5.8, level, f"slope:\n{words}", c["blue"], c, fontsize=10.5, linespacing=1.2)
            if n >= 3:
                ax.set_xlabel("$z$", labelpad=1)
    alt = (
        "Six panels over the pre-activation z from -6 to 6, each an activation in ink and its slope in blue. "
        "Sigmoid: from 0 to 1, slope a low bell never above one quarter. Tanh: from -1 to 1, slope a bell with "
        "its peak of 1 at 0. ReLU: 0, then z; slope 0, then 1, with a jump at 0. Leaky ReLU with alpha 0.1: "
        "slope 0.1, then 1. Softplus: a smooth ReLU, its slope is the sigmoid. Swish: dips a little below 0 on "
        "the left; its slope goes up to 1.1."
    )
    return fig, alt


def _with_jump(ax: Axes, z: np.ndarray, slope: np.ndarray, c: Colours) -> None:
    """A slope, with no upright line where it jumps."""
    jump = np.abs(np.diff(slope, append=slope[-1])) > JUMP
    ax.plot(z, np.where(jump, np.nan, slope), color=c["blue"])


def relu_kink(dark: bool = False) -> Drawing:
    """ReLU and the lines that touch its corner from below; beside it, the slope and what may stand at 0."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        left, right = fig.subplots(1, 2, width_ratios=[1.15, 1])
        fig.set_layout_engine("constrained", wspace=0.08)
        z = np.array([-3.0, 3.0])
        for g in (0.2, 0.4, 0.6, 0.8):
            left.plot(z, g * z, color=c["edge"], lw=1.1, ls=DASHED)
        left.plot([-3, 0, 3], [0, 0, 3], color=c["ink"])
        dot(left, 0, 0, c["ink"], c)
        label(left, -2.9, 0.32, "slope 0", c["ink"], c, fontsize=11)
        label(left, 1.35, 2.2, "slope 1", c["ink"], c, ha="right", fontsize=11)
        label(left, 0.55, -1.35, "every line between\nstays below: slopes\nfrom 0 to 1", c["muted"], c, fontsize=10.5,
              linespacing=1.25)  # fmt: skip
        left.set(xlim=(-3, 3), ylim=(-2.4, 3), xticks=[-2, 0, 2], yticks=[0, 2], xlabel="pre-activation $z$")
        left.set_title("At the corner there are many tangents …")
        right.plot([-3, 0], [0, 0], color=c["blue"])
        right.plot([0, 3], [1, 1], color=c["blue"])
        right.plot([0, 0], [0, 1], color=c["edge"], lw=1.1, ls=DASHED)
        right.plot([0], [1], "o", ms=7, mfc=c["paper"], mec=c["blue"], mew=1.6, zorder=5)
        dot(right, 0, 0, c["blue"], c, size=8)
        label(right, 0.25, 0.06, "the course's\nchoice: 0", c["blue"], c, va="bottom", fontsize=10.5, linespacing=1.2)
        label(right, -0.25, 0.55, "any of these\nis a fair choice", c["muted"], c, ha="right", fontsize=10.5,
              linespacing=1.25)  # fmt: skip
        right.set(xlim=(-3, 3), ylim=(-0.2, 1.3), xticks=[-2, 0, 2], yticks=[0, 1], xlabel="pre-activation $z$")
        right.set_title("… and the slope jumps", color=c["blue"])
    alt = (
        "Left: ReLU, 0 to the left of z = 0 and z to the right, with a corner at the origin. Through the corner "
        "goes a fan of dashed straight lines with slopes between 0 and 1; none of them rises above the curve. "
        "Right: its slope, 0 on the left and 1 on the right. At z = 0 a filled dot stands at 0, the course's "
        "choice, and an open one at 1; a dashed upright line between them says that any value from 0 to 1 is a "
        "fair choice."
    )
    return fig, alt


def slope_by_depth(dark: bool = False) -> Drawing:
    """One slope per layer, multiplied: what arrives after L layers, on a logarithmic axis."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.9))
        ax = fig.subplots()
        layers = np.arange(21)
        chains = (
            ("ReLU, on: 1", 1.0, c["ink"], "-", "o"),
            (r"tanh at $z=0.5$: $0.79^L$", float(tanh_prime(0.5)), c["green"], (0, (5, 2)), "s"),
            ("sigmoid at its best, $z=0$", 0.25, c["blue"], "-", "o"),
            (r"sigmoid at $z=2$: $0.105^L$", float(slope_at(2.0)), c["orange"], (0, (2, 2)), "^"),
        )
        for _, slope, colour, dash, marker in chains:
            product = slope**layers
            seen = product >= 3e-13
            ax.semilogy(layers[seen], product[seen], color=colour, ls=dash, lw=1.6, marker=marker, ms=3.8, mew=0.6,
                        clip_on=False)  # fmt: skip
        label(ax, 20.0, 10**0.75, chains[0][0], chains[0][2], c, ha="right", fontsize=11)
        label(ax, 20.0, 10**-3.1, chains[1][0], chains[1][2], c, ha="right", fontsize=11)
        label(ax, 20.0, 10**-6.7, chains[2][0], chains[2][2], c, ha="right", fontsize=11)
        label(ax, 6.2, 10**-9.6, chains[3][0], chains[3][2], c, ha="right", fontsize=11)
        ax.plot([10, 10, 0], [1e-13, 0.25**10, 0.25**10], color=c["edge"], lw=0.9, ls=DASHED, zorder=0)
        dot(ax, 10, 0.25**10, c["blue"], c)
        label(ax, 0.25, 10**-5.5, "a millionth", c["muted"], c, fontsize=10.5)
        ax.set(xlim=(0, 20), ylim=(1e-13, 30), xticks=[0, 5, 10, 15, 20], xlabel="layers $L$")
        ax.set_yticks([1, 1e-3, 1e-6, 1e-9, 1e-12])
        ax.minorticks_off()
        ax.set_ylabel("part of the gradient that arrives")
        ax.set_title("Each layer multiplies by its slope")
    alt = (
        "The product of the slopes of L layers with weights 1, for L from 0 to 20, on a logarithmic axis; "
        "straight lines that start at 1. ReLU that is on stays at 1. Tanh at z = 0.5 has slope 0.79 and falls to"
        " a hundredth after 20 layers. The sigmoid at its best, z = 0, falls by 4 with each layer: to a "
        "millionth after 10, and a millionth of that after 20. The sigmoid at z = 2 falls by 10 with each layer."
    )
    return fig, alt


def softmax_bars(dark: bool = False, shift: float = 0.0, factor: float = 1.0) -> Drawing:
    """Three scores 2, 1, 0, multiplied by `factor` and raised by `shift`, and the probabilities made of them."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.4))
        left, right = fig.subplots(1, 2, sharey=True)
        fig.set_layout_engine("constrained", wspace=0.06)
        scores = factor * np.array([2.0, 1.0, 0.0]) + shift
        weights = np.exp(scores - scores.max())
        shares = weights / weights.sum()
        rows = np.arange(3)[::-1]
        low, high = min(0.0, float(scores.min())), max(3.0, float(scores.max()))
        left.barh(rows, scores, height=0.55, color=c["ink"])
        right.barh(rows, shares, height=0.55, color=c["blue"])
        for row, score, share in zip(rows, scores, shares, strict=True):
            label(left, max(score, 0.0) + 0.03 * (high - low), row, f"{score:.3g}".replace("-", "−"), c["ink"], c)
            label(right, share + 0.02, row, f"{share:.3f}", c["blue"], c)
        left.set(xlim=(low, low + 1.22 * (high - low)), xticks=[round(low), 0, round(high)] if low < 0 else [0, high])
        left.set(yticks=rows, yticklabels=["$z_1$", "$z_2$", "$z_3$"], xlabel="score")
        right.set(xlim=(0, 1.2), xticks=[0, 0.5, 1], xticklabels=["0", "½", "1"], xlabel="probability")
        left.axvline(0, color=c["edge"], lw=0.9)
        left.set_title("Scores: any numbers …")
        right.set_title("… and their softmax: sums to 1", color=c["blue"])
    listed, made = ", ".join(f"{s:.3g}" for s in scores), ", ".join(f"{s:.3f}" for s in shares)
    alt = (
        f"Two bar charts of three bars. Left, the scores {listed}. Right, the probabilities that softmax makes of"
        f" them: {made}, which sum to 1. Only the differences of the scores matter: raised all by the same "
        "number, they give the same probabilities."
    )
    return fig, alt


def one_parameter(dark: bool = False, alpha: float = 0.1, beta: float = 1.0) -> Drawing:
    """Two activations with a parameter and their slopes: leaky ReLU with alpha, z·sigmoid(beta z) with beta."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        left, right = fig.subplots(1, 2, sharey=True)
        fig.set_layout_engine("constrained", wspace=0.06)
        z = np.linspace(-4, 4, 801)
        s = sigmoid(beta * z)
        pairs = (
            (left, leaky_relu(z, alpha), leaky_relu_prime(z, alpha), f"leaky ReLU, $\\alpha={alpha:g}$"),
            (right, z * s, s + beta * z * s * (1 - s), f"$z\\,\\sigma(\\beta z)$, $\\beta={beta:g}$"),
        )
        for ax, height, slope, name in pairs:
            ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
            ax.axhline(1, color=c["line"], lw=0.9, zorder=0)
            ax.plot(z, relu(z), color=c["edge"], lw=1.1, ls=DASHED, zorder=1)
            ax.plot(z, height, color=c["ink"])
            _with_jump(ax, z, slope, c)
            ax.set(xlim=(-4, 4), ylim=(-1.3, 4), xticks=[-4, 0, 4], yticks=[0, 1, 4], xlabel="pre-activation $z$")
            ax.set_title(name)
        label(left, 1.35, 2.5, "height", c["ink"], c, ha="right", fontsize=11)
        label(left, 3.9, 0.72, "slope", c["blue"], c, ha="right", fontsize=11)
        label(right, 1.35, 2.5, "height", c["ink"], c, ha="right", fontsize=11)
        label(right, 3.9, 0.72, "slope", c["blue"], c, ha="right", fontsize=11)
        label(left, -3.9, alpha + 0.3, f"slope on the left: {alpha:g}", c["blue"], c, fontsize=10.5)
        label(right, -3.9, 1.45, "slope at 0: ½,\nwhatever β", c["blue"], c, fontsize=10.5, linespacing=1.2)
    alt = (
        "Two panels over z from -4 to 4 with height in ink and slope in blue, ReLU dashed behind. Left: leaky "
        f"ReLU with alpha = {alpha:g}, slope {alpha:g} on the left and 1 on the right. Right: z times sigmoid of "
        f"beta z with beta = {beta:g}; its slope at 0 is one half, whatever beta is. The larger beta, the nearer "
        "it comes to ReLU."
    )
    return fig, alt
