"""What counts as numbers: an array of reals out of whatever form they came in."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.plain.codec import Opaque
from autograder.plain.figure import FigureData
from autograder.plain.tree import is_expression

MAX_ENTRIES, MAX_NESTING = 5_000_000, 32


class _NotReals(Exception):
    """Something in it is no real number."""


def real_array(value: Any) -> np.ndarray | None:
    """`value` as an array of int or float, or None where it is not made of real numbers.

    Numbers, fractions, SymPy's numbers, 0-d arrays, and lists and tuples of all these; bool, complex and text are none.
    An integer beyond 64 bits becomes a float.
    """
    array = exact_array(value)
    return _floats(array) if array is not None and array.dtype == object else array


def exact_array(value: Any) -> np.ndarray | None:
    """The same, but for integers beyond 64 bits: they stay what they are, in an array of objects."""
    if isinstance(value, np.ndarray | np.generic):
        return np.asarray(value) if value.dtype.kind in "iuf" else None
    room = [MAX_ENTRIES]
    try:
        numbers = _numbers(value, room, 0)
        array = np.asarray(numbers)
        if array.dtype.kind == "f" and _all_integers(numbers):  # NumPy makes floats of [2**63, -1]
            array = np.asarray(numbers, dtype=object)
        if array.dtype == object and not all(type(n) is int for n in array.flat):
            array = _floats(array)
    except (_NotReals, ValueError, TypeError, OverflowError):  # no numbers, or rows of different lengths
        return None
    return array


def floats(array: np.ndarray) -> np.ndarray:
    """As float64; what is too large for one becomes nan, which equals nothing."""
    return _floats(array) if array.dtype == object else array.astype(float)


def type_name(value: Any) -> str:
    """What a learner would call the type of `value`.

    >>> type_name(np.array([True])), type_name(None), type_name([1, "a"])
    ('an array of bool', 'None', 'a list')
    """
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return value.type_name
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}" if value.ndim else str(value.dtype)
    if isinstance(value, FigureData):
        return "a Figure"
    if is_expression(value):
        return "an expression"
    names: dict[type, str] = {list: "a list", tuple: "a tuple", dict: "a dict", str: "text", Fraction: "a fraction"}
    return names.get(type(value), type(value).__name__)


def _numbers(value: Any, room: list[int], depth: int) -> Any:
    """`value` with each leaf an int, a float or an array of them. Checked before NumPy sees it: an array of text is as
    wide as its longest string."""
    if type(value) in (int, float):
        return value
    if isinstance(value, list | tuple):
        room[0] -= len(value)
        if room[0] < 0 or depth == MAX_NESTING:
            raise _NotReals
        return [_numbers(v, room, depth + 1) for v in value]
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind not in "iuf":
            raise _NotReals
        return value
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if is_expression(value):
        return _sympy_number(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise _NotReals


def _sympy_number(value: Any) -> int | float:
    if getattr(value, "is_Integer", False):
        return int(value.p)
    if getattr(value, "is_Rational", False):
        return float(Fraction(int(value.p), int(value.q)))
    if getattr(value, "is_Float", False):
        return float(value)
    raise _NotReals


def _all_integers(numbers: Any) -> bool:
    if isinstance(numbers, list):
        return all(map(_all_integers, numbers))
    return isinstance(numbers, int) or (isinstance(numbers, np.ndarray | np.generic) and numbers.dtype.kind in "iu")


def _floats(array: np.ndarray) -> np.ndarray:
    return np.array([_float(n) for n in array.flat], dtype=float).reshape(array.shape)


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.nan
