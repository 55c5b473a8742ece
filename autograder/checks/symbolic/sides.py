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

NEAR, FAR, FINEST = Fraction(64), Fraction(2**20), Fraction(1, 2**12)
LOOKS = 400  # evaluations spent on one line
MOST_CELLS = 16
STEPS_ASIDE = (Fraction(1, 100), Fraction(3, 10))
Cell = tuple[Fraction, Fraction]


def beside_switches(pair: Pair, source: random.Random) -> Iterator[Values]:
    """Points on both sides of every zero of the pair's switches, along each axis."""
    axes = [a for a in pair.domain.axes if not (a.integer or a.imaginary or a.zero)]
    for axis in axes:
        along = [f for f in pair.switches if axis.name in pair.program.names_below(f)]
        lines = 1 if len(pair.domain.axes) == 1 else 2
        for turn in range(lines):
            if along:
                line = pair.domain.random_point(source, turn)
                cells = sorted(
                    cell
                    for f in along
                    for cell in _zeros(pair, f, line, axis.name, LOOKS // lines // max(1, len(along) // 2))
                )
                for x in _aside(cells):
                    if axis.admits(x):
                        yield {**line, axis.name: x}


def _zeros(pair: Pair, at: int, line: Values, name: str, looks: int) -> list[Cell]:
    """Cells that hold every zero of a step on the line within ±2²⁰, as far as the looks last."""
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
            return []
        for _ in range(looks):
            if not waiting:
                break
            low, high = waiting.pop(0)
            try:
                value = evaluate(program, moving, {**point, name: field.between(low, high)}, resting)[at]
            except NoValue:
                break
            if value is not UNDEFINED and field.is_finite(value) and not _may_vanish_really(value):
                continue
            middle = (low + high) / 2
            if high - low <= FINEST * max(Fraction(1), abs(middle)):
                cells.append((low, high))
            else:
                waiting += [(low, middle), (middle, high)]
    return cells


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
