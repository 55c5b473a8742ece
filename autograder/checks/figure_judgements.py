"""The judgements of a figure: `student.plot_panel().has_axes(6).draws(curve(np.tanh, -4, 4), "tanh").shares_x()`.

Each can be recorded: what is expected is data, e.g. a curve as an array from `figure.curve`.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from autograder.checks import figure, showing
from autograder.checks.figure import Shortfall
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import type_name
from autograder.plain.figure import FigureData


class FigureJudgements(Judged):
    """Mixed into `Answer`."""

    @judgement
    def draws(self, expected: Any, called: str = "", points: int = figure.FEW) -> Self:
        """A curve is drawn. expected : (n, 2) from `figure.curve`; called : its name, for the words"""
        __tracebackhide__ = True
        return self._unless(figure.curve_shortfall(self._figure(), np.asarray(expected), points), called)

    @judgement
    def draws_together(self, expected: Any, called: str = "") -> Self:
        """One pair of axes holds all these curves. expected : list of (n, 2); called : their names, for the words"""
        __tracebackhide__ = True
        return self._unless(figure.together_shortfall(self._figure(), [np.asarray(e) for e in expected]), called)

    @judgement
    def draws_tangent(self, expected: Any, called: str = "the tangent") -> Self:
        """A straight line touches a point. expected : (x, y, slope)"""
        __tracebackhide__ = True
        x, y, slope = expected
        return self._unless(figure.tangent_shortfall(self._figure(), x, y, slope), called)

    @judgement
    def marks(self, expected: Any, called: str = "") -> Self:
        """A point is marked. expected : (x, y), or (x, None) where any height will do"""
        __tracebackhide__ = True
        x, y = expected
        return self._unless(figure.mark_shortfall(self._figure(), x, y), called)

    @judgement
    def draws_path(self, expected: Any, called: str = "the path") -> Self:
        """A line goes through points in their order. expected : (n, 2)"""
        __tracebackhide__ = True
        return self._unless(figure.path_shortfall(self._figure(), np.asarray(expected)), called)

    @judgement
    def draws_descent(self, called: str = "a curve that never rises", points: int = figure.FEW) -> Self:
        """Some line falls and never rises."""
        __tracebackhide__ = True
        return self._unless(figure.descent_shortfall(self._figure(), points), called)

    @judgement
    def draws_contours(self) -> Self:
        __tracebackhide__ = True
        return self._unless(figure.contours_shortfall(self._figure()))

    @judgement
    def labels_its_curves(self) -> Self:
        """By a legend, or by words beside them."""
        __tracebackhide__ = True
        return self._unless(figure.labels_shortfall(self._figure()))

    @judgement
    def sets_formulas(self) -> Self:
        """The labels of its curves are formulas between dollar signs, which matplotlib sets like a book."""
        __tracebackhide__ = True
        return self._unless(figure.formulas_shortfall(self._figure()))

    @judgement
    def names_its_axes(self) -> Self:
        """Both axes say what they show."""
        __tracebackhide__ = True
        return self._unless(figure.names_shortfall(self._figure()))

    @judgement
    def has_axes(self, expected: int) -> Self:
        """There are so many visible axes, colour bars not counted."""
        __tracebackhide__ = True
        return self._unless(figure.axes_shortfall(self._figure(), expected))

    @judgement
    def shares_x(self) -> Self:
        """All axes show one range of x."""
        __tracebackhide__ = True
        return self._unless(figure.shared_shortfall(self._figure()))

    @judgement
    def crosses_at_the_origin(self) -> Self:
        """The axes go through 0, as spines or as lines."""
        __tracebackhide__ = True
        return self._unless(figure.origin_shortfall(self._figure()))

    def _figure(self) -> FigureData:
        __tracebackhide__ = True
        value = self.reply.value
        if not isinstance(value, FigureData):
            raise NotYet(Finding("type", showing.call(self.question), type_name(value), "a Figure"))
        return value

    def _unless(self, s: Shortfall | None, called: str = "") -> Self:
        __tracebackhide__ = True
        if s is None:
            return self
        raise NotYet(
            Finding("figure", showing.call(self.question), s.returned, s.expected, called, pattern=s.kind, by=s.by)
        )
