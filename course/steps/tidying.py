"""Of several ways to write a derivative, the shortest: as a teacher would leave it on the board."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp

from autograder.wording.notation import text

MOST = 60  # operations: beyond that only the cheap ways are tried
POWERS = 6  # of sums: larger ones are never multiplied out
GAIN = 3  # characters that make it worth leaving the form that the rules give


def tidied(e: sp.Expr) -> sp.Expr:
    """An equal expression that is short to write."""
    return min(_ways(e), key=lambda way: len(text(way)) + (GAIN if way != e else 0))


def _ways(e: sp.Expr) -> Iterator[sp.Expr]:
    yield e
    yield sp.factor_terms(e)
    if e.count_ops() > MOST or any(p.base.is_Add and p.exp.is_Integer and abs(p.exp) > POWERS for p in e.atoms(sp.Pow)):
        return
    whole = sp.together(e)
    top, bottom = whole.as_numer_denom()
    yield whole
    if top.is_polynomial() and bottom.is_polynomial():
        yield sp.cancel(whole)
    for way in (sp.expand, sp.factor_terms, sp.powsimp):
        yield way(top) / bottom
        yield way(e)
