"""An explanation of a wrong derivative, as one named mistake with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from autograder.checks.finding import WrongDerivative
from autograder.checks.result import ExerciseResult, Named

if TYPE_CHECKING:
    from autograder.mistakes.rules import Explanation

ANOTHERS = Named("the slope of another of your functions", "In which order do your functions stand?")
LONG = 48  # characters of all places together: longer ones are left out, the sentence would be lost


def named(found: Explanation) -> Named:
    """The mistakes as one: their titles, where they were made, and the question of the first.

    >>> import sympy as sp
    >>> from autograder.mistakes.rules import explain
    >>> x = sp.Symbol("x")
    >>> named(explain(sp.exp(sp.sin(3 * x)), x, sp.exp(sp.sin(3 * x)) * sp.cos(3 * x))).at
    'sin(3x)'
    """
    from autograder.wording.notation import text

    places = list(dict.fromkeys(text(part) for parts in found.places for part in parts))
    at = " and at ".join(places)
    titles = " and ".join(mistake.title for mistake in found.mistakes)
    return Named(titles, found.mistakes[0].question, at if len(at) <= LONG else "")


def by_rule(result: ExerciseResult, wrong: Sequence[WrongDerivative | None]) -> ExerciseResult:
    """The result with the rule that failed, where a derivative is wrong and nothing else has named it.

    wrong : by check
    """
    told = next((w for c, w in zip(result.checks, wrong, strict=True) if c.finding is not None), None)
    if result.mistake is not None or told is None or result.outcome not in ("not yet", "partly right"):
        return result
    import sympy

    from autograder.checks.symbolic import equivalent
    from autograder.checks.verdict import Equal
    from autograder.mistakes.rules import explain

    if isinstance(told.returned, sympy.Expr) and any(
        isinstance(equivalent(told.returned, f.diff(told.variable)), Equal) for f in told.others
    ):
        return result.named(ANOTHERS)
    found = explain(told.function, sympy.Symbol(told.variable), told.returned)
    return result if found is None else result.named(named(found))
