"""Pictures of two rules: the growing rectangle of a product, the dials of a chain."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, Rectangle, Wedge

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.figures.slopes import PRIME


def growing_rectangle(dark: bool = False, h: float = 0.5) -> Drawing:
    """A rectangle whose sides f and g grow for a step h: two strips, and a corner that hardly counts."""
    f, g, df, dg = 3.4, 2.2, 1.4, 1.2  # heights and slopes
    wide, high = df * h, dg * h
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.7))
        ax = fig.subplots()
        ax.add_patch(Rectangle((0, 0), f, g, facecolor=c["card"], edgecolor=c["ink"], lw=1.8, zorder=2))
        for corner, width, height, colour in (
            ((f, 0), wide, g, "blue"),
            ((0, g), f, high, "blue"),
            ((f, g), wide, high, "orange"),
        ):
            box = Rectangle(corner, width, height, facecolor=c[colour], edgecolor="none", alpha=0.22, zorder=1)
            ax.add_patch(box)
            ax.add_patch(Rectangle(corner, width, height, fill=False, edgecolor=c[colour], lw=1.4, zorder=3))
        label(ax, f / 2, g / 2, "area $f\\,g$", c["ink"], c, ha="center")
        label(ax, f / 2, -0.14, "$f$", c["ink"], c, ha="center", va="top")
        label(ax, -0.14, g / 2, "$g$", c["ink"], c, ha="right")
        label(ax, f + wide / 2, -0.14, f"$f\\,{PRIME}h$", c["blue"], c, ha="center", va="top")
        label(ax, -0.14, g + high / 2, f"$g{PRIME}h$", c["blue"], c, ha="right")
        label(ax, f / 2, g + high + 0.12, f"strip $f\\,g{PRIME}h$", c["blue"], c, ha="center", va="bottom")
        label(ax, f + wide + 0.14, g / 2, f"strip $f\\,{PRIME}g\\,h$", c["blue"], c)
        label(ax, f + wide + 0.14, g + high / 2, f"corner $f\\,{PRIME}g{PRIME}h^2$:\nhalf the step,\na quarter of it",
              c["orange"], c, va="center", fontsize=11, linespacing=1.25)  # fmt: skip
        ax.set(xlim=(-0.8, 6.4), ylim=(-0.5, 3.55), aspect="equal")
        ax.axis("off")
        ax.set_title("What a product gains: two strips, and a corner that vanishes")
    share = wide * high / (wide * g + high * f)
    alt = (
        "A rectangle with sides f and g. For a step h its width grows by f' h and its height by g' h. What is gained: "
        "a strip f' h wide and g long on the right, a strip g' h high and f long on top, both blue, and an orange "
        f"corner f' g' h squared. At h = {h:.3g} the corner is {share:.0%} of the two strips; with half the step it is "
        "half as much of them."
    )
    return fig, alt


def three_dials(dark: bool = False, turn: float = 0.1) -> Drawing:
    """Three dials in a chain: the second turns 3 times as fast as the first, the third twice as fast as the second."""
    turns = (turn, 3 * turn, 6 * turn)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.0))
        ax = fig.subplots()
        names = ("$x$", "inside $u=g(x)$", "outside $f(u)$")
        for k, (turned, name, colour) in enumerate(zip(turns, names, ("ink", "ink", "blue"), strict=True)):
            _dial(ax, 3.4 * k, turned, c[colour], c)
            label(ax, 3.4 * k, -1.3, name, c[colour], c, ha="center", va="top")
            label(ax, 3.4 * k, -1.72, f"{turned:.3g} turns", c["muted"], c, ha="center", va="top", fontsize=11)
        for k, times in ((0, f"$g{PRIME}=3$"), (1, f"$f\\,{PRIME}=2$")):
            ends = (3.4 * k + 1.2, 0.0), (3.4 * k + 2.2, 0.0)
            ax.add_patch(FancyArrowPatch(*ends, arrowstyle="-|>", mutation_scale=13, color=c["edge"], lw=1.4))
            label(ax, 3.4 * k + 1.7, 0.18, times, c["muted"], c, ha="center", va="bottom")
        ax.set(xlim=(-1.35, 8.15), ylim=(-2.2, 1.25), aspect="equal")
        ax.axis("off")
        ax.set_title("Rates along a chain are multiplied: 3 times 2 is 6")
    alt = (
        f"Three dials in a row. The first, x, has turned {turns[0]:.3g} of a turn; the second, the inside, turns three "
        f"times as fast and stands at {turns[1]:.3g}; the third, the outside, turns twice as fast as the second and "
        f"stands at {turns[2]:.3g}: six times as far as the first."
    )
    return fig, alt


def _dial(ax: Axes, x: float, turned: float, colour: str, c: Colours) -> None:
    """A dial with its pointer, clockwise from the top; what it has turned is shaded."""
    ax.add_patch(Circle((x, 0), 1, facecolor=c["card"], edgecolor=c["edge"], lw=1.4, zorder=1))
    for angle in np.linspace(0, 2 * np.pi, 12, endpoint=False):
        ax.plot(x + np.array([0.88, 1]) * np.sin(angle), np.array([0.88, 1]) * np.cos(angle), color=c["edge"], lw=0.9)
    if turned > 0:
        ax.add_patch(Wedge((x, 0), 0.8, 90 - 360 * min(turned, 1), 90, facecolor=colour, alpha=0.2, zorder=2))
    tip = 0.8 * np.array([np.sin(2 * np.pi * turned), np.cos(2 * np.pi * turned)])
    ax.plot([x, x + tip[0]], [0, tip[1]], color=colour, lw=2.6, zorder=3)
    dot(ax, x, 0, colour, c)
