"""Points on both sides of every switch of a pair.

The zeros on a line are enclosed by interval subdivision, so a narrow region between two of them is not stepped over.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from autograder.checks.symbolic.comparison import Pair
from autograder.checks.symbolic.domain import Values
from autograder.checks.symbolic.evaluation import UNDEFINED, NoValue, evaluate, field
from autograder.checks.symbolic.other_side import other_side

NEAR, FAR, FINEST = Fraction(64), Fraction(2**20), Fraction(1, 2**12)
LOOKS = 300  # evaluations spent on one line
MOST_CELLS = 16
STEPS_ASIDE = (Fraction(1, 100), Fraction(3, 10))
Cell = tuple[Fraction, Fraction]


def beside_switches(pair: Pair, source: random.Random) -> Iterator[Values]:
    """Points on both sides of every zero of the pair's switches, along each axis; and of each switch that seems to
    have one sign only, the point that comes closest to the other."""
    axes = [a for a in pair.domain.axes if not (a.integer or a.imaginary or a.zero)]
    lines = 1 if len(pair.domain.axes) == 1 else 2
    settled: set[int] = set()
    for axis in axes:
        along = [f for f in pair.switches if axis.name in pair.program.names_below(f)]
        looks = LOOKS // lines // max(1, len(along) // 2)
        for turn in range(lines if along else 0):
            line = pair.domain.random_point(source, turn)
            cells: list[Cell] = []
            for f in along:
                found, all_found = _zeros(pair, f, line, axis.name, looks)
                cells += found
                if found or (all_found and len(axes) == 1):
                    settled.add(f)
            for x in _aside(sorted(cells)):
                if axis.admits(x):
                    yield {**line, axis.name: x}
    for f in pair.switches:
        if axes and f not in settled:
            yield from other_side(pair, f, axes, source)


def _zeros(pair: Pair, at: int, line: Values, name: str, looks: int) -> tuple[list[Cell], bool]:
    """Cells that hold the zeros of a step on the line within ±2²⁰, and whether the looks lasted for all of them."""
    program = pair.program
    steps = program.needed([at])
    moving = [i for i in steps if name in program.names_below(i)]
    cells: list[Cell] = []
    waiting = [(-FAR, -NEAR), (NEAR, FAR), (-NEAR, Fraction(0)), (Fraction(0), NEAR)]
    with field.precision(96):
        point = pair.point(line)
        try:
            resting = evaluate(program, sorted(set(steps) - set(moving)), point)
        except NoValue:
            return [], False
        for _ in range(looks):
            if not waiting:
                break
            low, high = waiting.pop(0)
            try:
                value = evaluate(program, moving, {**point, name: field.between(low, high)}, resting)[at]
            except NoValue:
                return cells, False
            if value is not UNDEFINED and field.is_finite(value) and not _may_vanish_really(value):
                continue
            middle = (low + high) / 2
            if high - low <= FINEST * max(Fraction(1), abs(middle)):
                cells.append((low, high))
            else:
                waiting += [(low, middle), (middle, high)]
    return cells, not waiting


def _may_vanish_really(value: Any) -> bool:
    return field.may_vanish(field.from_real(field.real(value)))


def _aside(cells: list[Cell]) -> list[Fraction]:
    """Points left and right of each cell, and between neighbours that are close."""
    merged: list[Cell] = []
    for low, high in cells:
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    merged = sorted(sorted(merged, key=lambda c: abs(c[0]))[:MOST_CELLS])
    points = [x for low, high in merged for step in STEPS_ASIDE for x in (low - step, high + step)]
    points += [(a[1] + b[0]) / 2 for a, b in pairwise(merged)]
    return list(dict.fromkeys(points))
