"""Points and values of a witness, as a learner reads them."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from fractions import Fraction
from typing import Any

from autograder.checks.symbolic.evaluation import UNDEFINED, field

DIGITS, MOST_DIGITS = 6, 60
MOST_BITS = 1_000_000  # of a power of two that is still written out


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
    real, imaginary = field.real(z), field.imaginary(z)
    if field.sign(imaginary) in (0, None):
        return _decimal(real, digits)
    if field.sign(real) in (0, None):
        return f"{_decimal(imaginary, digits)}*I"
    between = "-" if field.sign(imaginary) == -1 else "+"
    return f"{_decimal(real, digits)} {between} {_decimal(imaginary, digits).removeprefix('-')}*I"


def _decimal(x: Any, digits: int) -> str:
    mantissa, exponent = field.middle(x)
    if not mantissa:
        return "0"
    sign = "-" if mantissa < 0 else ""
    size = abs(mantissa).bit_length() + exponent
    if abs(size) > MOST_BITS:
        return f"{sign}{'more' if size > 0 else 'less'} than 1e{'' if size > 0 else '-'}300000"
    with localcontext() as context:
        context.prec = digits + 15
        context.Emax, context.Emin = MAX_EMAX, MIN_EMIN
        value = Decimal(mantissa) * Decimal(2) ** exponent
        context.prec = digits
        return _plain(+value)


def _plain(value: Decimal) -> str:
    if not value:
        return "0"
    value = value.normalize()
    exponent = value.adjusted()
    return f"{value:f}" if -5 <= exponent < 16 else f"{value:E}".replace("E+", "e").replace("E", "e")
