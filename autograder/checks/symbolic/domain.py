"""Where a question is asked: the points that its symbols' assumptions admit, the roundest first."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from autograder.checks.roundness import ROUND_POINTS

ROUND = tuple(Fraction(p).limit_denominator(100) for p in ROUND_POINTS.tolist())
SCALES = (1, 3, Fraction(3, 10), 8, Fraction(1, 20), 2, 20, 1)
WIDE = (100, Fraction(1, 1000), 1000, Fraction(1, 100), 10**4, 40)
Values = dict[str, Fraction]


@dataclass(frozen=True)
class Axis:
    """What a symbol may be: its name, and SymPy's assumptions about it that name a set of reals (or i times one)."""

    name: str
    positive: bool = False
    negative: bool = False
    nonnegative: bool = False
    nonpositive: bool = False
    nonzero: bool = False
    integer: bool = False
    even: bool = False
    odd: bool = False
    imaginary: bool = False
    zero: bool = False

    @classmethod
    def of(cls, symbol: Any) -> Axis:
        names = [f for f in cls.__dataclass_fields__ if f != "name"]
        return cls(symbol.name, **{n: bool(symbol.assumptions0.get(n)) for n in names})

    def admits(self, x: Fraction) -> bool:
        return not (
            (self.positive and x <= 0)
            or (self.negative and x >= 0)
            or (self.nonnegative and x < 0)
            or (self.nonpositive and x > 0)
            or (self.nonzero and x == 0)
            or (self.zero and x != 0)
            or (self.integer and x.denominator != 1)
            or (self.even and x % 2)
            or (self.odd and x % 2 != 1)
        )

    def random(self, source: random.Random, scale: Fraction | int) -> Fraction:
        """A point of no special form: a dyadic number of 40 places, so that what cancels does so exactly."""
        if self.zero:
            return Fraction(0)
        if self.integer:
            least = 1 if self.positive or self.negative or self.nonzero else 0
            x = Fraction(source.randint(least, 4 + int(min(scale, 30))))
            x = 2 * x + (1 if self.odd else 0) if self.even or self.odd else x
        else:
            x = Fraction(int(source.randrange(1, 2**40) * scale) | 1, 2**40)
        negative = self.negative or self.nonpositive
        free = not (self.positive or self.nonnegative or negative)
        return -x if negative or (free and source.random() < 0.5) else x


class Domain:
    """The axes of a question, by name; a name that no symbol of the question has is a real."""

    def __init__(self, symbols: Iterable[Any], names: Iterable[str], whole: Iterable[str] = ()):
        """`whole` : names that stand for whole numbers, whatever is assumed: bounds of sums"""
        known = {s.name: Axis.of(s) for s in symbols}
        axes = {n: known.get(n, Axis(n)) for n in names}
        self.axes = [replace(axis, integer=True) if n in set(whole) else axis for n, axis in axes.items()]

    def round_points(self, count: int) -> Iterator[Values]:
        """Points of round coordinates, by the sum of their ranks in order of roundness."""
        ranked = [[r for r in ROUND if axis.admits(r)] for axis in self.axes]
        if not all(ranked):
            return
        start = (0,) * len(ranked)
        heap, seen = [(0, start)], {start}
        while heap and count:
            rank, where = heapq.heappop(heap)
            yield {axis.name: ranked[i][k] for i, (axis, k) in enumerate(zip(self.axes, where, strict=True))}
            count -= 1
            for i in range(len(where)):
                following = (*where[:i], where[i] + 1, *where[i + 1 :])
                if following[i] < len(ranked[i]) and following not in seen:
                    seen.add(following)
                    heapq.heappush(heap, (rank + 1, following))

    def random_point(self, source: random.Random, turn: int) -> Values:
        """A point of no special form; its scale changes from turn to turn and axis to axis."""
        scales = SCALES if turn < 24 else SCALES + WIDE
        return {
            axis.name: axis.random(source, scales[(turn + (source.randrange(len(scales)) if i else 0)) % len(scales)])
            for i, axis in enumerate(self.axes)
        }

    def admits(self, point: Values) -> bool:
        return all(axis.admits(point[axis.name]) for axis in self.axes)
