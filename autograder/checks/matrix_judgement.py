"""The judgements of a matrix by what holds for it: `student.softmax_jacobian(s).sums_to(0.0, axis=1).is_symmetric()`.

They are computed here, from the numbers that came back, and not in the learner's process.
"""

from __future__ import annotations

from typing import Self

import numpy as np

from autograder.checks import showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import real_array, type_name

ROUNDING = 1e-14  # of the largest entry, or of 1: what a right matrix may miss its law by


class MatrixJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def sums_to(self, expected: float, axis: int = 1, because: str = "") -> Self:
        """All rows (axis=1) or columns (axis=0) sum to one number."""
        __tracebackhide__ = True
        matrix = self._matrix()
        sums = matrix.sum(axis=axis)
        off = ~(np.abs(sums - expected) <= _rounding(matrix) * max(1, matrix.shape[axis]))
        if off.any():
            first = int(np.argmax(off))
            line = f"{'row' if axis == 1 else 'column'} {first}"
            raise self._not_yet("sum", showing.value(sums[first]), showing.value(expected), line, because)
        return self

    @judgement
    def is_symmetric(self, because: str = "") -> Self:
        """Entry (i, j) equals entry (j, i)."""
        __tracebackhide__ = True
        matrix = self._square()
        off = ~(np.abs(matrix - matrix.T) <= _rounding(matrix))
        if off.any():
            i, j = (int(n) for n in np.unravel_index(int(np.argmax(off)), off.shape))
            both = f"{showing.value(matrix[i, j])} and {showing.value(matrix[j, i])}"
            raise self._not_yet("asymmetric", both, "", f"({i}, {j}) and ({j}, {i})", because)
        return self

    @judgement
    def has_no_negative_eigenvalue(self, because: str = "") -> Self:
        """It is positive semidefinite; of what is not symmetric the symmetric part is."""
        __tracebackhide__ = True
        matrix = self._square()
        least = float(np.linalg.eigvalsh((matrix + matrix.T) / 2).min()) if np.isfinite(matrix).all() else np.nan
        if not least >= -_rounding(matrix):
            raise self._not_yet("eigenvalue", showing.value(least), "", "", because)
        return self

    def _matrix(self) -> np.ndarray:
        __tracebackhide__ = True
        array = real_array(self.reply.value)
        if array is None:
            raise NotYet(Finding("type", showing.call(self.question), type_name(self.reply.value), "numbers"))
        if array.ndim != 2 or array.size == 0:
            raise NotYet(Finding("shape", showing.call(self.question), str(array.shape), "(m, n)"))
        return array.astype(float)

    def _square(self) -> np.ndarray:
        __tracebackhide__ = True
        matrix = self._matrix()
        if matrix.shape[0] != matrix.shape[1]:
            raise NotYet(Finding("shape", showing.call(self.question), str(matrix.shape), "(n, n)"))
        return matrix

    def _not_yet(self, law: str, returned: str, expected: str, by: str, because: str) -> NotYet:
        called = showing.call(self.question)
        return NotYet(Finding("matrix", called, returned, expected, because=because, pattern=law, by=by))


def _rounding(matrix: np.ndarray) -> float:
    return ROUNDING * max(1.0, float(np.max(np.abs(matrix), initial=0.0, where=np.isfinite(matrix))))
