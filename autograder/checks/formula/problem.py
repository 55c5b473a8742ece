"""What cannot be read in a formula, and what was read in one of two ways: data, put into words by the wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ProblemKind = Literal[
    "empty", "long", "deep", "character", "invisible", "look-alike", "number", "unknown", "letter", "command", "digit",
    "never closed", "closes nothing", "closes another", "bar", "ends", "unexpected", "empty brackets", "equation",
    "comma", "decimal comma", "task", "prime", "two numbers", "number after name", "over zero", "argument", "exponent",
    "inverse", "base",
]  # fmt: skip
ReadingKind = Literal["below", "after a function", "inverse", "exponent", "bracket in argument"]


@dataclass(frozen=True)
class Problem:
    """Where a formula stops making sense.

    text : the formula as typed
    start, end : which characters of it are to blame; start = len(text) where something is missing at the end
    other : what was meant, perhaps, or the other place that has to do with it
    """

    kind: ProblemKind
    text: str
    start: int
    end: int
    other: str = ""

    @property
    def piece(self) -> str:
        return self.text[self.start : self.end]


class FormulaError(ValueError):
    """A formula that cannot be read: the learner's to mend."""

    def __init__(self, problem: Problem):
        super().__init__(f"{problem.kind} at {problem.start}")
        self.problem = problem


@dataclass(frozen=True)
class Reading:
    """A piece that could be meant in another way, and which way was taken.

    piece : as typed
    parts : of it, for the words
    """

    kind: ReadingKind
    piece: str
    parts: tuple[str, ...]
