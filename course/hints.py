"""`hint(sigmoid)`: the idea, then where to look, then one line with one blank; last a worked twin.

Each step needs an attempt after the one before.
"""

from __future__ import annotations

import sys
import textwrap

from autograder.wording.sentences import WIDTH, wrap
from course import catalogue
from course.naming import exercise_name

KINDS = ("idea", "where", "one line, one blank")
TWIN = len(KINDS) + 1  # the step after the last hint


class Hints:
    """How far each exercise's hints have been read, and whether it was tried since."""

    def __init__(self) -> None:
        self._step: dict[str, int] = {}
        self._tried: set[str] = set()

    def attempted(self, exercise: str) -> None:
        """The learner has checked this exercise: the next call of `ask` may go a step further."""
        self._tried.add(exercise)

    def step(self, exercise: str) -> int:
        """How many hints were given: 0 none, 1 to 3 hints, 4 the worked twin too."""
        return self._step.get(exercise, 0)

    def ask(self, exercise: str) -> str:
        """The next hint where it is due, the last one again where it is not; lines of at most 80 characters."""
        step = self.step(exercise)
        due = step == 0 or exercise in self._tried
        if due:
            step = self._step[exercise] = min(step + 1, TWIN)
            self._tried.discard(exercise)
        return "\n".join([*_told(catalogue.exercise(exercise), step), *wrap(_onward(exercise, step, due))])


HINTS = Hints()


def hint(exercise: object) -> None:
    """Print the next hint for an exercise: the idea, where to look, one line with a blank, a worked twin.

    exercise : the function you are writing, or its name as text
    """
    namespace = sys._getframe(1).f_globals
    try:
        words = HINTS.ask(exercise_name(exercise, namespace))
    except LookupError as error:
        words = textwrap.fill(str(error), WIDTH)
    print(words)


def _told(exercise: catalogue.Exercise, step: int) -> list[str]:
    if step == TWIN:
        code = textwrap.indent(exercise.twin.code, "    ").splitlines()
        return [f"worked twin of {exercise.name}: {exercise.twin.title}", *code]
    heading = f"hint {step} of {len(KINDS)} for {exercise.name}: {KINDS[step - 1]}"
    text = exercise.hints[step - 1]
    return [heading, *([f"    {text}"] if step == len(KINDS) else wrap(text))]


def _onward(name: str, step: int, due: bool) -> str:
    if step == TWIN:
        return f"That was the last hint; next: check({name})"
    if not due:
        return f"try check({name}) once, then ask again"
    coming = "a worked twin" if step == len(KINDS) else f"hint {step + 1} of {len(KINDS)}: {KINDS[step]}"
    return f"next: check({name}), then {coming}"
