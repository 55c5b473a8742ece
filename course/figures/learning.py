"""Learning from samples: two losses and their slopes, scaled columns, batches large and small, momentum."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.figures.sigmoid import DASHED, slope_at
from course.givens import bce_with_logits, logistic_grad, minibatches, momentum, sgd, sigmoid, softplus

DASH = (0, (5, 2))
Loss = Callable[[Any], float]


def squared_or_log_loss(dark: bool = False) -> Drawing:
    """The two losses of a sample with label 1, and their slopes, over the pre-activation z."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        left, right = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.08)
        z, at = np.linspace(-10, 6, 401), -6.0
        left.plot(z, softplus(-z), color=c["ink"])
        left.plot(z, (sigmoid(z) - 1) ** 2, color=c["ink"], ls=DASH)
        right.plot(z, sigmoid(z) - 1, color=c["blue"])
        right.plot(z, 2 * (sigmoid(z) - 1) * slope_at(z), color=c["blue"], ls=DASH)
        for ax, colour, heights in (
            (left, c["ink"], (softplus(-at), (sigmoid(at) - 1) ** 2)),
            (right, c["blue"], (sigmoid(at) - 1, 2 * (sigmoid(at) - 1) * slope_at(at))),
        ):
            ax.axvline(at, color=c["edge"], lw=1.1, ls=DASHED, zorder=0)
            for height in heights:
                dot(ax, at, float(height), colour, c)
        label(left, -5.2, 6.6, r"log loss, $-\log a$", c["ink"], c, fontsize=11)
        label(left, -9.7, 0.38, r"squared, $(a-1)^2$", c["ink"], c, fontsize=11)
        label(right, -0.15, -0.72, "of the log loss:\n$a-1$", c["blue"], c, fontsize=11, linespacing=1.2)
        label(right, -5.5, 0.13, "of the squared error:\nalmost 0", c["blue"], c, fontsize=11, linespacing=1.2)
        left.set(xlim=(-10, 6), ylim=(-0.4, 10), xticks=[-10, -6, 0, 6], yticks=[0, 1, 5, 10], xlabel="$z$; label 1")
        right.set(xlim=(-10, 6), ylim=(-1.15, 0.35), xticks=[-10, -6, 0, 6], yticks=[-1, 0], xlabel="$z$; label 1")
        left.set_title("Badly wrong is on the left …")
        right.set_title("… and one slope has gone to sleep", color=c["blue"])
    alt = (
        "Two panels over the pre-activation z from -10 to 6, for a sample with label 1. Left, the losses: the log "
        "loss falls as a straight line, from 10 at z = -10 to near 0 right of z = 4; the squared error is flat at 1 "
        "on the left and falls to 0 around z = 0. Right, their slopes: that of the log loss is a - 1, near -1 on the "
        "left and 0 on the right; that of the squared error is almost 0 on the left, dips to -0.3 near z = -0.7, "
        "and is 0 on the right. At z = -6 dots mark -0.998 against -0.005."
    )
    return fig, alt


@cache
def _samples(m: int = 200, wide: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Two columns and labels of overlapping classes; the second column `wide` times as wide as the first."""
    draws = np.random.default_rng(8)
    X = draws.normal(0, 1, (m, 2))
    y = (draws.uniform(0, 1, m) < sigmoid(X @ [1.6, 1.0])).astype(float)
    return X * [1, wide], y


def _loss(X: np.ndarray, y: np.ndarray) -> Loss:
    return lambda w: bce_with_logits(X @ w, y)


def _slope(w: Any, X: Any, y: Any) -> Any:
    return logistic_grad(X, y, w, 0.0)[0]


def _lowest(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The best weights, by Newton's method."""
    w = np.zeros(X.shape[1])
    for _ in range(20):
        a = sigmoid(X @ w)
        w = w - np.linalg.solve(X.T @ (X * (a * (1 - a))[:, None]), X.T @ (a - y))
    return w


def _contours(
    ax: Axes, loss: Loss, lowest: np.ndarray, x: tuple[float, float], y: tuple[float, float], c: Colours
) -> None:
    """Lines of equal loss, closer together near the lowest point, which is marked."""
    us, vs = np.linspace(*x, 81), np.linspace(*y, 81)
    heights = np.array([[loss(np.array([u, v])) for u in us] for v in vs])
    least = loss(lowest)
    levels = least + (heights.max() - least) * np.linspace(0.06, 0.94, 9) ** 2
    ax.contour(us, vs, heights, levels=levels, colors=c["edge"], linewidths=0.9, zorder=1)
    ax.plot(*lowest, "x", color=c["ink"], ms=8, mew=2, zorder=6)
    ax.set(xlim=x, ylim=y)


def _path(ax: Axes, path: np.ndarray, colour: str, c: Colours, lw: float = 1.5, ms: float = 3.5) -> None:
    ax.plot(path[:, 0], path[:, 1], color=colour, lw=lw, marker="o", ms=ms, mew=0, zorder=4)
    dot(ax, float(path[0, 0]), float(path[0, 1]), colour, c, size=5.5)


def scaled_contours(dark: bool = False) -> Drawing:
    """The same samples, once with a column four times as wide as the other, once scaled: contours and descent."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        axes = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.06)
        ends = []
        for ax, wide, lr in zip(axes, (4.0, 1.0), (0.85, 4.0), strict=True):
            X, y = _samples(200, wide)
            lowest = _lowest(X, y)
            path = sgd(_slope, [-1.5, 0.9 if wide > 1 else -0.9], [(X, y)] * 15, lr)
            _contours(ax, _loss(X, y), lowest, (-2.0, 3.2), (-2.3, 2.9), c)
            _path(ax, path, c["orange"] if wide > 1 else c["blue"], c)
            ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2], xlabel="$w_1$", aspect="equal")
            ends.append(float(np.hypot(*(path[-1] - lowest))))
        axes[0].set_ylabel("$w_2$", rotation=0, labelpad=8)
        axes[0].set_title("One column 4 times as wide", color=c["orange"])
        axes[1].set_title("Both of spread 1", color=c["blue"])
    alt = (
        "Contours of the mean log loss over two weights, twice, each with the path of 15 steps of gradient descent; a "
        "cross marks the lowest point. Left, one column is four times as wide as the other: the contours are a narrow "
        f"valley, the path jumps from side to side and is still {ends[0]:.2f} away from the cross. Right, both columns "
        f"have spread 1: the contours are almost round, and the path goes straight to within {ends[1]:.2f} of it."
    )
    return fig, alt


EPOCHS = 8


def full_or_stochastic(dark: bool = False, B: int = 10, lr: float = 0.5) -> Drawing:
    """Eight epochs of 400 samples from the same start: one step an epoch, or one for each batch of B."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        left, right = fig.subplots(1, 2, width_ratios=[1.15, 1])
        fig.set_layout_engine("constrained", wspace=0.08)
        X, y = _samples(400)
        rng, start = np.random.default_rng(1), np.array([-1.5, -0.9])
        batches = [pair for _ in range(EPOCHS) for pair in minibatches(X, y, B, rng)]
        full, rough = sgd(_slope, start, [(X, y)] * EPOCHS, lr), sgd(_slope, start, batches, lr)
        loss, lowest = _loss(X, y), _lowest(X, y)
        _contours(left, loss, lowest, (-2.0, 3.4), (-2.2, 3.2), c)
        _path(left, rough, c["blue"], c, lw=0.9, ms=1.8)
        _path(left, full, c["orange"], c)
        left.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2], xlabel="$w_1$", aspect="equal")
        left.set_ylabel("$w_2$", rotation=0, labelpad=8)
        left.set_title("From the same start …")
        above = [np.array([loss(w) for w in path]) - loss(lowest) for path in (full, rough)]
        for path, colour, size in ((above[1], c["blue"], 1.8), (above[0], c["orange"], 3.5)):
            seen = np.linspace(0, EPOCHS, len(path))
            right.semilogy(seen, np.maximum(path, 1e-5), color=colour, lw=1.2, marker="o", ms=size, mew=0)
        right.set(xlim=(0, EPOCHS), ylim=(1e-5, 2), xticks=[0, 4, 8], xlabel="epochs", yticks=[1e-4, 1e-2, 1])
        right.minorticks_off()
        right.set_title("… loss above the lowest")
        label(right, 7.9, 1.0, f"{EPOCHS} steps with all", c["orange"], c, ha="right", fontsize=11)
        many = f"{len(batches)} steps, batches of {B}" if len(y) > B else "the same"
        label(right, 7.9, 2.2e-5, many, c["blue"], c, ha="right", fontsize=11)
    in_words = (
        f"{above[1][-1]:.2g} with batches, which move faster at first and tremble about the lowest point in the end."
        if len(y) > B
        else "a batch holds all samples, so the two paths are one."
    )
    alt = (
        f"Gradient descent on 400 samples with the learning rate {lr:g}, {EPOCHS} epochs from one start. Left, "
        f"contours over two weights with both paths: {EPOCHS} steps with all samples in orange, {len(batches)} steps "
        f"with batches of {B} in blue. Right, how far the loss lies above the lowest, on a logarithmic axis: at the "
        f"end {above[0][-1]:.2g} with all samples; {in_words}"
    )
    return fig, alt


def momentum_in_a_valley(dark: bool = False, beta: float = 0.8) -> Drawing:
    """Twelve steps in a narrow valley with the same learning rate, without and with velocity."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.2))
        ax = fig.subplots()
        curvature, start, lr, steps = np.array([1.0, 25.0]), np.array([-9.0, 1.4]), 0.045, 12
        us, vs = np.linspace(-10.5, 5, 121), np.linspace(-2.2, 2.2, 81)
        heights = (us[None, :] ** 2 + 25 * vs[:, None] ** 2) / 2
        ax.contour(us, vs, heights, levels=[0.5, 3, 9, 20, 40, 70], colors=c["edge"], linewidths=0.9, zorder=1)
        plain, fast = (momentum(lambda w: curvature * w, start, lr, b, steps) for b in (0.0, beta))
        _path(ax, plain, c["orange"], c)
        _path(ax, fast, c["blue"], c)
        ax.plot(0, 0, "x", color=c["ink"], ms=8, mew=2, zorder=6)
        ax.set(xlim=(-10.5, 5), ylim=(-2.2, 2.2), xticks=[-10, -5, 0, 5], yticks=[-2, 0, 2], xlabel="$w_1$")
        ax.set_ylabel("$w_2$", rotation=0, labelpad=8)
        label(ax, -10.2, -1.75, "12 steps without", c["orange"], c, fontsize=11)
        label(ax, 4.8, -1.75, f"12 steps with velocity, $\\beta={beta:g}$", c["blue"], c, ha="right", fontsize=11)
        ax.set_title("Along the valley pushes add up, across it they cancel")
    alt = (
        "Contours of a valley 5 times as long as wide, lowest at the origin, and two paths of 12 steps from the same "
        f"start at (-9, 1.4). Without velocity, orange: it hops across the valley and creeps along it, to w1 = "
        f"{plain[-1, 0]:.1f}. With velocity, beta = {beta:g}, blue: it reaches w1 = {fast[-1, 0]:.1f}."
    )
    return fig, alt


def convex_or_not(dark: bool = False) -> Drawing:
    """Mean loss over one weight, for a few samples of which one is far out: log loss and squared error."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.3))
        left, right = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.08)
        x, y = OUTLYING
        w = np.linspace(-4, 6, 401)
        logs = np.array([bce_with_logits(v * x, y) for v in w])
        squares = np.array([np.mean((sigmoid(v * x) - y) ** 2) for v in w])
        for ax, values in ((left, logs), (right, squares)):
            ax.plot(w, values, color=c["ink"])
            ax.set(xlim=(-4, 6), xticks=[-4, 0, 6], xlabel="weight $w$", ylim=(0, None))
        dip = 1 + int(np.flatnonzero((squares[1:-1] < squares[:-2]) & (squares[1:-1] < squares[2:]))[0])
        hill = dip + int(squares[dip:].argmax())
        lowest = int(logs.argmin())
        dot(right, float(w[dip]), float(squares[dip]), c["orange"], c)
        dot(left, float(w[lowest]), float(logs[lowest]), c["blue"], c)
        left.set_title("Log loss: one valley")
        right.set_title("Squared error: a dip, a hill, plains")
        left.set_yticks([0, 5, 10])
        right.set_yticks([0, 0.25, 0.5])
    alt = (
        "Mean loss of five samples, one of them far out, over one weight from -4 to 6. Left, the log loss: a single "
        f"valley, bent upwards everywhere, lowest at w = {w[lowest]:.2f}. Right, the squared error of the sigmoid: a "
        f"plain on the left, a dip to {squares[dip]:.2f} at w = {w[dip]:.2f}, a hill of {squares[hill]:.2f} at w = "
        f"{w[hill]:.2f}, and a plain on the right that falls to {squares[-1]:.2f}."
    )
    return fig, alt


OUTLYING = (np.array([1.0, 1.5, 2.0, -1.0, 12.0]), np.array([1.0, 1.0, 1.0, 0.0, 0.0]))


def weights_without_bound(dark: bool = False) -> Drawing:
    """Size of the weights and the loss over steps, for classes that a line separates and classes that overlap."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.4))
        left, right = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.08)
        steps, ends = 20_000, []
        at = np.unique(np.geomspace(1, steps, 120).astype(int))
        for name, y, colour, dash in (
            ("separable", SEPARABLE, c["orange"], "-"),
            ("overlapping", OVERLAPPING, c["ink"], DASH),
        ):
            path = sgd(_slope, [0.0], [(LINE, y)] * steps, 0.5)
            left.semilogx(at, path[at, 0], color=colour, ls=dash)
            right.loglog(at, [bce_with_logits(LINE @ path[n], y) for n in at], color=colour, ls=dash)
            ends.append(float(path[-1, 0]))
            beside = (2200.0, 11.9, "right") if name == "separable" else (1.5e4, 2.1, "right")
            label(left, *beside[:2], name, colour, c, ha=beside[2], fontsize=11)
        left.set(xlim=(1, steps), xticks=[1, 100, 10_000], xlabel="steps", yticks=[0, 5, 10], ylim=(0, None))
        right.set(xlim=(1, steps), xticks=[1, 100, 10_000], xlabel="steps", yticks=[1e-4, 1e-2, 1])
        for ax in (left, right):
            ax.minorticks_off()
        left.set_title("The weight …")
        right.set_title("… and the loss")
    alt = (
        "Gradient descent on six samples with one column, over 20,000 steps on a logarithmic axis. Left, the weight: "
        f"where a point separates the classes it grows on and on, to {ends[0]:.1f}; where they overlap it stops at "
        f"{ends[1]:.2f}. Right, the loss: it falls without end where the classes are separable, and stays "
        "where they overlap."
    )
    return fig, alt


LINE = np.array([[-2.0], [-1.5], [-0.5], [0.5], [1.0], [2.0]])
SEPARABLE = np.array([0.0, 0, 0, 1, 1, 1])
OVERLAPPING = np.array([0.0, 0, 1, 0, 1, 1])
