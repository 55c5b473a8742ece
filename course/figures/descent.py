"""Gradient descent: steps on a curve, four learning rates, a valley with its zig-zag, squared residuals."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.figures.slopes import DASHED
from course.givens import gradient_descent

STEPS = 12


def steps_downhill(dark: bool = False, lr: float = 0.25) -> Drawing:
    """Left, steps of gradient descent on x² from x = 1; right, how high they are."""
    x = (1 - 2 * lr) ** np.arange(STEPS + 1)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        left, right = fig.subplots(1, 2, width_ratios=[1.25, 1])
        fig.set_layout_engine("constrained", wspace=0.06)
        away = lr >= 1
        colour = c["orange"] if away else c["blue"]
        grid = np.linspace(-1.6, 1.6, 321)
        left.plot(grid, grid**2, color=c["ink"], zorder=2)
        _walk(left, np.stack([x, x**2], axis=1), colour, c)
        left.set(xlim=(-1.6, 1.6), ylim=(-0.15, 2.4), xticks=[-1, 0, 1], yticks=[0, 1, 2], xlabel="$x$")
        label(left, -1.5, 1.05, "$x^2$", c["ink"], c)
        if x[0] > x[1] > 0.2:
            left.annotate("", (x[1], -0.06), (1, -0.06), arrowprops={"arrowstyle": "->", "color": c["edge"]})
            label(left, (1 + x[1]) / 2, 0.04, f"{1 - x[1]:.3g}", c["muted"], c, ha="center", va="bottom", fontsize=10.5)
        right.plot(range(STEPS + 1), x**2, "o-", color=colour, ms=4.5, lw=1.4)
        right.set(xlim=(-0.4, STEPS + 0.4), ylim=(-0.15, 2.4), xticks=[0, 4, 8, 12], yticks=[0, 1, 2], xlabel="step")
        factor = f"{1 - 2 * lr:.3g}".replace("-", "−")
        left.set_title(f"Learning rate {lr:.3g}: each step multiplies\nthe distance by {factor}")
        right.set_title("Height after each step")
    ends = "grow" if away and lr > 1 else "stay" if lr in (0, 1) else "shrink"
    alt = (
        f"Left: the parabola x squared with {STEPS} steps of gradient descent from x = 1 at learning rate {lr:.3g}. "
        f"The first step leads to {x[1]:.3g}; each multiplies the distance to the bottom by {1 - 2 * lr:.3g}, so the "
        f"heights {ends}. Right: the height after each step, from 1 at step 0 to {x[-1] ** 2:.3g} at step {STEPS}."
    )
    return fig, alt


def _walk(ax: Axes, points: np.ndarray, colour: str, c: Colours) -> None:
    """A path with its start as a larger dot."""
    ax.plot(points[:, 0], points[:, 1], "o-", color=colour, ms=4, lw=1.1, zorder=4)
    dot(ax, float(points[0, 0]), float(points[0, 1]), colour, c, size=8)


def four_regimes(dark: bool = False) -> Drawing:
    """Where gradient descent on x²/2 stands, and how large the loss is, for four learning rates."""
    steps = np.arange(STEPS + 1)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.0))
        left, right = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.08)
        left.axhline(0, color=c["line"], lw=0.9, zorder=0)
        looks = (
            (0.3, c["blue"], "-", "o", "0.3"),
            (1.9, c["ink"], "-", "s", "1.9"),
            (2.0, c["muted"], "--", "D", "2"),
            (2.1, c["orange"], "-", "^", "2.1"),
        )
        for lr, colour, line, mark, name in looks:
            x = (1 - lr) ** steps
            left.plot(steps, x, line, marker=mark, color=colour, ms=4, lw=1.2)
            right.semilogy(steps, x**2 / 2, line, marker=mark, color=colour, ms=4, lw=1.4)
            if lr > 0.3:
                label(right, STEPS + 0.5, float(x[-1] ** 2 / 2), f"lr {name}", colour, c, fontsize=11)
        label(right, 5.0, 4e-3, "lr 0.3", c["blue"], c, ha="right", fontsize=11)
        left.set(xlim=(-0.4, STEPS + 0.4), ylim=(-3.6, 3.6), xticks=[0, 4, 8, 12], yticks=[-3, -1, 0, 1, 3])
        left.set(xlabel="step", yticklabels=["−3", "−1", "0", "1", "3"])
        right.set(xlim=(-0.4, STEPS + 3.6), xticks=[0, 4, 8, 12], yticks=[1e-4, 1e-2, 1], xlabel="step")
        right.minorticks_off()
        left.set_title("Where it stands …")
        right.set_title("… and the loss $x^2/2$")
    alt = (
        "Gradient descent on half of x squared, curvature 1, from x = 1, for four learning rates. Left: x over the "
        "step; right: the loss on a logarithmic axis, where each is a straight line. 0.3: falls to 0 from one side. "
        "1.9: from side to side, nearer each time, slowly. 2: from 1 to -1 and back for ever, the loss stays. 2.1: "
        "from side to side, further each time; after 12 steps x is 3.1."
    )
    return fig, alt


def zig_zag(dark: bool = False, condition: float = 10.0, rate: float = 0.93) -> Drawing:
    """A valley of this condition number, and gradient descent with `rate` times the largest learning rate, 2/L."""
    path = gradient_descent(lambda w: w * [1, condition], [9.0, 2.0], 2 * rate / condition, 30)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.6))
        top, low = fig.subplots(2, 1, height_ratios=[1.7, 1])
        colour = c["orange"] if rate >= 1 else c["blue"]
        _valley(top, np.diag([1.0, condition]), path, 10.5, 3.4, colour, c)
        top.set(xlabel="$w_1$, the flat direction", ylabel="$w_2$, the steep one")
        loss = 0.5 * (path**2 @ [1, condition])
        low.semilogy(loss, "o-", color=colour, ms=3.5, lw=1.3)
        low.set(xlim=(-0.6, 30.6), ylim=(1e-4, 1e4), yticks=[1e-4, 1, 1e4], xlabel="step", ylabel="loss")
        low.minorticks_off()
        top.set(xticks=[-10, -5, 0, 5, 10], yticks=[-2, 0, 2])
        if rate > 1:
            seen = "Too large for the steep direction: it runs away"
        elif condition < 2:
            seen = "Nearly round contours: nearly straight to the bottom"
        else:
            seen = (
                "It jumps across the valley and creeps along it" if rate > 0.5 else "Down the slope first, then along"
            )
        top.set_title(f"{seen}\n(condition number {condition:.3g}, learning rate {rate:.3g} · 2/L)", fontsize=12.5)
    alt = (
        f"Above: contours of a valley whose curvature is 1 along w1 and {condition:.3g} along w2, and 30 steps of "
        f"gradient descent from (9, 2) with {rate:.3g} of the largest learning rate, 2/{condition:.3g}. Each step "
        f"multiplies w1 by {1 - 2 * rate / condition:.3g} and w2 by {1 - 2 * rate:.3g}. Below: the loss over the steps "
        f"on a logarithmic axis, from {loss[0]:.3g} to {loss[-1]:.3g}."
    )
    return fig, alt


def _valley(ax: Axes, A: np.ndarray, path: np.ndarray, width: float, height: float, colour: str, c: Colours) -> None:
    """Contours of wᵀAw/2, with the heights of a path's start in the middle, and the path."""
    x, y = np.linspace(-width, width, 161), np.linspace(-height, height, 121)
    X, Y = np.meshgrid(x, y)
    Z = (A[0, 0] * X**2 + 2 * A[0, 1] * X * Y + A[1, 1] * Y**2) / 2
    start = float(path[0] @ A @ path[0]) / 2
    ax.contour(x, y, Z, levels=start * np.array([0.02, 0.1, 0.25, 0.5, 1, 1.8, 3]), colors=c["edge"], linewidths=0.8)
    _walk(ax, path, colour, c)
    dot(ax, 0, 0, c["ink"], c, size=6)
    ax.set(xlim=(-width, width), ylim=(-height, height), aspect="equal")


def zig_zag_scaled(dark: bool = False) -> Drawing:
    """The same loss in two systems of units, each with its best learning rate, until a ten-thousandth is left."""
    A = np.array([[1.0, 1.0], [1.0, 16.0]])
    scale = np.sqrt(np.diag(A))
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.9))
        axes = fig.subplots(1, 2)
        counts = []
        units = (
            (A, np.array([7.0, 1.4]), c["orange"], "As measured"),
            (A / np.outer(scale, scale), np.array([7.0, 1.4]) * scale, c["blue"], "Scaled"),
        )
        for ax, (of, start, colour, name) in zip(axes, units, strict=True):
            path = _until_small(of, start)
            counts.append(len(path) - 1)
            reach = 8.4
            _valley(ax, of, path, reach, reach, colour, c)
            ax.set_title(f"{name}: {len(path) - 1} steps")
            ax.set(xlabel="$w_1$", xticks=[-5, 0, 5], yticks=[-5, 0, 5])
        axes[0].set_ylabel("$w_2$")
        axes[1].set_xlabel("$w_1$, in other units")
        axes[1].set_ylabel("$w_2$, in other units")
    alt = (
        "The same valley twice. Left, as measured: a narrow ellipse; gradient descent with its best learning rate "
        f"zig-zags and takes {counts[0]} steps until a ten-thousandth of the loss is left. Right, with each coordinate "
        f"in units in which the curvature is 1: the contours are nearly round, and the walk takes {counts[1]} steps."
    )
    return fig, alt


def _until_small(A: np.ndarray, start: np.ndarray) -> Any:
    """The path with the best learning rate, 2/(smallest + largest curvature), to a ten-thousandth of the loss."""
    curvatures = np.linalg.eigvalsh(A)
    path = gradient_descent(lambda w: A @ w, start, 2 / (curvatures[0] + curvatures[-1]), 200)
    loss = np.einsum("ki,ij,kj->k", path, A, path)
    return path[: int(np.argmax(loss < 1e-4 * loss[0])) + 1]


def squared_residuals(dark: bool = False) -> Drawing:
    """A line, five points, and the squares of what lies between them."""
    x, y = np.array([0.5, 1.5, 2.6, 3.4, 4.6]), np.array([1.3, 0.75, 2.5, 1.55, 3.3])
    w, b = 0.5, 0.6
    residuals = w * x + b - y
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.0))
        ax = fig.subplots()
        ends = np.array([0.0, 5.6])
        ax.plot(ends, w * ends + b, color=c["ink"])
        for at, seen, r in zip(x, y, residuals, strict=True):
            low = min(seen, seen + r)
            ax.add_patch(Rectangle((at, low), abs(r), abs(r), fc=c["orange"], alpha=0.18, ec="none", zorder=0))
            ax.plot([at, at], [seen, seen + r], color=c["orange"], lw=1.6)
            dot(ax, at, seen, c["orange"], c)
        label(ax, 4.6, 2.55, "model $wx+b$", c["ink"], c, va="top")
        label(ax, x[2] + 0.68, 2.75, "area $r^2$", c["orange"], c, fontsize=11, va="center")
        label(ax, x[2] - 0.1, 2.2, "$r$", c["orange"], c, ha="right")
        ax.set(xlim=(0, 6), ylim=(0, 3.7), aspect="equal", xticks=range(7), yticks=range(4), xlabel="$x$")
        mean = float(np.mean(residuals**2))
        ax.set_title(f"The loss is the mean area of the squares: {mean:.2f}")
    alt = (
        "Five points and a straight line. From each point an upright line, the residual, leads to the line, and a "
        f"square stands on it. The mean of the five areas, {mean:.2f}, is the mean squared error. The longest "
        "residual, 0.75, is not quite twice as long as the shortest, 0.4, but its square has three and a half times "
        "the area."
    )
    return fig, alt


def beyond_the_border(dark: bool = False) -> Drawing:
    """Where gradient descent on x⁴/4 − x²/2 ends up, over the learning rate."""
    rates = np.linspace(0.6, 1.9, 1100)
    x = np.full(rates.shape, 0.5)
    ends = []
    for k in range(1260):
        x = x - rates * (x**3 - x)
        if k >= 1200:
            ends.append(x)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.9))
        ax = fig.subplots()
        calm, wild = rates <= 0.999, rates > 0.999
        points = np.array(ends)
        ax.plot(rates[calm], points[-1, calm], color=c["blue"], lw=2)
        ax.plot(np.tile(rates[wild], len(ends)), points[:, wild].ravel(), ",", color=c["orange"], alpha=0.6)
        ax.axvline(1, color=c["edge"], lw=0.9, ls=DASHED)
        ax.set(xlim=(0.6, 1.9), ylim=(-1.7, 1.7), xticks=[0.6, 1.0, 1.4, 1.8], yticks=[-1, 0, 1])
        ax.set(xlabel="learning rate", ylabel="$x$, after 1200 steps", yticklabels=["−1", "0", "1"])
        label(ax, 0.63, 1.15, "settles in the valley at 1", c["blue"], c, va="bottom", fontsize=11)
        told = "$2/a$, with $a=2$,\nthe curvature there"
        label(ax, 0.98, -1.2, told, c["muted"], c, ha="right", linespacing=1.3, fontsize=11)
        told = "two places, then four,\nthen nowhere in particular"
        label(ax, 1.03, -0.35, told, c["orange"], c, linespacing=1.3, fontsize=11)
        ax.set_title("Beyond the border it need not run away, but it does not settle")
    alt = (
        "Where gradient descent on a quarter of x to the fourth minus half of x squared stands in the end, over the "
        "learning rate. Up to 1, which is 2 divided by the curvature 2 at the bottom x = 1, it settles at 1. Beyond, "
        "it jumps for ever between two places around 1, from about 1.24 on between four, then among very many; from "
        "about 1.6 on they are spread over both valleys."
    )
    return fig, alt
