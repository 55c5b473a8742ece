"""What a hidden test talks to: `student.sigmoid_prime(z)`, `student.evaluate("sigmoid(-z)", z=z)`."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.answer import Answer
from autograder.checks.interview import Interview
from autograder.checks.judging import Drawn


class Student:
    """The `student` fixture. Holds nothing of a submission: behind it stands whichever interview is on."""

    def __init__(self, current: Callable[[], Interview]):
        self._current = current

    def evaluate(self, text: str, **arguments: Any) -> Answer:
        """The answer to an expression in the learner's namespace, with these test inputs."""
        return self._current().answer(text, {name: _sent(value) for name, value in arguments.items()})

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        if name.startswith("_"):
            raise AttributeError(name)

        def ask(*arguments: Any) -> Answer:
            named = {f"_{i}": _sent(a) for i, a in enumerate(arguments)}
            return self._current().answer(f"{name}({', '.join(named)})", named)

        return ask


class OwnProblems:
    """The `learner` fixture: problems drawn for whoever is judged, e.g. `….differentiates(learner.problem(0))`."""

    def problem(self, number: int) -> Drawn:
        """The learner's problem of that number, counted from 0."""
        return Drawn(number)


def fresh(seed: str) -> np.random.Generator:
    """Draws that a learner cannot have seen: seeded by the submission itself, so that a regrade repeats them."""
    return np.random.default_rng([zlib.crc32(seed.encode()), len(seed)])


def _sent(value: Any) -> Any:
    """Arguments cross as plain values; a NumPy scalar would hide that a learner gets a float."""
    return value.item() if isinstance(value, np.generic) else value
