"""Hand-ins made from code: one function fills a released notebook, for the demo, for `verify`, for tests."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any


def fill(notebook: dict[str, Any], code: Mapping[str, str]) -> dict[str, Any]:
    """A copy of a released notebook with the solution cells of some exercises replaced.

    code : source by grade_id of the exercise, without "-solution"
    errors : LookupError for an exercise that the notebook does not have
    """
    filled = copy.deepcopy(notebook)
    left = dict(code)
    for cell in filled["cells"]:
        grade_id = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
        exercise = grade_id.removesuffix("-solution")
        if grade_id.endswith("-solution") and exercise in left:
            cell["source"] = left.pop(exercise)
    if left:
        raise LookupError(f"no solution cell for {', '.join(sorted(left))}")
    return filled
