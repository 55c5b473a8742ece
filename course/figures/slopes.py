"""Slopes: a secant that turns into the tangent, how good a difference is, a curve above its slope."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course.figures.drawing import WIDTH, Drawing, dot, label, style

PRIME = r"\mathrm{′}"  # mathtext's own ' floats too high in STIX
DASHED = (0, (2, 3))


def secant_to_tangent(dark: bool = False, h: float = 1.0) -> Drawing:
    """Left, the secant of x² from 1 to 1 + h beside the tangent; right, how steep secants are for every h."""
    slope = 2 + h
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.7))
        left, right = fig.subplots(1, 2, width_ratios=[1.3, 1])
        x, ends = np.linspace(-1.3, 3.15, 301), np.array([0.1, 3.3])
        left.plot(x, x**2, color=c["ink"], zorder=3)
        left.plot(ends, 1 + 2 * (ends - 1), color=c["blue"], zorder=4)
        left.plot(ends, 1 + slope * (ends - 1), color=c["orange"], zorder=4)
        left.plot([1, 1 + h, 1 + h], [1, 1, (1 + h) ** 2], color=c["edge"], lw=0.9, ls=DASHED)
        dot(left, 1 + h, (1 + h) ** 2, c["orange"], c)
        dot(left, 1, 1, c["blue"], c, size=7.5)
        if h >= 0.4:
            label(left, 1 + h / 2, 0.75, f"run {h:.3g}", c["muted"], c, ha="center", va="top", fontsize=10.5)
        label(left, -1.25, 2.3, "$x^2$", c["ink"], c, va="bottom")
        left.set(xlim=(-1.4, 3.4), ylim=(-0.9, 10), xticks=[0, 1, 2, 3], yticks=[0, 1, 4, 9], xlabel="$x$")
        across = np.array([0.0, 2.2])
        right.plot(across, 2 + across, color=c["edge"], lw=1.2, zorder=1)
        right.plot([h, h, -0.15], [1.4, slope, slope], color=c["edge"], lw=0.9, ls=DASHED, zorder=0)
        dot(right, h, slope, c["orange"], c)
        right.plot([0], [2], "o", ms=8, mfc=c["paper"], mec=c["blue"], mew=1.8, zorder=5)
        beside = (h - 0.1, slope + 0.15, "right") if h > 1 else (max(h + 0.12, 0.3), max(slope - 0.15, 2.1), "left")
        label(right, *beside[:2], f"slope {slope:.4g}", c["orange"], c, ha=beside[2])
        label(right, 0.13, 1.72, f"$f\\,{PRIME}(1)=2$", c["blue"], c)
        right.set(xlim=(-0.15, 2.3), ylim=(1.4, 4.4), xticks=[0, 1, 2], yticks=[2, 3, 4], xlabel="run $h$")
        left.set_title("The secant turns into the tangent …")
        right.set_title("… as $h$ shrinks")
    alt = (
        f"Left: the parabola x squared; a secant through (1, 1) and ({1 + h:.3g}, {(1 + h) ** 2:.4g}), and the tangent "
        f"at (1, 1). Right: the slope of the secant against the run h is the straight line 2 + h; at h = {h:.3g} it is "
        f"{slope:.4g}. At h = 0, where there is no secant any more, the line ends in a hollow point at 2, the slope of "
        "the tangent."
    )
    return fig, alt


def error_against_step(dark: bool = False) -> Drawing:
    """How far two quotients of differences are off, over the step, for the slope of the exponential at 1."""
    h = np.logspace(-15, 0, 241)
    right = np.e
    one = np.abs((np.exp(1 + h) - np.exp(1)) / h - right)
    both = np.abs((np.exp(1 + h) - np.exp(1 - h)) / (2 * h) - right)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.1))
        ax = fig.subplots()
        ax.loglog(h, np.maximum(one, 1e-13), color=c["orange"], lw=1.4)
        ax.loglog(h, np.maximum(both, 1e-13), color=c["blue"], lw=1.4)
        guide = np.array([1e-14, 3e-6])
        ax.loglog(guide, 4e-17 * 4 / guide, color=c["edge"], lw=0.9, ls=DASHED)
        told = "one side: slope 1,\nhalf the step, half the error"
        label(ax, 3e-5, 1.2e-3, told, c["orange"], c, ha="right", va="bottom", fontsize=11, linespacing=1.25)
        told = "both sides: slope 2,\nhalf the step,\na quarter of the error"
        label(ax, 3e-4, 3e-10, told, c["blue"], c, va="top", fontsize=11, linespacing=1.25)
        label(ax, 1.5e-15, 4e-6, "rounding:\nslope −1", c["muted"], c, va="top", fontsize=11, linespacing=1.25)
        ax.set(xlim=(1e-15, 1), ylim=(1e-13, 10), xlabel="step $h$", ylabel="error of the slope")
        ax.set(xticks=[1e-15, 1e-10, 1e-5, 1], yticks=[1e-12, 1e-8, 1e-4, 1])
        ax.minorticks_off()
        ax.set_title("Smaller is better, until rounding takes over")
    alt = (
        "Error of the slope of the exponential at 1 against the step h, both axes logarithmic. From right to left: "
        "with a step to one side the error falls along a line of slope 1 down to 1e-8 at h = 1e-8; with steps to both "
        "sides it falls along a line of slope 2 down to 1e-11 at h = 1e-5. Further left both rise again, raggedly, "
        "along a line of slope -1: there rounding is divided by ever smaller steps."
    )
    return fig, alt


def two_polynomials(dark: bool = False) -> Drawing:
    """Two polynomials and their slopes, differentiated term by term."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.7))
        left, right = fig.subplots(1, 2)
        x = np.linspace(-1.6, 1.6, 321)
        left.plot(x, 2 * x**3 + x + 3, color=c["ink"])
        left.plot(x, 6 * x**2 + 1, color=c["blue"])
        right.plot(x, x**4 + x**2 + 5, color=c["ink"])
        right.plot(x, 4 * x**3 + 2 * x, color=c["blue"])
        for ax in (left, right):
            ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
            ax.set(xlim=(-1.6, 1.6), ylim=(-8, 15), xticks=[-1, 0, 1], yticks=[0, 5, 10], xlabel="$x$")
        right.plot([0, 0], [0, 5], color=c["edge"], lw=0.9, ls=DASHED)
        dot(right, 0, 0, c["blue"], c)
        dot(right, 0, 5, c["ink"], c)
        label(left, -0.75, -2.6, "$2x^3+x+3$", c["ink"], c)
        label(left, 0, 9.6, "slope $6x^2+1$", c["blue"], c, ha="center", va="bottom")
        label(right, 0, 7.4, "$x^4+x^2+5$", c["ink"], c, ha="center", va="bottom")
        label(right, 0.12, -3.2, "slope $4x^3+2x$", c["blue"], c)
        left.set_title("A slope that is never 0:\nno turning back")
        right.set_title("A slope that passes 0:\nthe bottom is there")
    alt = (
        "Two panels over x from -1.6 to 1.6. Left: the cubic 2x^3 + x + 3 rises throughout; its slope 6x^2 + 1 is a "
        "parabola that never comes below 1. Right: x^4 + x^2 + 5 has its bottom at x = 0, height 5, exactly where its "
        "slope 4x^3 + 2x passes through 0, from below to above."
    )
    return fig, alt


def touching_tangent(dark: bool = False, a: float = 1.6) -> Drawing:
    """Above, a curve with its tangent at a and the level ones; below, its slope, 0 where the curve turns."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 5.0))
        top, low = fig.subplots(2, 1, sharex=True, height_ratios=[1.25, 1])
        x, height, slope = np.linspace(-2.3, 2.3, 461), a**3 / 3 - a, a**2 - 1
        top.plot(x, x**3 / 3 - x, color=c["ink"])
        low.plot(x, x**2 - 1, color=c["blue"])
        low.axhline(0, color=c["line"], lw=0.9, zorder=0)
        for x0 in (-1.0, 1.0):
            y0 = x0**3 / 3 - x0
            top.plot([x0 - 0.45, x0 + 0.45], [y0, y0], color=c["edge"], lw=1.4)
            top.plot([x0, x0], [y0, -2], color=c["edge"], lw=0.9, ls=DASHED, zorder=0)
            low.plot([x0, x0], [4.4, 0], color=c["edge"], lw=0.9, ls=DASHED, zorder=0)
            dot(top, x0, y0, c["ink"], c)
            dot(low, x0, 0, c["blue"], c)
        near = np.array([a - 0.55, a + 0.55])
        top.plot(near, height + slope * (near - a), color=c["blue"])
        dot(top, a, height, c["blue"], c)
        dot(low, a, slope, c["blue"], c)
        for x0, y0, va in ((-1.0, 0.84, "bottom"), (0.75, -0.84, "top")):
            if abs(a - x0) > 0.7:
                label(top, x0, y0, "level", c["muted"], c, ha="center", va=va, fontsize=11)
        to_the_left = a > 0 and slope >= 0
        side, away = ("right", -0.2) if to_the_left else ("left", 0.2)
        told = f"{slope:.3g}".replace("-", "−")
        label(top, a + away, height + 0.25, f"slope {told}", c["blue"], c, ha=side, va="bottom")
        if abs(a) > 1:
            label(low, a + 0.75 * away, slope + 0.1, told, c["blue"], c, ha=side, va="bottom")
        else:
            label(low, a, slope + 0.25, told, c["blue"], c, ha="center", va="bottom")
        label(low, 0, 1.5, "0 below the top and below the bottom", c["blue"], c, ha="center", va="bottom", fontsize=11)
        top.set(ylim=(-2, 2), yticks=[-1, 0, 1], yticklabels=["−1", "0", "1"])
        low.set(xlim=(-2.3, 2.3), ylim=(-1.4, 4.4), xticks=[-2, -1, 0, 1, 2], yticks=[-1, 0, 2, 4], xlabel="$x$")
        top.tick_params(bottom=False)
        top.spines["bottom"].set_visible(False)
        top.set_title(r"A tangent touches $\frac{1}{3}x^3-x$: a point and a slope …")
        low.set_title("… and the slope is 0 where the curve turns", color=c["blue"])
    alt = (
        "Two curves over x. Above: one third of x cubed minus x, with its top at x = -1 and its bottom at x = 1, where "
        f"level lines touch it, and the tangent at x = {a:.3g}, of slope {slope:.3g}. Below: the slope, x squared "
        "minus 1, a parabola that passes through 0 exactly at x = -1 and at x = 1."
    )
    return fig, alt
