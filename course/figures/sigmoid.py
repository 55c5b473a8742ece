"""The sigmoid and its slope."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import ConnectionPatch

from course.figures.drawing import WIDTH, Drawing, dot, label, style
from course.givens import sigmoid

PRIME = r"\mathrm{′}"  # mathtext's own ' floats too high in STIX
DASHED = (0, (2, 3))


def slope_at(z: Any) -> Any:
    a = sigmoid(z)
    return a * (1 - a)


def sigmoid_and_slope(dark: bool = False) -> Drawing:
    """Above, the sigmoid with two tangents; below, how steep those tangents are."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 5.2))
        top, low = fig.subplots(2, 1, sharex=True, height_ratios=[1.25, 1])
        z = np.linspace(-7, 7, 701)
        top.plot(z, sigmoid(z), color=c["ink"])
        low.plot(z, slope_at(z), color=c["blue"])
        for z0, reach in ((0.0, 2.0), (4.0, 1.3)):  # the tangent at 0 meets heights 0 and 1 at z = -2 and 2
            near = np.array([z0 - reach, z0 + reach])
            top.plot(near, sigmoid(z0) + slope_at(z0) * (near - z0), color=c["blue"], lw=1.8)
            top.plot([z0, z0], [sigmoid(z0), -0.06], color=c["edge"], lw=0.9, ls=DASHED)
            low.plot([z0, z0], [0.30, slope_at(z0)], color=c["edge"], lw=0.9, ls=DASHED)
            dot(top, z0, sigmoid(z0), c["blue"], c)
            dot(low, z0, slope_at(z0), c["blue"], c)
        top.plot([-2, 2, 2], [0, 0, 1], color=c["blue"], lw=0.9)
        label(top, 1.1, 0.03, "run 4", c["blue"], c, ha="center", va="bottom", fontsize=10.5)
        label(top, 2.1, 0.32, "rise 1", c["blue"], c, fontsize=10.5)
        label(top, 2.1, 0.62, r"slope $\frac{1}{4}$", c["blue"], c, fontsize=13)
        label(top, 4.15, 0.88, "slope 0.018", c["blue"], c, va="top")
        label(top, -4.4, 0.16, r"$\sigma(z)=\dfrac{1}{1+e^{-z}}$", c["ink"], c, ha="center", va="bottom")
        formula = rf"$\sigma{PRIME}(z)=\sigma(z)\,(1-\sigma(z))$"
        label(low, -1.3, 0.2, formula, c["blue"], c, ha="right", fontsize=11.5)
        label(low, 0.25, 0.262, r"never above $\frac{1}{4}$", c["blue"], c, va="bottom")
        label(low, 3.9, 0.062, "0.018", c["blue"], c, ha="right", va="bottom")
        for lo, hi in ((-7, -4.6), (4.6, 7)):
            low.axvspan(lo, hi, color=c["line"], alpha=0.4, lw=0, zorder=0)
            low.text((lo + hi) / 2, 0.1, "saturated:\nslope < 0.01", color=c["muted"], ha="center", va="center",
                     fontsize=10.5, linespacing=1.2)  # fmt: skip
        top.set(ylim=(-0.06, 1.06), yticks=[0, 0.5, 1], yticklabels=["0", "½", "1"])
        top.axhline(1, color=c["line"], lw=0.9, zorder=0)
        low.axhline(0.25, color=c["line"], lw=0.9, zorder=0)
        low.set(ylim=(0, 0.30), yticks=[0, 0.25], yticklabels=["0", "¼"])
        low.set(xlim=(-7, 7), xticks=range(-6, 7, 2), xlabel="pre-activation $z$")
        top.tick_params(bottom=False)
        top.spines["bottom"].set_visible(False)
        top.set_title("Its height is an activation …")
        low.set_title("… and its slope is what backprop multiplies by", color=c["blue"])
    alt = (
        "Two curves over the pre-activation z from -7 to 7. Above: the sigmoid rises from 0 to 1; its tangent at z = 0 "
        "rises 1 over a run of 4, slope one quarter; at z = 4 the slope is 0.018. Below: that slope as a curve, a bell "
        "with its peak of one quarter at z = 0, below 0.01 where z is beyond 4.6 on either side: there it is saturated."
    )
    return fig, alt


def height_or_argument(dark: bool = False) -> Drawing:
    """One slope over its height and over its argument: a(1 - a) is made for the height."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        left, right = fig.subplots(1, 2, sharey=True, width_ratios=[1, 1.25])
        fig.set_layout_engine("constrained", wspace=0.06)
        a, z, near = np.linspace(0, 1, 201), np.linspace(-6, 6, 601), np.linspace(-0.12, 1.12, 125)
        height, argument, slope = 0.9, np.log(9), 0.09  # sigmoid(ln 9) = 0.9
        left.plot(a, a * (1 - a), color=c["blue"], clip_on=False)
        right.plot(z, slope_at(z), color=c["blue"])
        right.plot(near, near * (1 - near), color=c["orange"])
        for ax, x in ((left, height), (right, argument)):
            for y in (0, 0.25):
                ax.axhline(y, color=c["line"], lw=0.9, zorder=0)
            ax.plot([x, x], [-0.13, slope], color=c["edge"], lw=0.9, ls=DASHED)
            dot(ax, x, slope, c["blue"], c)
        link = ConnectionPatch((height, slope), (argument, slope), "data", "data", axesA=left, axesB=right)
        link.set(color=c["edge"], lw=0.9, ls=DASHED)
        fig.add_artist(link)
        label(left, 0.5, 0.262, "$a\\,(1-a)$", c["blue"], c, ha="center", va="bottom")
        label(right, -1.75, 0.19, rf"$\sigma{PRIME}(z)$", c["blue"], c, ha="right")
        label(right, 2.55, 0.105, r"$\sigma(z)=0.9$", c["blue"], c, va="bottom")
        wrong = "$z\\,(1-z)$ falls to\n$-110$ at $z=-10$"
        label(right, -0.5, -0.065, wrong, c["orange"], c, ha="right", linespacing=1.3)
        left.set(xlim=(0, 1), xticks=[0, 0.5, 0.9], xticklabels=["0", "½", "0.9"], xlabel="activation $a$")
        left.set(ylim=(-0.13, 0.31), yticks=[0, 0.09, 0.25], yticklabels=["0", "0.09", "¼"])
        right.set(xlim=(-6, 6), xticks=[-4, 0, argument, 4], xticklabels=["−4", "0", "2.2", "4"])
        right.set(xlabel="pre-activation $z$")
        left.set_title("The slope over $a$: a parabola …")
        right.set_title("… and over $z$: a bell, no parabola")
    alt = (
        "Two panels with one vertical axis, the slope. Left: over the activation a from 0 to 1 it is the parabola "
        "a(1 - a) with its peak of one quarter at a = 0.5. Right: over the pre-activation z from -6 to 6 it is a bell "
        "with its peak of one quarter at z = 0. A dashed line joins one point of both: a = 0.9 on the left, z = 2.2 on "
        "the right, where sigmoid(z) = 0.9; the slope is 0.09 in both. In orange on the right the wrong formula "
        "z(1 - z): a narrow parabola that leaves the picture below, on its way to -110 at z = -10."
    )
    return fig, alt
