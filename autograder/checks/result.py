"""One exercise judged: its checks, the fraction won, the outcome. The same law in a notebook and in the gradebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from autograder.checks.finding import Finding

CheckOutcome = Literal["passed", "failed", "not attempted", "not asked", "undecided", "fault"]
Outcome = Literal["right", "partly right", "not yet", "not attempted", "needs attention"]


@dataclass(frozen=True)
class CheckResult:
    """One check of an exercise.

    title : what it asks, for a learner
    finding : what was wrong, where it failed
    outcome : "not asked" where it takes long, and the first check of its exercise has not passed
    detail : why nobody could decide, or which fault of ours it was, for the instructor; or which stub was not filled
    """

    name: str
    title: str
    weight: float
    outcome: CheckOutcome
    finding: Finding | None = None
    detail: str = ""


@dataclass(frozen=True)
class Named:
    """A known mistake that explains an answer.

    title : names it and fits "This looks like …"
    question : leads on
    at : where in the formula it was made, as the learner would write it; "" where that is not known
    """

    title: str
    question: str
    at: str = ""


@dataclass(frozen=True)
class ExerciseResult:
    """An exercise judged.

    checks : in the grader's order; the first compares values, and the others earn only once it has passed
    mistake : the known mistake that the answer equals, if exactly one does
    each : every check earns by itself; else only once the first, which compares values, has passed
    """

    exercise: str
    points: float
    checks: tuple[CheckResult, ...]
    mistake: Named | None = None
    each: bool = False

    @property
    def fraction(self) -> float | None:
        """Share of the points won, None where a person has to look."""
        if self.checks and not self.each and self.checks[0].outcome in ("failed", "not attempted"):
            return 0.0  # whatever became of the others
        if not self.checks or any(c.outcome in ("undecided", "fault") for c in self.checks):
            return None
        won = sum(c.weight for c in self.checks if c.outcome == "passed")
        return won / sum(c.weight for c in self.checks)

    @property
    def score(self) -> float | None:
        """Points won, None where a person has to look."""
        return None if self.fraction is None else round(self.points * self.fraction, 2)

    @property
    def outcome(self) -> Outcome:
        if self.fraction is None:
            return "needs attention"
        if self.fraction == 1:
            return "right"
        if self.checks[0].outcome == "not attempted" and not self.fraction:
            return "not attempted"
        return "partly right" if self.fraction > 0 else "not yet"

    @property
    def finding(self) -> Finding | None:
        """What to mend first."""
        return next((c.finding for c in self.checks if c.finding is not None), None)

    def named(self, mistake: Named | None) -> ExerciseResult:
        return replace(self, mistake=mistake)
