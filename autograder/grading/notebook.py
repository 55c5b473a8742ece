"""Notebook ↔ exercises, on plain JSON (nbformat's validation costs more than grading).

The instructor's notebook is the plan: order, points, locked text. A submission gives only the sources of the cells
that are the learner's; everything else is laid over from the plan.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.grading.notebook_file import NotebookError, load, read_regular


@dataclass(frozen=True)
class Exercise:
    """One row of the plan. `grade_id` is the first function's name; the stub cell's is `<grade_id>-solution`."""

    grade_id: str
    points: float
    position: int


@dataclass(frozen=True)
class Plan:
    """What the instructor's notebook fixes.

    cells : every cell with a grade_id, as in the instructor's notebook
    texts : the instructor's own Markdown
    files : what lies beside the instructor's notebook, by relative name; laid over a submission's own
    """

    assignment: str
    name: str
    title: str
    exercises: dict[str, Exercise]
    cells: dict[str, dict[str, Any]]
    metadata: dict[str, Any]
    digest: str
    texts: frozenset[str] = frozenset()
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def max_score(self) -> float:
        return sum(e.points for e in self.exercises.values())

    def solution(self, grade_id: str) -> str:
        """Source of the instructor's solution cell of an exercise."""
        cell = self.cells.get(f"{grade_id}-solution")
        return "" if cell is None else cell["source"]

    def signature(self, grade_id: str) -> str:
        """
        >>> plan = Plan("", "", "", {}, {"f-solution": {"source": "def f(x, h=1):\\n    return x"}}, {}, "")
        >>> plan.signature("f")
        'f(x, h=1)'
        """
        return self.signatures(grade_id).get(grade_id, grade_id)

    def signatures(self, grade_id: str) -> dict[str, str]:
        """Of every function and class that the solution cell of an exercise defines, by name.

        >>> source = "class Value:\\n    def __init__(self, data):\\n        self.data = data"
        >>> Plan("", "", "", {}, {"Value-solution": {"source": source}}, {}, "").signatures("Value")
        {'Value': 'Value(data)'}
        """
        try:
            body = ast.parse(self.solution(grade_id)).body
        except SyntaxError:
            body = []
        return {n.name: _signature(n) for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)}


@dataclass(frozen=True)
class Cell:
    """A code cell of a submission. `test` is the exercise that is graded here, "" for the learner's own cells."""

    index: int
    source: str
    grade_id: str
    test: str


@dataclass(frozen=True)
class Submission:
    """One student's hand-in, with the plan's cells laid over it.

    notebook : the sanitised notebook, JSON
    files : what lies beside the notebook, by relative name
    notes : what was odd about it, one line each, for the instructor
    """

    student: str
    notebook: dict[str, Any]
    cells: tuple[Cell, ...]
    files: dict[str, bytes]
    notes: tuple[str, ...] = ()
    handed_in: str | None = None

    @cached_property
    def digest(self) -> str:
        """Changes when what is graded changes: the learner's code cells, in order, and the files beside them."""
        h = hashlib.sha256(json.dumps([[c.source, c.test] for c in self.cells]).encode())
        for name in sorted(self.files):
            h.update(name.encode() + b"\0" + hashlib.sha256(self.files[name]).digest())
        return h.hexdigest()

    def code(self, grade_id: str) -> str:
        """What the learner wrote for an exercise."""
        return next((c.source for c in self.cells if c.grade_id == f"{grade_id}-solution"), "")


def read_plan(path: Path) -> Plan:
    """The plan in the instructor's notebook. Errors: NotebookError."""
    notebook = load(path)
    exercises: dict[str, Exercise] = {}
    cells: dict[str, dict[str, Any]] = {}
    for cell in notebook["cells"]:
        meta = settings(cell)
        grade_id = meta.get("grade_id")
        if not grade_id:
            continue
        if grade_id in cells:
            raise NotebookError(f"{path}: two cells have the grade_id {grade_id!r}; give one another id")
        cells[grade_id] = cell
        if meta.get("grade") and not meta.get("solution"):
            exercises[grade_id] = Exercise(grade_id, float(meta.get("points", 0)), len(exercises))
    if not exercises:
        raise NotebookError(f"{path}: no autograded cell; an exercise needs a locked cell with points and a grade_id")
    title = next((heading(c) for c in notebook["cells"] if heading(c)), path.stem)
    digest = hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()
    texts = frozenset(c["source"] for c in notebook["cells"] if c.get("cell_type") == "markdown")
    files = files_beside(path.parent, _is_hidden)
    for name in sorted(files):
        digest = hashlib.sha256(f"{digest} {name}\0".encode() + files[name]).hexdigest()
    metadata = notebook.get("metadata", {})
    return Plan(path.parent.name, path.stem, title, exercises, cells, metadata, digest, texts, files)


def executed(
    sub: Submission, outputs: dict[int, list[dict[str, Any]]], tests: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """The notebook with outputs: those of the learner's cells by index, those of the test cells by exercise."""
    notebook = copy.deepcopy(sub.notebook)
    for count, cell in enumerate(sub.cells, 1):
        target = notebook["cells"][cell.index]
        target["execution_count"] = count
        target["outputs"] = copy.deepcopy(tests.get(cell.test, []) if cell.test else outputs.get(cell.index, []))
        for output in target["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
    return notebook


def settings(cell: dict[str, Any]) -> dict[str, Any]:
    """nbgrader's metadata of a cell, {} where it has none."""
    meta = cell.get("metadata")
    found = meta.get("nbgrader") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def files_beside(folder: Path, is_left_out: Callable[[str], bool]) -> dict[str, bytes]:
    """The assignment's own files beside its notebooks, e.g. data, but for those whose name is to be left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix != ".ipynb" and not is_left_out(name):
            found[name] = read_regular(path.resolve())
    return found


def _signature(definition: ast.FunctionDef | ast.ClassDef) -> str:
    """How a function, or the constructor of a class, is called."""
    if isinstance(definition, ast.FunctionDef):
        return f"{definition.name}({ast.unparse(definition.args)})"
    made = (n for n in definition.body if isinstance(n, ast.FunctionDef) and n.name == "__init__")
    arguments = next((ast.unparse(n.args) for n in made), "self")
    return f"{definition.name}({arguments.partition(', ')[2]})"


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in name.split("/"))


def heading(cell: dict[str, Any]) -> str:
    """The first line of a Markdown cell where that is a title, or ""."""
    first = cell["source"].lstrip().partition("\n")[0] if cell.get("cell_type") == "markdown" else ""
    return first[2:].strip() if first.startswith("# ") else ""
