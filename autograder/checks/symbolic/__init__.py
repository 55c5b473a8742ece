"""Are two expressions the same function? `equivalent(answer, reference)`; SymPy and flint load when first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autograder.checks.verdict import Undecided
from autograder.plain.tree import is_expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from autograder.checks.verdict import Verdict

REMEMBERED = (
    2000  # verdicts: a class, and every known mistake, gives the same answer to the same question again and again
)
_decided: dict[Any, Verdict] = {}


def equivalent(answer: Any, reference: Any, symbols: Iterable[Any] = ()) -> Verdict:
    """Whether `answer` is the function that `reference` is, wherever the reference is real and finite.

    answer : what was submitted: a SymPy tree of any size and kind; it is read, never rebuilt or evaluated by SymPy
    reference : a SymPy expression of the author; its symbols' assumptions say where the question is asked
    symbols : further symbols of the question, where the reference has lost them: the derivative of a·x − a·x is 0
    returns : Equal with what it rests on; Different with the roundest point and both values there, or with a sentence
        where the answer is no formula; Undecided where a person has to look

    Symbols are the same where their names are; an answer's own assumptions count for nothing. Powers, logarithms and
    inverse functions are principal, as in SymPy, and may pass through complex numbers: exp(log(x)) is x. So
      - log|x| is right where log(x) is asked, since log(x) is real for x > 0 only; log(x) is wrong where log|x| is;
      - an answer undefined at single points, (x² − 1)/(x − 1) for x + 1, is right;
      - an answer undefined, or not real, on a stretch where the reference is real is wrong.
    With decimals on either side, values may differ by 1e-9 relative, and by the rounding of the sums in the answer:
    0.3333333333 is 1/3, 0.333333 is not.
    """
    from autograder.checks.symbolic.equivalence import decide

    if not (is_expression(answer) and is_expression(reference)):
        return decide(answer, reference, symbols)
    key = answer, reference, frozenset(symbols)
    found = _decided.pop(key, None)
    if found is None:
        found = decide(answer, reference, symbols)
        if isinstance(found, Undecided):  # for want of time, perhaps
            return found
    _decided[key] = found
    if len(_decided) > REMEMBERED:
        del _decided[next(iter(_decided))]  # the one that was asked for longest ago
    return found
