"""Buggy rules for how an expression is put together: powers, products, quotients."""

from __future__ import annotations

import sympy as sp

from autograder.mistakes.rules.reading import Reading
from autograder.mistakes.rules.right import c, du, dv, n, u, v
from autograder.mistakes.rules.rule import rules_on


def _negative(r: Reading) -> bool:
    return bool(r[n].could_extract_minus_sign())


_power = rules_on("power", "power")
POWER = (
    _power(
        "the power rule with the exponent left as it was",
        "After you bring the exponent down, what must happen to the exponent that stays?",
        n * u**n * du,
        rank=1,
        row=1,
    ),
    _power(
        "the power rule without the exponent as a factor",
        "Take x² and go from x = 1 to x = 1.1. Does it rise by about 1 times 0.1, or by more?",
        u ** (n - 1) * du,
        rank=1,
        when=lambda r: r[n] != -1,
        row=2,
    ),
    _power(
        "a power integrated instead of differentiated",
        "Which operation makes the exponent go up instead of down?",
        u ** (n + 1) / (n + 1) * du,
        when=lambda r: r[n] != -1,
        row=3,
    ),
    _power(
        "a power integrated instead of differentiated",
        "Which function has 1/x as its slope, and which one is asked for here?",
        sp.log(u) * du,
        when=lambda r: r[n] == -1,
    ),
    _power(
        "the exponent raised by one instead of lowered",
        "Can the slope of x² have a higher degree than x² itself?",
        n * u ** (n + 1) * du,
        rank=1,
        when=lambda r: r[n] != -1 or r.parts[0].is_Symbol,  # of 1/g that leaves −g′: the denominator went
    ),
    _power(
        "the minus sign in the slope of a reciprocal lost",
        "Is 1/x rising or falling to the right of 0?",
        -n * u ** (n - 1) * du,
        rank=1,
        when=_negative,
        row=28,
    ),
    _power(
        "the lowered exponent used as the factor",
        "Which number comes down: the exponent before it is lowered, or after?",
        (n - 1) * u ** (n - 1) * du,
        when=lambda r: r[n] not in (2, sp.S.Half),
    ),
    _power(
        "the exponent brought down and the power dropped",
        "One factor has been differentiated. What became of the others?",
        n * u * du,
        rank=3,
        when=lambda r: r[n] not in (1, 2),
    ),
    _power(
        "the rule for aˣ used on a power",
        "Is the variable in the base or in the exponent?",
        u**n * sp.log(u) * du,
        rank=3,
    ),
)

_product = rules_on("product", "product")
PRODUCT = (
    _product(
        "the product of the slopes, f′·g′",
        "Test your rule on x·x: you know that answer. What does it give?",
        du * dv,
        rank=1,
        row=9,
    ),
    _product(
        "one half of the product rule",
        "You let one factor move while the other stood still. Who else moves?",
        du * v,
        u * dv,
        row=11,
    ),
    _product(
        "the product rule with a minus sign",
        "If both factors grow, do their contributions add or compete?",
        du * v - u * dv,
        u * dv - du * v,
        row=10,
    ),
    _product(
        "the sum of the slopes, f′ + g′",
        "A rectangle that widens gains a strip. How long is that strip?",
        du + dv,
        row=12,
    ),
    _product(
        "a factor lost on the way",
        "How many factors does the product have, and how many stand in each term of your answer?",
        du,
        dv,
        rank=3,
        row=135,
    ),
    _product(
        "each factor multiplied by its own slope",
        "When one side of a rectangle grows, along which side does the new strip lie?",
        u * du + v * dv,
        rank=3,
    ),
    _product(
        "the quotient rule used on a product",
        "Is anything divided here?",
        (du * v - u * dv) / v**2,
        (u * dv - du * v) / u**2,
        rank=3,
    ),
)

_quotient = rules_on("quotient", "quotient")
QUOTIENT = (
    _quotient(
        "the quotient rule with its two terms swapped",
        "Which term makes the quotient grow: the one where the top moves, or where the bottom does?",
        (u * dv - du * v) / v**2,
        rank=1,
        row=13,
    ),
    _quotient(
        "the quotient rule with a plus sign",
        "A growing denominator pushes the quotient which way?",
        (du * v + u * dv) / v**2,
        rank=1,
        row=16,
    ),
    _quotient(
        "the quotient of the slopes, f′/g′",
        "Test your rule on x²/x. What should come out, and what does?",
        du / dv,
        rank=1,
        row=14,
    ),
    _quotient(
        "the quotient rule with the square below forgotten",
        "How many times does g stand below in the slope of 1/g?",
        (du * v - u * dv) / v,
        rank=1,
        row=15,
    ),
    _quotient(
        "the quotient rule without its denominator",
        "What is the numerator of the quotient rule divided by?",
        du * v - u * dv,
    ),
    _quotient(
        "the denominator treated as a constant",
        "What does the quotient do while only the denominator moves?",
        du / v,
    ),
    _quotient(
        "the numerator treated as a constant",
        "What does the quotient do while only the numerator moves?",
        -u * dv / v**2,
    ),
    _quotient(
        "the product rule used on a quotient",
        "Is g multiplied here, or divided by?",
        du * v + u * dv,
    ),
    _quotient(
        "the slope of the denominator squared, in place of the denominator",
        "What is squared below in the quotient rule: g, or its slope?",
        (du * v - u * dv) / dv**2,
        rank=3,
    ),
    _quotient(
        "the numerator squared below",
        "Which of the two is squared below in the quotient rule?",
        (du * v - u * dv) / u**2,
        rank=3,
    ),
    _quotient(
        "numerator and denominator each multiplied by its own slope",
        "In each term of the quotient rule, how many of the two are differentiated?",
        (u * du - v * dv) / v**2,
        rank=3,
    ),
)

_reciprocal = rules_on("quotient", "reciprocal")
RECIPROCAL = (
    _reciprocal(
        "the minus sign in the slope of a reciprocal lost",
        "Is 1/x rising or falling to the right of 0?",
        c * du / u**2,
        row=28,
    ),
    _reciprocal(
        "the quotient rule with the square below forgotten",
        "How many times does g stand below in the slope of 1/g?",
        -c * du / u,
        rank=1,
        row=15,
    ),
    _reciprocal(
        "the reciprocal of the slope, 1/g′",
        "Test your rule on 1/x. What is the slope of x, and what is the slope of 1/x?",
        c / du,
    ),
    _reciprocal(
        "the quotient rule without its denominator",
        "What is the numerator of the quotient rule divided by?",
        -c * du,
    ),
    _reciprocal(
        "the inner derivative forgotten",
        "How many layers does this have, and how many factors does its slope need?",
        -c / u**2,
        rank=1,
        when=lambda r: not r.parts[0].is_Symbol,
        row=17,
    ),
)
