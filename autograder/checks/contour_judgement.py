"""Contours: whether they are those of a function, and whether they lie below the path that is drawn on them.

student.plot_descent(…).draws_path_on_contours(path).draws_contours_of(coefficients, "the loss")
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

import numpy as np

from autograder.checks.figure import Shortfall, contours_shortfall, path_shortfall
from autograder.checks.figure_judgements import FigureJudgements
from autograder.checks.judging import judgement
from autograder.plain.figure import AxesData, FigureData

ENOUGH = 4  # contours, before one can say whether they follow a function
# How much the height may change along a contour, in steps to the next one, for most of them. Lines on a grid of 21 x 21
# stay below .3, filled areas at 1.2; lines with swapped axes are above .9, filled ones above 2.8.
ALONG_A_LINE, ALONG_AN_AREA = 0.75, 2.0
BEYOND = 0.2  # of the contours' extent: how far a path may leave it


class ContourJudgements(FigureJudgements):
    """Mixed into `Answer`."""

    @judgement
    def draws_contours_of(self, expected: Any, called: str = "the function") -> Self:
        """There are contours, and they follow a polynomial in x and y. expected : (n, m), coefficients of x^i y^j"""
        __tracebackhide__ = True
        return self._unless(contours_of_shortfall(self._figure(), np.asarray(expected)), called)

    @judgement
    def draws_path_on_contours(self, expected: Any, called: str = "the path") -> Self:
        """A line goes through points in their order, on contours if there are any. expected : (n, 2)"""
        __tracebackhide__ = True
        return self._unless(path_on_contours_shortfall(self._figure(), np.asarray(expected)), called)


def contours_of_shortfall(figure: FigureData, coefficients: np.ndarray) -> Shortfall | None:
    """Whether the function has one height along each contour.

    Those of its logarithm or of minus it are right too: any function of the height has the same contours.
    """
    if (missing := contours_shortfall(figure)) is not None:
        return missing
    uneven = None
    for ax in figure.axes:
        if len(lines := _contours(ax)) < ENOUGH:
            continue
        heights = [np.polynomial.polynomial.polyval2d(xy[:, 0], xy[:, 1], coefficients) for xy in lines]
        along = [np.ptp(np.quantile(h, (0.1, 0.9))) for h in heights]
        steps = np.abs(np.gradient([np.median(h) for h in heights]))
        allowed = ALONG_A_LINE if ax.contour_lines[0].kind == "curve" else ALONG_AN_AREA
        if np.median(along / np.maximum(steps, 1e-300)) <= allowed:
            return None
        uneven = uneven or _uneven(lines, heights)
    return uneven or Shortfall("few contours", expected=str(ENOUGH))


def path_on_contours_shortfall(figure: FigureData, want: np.ndarray) -> Shortfall | None:
    """Whether some line goes through these points; where axes have contours, in one of these, and they reach as far."""
    if (missing := path_shortfall(figure, want)) is not None:
        x, y = want[0]
        if path_shortfall(figure, want[:, ::-1]) is None:
            return Shortfall("path swapped")
        if len(want) > 2 and path_shortfall(figure, want[1:]) is None:
            return Shortfall("path late", expected=f"({x:.4g}, {y:.4g})")
        return missing
    contoured = [ax for ax in figure.axes if ax.contours and not ax.colorbar]
    if not contoured:
        return None
    holding = [ax for ax in contoured if path_shortfall(replace(figure, axes=(ax,)), want) is None]
    if not holding:
        return Shortfall("path apart")
    beyond = [_beyond(ax, want) for ax in holding]
    if not all(map(len, beyond)):
        return None
    x, y = beyond[0][0]
    return Shortfall("path beyond", expected=f"({x:.4g}, {y:.4g})")


def _contours(ax: AxesData) -> list[np.ndarray]:
    finite = (line.xy[np.isfinite(line.xy).all(axis=1)] for line in ax.contour_lines)
    return [xy for xy in finite if len(xy)]


def _beyond(ax: AxesData, want: np.ndarray) -> np.ndarray:
    """The points of a path that lie far from the contours' extent."""
    if not (lines := _contours(ax)):
        return want
    corners = np.concatenate(lines)
    low, high = corners.min(axis=0), corners.max(axis=0)
    room = BEYOND * (high - low)
    return want[((want < low - room) | (want > high + room)).any(axis=1)]


def _uneven(lines: list[np.ndarray], heights: list[np.ndarray]) -> Shortfall:
    """The contour along which the height changes most, by its lowest and highest place."""
    worst = int(np.argmax([np.ptp(h) for h in heights]))
    xy, h = lines[worst], heights[worst]
    low, high = int(np.argmin(h)), int(np.argmax(h))
    through = f"({xy[low, 0]:.2g}, {xy[low, 1]:.2g}) and ({xy[high, 0]:.2g}, {xy[high, 1]:.2g})"
    return Shortfall("contours off", through, f"{h[low]:.3g} and {h[high]:.3g}")
