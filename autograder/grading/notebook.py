"""Notebook ↔ exercises, on plain JSON (nbformat's validation costs more than grading).

The instructor's notebook is the plan: order, points, locked text. A submission gives only the sources of the cells
that are the learner's; everything else is laid over from the plan.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

MAX_BYTES = 20 << 20
ADDED = "This cell was missing from the submission and was added back."


class NotebookError(ValueError):
    """A file that is not a notebook, or not this one; the message names the file and says what to do."""


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
    """

    assignment: str
    name: str
    title: str
    exercises: dict[str, Exercise]
    cells: dict[str, dict[str, Any]]
    metadata: dict[str, Any]
    digest: str
    texts: frozenset[str] = frozenset()

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
    title = next((heading(c) for c in notebook["cells"] if heading(c)), path.stem)
    digest = hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()
    texts = frozenset(c["source"] for c in notebook["cells"] if c.get("cell_type") == "markdown")
    return Plan(path.parent.name, path.stem, title, exercises, cells, notebook.get("metadata", {}), digest, texts)


def read_submission(path: Path, plan: Plan, student: str) -> Submission:
    """A hand-in: the notebook at `path` and the files beside it. Errors: NotebookError."""
    files = {}
    for other in sorted(path.parent.rglob("*")):
        name = other.relative_to(path.parent).as_posix()
        if other.is_file() and not other.is_symlink() and other != path and not _kept_by_nbgrader(name):
            if other.stat().st_size > MAX_BYTES:
                raise NotebookError(f"{other}: larger than {MAX_BYTES >> 20} MB")
            files[name] = other.read_bytes()
    stamp = path.parent / "timestamp.txt"
    handed_in = stamp.read_text(errors="replace").strip()[:60] if stamp.is_file() else None
    return submission(load(path), plan, student, files, handed_in)


def submission(
    notebook: dict[str, Any],
    plan: Plan,
    student: str,
    files: dict[str, bytes] | None = None,
    handed_in: str | None = None,
) -> Submission:
    """A hand-in from a notebook in memory."""
    clean, notes = sanitise(notebook, plan)
    cells = []
    for index, cell in enumerate(clean["cells"]):
        if cell["cell_type"] == "code":
            grade_id = _nbgrader(cell).get("grade_id", "")
            cells.append(Cell(index, cell["source"], grade_id, grade_id if grade_id in plan.exercises else ""))
    return Submission(student, clean, tuple(cells), files or {}, tuple(notes), handed_in)


def sanitise(notebook: dict[str, Any], plan: Plan) -> tuple[dict[str, Any], list[str]]:
    """The notebook with the plan's locked cells and metadata, without outputs; and what was odd about it.

    Of duplicates the first keeps its grade_id; a missing test cell is added at the end. Doing it twice changes nothing.
    """
    cells: list[dict[str, Any]] = []
    notes: list[str] = []
    seen: set[str] = set()
    names: set[str] = set()
    for cell in notebook["cells"]:
        fresh = _bare(cell)
        grade_id = _nbgrader(cell).get("grade_id")
        ours = plan.cells.get(grade_id) if isinstance(grade_id, str) else None
        if ours is None or not isinstance(grade_id, str):
            fresh["metadata"].pop("nbgrader", None)
        elif grade_id in seen:
            notes.append(f"{grade_id}: the cell stands twice; the first counts")
            fresh["metadata"].pop("nbgrader", None)
        else:
            seen.add(grade_id)
            _lay_over(fresh, ours, notes)
        fresh["id"] = _unique(cell.get("id"), names)
        cells.append(fresh)
    for grade_id in plan.exercises.keys() - seen:
        notes.append(f"{grade_id}: its test cell is missing; graded at the notebook's end")
    for grade_id in (g for g in plan.exercises if g not in seen):
        fresh = _bare(plan.cells[grade_id])
        fresh["source"] = _added(fresh["source"])
        fresh["id"] = _unique(None, names)
        cells.append(fresh)
    clean = {"cells": cells, "metadata": copy.deepcopy(plan.metadata), "nbformat": 4, "nbformat_minor": 5}
    return clean, sorted(notes)


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


def load(path: Path) -> dict[str, Any]:
    """A notebook file as JSON, sources joined to text. Errors: NotebookError, for whatever is not one."""
    if not path.is_file():
        others = ", ".join(sorted(p.name for p in path.parent.glob("*.ipynb")))
        raise NotebookError(f"{path}: no such file" + (f"; there is {others}; rename it" if others else ""))
    if path.stat().st_size > MAX_BYTES:
        raise NotebookError(f"{path}: larger than {MAX_BYTES >> 20} MB; was data printed into it?")
    try:
        notebook = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise NotebookError(f"{path}: damaged, not JSON; ask for it again") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise NotebookError(f"{path}: not a notebook of format 4 (no list of cells)")
    notebook["cells"] = [c for c in notebook["cells"] if isinstance(c, dict)]
    for cell in notebook["cells"]:
        cell["source"] = text(cell.get("source", ""))
    return notebook


def dump(notebook: dict[str, Any], path: Path) -> None:
    """Write as nbformat.write lays a notebook out, without its validation and deep copies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8", "replace")


def text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    return source.replace("\r\n", "\n") if isinstance(source, str) else ""


def _nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    meta = cell.get("metadata")
    found = meta.get("nbgrader") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) else {}


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    kind = cell.get("cell_type") if cell.get("cell_type") in ("code", "markdown", "raw") else "raw"
    meta = cell.get("metadata")
    bare: dict[str, Any] = {
        "cell_type": kind,
        "metadata": copy.deepcopy(meta) if isinstance(meta, dict) else {},
        "source": text(cell.get("source", "")),
    }
    if kind == "code":
        bare |= {"outputs": [], "execution_count": None}
    elif isinstance(cell.get("attachments"), dict):
        bare["attachments"] = copy.deepcopy(cell["attachments"])
    return bare


def _lay_over(cell: dict[str, Any], ours: dict[str, Any], notes: list[str]) -> None:
    """Give `cell` the plan's type and metadata, and its text too where the cell is locked."""
    meta = _nbgrader(ours)
    if cell["cell_type"] != ours["cell_type"]:
        notes.append(f"{meta['grade_id']}: the cell had become {cell['cell_type']}; read as {ours['cell_type']} again")
        cell["cell_type"] = ours["cell_type"]
        cell.pop("outputs", None), cell.pop("execution_count", None)
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    cell["metadata"]["nbgrader"] = copy.deepcopy(meta)
    locked = not meta.get("solution") and (meta.get("grade") or meta.get("locked"))
    if locked and cell["source"] != _added(ours["source"]):
        cell["source"] = ours["source"]


def _added(source: str) -> str:
    return f"# {ADDED}\n{source.removeprefix(f'# {ADDED}').lstrip()}"


def _unique(wanted: Any, names: set[str]) -> str:
    name = wanted if isinstance(wanted, str) and wanted.replace("-", "").replace("_", "").isalnum() else "cell"
    name = name[:56]
    for candidate in _numbered(name):
        if candidate not in names:
            names.add(candidate)
            return candidate
    raise AssertionError("unreachable")


def _numbered(name: str) -> Iterator[str]:
    if name != "cell":
        yield name
    n = 1
    while True:
        yield f"{name}-{n}"
        n += 1


def heading(cell: dict[str, Any]) -> str:
    """The first line of a Markdown cell where that is a title, or ""."""
    first = cell["source"].lstrip().partition("\n")[0] if cell.get("cell_type") == "markdown" else ""
    return first[2:].strip() if first.startswith("# ") else ""


def _kept_by_nbgrader(name: str) -> bool:
    return name in ("timestamp.txt", "submission_secret.txt") or name.startswith((".ipynb_checkpoints", "."))
