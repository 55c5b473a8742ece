"""Where a course keeps what, as its nbgrader_config.py says; read without importing nbgrader, which takes seconds."""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from traitlets.config.loader import Config, ConfigFileNotFound, PyFileConfigLoader

from autograder.grading.job import Job
from autograder.grading.notebook import Plan
from autograder.grading.notebook_file import NotebookError

CONFIG = "nbgrader_config.py"
MAX_NAME, MAX_BYTES = 120, 240  # nbgrader's column has 128; a file name 255 bytes, with its ending
JOINERS = "\u200c\u200d"  # within emoji, and in the scripts of South Asia
STRUCTURE = "{nbgrader_step}/{student_id}/{assignment_id}"


class CourseError(Exception):
    """A course folder that is not one, or lacks what a command needs; says what to do."""


@dataclass(frozen=True)
class CourseDirectory:
    """A course folder. The five folders are those of nbgrader; `records` is ours."""

    root: Path
    course_id: str
    db_url: str
    source: Path
    submitted: Path
    autograded: Path
    feedback: Path
    records: Path

    @classmethod
    def find(cls, start: Path | None = None) -> CourseDirectory:
        """The course at `start`, or at the nearest folder above with an nbgrader_config.py. Errors: CourseError."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG).is_file():
                return cls.read(folder)
        raise CourseError(f"{start}: no {CONFIG} here or above; go to the course folder or name it with --course")

    @classmethod
    def read(cls, root: Path) -> CourseDirectory:
        c = configuration(root).CourseDirectory
        if c.get("directory_structure", STRUCTURE) != STRUCTURE:
            raise CourseError(f"{root / CONFIG}: a directory_structure of your own is not supported")
        top = Path(root, str(c.get("root", "")))

        def folder(step: str) -> Path:
            return top / str(c.get(f"{step}_directory", step))

        return cls(
            root=top,
            course_id=str(c.get("course_id", "")),
            db_url=str(c.get("db_url", f"sqlite:///{top / 'gradebook.db'}")),
            source=folder("source"),
            submitted=folder("submitted"),
            autograded=folder("autograded"),
            feedback=folder("feedback"),
            records=top / "records",
        )

    def notebook(self, assignment: str) -> Path:
        """The instructor's notebook of an assignment that has one. Errors: CourseError."""
        found = self.notebooks(assignment)
        if len(found) != 1:
            raise CourseError(f"{self.source / assignment}: {len(found)} notebooks; one is expected")
        return found[0]

    def notebooks(self, assignment: str) -> list[Path]:
        """The instructor's notebooks of an assignment, at least one. Errors: CourseError."""
        found = sorted((self.source / assignment).glob("*.ipynb"))
        if not found:
            there = ", ".join(sorted(p.name for p in self.source.glob("*") if p.is_dir())) or "nothing"
            raise CourseError(f"{self.source / assignment}: no notebook. In {self.source}: {there}")
        return found

    def students(self, assignment: str) -> list[str]:
        """Who handed in."""
        return sorted(name for name in self._hand_ins(assignment) if not unfit(name))

    def misnamed(self, assignment: str) -> list[str]:
        """Folders with a hand-in whose name cannot be a student's, each with the reason."""
        return [f"{self.submitted.name}/{n}: {unfit(n)}; rename it" for n in self._hand_ins(assignment) if unfit(n)]

    def gone(self, assignment: str) -> list[str]:
        """Who has a record but no hand-in any more."""
        found = {p.stem for p in (self.records / assignment).glob("*.json") if not p.name.startswith(".")}
        return sorted(found - set(self._hand_ins(assignment)))

    def _hand_ins(self, assignment: str) -> list[str]:
        try:
            names = sorted(p.name for p in self.submitted.iterdir())
        except OSError:
            return []
        return [name for name in names if _may_be_folder(self.submitted / name / assignment)]

    def job(self, plan: Plan, student: str) -> Job:
        return Job(student, self.submission(plan, student), self.record(plan.assignment, student))

    def stock_job(self, assignment: str, student: str) -> Job:
        return Job(student, self.hand_in(assignment, student), self.record(assignment, student))

    def hand_in(self, assignment: str, student: str) -> Path:
        return self.submitted / student / assignment

    def submission(self, plan: Plan, student: str) -> Path:
        return self.submitted / student / plan.assignment / f"{plan.name}.ipynb"

    def record(self, assignment: str, student: str) -> Path:
        if why := unfit(student):
            raise NotebookError(f"{student!r} cannot be the name of a student: {why}")
        return self.records / assignment / f"{student}.json"


def configuration(root: Path) -> Config:
    """What nbgrader_config.py in a folder says. Errors: CourseError."""
    try:
        return PyFileConfigLoader(CONFIG, str(root)).load_config()
    except (ConfigFileNotFound, OSError) as error:
        raise CourseError(f"{root / CONFIG}: {error}") from error
    except Exception as error:
        raise CourseError(f"{root / CONFIG}: {type(error).__name__}: {error}") from error


def unfit(student: str) -> str:
    """Why this cannot be the name of a student in a file name, a database and on a page; "" where it can."""
    try:
        size = len(student.encode())
    except UnicodeEncodeError:
        return "the name is not UTF-8"
    if not student or student.startswith("."):
        return "the name begins with a dot" if student else "the name is empty"
    if {"/", "\\"} & set(student):
        return "the name holds a slash"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in JOINERS for c in student):
        return "the name holds control characters"
    return f"the name is longer than {MAX_NAME} letters" if size > MAX_BYTES or len(student) > MAX_NAME else ""


def _may_be_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False
