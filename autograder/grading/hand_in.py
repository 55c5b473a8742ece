"""What lies in a student's folder → a Submission: which file is the notebook, and what came along beside it.

The folder is hostile: names of any kind, links, pipes, ten thousand files. A link is never followed.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.notebook import Plan, Submission
from autograder.grading.notebook_file import NotebookError, parse, read_regular
from autograder.grading.overlay import submission


@dataclass(frozen=True)
class Room:
    """For the files of a hand-in: bytes of one, bytes of all, how many."""

    file: int
    total: int
    files: int


ROOM = Room(20 << 20, 24 << 20, 400)
MAX_DEPTH, MAX_SEEN = 8, 20_000
STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d[\w .:+-]*")
NOT_THEIRS = {"timestamp.txt", "submission_secret.txt", "__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"}
# modules that a notebook of this course imports; sys.stdlib_module_names has the others
PACKAGES = {"IPython", "course", "matplotlib", "numpy", "scipy", "sympy", "sitecustomize", "usercustomize", "conftest"}


def read_submission(path: Path, plan: Plan, student: str) -> Submission:
    """A hand-in: the notebook that should be at `path` and the files beside it, the assignment's own laid over them.

    A notebook under another name is taken if it is the only one, and that is said. Errors: NotebookError.
    """
    folder = path.parent
    notes: list[str] = []
    listed = list(files_in(folder, notes, _is_left_behind))
    notebook, why = _chosen(path, [p for p in listed if p.suffix.lower() == ".ipynb"], listed)
    if why:
        notes.append(why)
    parsed, odd = parse(read_regular(notebook), str(notebook))
    files = _beside(notebook, listed, plan, notes)
    handed_in = moment(folder / "timestamp.txt", notes)
    return submission(parsed, plan, student, files, handed_in, (*notes, *odd))


def files_in(folder: Path, notes: list[str], is_left_out: Callable[[str], bool]) -> Iterator[Path]:
    """Files in a hand-in, in the order of their names; what is odd goes into `notes`. Errors: NotebookError.

    is_left_out : whether a file or folder of this name is passed over
    """
    seen = 0
    if folder.is_symlink():
        raise NotebookError(f"{folder}: a link to another place, which is not followed; copy the hand-in here")

    def unreadable(error: OSError) -> None:
        if Path(error.filename) == folder:
            read_regular(folder)  # says what is the matter with it
        notes.append(f"{_shown(Path(error.filename).relative_to(folder))}: a folder that may not be read; left out")

    for place, folders, names in os.walk(folder, onerror=unreadable, followlinks=False):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(f for f in folders if not is_left_out(f)) if depth < MAX_DEPTH else []
        for name in sorted(names):
            seen += 1
            if seen > MAX_SEEN:
                notes.append(f"more than {MAX_SEEN} files handed in; those after were left out")
                return
            if is_left_out(name):
                continue
            path = Path(place, name)
            if path.is_symlink() or not path.is_file():
                notes.append(f"{_shown(path.relative_to(folder))}: a link or a pipe, not a file; left out")
            else:
                yield path


def _is_left_behind(name: str) -> bool:
    """By nbgrader, or by the learner's system."""
    return name.startswith(".") or name in NOT_THEIRS


def _chosen(path: Path, notebooks: list[Path], listed: list[Path]) -> tuple[Path, str]:
    """The notebook to grade, and why it is not the expected one or not the only one."""
    if path in notebooks or os.path.lexists(path):
        others = [p for p in notebooks if p != path and p.parent == path.parent]
        return path, f"{_names(others)} handed in too; {path.name} was graded" if others else ""
    alike = [p for p in notebooks if _plain_name(p.name) == _plain_name(path.name)]
    beside = [p for p in notebooks if p.parent == path.parent]
    for candidates in (alike, beside, notebooks):
        if len(candidates) == 1:
            found = candidates[0]
            also = f", of {len(notebooks)} notebooks," if len(notebooks) > 1 else ""
            return found, f"{_shown(found.relative_to(path.parent))} was graded{also} as there is no {path.name}"
        if candidates:
            raise NotebookError(f"{path}: no such file, but {_names(candidates)}; rename the one that counts")
    if not path.parent.is_dir():
        raise NotebookError(f"{path}: no such file; was it removed while grading?")
    instead = f"only {_names(listed)}" if listed else "nothing"
    raise NotebookError(f"{path}: no notebook handed in, {instead}; ask for the .ipynb file")


def _plain_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _beside(notebook: Path, listed: list[Path], plan: Plan, notes: list[str]) -> dict[str, bytes]:
    """Files by their name relative to the notebook; the assignment's own laid over the learner's."""
    names = {
        p.relative_to(notebook.parent).as_posix(): p
        for p in listed
        if p.is_relative_to(notebook.parent) and p.suffix.lower() != ".ipynb"
    }
    theirs = {n: p for n, p in names.items() if n not in plan.files and not any(_blocks(n, own) for own in plan.files)}
    files = contents(theirs.items(), ROOM, notes)
    for name in files:
        if shadows := _shadows(name):
            notes.append(f"{_shown(Path(name))} has the name of the module {shadows}, which it does not replace here")
    if len(notes) > 20:
        notes[20:] = [f"and {len(notes) - 20} more remarks on its files"]
    return files | plan.files


def contents(named: Iterable[tuple[str, Path]], room: Room, notes: list[str]) -> dict[str, bytes]:
    """What is in files, by name, as far as there is room; a note says what was left out, and why."""
    files: dict[str, bytes] = {}
    total = 0
    for name, path in named:
        problem = _unfit(name)
        if not problem and len(files) >= room.files:
            problem = f"one of more than {room.files} files"
        if not problem:
            try:
                files[name] = read_regular(path, min(room.file, room.total - total))
                total += len(files[name])
            except NotebookError as error:
                problem = str(error).removeprefix(f"{path}: ").partition(";")[0]
        if problem:
            notes.append(f"{_shown(Path(name))}: {problem}; left out")
    return files


def _blocks(name: str, own: str) -> bool:
    """Whether one of two names would have to be a folder and a file at once."""
    return own.startswith(f"{name}/") or name.startswith(f"{own}/")


def _unfit(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    return ""


def _shadows(name: str) -> str:
    top, _, rest = name.partition("/")
    module = top.removesuffix(".py") if top.endswith(".py") else top if rest.startswith("__init__.py") else ""
    return module if module in PACKAGES or module in sys.stdlib_module_names else ""


def moment(stamp: Path, notes: list[str]) -> str | None:
    """When it was handed in, as nbgrader's collector wrote it."""
    if not os.path.lexists(stamp):
        return None
    try:
        said = read_regular(stamp, 1 << 10).decode().strip()
    except (NotebookError, UnicodeDecodeError):
        said = ""
    if len(said) <= 60 and STAMP.fullmatch(said):
        return said
    notes.append("timestamp.txt holds no date; the time of handing in is unknown")
    return None


def _names(paths: list[Path]) -> str:
    names = [_shown(Path(p.name)) for p in paths]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _shown(name: Path) -> str:
    shown = name.as_posix()
    return shown if len(shown) <= 80 else f"{shown[:77]}…"
