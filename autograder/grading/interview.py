"""What a hidden test talks to: `student.sigmoid_prime(z)`, `student.evaluate("sigmoid(-z)", z=z)`."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.answer import Answer, Step
from autograder.checks.reply import Reply
from autograder.plain.question import Question


@dataclass(frozen=True)
class Settings:
    """What `@exercise(…)` declares.

    scale : size of the values, for absolute tolerances
    given : names that the course provides in place of the learner's own
    picture : (lo, hi) of the argument, where the function is one that can be drawn
    """

    grade_id: str
    scale: float = 1.0
    given: tuple[str, ...] = ()
    picture: tuple[float, float] | None = None


@dataclass
class Interview:
    """One exercise asked of one implementation.

    transcript : every reply, by the question's key
    record : told of each judgement, where someone rehearses
    """

    settings: Settings
    ask: Callable[[Question], Reply]
    record: Callable[[Step], None] | None = None
    transcript: dict[bytes, Reply] = field(default_factory=dict)

    def answer(self, text: str, arguments: dict[str, Any]) -> Answer:
        question = Question(text, {n: _sent(v) for n, v in arguments.items()}, self.settings.given)
        return Answer(question, self._asked(question), self._asked, self.settings.scale, self.record)

    def _asked(self, question: Question) -> Reply:
        key = question.key
        if key not in self.transcript:
            self.transcript[key] = self.ask(question)
        return self.transcript[key]


class Student:
    """The `student` fixture. Holds nothing of a submission: behind it stands whichever interview is on."""

    def __init__(self, current: Callable[[], Interview]):
        self._current = current

    def evaluate(self, text: str, **arguments: Any) -> Answer:
        """The answer to an expression in the learner's namespace, with these test inputs."""
        return self._current().answer(text, arguments)

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        if name.startswith("_"):
            raise AttributeError(name)

        def ask(*arguments: Any) -> Answer:
            named = {f"_{i}": a for i, a in enumerate(arguments)}
            return self._current().answer(f"{name}({', '.join(named)})", named)

        return ask


def fresh(seed: str) -> np.random.Generator:
    """Draws that a learner cannot have seen: seeded by the submission itself, so that a regrade repeats them."""
    return np.random.default_rng([zlib.crc32(seed.encode()), len(seed)])


def _sent(value: Any) -> Any:
    """Arguments cross as plain values; a NumPy scalar would hide that a learner gets a float."""
    return value.item() if isinstance(value, np.generic) else value
