"""What an assignment of another course fixes: its notebooks, the files beside them, and how nbgrader is configured."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from autograder.grading import placing
from autograder.grading.notebook import Plan, settings

MANUAL = ("answer", "task")


@dataclass(frozen=True)
class Rules:
    """What nbgrader_config.py says of grading.

    cell_seconds : of one cell; nbgrader's Execute.timeout
    ignored : regular expression; what matches it on stderr costs nothing; nbgrader's IgnorePattern
    add_missing : put deleted graded cells back; nbgrader's OverwriteCells.add_missing_cells
    left_alone : files of the submission that the source's do not replace; nbgrader's Autograde.exclude_overwriting
    ignored_files : patterns of names that are no part of a submission; nbgrader's CourseDirectory.ignore
    hidden : the lines between which a released notebook is blank
    """

    cell_seconds: float = 30.0
    ignored: str = ""
    add_missing: bool = False
    left_alone: tuple[str, ...] = ()
    ignored_files: tuple[str, ...] = ()
    hidden: placing.Marks = placing.HIDDEN


@dataclass(frozen=True)
class StockPlan:
    """An assignment.

    notebooks : by name; of their cells those with a grade_id, as nbgrader's database has them
    files : what lies beside them in the source
    """

    assignment: str
    notebooks: dict[str, Plan]
    files: dict[str, bytes]
    rules: Rules

    @property
    def max_score(self) -> float:
        return sum(points(cell) for plan in self.notebooks.values() for cell in plan.cells.values())

    @cached_property
    def digest(self) -> str:
        """Changes with anything that the score of a submission depends on, besides the submission."""
        h = hashlib.sha256(json.dumps([asdict(self.rules), [p.digest for p in self.notebooks.values()]]).encode())
        for name in sorted(self.files):
            h.update(name.encode() + b"\0" + hashlib.sha256(self.files[name]).digest())
        return h.hexdigest()


def kind(cell: dict[str, Any]) -> str:
    """Who scores a cell: "test" the machine, "answer" and "task" (what stands around it) a person, "" nobody."""
    meta = settings(cell)
    if meta.get("task"):
        return "task"
    if not meta.get("grade"):
        return ""
    return "answer" if meta.get("solution") or cell["cell_type"] != "code" else "test"


def points(cell: dict[str, Any]) -> float:
    return float(settings(cell).get("points", 0)) if kind(cell) else 0.0
