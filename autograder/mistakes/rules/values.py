"""Values of an expression at many points at once, in complex double precision: a fingerprint, never a proof."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import sympy as sp

MAX_DEPTH = 100
_UNARY: dict[type, Callable] = {
    sp.exp: np.exp, sp.log: np.log, sp.sin: np.sin, sp.cos: np.cos, sp.tan: np.tan,
    sp.cot: lambda z: 1 / np.tan(z), sp.sec: lambda z: 1 / np.cos(z), sp.csc: lambda z: 1 / np.sin(z),
    sp.asin: np.arcsin, sp.acos: np.arccos, sp.atan: np.arctan, sp.acot: lambda z: np.arctan(1 / z),
    sp.sinh: np.sinh, sp.cosh: np.cosh, sp.tanh: np.tanh, sp.coth: lambda z: 1 / np.tanh(z),
    sp.sech: lambda z: 1 / np.cosh(z), sp.csch: lambda z: 1 / np.sinh(z),
    sp.asinh: np.arcsinh, sp.acosh: np.arccosh, sp.atanh: np.arctanh,
    sp.Abs: lambda z: np.abs(z) + 0j, sp.sign: np.sign,
}  # fmt: skip


class Unreadable(ValueError):
    """An expression with something in it that has no value here."""


def is_small(e: sp.Basic, nodes: int) -> bool:
    """Whether the tree has at most so many nodes and is not too deep; stops counting as soon as it has not."""
    stack, seen = [(e, 0)], 0
    while stack:
        node, depth = stack.pop()
        seen += 1
        if seen > nodes or depth > MAX_DEPTH:
            return False
        stack += [(argument, depth + 1) for argument in node.args]
    return True


def values(e: sp.Expr, at: Mapping[sp.Symbol, np.ndarray], known: dict | None = None) -> np.ndarray:
    """Values of `e` where its symbols have the values `at`; infinite or nan where it has none.

    at : arrays that broadcast together; a symbol counts as the plain one of its name
    known : values found so far, shared between calls with the same `at`
    Errors: Unreadable. Whoever calls has made sure of the size.
    """
    known = {} if known is None else known

    def value(node: sp.Basic) -> np.ndarray:
        found = known.get(node)
        if found is None:
            found = known[node] = _value(node, at, value)
        return found

    with np.errstate(all="ignore"):
        return value(e)


def _value(e: sp.Basic, at: Mapping[sp.Symbol, np.ndarray], value: Callable[[sp.Basic], Any]) -> Any:
    if isinstance(e, sp.Symbol):
        found = at.get(e)
        found = at.get(sp.Symbol(e.name)) if found is None and not isinstance(e, sp.Dummy) else found
        if found is None:
            raise Unreadable(e.name)
        return found
    if isinstance(e, sp.Add):
        return sum((value(a) for a in e.args[1:]), value(e.args[0])) if e.args else np.complex128(0)
    if isinstance(e, sp.Mul):
        product: Any = 1
        for a in e.args:
            product = product * value(a)
        return product
    if isinstance(e, sp.Pow):
        base, exponent = e.args
        if isinstance(exponent, sp.Integer) and abs(exponent.p) <= 64:
            return value(base) ** int(exponent.p)
        if exponent is sp.S.Half:
            return np.sqrt(value(base))
        return np.power(value(base), value(exponent))
    if e.func in _UNARY and len(e.args) == 1:
        return _UNARY[e.func](value(e.args[0]))
    if e.is_Rational or e.is_Float or isinstance(e, sp.NumberSymbol) or e is sp.I:
        return _number(e)
    raise Unreadable(type(e).__name__)


def _number(e: sp.Expr) -> np.complex128:
    try:
        if e.is_Rational:
            return np.complex128(int(e.p) / int(e.q))
        return np.complex128(1j if e is sp.I else float(e))
    except (OverflowError, ZeroDivisionError):
        return np.complex128(np.inf)
