"""nbgrader's own law of scores, on plain JSON: `determine_grade` and `compute_checksum` of nbgrader 0.9.6."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from autograder.grading.notebook import settings
from autograder.grading.notebook_file import text
from autograder.grading.stock.plan import kind, points


@dataclass(frozen=True)
class Score:
    """Points, None where a person decides. `why` is for the instructor: why that is, or what was odd."""

    points: float | None
    why: str = ""


def checksum(cell: dict[str, Any]) -> str:
    """Changes with a cell's text, type, points and role; equal to the released one where nothing was written."""
    meta = settings(cell)
    grade, solution = bool(meta.get("grade", False)), bool(meta.get("solution", False))
    locked = not solution and (grade or bool(meta.get("locked", False)))
    parts = [cell["source"], cell["cell_type"], str(grade), str(solution), str(locked), meta["grade_id"]]
    if grade:
        parts.append(str(float(meta["points"])))
    return hashlib.md5("".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def untouched(cell: dict[str, Any]) -> bool:
    """Is it as it was released? The plan's checksum stands in the cell's metadata."""
    return settings(cell).get("checksum") == checksum(cell)


def score(cell: dict[str, Any], outputs: Iterable[dict[str, Any]], ignored: str = "") -> Score:
    """The automatic score of a cell with points.

    outputs : of a test cell; an error or anything on stderr costs all; a number is the score; nothing is full marks
    ignored : regular expression of what may be on stderr
    """
    if kind(cell) == "task":
        return Score(None)
    if kind(cell) == "answer":
        return Score(0.0 if settings(cell).get("solution") and untouched(cell) else None)
    for output in outputs:
        if output.get("output_type") == "error":
            return Score(0.0)
        if is_complaint(output) and not (ignored and re.search(ignored, text(output.get("text")))):
            return Score(0.0)
        if output.get("output_type") == "execute_result":
            return _partial(output, points(cell))
    return Score(points(cell))


def is_complaint(output: dict[str, Any]) -> bool:
    return output.get("output_type") == "stream" and output.get("name") == "stderr"


def _partial(output: dict[str, Any], most: float) -> Score:
    data = output.get("data")
    shown = data.get("text/plain") if isinstance(data, dict) else None
    if not isinstance(shown, str) or not shown:
        return Score(None, "its test cell returned something without text")
    try:
        value = float(shown)
    except ValueError:
        return Score(most)
    if value > most:
        return Score(None, f"its test cell returned {value:g}, more than its {most:g} points")
    if value >= 0:
        return Score(value)
    return Score(most, f"its test cell returned {value:g}; nbgrader counts what is no score as full marks")
