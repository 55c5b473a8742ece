"""An explanation of a wrong derivative, as one named mistake with its place."""

from __future__ import annotations

from autograder.checks.result import Named
from autograder.mistakes.rules import Explanation
from autograder.wording.notation import text

LONG = 48  # characters of all places together: longer ones are left out, the sentence would be lost


def named(found: Explanation) -> Named:
    """The mistakes as one: their titles, where they were made, and the question of the first.

    >>> import sympy as sp
    >>> from autograder.mistakes.rules import explain
    >>> x = sp.Symbol("x")
    >>> named(explain(sp.exp(sp.sin(3 * x)), x, sp.exp(sp.sin(3 * x)) * sp.cos(3 * x))).at
    'sin(3x)'
    """
    places = list(dict.fromkeys(text(part) for parts in found.places for part in parts))
    at = " and at ".join(places)
    titles = " and ".join(mistake.title for mistake in found.mistakes)
    return Named(titles, found.mistakes[0].question, at if len(at) <= LONG else "")
