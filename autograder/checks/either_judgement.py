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
        got, settings = self.reply.value, dict(rtol=rtol, atol=ATOL_OF_SCALE * self.scale, accepts=tuple(accepts))
        verdicts = [numeric.compare(got, want, **settings) for want in right]
        if all(isinstance(v, Different) for v in verdicts):
            called = showing.call(self.question)
            if self.reply.changed:
                raise NotYet(Finding("changed", called))
            raise NotYet(differing.finding_of(verdicts[0].witness, called, got, right[0], because))
        return self
