"""A hand-in to another course: its notebooks with the instructor's cells laid over them, and the files beside them."""

from __future__ import annotations

import copy
import fnmatch
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.grading import notebook as notebooks
from autograder.grading.notebook import ADDED, NotebookError, Plan, Submission
from autograder.grading.stock.plan import Rules, StockPlan, kind, released, settings

MAX_FILE, MAX_FILES = 48 << 20, 192 << 20  # bytes: of one file beside the notebook, of all
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
    there = sorted(p.stem for p in folder.glob("*.ipynb"))
    if not set(there) & set(plan.notebooks):
        wanted = ", ".join(f"{name}.ipynb" for name in plan.notebooks)
        found = ", ".join(f"{name}.ipynb" for name in there) or "no notebook"
        raise NotebookError(f"{folder}: {found}; expected {wanted}. Rename it or ask for it again")
    notes = [
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
            if path.is_symlink():
                raise NotebookError(f"{path}: a link to another file; ask for the notebook itself")
            raw = notebooks.load(path)
            ready[name], odd = _overlaid(raw, its, plan.rules, student)
            notes += [f"{name}: {note}" for note in odd]
        except NotebookError as error:
            faults[name] = str(error)
    files = _files(folder, plan.rules.ignored_files, notes)
    files |= {n: data for n, data in plan.files.items() if n not in files or n not in plan.rules.left_alone}
    stamps = {n: (folder / n).read_bytes()[:1000] for n in KEPT_BY_NBGRADER if _is_plain(folder / n)}
    handed_in = stamps.get("timestamp.txt", b"").decode("utf-8", "replace").strip()[:60] or None
    return StockSubmission(student, ready, faults, files, stamps, tuple(notes), handed_in)


def read_files(folder: Path, ignored: tuple[str, ...]) -> dict[str, bytes]:
    """The files beside the instructor's notebooks. Errors: NotebookError for what is too large for a box."""
    notes: list[str] = []
    files = _files(folder, ignored, notes)
    if notes:
        raise NotebookError(f"{folder}: {notes[0]}")
    return files


def _overlaid(raw: dict[str, Any], plan: Plan, rules: Rules, student: str) -> tuple[Submission, list[str]]:
    odd = _changed_locks(raw, plan, rules)
    sub = notebooks.submission(raw, plan, student)
    clean, notes = copy.deepcopy(sub.notebook), [*sub.notes, *odd]
    seen = {settings(cell).get("grade_id") for cell in clean["cells"]}
    missing = [g for g, cell in plan.cells.items() if kind(cell) and g not in seen]
    if not missing:
        return sub, notes
    if not rules.add_missing:
        return sub, [*notes, *(f"{g}: its cell is missing; it waits for a person" for g in missing)]
    _put_back(clean, plan, missing)
    return notebooks.submission(clean, plan, student), [
        *notes,
        *(f"{g}: its cell was missing; put back" for g in missing),
    ]


def _changed_locks(raw: dict[str, Any], plan: Plan, rules: Rules) -> list[str]:
    """Locked cells whose text is not what was released. (nbgrader itself warns of every cell with hidden tests.)"""
    odd = []
    for cell in raw["cells"]:
        grade_id = settings(cell).get("grade_id")
        ours = plan.cells.get(grade_id) if isinstance(grade_id, str) else None
        if ours is None or settings(ours).get("solution"):
            continue
        texts = (ours["source"], released(ours["source"], rules))
        if cell["source"].strip() not in [text.strip() for text in texts]:
            odd.append(f"{grade_id}: the locked cell had been changed; the instructor's text stands there again")
    return odd


def _put_back(clean: dict[str, Any], plan: Plan, missing: list[str]) -> None:
    """Each after the nearest earlier cell of the plan that is there; tasks at the end: as nbgrader does."""
    order = list(plan.cells)
    for number, grade_id in enumerate(missing):
        cell = copy.deepcopy(plan.cells[grade_id]) | {"id": f"put-back-{number}"}
        said = f"# {ADDED}\n" if cell["cell_type"] == "code" else f"{ADDED}\n\n"
        cell["source"] = said + cell["source"]
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        at = {settings(c).get("grade_id"): n + 1 for n, c in enumerate(clean["cells"])}
        before = [at[g] for g in order[: order.index(grade_id)] if g in at]
        clean["cells"].insert(len(clean["cells"]) if kind(cell) == "task" else max(before, default=0), cell)


def _files(folder: Path, ignored: tuple[str, ...], notes: list[str]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not _is_plain(path) or name in KEPT_BY_NBGRADER or _is_ignored(name, ignored):
            continue
        size = path.stat().st_size
        if size > MAX_FILE or size + sum(map(len, files.values())) > MAX_FILES:
            notes.append(f"{name} is too large for the sandbox ({size >> 20} MB); left out")
        else:
            files[name] = path.read_bytes()
    return files


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_ignored(name: str, patterns: tuple[str, ...]) -> bool:
    """Any part of the path matches a pattern, or it is a notebook.

    >>> _is_ignored("data/__pycache__/a.pyc", ("__pycache__",)), _is_ignored("data/a.csv", ("*.pyc",))
    (True, False)
    """
    parts = PurePosixPath(name).parts
    return name.endswith(".ipynb") or any(fnmatch.fnmatch(part, pattern) for part in parts for pattern in patterns)
