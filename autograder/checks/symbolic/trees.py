"""Random expression trees: functions to differentiate, each kind of node where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import sympy as sp

KINDS = ("sum", "product", "power", "exp", "log", "sin", "cos", "tanh", "exponential", "tower")
SIMPLE = ("sum", "multiple", "monomial")  # a number times something; a power of x itself
X = sp.Symbol("x")
SPECIAL = {"multiple": "product", "monomial": "power"}
EXPONENTS = (2, 3, 4, -1, -2, sp.Rational(1, 2), sp.Rational(3, 2), sp.Rational(-1, 2))


def trees(
    rng: np.random.Generator,
    n: int,
    roots: Sequence[str],
    inside: Sequence[str] = ("sum", "product"),
    depth: int = 1,
    constants: Sequence[sp.Symbol] = (),
    x: sp.Symbol = X,
    most: int = 9,
) -> list[sp.Expr]:
    """n different functions of x, small ones first, each with a node of one of `roots` at its root.

    inside : kinds of the nodes below, at most `depth` of them on a path
    constants : other symbols that may stand where a number does; every tree has one, if there are any
    most : nodes of a tree: small ones show as much, and a learner's `simplify` ends in time
    """
    found: dict[sp.Expr, None] = {}
    allowed = {*roots, *inside}
    allowed |= {special for special, kind in SPECIAL.items() if kind in allowed}
    while len(found) < n:
        root = str(rng.choice(list(roots)))
        e = _node(root, rng, inside, depth, constants, x)
        if not e.has(x) or _size(e) > most or (constants and not e.free_symbols - {x}):
            continue
        # SymPy simplifies what it is given: 2·(x + 1) becomes a sum, x·x a power, exp(log x) just x
        kinds = [_kind(part, x) for part in sp.preorder_traversal(e) if part.args and part.has(x)]
        has_zero = sp.S.Zero in e.atoms(sp.Integer)  # 0**x
        if kinds and root in (kinds[0], SPECIAL.get(kinds[0])) and allowed.issuperset(kinds) and not has_zero:
            found[e] = None
    return sorted(found, key=_size)


def _grown(
    rng: np.random.Generator, inside: Sequence[str], depth: int, constants: Sequence[sp.Symbol], x: sp.Symbol
) -> sp.Expr:
    """A function of x with at most `depth` nodes on a path."""
    if depth <= 0 or not inside or rng.random() < 0.2:
        return x
    return _node(str(rng.choice(list(inside))), rng, inside, depth - 1, constants, x)


def _node(
    kind: str, rng: np.random.Generator, inside: Sequence[str], depth: int, constants: Sequence[sp.Symbol], x: sp.Symbol
) -> sp.Expr:
    def part() -> sp.Expr:
        return _grown(rng, inside, depth, constants, x)

    def number() -> sp.Expr:
        if constants and rng.random() < 0.6:
            return constants[int(rng.integers(len(constants)))]
        return sp.Integer(rng.integers(2, 6)) if rng.random() < 0.8 else sp.Rational(*rng.integers(1, 6, 2).tolist())

    def sign() -> int:
        return int(rng.choice([-1, 1]))

    match kind:
        case "sum":
            return sp.Add(part(), sign() * number(), *([sign() * part()] if rng.random() < 0.4 else []))
        case "product":
            factors = [part(), part(), part()][: 2 + int(rng.random() < 0.5)]
            shifted = [f + number() if f == x and i else f for i, f in enumerate(factors)]
            return sp.Mul(*shifted) if rng.random() < 0.7 else sp.Mul(sign() * number(), *shifted)
        case "multiple":
            return sign() * number() * part()
        case "monomial":
            return x ** (number() if constants else int(rng.integers(2, 5)))
        case "power":
            return part() ** (number() if constants else EXPONENTS[rng.integers(len(EXPONENTS))])
        case "log":
            return sp.log(part() + number())
        case "exponential":
            return sp.Integer(rng.integers(2, 4)) ** part() if not constants else number() ** part()
        case "tower":
            return (part() + number()) ** part() if rng.random() < 0.7 else x ** part()
    return getattr(sp, kind)(part())


def _kind(e: sp.Expr, x: sp.Symbol) -> str:
    if e.is_Add:
        return "sum"
    if e.is_Mul:
        return "multiple" if len(e.args) == 2 and not e.args[0].has(x) else "product"
    if e.is_Pow and e.exp.has(x):
        return "tower" if e.base.has(x) else "exponential"
    if e.is_Pow:
        return "monomial" if e.base == x else "power"
    return type(e).__name__


def _size(e: sp.Expr) -> int:
    return sum(1 for _ in sp.preorder_traversal(e))
