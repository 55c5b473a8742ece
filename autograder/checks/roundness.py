"""Round inputs first: the first failure in such an order is the one that is easiest to redo by hand."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np


def by_roundness(points: Iterable[float]) -> np.ndarray:
    """The points ordered from the roundest to the least round; shape (n,).

    0 first, then whole numbers, halves, quarters, tenths, and so on; among equals the smaller, the positive before
    the negative.

    >>> by_roundness([0.3, -1, 2, 0.5, 1, 0]).tolist()
    [0.0, 1.0, -1.0, 2.0, 0.5, 0.3]
    """
    return np.array(sorted((float(p) for p in points), key=_difficulty))


def _difficulty(x: float) -> tuple[int, float, bool]:
    for rank, denominator in enumerate((1, 2, 4, 10, 100)):
        if x * denominator == round(x * denominator) or Fraction(str(x)) * denominator % 1 == 0:
            return rank, abs(x), x < 0
    return 9, abs(x), x < 0


ROUND_POINTS = by_roundness([*range(-8, 9), *(n / 2 for n in range(-7, 8, 2)), 0.1, -0.1, 0.25, -0.25, 0.3, -0.7])
ROUND_POINTS.flags.writeable = False
