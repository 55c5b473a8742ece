"""The judgement of an answer of which two are right: a loop's last outputs, taken before or after its last update."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from autograder.checks import differing, numeric, showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.tolerance import ATOL_OF_SCALE, RTOL
from autograder.checks.verdict import Different


class EitherJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def matches_either(
        self, right: Sequence[Any], rtol: float = RTOL, accepts: Sequence[numeric.Form] = (), because: str = ""
    ) -> Self:
        """Values equal one of several, each right; where they equal none, it is compared with the first."""
        __tracebackhide__ = True
        got, atol = self.reply.value, ATOL_OF_SCALE * self.scale
        missed = [numeric.compare(got, want, rtol=rtol, atol=atol, accepts=accepts) for want in right]
        first = missed[0]
        if not isinstance(first, Different) or not all(isinstance(m, Different) for m in missed):
            return self
        called = showing.call(self.question)
        if self.reply.changed:
            raise NotYet(Finding("changed", called))
        raise NotYet(differing.finding_of(first.witness, called, got, right[0], because))
