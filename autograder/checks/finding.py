"""What a check found wrong: data, put into words by `autograder.wording`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "value", "shape", "type", "length", "keys", "integers", "raised", "warned", "changed", "falls", "bound", "lost",
    "undefined", "form", "figure", "matrix", "proof", "samples", "order", "examples", "refused",
    "learning",
]  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One shortfall, at the roundest input that shows it.

    called : the call, as the learner could type it
    returned, expected : the two values, written out; shapes where the kind is "shape"
    detail : the error or warning, or why the sandbox was lost
    because : the reason behind the expectation, in the author's words
    line : line of the learner's cell, where one is to blame
    pattern, by, like, of : what all of the value has in common with the right one, see `verdict.Pattern`
    """

    kind: Kind
    called: str
    returned: str = ""
    expected: str = ""
    detail: str = ""
    because: str = ""
    line: int | None = None
    pattern: str = ""
    by: str = ""
    like: str = ""
    of: str = ""

    def seen_in(self, whole: Finding) -> Finding:
        """This finding at one input, with what the values at all inputs have in common: one number shows no pattern."""
        if self.kind != whole.kind or self.pattern == "ints":
            return self
        if self.kind == "shape":
            return replace(self, pattern="", by="", like="", of="")
        return replace(self, pattern=whole.pattern, by=whole.by, like=whole.like, of=whole.of)


class WrongDerivative(NamedTuple):
    """What was returned for the derivative of a function of `variable`: the failed rule can be looked for.

    others : the learner's other problems, whose derivative it may be
    """

    function: Any
    variable: str
    returned: Any
    others: tuple[Any, ...] = ()


class NotYet(AssertionError):
    """An answer is not right yet: a verdict on the learner's work, never a fault of ours."""

    def __init__(self, finding: Finding, wrong: WrongDerivative | None = None):
        super().__init__(f"{finding.called}: {finding.kind} {finding.returned or finding.detail}")
        self.finding = finding
        self.wrong = wrong


class NotAttempted(Exception):
    """The stub still stands."""


class CannotDecide(Exception):
    """Neither right nor wrong: a person has to look; costs no point."""
