"""Beyond the first slope: the second, the n-th, wrong plots of the first, the logistic law, axes through the origin."""

from __future__ import annotations

from math import comb, log, sqrt

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.figures.sigmoid import DASHED, PRIME, slope_at
from course.givens import sigmoid

STEEPEST, HEIGHT = log(2 + sqrt(3)), sqrt(3) / 18  # where the bell is steepest, and how steep it is there
GRID = np.linspace(-10, 10, 100)  # as in many a plot: it leaves 0 out
WRONG = {
    "raw": ("the argument: x (1 − x)", lambda: GRID * (1 - GRID)),
    "spacing": ("the spacing: np.gradient(a)", lambda: np.gradient(sigmoid(GRID))),
    "step": ("the step: dx = 1", lambda: (sigmoid(GRID + 1) - sigmoid(GRID - 1)) / 2),
}
FLAWS = {
    "raw": "falls to −110\nat x = −10",
    "spacing": "peak 0.05: the points are\n0.2 apart, not 1",
    "step": "peak 0.23: a step of 1\nflattens what is curved",
}
MOST = 10  # derivatives that the slider shows


def slope_of_the_slope(dark: bool = False) -> Drawing:
    """Above, the bell with its steepest places; below, how steep it is there."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.8))
        top, low = fig.subplots(2, 1, sharex=True)
        z = np.linspace(-7, 7, 701)
        top.plot(z, slope_at(z), color=c["ink"])
        low.plot(z, nth(2, z), color=c["blue"])
        for side in (-1, 1):
            at, slope = side * STEEPEST, -side * HEIGHT
            near = np.array([at - 0.85, at + 0.85])
            top.plot(near, slope_at(at) + slope * (near - at), color=c["blue"], lw=1.8)
            top.plot([at, at], [slope_at(at), -0.02], color=c["edge"], lw=0.9, ls=DASHED)
            low.plot([at, at], [0.125, slope], color=c["edge"], lw=0.9, ls=DASHED)
            dot(top, at, slope_at(at), c["blue"], c)
            dot(low, at, slope, c["blue"], c)
        label(top, 0, 0.262, "flat", c["blue"], c, ha="center", va="bottom", fontsize=10.5)
        label(top, 2.1, 0.2, "steepest, at $z=\\ln(2+\\sqrt{3})$", c["blue"], c, fontsize=10.5)
        label(top, -2.5, 0.17, rf"$\sigma{PRIME}(z)=a\,(1-a)$", c["ink"], c, ha="right", fontsize=11.5)
        label(low, -2.0, 0.107, r"$\sqrt{3}/18\approx 0.096$", c["blue"], c, ha="right", fontsize=11)
        label(low, 1.75, -0.1, r"$-\sqrt{3}/18$", c["blue"], c, fontsize=11)
        label(low, 2.7, 0.055, rf"$\sigma{PRIME}{PRIME}(z)$", c["blue"], c, fontsize=11.5)
        low.axhline(0, color=c["line"], lw=0.9, zorder=0)
        top.set(ylim=(-0.02, 0.31), yticks=[0, 0.25], yticklabels=["0", "¼"])
        low.set(xlim=(-7, 7), ylim=(-0.125, 0.125), yticks=[-0.1, 0, 0.1], yticklabels=["−0.1", "0", "0.1"])
        low.set(xticks=[-6, -4, -STEEPEST, 0, STEEPEST, 4, 6], xlabel="pre-activation $z$")
        low.set_xticklabels(["−6", "−4", "−1.32", "0", "1.32", "4", "6"])
        top.tick_params(bottom=False)
        top.spines["bottom"].set_visible(False)
        top.set_title("The bell is steepest on its flanks …")
        low.set_title("… where its own slope is largest in size", color=c["blue"])
    alt = (
        "Two curves over z from -7 to 7. Above, the bell of the sigmoid's slope with two tangents on its flanks, at "
        "z = -1.32 and z = 1.32, that is at plus and minus ln(2 + root 3). Below, the second derivative: it rises to "
        "root 3 over 18, about 0.096, at z = -1.32, falls through 0 at z = 0 to the negative of that at z = 1.32."
    )
    return fig, alt


def wrong_slopes(dark: bool = False) -> Drawing:
    """Three plots that were meant to be the slope of the sigmoid, each beside the right curve."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.3))
        for ax, plot in zip(fig.subplots(1, 3, sharey=True), WRONG, strict=True):
            _wrong(ax, plot, c)
            ax.set_title(WRONG[plot][0].partition(":")[0], fontsize=11)
            ax.set(xticks=[-5, 0, 5], xticklabels=["−5", "0", "5"])
            ax.set_xlabel(FLAWS[plot], color=c["orange"], fontsize=9.5, linespacing=1.25)
        fig.suptitle("Three plots that lie: blue is right, orange was drawn", fontsize=12.5)
    alt = (
        "Three panels over x from -10 to 10, in each the right slope of the sigmoid in blue, a bell of height one "
        "quarter, and what was drawn in orange. First, x times (1 - x): a narrow parabola that leaves the picture "
        "below. Second, np.gradient without the spacing: a bell of height 0.05. Third, a difference with step 1: a "
        "bell of height 0.23, a little lower and wider than the right one."
    )
    return fig, alt


def wrong_slope(dark: bool = False, plot: str = "raw") -> Drawing:
    """One of them. plot : "raw", "spacing" or "step" """
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        ax = fig.subplots()
        _wrong(ax, plot, c)
        ax.set(xlabel="$x$", xticks=range(-10, 11, 5), xticklabels=["−10", "−5", "0", "5", "10"])
        label(ax, 3, 0.2, "the slope of the sigmoid", c["blue"], c)
        label(ax, -3, -0.06, FLAWS[plot], c["orange"], c, ha="right", linespacing=1.3)
        ax.set_title(f"Wrong in {WRONG[plot][0]}")
    said = " ".join(FLAWS[plot].split())
    alt = (
        "Over x from -10 to 10 the right slope of the sigmoid in blue, a bell of height one quarter at x = 0; in "
        f"orange what was drawn. Wrong in {WRONG[plot][0]}; {said}."
    )
    return fig, alt


def _wrong(ax: Axes, plot: str, c: Colours) -> None:
    x = np.linspace(-10, 10, 801)
    ax.axhline(0.25, color=c["line"], lw=0.9, zorder=0)
    ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
    ax.plot(x, slope_at(x), color=c["blue"])
    ax.plot(GRID, WRONG[plot][1](), color=c["orange"])
    ax.set(xlim=(-10, 10), ylim=(-0.13, 0.29), yticks=[0, 0.25], yticklabels=["0", "¼"])


def nth_derivative(dark: bool = False, n: int = 3) -> Drawing:
    """The sigmoid and its derivatives as far as the n-th, 0 to 10, the last of them in blue."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.8))
        ax = fig.subplots()
        z = np.linspace(-8, 8, 1601)
        for k in range(n):
            ax.plot(z, nth(k, z), color=c["ink"] if k == 0 else c["edge"], lw=2.2 if k == 0 else 1.1)
        last = nth(n, z)
        ax.plot(z, last, color=c["blue"] if n else c["ink"])
        ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
        reach = max(1.0, float(np.abs(last).max()))
        low = min(0.0, float(last.min()))
        ax.set(xlim=(-8, 8), ylim=(low - 0.12 * reach, 1.12 * max(1.0, float(last.max()))), xlabel="pre-activation $z$")
        ax.set_title(_title(n), color=c["blue"] if n else c["ink"])
        ax.text(0.02, 0.95, _polynomial(n), transform=ax.transAxes, ha="left", va="top", fontsize=9.5, color=c["muted"],
                linespacing=1.5)  # fmt: skip
    humps = "no hump" if n == 0 else f"{n} {'hump' if n == 1 else 'humps'}, up and down in turn"
    alt = (
        f"The sigmoid over z from -8 to 8, and its derivatives as far as number {n}; the last has {humps}, and is at "
        f"most {np.abs(last).max():.3g} in size. As a polynomial in a = sigmoid(z) it is {_in_words(n)}."
    )
    return fig, alt


def coefficients(n: int) -> list[int]:
    """Of the n-th derivative in powers of a, from a¹ on: Σⱼ (−1)ʲ (k over j) (j + 1)ⁿ."""
    return [sum((-1) ** j * comb(k, j) * (j + 1) ** n for j in range(k + 1)) for k in range(n + 1)]


def nth(n: int, z: np.ndarray) -> np.ndarray:
    """The n-th derivative of the sigmoid; mirrored for z > 0, where the polynomial would cancel."""
    a = sigmoid(-np.abs(z))
    value = np.polyval([*coefficients(n)[::-1], 0], a)
    if n == 0:
        return np.where(z > 0, 1 - value, value)
    return np.where(z > 0, (-1) ** (n + 1) * value, value)


def _title(n: int) -> str:
    if n == 0:
        return "The sigmoid: no derivative yet"
    return f"Derivative {n}: {n} {'hump' if n == 1 else 'humps'}, and flat far out"


def _polynomial(n: int) -> str:
    terms = [f"{'+' if c > 0 else '−'} {abs(c):,} a^{k}" for k, c in enumerate(coefficients(n), start=1)]
    terms = [t.replace(" 1 a", " a").replace("a^1 ", "a ").removesuffix("^1") for t in terms]
    terms[0] = terms[0].removeprefix("+ ")
    written = [f"${t.replace('a^', 'a^{').replace(',', '{,}')}{'}' if 'a^' in t else ''}$" for t in terms]
    written = [t.replace("$+ ", r"$+\,").replace("$− ", r"$-\,").replace(" a", r"\,a") for t in written]
    row = 3 if n < 7 else 2
    return "\n".join("  ".join(written[i : i + row]) for i in range(0, len(written), row))


def _in_words(n: int) -> str:
    terms = [f"{c:+d}a^{k}" for k, c in enumerate(coefficients(n), start=1)]
    return " ".join(terms).removeprefix("+")


def logistic_law(dark: bool = False) -> Drawing:
    """The sigmoid as the chance to stay below z: the area under the bell so far."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.4))
        left, right = fig.subplots(1, 2)
        z, at = np.linspace(-7, 7, 701), 1.5
        below = z[z <= at]
        left.fill_between(below, slope_at(below), color=c["blue"], alpha=0.22, lw=0)
        left.plot(z, slope_at(z), color=c["blue"])
        right.plot(z, sigmoid(z), color=c["ink"])
        for ax, top in ((left, slope_at(at)), (right, sigmoid(at))):
            ax.plot([at, at], [0, top], color=c["edge"], lw=0.9, ls=DASHED)
            dot(ax, at, top, c["blue"] if ax is left else c["ink"], c)
            ax.set(xlim=(-7, 7), xticks=[-6, -3, 0, at, 4.5, 7], xticklabels=["−6", "−3", "0", "1.5", "4.5", ""])
            ax.set(xlabel="$z$")
        right.plot([-7, at], [sigmoid(at)] * 2, color=c["edge"], lw=0.9, ls=DASHED)
        label(left, 0, 0.08, "area\n0.82", c["blue"], c, ha="center", linespacing=1.2)
        label(right, -6.5, 0.87, "0.82", c["ink"], c, va="bottom")
        left.set(ylim=(0, 0.29), yticks=[0, 0.25], yticklabels=["0", "¼"])
        right.set(ylim=(0, 1.06), yticks=[0, 0.5, 1], yticklabels=["0", "½", "1"])
        left.set_title(rf"$\sigma{PRIME}$ is a density …", color=c["blue"])
        right.set_title(r"… and $\sigma$ its distribution")
    alt = (
        "Two panels over z. Left, the bell of the sigmoid's slope as a density; the area under it to the left of "
        "z = 1.5 is shaded and measures 0.82. Right, the sigmoid; at z = 1.5 its height is 0.82, the same number."
    )
    return fig, alt


def axes_through_the_origin(dark: bool = False) -> Drawing:
    """The same two curves in a box, and with the axes where a textbook has them."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.2))
        left, right = fig.subplots(1, 2)
        z = np.linspace(-6, 6, 601)
        for ax in (left, right):
            ax.plot(z, sigmoid(z), color=c["ink"])
            ax.plot(z, slope_at(z), color=c["blue"])
            ax.set(xlim=(-6, 6), ylim=(-0.14, 1.1), xticks=[-4, -2, 2, 4], xticklabels=["−4", "−2", "2", "4"])
        for side in ("top", "right", "left", "bottom"):
            left.spines[side].set_visible(True)
        left.set(yticks=[0, 0.5, 1], yticklabels=["0", "½", "1"])
        right.spines["left"].set_position(("data", 0))
        right.spines["bottom"].set_position(("data", 0))
        right.set(yticks=[0.5, 1], yticklabels=["½", "1"])
        label(right, 3.1, 0.86, r"$\sigma$", c["ink"], c, fontsize=13)
        label(right, 2.3, 0.17, rf"$\sigma{PRIME}$", c["blue"], c, fontsize=13)
        left.set_title("A box: where is 0?")
        right.set_title("Axes through the origin")
    alt = (
        "The sigmoid and its slope over z from -6 to 6, twice. Left in a box with its ticks at the edges. Right with "
        "two axes that cross at the origin: one sees that the sigmoid meets the vertical axis at one half."
    )
    return fig, alt
