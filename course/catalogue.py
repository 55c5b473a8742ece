"""The course as data: course.toml, read once."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class Twin:
    """A neighbouring function, solved completely."""

    title: str
    code: str


@dataclass(frozen=True)
class Exercise:
    """What is said about one exercise.

    after : exercises that should be right first
    hints : the idea, where to look, one line of code with one blank
    praise : said when the answer is right
    why : the question that a right answer leaves open
    """

    name: str
    title: str
    after: tuple[str, ...]
    hints: tuple[str, str, str]
    twin: Twin
    praise: str
    why: str


@dataclass(frozen=True)
class Assignment:
    """Exercises that are handed in together, in teaching order. `minutes`: what to set aside."""

    name: str
    title: str
    minutes: int
    exercises: tuple[Exercise, ...]


@cache
def assignments() -> tuple[Assignment, ...]:
    """Every assignment, in teaching order."""
    text = (resources.files("course") / "course.toml").read_text(encoding="utf-8")
    return tuple(map(_assignment, tomllib.loads(text)["assignment"]))


@cache
def names() -> tuple[str, ...]:
    """The name of every exercise, in teaching order."""
    return tuple(e.name for a in assignments() for e in a.exercises)


def exercise(name: str) -> Exercise:
    """The exercise of that name. Errors: LookupError, with a sentence for the learner.

    >>> exercise("sigmoid").title
    'the sigmoid'
    """
    return next(e for e in assignment_of(name).exercises if e.name == name)


def assignment_of(name: str) -> Assignment:
    """The assignment that an exercise belongs to. Errors: as `exercise`.

    >>> assignment_of("sigmoid").name
    '2a-sigmoid-derivative'
    """
    for assignment in assignments():
        if any(e.name == name for e in assignment.exercises):
            return assignment
    near = difflib.get_close_matches(name, names(), n=1)
    hint = f"; did you mean {near[0]}?" if near else f". There are: {', '.join(names())}."
    raise LookupError(f"No exercise is called {name}{hint}")


def following(name: str) -> str | None:
    """The exercise that comes after `name`, None after the last. Errors: LookupError.

    >>> following("sigmoid")
    'sigmoid_prime'
    """
    later = names()[names().index(exercise(name).name) + 1 :]
    return later[0] if later else None


def _assignment(data: dict[str, Any]) -> Assignment:
    return Assignment(data["name"], data["title"], data["minutes"], tuple(map(_exercise, data["exercise"])))


def _exercise(data: dict[str, Any]) -> Exercise:
    idea, where, line = data["hints"]
    twin = Twin(data["twin"]["title"], data["twin"]["code"].strip())
    return Exercise(
        data["name"], data["title"], tuple(data["after"]), (idea, where, line), twin, data["praise"], data["why"]
    )
