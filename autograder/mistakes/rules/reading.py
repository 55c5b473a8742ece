"""How a learner may read an expression: sin(x)/x is a quotient, or sin x times a power of x.

SymPy keeps x/(x + 1) as a product with a power of −1, √u as a power, x·eˣ·sin x as one product of three. A rule is
chosen by what is seen on paper, so every reading is offered, the one that is closest to what is written first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sympy as sp

from autograder.mistakes.rules import right
from autograder.mistakes.rules.values import Unreadable


@dataclass(frozen=True)
class Reading:
    """One way to see an expression.

    kind : which rule it calls for: a key of the right rules
    parts : what that rule differentiates: u, or u and v, or the terms of a sum
    given : what else its template needs: exponent, base, factor
    far : 0 as it is written, more the further from it
    """

    expr: sp.Expr
    kind: str
    parts: tuple[sp.Expr, ...] = ()
    given: tuple[tuple[sp.Symbol, sp.Expr], ...] = field(default=())
    far: int = 0

    def __getitem__(self, symbol: sp.Symbol) -> sp.Expr:
        return dict(self.given)[symbol]

    def bindings(self, x: sp.Symbol, parts: Sequence[Any], derivatives: Sequence[Any]) -> dict[sp.Symbol, Any]:
        """What the symbols of a template stand for, with these for the parts and their derivatives."""
        bound = {right.x: x, right.c: self.expr, **dict(self.given)}
        names = zip((right.u, right.v), (right.du, right.dv), parts, derivatives, strict=False)
        for part_name, derivative_name, part, derivative in names:
            bound |= {part_name: part, derivative_name: derivative}
        return bound

    def filled(self, template: sp.Expr, x: sp.Symbol, derivatives: Sequence[sp.Expr]) -> sp.Expr:
        """The template, used on this."""
        return template.xreplace(self.bindings(x, self.parts, derivatives))


def readings(e: sp.Expr, x: sp.Symbol) -> list[Reading]:
    """Every reading of `e`, the closest first. Errors: Unreadable, for a function without a rule."""
    if not e.has(x):
        return [Reading(e, "constant")]
    if e == x:
        return [Reading(e, "variable")]
    if isinstance(e, sp.Add):
        return [Reading(e, "sum", _flat(e))]
    if isinstance(e, sp.Mul):
        return sorted(_of_product(e, x), key=lambda r: r.far)
    if isinstance(e, sp.Pow | sp.exp):
        return sorted(_of_power(e, x), key=lambda r: r.far)
    name = type(e).__name__
    if name in right.FUNCTIONS and len(e.args) == 1:
        return [Reading(e, name, e.args)]
    raise Unreadable(name)


def _of_power(e: sp.Expr, x: sp.Symbol) -> Iterator[Reading]:
    base, exponent = e.args if isinstance(e, sp.Pow) else (sp.E, e.exp)
    if exponent.could_extract_minus_sign():
        far = 0 if exponent == -1 and base != x else 1
        yield _reciprocal(e, sp.S.One, base**-exponent, far)
    if base is sp.E:
        yield Reading(e, "exp", (exponent,))
    elif not base.has(x):
        yield Reading(e, "exponential", (exponent,), ((right.a, base),))
    elif exponent.has(x):
        yield Reading(e, "tower", (base, exponent))
    else:
        far = 1 if exponent == -1 and base != x else 0
        yield Reading(e, "power", (base,), ((right.n, exponent),), far)


def _reciprocal(e: sp.Expr, above: sp.Expr, below: sp.Expr, far: int) -> Reading:
    return Reading(e, "reciprocal", (below,), ((right.c, above),), far)


def _of_product(e: sp.Mul, x: sp.Symbol) -> Iterator[Reading]:
    factors = _flat(e)
    moving = [f for f in factors if f.has(x)]
    constant = sp.Mul(*(f for f in factors if not f.has(x)))
    if constant != 1:
        rest = _times(moving)
        yield Reading(e, "multiple", (rest,), ((right.c, constant), (right.dc, _own_slope(constant))))
    above, below = constant.as_numer_denom()
    if any(map(_divides, moving)):
        over = [f for f in moving if not _divides(f)]
        under = [1 / f for f in moving if _divides(f)]
        if over:
            yield Reading(e, "quotient", (_times([above, *over]), _times([below, *under])))
        else:
            yield _reciprocal(e, above, _times([below, *under]), 1)
        if over and below != 1:
            yield Reading(e, "quotient", (_times([constant, *over]), _times(under)), far=1)
    for f in moving:  # x·e⁻ˣ is x/eˣ too
        if isinstance(f, sp.exp) and f.exp.could_extract_minus_sign():
            over = [g for g in moving if g is not f]
            if over:
                yield Reading(e, "quotient", (_times([constant, *over]), sp.exp(-f.exp)), far=1)
    for first, second in _halves(moving):
        far = 1 if any(map(_divides, moving)) else 0
        yield Reading(e, "product", (_times([constant, *first]), _times(second)), far=far)
        if constant != 1:
            yield Reading(e, "product", (_times(first), _times([constant, *second])), far=far + 1)


def _divides(factor: sp.Expr) -> bool:
    return isinstance(factor, sp.Pow) and factor.args[0] is not sp.E and factor.args[1].could_extract_minus_sign()


def _halves(factors: list[sp.Expr]) -> Iterator[tuple[list[sp.Expr], list[sp.Expr]]]:
    """Every way to see several factors as two; of more than four, only each one against the rest."""
    count = len(factors)
    masks = range(1, 2 ** (count - 1)) if count <= 4 else [2**i for i in range(count)]
    for mask in masks:
        picked = [f for i, f in enumerate(factors) if mask >> i & 1]
        others = [f for i, f in enumerate(factors) if not mask >> i & 1]
        if others:
            yield picked, others


def _own_slope(constant: sp.Expr) -> sp.Expr:
    """The derivative of a constant with respect to its own letter, should somebody differentiate that too."""
    letters = sorted(constant.free_symbols, key=str)
    return constant.diff(letters[0]) if len(letters) == 1 else sp.S.Zero


def _times(factors: list[sp.Expr]) -> sp.Expr:
    """The product, its factors left as they are: 2·(x + 1) is not multiplied out."""
    kept = [f for f in factors if f != 1]
    if len(kept) == 2 and kept[0].is_Rational and isinstance(kept[1], sp.Add):
        return sp.Mul(*kept, evaluate=False)
    return sp.Mul(*kept)


def _flat(e: sp.Expr) -> tuple[sp.Expr, ...]:
    """Terms of nested sums, factors of nested products."""
    found: list[sp.Expr] = []
    for argument in e.args:
        found += _flat(argument) if argument.func is e.func else (argument,)
    return tuple(found)
