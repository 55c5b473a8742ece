"""The derivative by the right rules, one at each node."""

from __future__ import annotations

import sympy as sp

from autograder.mistakes.rules import right
from autograder.mistakes.rules.reading import Reading, readings


def derivative(f: sp.Expr, x: sp.Symbol) -> sp.Expr:
    """f′(x); other symbols are constants. Errors: Unreadable, for a function without a rule.

    >>> X = sp.Symbol("x")
    >>> derivative(sp.sin(3 * X), X)
    3*cos(3*x)
    """
    return by_rule(readings(f, x)[0], x)


def by_rule(r: Reading, x: sp.Symbol) -> sp.Expr:
    """The derivative of what is read in that way."""
    parts = [derivative(part, x) for part in r.parts]
    if r.kind == "sum":
        return sp.Add(*parts)
    return r.filled(right.rule(r.kind), x, parts)
