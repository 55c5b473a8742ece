"""Numbers and arrays: type before shape before value, at a tolerance that the exercise declares."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks.verdict import Different, Equal, Verdict, Witness
from autograder.plain.codec import Opaque

RTOL = 1e-9  # a formula written in another order differs by a few units of 2e-16; a wrong one by far more
ATOL_OF_SCALE = 1e-10  # absolute tolerance, as a fraction of the exercise's declared scale


def compare(got: Any, want: Any, *, rtol: float = RTOL, atol: float = 0.0) -> Verdict:
    """Whether `got` equals `want` entry by entry: |got − want| ≤ atol + rtol·|want|.

    got : a plain value; number, NumPy scalar, 0-d array, list and tuple of numbers count as arrays
    want : number or array
    returns : Different with the first entry that fails in C order; put round inputs first to see the roundest.
        nan equals nothing, inf equals inf of the same sign; bool and complex are no answer where reals are expected.
        Shapes are compared, never broadcast.

    >>> compare([0.5, 0.25], np.array([0.5, 0.2]))
    Different(witness=Witness(kind='value', got=0.25, want=0.2, index=(1,)))
    >>> compare(np.zeros((3, 1)), np.zeros(3))
    Different(witness=Witness(kind='shape', got=(3, 1), want=(3,), index=()))
    """
    want = np.asarray(want)
    array = real_array(got)
    if array is None:
        return Different(Witness("type", type_name(got), "numbers"))
    if array.shape != want.shape:
        return Different(Witness("shape", array.shape, want.shape))
    with np.errstate(all="ignore"):
        near = np.isfinite(want) & (np.abs(array - want) <= atol + rtol * np.abs(want))
        wrong = ~(near | (np.isinf(want) & (array == want)))
    if not wrong.any():
        return Equal(f"{want.size} values within {rtol:g} relative, {atol:g} absolute")
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), wrong.shape))
    return Different(Witness("value", array[index].item(), want[index].item(), index))


def real_array(value: Any) -> np.ndarray | None:
    """`value` as an array of int or float, or None where it is not made of real numbers."""
    if isinstance(value, list | tuple):
        try:
            value = np.asarray(value)
        except (ValueError, TypeError, OverflowError):  # ragged, or an integer beyond float64
            return None
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return None
    try:
        array = np.asarray(value)
        if array.dtype == object:
            if any(type(v) is not int for v in array.flat):  # to make a float of an expression would evaluate it
                return None
            array = array.astype(float)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "iuf" else None


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
    names: dict[type, str] = {list: "a list", tuple: "a tuple", dict: "a dict", str: "text"}
    return names.get(type(value), type(value).__name__)
