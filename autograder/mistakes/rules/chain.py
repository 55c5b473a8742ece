"""Buggy rules for compositions: the chain rule, and the table of functions."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp

from autograder.checks.result import Named
from autograder.mistakes.rules.reading import Reading
from autograder.mistakes.rules.right import OUTER, a, du, dv, n, outer, slope, u, v, x
from autograder.mistakes.rules.rule import Rule, always


def _composed(r: Reading) -> bool:
    return not r.parts[0].is_Symbol


def _alone(r: Reading) -> bool:
    return not _composed(r)


def _not_its_own_slope(r: Reading) -> bool:
    return _composed(r) and r.kind not in ("exp", "exponential")


def _not_a_log(r: Reading) -> bool:
    return _composed(r) and r.kind != "log"


def _chain(
    title: str,
    question: str,
    *wrong: sp.Expr,
    rank: int = 2,
    when: Callable[[Reading], bool] = _composed,
    row: int | None = None,
) -> Rule:
    return Rule("chain", Named(title, question), frozenset(OUTER), wrong, rank, when, row)


CHAIN = (
    _chain(
        "the inner derivative forgotten",
        "How many layers does this have, and how many factors does its slope need?",
        slope(u),
        rank=1,
        row=17,
    ),
    _chain(
        "the outer slope read at the inner slope",
        "Where does the outer function stand: at the value of the inside, or at its slope?",
        slope(du),
        slope(du) * du,
        row=18,
    ),
    _chain(
        "the inner derivative multiplied inside",
        "Does the inner slope stretch the result, or what goes into the outer function?",
        slope(u * du),
        row=23,
    ),
    _chain(
        "the outer function left as it was",
        "You have the slope of the inside. What is the slope of the outside?",
        outer(u) * du,
        when=_not_its_own_slope,
    ),
    _chain(
        "the outer slope read at x instead of at the inside",
        "What does the outer function get: x itself, or the inside?",
        slope(x) * du,
    ),
    _chain(
        "the composition read as a product",
        "Are the two multiplied, or does one go into the other?",
        slope(x) * u + outer(x) * du,
    ),
    _chain(
        "the inner derivative added instead of multiplied",
        "If the inside moves three times as fast as x, how does that change the slope?",
        slope(u) + du,
    ),
    _chain(
        "the inside differentiated in its place, f(g′)",
        "Which of the two has been differentiated, and which one still has to be?",
        outer(du),
        rank=3,
    ),
    _chain(
        "the inner derivative used twice",
        "How often does each layer pass its slope on?",
        slope(u) * du**2,
        rank=3,
    ),
    _chain(
        "division by the inner derivative",
        "If the inside moves three times as fast as x, is the slope larger or smaller?",
        slope(u) / du,
        rank=3,
        when=_not_a_log,
    ),
    _chain(
        "the inside in place of its slope",
        "By what is the outer slope multiplied: the inside, or the slope of the inside?",
        slope(u) * u,
        rank=3,
    ),
)


def _table(
    kind: str,
    title: str,
    question: str,
    *wrong: sp.Expr,
    rank: int = 2,
    when: Callable[[Reading], bool] = always,
    row: int | None = None,
) -> Rule:
    """`wrong`: what stands in the table in place of the slope; the chain rule is right."""
    return Rule("table", Named(title, question), frozenset({kind}), tuple(w * du for w in wrong), rank, when, row)


OWN_SLOPE = Rule(
    "table",
    Named("a function taken for its own slope", "Which function alone is as steep as it is high, everywhere?"),
    frozenset(OUTER) - {"power", "exponential", "exp"},
    (outer(u) * du,),
    3,
    _alone,
)
_SIGN = "Just right of 0, does it go up or down?"
_INVERSE = "Is this the inverse function, or one divided by it?"
TABLE = (
    OWN_SLOPE,
    _table(
        "exp",
        "the power rule used on eˣ",
        "Is the variable in the base or in the exponent?",
        u * sp.exp(u - 1),
        rank=1,
        row=24,
    ),
    _table(
        "exponential",
        "the power rule used on aˣ",
        "Is the variable in the base or in the exponent?",
        u * a ** (u - 1),
        rank=1,
        row=24,
    ),
    _table(
        "exponential", "the factor log a of aˣ lost", "Which base alone has the slope 1 at 0?", a**u, rank=1, row=27
    ),
    _table(
        "exponential",
        "aˣ divided by log a, as in its integral",
        "2ˣ and 10ˣ: which is steeper at 0?",
        a**u / sp.log(a),
    ),
    _table(
        "exponential",
        "log x in place of log a",
        "Which of the two stands still in aˣ: the base or the exponent?",
        a**u * sp.log(u),
        rank=3,
    ),
    _table(
        "log", "1/log x for the slope of log x", "What is the slope of log at x = 1?", 1 / sp.log(u), rank=1, row=25
    ),
    _table("log", "x for the slope of log x", "Does log get steeper or flatter as x grows?", u),
    _table("log", "−1/x² for the slope of log x", "Is log rising or falling at x = 1?", -1 / u**2, 1 / u**2, rank=3),
    _table("log", "eˣ for the slope of log x", "What is the slope of log at x = 1?", sp.exp(u), rank=3),
    _table("cos", "the minus sign of the slope of cos lost", _SIGN, sp.sin(u), rank=1, row=26),
    _table("sin", "a minus sign too many in the slope of sin", _SIGN, -sp.cos(u), rank=1),
    _table(
        "tan",
        "the square in the slope of tan lost",
        "Write tan as sin/cos and use the quotient rule. What stands below?",
        1 / sp.cos(u),
        1 + sp.tan(u),
    ),
    _table("tan", "the slope of cot for tan", _SIGN, -1 / sp.sin(u) ** 2, 1 / sp.sin(u) ** 2),
    _table("tan", "a wrong sign in the slope of tan", _SIGN, -1 / sp.cos(u) ** 2, 1 - sp.tan(u) ** 2),
    _table("tan", "the slope of arctan for tan", _INVERSE, 1 / (1 + u**2), rank=3),
    _table(
        "tan",
        "numerator and denominator of tan differentiated apart",
        "Test that on x²/x. What should come out?",
        -sp.cos(u) / sp.sin(u),
        rank=3,
    ),
    _table("tanh", "the square in the slope of tanh lost", "A square went missing. Where?", 1 - sp.tanh(u), row=65),
    _table(
        "tanh", "1/cosh for the slope of tanh", "Compare with 1 − tanh² at 1. Are they equal?", 1 / sp.cosh(u), row=66
    ),
    _table("tanh", "1 − x² for the slope of tanh", "Which quantity is squared: x, or tanh x?", 1 - u**2, row=67),
    _table(
        "tanh",
        "the slope of tan for tanh",
        "Can tanh get steeper and steeper, when it never exceeds 1?",
        1 + sp.tanh(u) ** 2,
    ),
    _table("tanh", "the slope of artanh for tanh", _INVERSE, 1 / (1 - u**2), rank=3),
    _table("sinh", "a minus sign in the slope of sinh", _SIGN, -sp.cosh(u)),
    _table("cosh", "a minus sign in the slope of cosh", _SIGN, -sp.sinh(u)),
    _table("sec", "a minus sign in the slope of sec", _SIGN, -sp.sec(u) * sp.tan(u)),
    _table("cot", "the minus sign of the slope of cot lost", "Is cot rising or falling?", 1 + sp.cot(u) ** 2),
    _table(
        "csc",
        "the minus sign of the slope of csc lost",
        "Is csc rising or falling just right of 0?",
        sp.csc(u) * sp.cot(u),
    ),
    _table("atan", "arctan read as 1/tan", _INVERSE, -1 / sp.sin(u) ** 2, -1 / sp.tan(u) ** 2),
    _table("atan", "the slope of arcsin for arctan", "Does arctan end at x = 1?", 1 / sp.sqrt(1 - u**2)),
    _table(
        "atan", "a minus sign in the slope of arctan", "Is arctan finite at x = 1?", 1 / (1 - u**2), -1 / (1 + u**2)
    ),
    _table(
        "atan", "the square in the slope of arctan lost", "Is arctan as steep left of 0 as right of it?", 1 / (1 + u)
    ),
    _table("atan", "the slope of tan for arctan", _INVERSE, 1 / sp.cos(u) ** 2),
    _table("asin", "arcsin read as 1/sin", _INVERSE, -sp.cos(u) / sp.sin(u) ** 2),
    _table("asin", "the slope of arccos for arcsin", _SIGN, -1 / sp.sqrt(1 - u**2)),
    _table("asin", "the slope of arctan for arcsin", "How steep does arcsin get near x = 1?", 1 / (1 + u**2)),
    _table("asin", "a wrong sign under the root", "Where does arcsin end?", 1 / sp.sqrt(1 + u**2)),
    _table(
        "asin",
        "the root in the slope of arcsin lost",
        "What is the cosine of an angle whose sine is x?",
        1 / (1 - u**2),
    ),
    _table("asin", "1/cos for the slope of arcsin", _INVERSE, 1 / sp.cos(u), sp.cos(u), rank=3),
    _table("acos", "arccos read as 1/cos", _INVERSE, sp.sin(u) / sp.cos(u) ** 2),
    _table("acos", "the minus sign of the slope of arccos lost", "Is arccos rising or falling?", 1 / sp.sqrt(1 - u**2)),
    _table(
        "acos",
        "the root in the slope of arccos lost",
        "What is the sine of an angle whose cosine is x?",
        -1 / (1 - u**2),
    ),
    _table("Abs", "the bars around x overlooked", "How steep is |x| to the left of 0?", sp.S.One, rank=1),
    _table("Abs", "the slope −1 of |x| taken everywhere", "How steep is |x| to the right of 0?", -sp.S.One),
    Rule(
        "table",
        Named(
            "the power rule used where the exponent moves too",
            "What happens to 2ˣ when x moves, and is that in your answer?",
        ),
        frozenset({"tower"}),
        (v * u ** (v - 1) * du, v * u ** (v - 1), v * u ** (v - 1) * du * dv),
        1,
    ),
    Rule(
        "table",
        Named(
            "the rule for aˣ used where the base moves too",
            "What happens to x² when x moves, and is that in your answer?",
        ),
        frozenset({"tower"}),
        (u**v * sp.log(u) * dv, u**v * sp.log(u)),
        1,
    ),
    Rule(
        "table",
        Named(
            "the function lost after taking logarithms",
            "You have the slope of log f. How does the slope of f follow from it?",
        ),
        frozenset({"tower"}),
        (dv * sp.log(u) + v * du / u,),
    ),
    Rule(
        "table",
        Named(
            "the slopes of base and exponent multiplied",
            "The exponent v·log u is a product. Which rule gives its slope?",
        ),
        frozenset({"tower"}),
        (u**v * dv * du / u,),
        3,
    ),
    _table(
        "power",
        "the root kept above",
        "√x gets flatter as x grows. What does your slope do?",
        2 * sp.sqrt(u),
        rank=3,
        when=lambda r: r[n] == sp.S.Half,
    ),
    _table(
        "power",
        "the 2 of a root in the wrong place",
        "How steep is √x at x = 1? Try √1.1.",
        2 / sp.sqrt(u),
        when=lambda r: r[n] == sp.S.Half,
    ),
    _table(
        "power",
        "the root of a slope lost",
        "Write √x as a power. Which exponent is left?",
        1 / (2 * u),
        when=lambda r: r[n] == sp.S.Half,
    ),
)
