"""Plain values as JSON that a person can read, for the files a course publishes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from autograder.plain.codec import Opaque


def to_json(value: Any) -> Any:
    """A plain value as JSON.

    errors : TypeError for a value that has no JSON here

    >>> to_json(np.array([1.0, np.inf]))
    {'array': [1.0, 'inf'], 'dtype': 'float64'}
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, np.generic):
        value = np.asarray(value)
    if isinstance(value, np.ndarray):
        return {"array": to_json(value.tolist()), "dtype": str(value.dtype)}
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return [to_json(v) for v in value]
    if isinstance(value, tuple):
        return {"tuple": [to_json(v) for v in value]}
    if isinstance(value, Opaque):
        return {"opaque": value.type_name}
    raise TypeError(f"no JSON for {type(value).__name__}")


def from_json(data: Any) -> Any:
    """
    >>> from_json({'array': [1.0, 'inf'], 'dtype': 'float64'})
    array([ 1., inf])
    """
    if isinstance(data, str):
        return float(data) if data in ("inf", "-inf", "nan") else data
    if isinstance(data, list):
        return [from_json(v) for v in data]
    if isinstance(data, dict):
        if "array" in data:
            return np.array(from_json(data["array"]), dtype=data["dtype"])
        if "tuple" in data:
            return tuple(from_json(v) for v in data["tuple"])
        return Opaque(data["opaque"])
    return data
