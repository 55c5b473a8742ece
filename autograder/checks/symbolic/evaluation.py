"""A program's value at a point, enclosed: in balls by Arb where python-flint is there, else in intervals by mpmath.

A value is an enclosure, or UNDEFINED where the expression certainly has none there (an exact division by zero, no
branch of a Piecewise). A condition is True, False, or None where the enclosures do not tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from autograder.checks.symbolic.program import Body, Program

try:
    from autograder.checks.symbolic import arb as field
except ImportError:  # Pyodide
    from autograder.checks.symbolic import interval as field  # type: ignore[no-redef]

MAX_SUMMANDS, MAX_EXPONENT = 200, 10**7
UNDEFINED = type("Undefined", (), {"__repr__": lambda self: "undefined"})()
UNKNOWN_REAL = 10**9
Point = Mapping[str, Any]  # name → enclosure


class NoValue(ValueError):
    """A function that the field cannot enclose."""


def evaluate(
    program: Program, steps: Iterable[int], point: Point, known: Mapping[int, Any] | None = None
) -> dict[int, Any]:
    """Values of the given steps (in order, closed under arguments) at a point. Errors: NoValue.

    known : values of earlier steps, found before
    """
    values: dict[int, Any] = dict(known or {})
    for at in steps:
        step = program.steps[at]
        args = [values[a] for a in step.args]
        if step.op == "piecewise":
            values[at] = _branch(args)
        elif any(a is UNDEFINED for a in args):
            values[at] = UNDEFINED
        else:
            values[at] = _value(step.op, step.data, args, point)
    return values


def _value(op: str, data: Any, args: list[Any], point: Point) -> Any:
    if op == "add":
        total = args[0]
        for a in args[1:]:
            total = total + a
        return total
    if op == "mul":
        total = args[0]
        for a in args[1:]:
            total = total * a
        return total
    if op == "number":
        return field.number(data)
    if op == "symbol":
        return point[data]
    if op == "pow":
        return _power(args[0], args[1])
    if op == "exp":
        return field.exp(args[0])
    if op == "call":
        return _call(data, args)
    if op == "constant":
        return field.constant(data)
    if op == "truth":
        return data
    if op in ("and", "or", "not"):
        return _logic(op, args)
    if op in ("sum", "product"):
        return _summed(op, data, args, point)
    if op == "opaque":
        return _stand_in(data, args)
    return _relation(op, args[0], args[1])


def _power(base: Any, exponent: Any) -> Any:
    n = field.as_integer(exponent)
    if n is not None and abs(n) <= MAX_EXPONENT:
        if n < 0 and field.is_zero(base):
            return UNDEFINED
        return field.integer_power(base, n)
    if field.is_zero(base):
        sign = field.sign(field.real(exponent))
        return UNDEFINED if sign in (0, -1) else base if sign == 1 else field.number(Fraction(0)) / base
    twice = field.as_integer(exponent + exponent)
    if twice is not None and abs(twice) <= MAX_EXPONENT:
        return field.integer_power(field.sqrt(base), twice)
    return field.exp(exponent * field.log(base))


def _call(head: str, args: list[Any]) -> Any:
    z = args[0]
    if head == "log" and field.is_zero(z):
        return UNDEFINED
    if head == "Abs":
        return field.from_real(field.modulus(z))
    if head == "re":
        return field.from_real(field.real(z))
    if head == "im":
        return field.from_real(field.imaginary(z))
    if head == "arg":
        return UNDEFINED if field.is_zero(z) else field.from_real(field.argument(z))
    if head == "sign":
        sign = _real_sign(z)
        return z / field.from_real(field.modulus(z)) if sign is None else field.number(Fraction(sign))
    if head == "Heaviside":
        sign = _real_sign(z)
        if not sign:  # the value at the jump is a convention, and conventions differ
            return _unknown()
        return field.number(Fraction(sign > 0))
    if head in ("Max", "Min"):
        return _extreme(head, args)
    if head == "DiracDelta":
        return UNDEFINED if field.is_zero(z) else _unknown() if field.may_vanish(z) else field.number(Fraction(0))
    if head in ("gamma", "loggamma", "digamma"):
        n = field.as_integer(z)
        if n is not None and n <= 0:
            return UNDEFINED
    if head == "RisingFactorial":
        return _rising(z, args[1])
    if head == "atan2" and not (field.is_zero(field.imaginary(z)) and field.is_zero(field.imaginary(args[1]))):
        i, (y, x) = field.constant("ImaginaryUnit"), args
        return -i * field.log((x + i * y) / field.sqrt(x * x + y * y))
    if head in ("floor", "ceiling"):
        if field.sign(field.imaginary(z)) != 0:
            return _unknown()
        x = field.real(z)
        return field.from_real(field.floor(x) if head == "floor" else -field.floor(-x))
    value = field.call(head, args)
    if value is None:
        raise NoValue(f"no enclosure of {head}")
    return value


def _rising(z: Any, count: Any) -> Any:
    """z(z + 1)…(z + n − 1), and for a whole n < 0 what makes the law hold there."""
    n = field.as_integer(count)
    if n is None:
        return _call("gamma", [z + count]) / _call("gamma", [z])
    if abs(n) > MAX_SUMMANDS:
        raise NoValue("a factorial power of too many factors")
    total = field.number(Fraction(1))
    for k in range(abs(n)):
        total = total * (z + field.number(Fraction(k if n > 0 else -1 - k)))
    return total if n >= 0 else UNDEFINED if field.is_zero(total) else field.number(Fraction(1)) / total


def _real_sign(z: Any) -> int | None:
    return field.sign(field.real(z)) if field.sign(field.imaginary(z)) == 0 else None


def _extreme(head: str, args: list[Any]) -> Any:
    best = args[0]
    for other in args[1:]:
        sign = _real_sign(other - best)
        if sign is None:
            return _unknown()
        if (sign > 0) == (head == "Max"):
            best = other
    return best


def _branch(args: list[Any]) -> Any:
    """Piecewise: value, condition, value, condition, …"""
    for value, condition in zip(args[::2], args[1::2], strict=True):
        if condition is None:
            return _unknown()
        if condition is UNDEFINED:
            return UNDEFINED
        if condition:
            return value
    return UNDEFINED


def _logic(op: str, args: list[Any]) -> bool | None:
    if op == "not":
        return None if args[0] is None else not args[0]
    decisive = op == "or"
    if decisive in args:
        return decisive
    return None if None in args else not decisive


def _relation(op: str, left: Any, right: Any) -> bool | None:
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        raise NoValue("a comparison of conditions")
    gap = left - right
    if op in ("=", "≠"):
        same = True if field.is_zero(gap) else None if field.may_vanish(gap) else False
        return same if same is None or op == "=" else not same
    sign = _real_sign(gap)
    if sign is None:
        return None
    return {"<": sign < 0, "≤": sign <= 0, ">": sign > 0, "≥": sign >= 0}[op]


def _summed(op: str, body: Body, args: list[Any], point: Point) -> Any:
    low, high = (field.as_integer(a) for a in args[:2])
    if low is None or high is None:
        raise NoValue("a sum whose bounds are not whole numbers here")
    if abs(high - low) > MAX_SUMMANDS:
        raise NoValue("a sum of too many terms")
    backwards = high < low - 1
    if backwards:  # Karr's convention, under which closed forms hold for every n
        low, high = high + 1, low - 1
    total = field.number(Fraction(op == "product"))
    steps = body.program.needed([body.at])
    for k in range(low, high + 1):
        term = evaluate(body.program, steps, {**point, body.variable: field.number(Fraction(k))})[body.at]
        if term is UNDEFINED:
            return UNDEFINED
        total = total + term if op == "sum" else total * term
    if not backwards:
        return total
    return -total if op == "sum" else UNDEFINED if field.is_zero(total) else field.number(Fraction(1)) / total


def _stand_in(name: Any, args: list[Any]) -> Any:
    """An undefined function as a polynomial of its own: where two expressions differ for it, they differ."""
    digest = hashlib.sha256(str(name).encode()).digest()
    total = field.number(Fraction(digest[0], 7))
    for i, a in enumerate(args):
        for k in range(1, 5):
            total = total + field.number(Fraction(digest[(5 * i + k) % 32] - 128, 9)) * field.integer_power(a, k)
    return total


def _unknown() -> Any:
    return field.number(Fraction(1)) / field.between(Fraction(-1), Fraction(1))
