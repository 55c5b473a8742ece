"""Known mistakes and right answers of other kinds, written as the function a learner would hand in.

    @mistake("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which.")
    def sigmoid_prime(z):
        return z * (1 - z)

A mistake that is made in several ways is declared several times, with the same title and question. The function's
name is its exercise, unless `of` says so: a cell may hold several functions, and its exercise has the first one's name.
Its source, without the decorator, is what goes into the learner's cell.

Where the answer is a class, so is the mistake. Most change one method: such a class inherits from the right one, under
the same name, and its cell holds both.

    @mistake("the quotient upside down", "Which of the two stands below?")
    class Value(Value):
        def __truediv__(self, other):
            return other / self
"""

from __future__ import annotations

import ast
import inspect
import linecache
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType, ModuleType
from typing import Any, TypeVar

from autograder.checks.result import Named

Definition = TypeVar("Definition", bound=Callable[..., Any])  # a function or a class


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

    @property
    def is_amendment(self) -> bool:
        return _is_amendment(self.source, self.function)


@dataclass(frozen=True)
class Variant:
    """A right answer of another kind than the reference."""

    exercise: str
    name: str
    source: str
    function: str = ""

    @property
    def is_amendment(self) -> bool:
        return _is_amendment(self.source, self.function)


def mistake(title: str, question: str, *, row: int | None = None, of: str = "") -> Callable[[Definition], Definition]:
    """Declare the decorated function or class a known mistake. `title` fits "This looks like …", without a full stop.

    of : its exercise, where that has another name
    """

    def register(definition: Definition) -> Definition:
        name, caller = definition.__name__, sys._getframe(1)
        found = caller.f_globals.setdefault("_declared", [])
        found.append(Mistake(of or name, Named(title, question), _source(definition, caller), row, name))
        return definition

    return register


def variant(name: str, *, of: str = "") -> Callable[[Definition], Definition]:
    """Declare the decorated function or class as a right answer of another kind. `of`: as for a mistake."""

    def register(definition: Definition) -> Definition:
        own, caller = definition.__name__, sys._getframe(1)
        found = caller.f_globals.setdefault("_declared", [])
        found.append(Variant(of or own, name, _source(definition, caller), own))
        return definition

    return register


def declared(module: ModuleType) -> list:
    """The mistakes or variants of a loaded module, in the order of the file."""
    return list(module.__dict__.get("_declared", ()))


def _source(definition: Any, caller: FrameType) -> str:
    """Source of a decorated function, or of the class that `caller` is just decorating: a file may hold many of one
    name, of which `inspect` finds the first."""
    if not isinstance(definition, type):
        lines = textwrap.dedent(inspect.getsource(definition)).splitlines()
        (node,) = ast.parse("\n".join(lines)).body
        assert isinstance(node, ast.FunctionDef)
        return "\n".join(lines[node.lineno - 1 :]) + "\n"
    lines = [text.rstrip("\n") for text in linecache.getlines(caller.f_code.co_filename)]
    above = next(n for n in range(caller.f_lineno - 1, len(lines)) if lines[n].startswith("class "))
    below = next((n for n in range(above + 1, len(lines)) if lines[n][:1].strip()), len(lines))
    return "\n".join(lines[above:below]).rstrip() + "\n"


def _is_amendment(source: str, name: str) -> bool:
    """Whether this is a class that changes some of the right one.

    >>> _is_amendment("class Value(Value):\\n    pass", "Value")
    True
    """
    return source.startswith(f"class {name}({name})")
