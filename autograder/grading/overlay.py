"""A learner's notebook with the plan's cells laid over it: of the learner's own cells only the text is taken."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any

from autograder.grading import pictures, placing
from autograder.grading.notebook import Cell, Plan, Submission, settings
from autograder.grading.notebook_file import NotebookError, text

ADDED = "This cell was missing from the submission and was added back."
CELL_ID = re.compile(r"[A-Za-z0-9_-]+")


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
    cells = code_cells(clean, plan)
    missing = placing.wanting([c.source for c in cells], _functions(plan))
    odd += [f"{name}: no cell defines it; deleted, or renamed?" for name in missing]
    if any(placing.SOLUTION_MARK in c.source for c in cells):
        odd.append(f"holds {placing.SOLUTION_MARK!r}: is it the instructor's own notebook?")
    return Submission(student, clean, cells, files or {}, (*notes, *odd), handed_in)


def code_cells(clean: dict[str, Any], plan: Plan) -> tuple[Cell, ...]:
    """The code cells of a notebook with the plan's cells laid over it."""
    cells = []
    for index, cell in enumerate(clean["cells"]):
        if cell["cell_type"] == "code":
            grade_id = settings(cell).get("grade_id", "")
            cells.append(Cell(index, cell["source"], grade_id, grade_id if grade_id in plan.exercises else ""))
    return tuple(cells)


def sanitise(notebook: dict[str, Any], plan: Plan) -> tuple[dict[str, Any], list[str]]:
    """The notebook with the plan's locked cells and metadata, without outputs; and what was odd about it.

    A locked cell that is missing is put back where it stood; a test cell at the end, and so is one that stands before
    its function. Doing it twice changes nothing.
    """
    cells, notes = laid_over(notebook, plan)
    seen = {settings(cell)["grade_id"] for cell in cells if settings(cell)}
    _put_back(cells, plan, seen, notes)
    _put_last(cells, plan, seen, notes)
    return whole(cells, plan), notes


def laid_over(
    notebook: dict[str, Any], plan: Plan, hidden: placing.Marks = placing.HIDDEN
) -> tuple[list[dict[str, Any]], list[str]]:
    """The notebook's cells with those of the plan in their places, without outputs; and what was odd about them.

    Of duplicates the first keeps its grade_id. hidden : marks around the lines that a release does not show
    """
    cells: list[dict[str, Any]] = []
    notes: list[str] = []
    seen: set[str] = set()
    changed: list[str] = []
    unknown: list[str] = []
    for cell in notebook["cells"]:
        fresh = bare(cell)
        grade_id = settings(cell).get("grade_id")
        ours = plan.cells.get(grade_id) if isinstance(grade_id, str) else None
        if ours is None or not isinstance(grade_id, str):
            if grade_id:
                unknown.append(str(grade_id)[:40])
        elif grade_id in seen:
            both = "both run, in their order" if settings(ours).get("solution") else "the first counts"
            notes.append(f"{grade_id}: the cell stands twice; {both}")
        else:
            seen.add(grade_id)
            if _is_changed(fresh, ours, hidden):
                changed.append(grade_id)
                if fresh["cell_type"] == "code" and any(placing.defines(fresh["source"], e) for e in _functions(plan)):
                    cells.append(bare(fresh) | {"id": None})
                    notes.append(f"{grade_id}: code in this locked cell was moved to a cell of its own before it")
            _lay_over(fresh, ours, notes)
        cells.append(fresh | {"id": cell.get("id")})
    if changed:
        notes.append(f"locked cells had been changed ({_some(changed)}); the assignment's own were used")
    if unknown:
        notes.append(f"cells that are not of this assignment: {_some(unknown)}; another release, or renamed?")
    return cells, notes


def whole(cells: list[dict[str, Any]], plan: Plan) -> dict[str, Any]:
    """A notebook of these cells, each with an id of its own."""
    taken: dict[str, int] = {}
    for cell in cells:
        cell["id"] = _unique(cell["id"], taken)
    return {"cells": cells, "metadata": copy.deepcopy(plan.metadata), "nbformat": 4, "nbformat_minor": 5}


def _require_some(notebook: dict[str, Any], plan: Plan) -> None:
    """Errors: NotebookError for another assignment's notebook, or one that has no answer of any kind in it."""
    graded = {g for g, c in plan.cells.items() if g in plan.exercises or settings(c).get("solution")}
    metas = [settings(c) for c in notebook["cells"]]
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
        ours, meta = plan.cells[grade_id], settings(plan.cells[grade_id])
        if grade_id in seen or ours["cell_type"] != "code" or meta.get("solution") or meta.get("grade"):
            continue
        later = set(order[n + 1 :])
        place = next((i for i, c in enumerate(cells) if settings(c).get("grade_id") in later), len(cells))
        cells.insert(place, again(ours) | {"id": None})
        notes.append(f"{grade_id}: the locked cell is missing; put back")


def _put_last(cells: list[dict[str, Any]], plan: Plan, seen: set[str], notes: list[str]) -> None:
    """Test cells that are missing, and those whose function is written only after them."""
    functions = set(_functions(plan))
    for grade_id in plan.exercises:
        if grade_id not in seen:
            notes.append(f"{grade_id}: its test cell is missing; graded at the notebook's end")
            cells.append(put_back(plan.cells[grade_id]))
        elif grade_id in functions:
            here = next(i for i, c in enumerate(cells) if settings(c).get("grade_id") == grade_id)
            code = [c["source"] if c["cell_type"] == "code" else "" for c in cells]
            if placing.too_late(code[:here], code[here + 1 :], grade_id):
                notes.append(f"{grade_id}: written after its test cell; graded at the notebook's end")
                cells.append(cells.pop(here))


def bare(cell: dict[str, Any]) -> dict[str, Any]:
    """The cell with nothing but its type, source and pictures: metadata can be anything, and says nothing graded."""
    kind = cell.get("cell_type")
    kind = kind if kind in ("code", "markdown", "raw") else "raw"
    plain: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": text(cell.get("source", ""))}
    if kind == "code":
        return plain | {"outputs": [], "execution_count": None}
    found = pictures.attached(cell)
    return plain | ({"attachments": found} if found else {})


def put_back(ours: dict[str, Any]) -> dict[str, Any]:
    """A graded cell of the plan that was missing, with a line that says so."""
    cell = again(ours) | {"id": None}
    said = f"# {ADDED}\n" if cell["cell_type"] == "code" else f"{ADDED}\n\n"
    return cell | {"source": said + cell["source"]}


def again(ours: dict[str, Any]) -> dict[str, Any]:
    """A cell of the plan as it goes into a submission."""
    return bare(ours) | {"metadata": copy.deepcopy(ours["metadata"])}


def _lay_over(cell: dict[str, Any], ours: dict[str, Any], notes: list[str]) -> None:
    """Give `cell` the plan's type and metadata, and its text too where the cell is locked."""
    source, kind, attachments = cell["source"], cell["cell_type"], cell.get("attachments")
    if kind != ours["cell_type"]:
        notes.append(f"{settings(ours)['grade_id']}: the cell had become {kind}; read as {ours['cell_type']} again")
    cell.clear()
    cell.update(again(ours))
    if attachments and cell["cell_type"] != "code":
        cell.setdefault("attachments", attachments)
    if not _is_locked(ours) or source == f"# {ADDED}\n{ours['source']}":
        cell["source"] = source


def _is_locked(ours: dict[str, Any]) -> bool:
    meta = settings(ours)
    return not meta.get("solution") and bool(meta.get("grade") or meta.get("locked"))


def _is_changed(cell: dict[str, Any], ours: dict[str, Any], hidden: placing.Marks) -> bool:
    """Whether a locked cell says something else than the release did."""
    if not _is_locked(ours):
        return False
    said, released = cell["source"].removeprefix(f"# {ADDED}\n").strip(), placing.released(ours["source"], hidden)
    return said not in (ours["source"].strip(), released.strip())


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
