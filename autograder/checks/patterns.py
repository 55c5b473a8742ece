"""What all of a wrong value has in common with the right one: a factor, the sign, the order, the shape.

A pattern is only claimed where every entry shows it, where chance would hardly do so, and where nothing else is as
likely: one number alone is never "2 times too large".
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.checks.reals import exact_array, floats
from autograder.checks.tolerance import Tolerance
from autograder.checks.verdict import Pattern
from autograder.plain.codec import Opaque

ENOUGH = 3  # entries, before one says that they all behave alike
ITERATORS = (
    "generator",
    "map",
    "zip",
    "filter",
    "list_iterator",
    "range",
    "enumerate",
    "range_iterator",
    "tuple_iterator",
)
SINGLE = Tolerance(1e-6, 0.0)  # what float32 keeps, with some operations' rounding


def in_type(got: Any, want: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    """Of what is no array of reals: the right values in another dress."""
    if isinstance(got, Opaque):
        return Pattern("iterator") if got.type_name in ITERATORS else None
    if isinstance(got, str):
        number = _number(got)
        return Pattern("text") if number is not None and tolerance.agrees(np.asarray(number), want) else None
    if _is_ragged(got):
        return Pattern("ragged")
    if isinstance(got, list) and any(isinstance(g, str) for g in got[:1000]):
        numbers = [_number(g) if isinstance(g, str) else None for g in got[: want.size + 1]]
        return Pattern("text") if None not in numbers and tolerance.agrees(np.asarray(numbers), want) else None
    array = _loose(got)
    if array is None or array.shape != want.shape:
        return None
    if array.dtype.kind == "b":
        return Pattern("bool") if tolerance.agrees(array.astype(float), want) else None
    if array.dtype.kind == "c" and tolerance.agrees(array.real, want):
        return Pattern("complex") if (array.imag == 0).all() else Pattern("real part")
    return None


def in_shape(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    """Of an array of another shape: the right values arranged otherwise, or some too few or too many."""
    if got.size == want.size > 1:
        if got.ndim == want.ndim == 2 and min(got.shape) > 1 and tolerance.agrees(got.T, want):
            return Pattern("transposed")
        if tolerance.agrees(got.reshape(-1), want.reshape(-1)):
            return Pattern("reshaped")
        return None
    if got.shape == () and want.size >= 2 and tolerance.agrees(np.broadcast_to(got, want.shape), want):
        return Pattern("one for all")
    if got.ndim == want.ndim and got.ndim >= 1 and got.shape[1:] == want.shape[1:] and min(len(got), len(want)) >= 2:
        for kind, g, w in (
            ("first missing", got, want[1:]),
            ("last missing", got, want[:-1]),
            ("first too many", got[1:], want),
            ("last too many", got[:-1], want),
        ):
            if len(g) == len(w) and tolerance.agrees(g, w):
                return Pattern(kind)
    if got.ndim == 2 and got.shape == (want.size, want.size) and want.size in want.shape and want.size > 1:
        return Pattern("outer", by=str(want.size))
    return None


def in_values(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    """Of an array of the right shape."""
    wrong = tolerance.misses(got, want)
    g, w = floats(got), floats(want)
    if not np.isfinite(w).all():
        return None
    if not np.isfinite(g).all():
        return _not_finite(g)
    if want.size == 1:
        return Pattern("sign") if w.any() and tolerance.agrees(-g, w) else _digits(got, g, w)
    if wrong.sum() == 1 and want.size > ENOUGH:
        return _signs(g, w, tolerance) or Pattern("only one")
    for look in (_zero, _sign, _factor, _offset, _arranged, _signs, _alike, _late, _reciprocal):
        if (found := look(g, w, tolerance)) is not None:
            return found
    return _digits(got, g, w)


def _not_finite(g: np.ndarray) -> Pattern | None:
    count = int((~np.isfinite(g)).sum())
    return None if g.size == 1 else Pattern("not finite", by=str(count), like=str(g.size))


def _zero(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    return Pattern("zero") if not g.any() and np.count_nonzero(w) > 1 else None


def _sign(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    return Pattern("sign") if w.any() and tolerance.agrees(-g, w) else None


def factor(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> float | None:
    """The c with g = c·w in every entry, where at least two different entries show it; c is neither 0, 1 nor −1."""
    shown = np.abs(w) > max(tolerance.absolute, np.finfo(float).tiny)
    if np.unique(np.abs(w[shown])).size < 2:
        return None
    largest = np.argmax(np.abs(w))
    with np.errstate(all="ignore"):
        c = float(g.reshape(-1)[largest] / w.reshape(-1)[largest])
        scaled = c * w
    if not math.isfinite(c) or c == 0 or not 1e-9 < abs(c) < 1e9 or abs(abs(c) - 1) < 1e-6:
        return None
    # relative to the entry: a factor of 1000 must not hide behind an absolute tolerance
    return c if Tolerance(max(tolerance.relative, 1e-9), tolerance.absolute * abs(c)).agrees(g, scaled) else None


def _factor(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    c = factor(g, w, tolerance)
    if c is None or round_number(abs(c)) is None:
        return None
    kind = "larger" if abs(c) > 1 else "smaller"
    return Pattern(kind if c > 0 else f"{kind}, other sign", by=round_number(max(abs(c), 1 / abs(c))) or "")


def round_number(c: float) -> str | None:
    """`c` written as a person would, None where it is no number that a mistake would bring in.

    >>> round_number(6.000000000001), round_number(1.5), round_number(2.71828)
    ('6', '1.5', None)
    """
    fraction = Fraction(c).limit_denominator(12)
    if fraction > 0 and abs(c / float(fraction) - 1) < 1e-7 and fraction.numerator < 10**7:
        return f"{float(fraction):.7g}" if fraction.denominator in (1, 2, 4, 5, 8, 10) else str(fraction)
    inverse = round(1 / c) if c else 0
    return f"1/{inverse}" if inverse > 1 and abs(c * inverse - 1) < 1e-7 else None


def _offset(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if np.unique(w).size < ENOUGH:
        return None
    c = float(np.median(g - w))
    if abs(c) <= tolerance.absolute or not Tolerance(tolerance.relative, max(tolerance.absolute, 1e-9 * abs(c))).agrees(
        g - c, w
    ):
        return None
    return Pattern("above" if c > 0 else "below", by=f"{abs(c):.6g}")


def _arranged(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    """The right entries in other places."""
    if w.ndim == 2 and w.shape[0] == w.shape[1] and tolerance.agrees(g.T, w):
        return Pattern("transposed")
    if np.unique(w).size < ENOUGH:
        return None
    if tolerance.agrees(g[::-1], w):
        return Pattern("reversed")
    if w.ndim == 2 and tolerance.agrees(g[:, ::-1], w):
        return Pattern("columns reversed")
    if tolerance.agrees(np.sort(g, axis=None), np.sort(w, axis=None)):
        return Pattern("order")
    return None


def _signs(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if np.count_nonzero(w) < ENOUGH or not tolerance.agrees(np.abs(g), np.abs(w)):
        return None
    return Pattern("signs", by=str(int(tolerance.misses(g, w).sum())), like=str(w.size))


def _alike(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if len(g) < ENOUGH or (w == w.reshape(-1)[0]).all():
        return None
    if (g == g.reshape(-1)[0]).all():
        return Pattern("all alike")
    if g.ndim > 1 and (g == g[0]).all() and tolerance.agrees(g[-1], w[-1]):
        return Pattern("rows like the last")
    return None


def _late(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if len(w) <= ENOUGH or np.unique(w).size <= ENOUGH:
        return None
    if tolerance.agrees(g[1:], w[:-1]):
        return Pattern("late")
    return Pattern("early") if tolerance.agrees(g[:-1], w[1:]) else None


def _reciprocal(g: np.ndarray, w: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if np.unique(np.abs(w)).size < ENOUGH or not w.all():
        return None
    return Pattern("reciprocal") if Tolerance(max(tolerance.relative, 1e-9)).agrees(g, 1 / w) else None


def _digits(got: np.ndarray, g: np.ndarray, w: np.ndarray) -> Pattern | None:
    """Right but for the last digits: rounding, float32, or a difference instead of the formula."""
    size = np.abs(w).max()
    if not size or np.count_nonzero(w) * 2 < w.size:
        return None
    missed = float(np.max(np.abs(g - w))) / size
    if not missed < 5e-4:
        return None
    if got.dtype == np.float32 and not SINGLE.misses(g / size, w / size).all():
        return Pattern("single")
    return Pattern("digits", by=str(int(-math.log10(missed)))) if missed > 0 else None


def _number(text: str) -> float | None:
    try:
        return float(text) if len(text) < 50 else None
    except ValueError:
        return None


def _is_ragged(got: Any) -> bool:
    """Whether rows of numbers are of different lengths."""
    if not isinstance(got, list | tuple) or len(got) > 1000:
        return False
    rows = [exact_array(row) for row in got]
    shapes = {row.shape for row in rows if row is not None}
    return all(row is not None for row in rows) and len(shapes) > 1


def _loose(got: Any) -> np.ndarray | None:
    """An array of bool or complex, from an array, a number or a flat list of them."""
    if isinstance(got, np.ndarray | np.generic):
        return np.asarray(got)
    leaves = got if isinstance(got, list | tuple) else [got]
    if len(leaves) > 10_000 or not all(type(leaf) in (bool, complex, float, int) for leaf in leaves):
        return None
    return np.asarray(got)
