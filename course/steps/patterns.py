"""A rule filled in, not yet worked out: (x²)′ · sin(x) + x² · (sin(x))′, terms and factors in the rule's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp

from autograder.mistakes.rules import right
from autograder.mistakes.rules.reading import Reading
from autograder.wording.notation import factor, written
from autograder.wording.styles import Text

NAMES = {
    "sum": "sum rule",
    "product": "product rule",
    "quotient": "quotient rule",
    "reciprocal": "reciprocal rule",
    "power": "power rule",
    "exponential": "exponential rule",
    "tower": "moving exponent",
}
Factors = tuple[sp.Expr, ...]


@dataclass(frozen=True)
class Pattern:
    """A sum of products, over something. Derivatives that are still to be found stand in it as they are."""

    terms: tuple[Factors, ...]
    below: sp.Expr = sp.S.One

    @property
    def expression(self) -> sp.Expr:
        return sp.Add(*(sp.Mul(*factors) for factors in self.terms)) / self.below

    @property
    def unknown(self) -> list[sp.Derivative]:
        """The derivatives that are still to be found."""
        return [f for factors in self.terms for f in factors if isinstance(f, sp.Derivative)]

    def times(self, constant: sp.Expr) -> Pattern:
        return self if constant == 1 else Pattern(tuple((constant, *factors) for factors in self.terms), self.below)

    def put(self, found: dict[sp.Expr, sp.Expr]) -> Pattern:
        """With derivatives that have been found in their places."""
        terms = tuple(tuple(found.get(f, f) for f in factors) for factors in self.terms)
        return Pattern(terms, self.below)

    def written(self, style: Text) -> str:
        words = ""
        for factors in self.terms:
            if 0 in factors:
                continue
            body, minus = _row(factors, style)
            sign = (style.minus if minus else "") if not words else (f" {style.minus} " if minus else " + ")
            words += sign + body
        words = words or "0"
        return words if self.below == 1 else style.over(words, written(self.below, style))


def _row(factors: Factors, style: Text) -> tuple[str, bool]:
    """The factors side by side, and whether a minus sign stands before them."""
    kept = [f for f in factors if f != 1] or [sp.S.One]
    minus = kept[0].could_extract_minus_sign() and not isinstance(kept[0], sp.Add)
    if minus:
        kept = [f for f in (-kept[0], *kept[1:]) if f != 1] or [sp.S.One]
    if len(kept) > 1:
        return style.times([factor(f, style) for f in kept]), minus
    alone = written(kept[0], style)
    return (style.brackets(alone) if minus and _has_sign(kept[0]) else alone), minus


def _has_sign(e: sp.Expr) -> bool:
    return isinstance(e, sp.Add) or bool(e.could_extract_minus_sign())


def pattern(r: Reading, x: sp.Symbol, slopes: list[sp.Expr]) -> Pattern:
    """The right rule on r. `slopes`: of its parts, found or still to be found."""
    if r.kind == "variable":
        return Pattern(((sp.S.One,),))
    if r.kind in _IN_ORDER:
        return _IN_ORDER[r.kind](r, slopes)
    (u,), (du,) = r.parts, slopes
    outer = right.filled(right.slope(right.u), r.kind).xreplace(r.bindings(x, [u], [du]))
    minus = isinstance(outer, sp.Mul) and outer.could_extract_minus_sign()
    return Pattern(((sp.S.NegativeOne, -outer, du) if minus else (outer, du),))


def _product(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    (u, v), (du, dv) = r.parts, slopes
    return Pattern(((du, v), (u, dv)))


def _quotient(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    (u, v), (du, dv) = r.parts, slopes
    return Pattern(((du, v), (sp.S.NegativeOne, u, dv)), v**2)


def _reciprocal(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    return Pattern(((sp.S.NegativeOne, r[right.c], slopes[0]),), r.parts[0] ** 2)


def _power(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    n = r[right.n]
    if r.parts[0].is_Symbol:
        return Pattern(((n * r.parts[0] ** (n - 1),),))
    return Pattern(((n, r.parts[0] ** (n - 1), slopes[0]),))


def _exponential(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    return Pattern(((r.expr, sp.log(r[right.a]), slopes[0]),))


def _tower(r: Reading, slopes: list[sp.Expr]) -> Pattern:
    (u, v), (du, dv) = r.parts, slopes
    return Pattern(((r.expr, dv, sp.log(u)), (r.expr, v, du, 1 / u)))


_IN_ORDER: dict[str, Callable[[Reading, list[sp.Expr]], Pattern]] = {
    "product": _product,
    "quotient": _quotient,
    "reciprocal": _reciprocal,
    "power": _power,
    "exponential": _exponential,
    "tower": _tower,
}


def name(r: Reading) -> str:
    """What the rule is called."""
    if r.kind in right.OUTER and not r.parts[0].is_Symbol:
        return "chain rule"
    return NAMES.get(r.kind, "table")
