"""Values and calls as a learner would type them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.reals import real_array, type_name
from autograder.plain import expression_text
from autograder.plain.codec import Opaque
from autograder.plain.question import Question
from autograder.plain.tree import is_expression

LONG = 6  # entries of an array that are written out before it is cut


def value(v: Any) -> str:
    """A returned or expected value.

    >>> import sympy
    >>> value(np.array([[1.0, 2.0]])), value(None), value(list(sympy.symbols("x y")))
    ('[[1.0, 2.0]]', 'None', '[x, y]')
    """
    if isinstance(v, Opaque):
        return f"<{v.type_name}>"
    if isinstance(v, np.ndarray | np.generic):
        return _array(np.asarray(v))
    if isinstance(v, list | tuple):
        array = real_array(v)
        if array is not None:
            return _array(array)
        if len(v) > LONG or not all(map(is_expression, v)):
            return f"{type_name(v)} of {len(v)}"
        inside = ", ".join(map(value, v))
        return f"[{inside}]" if isinstance(v, list) else f"({inside},)" if len(v) == 1 else f"({inside})"
    text = expression_text.text(v) if is_expression(v) else repr(v)
    return text if len(text) <= 200 else text[:200] + "…"


def argument(v: Any) -> str:
    """An argument, so that the call can be pasted into a notebook.

    >>> argument(np.array([0, 1])), argument([0.5]), argument(2), argument([(np.array([1.0]), 2)])
    ('np.array([0, 1])', '[0.5]', '2', '[(np.array([1.0]), 2)]')
    """
    if isinstance(v, list | tuple) and real_array(v) is None and 0 < _entries(v) <= 4 * LONG:
        inside = ", ".join(map(argument, v))
        return f"[{inside}]" if isinstance(v, list) else f"({inside},)" if len(v) == 1 else f"({inside})"
    return f"np.array({_array(v)})" if isinstance(v, np.ndarray) else value(v)


def _entries(v: Any) -> float:
    """How many numbers lists and tuples of arrays hold in all, infinitely many where something else is in them.

    >>> _entries([(np.zeros((2, 3)), np.zeros(3))]), _entries([(np.zeros(2), "relu")])
    (9, inf)
    """
    if isinstance(v, list | tuple):
        return sum(map(_entries, v))
    array = real_array(v)
    return float("inf") if array is None else array.size


def points(places: Sequence[float | Sequence[float]]) -> str:
    """Where a function was called: numbers once each, vectors in the order of the calls.

    >>> points([1.0, 1.5, 1.0]), points([(1.0, 2.0), (1.0, 2.0)]), points([(1.0, 2.0), (1.5, 2.0)])
    ('1 and 1.5', '[1, 2] every time', '[1, 2] and [1.5, 2]')
    """
    vectors = any(not isinstance(p, float) for p in places)
    told = list(dict.fromkeys(map(_point, places)))
    if vectors and len(places) > 1 and len(told) == 1:
        return f"{told[0]} every time"
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _point(place: float | Sequence[float]) -> str:
    return f"{place:.10g}" if isinstance(place, float) else f"[{', '.join(f'{x:.10g}' for x in place)}]"


def call(question: Question) -> str:
    """The question with its inputs in place.

    >>> call(Question("f(_0)", {"_0": 2.0})), call(Question("f(-z)", {"z": 2.0}))
    ('f(2.0)', 'f(-z) at z = 2.0')
    """
    text, told = _unwatched(question.text), []
    for name, v in question.arguments.items():
        if name.startswith("_"):
            text = text.replace(name, argument(v))
        else:
            told.append(f"{name} = {argument(v)}")
    return f"{text} at {', '.join(told)}" if told else text


def _unwatched(text: str) -> str:
    """The question without its watching of functions, which a learner cannot type.

    >>> _unwatched("slope(recorded(lambda t: (t + 1)**2), x)")
    'slope(lambda t: (t + 1)**2, x)'
    """
    before, watched, rest = text.partition("recorded(")
    if not watched:
        return text
    depth, end = 1, 0
    while depth and end < len(rest):
        depth += {"(": 1, ")": -1}.get(rest[end], 0)
        end += 1
    return before + rest[: end - 1] + _unwatched(rest[end:])


def _array(a: np.ndarray) -> str:
    if a.ndim == 0:
        return repr(a.item())
    if a.size > 4 * LONG:
        a = np.asarray(a).reshape(-1)[:LONG] if a.ndim == 1 else a
    text = np.array2string(
        a,
        separator=", ",
        threshold=4 * LONG,
        edgeitems=2,
        max_line_width=10**6,
        formatter={"float_kind": lambda x: repr(float(x))},
    )
    return " ".join(text.split())
