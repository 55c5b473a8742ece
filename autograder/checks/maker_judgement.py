"""What an exercise goes on with may be made by another one: whether the learner's own makes it right.

student.evaluate("forward(X, params)[0]", X=X, params=params).makes(Z)
student.evaluate("backward(dZ, forward(X, params)[1])", …).is_gradient(…)

A wrong `forward` has lost its points where it was asked; here the course's own then stands in for it. A right one with
caches that are not is the learner's to answer for.
"""

from __future__ import annotations

from typing import Any, Self

from autograder.checks import numeric
from autograder.checks.judging import Judged, Step
from autograder.checks.tolerance import ATOL_OF_SCALE
from autograder.checks.verdict import Different


class MakerJudgement(Judged):
    """Mixed into `Answer`."""

    def makes(self, expected: Any) -> Self:
        """Never fails. Where the value is wrong, what is asked next may be asked with the names in `last` given."""
        if self.record is not None:
            self.record(Step(self.question, "makes", {"expected": expected}))
        if self.help_next is not None:
            atol = ATOL_OF_SCALE * self.scale
            self.help_next(self.raised or isinstance(numeric.compare(self.reply.value, expected, atol=atol), Different))
        return self
