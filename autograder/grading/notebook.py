"""Notebook ↔ exercises, on plain JSON (nbformat's validation costs more than grading).

The instructor's notebook is the plan: order, points, locked text. A submission gives only the sources of the cells
that are the learner's; everything else is laid over from the plan.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.grading import placing
from autograder.grading.notebook_file import NotebookError, load, read_regular, text

ADDED = "This cell was missing from the submission and was added back."
CELL_ID = re.compile(r"[A-Za-z0-9_-]+")


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
        try:
            body = ast.parse(self.solution(grade_id)).body
        except SyntaxError:
            body = []
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name == grade_id:
                return f"{grade_id}({ast.unparse(node.args)})"
        return grade_id


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
        meta = _nbgrader(cell)
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
    title = next((_heading(c) for c in notebook["cells"] if _heading(c)), path.stem)
    digest = hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()
    texts = frozenset(c["source"] for c in notebook["cells"] if c.get("cell_type") == "markdown")
    files = _files_beside(path)
    for name in sorted(files):
        digest = hashlib.sha256(f"{digest} {name}\0".encode() + files[name]).hexdigest()
    metadata = notebook.get("metadata", {})
    return Plan(path.parent.name, path.stem, title, exercises, cells, metadata, digest, texts, files)


def submission(
    notebook: dict[str, Any],
    plan: Plan,
    student: str,
    files: dict[str, bytes] | None = None,
    handed_in: str | None = None,
    notes: Iterable[str] = (),
) -> Submission:
    """A hand-in from a notebook in memory. Errors: NotebookError for a notebook that has nothing of the plan's."""
    _require_some(notebook, plan)
    clean, odd = sanitise(notebook, plan)
    cells = []
    for index, cell in enumerate(clean["cells"]):
        if cell["cell_type"] == "code":
            grade_id = _nbgrader(cell).get("grade_id", "")
            cells.append(Cell(index, cell["source"], grade_id, grade_id if grade_id in plan.exercises else ""))
    missing = placing.wanting([c.source for c in cells], _functions(plan))
    odd += [f"{name}: no cell defines it; deleted, or renamed?" for name in missing]
    if any(placing.SOLUTION_MARK in c.source for c in cells):
        odd.append(f"holds {placing.SOLUTION_MARK!r}: is it the instructor's own notebook?")
    return Submission(student, clean, tuple(cells), files or {}, (*notes, *odd), handed_in)


def sanitise(notebook: dict[str, Any], plan: Plan) -> tuple[dict[str, Any], list[str]]:
    """The notebook with the plan's locked cells and metadata, without outputs; and what was odd about it.

    Of duplicates the first keeps its grade_id. A locked cell that is missing is put back where it stood; a test cell
    at the end, and so is one that stands before its function. Doing it twice changes nothing.
    """
    cells: list[dict[str, Any]] = []
    notes: list[str] = []
    seen: set[str] = set()
    changed: list[str] = []
    unknown: list[str] = []
    for cell in notebook["cells"]:
        fresh = _bare(cell)
        grade_id = _nbgrader(cell).get("grade_id")
        ours = plan.cells.get(grade_id) if isinstance(grade_id, str) else None
        if ours is None or not isinstance(grade_id, str):
            if grade_id:
                unknown.append(str(grade_id)[:40])
        elif grade_id in seen:
            both = "both run, in their order" if _nbgrader(ours).get("solution") else "the first counts"
            notes.append(f"{grade_id}: the cell stands twice; {both}")
        else:
            seen.add(grade_id)
            if _is_changed(fresh, ours):
                changed.append(grade_id)
                if fresh["cell_type"] == "code" and any(placing.defines(fresh["source"], e) for e in _functions(plan)):
                    cells.append(_bare(fresh) | {"id": None})
                    notes.append(f"{grade_id}: code in this locked cell was moved to a cell of its own before it")
            _lay_over(fresh, ours, notes)
        cells.append(fresh | {"id": cell.get("id")})
    if changed:
        notes.append(f"locked cells had been changed ({_some(changed)}); the assignment's own were used")
    if unknown:
        notes.append(f"cells that are not of this assignment: {_some(unknown)}; another release, or renamed?")
    _put_back(cells, plan, seen, notes)
    _put_last(cells, plan, seen, notes)
    taken: dict[str, int] = {}
    for cell in cells:
        cell["id"] = _unique(cell["id"], taken)
    clean = {"cells": cells, "metadata": copy.deepcopy(plan.metadata), "nbformat": 4, "nbformat_minor": 5}
    return clean, notes


def _require_some(notebook: dict[str, Any], plan: Plan) -> None:
    """Errors: NotebookError for another assignment's notebook, or one that has no answer of any kind in it."""
    graded = {g for g, c in plan.cells.items() if g in plan.exercises or _nbgrader(c).get("solution")}
    metas = [_nbgrader(c) for c in notebook["cells"]]
    ids = {m["grade_id"] for m in metas if isinstance(m.get("grade_id"), str)}
    if ids & graded:
        return
    others = sorted({m["grade_id"] for m in metas if m.get("grade") and isinstance(m.get("grade_id"), str)})
    if others:
        raise NotebookError(f"another assignment's notebook, with the cells {_some(others)}; ask for {plan.name}.ipynb")
    code = [text(c.get("source")) for c in notebook["cells"] if c.get("cell_type") == "code"]
    if not any(placing.defines(source, name) for source in code for name in _functions(plan)):
        raise NotebookError(f"a notebook with nothing of {plan.assignment} in it; ask for {plan.name}.ipynb")


def _functions(plan: Plan) -> list[str]:
    """Exercises that are the name of what the instructor's solution cell defines."""
    return [e for e in plan.exercises if placing.defines(plan.solution(e), e)]


def _put_back(cells: list[dict[str, Any]], plan: Plan, seen: set[str], notes: list[str]) -> None:
    """Locked code cells that are missing, each before the first of the plan's cells that follow it there."""
    order = list(plan.cells)
    for n, grade_id in enumerate(order):
        ours, meta = plan.cells[grade_id], _nbgrader(plan.cells[grade_id])
        if grade_id in seen or ours["cell_type"] != "code" or meta.get("solution") or meta.get("grade"):
            continue
        later = set(order[n + 1 :])
        place = next((i for i, c in enumerate(cells) if _nbgrader(c).get("grade_id") in later), len(cells))
        cells.insert(place, _laid_over(ours) | {"id": None})
        notes.append(f"{grade_id}: the locked cell is missing; put back")


def _put_last(cells: list[dict[str, Any]], plan: Plan, seen: set[str], notes: list[str]) -> None:
    """Test cells that are missing, and those whose function is written only after them."""
    functions = set(_functions(plan))
    for grade_id in plan.exercises:
        if grade_id not in seen:
            notes.append(f"{grade_id}: its test cell is missing; graded at the notebook's end")
            again = _laid_over(plan.cells[grade_id])
            cells.append(again | {"source": f"# {ADDED}\n{again['source']}", "id": None})
        elif grade_id in functions:
            here = next(i for i, c in enumerate(cells) if _nbgrader(c).get("grade_id") == grade_id)
            code = [c["source"] if c["cell_type"] == "code" else "" for c in cells]
            if placing.too_late(code[:here], code[here + 1 :], grade_id):
                notes.append(f"{grade_id}: written after its test cell; graded at the notebook's end")
                cells.append(cells.pop(here))


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


def _nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    meta = cell.get("metadata")
    found = meta.get("nbgrader") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    """The cell with nothing but its type and source: metadata can be anything, and says nothing that is graded."""
    kind = cell.get("cell_type")
    kind = kind if kind in ("code", "markdown", "raw") else "raw"
    bare: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": text(cell.get("source", ""))}
    return bare | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _laid_over(ours: dict[str, Any]) -> dict[str, Any]:
    return _bare(ours) | {"metadata": copy.deepcopy(ours["metadata"])}


def _lay_over(cell: dict[str, Any], ours: dict[str, Any], notes: list[str]) -> None:
    """Give `cell` the plan's type and metadata, and its text too where the cell is locked."""
    source, kind, meta = cell["source"], cell["cell_type"], _nbgrader(ours)
    if kind != ours["cell_type"]:
        notes.append(f"{meta['grade_id']}: the cell had become {kind}; read as {ours['cell_type']} again")
    cell.clear()
    cell.update(_laid_over(ours))
    if meta.get("solution") or source == f"# {ADDED}\n{ours['source']}":
        cell["source"] = source


def _is_changed(cell: dict[str, Any], ours: dict[str, Any]) -> bool:
    """Whether a locked cell says something else than the release did."""
    if _nbgrader(ours).get("solution") or placing.HIDDEN_MARK in ours["source"]:
        return False
    return cell["source"].removeprefix(f"# {ADDED}\n").strip() != ours["source"].strip()


def _unique(wanted: Any, taken: dict[str, int]) -> str:
    """An id that the notebook has not yet, the wanted one if it can be; `taken` counts how often each was asked for."""
    name = wanted[:56] if isinstance(wanted, str) and CELL_ID.fullmatch(wanted[:56]) else "cell"
    while name in taken or name == "cell":
        taken[name] = taken.get(name, 0) + 1
        candidate = f"{name}-{taken[name]}"
        if candidate not in taken:
            name = candidate
    taken[name] = 0
    return name


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _files_beside(notebook: Path) -> dict[str, bytes]:
    """The assignment's own files, e.g. data."""
    found = {}
    for path in sorted(notebook.parent.rglob("*")):
        name = path.relative_to(notebook.parent).as_posix()
        hidden = any(part.startswith((".", "__pycache__")) for part in name.split("/"))
        if path.is_file() and path.suffix != ".ipynb" and not hidden:
            found[name] = read_regular(path.resolve())
    return found


def _heading(cell: dict[str, Any]) -> str:
    first = cell["source"].lstrip().partition("\n")[0] if cell.get("cell_type") == "markdown" else ""
    return first[2:].strip() if first.startswith("# ") else ""
