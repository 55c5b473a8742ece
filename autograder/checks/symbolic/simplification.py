"""The last resort: SymPy's simplify, on what is small enough, for as long as the deadline lasts.

The deadline is a profile hook that raises: it needs no thread, signal or process, so it holds in a worker, a notebook
and Pyodide alike. It cannot stop one long operation in C; so no number may be large, and no power of numbers towers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from inspect import CO_GENERATOR
from typing import Any

from autograder.checks.symbolic.program import measure
from autograder.checks.verdict import Equal, Undecided, Verdict

SECONDS = 1.0
MOST_NODES, MOST_BITS, MOST_EXPONENT = 80, 64, 30
GROWING = ("factorial", "binomial", "gamma", "RisingFactorial", "FallingFactorial", "Sum", "Product", "Integral")


class OutOfTime(BaseException):
    """The deadline passed. No `except Exception` of SymPy's stops it."""


def decide(answer: Any, reference: Any, symbols: Iterable[Any], why: str) -> Verdict:
    """Equal where simplify(answer − reference) is 0; otherwise Undecided, with `why` nothing better could decide."""
    import sympy

    if not (is_tame(answer) and is_tame(reference)):
        return Undecided(why)
    known = {s.name: s for s in (*symbols, *reference.free_symbols)}
    try:
        with deadline(SECONDS):
            bound = answer.xreplace({s: known.get(s.name, sympy.Symbol(s.name)) for s in answer.free_symbols})
            if sympy.simplify(bound - reference) == 0:
                return Equal("SymPy's simplify finds no difference")
    except OutOfTime:
        return Undecided(f"{why}; simplify takes too long")
    except Exception as problem:
        return Undecided(f"{why}; simplify raises {type(problem).__name__}")
    return Undecided(f"{why}; simplify does not decide")


def carried_out(reference: Any) -> Any:
    """An author's expression with its derivatives, integrals and limits worked out, as far as the deadline lasts."""
    import sympy

    if not reference.has(sympy.Derivative, sympy.Integral, sympy.Limit, sympy.Subs):
        return reference
    try:
        with deadline(SECONDS):
            return reference.doit(deep=True)
    except OutOfTime:
        return reference


def is_tame(expression: Any) -> bool:
    """Whether SymPy may evaluate the expression: few nodes, short numbers, small powers, nothing that grows."""
    if measure(expression) > MOST_NODES:
        return False
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if getattr(node, "is_Rational", False) and node.p.bit_length() + node.q.bit_length() > MOST_BITS:
            return False
        if getattr(node, "is_Float", False) or type(node).__name__ in GROWING:
            return False
        if node.is_Pow and not _is_small_power(node.exp):
            return False
        waiting.extend(node.args)
    return True


def _is_small_power(exponent: Any) -> bool:
    if exponent.is_Rational:
        return abs(exponent.p) <= MOST_EXPONENT
    return bool(exponent.free_symbols)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block once `seconds` have passed, at the next call of a function of SymPy's.

    Only there: what is raised in a callback of the garbage collector, or in a generator being closed, is lost, and the
    hook with it.
    """
    end = time.monotonic() + seconds
    before = sys.getprofile()

    def look(frame: Any, event: str, argument: Any) -> None:
        code = frame.f_code
        safe = "sympy" in code.co_filename and not code.co_flags & CO_GENERATOR
        if event == "call" and safe and time.monotonic() > end:
            raise OutOfTime

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)
