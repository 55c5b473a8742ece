"""The value of a formula at one point, as a learner reads it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from autograder.checks.symbolic.evaluation import NoValue, evaluate, field
from autograder.checks.symbolic.program import Program, TooLarge, Unreadable
from autograder.checks.symbolic.showing import two_values

BITS = 128


def value_at(expression: Any, at: Mapping[str, Fraction]) -> str:
    """Value of a submitted tree at a point, six digits of it; "" where there is none to be had.

    at : a value for every symbol of the tree

    >>> import sympy as sp
    >>> value_at(1 / (1 + sp.exp(-sp.Symbol("z"))), {"z": Fraction(1)})
    '0.731059'
    """
    program = Program()
    try:
        end = program.read(expression)
        with field.precision(BITS):
            point = {name: field.number(value) for name, value in at.items()}
            value = evaluate(program, program.needed([end]), point)[end]
            return two_values(value, field.number(Fraction(0)))[0]
    except (TooLarge, Unreadable, NoValue, LookupError, ArithmeticError, ValueError):
        return ""
