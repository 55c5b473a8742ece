"""The judgement of a sampled curve: `student.evaluate("mend_plots()['raw']").samples(curve(slope, -10, 10), 201)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np

from autograder.checks import numeric, showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import real_array, type_name
from autograder.checks.roundness import by_roundness

AT_ENDS = 1e-9  # of the range: what rounding may do to its ends, and to a point that has to be met

MOST_LOOKED_AT = 1000  # wrong points, the ones nearest to 0, of which the roundest is shown


class SamplesJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def samples(
        self,
        expected: Any,
        points: int,
        through: Sequence[float] = (),
        names: tuple[str, str] = ("x", "slope"),
        atol: float = 1e-3,
    ) -> Self:
        """A pair (x, y): points of a curve from left to right, on whatever grid.

        expected : (n, 2) from `figure.curve`, the curve over its range, so dense that straight pieces are near enough
        points : how many at least; through : values of x that the grid has to meet
        names : of the two, for the words
        atol : how far a value may be from the curve, so that every sound method passes
        """
        __tracebackhide__ = True
        self._unless_sampled(np.asarray(expected), points, tuple(through), names, atol)
        return self

    def _unless_sampled(
        self, curve: np.ndarray, points: int, through: tuple[float, ...], names: tuple[str, str], atol: float
    ) -> None:
        __tracebackhide__ = True
        over = float(curve[0, 0]), float(curve[-1, 0])
        called, of = showing.call(self.question), tuple(names)
        x, y = self._pair(called, of)

        def found(pattern: str, returned: str = "", expected: str = "", by: str = "", detail: str = "") -> NotYet:
            told = Finding("samples", called, returned, expected, detail, pattern=pattern, by=by, like=of[0], of=of[1])
            return NotYet(told)

        if x.size != y.size:
            raise found("lengths", str(y.size), str(x.size), by=str(y.size - x.size))
        if x.size < 2 or not (np.diff(x) > 0).all():  # also where one is nan
            raise found("order")
        room = AT_ENDS * (over[1] - over[0])
        if abs(x[0] - over[0]) > room or abs(x[-1] - over[1]) > room:
            ends = f"{x[0]:.6g} to {x[-1]:.6g}"
            raise found("range", ends, f"{over[0]:g} to {over[1]:g}", by=ends)
        want = np.interp(x, curve[:, 0], curve[:, 1])
        with np.errstate(invalid="ignore"):
            off = ~(np.abs(y - want) <= atol)
        if off.any():
            inner = np.sort(np.abs(x[off]))[:MOST_LOOKED_AT][-1]
            at = float(by_roundness(np.round(x[off & (np.abs(x) <= inner)], 6))[0])
            worst = int(np.argmin(np.where(off, np.abs(x - at), np.inf)))
            where = f"{of[0]} = {at + 0.0:.6g}"
            raise found("off", f"{y[worst]:.4g}", f"{want[worst]:.4g}", by=_shape(x, y), detail=where)
        if x.size < points:
            raise found("few", str(x.size), str(points), by=str(x.size))
        for point in through:
            nearest = float(x[np.argmin(np.abs(x - point))])
            if abs(nearest - point) > room:
                raise found("misses", f"{nearest:.4g}", f"{of[0]} = {point:g}")

    def _pair(self, called: str, names: tuple[str, ...]) -> list[np.ndarray]:
        __tracebackhide__ = True
        parts = numeric.as_parts(self.reply.value)
        if parts is None:
            raise NotYet(Finding("type", called, type_name(self.reply.value), f"a pair ({', '.join(names)})"))
        if len(parts) != 2:
            raise NotYet(Finding("length", called, str(len(parts)), f"2, {' and '.join(names)}"))
        arrays = []
        for name, part in zip(names, parts, strict=True):
            array = real_array(part)
            if array is None:
                raise NotYet(Finding("type", f"the {name} of {called}", type_name(part), "numbers"))
            if array.ndim != 1:
                raise NotYet(Finding("shape", f"the {name} of {called}", str(array.shape), "(n,)"))
            arrays.append(array.astype(float))
        return arrays


def _shape(x: np.ndarray, y: np.ndarray) -> str:
    """By which a wrong curve is known again: in the middle, and a little to the left and right of it."""
    places = x[0] + np.array([0.45, 0.5, 0.55]) * (x[-1] - x[0])
    return " ".join(f"{value:.2g}" for value in np.interp(places, x, y))
