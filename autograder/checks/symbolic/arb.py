"""Balls by Arb (python-flint): every operation encloses the exact result, at any precision."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from fractions import Fraction
from typing import Any

from flint import acb, arb, ctx, fmpq, fmpz

METHODS = dict(
    log="log", sin="sin", cos="cos", asin="asin", acos="acos", atan="atan", sinh="sinh", cosh="cosh", asinh="asinh",
    acosh="acosh", atanh="atanh", erf="erf", erfc="erfc", erfi="erfi", gamma="gamma", loggamma="lgamma",
    digamma="digamma", conjugate="conjugate", Si="si", Ci="ci", Shi="shi", Chi="chi", Ei="ei", li="li",
    LambertW="lambertw", fresnels="fresnel_s", fresnelc="fresnel_c", zeta="zeta",
)  # fmt: skip
BESSEL = dict(besselj="bessel_j", bessely="bessel_y", besseli="bessel_i", besselk="bessel_k")


def precision(bits: int) -> AbstractContextManager[Any]:
    return ctx.workprec(bits)


def number(real: Fraction, imaginary: Fraction = Fraction(0)) -> acb:
    return acb(_real(real), _real(imaginary)) if imaginary else acb(_real(real))


def between(low: Fraction, high: Fraction) -> acb:
    """The ball around an interval of reals."""
    return acb(_real(low).union(_real(high)))


def constant(name: str) -> acb:
    values: dict[str, Callable[[], acb]] = dict(
        Pi=lambda: acb(arb.pi()),
        Exp1=lambda: acb(arb(1).exp()),
        ImaginaryUnit=lambda: acb(0, 1),
        EulerGamma=lambda: acb(arb.const_euler()),
        GoldenRatio=lambda: (1 + acb(5).sqrt()) / 2,
        Catalan=lambda: acb(arb.const_catalan()),
    )
    return values[name]()


def exp(z: acb) -> acb:
    return z.exp()


def sqrt(z: acb) -> acb:
    return z.sqrt()


def log(z: acb) -> acb:
    return z.log()


def integer_power(z: acb, n: int) -> acb:
    return z ** fmpz(n)


def call(head: str, args: list[acb]) -> acb | None:
    """Value of a function of the field, None where Arb has none of that name."""
    z = args[0]
    if head in METHODS and len(args) == 1:
        return getattr(z, METHODS[head])()
    if head in BESSEL and len(args) == 2:
        return getattr(args[1], BESSEL[head])(z)
    if head == "atan2":
        return acb(arb.atan2(z.real, args[1].real))
    if head == "erfinv" and z.imag == 0:
        return acb(z.real.erfinv())
    if head == "binomial" and len(args) == 2:
        n, k = args
        return (n + 1).gamma() * (k + 1).rgamma() * (n - k + 1).rgamma()
    if head == "uppergamma":
        return args[1].gamma_upper(z)
    if head == "lowergamma":
        return args[1].gamma_lower(z)
    if head == "polygamma" and len(args) == 2:
        return args[1].polygamma(z)
    if head == "expint":
        return args[1].expint(z)
    if head == "polylog":
        return args[1].polylog(z)
    return None


def floor(x: arb) -> arb:
    return x.floor()


def real(z: acb) -> arb:
    return z.real


def imaginary(z: acb) -> arb:
    return z.imag


def from_real(x: arb) -> acb:
    return acb(x)


def modulus(z: acb) -> arb:
    return abs(z)


def argument(z: acb) -> arb:
    return z.arg()


def is_finite(z: acb) -> bool:
    return z.is_finite()


def is_zero(z: acb | arb) -> bool:
    return z == 0


def may_vanish(z: acb) -> bool:
    return z.contains(0)


def sign(x: arb) -> int | None:
    """−1, 0 or 1; None where the ball holds more than one sign."""
    if x > 0:
        return 1
    if x < 0:
        return -1
    return 0 if x == 0 else None


def as_integer(z: acb) -> int | None:
    """The integer that z is, exactly; None for any other, an inexact ball, or beyond 2¹²⁸."""
    if not z.is_exact() or magnitude(z) > 128:
        return None
    n = z.unique_fmpz()
    return None if n is None else int(n)


def magnitude(z: acb) -> int:
    """Power of two just above |z|, at least −10⁹."""
    return _exponent(abs(z).upper())


def radius(z: acb) -> int:
    """Power of two just above the radius, at least −10⁹."""
    return max(_exponent(z.real.rad()), _exponent(z.imag.rad()))


def middle(x: arb) -> tuple[int, int]:
    """Mantissa and binary exponent of a ball's middle."""
    mantissa, exponent = x.mid().man_exp()
    return int(mantissa), int(exponent)


def _exponent(x: arb) -> int:
    if not x.is_finite():
        return 10**9
    if x == 0:
        return -(10**9)
    mantissa, exponent = x.mid().man_exp()
    return max(-(10**9), min(10**9, abs(int(mantissa)).bit_length() + int(exponent)))


def _real(q: Fraction) -> arb:
    return arb(fmpq(q.numerator, q.denominator))
