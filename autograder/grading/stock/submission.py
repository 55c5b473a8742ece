"""A hand-in to another course: its notebooks with the instructor's cells laid over them, and the files beside them."""

from __future__ import annotations

import fnmatch
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.grading import hand_in
from autograder.grading.hand_in import Room
from autograder.grading.notebook import Plan, Submission, files_beside, settings
from autograder.grading.notebook_file import NotebookError, parse, read_regular
from autograder.grading.overlay import code_cells, laid_over, put_back, whole
from autograder.grading.stock.plan import Rules, StockPlan, kind

ROOM = Room(48 << 20, 192 << 20, 4000)
MISSING = "is missing; it waits for a person"
KEPT_BY_NBGRADER = ("timestamp.txt", "submission_secret.txt")


@dataclass(frozen=True)
class StockSubmission:
    """One student's hand-in.

    notebooks : by name, ready to run; faults : those that could not be read, and why
    files : what lies beside them, the source's laid over the learner's
    stamps : nbgrader's own files: timestamp and secret
    """

    student: str
    notebooks: dict[str, Submission]
    faults: dict[str, str]
    files: dict[str, bytes]
    stamps: dict[str, bytes]
    notes: tuple[str, ...] = ()
    handed_in: str | None = None

    @cached_property
    def digest(self) -> str:
        """Changes when what is graded changes."""
        told = {name: sub.notebook for name, sub in self.notebooks.items()}
        h = hashlib.sha256(json.dumps([told, self.faults], sort_keys=True).encode())
        for name in sorted(self.files):
            h.update(name.encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(self.files[name]).digest())
        return h.hexdigest()


def read(folder: Path, plan: StockPlan, student: str) -> StockSubmission:
    """The hand-in in a folder. Errors: NotebookError where none of the assignment's notebooks is there."""
    notes: list[str] = []
    listed = list(hand_in.files_in(folder, notes, lambda name: _is_ignored(name, plan.rules.ignored_files)))
    there = sorted(p.stem for p in folder.glob("*.ipynb"))
    if not set(there) & set(plan.notebooks):
        wanted = ", ".join(f"{name}.ipynb" for name in plan.notebooks)
        found = ", ".join(f"{name}.ipynb" for name in there) or "no notebook"
        raise NotebookError(f"{folder}: {found}; expected {wanted}. Rename it or ask for it again")
    notes += [
        f"{name}.ipynb is no notebook of this assignment; passed over" for name in there if name not in plan.notebooks
    ]
    ready: dict[str, Submission] = {}
    faults: dict[str, str] = {}
    for name, its in plan.notebooks.items():
        if name not in there:
            notes.append(f"{name}.ipynb was not handed in; its cells score 0, as in nbgrader")
            continue
        path = folder / f"{name}.ipynb"
        try:
            raw, odd = parse(read_regular(path), str(path))
        except NotebookError as error:
            faults[name] = str(error)
            continue
        ready[name], more = overlaid(raw, its, plan.rules, student)
        notes += [f"{name}: {note}" for note in (*odd, *more)]
    theirs = {p.relative_to(folder).as_posix(): p for p in listed if p.suffix != ".ipynb"}
    stamps = {name: data for name in KEPT_BY_NBGRADER if (data := _small(theirs.pop(name, None)))}
    files = hand_in.contents(theirs.items(), ROOM, notes)
    files |= {n: data for n, data in plan.files.items() if n not in files or n not in plan.rules.left_alone}
    handed_in = hand_in.moment(folder / "timestamp.txt", notes)
    return StockSubmission(student, ready, faults, files, stamps, tuple(notes), handed_in)


def read_files(folder: Path, ignored: tuple[str, ...]) -> dict[str, bytes]:
    """The files beside the instructor's notebooks. Errors: NotebookError for what is too large for a box."""
    files = files_beside(folder, lambda name: any(_is_ignored(part, ignored) for part in name.split("/")))
    if sum(map(len, files.values())) > ROOM.total:
        raise NotebookError(f"{folder}: more than {ROOM.total >> 20} MB of files, which do not fit into the sandbox")
    return files


def overlaid(raw: dict[str, Any], plan: Plan, rules: Rules, student: str) -> tuple[Submission, list[str]]:
    """A notebook with the plan's cells in their places, and what was odd about it."""
    cells, notes = laid_over(raw, plan, rules.hidden)
    seen = {settings(cell).get("grade_id") for cell in cells}
    missing = [g for g, cell in plan.cells.items() if kind(cell) and g not in seen]
    if rules.add_missing:
        _put_back(cells, plan, missing)
    notes += [f"{g}: its cell {'was missing; put back' if rules.add_missing else MISSING}" for g in missing]
    clean = whole(cells, plan)
    return Submission(student, clean, code_cells(clean, plan), {}), notes


def _put_back(cells: list[dict[str, Any]], plan: Plan, missing: list[str]) -> None:
    """Each after the nearest earlier cell of the plan that is there; tasks at the end: as nbgrader does."""
    order = list(plan.cells)
    for grade_id in missing:
        at = {settings(c).get("grade_id"): n + 1 for n, c in enumerate(cells)}
        before = [at[g] for g in order[: order.index(grade_id)] if g in at]
        cell = put_back(plan.cells[grade_id])
        cells.insert(len(cells) if kind(cell) == "task" else max(before, default=0), cell)


def _small(path: Path | None) -> bytes:
    """nbgrader's own file, b"" where it is none of that size."""
    try:
        return b"" if path is None else read_regular(path, 1 << 10)
    except NotebookError:
        return b""


def _is_ignored(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether the name of a file or folder matches a pattern.

    >>> _is_ignored("__pycache__", ("__pycache__",)), _is_ignored("a.csv", ("*.pyc",))
    (True, False)
    """
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
