"""A twin: the same rules in the same places, with other numbers. For after the last hint."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp

SWAPPED = {sp.sin: sp.cos, sp.cos: sp.sin, sp.exp: sp.sin, sp.log: sp.exp, sp.tan: sp.tanh, sp.tanh: sp.tan}


def twin(f: sp.Expr, x: sp.Symbol) -> sp.Expr:
    """A neighbour of f whose derivative needs the same rules: other numbers, other insides, or other functions.

    >>> x = sp.Symbol("x")
    >>> twin(x**2 * sp.sin(3 * x), x), twin(1 / (1 + sp.exp(-x)), x), twin(x * sp.exp(x), x)
    (x**3*sin(4*x), 1/(1 + exp(-2*x)), x*sin(x))
    """
    ways: tuple[Callable[[sp.Expr], sp.Expr], ...] = (_renumbered, _widened, _swapped)
    for way in ways:
        other = way(f)
        if other != f and other.has(x):
            return other
    return f.xreplace({x: 2 * x})


def _renumbered(e: sp.Expr) -> sp.Expr:
    """Numbers one further from 0. To a reader −1, 1 and the half of a root are none: 1/x, x, √x."""
    if e.is_Integer and abs(e) > 1:
        return e + (1 if e > 0 else -1)
    if not e.args or e.is_number:
        return e
    return e.func(*map(_renumbered, e.args))


def _widened(e: sp.Expr) -> sp.Expr:
    """Insides that are more than a letter, doubled: e⁻ˣ becomes e⁻²ˣ."""
    if not e.args:
        return e
    inside = tuple(map(_widened, e.args))
    if isinstance(e, sp.Function) and not e.args[0].is_Symbol:
        return e.func(*(2 * a for a in inside))
    return e.func(*inside)


def _swapped(e: sp.Expr) -> sp.Expr:
    if not e.args:
        return e
    return SWAPPED.get(e.func, e.func)(*map(_swapped, e.args))
