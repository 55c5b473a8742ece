"""What stands in a figure, whatever its order, grid, colours and style.

Each check looks for one thing and says what it found instead, as a `Shortfall`, or None where all is well. Values are
judged to what an eye could see, a few thousandths of the curve's height: numbers are judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.checks.panels import lines, panels
from autograder.checks.roundness import by_roundness
from autograder.plain.figure import AxesData, FigureData, LineData

SEEN = 2e-3  # of the curve's height: what an eye can see
NEAR = 1e-2  # of the axis: how near a mark must be to what it marks
FEW = 20  # points; fewer make no curve, more are no marks


@dataclass(frozen=True)
class Shortfall:
    """What is missing, or stands in the wrong place; the words are in `autograder.wording`."""

    kind: str
    returned: str = ""
    expected: str = ""
    by: str = ""


def curve(f: Callable[[Any], Any], low: float, high: float, n: int = 2001) -> np.ndarray:
    """The curve of f over [low, high], shape (n, 2), for `curve_shortfall`."""
    x = np.linspace(low, high, n)
    return np.stack([x, np.broadcast_to(np.asarray(f(x), dtype=float), x.shape)], axis=1)


def curve_shortfall(figure: FigureData, want: np.ndarray, points: int = FEW) -> Shortfall | None:
    """Whether some line follows `want` over all of its range, with at least so many points.

    want : (n, 2), x rising and so dense that straight pieces between its points are near enough
    """
    low, high = float(want[0, 0]), float(want[-1, 0])
    over = f"[{low:.4g}, {high:.4g}]"
    looks = [_followed(line, want) for _, line in lines(figure) if line.kind in ("curve", "points")]
    looks = [look for look in looks if look.inside >= 2]
    if not looks:
        return Shortfall("no curve", expected=over)
    best = min(looks, key=lambda look: (look.off_share > 0, not look.covers, look.off_share, look.worst))
    if best.off_share == 0:
        if not best.covers:
            return Shortfall("short", f"[{best.x.min():.4g}, {best.x.max():.4g}]", over)
        if best.line.points < points:
            return Shortfall("coarse", str(best.line.points), str(points))
        return None
    if best.inside < FEW or not best.covers:
        return Shortfall("no curve", expected=over)
    x, got, right = best.example()
    return Shortfall("off", f"({x:.4g}, {got:.4g})", f"({x:.4g}, {right:.4g})", _times(best.y, best.right, best.height))


def together_shortfall(figure: FigureData, want: Sequence[np.ndarray]) -> Shortfall | None:
    """Whether some pair of axes holds all of these curves."""
    for ax in panels(figure):
        alone = replace(figure, axes=(ax,))
        if all(curve_shortfall(alone, curve) is None for curve in want):
            return None
    return Shortfall("apart")


@dataclass(frozen=True)
class _Look:
    """How a line compares with a curve.

    inside : how many of its points were compared; x, y : these; right : the curve's heights there
    off : which of them are visibly off; worst : by how much, in heights of the curve
    """

    line: LineData
    inside: int
    covers: bool = False
    x: np.ndarray = field(default_factory=lambda: np.zeros(0))
    y: np.ndarray = field(default_factory=lambda: np.zeros(0))
    right: np.ndarray = field(default_factory=lambda: np.zeros(0))
    off: np.ndarray = field(default_factory=lambda: np.zeros(0))
    worst: float = np.inf
    height: float = 1.0

    @property
    def off_share(self) -> float:
        return float(self.off.mean()) if self.off.size else 1.0

    def example(self) -> tuple[float, float, float]:
        """x, height, right height at the roundest point that is off: slow, so only where it is shown."""
        roundest = float(by_roundness(np.unique(np.round(self.x[self.off], 6)))[0])
        at = int(np.argmin(np.abs(self.x - roundest) + np.where(self.off, 0.0, np.inf)))
        return float(self.x[at]), float(self.y[at]), float(self.right[at])


def _followed(line: LineData, want: np.ndarray) -> _Look:
    low, high = want[0, 0], want[-1, 0]
    width = high - low
    x, y = line.xy[np.isfinite(line.xy).all(axis=1)].T
    here = (x >= low - 1e-9 * width) & (x <= high + 1e-9 * width)
    x, y = x[here], y[here]
    if x.size < 2:
        return _Look(line, int(x.size))
    right = np.interp(x, want[:, 0], want[:, 1])
    judged = np.isfinite(right)
    x, y, right = x[judged], y[judged], right[judged]
    if not x.size:
        return _Look(line, 0)
    finite = want[np.isfinite(want[:, 1]), 1]
    height = float(np.ptp(finite)) or float(np.max(np.abs(finite), initial=0.0)) or 1.0
    error = np.abs(y - right) / height
    gaps = np.diff(np.sort(np.concatenate([x, [low, high]])))
    covers = bool((gaps <= max(0.1, 2 / max(x.size, 1)) * width).all()) and x.min() <= low + NEAR * width
    covers = covers and bool(x.max() >= high - NEAR * width)
    return _Look(line, int(x.size), covers, x, y, right, error > SEEN, float(error.max()), height)


def _times(y: np.ndarray, right: np.ndarray, height: float) -> str:
    """By which factor all of a curve is too high or too low; "" where there is none."""
    large = np.abs(right) > 0.1 * height
    if large.sum() < 3 or np.ptp(right[large]) < 0.1 * height:
        return ""
    with np.errstate(all="ignore"):
        ratio = y[large] / right[large]
    middle = float(np.median(ratio))
    with np.errstate(all="ignore"):
        alike = np.abs(ratio - middle) <= 0.02 * abs(middle)
    return f"{middle:.3g}" if alike.all() and np.isfinite(middle) and middle and abs(middle - 1) > 0.02 else ""


def tangent_shortfall(figure: FigureData, x: float, y: float, slope: float) -> Shortfall | None:
    """Whether some straight line touches (x, y) with this slope and can be seen on both sides of it, or on one."""
    straight = []
    for ax, line in lines(figure):
        if line.kind != "curve" or not _is_straight(line.xy):
            continue
        (x0, y0), (x1, y1) = line.xy[0], line.xy[-1]
        own = (y1 - y0) / (x1 - x0)
        width, height = _extent(ax)
        reaches = min(x0, x1) - NEAR * width <= x <= max(x0, x1) + NEAR * width and abs(x1 - x0) >= 0.05 * width
        touches = abs(y0 + own * (x - x0) - y) <= NEAR * height
        if reaches and touches and abs(own - slope) * width <= NEAR * max(height, abs(slope) * width):
            return None
        straight.append((not touches, abs(own - slope), own))
    if not straight:
        return Shortfall("no tangent", expected=f"({x:.4g}, {y:.4g})")
    misses, _, own = min(straight)
    kind = "tangent elsewhere" if misses else "tangent slope"
    return Shortfall(kind, f"{own:.4g}", f"{slope:.4g}", f"({x:.4g}, {y:.4g})")


def _is_straight(xy: np.ndarray) -> bool:
    if len(xy) < 2 or not np.isfinite(xy).all() or xy[0, 0] == xy[-1, 0]:
        return False
    (x0, y0), (x1, y1) = xy[0], xy[-1]
    on_it = y0 + (y1 - y0) * (xy[:, 0] - x0) / (x1 - x0)
    return bool(np.max(np.abs(xy[:, 1] - on_it)) <= 1e-6 * max(float(np.ptp(xy[:, 1])), 1e-300) + 1e-12)


def mark_shortfall(figure: FigureData, x: float, y: float | None = None) -> Shortfall | None:
    """Whether a marker, a word or an upright line stands at x, and at y where one is given."""
    for ax, line in lines(figure):
        width, height = _extent(ax)
        few = line.points <= FEW and (line.kind == "points" or line.marker)
        upright = line.kind in ("curve", "vertical") and len(line.xy) == 2 and line.xy[0, 0] == line.xy[1, 0]
        for px, py in line.xy if few or upright else ():
            if abs(px - x) <= NEAR * width and (y is None or upright or abs(py - y) <= 2 * NEAR * height):
                return None
    for ax in figure.axes:
        width, height = _extent(ax)
        for word in ax.words:
            if abs(word.x - x) <= NEAR * width and (y is None or abs(word.y - y) <= 0.1 * height):
                return None
    return Shortfall("no mark", expected=f"x = {x:.4g}" if y is None else f"({x:.4g}, {y:.4g})")


def labels_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether the curves of each pair of axes can be told apart: by a legend, or by words beside them.

    One legend may serve many axes: the figure's own, or that of one pair of axes where the others give their curves
    the same labels. A curve that is alone needs no label where the axes' title or y label says what it is.
    """
    shown = {text for legend in (figure.legend, *(ax.legend for ax in figure.axes)) for text in legend}
    for n, ax in enumerate(panels(figure), 1):
        curves = [line for line in ax.lines if line.kind == "curve" and line.points > 2]
        elsewhere = max(len(figure.legend), sum(line.label in shown for line in curves))
        told = max(len(ax.legend) + len(ax.words), elsewhere)
        if len(curves) == 1 and (told or ax.title or ax.y_label or figure.title):
            continue
        if told < len(curves):
            labelled = sum(bool(line.label) for line in curves)
            kind = "no legend" if labelled == len(curves) and not ax.legend else "unlabelled"
            return Shortfall(kind, str(told), str(len(curves)), _number(figure, n))
    return None


def formulas_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether what is said of the curves of each pair of axes is set as a formula, between dollar signs."""
    for n, ax in enumerate(panels(figure), 1):
        curves = sum(line.kind == "curve" and line.points > 2 for line in ax.lines)
        said = [*ax.legend, *(word.text for word in ax.words)]
        said += [ax.title, ax.y_label, figure.title] if curves == 1 else []
        formulas = sum(text.count("$") >= 2 for text in said)
        if formulas < curves:
            return Shortfall("no formulas", str(formulas), str(curves), _number(figure, n))
    return None


def names_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether both axes say what they show; a shared one need say it once."""
    axes = list(panels(figure))
    for n, ax in enumerate(axes, 1):
        if not figure.x_label and not any(a.x_label for a in axes if a.shares_x == ax.shares_x):
            return Shortfall("no x label", by=_number(figure, n))
        if not figure.y_label and not any(a.y_label for a in axes if a.shares_y == ax.shares_y):
            titled = ax.title and all(a.title for a in axes)  # in a panel of many a title may stand for it
            if not titled:
                return Shortfall("no y label", by=_number(figure, n))
    return None


def axes_shortfall(figure: FigureData, count: int) -> Shortfall | None:
    """Whether there are so many axes; hidden ones and colour bars do not count."""
    found = len(list(panels(figure)))
    return None if found == count else Shortfall("axes", str(found), str(count))


def shared_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether all axes show the same range of x, by sharing it or by having the same limits."""
    axes = list(panels(figure))
    if len({ax.shares_x for ax in axes}) <= 1:
        return None
    limits = np.array([ax.x_limits for ax in axes])
    width = float(np.max(np.abs(np.diff(limits, axis=1))))
    return None if np.ptp(limits, axis=0).max() <= 1e-6 * width else Shortfall("not shared")


def descent_shortfall(figure: FigureData, points: int = FEW) -> Shortfall | None:
    """Whether some line of at least so many points falls and never rises."""
    rising = None
    for _, line in lines(figure):
        y = line.xy[:, 1]
        if line.kind != "curve" or line.points < points or not np.isfinite(y).all():
            continue
        rise = np.diff(y)
        if (rise <= 1e-12 * max(float(np.ptp(y)), 1e-300)).all() and y[-1] < y[0]:
            return None
        rising = int(np.argmax(rise)) if rising is None else rising
    return Shortfall("no line", expected=str(points)) if rising is None else Shortfall("rises", by=str(rising + 1))


def path_shortfall(figure: FigureData, want: np.ndarray) -> Shortfall | None:
    """Whether some line goes through these points one after the other. want : (n, 2)"""
    size = max(float(np.max(np.abs(want), initial=0.0)), 1e-300)
    best: tuple[int, LineData] | None = None
    for _, line in lines(figure):
        same = min(len(line.xy), len(want))
        near = (np.abs(line.xy[:same] - want[:same]) <= 1e-6 * size).all(axis=1)
        good = int(np.argmin(near)) if not near.all() else same
        if good == len(want):
            return None
        if best is None or good > best[0]:
            best = good, line
    if best is None or (best[0] == 0 and len(best[1].xy) < 2):
        return Shortfall("no path", expected=str(len(want)))
    good, line = best
    if good == len(line.xy):
        return Shortfall("path ends", str(good), str(len(want)))
    (x, y), (u, v) = line.xy[good], want[good]
    return Shortfall("path leaves", f"({x:.4g}, {y:.4g})", f"({u:.4g}, {v:.4g})", str(good))


def origin_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether the axes cross at 0, by their spines or by lines drawn there."""
    for ax in panels(figure):
        level = any(line.kind == "horizontal" and (line.xy[:, 1] == 0).all() for line in ax.lines)
        upright = any(line.kind == "vertical" and (line.xy[:, 0] == 0).all() for line in ax.lines)
        if not ((level or ax.spines.get("bottom") == "0.0") and (upright or ax.spines.get("left") == "0.0")):
            return Shortfall("origin")
    return None


def contours_shortfall(figure: FigureData) -> Shortfall | None:
    """Whether there are contours somewhere."""
    return None if any(ax.contours for ax in figure.axes) else Shortfall("no contours")


def _extent(ax: AxesData) -> tuple[float, float]:
    (x0, x1), (y0, y1) = ax.x_limits, ax.y_limits
    return abs(x1 - x0) or 1.0, abs(y1 - y0) or 1.0


def _number(figure: FigureData, n: int) -> str:
    """Which axes, "" where there is just one pair."""
    return str(n) if len(list(panels(figure))) > 1 else ""
