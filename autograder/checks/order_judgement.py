"""The judgement of an order: shuffled lines of a programme, put back by their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Self

from autograder.checks import showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import type_name
from autograder.plain.printable import printable

MOST = 100  # entries that are looked at: among so many one is unknown or comes twice
SHOWN = 30  # characters of an entry that is no letter


class OrderJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def orders(self, needs: Mapping[str, Sequence[str]], without: Sequence[str] = ()) -> Self:
        """Every line once, each after those it needs: any such order is right. Letters in a list, or as one text.

        needs : of every line that belongs, the lines that must stand before it
        without : lines that are shown but do not belong
        """
        __tracebackhide__ = True
        called = showing.call(self.question)
        order = _letters(self.reply.value)
        if order is None:
            raise NotYet(Finding("type", called, type_name(self.reply.value), "a list of letters"))
        counts = Counter(order)
        for line in order:
            if line not in needs and line not in without:
                raise NotYet(Finding("order", called, pattern="unknown", by=line))
        for line in order:
            if counts[line] > 1:
                raise NotYet(Finding("order", called, pattern="twice", by=line))
        for line in order:
            if line in without:
                pattern = "one too many" if counts.keys() >= needs.keys() else "distractor"
                raise NotYet(Finding("order", called, pattern=pattern, by=line))
        for line in needs:
            if line not in counts:
                raise NotYet(Finding("order", called, pattern="left out", by=line))
        for n, line in enumerate(order):
            for needed in needs[line]:
                if needed not in order[:n]:
                    raise NotYet(Finding("order", called, expected=needed, pattern="too early", by=line))
        return self


def _letters(value: Any) -> list[str] | None:
    """
    >>> _letters(("a", "B")), _letters("B, A"), _letters("BA"), _letters(3)
    (['A', 'B'], ['B', 'A'], ['B', 'A'], None)
    >>> _letters([2, "x = np.linspace(-2, 2, 201) and more"])
    ['2', 'x = np.linspace(-2, 2, 201) an…']
    """
    if isinstance(value, str):
        value = [c for c in value if c.isalnum()]
    return [_letter(v) for v in value[:MOST]] if isinstance(value, list | tuple) else None


def _letter(value: Any) -> str:
    if isinstance(value, str) and len(value.strip()) == 1:
        return value.strip().upper()
    text = value if isinstance(value, str) else showing.value(value)
    return printable(text if len(text) <= SHOWN else text[:SHOWN] + "…")
