"""Known mistakes and right answers of other kinds, written as the function a learner would hand in.

    @mistake("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which.")
    def sigmoid_prime(z):
        return z * (1 - z)

A mistake that is made in several ways is declared several times, with the same title and question. The function's
name is its exercise; its source, without the decorator, is what goes into the learner's cell.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from autograder.checks.result import Named

Function = Callable[..., object]


@dataclass(frozen=True)
class Mistake:
    """A wrong implementation. `row` is its number in the collection of misconceptions, where it has one."""

    exercise: str
    named: Named
    source: str
    row: int | None = None

    @property
    def name(self) -> str:
        return self.named.title


@dataclass(frozen=True)
class Variant:
    """A right answer of another kind than the reference."""

    exercise: str
    name: str
    source: str


def mistake(title: str, question: str, *, row: int | None = None) -> Callable[[Function], Function]:
    """Declare the decorated function as a known mistake. `title` fits "This looks like …", without a full stop."""

    def register(function: Function) -> Function:
        exercise = function.__name__
        found = function.__globals__.setdefault("_declared", [])
        found.append(Mistake(exercise, Named(title, question), _source(function), row))
        return function

    return register


def variant(name: str) -> Callable[[Function], Function]:
    """Declare the decorated function as a right answer of another kind."""

    def register(function: Function) -> Function:
        function.__globals__.setdefault("_declared", []).append(Variant(function.__name__, name, _source(function)))
        return function

    return register


def declared(module: ModuleType) -> list:
    """The mistakes or variants of a loaded module, in the order of the file."""
    return list(module.__dict__.get("_declared", ()))


def _source(function: Function) -> str:
    lines = textwrap.dedent(inspect.getsource(function))
    tree = ast.parse(lines)
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    return "\n".join(lines.splitlines()[definition.lineno - 1 :]) + "\n"
