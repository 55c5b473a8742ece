"""Before any slope: a curve made of points, shapes that meet, and a kink."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style

DASHED = (0, (2, 3))


def cubic(x: Any) -> Any:
    return x**3 - 3 * x


def curve_from_points(dark: bool = False, n: int = 7) -> Drawing:
    """The cubic x³ - 3x on [-2, 2], and the line that n evenly spaced points draw."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.7))
        ax = fig.subplots()
        x = np.linspace(-2, 2, n)
        smooth = np.linspace(-2, 2, 401)
        gap = float(np.max(np.abs(np.interp(smooth, x, cubic(x)) - cubic(smooth))))
        ax.plot(smooth, cubic(smooth), color=c["ink"], clip_on=False)
        ax.plot(x, cubic(x), color=c["orange"], lw=1.8, clip_on=False)
        if n <= 41:
            for p in x:
                dot(ax, p, cubic(p), c["orange"], c)
        label(ax, -0.1, 2.35, "$x^3-3x$", c["ink"], c, va="bottom")
        ax.plot([-0.16, -0.8], [2.42, 2.02], color=c["edge"], lw=0.9, ls=DASHED)
        label(ax, 1.95, -2.6, f"{n} points, off by up to {gap:.2g}", c["orange"], c, ha="right", va="top")
        ax.set(xlim=(-2, 2), ylim=(-3.2, 3), xticks=range(-2, 3), yticks=[-2, 0, 2], xlabel="$x$", ylabel="height")
        ax.set_title("A computer's curve is a row of points, joined by straight lines")
    alt = (
        "The curve x cubed minus 3x over x from -2 to 2: it rises to 2 at x = -1, falls to -2 at x = 1, rises again. "
        f"In orange the line through {n} evenly spaced points of it; between two points it is off by up to {gap:.2g}."
    )
    return fig, alt


def explore_points() -> None:
    """The same with a slider for the number of points."""
    from course.figures.sliders import explore

    explore(curve_from_points, n=[3, 4, 5, 7, 9, 13, 21, 51, 201])


def shapes_that_meet(dark: bool = False) -> Drawing:
    """A column beside a table, and a column against a row: what NumPy stretches."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.5))
        top, low = fig.subplots(2, 1)
        table = np.array([[1, 3, 5, 7], [2, 2, 6, 6], [0, 4, 0, 4]])
        means = table.mean(axis=1, keepdims=True).astype(int)
        _operation(top, c, table, means, table - means, "blue", ("(3, 4)", "(3, 1)", "(3, 4)"))
        y = np.array([1, 2, 4])
        _operation(low, c, y[None, :], y[:, None], y[None, :] - y[:, None], "orange", ("(3,)", "(3, 1)", "(3, 3)"))
        top.set_title("A column stretches along the rows: each row loses its own mean", color=c["blue"])
        low.set_title(
            "A row and a column are both stretched: nine differences, where three were meant", color=c["orange"]
        )
    alt = (
        "Two subtractions drawn as boxes of numbers. Above: a table of shape (3, 4) minus a column of shape (3, 1), "
        "the means of its rows 4, 4 and 2; the column is stretched along the rows, and the result is a table of shape "
        "(3, 4) whose rows sum to 0. Below: the row 1, 2, 4 of shape (3,) minus the same numbers as a column of shape "
        "(3, 1); both are stretched to a table of shape (3, 3). Only its diagonal, three zeros, was meant."
    )
    return fig, alt


def _operation(
    ax: Axes, c: Colours, left: np.ndarray, right: np.ndarray, result: np.ndarray, colour: str, shapes: tuple[str, ...]
) -> None:
    """left - right = result as boxes, what is stretched in grey; each with its shape below."""
    rows, columns = result.shape
    at = 0.0
    for values, sign, shape in ((left, "−", shapes[0]), (right, "=", shapes[1]), (result, "", shapes[2])):
        full = np.broadcast_to(values, (rows, columns))
        own = np.broadcast_to(values, (rows, columns)).astype(object).copy()
        own[values.shape[0] :, :] = None
        own[:, values.shape[1] :] = None
        for i in range(rows):
            for j in range(columns):
                ghost = own[i, j] is None
                edge = c["line"] if ghost else c["edge"]
                meant = colour == "blue" or i == j
                ink = c["edge"] if ghost else c["ink"] if sign else c[colour] if meant else c["muted"]
                face = c["paper"] if ghost else c["card"]
                ax.add_patch(Rectangle((at + j, -i - 1), 0.92, 0.88, facecolor=face, edgecolor=edge, lw=0.9))
                text = f"{full[i, j]}".replace("-", "−")
                ax.text(at + j + 0.46, -i - 0.56, text, color=ink, ha="center", va="center", fontsize=12)
        ax.text(at + columns / 2, -rows - 0.2, shape, color=c["muted"], ha="center", va="top", fontsize=11)
        if sign:
            ax.text(at + columns + 0.5, -rows / 2, sign, color=c["ink"], ha="center", va="center", fontsize=16)
        at += columns + 1.1
    ax.set(xlim=(-0.1, at - 1), ylim=(-rows - 0.95, 0.1), aspect="equal", anchor="W")
    ax.axis("off")


def slope_of_abs(dark: bool = False) -> Drawing:
    """|x| with its two slopes and its kink, and the slope as a picture of its own."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.3))
        left, right = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.08)
        left.plot([-3, 0, 3], [3, 0, 3], color=c["ink"], clip_on=False)
        dot(left, 0, 0, c["ink"], c)
        label(left, -2.85, 0.9, "slope −1", c["blue"], c)
        label(left, 2.85, 0.9, "slope 1", c["blue"], c, ha="right")
        label(left, 0, 0.75, "a kink", c["muted"], c, ha="center", va="bottom")
        right.plot([-3, 0], [-1, -1], color=c["blue"], clip_on=False)
        right.plot([0, 3], [1, 1], color=c["blue"], clip_on=False)
        for y in (-1, 1):
            right.plot([0], [y], "o", ms=6.5, mfc=c["paper"], mec=c["blue"], mew=1.6, zorder=5)
        dot(right, 0, 0, c["blue"], c)
        label(right, 0.25, 0, "0 here, by agreement", c["blue"], c)
        for ax in (left, right):
            ax.set(xlim=(-3, 3), xticks=[-3, 0, 3], xticklabels=["−3", "0", "3"], xlabel="$x$")
        left.set(ylim=(-0.3, 3.1), yticks=[0, 3])
        right.set(ylim=(-1.4, 1.4), yticks=[-1, 0, 1], yticklabels=["−1", "0", "1"])
        left.set_title("The height $|x|$ …")
        right.set_title("… and its slope", color=c["blue"])
    alt = (
        "Two panels over x from -3 to 3. Left: the height |x|, two straight lines that meet in a kink at 0; the left "
        "one has slope -1, the right one slope 1. Right: that slope, -1 left of 0 and 1 right of 0, with open dots at "
        "the jump; at 0 itself a full dot marks 0, the value agreed on."
    )
    return fig, alt
