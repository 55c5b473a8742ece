"""What wrong gradients have in common with the right ones: a size of the problem, a sum, a factor, a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.patterns import factor, round_number
from autograder.checks.reals import exact_array, floats
from autograder.checks.tolerance import Tolerance
from autograder.checks.verdict import Pattern

Compared = tuple[np.ndarray | None, np.ndarray, Tolerance]
Named = tuple[str, np.ndarray | None, np.ndarray, Tolerance]
SQUARE = "square"  # the 2 that the derivative of a square brings


def in_order(parameters: Sequence[Named]) -> Pattern | None:
    """The right gradients in each other's places."""
    n = len(parameters)
    if n < 2:
        return None

    def taken(order: Sequence[int]) -> bool:
        moved = 0
        for i, j in enumerate(order):
            (_, got, want, tolerance), (_, _, other, _) = parameters[i], parameters[j]
            if got is None or got.shape != other.shape or not tolerance.agrees(got, floats(other)):
                return False
            moved += want.shape != other.shape or not tolerance.agrees(floats(want), floats(other))
        return moved > 0

    names = [name for name, *_ in parameters]
    if n == 2 and taken([1, 0]):
        return Pattern("swapped", by=names[0], like=names[1])
    if taken(range(n - 1, -1, -1)):
        return Pattern("all reversed")
    if n > 2 and n % 2 == 0:
        if taken([i + (1 if i % 2 == 0 else -1) for i in range(n)]):
            return Pattern("swapped", by=names[0], like=names[1])
        if taken([n - 2 - i + 2 * (i % 2) for i in range(n)]):
            return Pattern("layers reversed")
    return None


def shared(wrong: Sequence[Compared], sizes: Mapping[str, int]) -> Pattern | None:
    """One factor or the sign, the same in every wrong parameter."""
    arrays = [(got, floats(want), tolerance) for got, want, tolerance in wrong if got is not None]
    if len(arrays) < len(wrong) or not all(np.isfinite(got).all() for got, _, _ in arrays):
        return None
    if all(tolerance.agrees(-got, want) for got, want, tolerance in arrays):
        return Pattern("sign")
    if all(not got.any() for got, _, _ in arrays):
        return Pattern("zero") if sum(np.count_nonzero(want) for _, want, _ in arrays) > 1 else None
    loose = Tolerance(max(t.relative for *_, t in arrays), max(t.absolute for *_, t in arrays))
    all_got = np.concatenate([got.ravel() for got, _, _ in arrays])
    all_want = np.concatenate([want.ravel() for _, want, _ in arrays])
    c = factor(all_got, all_want, loose)
    return None if c is None else _scaled(c, sizes)


def _scaled(c: float, sizes: Mapping[str, int]) -> Pattern | None:
    size = max(abs(c), 1 / abs(c))
    written = round_number(size)
    if written is None:
        return None
    kind = "larger" if abs(c) > 1 else "smaller"
    return Pattern(kind if c > 0 else f"{kind}, other sign", by=written, like=meaning(size, sizes))


def meaning(size: float, sizes: Mapping[str, int]) -> str:
    """Which of the problem's sizes a factor is, "" where none or more than one could be.

    >>> meaning(6, {"samples": 6, "features": 3}), meaning(2, {"samples": 6, "features": 3})
    ('samples', 'square')
    >>> meaning(24, {"samples": 6, "outputs": 4}), meaning(6, {"samples": 6, "units": 6})
    ('samples × outputs', '')
    """
    sizes = {name: n for name, n in sizes.items() if n > 1}
    singles = {name: float(n) for name, n in sizes.items()} | {SQUARE: 2.0}
    pairs = list(sizes.items())
    products = {f"{a} × {b}": float(m * n) for i, (a, m) in enumerate(pairs) for b, n in pairs[i + 1 :]}
    doubled = {f"2 × {name}": 2.0 * n for name, n in pairs} | {f"{name} / 2": n / 2 for name, n in pairs}
    ratios = {f"{a} / {b}": m / n for a, m in pairs for b, n in pairs if m > n}
    for candidates in (singles, products | doubled | ratios):
        fitting = [name for name, n in candidates.items() if abs(size / n - 1) < 1e-6]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ""
    return ""


def of_one(
    name: str,
    got: Any,
    want: np.ndarray,
    tolerance: Tolerance,
    others: Mapping[str, np.ndarray],
    parts: Mapping[str, np.ndarray],
) -> Pattern | None:
    """What happened to one parameter, where the general patterns of a wrong array do not say it better."""
    array = exact_array(got)
    if array is None:
        return None
    array, want = floats(array), floats(want)
    if not np.isfinite(array).all():
        return None
    found = _summed(array, want, tolerance) or _from_parts(array, want, tolerance, parts)
    if found is not None or array.shape != want.shape:
        return found
    for other, theirs in others.items():
        if other != name and tolerance.agrees(array, floats(theirs)) and np.count_nonzero(array) > 1:
            return Pattern("equals", like=other)
    return _rearranged(array, want, tolerance) or _confined(tolerance.misses(array, want))


def _summed(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    """A sum that was forgotten, or that went too far."""
    if got.ndim == want.ndim + 1 and got.shape[1:] == want.shape and len(got) > 1:
        if tolerance.agrees(got.sum(axis=0), want):
            return Pattern("not summed", by=str(len(got)))
        if tolerance.agrees(got.mean(axis=0), want):
            return Pattern("not averaged", by=str(len(got)))
    if want.size > 1 and got.size in (1, want.size) and got.any():
        total = np.full(got.shape, want.sum())
        spread = want.max() - want.min()
        if spread > tolerance.absolute and Tolerance(tolerance.relative, tolerance.absolute * want.size).agrees(
            got, total
        ):
            return Pattern("summed over all")
    return None


def _from_parts(
    got: np.ndarray, want: np.ndarray, tolerance: Tolerance, parts: Mapping[str, np.ndarray]
) -> Pattern | None:
    """Made of an array of the computation in another way. Said only if one part explains it best."""
    found, itself = [], []
    for name, part in parts.items():
        part = floats(np.asarray(part))
        loose = Tolerance(max(tolerance.relative, 1e-9), tolerance.absolute)
        if got.shape == part.shape and loose.agrees(got, part):
            itself.append(Pattern("is the part", like=name))
        elif part.ndim == 2 and got.size == len(part) > 1 and loose.agrees(got.ravel(), part.sum(axis=1)):
            found.append(Pattern("wrong axis", like=name))
        elif part.shape == want.shape == got.shape and not (part == 1).all():
            if loose.agrees(got * part, want) and (part != 0).all():
                found.append(Pattern("factor missing", like=name))
            elif loose.agrees(got, want * part):
                found.append(Pattern("factor twice", like=name))
    best = found or itself
    return best[0] if len(best) == 1 else None


def _rearranged(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> Pattern | None:
    if want.ndim != 2 or min(want.shape) < 2:
        return None
    if _is_permuted(got, want, tolerance):
        return Pattern("rows permuted")
    return Pattern("columns permuted") if _is_permuted(got.T, want.T, tolerance) else None


def _is_permuted(got: np.ndarray, want: np.ndarray, tolerance: Tolerance) -> bool:
    """Whether each row of `want` stands once in `got`, and not all in their own places."""
    if len(want) > 100:
        return False
    places = [[i for i, g in enumerate(got) if tolerance.agrees(g, w)] for w in want]
    return all(len(p) == 1 for p in places) and len({p[0] for p in places}) == len(want)


def _confined(wrong: np.ndarray) -> Pattern | None:
    """All that is wrong stands in one row or one column, and there is more than one of both."""
    if wrong.ndim != 2 or min(wrong.shape) < 2 or wrong.sum() < 2:
        return None
    for kind, along in (("only row", 1), ("only column", 0)):
        (lines,) = np.nonzero(wrong.any(axis=along))
        if len(lines) == 1:
            return Pattern(kind, by=str(int(lines[0])))
    return None
