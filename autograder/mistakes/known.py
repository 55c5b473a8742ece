"""Known mistakes and right answers of other kinds, written as the function a learner would hand in.

    @mistake("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which.")
    def sigmoid_prime(z):
        return z * (1 - z)

A mistake that is made in several ways is declared several times, with the same title and question. The function's
name is its exercise, unless `of` says so: a cell may hold several functions, and its exercise has the first one's name.
Its source, without the decorator, is what goes into the learner's cell.
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
    function: str = ""

    @property
    def name(self) -> str:
        return self.named.title


@dataclass(frozen=True)
class Variant:
    """A right answer of another kind than the reference."""

    exercise: str
    name: str
    source: str
    function: str = ""


def mistake(title: str, question: str, *, row: int | None = None, of: str = "") -> Callable[[Function], Function]:
    """Declare the decorated function as a known mistake. `title` fits "This looks like …", without a full stop.

    of : its exercise, where that has another name
    """

    def register(function: Function) -> Function:
        name = function.__name__
        found = function.__globals__.setdefault("_declared", [])
        found.append(Mistake(of or name, Named(title, question), _source(function), row, name))
        return function

    return register


def variant(name: str, *, of: str = "") -> Callable[[Function], Function]:
    """Declare the decorated function as a right answer of another kind. `of`: as for a mistake."""

    def register(function: Function) -> Function:
        own = function.__name__
        found = function.__globals__.setdefault("_declared", [])
        found.append(Variant(of or own, name, _source(function), own))
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
