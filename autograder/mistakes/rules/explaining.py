"""From a function and a wrong derivative: the simplest explanation, if there is just one.

Fewest mistakes first, then the commoner rules. Where two rules of the same rank give the same answer nobody knows which
it was, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import sympy as sp

from autograder.checks.result import Named
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Equal
from autograder.mistakes.rules.candidates import Candidate, candidates
from autograder.mistakes.rules.values import Unreadable, is_small, values

MAX_FUNCTION, MAX_ANSWER = 150, 2000  # nodes
PLAUSIBLE = 4  # rank of two mistakes together: two rare ones at once explain anything


@dataclass(frozen=True)
class Explanation:
    """What was done wrong.

    mistakes : each by its title and question
    places : for each, the parts of the function where it was made; none where it is the function as a whole
    expression : what these mistakes lead to; equal to the answer
    """

    mistakes: tuple[Named, ...]
    places: tuple[tuple[sp.Expr, ...], ...]
    expression: sp.Expr


def explain(f: sp.Expr, x: sp.Symbol, answer: object, mistakes: int = 2) -> Explanation | None:
    """The mistakes that lead from f to the answer, given as f′(x); None where there is no single simplest explanation.

    answer : what was submitted; read, never rebuilt
    mistakes : how many at once are thought of, 1 or 2
    A right answer has no explanation, nor has one that cannot be told from a right one.

    >>> X = sp.Symbol("x")
    >>> found = explain(sp.sin(3 * X), X, sp.cos(3 * X))
    >>> found.mistakes[0].title, found.places
    ('the inner derivative forgotten', ((sin(3*x),),))
    """
    if not isinstance(answer, sp.Expr) or not is_small(answer, MAX_ANSWER) or not is_small(f, MAX_FUNCTION):
        return None
    x = next((s for s in f.free_symbols if s.name == x.name), x)
    try:
        known = candidates(f, x)
        target = np.broadcast_to(values(answer, known.at), known.slopes.shape)
    except Unreadable:
        return None
    if known.is_right(target):
        return None
    found = known.one_mistake(target)
    if _says_much(answer, x):
        found += known.one_habit(target)
        if not found and mistakes > 1:
            found = [c for c in known.two_mistakes(target) if c.rank <= PLAUSIBLE]
    simplest = _simplest(found)
    if not simplest or not isinstance(equivalent(answer, known.right, f.free_symbols), Different):
        return None
    for candidate in simplest[:3]:
        expression = candidate.expression()
        if isinstance(equivalent(answer, expression, f.free_symbols), Equal):
            return Explanation(tuple(r.named for r in candidate.slips), tuple(candidate.slips.values()), expression)
    return None


def _simplest(found: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates, if all of them say the same; of several places the outermost first."""
    least = min((c.rank for c in found), default=0)
    best = [c for c in found if c.rank == least]
    if len({c.titles for c in best}) != 1:
        return []
    return sorted(best, key=lambda c: -sum(part.count_ops() for places in c.slips.values() for part in places))


def _says_much(answer: sp.Expr, x: sp.Symbol) -> bool:
    """Too many ways lead to a mere number."""
    return x.name in {s.name for s in answer.free_symbols}
