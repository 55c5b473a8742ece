"""The operations of `arb` in intervals of mpmath, for where python-flint is not: Pyodide.

A value is a Box, a rectangle in the complex plane that holds the exact result. What mpmath has no interval
of (erf, Bessel functions, …) has no value here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

from mpmath import libmp
from mpmath.libmp import libmpi

Interval = tuple[Any, Any]
ZERO: Interval = libmpi.mpi_zero
ALL: Interval = (libmp.fninf, libmp.finf)
TOO_LARGE = 2000  # bits before the point at which mpmath's reductions begin to cost
_bits = 128


@contextmanager
def precision(bits: int) -> Iterator[None]:
    global _bits
    before, _bits = _bits, bits
    try:
        yield
    finally:
        _bits = before


class Box:
    """A rectangle: an interval of real parts and one of imaginary parts."""

    __slots__ = ("im", "re")

    def __init__(self, re: Interval, im: Interval = ZERO):
        self.re, self.im = re, im

    def __add__(self, other: Box) -> Box:
        return Box(libmpi.mpi_add(self.re, other.re, _bits), libmpi.mpi_add(self.im, other.im, _bits))

    def __sub__(self, other: Box) -> Box:
        return Box(libmpi.mpi_sub(self.re, other.re, _bits), libmpi.mpi_sub(self.im, other.im, _bits))

    def __neg__(self) -> Box:
        return Box(libmpi.mpi_neg(self.re), libmpi.mpi_neg(self.im))

    def __mul__(self, other: Box) -> Box:
        if self.im == ZERO and other.im == ZERO:
            return Box(libmpi.mpi_mul(self.re, other.re, _bits))
        return Box(*libmpi.mpci_mul((self.re, self.im), (other.re, other.im), _bits))

    def __truediv__(self, other: Box) -> Box:
        if other.im == ZERO:
            return Box(
                *(libmpi.mpi_div(part, other.re, _bits) if part != ZERO else ZERO for part in (self.re, self.im))
            )
        return Box(*libmpi.mpci_div((self.re, self.im), (other.re, other.im), _bits))


def number(real: Fraction, imaginary: Fraction = Fraction(0)) -> Box:
    return Box(_around(real), _around(imaginary))


def between(low: Fraction, high: Fraction) -> Box:
    """The box around an interval of reals."""
    return Box((_around(low)[0], _around(high)[1]))


def constant(name: str) -> Box:
    one, five = number(Fraction(1)), number(Fraction(5))
    values: dict[str, Callable[[], Box]] = dict(
        Pi=lambda: Box(libmpi.mpi_pi(_bits)),
        Exp1=lambda: exp(one),
        ImaginaryUnit=lambda: Box(ZERO, one.re),
        EulerGamma=lambda: Box(_rounded_both_ways(libmp.mpf_euler)),
        GoldenRatio=lambda: (one + sqrt(five)) / number(Fraction(2)),
        Catalan=lambda: Box(_rounded_both_ways(libmp.mpf_catalan)),
    )
    return values[name]()


def exp(z: Box) -> Box:
    if magnitude(z) > 40:
        return _everything()
    if z.im == ZERO:
        return Box(libmpi.mpi_exp(z.re, _bits))
    return Box(*libmpi.mpci_exp((z.re, z.im), _bits))


def log(z: Box) -> Box:
    if z.im == ZERO and sign(z) == 1:
        return Box(libmpi.mpi_log(z.re, _bits))
    if z.im == ZERO and sign(z) == -1:
        return Box(libmpi.mpi_log(libmpi.mpi_neg(z.re), _bits), libmpi.mpi_pi(_bits))
    if may_vanish(z) or not is_finite(z):
        return _everything()
    return Box(*libmpi.mpci_log((z.re, z.im), _bits))


def sqrt(z: Box) -> Box:
    if is_zero(z):
        return z
    if z.im == ZERO and sign(z) == 1:
        return Box(libmpi.mpi_sqrt(z.re, _bits))
    if z.im == ZERO and sign(z) == -1:
        return Box(ZERO, libmpi.mpi_sqrt(libmpi.mpi_neg(z.re), _bits))
    return exp(log(z) * number(Fraction(1, 2)))


def integer_power(z: Box, n: int) -> Box:
    if n < 0:
        return number(Fraction(1)) / integer_power(z, -n)
    if not is_finite(z):
        return _everything()
    if z.im == ZERO:
        return Box(libmpi.mpi_pow_int(z.re, n, _bits))
    result = number(Fraction(1))
    while n:
        if n & 1:
            result = result * z
        z, n = z * z, n >> 1
    return result


def call(head: str, args: list[Box]) -> Box | None:
    """Value of a function of the field, None where there is no interval of that name."""
    if not all(is_finite(z) and magnitude(z) <= TOO_LARGE for z in args):
        return _everything()
    if head == "atan2" and all(z.im == ZERO for z in args):
        return Box(libmpi.mpi_atan2(args[0].re, args[1].re, _bits))
    if head == "binomial":
        one, (n, k) = number(Fraction(1)), args
        return _gamma(n + one) / (_gamma(k + one) * _gamma(n - k + one))
    function = FUNCTIONS.get(head)
    return None if function is None or len(args) != 1 else function(args[0])


def floor(x: Box) -> Box:
    if not is_finite(x):
        return _everything()
    return Box((libmp.mpf_floor(x.re[0]), libmp.mpf_floor(x.re[1])))


def real(z: Box) -> Box:
    return Box(z.re)


def imaginary(z: Box) -> Box:
    return Box(z.im)


def from_real(x: Box) -> Box:
    return x


def modulus(z: Box) -> Box:
    return Box(libmpi.mpi_abs(z.re, _bits) if z.im == ZERO else libmpi.mpci_abs((z.re, z.im), _bits))


def argument(z: Box) -> Box:
    return Box(libmpi.mpi_atan2(z.im, z.re, _bits))


def is_finite(z: Box) -> bool:
    return all(x not in (libmp.finf, libmp.fninf, libmp.fnan) for x in (*z.re, *z.im))


def is_zero(z: Box) -> bool:
    return z.re == ZERO and z.im == ZERO


def may_vanish(z: Box) -> bool:
    return _holds_zero(z.re) and _holds_zero(z.im)


def sign(x: Box) -> int | None:
    """−1, 0 or 1; None where the interval holds more than one sign."""
    low, high = x.re
    if libmp.fnan in (low, high):
        return None
    if libmp.mpf_sign(low) > 0:
        return 1
    if libmp.mpf_sign(high) < 0:
        return -1
    return 0 if x.re == ZERO else None


def as_integer(z: Box) -> int | None:
    """The integer that z is, exactly; None for any other or an inexact box, or beyond 2¹²⁸."""
    low, high = z.re
    if z.im != ZERO or low != high or not is_finite(z) or magnitude(z) > 128:
        return None
    return int(libmp.to_int(low)) if low == libmp.mpf_floor(low) else None


def magnitude(z: Box) -> int:
    """Power of two just above |z|, at least −10⁹."""
    return max(_exponent(x) for x in (*z.re, *z.im)) + (z.im != ZERO)


def radius(z: Box) -> int:
    """Power of two just above the width, at least −10⁹."""
    return max(_exponent(libmp.mpf_sub(part[1], part[0], 30, "u")) for part in (z.re, z.im))


def middle(x: Box) -> tuple[int, int]:
    """Mantissa and binary exponent of the middle."""
    sign_bit, mantissa, exponent, _ = libmpi.mpi_mid(x.re, _bits)
    return (-1 if sign_bit else 1) * int(mantissa), int(exponent)


def _around(q: Fraction) -> Interval:
    if not q:
        return ZERO
    return tuple(libmp.from_rational(q.numerator, q.denominator, _bits, way) for way in "fc")


def _rounded_both_ways(value: Callable[..., Any]) -> Interval:
    return value(_bits, "f"), value(_bits, "c")


def _everything() -> Box:
    return Box(ALL, ALL)


def _holds_zero(part: Interval) -> bool:
    return libmp.fnan in part or (libmp.mpf_sign(part[0]) <= 0 <= libmp.mpf_sign(part[1]))


def _exponent(x: Any) -> int:
    if x in (libmp.finf, libmp.fninf, libmp.fnan):
        return 10**9
    return -(10**9) if x == libmp.fzero else int(x[2] + x[3])


def _sin(z: Box) -> Box:
    return Box(libmpi.mpi_sin(z.re, _bits)) if z.im == ZERO else Box(*libmpi.mpci_sin((z.re, z.im), _bits))


def _cos(z: Box) -> Box:
    return Box(libmpi.mpi_cos(z.re, _bits)) if z.im == ZERO else Box(*libmpi.mpci_cos((z.re, z.im), _bits))


def _sinh(z: Box) -> Box:
    return (exp(z) - exp(-z)) * number(Fraction(1, 2))


def _cosh(z: Box) -> Box:
    return (exp(z) + exp(-z)) * number(Fraction(1, 2))


def _asin(z: Box) -> Box:
    one, i = number(Fraction(1)), constant("ImaginaryUnit")
    root = sqrt((one - z) * (one + z))
    if z.im == ZERO and root.im == ZERO and is_finite(root):
        return Box(libmpi.mpi_atan2(z.re, root.re, _bits))
    return -i * log(i * z + root)


def _acos(z: Box) -> Box:
    return constant("Pi") * number(Fraction(1, 2)) - _asin(z)


def _atan(z: Box) -> Box:
    if z.im == ZERO:
        return Box(libmpi.mpi_atan(z.re, _bits))
    one, i = number(Fraction(1)), constant("ImaginaryUnit")
    return i * number(Fraction(1, 2)) * (log(one - i * z) - log(one + i * z))


def _asinh(z: Box) -> Box:
    i = constant("ImaginaryUnit")
    root = sqrt(z * z + number(Fraction(1)))
    return log(z + root) if z.im == ZERO and sign(z) in (0, 1) else -i * _asin(i * z)


def _acosh(z: Box) -> Box:
    one = number(Fraction(1))
    return log(z + sqrt(z - one) * sqrt(z + one))


def _atanh(z: Box) -> Box:
    one = number(Fraction(1))
    return number(Fraction(1, 2)) * (log(one + z) - log(one - z))


def _gamma(z: Box) -> Box:
    if magnitude(z) > 30 or not is_finite(z):
        return _everything()
    if sign(real(z)) != 1:
        pi, one = constant("Pi"), number(Fraction(1))
        return _everything() if sign(real(one - z)) != 1 else pi / (_sin(pi * z) * _gamma(one - z))
    return Box(libmpi.mpi_gamma(z.re, _bits)) if z.im == ZERO else Box(*libmpi.mpci_gamma((z.re, z.im), _bits))


def _conjugate(z: Box) -> Box:
    return Box(z.re, libmpi.mpi_neg(z.im))


FUNCTIONS: dict[str, Callable[[Box], Box]] = dict(
    log=log, sin=_sin, cos=_cos, sinh=_sinh, cosh=_cosh, asin=_asin, acos=_acos, atan=_atan, asinh=_asinh,
    acosh=_acosh, atanh=_atanh, gamma=_gamma, conjugate=_conjugate,
)  # fmt: skip
