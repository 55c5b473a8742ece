"""The judgements of what a learning program returns: batches, costs, probabilities.

student.evaluate("list(minibatches(X, y, 4, default_rng(0)))", X=X, y=y).deals(X, y, 4)
student.evaluate("fit(X, y, X_new)", X=X, y=y, X_new=X_new).predicts(labels, at_least=0.95)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np

from autograder.checks import numeric, showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import real_array, type_name
from autograder.checks.verdict import Different

MOST = 10_000  # batches that are looked at


class LearningJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def is_at_least(self, expected: float, because: str = "") -> Self:
        """No value is below a bound; infinity is none too much, nan is."""
        __tracebackhide__ = True
        self._reals()
        values = np.asarray(real_array(self.reply.value))  # as they came: a count is shown as one
        below = ~(values >= expected)
        if below.any():
            raise self._falls_short("low", showing.value(values[below][0]), showing.value(expected), because=because)
        return self

    @judgement
    def is_finite(self, because: str = "") -> Self:
        """No value is nan or infinite; of several arrays none has one."""
        __tracebackhide__ = True
        parts = numeric.as_parts(self.reply.value) if real_array(self.reply.value) is None else [self.reply.value]
        for part in parts or [self.reply.value]:
            array = real_array(part)
            if array is None:
                raise NotYet(Finding("type", showing.call(self.question), type_name(part), "numbers"))
            if not np.isfinite(array).all():
                bad = array[~np.isfinite(array)]
                raise self._falls_short("not finite", showing.value(bad[0]), because=because)
        return self

    @judgement
    def repeats(self, expected: Any, because: str = "") -> Self:
        """The same values as another answer, which was given with another rng of the same seed."""
        __tracebackhide__ = True
        other = real_array(expected)
        if other is None or isinstance(numeric.compare(self.reply.value, other, rtol=1e-6, atol=1e-9), Different):
            raise self._falls_short("chance", because=because)
        return self

    @judgement
    def stays(self, expected: Any, within: float, because: str = "") -> Self:
        """The same is said of samples as in another answer, about more of them: on average, within a bound."""
        __tracebackhide__ = True
        here, other = self._reals().reshape(-1), real_array(expected)
        there = here[:0] if other is None else other.astype(float).reshape(-1)
        if here.shape != there.shape or not here.size:
            wanted = str((max(1, there.size),))
            raise NotYet(Finding("shape", showing.call(self.question), str(here.shape), wanted))
        if not float(np.mean(np.abs(here - there))) <= within:
            said, elsewhere = f"{here[0]:.3g}", f"{there[0]:.3g}"
            told = (said, elsewhere) if said != elsewhere else (f"{here[0]:.10g}", f"{there[0]:.10g}")
            raise self._falls_short("company", because=because, like=told[0], of=told[1])
        return self

    @judgement
    def deals(self, X: Any, y: Any, size: int) -> Self:
        """A list of pairs (X_batch, y_batch): each row of X once, with its own label, `size` to a batch but the last.

        X : rows that differ from each other, shape (m, n); y : labels, (m,) or (m, 1), that differ from each other
        """
        __tracebackhide__ = True
        X, y = np.asarray(X, dtype=float), np.ravel(y).astype(float)
        batches = numeric.as_parts(self.reply.value)
        if batches is None:
            raise NotYet(Finding("type", showing.call(self.question), type_name(self.reply.value), "a list of pairs"))
        number = {tuple(row): i for i, row in enumerate(X.tolist())}
        dealt: list[int] = []
        sizes = []
        for k, batch in enumerate(batches[:MOST]):
            rows, labels = self._batch(batch, k, X.shape[1])
            sizes.append(len(rows))
            for row, label in zip(rows.tolist(), labels.tolist(), strict=True):
                if tuple(row) not in number:
                    raise self._falls_short("no row", showing.value(row), by=str(k))
                i = number[tuple(row)]
                if label != y[i]:
                    raise self._falls_short("unpaired", showing.value(label), showing.value(float(y[i])), like=str(row))
                dealt.append(i)
        counts = np.bincount(dealt, minlength=len(X)) if dealt else np.zeros(len(X), dtype=int)
        if (counts > 1).any():
            raise self._falls_short("twice", like=str(X[np.argmax(counts > 1)].tolist()))
        if (counts == 0).any():
            raise self._falls_short("left out", str(np.count_nonzero(counts)), str(len(X)))
        wanted = [min(size, len(X) - start) for start in range(0, len(X), size)]
        if sizes != wanted:
            raise self._falls_short("sizes", _listed(sizes), _listed(wanted))
        return self

    @judgement
    def predicts(self, labels: Any, at_least: float, because: str = "") -> Self:
        """Probabilities that say 0 or 1 rightly for a share of the samples; shape (m,) or (m, 1).

        labels : 0 or 1 for each sample; at_least : the share, e.g. 0.95
        """
        __tracebackhide__ = True
        labels = np.ravel(labels)
        p = self._probabilities(len(labels))
        share = float(np.mean((p > 0.5) == (labels > 0.5)))
        if share < at_least:
            right, of = round(share * len(labels)), len(labels)
            raise self._falls_short("wrong labels", str(right), f"{at_least:.0%}".replace("%", " %"), because, str(of))
        return self

    @judgement
    def is_near(self, expected: Any, within: float, because: str = "") -> Self:
        """Probabilities that are near the best ones, on average over the samples; shape (m,) or (m, 1)."""
        __tracebackhide__ = True
        want = np.ravel(expected).astype(float)
        off = float(np.mean(np.abs(self._probabilities(len(want)) - want)))
        if not off <= within:
            raise self._falls_short("far", f"{off:.2g}", f"{within:g}", because)
        return self

    def _probabilities(self, m: int) -> np.ndarray:
        """One number from 0 to 1 for each sample, and not each of them 0 or 1, nor all alike."""
        __tracebackhide__ = True
        p = self._reals()
        if p.shape not in ((m,), (m, 1)):
            raise NotYet(Finding("shape", showing.call(self.question), str(p.shape), str((m,))))
        p = p.reshape(-1)
        if not np.isfinite(p).all():
            raise self._falls_short("not finite", showing.value(p[~np.isfinite(p)][0]))
        outside = (p < 0) | (p > 1)
        if outside.any():
            raise self._falls_short("outside", f"{p[outside][0]:.4g}")
        if m > 1 and np.ptp(p) < 1e-12:
            raise self._falls_short("all alike", f"{p[0]:.4g}")
        if np.isin(p, (0.0, 1.0)).all():
            raise self._falls_short("labels")
        return p

    def _batch(self, batch: Any, k: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows and labels of a batch."""
        __tracebackhide__ = True
        parts: Sequence[Any] = numeric.as_parts(batch) or ()
        if len(parts) != 2:
            raise self._falls_short("no pair", _kind_of(batch), by=str(k))
        rows, labels = real_array(parts[0]), real_array(parts[1])
        if rows is None or labels is None:
            raise self._falls_short("no pair", _kind_of(batch), by=str(k))
        if rows.ndim == 1 and labels.ndim == 2:
            raise self._falls_short("labels first", by=str(k))
        if rows.ndim != 2 or rows.shape[1] != columns:
            raise self._falls_short("shape", str(rows.shape), f"(rows, {columns})", by=str(k))
        if labels.size != len(rows):
            raise self._falls_short("uneven", str(len(rows)), str(labels.size), by=str(k))
        return rows.astype(float), labels.astype(float).reshape(-1)

    def _reals(self) -> np.ndarray:
        __tracebackhide__ = True
        array = real_array(self.reply.value)
        if array is None:
            raise NotYet(Finding("type", showing.call(self.question), type_name(self.reply.value), "numbers"))
        return array.astype(float)

    def _falls_short(
        self,
        what: str,
        returned: str = "",
        expected: str = "",
        because: str = "",
        by: str = "",
        like: str = "",
        of: str = "",
    ) -> NotYet:
        called = showing.call(self.question)
        return NotYet(
            Finding("learning", called, returned, expected, because=because, pattern=what, by=by, like=like, of=of)
        )


def _kind_of(batch: Any) -> str:
    """
    >>> _kind_of((1, 2, 3)), _kind_of(None)
    ('a tuple of 3', 'None')
    """
    return f"{type_name(batch)} of {len(batch)}" if isinstance(batch, list | tuple) else type_name(batch)


def _listed(sizes: Sequence[int]) -> str:
    """
    >>> _listed([4, 4, 3]), _listed([]), _listed([1] * 12)
    ('4, 4, 3', 'none', '1, 1, 1, 1, 1, 1, 1, 1, …')
    """
    return ", ".join([*map(str, sizes[:8]), *["…"] * (len(sizes) > 8)]) or "none"
