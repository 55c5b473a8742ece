"""Where a switch has the sign that it seems not to have: Max(0, sin(1000 x) − 0.9999) is 0 nearly everywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from autograder.checks.symbolic.comparison import Pair
from autograder.checks.symbolic.domain import Axis, Values
from autograder.checks.symbolic.evaluation import UNDEFINED, NoValue, evaluate, field

SAMPLES, STEPS = 60, 150
BOX = Fraction(64)


def other_side(pair: Pair, at: int, axes: list[Axis], source: random.Random) -> Iterator[Values]:
    """A point of each sign of a step, the rarer one looked for by going uphill."""
    try:
        with field.precision(96):
            if _has_one_sign(pair, at):
                return
            samples = [pair.domain.random_point(source, turn) for turn in range(SAMPLES)]
            seen = [(s, v) for s in samples if (v := _value(pair, at, s)) is not None]
            positive = [s for s, v in seen if v > 0]
            negative = [s for s, v in seen if v < 0]
            if positive and negative:
                yield from (positive[0], negative[0])
            elif seen:
                towards = 1 if negative else -1
                found = _climb(pair, at, axes, max(seen, key=lambda sample: towards * sample[1])[0], towards)
                if found is not None:
                    yield found
    except NoValue:
        return


def _has_one_sign(pair: Pair, at: int) -> bool:
    """Whether no zero lies in the box of ±64 around 0, by intervals."""
    box = pair.point({axis.name: Fraction(1) for axis in pair.domain.axes}) | {
        axis.name: field.between(Fraction(0) if axis.positive or axis.nonnegative else -BOX, BOX)
        for axis in pair.domain.axes
        if not axis.imaginary
    }
    value = evaluate(pair.program, pair.program.needed([at]), box)[at]
    return value is not UNDEFINED and field.is_finite(value) and not field.may_vanish(value)


def _climb(pair: Pair, at: int, axes: list[Axis], start: Values, towards: int) -> Values | None:
    """A point where the step has the sign `towards`, or None; each axis in turn, by steps that grow and shrink."""
    best = _value(pair, at, start)
    strides = {axis.name: Fraction(1) for axis in axes}
    for turn in range(STEPS):
        axis = axes[turn % len(axes)]
        moved = False
        for sign in (1, -1):
            candidate = {**start, axis.name: start[axis.name] + sign * strides[axis.name]}
            value = _value(pair, at, candidate) if axis.admits(candidate[axis.name]) else None
            if best is None or (value is not None and towards * value > towards * best):
                start, best, moved = candidate, value, True
                break
        if best is not None and towards * best > 0:
            return start
        strides[axis.name] *= Fraction(2) if moved else Fraction(1, 4)
        if all(stride < Fraction(1, 2**40) for stride in strides.values()):
            break
    return None


def _value(pair: Pair, at: int, values: Values) -> Fraction | None:
    """Middle of a step's enclosure, None where it has none that is real."""
    found = evaluate(pair.program, pair.program.needed([at]), pair.point(values))[at]
    if found is UNDEFINED or not field.is_finite(found) or field.sign(field.imaginary(found)) not in (0, None):
        return None
    mantissa, exponent = field.middle(field.real(found))
    return Fraction(mantissa) * Fraction(2) ** exponent if abs(exponent) < 4000 else None
