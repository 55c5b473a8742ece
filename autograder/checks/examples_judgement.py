"""The judgement of a learner's own examples: each is true, and together they catch every wrong function.

(Wrenn and Krishnamurthi, Executable examples for programming problem comprehension, ICER 2019.) No code of a learner's
runs here: an example is a pair of numbers, a function is an expression of the author's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

import numpy as np

from autograder.checks import showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import real_array, type_name


class Example(NamedTuple):
    x: float
    y: float


class ExamplesJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def catches(self, expected: Any, wrong: Mapping[str, Any], many: int) -> Self:
        """So many examples (x, y), all true of the right function, and none of the wrong ones passes them all.

        expected : the right function, an expression in one symbol
        wrong : wrong functions, by what a learner would call them: "the function that is 1 everywhere"
        """
        __tracebackhide__ = True
        called = showing.call(self.question)
        value = self.reply.value
        if isinstance(value, dict):
            value = list(value.items())
        if not isinstance(value, list | tuple | np.ndarray) or (isinstance(value, np.ndarray) and value.ndim == 0):
            raise NotYet(Finding("type", called, type_name(value), "a list of pairs of numbers, (x, y)"))
        if len(value) != many:
            raise NotYet(Finding("length", called, str(len(value)), str(many)))
        examples = [_example(entry, called) for entry in value]
        fooled = [name for name, function in wrong.items() if all(_holds(e, function) for e in examples)]
        for example in examples:
            if not _holds(example, expected):
                right = _pair(Example(example.x, _value(expected, example.x)))
                by = fooled[0] if len(fooled) == 1 else _pair(example)
                raise NotYet(Finding("examples", called, _pair(example), detail=right, pattern="untrue", by=by))
        if fooled:
            raise NotYet(Finding("examples", called, str(many), pattern="uncaught", by=fooled[0]))
        return self


def _example(entry: Any, called: str) -> Example:
    """An entry as a pair of finite numbers. Errors: NotYet."""
    __tracebackhide__ = True
    is_row = isinstance(entry, list | tuple) or (isinstance(entry, np.ndarray) and entry.ndim == 1)
    if not is_row or len(entry) != 2:
        raise NotYet(Finding("examples", called, showing.value(entry), pattern="no pair"))
    numbers = real_array(entry)
    if numbers is None or numbers.shape != (2,) or not np.isfinite(numbers.astype(float)).all():
        shown = ", ".join(showing.value(part) for part in entry)
        raise NotYet(Finding("examples", called, f"({shown})", pattern="no numbers"))
    return Example(*numbers.astype(float).tolist())


def _holds(example: Example, function: Any) -> bool:
    return bool(np.isclose(example.y, _value(function, example.x), rtol=1e-9, atol=1e-9))


def _value(function: Any, x: float) -> float:
    """
    >>> import sympy as sp
    >>> _value(sp.sign(sp.Symbol("x")), -0.5), _value(sp.Integer(1), 3.0)
    (-1.0, 1.0)
    """
    import sympy

    return float(function.subs({symbol: sympy.Float(x, 30) for symbol in function.free_symbols}))


def _pair(example: Example) -> str:
    """
    >>> _pair(Example(-0.5, -1.0))
    '(-0.5, -1)'
    """
    return f"({example.x:g}, {example.y:g})"
