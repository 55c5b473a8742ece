"""Plain values as JSON that a person can read, for the files a course publishes."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.plain import figure, tree
from autograder.plain.codec import Opaque

NOT_FINITE = ("inf", "-inf", "nan")


def to_json(value: Any) -> Any:
    """A plain value as JSON.

    errors : TypeError for a value that has no JSON here

    >>> to_json(np.array([1.0, np.inf]))
    {'array': [1.0, 'inf'], 'dtype': 'float64'}
    """
    if isinstance(value, str):
        return {"text": value} if value in NOT_FINITE else value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, np.generic):
        value = np.asarray(value)
    if isinstance(value, np.ndarray):
        told = {"array": to_json(value.tolist()), "dtype": str(value.dtype)}
        return told if value.size else told | {"shape": list(value.shape)}  # (0, 2) and (0,) have one list
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return [to_json(v) for v in value]
    if isinstance(value, tuple):
        return {"tuple": [to_json(v) for v in value]}
    if isinstance(value, dict):
        return {"dict": [[to_json(k), to_json(v)] for k, v in value.items()]}
    if isinstance(value, complex):
        return {"complex": [to_json(value.real), to_json(value.imag)]}
    if isinstance(value, Fraction):
        return {"fraction": str(value)}
    if isinstance(value, figure.FigureData):
        return {"figure": to_json(figure.to_plain(value))}
    if tree.is_expression(value):
        return {"expression": tree.from_expression(value)}
    if isinstance(value, Opaque):
        return {"opaque": value.type_name}
    raise TypeError(f"no JSON for {type(value).__name__}")


def from_json(data: Any) -> Any:
    """
    >>> from_json({'array': [1.0, 'inf'], 'dtype': 'float64'})
    array([ 1., inf])
    """
    if isinstance(data, str):
        return float(data) if data in NOT_FINITE else data
    if isinstance(data, list):
        return [from_json(v) for v in data]
    if isinstance(data, dict):
        return _read(data)
    return data


def _read(data: dict[str, Any]) -> Any:
    match data:
        case {"array": entries, "dtype": dtype, "shape": shape}:
            return np.array(from_json(entries), dtype=dtype).reshape(shape)
        case {"array": entries, "dtype": dtype}:
            return np.array(from_json(entries), dtype=dtype)
        case {"tuple": items}:
            return tuple(from_json(v) for v in items)
        case {"dict": items}:
            return {from_json(k): from_json(v) for k, v in items}
        case {"complex": [real, imaginary]}:
            return complex(from_json(real), from_json(imaginary))
        case {"fraction": text}:
            return Fraction(text)
        case {"text": text}:
            return text
        case {"figure": plain}:
            return figure.from_plain(from_json(plain))
        case {"expression": nodes}:
            return tree.to_expression(nodes)
        case {"opaque": name}:
            return Opaque(name)
    raise ValueError(f"no plain value: {sorted(data)[:5]}")
