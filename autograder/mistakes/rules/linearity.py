"""Buggy rules for constants, sums and signs."""

from __future__ import annotations

import sympy as sp

from autograder.mistakes.rules.right import a, c, dc, du, u
from autograder.mistakes.rules.rule import rules_on

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

_term = rules_on("sum", "term")
SUM = (
    _term(
        "a term copied instead of differentiated",
        "Which of your terms still is a height, not a slope?",
        u,
    ),
    _term(
        "a term lost",
        "How many terms does the function have, and which of them has no trace in your answer?",
        sp.S.Zero,
        rank=4,
    ),
    rules_on("sign", "term")(
        "the sign of a term turned",
        "Which terms pull the function up, and which pull it down?",
        -du,
        rank=4,
    ),
)

_whole = rules_on("sign", "whole")
WHOLE = (
    _whole(
        "the right slope with its sign turned",
        "Where does the function rise, and what sign has a slope there?",
        -du,
        rank=3,
    ),
    rules_on("sum", "whole")(
        "the function itself, not its slope",
        "Does your answer say how high the curve is, or how steep?",
        u,
    ),
)
