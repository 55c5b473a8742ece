"""Points and values of a witness, as a learner reads them."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from autograder.checks.symbolic.evaluation import UNDEFINED, field

DIGITS, MOST_DIGITS = 6, 60


def coordinate(x: Fraction, imaginary: bool = False) -> str:
    """A coordinate as one would type it.

    >>> coordinate(Fraction(-1, 2)), coordinate(Fraction(1, 3)), coordinate(Fraction(2), imaginary=True)
    ('-0.5', '1/3', '2*I')
    """
    short = x.denominator == 1 or (10**6 % x.denominator == 0)
    text = _plain(Decimal(x.numerator) / Decimal(x.denominator)) if short and abs(x) < 10**16 else str(x)
    return f"{text}*I" if imaginary else text


def two_values(answer: Any, reference: Any) -> tuple[str, str]:
    """Two enclosures as decimals, with as many digits as it takes to tell them apart."""
    texts = ("", "")
    for digits in (DIGITS, 12, 20, 40, MOST_DIGITS):
        texts = _value(answer, digits), _value(reference, digits)
        if texts[0] != texts[1]:
            break
    return texts


def _value(z: Any, digits: int) -> str:
    if z is UNDEFINED or z is None:
        return "undefined"
    real, imaginary = (_decimal(part, digits) for part in (field.real(z), field.imaginary(z)))
    if field.sign(field.imaginary(z)) in (0, None):
        return _plain(real)
    if not real or field.sign(field.real(z)) in (0, None):
        return f"{_plain(imaginary)}*I"
    return f"{_plain(real)} {'-' if imaginary < 0 else '+'} {_plain(abs(imaginary))}*I"


def _decimal(x: Any, digits: int) -> Decimal:
    mantissa, exponent = field.middle(x)
    with localcontext() as context:
        context.prec = digits + 15
        context.Emax, context.Emin = 10**9, -(10**9)
        value = Decimal(mantissa) * Decimal(2) ** max(-(10**9), min(10**9, exponent))
        context.prec = digits
        return +value


def _plain(value: Decimal) -> str:
    if not value:
        return "0"
    value = value.normalize()
    exponent = value.adjusted()
    return f"{value:f}" if -5 <= exponent < 16 else f"{value:E}".replace("E+", "e").replace("E", "e")
