"""Gradients, entry by entry against an analytic reference, all parameters at once.

A norm hides one flipped component among large ones; here each entry answers for itself, and what all wrong entries
have in common is said where it is certain: a factor that is the batch size, a sum over the wrong axis, one layer only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.checks import gradient_patterns as looks
from autograder.checks import numeric
from autograder.checks.reals import exact_array, floats, type_name
from autograder.checks.tolerance import Tolerance
from autograder.checks.verdict import Different, Equal, Pattern, Place, Verdict, Witness

RELATIVE, OF_LARGEST = 1e-7, 1e-10  # of the entry, and of the largest entry of the parameter; float64
SINGLE_RELATIVE, SINGLE_OF_LARGEST = 1e-4, 1e-5  # where an input was float32
ROUNDING = 1e-13  # of the largest of all parameters: what is left where a gradient vanishes


@dataclass(frozen=True)
class Parameter:
    """One parameter's gradient.

    name : e.g. "dW1"; path : where it stands in the answer
    got : as it was returned, None where nothing stands there
    """

    name: str
    path: Place
    want: np.ndarray
    got: Any
    tolerance: Tolerance
    verdict: Different | int = 0

    @property
    def wrong(self) -> bool:
        return isinstance(self.verdict, Different)

    @property
    def as_returned(self) -> np.ndarray | None:
        array = exact_array(self.got)
        return None if array is None else floats(array)

    @property
    def array(self) -> np.ndarray | None:
        """The answer as an array of the right shape, None where it is none."""
        array = self.as_returned
        return None if array is None or array.size != self.want.size else array.reshape(self.want.shape)


def compare(
    got: Any,
    want: Any,
    *,
    names: Sequence[str] = (),
    sizes: Mapping[str, int] | None = None,
    parts: Mapping[str, np.ndarray] | None = None,
    accepts: Sequence[numeric.Form] = (),
    single: bool = False,
    scale: float = 1.0,
) -> Verdict:
    """Whether each entry of each parameter's gradient is right.

    want : an array, or a tuple, list or dict of arrays, also nested: [(dW, db), …]
    names : of the parameters; ("dW", "db") for a list of pairs, which become dW1, db1, dW2, …
    sizes : that a mistake may bring in, e.g. {"samples": 6, "features": 3}; distinct, or no factor can be told
    parts : arrays of the computation, e.g. {"dZ": dZ}, to say which one was not summed, or left out as a factor
    single : an input was float32

    >>> verdict = compare((6.0 * np.array([1.0, 2.0]), 3.0), (np.array([1.0, 2.0]), 0.5),
    ...     names=("dw", "db"), sizes={"samples": 6})
    >>> verdict.witness.path, verdict.witness.pattern
    ((0,), Pattern(kind='larger', by='6', like='samples', of=''))
    """
    wanted = list(_leaves(want, names, ()))
    largest = max((np.max(np.abs(floats(w)), initial=0.0) for _, _, w in wanted), default=0.0) or scale
    relative, of_largest = (SINGLE_RELATIVE, SINGLE_OF_LARGEST) if single else (RELATIVE, OF_LARGEST)
    misfit = _misfit(got, want, ())
    if misfit is not None:
        return misfit
    parameters = []
    for name, path, array in wanted:
        own = float(np.max(np.abs(floats(array)), initial=0.0))
        tolerance = Tolerance(relative, of_largest * own + ROUNDING * float(largest))
        entry = _at(got, path)
        verdict = numeric.compare_array(entry, array, tolerance, accepts, path)
        parameters.append(Parameter(name, path, array, entry, tolerance, verdict))
    wrong = [p for p in parameters if p.wrong]
    if not wrong:
        return Equal(f"{sum(p.want.size for p in parameters)} entries of {len(parameters)} parameters")
    worst = wrong[0]  # in the order of the parameters; of its entries the worst
    assert isinstance(worst.verdict, Different)
    witness = _worst(worst, worst.verdict.witness)
    return Different(replace(witness, pattern=_pattern(parameters, sizes or {}, parts or {})))


def name_at(want: Any, names: Sequence[str], path: Place) -> str:
    """The name of the parameter at `path`, "" where there is just one."""
    return next((name for name, p, _ in _leaves(want, names, ()) if p == path), "")


def _leaves(want: Any, names: Sequence[str], path: Place) -> Iterator[tuple[str, Place, np.ndarray]]:
    """Name, place and array of each parameter."""
    if isinstance(want, dict):
        for key, value in want.items():
            yield from _leaves(value, (), (*path, key))
    elif isinstance(want, list | tuple) and not (numeric.is_array(want) and len(names) != len(want)):
        for i, value in enumerate(want):
            yield from _leaves(value, names, (*path, i))
    else:
        yield _name(names, path), path, numeric.as_array(want)


def _name(names: Sequence[str], path: Place) -> str:
    if not path:
        return names[0] if names else ""
    *outer, last = path
    if names and isinstance(last, int) and last < len(names):
        return names[last] + "".join(str(step + 1) if isinstance(step, int) else f"[{step!r}]" for step in outer)
    return str(last) if isinstance(last, str) and not outer else "".join(f"[{step!r}]" for step in path)


def _misfit(got: Any, want: Any, path: Place) -> Different | None:
    """Where the answer is no structure of the kind that is expected."""
    if isinstance(want, dict):
        if not isinstance(got, dict) or set(got) != set(want):
            verdict = numeric.compare(got, dict.fromkeys(want, 0.0))
            assert isinstance(verdict, Different)
            return Different(replace(verdict.witness, path=(*path, *verdict.witness.path)))
        found = (_misfit(got[key], value, (*path, key)) for key, value in want.items())
    elif isinstance(want, list | tuple) and not numeric.is_array(want):
        rows = numeric.as_parts(got)
        if rows is None:
            return Different(Witness("type", type_name(got), f"a list of {len(want)}", path=path))
        if len(rows) != len(want):
            return Different(Witness("length", len(rows), len(want), path=path))
        found = (_misfit(g, w, (*path, i)) for i, (g, w) in enumerate(zip(rows, want, strict=True)))
    else:
        return None
    return next((f for f in found if f is not None), None)


def _at(value: Any, path: Place) -> Any:
    for step in path:
        rows = value if isinstance(value, dict) else numeric.as_parts(value)
        if rows is None:
            return value
        value = rows[step]  # type: ignore[index]
    return value


def _worst(parameter: Parameter, witness: Witness) -> Witness:
    """The entry that is furthest off, rather than the first."""
    array = parameter.array
    if witness.kind != "value" or array is None:
        return witness
    want = floats(parameter.want)
    with np.errstate(all="ignore"):
        off = np.abs(array - want) / (np.abs(want) + parameter.tolerance.absolute)
    off = np.where(np.isnan(off), np.inf, off)
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(off)), off.shape))
    return replace(witness, index=index, got=float(array[index]), want=float(want[index]))


def _pattern(parameters: list[Parameter], sizes: Mapping[str, int], parts: Mapping[str, np.ndarray]) -> Pattern | None:
    """What explains every wrong entry of every wrong parameter, said of those; else of the first wrong one."""
    wrong = [p for p in parameters if p.wrong]
    others = {p.name: p.want for p in parameters}
    found = looks.in_order([(p.name, p.as_returned, p.want, p.tolerance) for p in parameters])
    if found is not None:
        return found
    of = "" if len(wrong) == len(parameters) else ", ".join(p.name for p in wrong)
    shared = looks.shared([(p.array, p.want, p.tolerance) for p in wrong], sizes)
    if shared is not None:
        return replace(shared, of=of)
    first = wrong[0]
    assert isinstance(first.verdict, Different)
    own = (
        looks.of_one(first.name, first.got, first.want, first.tolerance, others, parts) or first.verdict.witness.pattern
    )
    if own is None:
        return Pattern("others right", of=of) if of else None
    return replace(own, of=first.name if len(parameters) > 1 else "")
