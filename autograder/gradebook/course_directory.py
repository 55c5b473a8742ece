"""Where a course keeps what, as its nbgrader_config.py says; read without importing nbgrader, which takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from traitlets.config.loader import Config, ConfigFileNotFound, PyFileConfigLoader

from autograder.grading.job import Job
from autograder.grading.notebook import NotebookError, Plan

CONFIG = "nbgrader_config.py"
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

    def chosen(self, assignment: str, students: Sequence[str] = ()) -> list[str]:
        """Who handed in, or only `students`. Errors: CourseError for one who handed in nothing."""
        there = self.students(assignment)
        if strangers := sorted(set(students) - set(there)):
            raise CourseError(
                f"{', '.join(strangers)}: handed in nothing for {assignment}; there are {len(there)} hand-ins"
            )
        return list(students or there)

    def students(self, assignment: str) -> list[str]:
        """Who handed in."""
        found = (p.parent.name for p in self.submitted.glob(f"*/{assignment}") if p.is_dir())
        return sorted(name for name in found if not name.startswith("."))

    def job(self, plan: Plan, student: str) -> Job:
        return Job(student, self.submission(plan, student), self.record(plan.assignment, student))

    def stock_job(self, assignment: str, student: str) -> Job:
        return Job(student, self.hand_in(assignment, student), self.record(assignment, student))

    def hand_in(self, assignment: str, student: str) -> Path:
        return self.submitted / student / assignment

    def submission(self, plan: Plan, student: str) -> Path:
        return self.submitted / student / plan.assignment / f"{plan.name}.ipynb"

    def record(self, assignment: str, student: str) -> Path:
        if not student or {"/", "\\", "\0"} & set(student) or student in (".", ".."):
            raise NotebookError(f"{student!r} cannot be the name of a student")
        return self.records / assignment / f"{student}.json"


def configuration(root: Path) -> Config:
    """What nbgrader_config.py in a folder says. Errors: CourseError."""
    try:
        return PyFileConfigLoader(CONFIG, str(root)).load_config()
    except (ConfigFileNotFound, OSError) as error:
        raise CourseError(f"{root / CONFIG}: {error}") from error
    except Exception as error:
        raise CourseError(f"{root / CONFIG}: {type(error).__name__}: {error}") from error
