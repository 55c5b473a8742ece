"""Numbers, arrays, and lists, tuples and dicts of them: type before shape before value, at a declared tolerance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np

from autograder.checks import patterns
from autograder.checks.reals import exact_array, floats, real_array, type_name
from autograder.checks.tolerance import RTOL, Tolerance
from autograder.checks.verdict import Different, Equal, Place, Verdict, Witness
from autograder.plain.tree import is_expression

Form = Literal["column", "row", "single"]  # (n, 1) for (n,) and back; (1, n) for (n,) and back; one entry, any shape


def compare(got: Any, want: Any, *, rtol: float = RTOL, atol: float = 0.0, accepts: Sequence[Form] = ()) -> Verdict:
    """Whether `got` equals `want` entry by entry: |got − want| ≤ atol + rtol·|want|.

    got : a plain value; number, fraction, SymPy number, NumPy scalar, 0-d array, list and tuple count as arrays
    want : number, array, text, bool, None, or a list, tuple or dict of these
    accepts : other forms that count too, since the task does not fix one
    returns : Different with the first entry that fails in C order, what is not finite before what is; put round inputs
        first to see the roundest. nan equals nothing, inf equals inf of the same sign; bool and complex are no answer
        where reals are expected, nor numbers where a bool is. Shapes are compared, never broadcast.
    errors : TypeError where `want` is none of these, an author's error

    >>> compare([0.5, 0.25], np.array([0.5, 0.2]))
    Different(witness=Witness(kind='value', got=0.25, want=0.2, index=(1,)))
    >>> compare(np.zeros((3, 1)), np.zeros(3))
    Different(witness=Witness(kind='shape', got=(3, 1), want=(3,), index=()))
    >>> compare(np.zeros((3, 1)), np.zeros(3), accepts=["column"])
    Equal(proof='3 values within 1e-09 relative, 0 absolute')
    """
    tolerance, counted = Tolerance(rtol, atol), 0
    for verdict in _walk(got, want, tolerance, accepts, ()):
        if isinstance(verdict, Different):
            return verdict
        counted += verdict
    return Equal(f"{counted} values within {tolerance}")


def _walk(got: Any, want: Any, tolerance: Tolerance, accepts: Sequence[Form], path: Place) -> Iterator[Different | int]:
    """For each number or array of `want` how many values agree there, or how it differs."""
    if want is None or isinstance(want, str | bool | np.bool_):
        yield _plain(got, want, path)
    elif isinstance(want, dict):
        yield from _walk_dict(got, want, tolerance, accepts, path)
    elif is_array(want):
        yield compare_array(got, as_array(want), tolerance, accepts, path)
    elif isinstance(want, np.ndarray) and want.dtype.kind == "b":
        yield from _walk(got, want.tolist(), tolerance, accepts, path)
    elif isinstance(want, list | tuple):
        parts = as_parts(got)
        if parts is None:
            yield Different(Witness("type", type_name(got), f"a list of {len(want)}", path=path))
        elif len(parts) != len(want):
            yield Different(Witness("length", len(parts), len(want), path=path))
        else:
            for i, (g, w) in enumerate(zip(parts, want, strict=True)):
                yield from _walk(g, w, tolerance, accepts, (*path, i))
    else:
        raise TypeError(f"nothing numeric is expected: {type_name(want)}")


def _walk_dict(
    got: Any, want: dict, tolerance: Tolerance, accepts: Sequence[Form], path: Place
) -> Iterator[Different | int]:
    if not isinstance(got, dict):
        yield Different(Witness("type", type_name(got), "a dict", path=path))
        return
    for key in (*want, *got):
        if key not in got or key not in want:
            missing = key in want
            there, asked = ("missing", repr(key)) if missing else (repr(key)[:60], "")
            yield Different(Witness("keys", there, asked, path=path))
            return
    for key, w in want.items():
        yield from _walk(got[key], w, tolerance, accepts, (*path, key))


def compare_array(
    got: Any, want: np.ndarray, tolerance: Tolerance, accepts: Sequence[Form] = (), path: Place = ()
) -> Different | int:
    """How many values agree, or how `got` differs from one array."""
    array = exact_array(got)
    if array is None:
        pattern = patterns.in_type(got, want, tolerance)
        return Different(Witness("type", type_name(got), "numbers", path=path, pattern=pattern))
    if array.shape != want.shape and not _takes(array.shape, want.shape, accepts):
        pattern = patterns.in_shape(array, want, tolerance)
        return Different(Witness("shape", array.shape, want.shape, path=path, pattern=pattern))
    array = array.reshape(want.shape)
    wrong = tolerance.misses(array, want)
    if not wrong.any():
        return want.size
    broken = wrong & np.isfinite(floats(want)) & ~np.isfinite(floats(array))
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(broken if broken.any() else wrong)), wrong.shape))
    pattern = patterns.in_values(array, want, tolerance)
    return Different(Witness("value", _item(array[index]), _item(want[index]), index, path, pattern))


def _plain(got: Any, want: Any, path: Place) -> Different | int:
    if isinstance(got, np.ndarray | np.generic) and got.dtype.kind == "b" and got.ndim == 0:
        got = bool(got)
    if isinstance(want, np.bool_):
        want = bool(want)
    if type(got) is not type(want):
        names: dict[type, str] = {str: "text", bool: "True or False"}
        return Different(Witness("type", type_name(got), names.get(type(want), "None"), path=path))
    return 1 if got == want else Different(Witness("value", got, want, path=path))


def _takes(got: tuple[int, ...], want: tuple[int, ...], accepts: Sequence[Form]) -> bool:
    """Whether shape `got` is another form of shape `want`."""
    flat, other = sorted((got, want), key=len)
    forms = {"column": (*flat, 1), "row": (1, *flat)} if len(flat) == 1 else {}
    single = {*got, *want} <= {1}
    return any(other == forms.get(form) or (form == "single" and single) for form in accepts)


def is_array(want: Any) -> bool:
    """Whether an expected value is one number or array: no empty list is, nor a list of arrays, but each of these."""
    if isinstance(want, list | tuple):
        return len(want) > 0 and not _holds_arrays(want) and real_array(want) is not None
    return real_array(want) is not None


def _holds_arrays(want: Any) -> bool:
    if isinstance(want, list | tuple):
        return any(map(_holds_arrays, want))
    return isinstance(want, np.ndarray) and want.ndim > 0


def as_array(want: Any) -> np.ndarray:
    """An expected number or array. Errors: TypeError where it is none."""
    array = exact_array(want)
    if array is None:
        raise TypeError(f"numbers are expected, not {type_name(want)}")
    return array


def as_parts(got: Any) -> Sequence[Any] | None:
    """The entries of a list or tuple; an array counts as the list of its rows."""
    if isinstance(got, np.ndarray) and got.ndim and got.dtype.kind in "iufb":
        return list(got) if got.size or len(got) < 1000 else None
    if is_expression(got) and got.func.__name__ == "Tuple":  # SymPy's own
        return list(got.args)
    return got if isinstance(got, list | tuple) else None


def _item(entry: Any) -> Any:
    return entry.item() if isinstance(entry, np.generic) else entry
