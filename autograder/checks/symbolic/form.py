"""What may stand as an answer: a formula, carried out. Anything else is refused in a sentence for the learner."""

from __future__ import annotations

from typing import Any

from autograder.checks.verdict import Witness

UNFINISHED = dict(
    Derivative=("a derivative that is not worked out", "Differentiate, and write down the result."),
    Integral=("an integral that is not worked out", "Integrate, and write down the result."),
    Limit=("a limit that is not worked out", "Take the limit, and write down the result."),
    Sum=("a sum that is not worked out", "Write the sum in closed form."),
    Product=("a product that is not worked out", "Write the product in closed form."),
    Subs=("a substitution that is not carried out", "Put the value in, and write down the result."),
)
NO_NUMBER = dict(NaN="nan", Infinity="infinity", NegativeInfinity="minus infinity", ComplexInfinity="complex infinity")


def refused(answer: Any, reference: Any) -> Witness | None:
    """Why `answer` is no formula that could be compared, or None. What the reference itself contains is allowed."""
    import sympy

    if isinstance(answer, bool) or not isinstance(answer, sympy.Basic | int | float):
        return Witness("form", f"This is {_article(type(answer).__name__)}, not a formula.", "a formula")
    if not isinstance(answer, sympy.Basic):
        return (
            None
            if abs(answer) < float("inf")
            else Witness("form", f"This is {answer}, which is not a number.", "a formula")
        )
    if isinstance(answer, sympy.core.relational.Relational):
        return Witness("form", "This is an equation or inequality. Give only the formula.", "a formula")
    if isinstance(answer, sympy.logic.boolalg.Boolean) and not isinstance(answer, sympy.Symbol):
        return Witness("form", "This is a statement that is true or false, not a formula.", "a formula")
    if not isinstance(answer, sympy.Expr):
        return Witness("form", f"This is {_article(type(answer).__name__)}, not a formula.", "a formula")
    allowed = heads(reference)
    if allowed & {"Sum", "Product"}:
        allowed |= {"Sum", "Product"}
    for head in sorted(heads(answer) - allowed):
        if head in UNFINISHED:
            what, advice = UNFINISHED[head]
            return Witness("form", f"This contains {what}. {advice}", "a formula")
        if head in NO_NUMBER:
            return Witness("form", f"This contains {NO_NUMBER[head]}, which is not a number.", "a formula")
    return None


def as_expression(value: Any) -> Any:
    """A Python number as SymPy's; an expression as it is."""
    import sympy

    if isinstance(value, sympy.Basic):
        return value
    return sympy.Integer(value) if isinstance(value, int) else sympy.Float(value)


def heads(expression: Any) -> set[str]:
    """Names of the node types in a tree, without recursion."""
    found, waiting = set(), [expression]
    while waiting:
        node = waiting.pop()
        found.add(type(node).__name__)
        waiting.extend(node.args)
    return found


def _article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
