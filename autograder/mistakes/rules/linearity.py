"""Buggy rules for constants, sums and signs."""

from __future__ import annotations

import sympy as sp

from autograder.mistakes.rules.reading import Reading
from autograder.mistakes.rules.right import a, c, dc, du, u
from autograder.mistakes.rules.rule import rules_on

WITH_A_SIGN = (
    sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.sinh, sp.cosh, sp.asin, sp.acos, sp.atan, sp.Abs,
)  # fmt: skip

_multiple = rules_on("constant", "multiple")
_constant = rules_on("constant", "constant")
CONSTANT = (
    _constant("a constant copied instead of differentiated", "How steep is a horizontal line?", c, rank=1),
    _constant(
        "a constant given the slope 1",
        "What moves here, and what is the slope of something that stands still?",
        sp.S.One,
        rank=1,
        row=136,
    ),
    _multiple(
        "the constant factor lost",
        "Stretch a curve upwards. What happens to its slope?",
        du,
        when=lambda r: r[c] != -1,
        row=7,
    ),
    _multiple(
        "a minus sign lost",
        "Turn a curve upside down. What happens to its slope?",
        du,
        when=lambda r: r[c] == -1,
    ),
    _multiple(
        "a constant factor differentiated to 0, and its product with it",
        "A constant alone has slope 0. What about a constant times f?",
        sp.S.Zero,
        rank=3,
        when=lambda r: r[c] != -1,
        row=8,
    ),
    _multiple(
        "a constant factor added to the slope",
        "Stretching a curve by c: does its slope shift by c, or scale by c?",
        c + du,
        when=lambda r: r[c] != -1,
        row=6,
    ),
    _multiple(
        "a constant factor given the slope 1",
        "Which letter moves, and what is the slope of one that stands still?",
        u + c * du,
        rank=3,
        when=lambda r: bool(r[c].free_symbols),
    ),
    _multiple(
        "another letter differentiated as well",
        "Which letter moves here, and which ones stand still?",
        dc * du,
        when=lambda r: r[dc] not in (0, 1),
    ),
    rules_on("constant", "exponential")(
        "the base differentiated, as if it moved",
        "Which letter moves here, and which ones stand still?",
        u * a ** (u - 1),
        rank=3,
        when=lambda r: bool(r[a].free_symbols) and not r.parts[0].is_Symbol,
    ),
)


def _without_factor(r: Reading) -> tuple[sp.Expr, sp.Expr]:
    return r.parts[0].as_coeff_Mul()


def _sign_unknown(r: Reading) -> bool:
    """Whether no rule of its own turns the sign: that of a cosine, a quotient, a reciprocal does."""
    e = _without_factor(r)[1]
    return not isinstance(e, WITH_A_SIGN) and not any(
        isinstance(f, sp.Pow) and f.exp.could_extract_minus_sign() for f in sp.Mul.make_args(e)
    )


_term = rules_on("sum", "term")
SUM = (
    _term(
        "a term copied instead of differentiated",
        "Which of your terms still is a height, not a slope?",
        u,
        when=lambda r: not r.parts[0].is_number,
    ),
    _term(
        "a term lost",
        "How many terms does the function have, and which of them has no trace in your answer?",
        sp.S.Zero,
        rank=4,
        when=lambda r: abs(_without_factor(r)[0]) == 1,
    ),
    rules_on("sign", "term")(
        "the sign of a term turned",
        "Which terms pull the function up, and which pull it down?",
        -du,
        rank=4,
        when=_sign_unknown,
    ),
)

_whole = rules_on("sign", "whole")
WHOLE = (
    _whole(
        "the right slope with its sign turned",
        "Where does the function rise, and what sign has a slope there?",
        -du,
        rank=3,
        when=_sign_unknown,
    ),
    rules_on("sum", "whole")(
        "the function itself, not its slope",
        "Does your answer say how high the curve is, or how steep?",
        u,
    ),
)
