"""Records on their way into the gradebook. Where it is busy they wait and grading goes on; nothing is lost by it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from nbgrader.api import Gradebook
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.gradebook.projection import open_gradebook, project
from autograder.grading.job import Done

Write = Callable[[Gradebook, Sequence[Any], frozenset[str]], None]
CHUNK = 64  # records to a transaction
PATIENCE = 30.0  # seconds for a gradebook that another program has locked
PAUSE = 10.0  # after it was busy; each attempt waits five seconds within SQLite
# what databases say → whether to wait, and what to do
WORDS = (
    (("locked", "busy", "deadlock", "timeout"), True, "is locked by another program"),
    (("readonly", "read-only", "permission denied"), False, "may not be written; make it writable"),
    (("is full", "disk i/o", "no space"), False, "cannot grow; free some space on its disk"),
    (("malformed", "not a database", "corrupt"), False, "is damaged; put back a copy, or move it away "
     "and release the assignments again: the records hold every automatic score"),
    (("no such column", "no such table", "no column named", "does not exist"), False,
     "was made by another nbgrader; back it up, then run: nbgrader db upgrade"),
)  # fmt: skip


class Posting:
    """The gradebook's only writer in a run.

    say : told in a sentence when something has to wait
    write : writes records of one assignment, and may be asked to again; `projection.project`
    errors : CourseError where the gradebook cannot be used at all, before anything is graded
    """

    def __init__(self, course: CourseDirectory, assignment: str, say: Callable[[str], None], write: Write = project):
        self.course, self.assignment, self.say, self.write = course, assignment, say, write
        self.waiting: list[Done] = []
        self.problem = ""
        self._gradebook: Gradebook | None = None
        self._again = 0.0  # not before this moment
        if not self._attempt([]) and self._again == 0.0:
            raise CourseError(self.problem)

    def add(self, done: Done) -> None:
        self.waiting.append(done)
        if len(self.waiting) >= CHUNK and time.monotonic() >= self._again:
            self._post()

    def settle(self, patience: float | None = None) -> str:
        """Post what is left, within PATIENCE or `patience`. Returns why not all of it could be, "" if it could."""
        end = time.monotonic() + (PATIENCE if patience is None else patience)
        while not self._post() and self._again and time.monotonic() < end:
            time.sleep(0.2)
        if self._gradebook is not None:
            self._gradebook.close()
        return self.problem if self.waiting else ""

    def _post(self) -> bool:
        while self.waiting:
            if not self._attempt(self.waiting[:CHUNK]):
                return False
            del self.waiting[:CHUNK]
        return True

    def _attempt(self, chunk: Sequence[Done]) -> bool:
        try:
            if self._gradebook is None:
                self._gradebook = open_gradebook(self.course, self.assignment)
            unchanged = frozenset(d.record.student for d in chunk if d.unchanged)
            self.write(self._gradebook, [d.record for d in chunk], unchanged)
        except SQLAlchemyError as error:
            first = not self.problem
            wait, self.problem = explained(error, self.course)
            self._again = time.monotonic() + PAUSE if wait else 0.0
            if wait and first:
                self.say(f"{self.problem}; grading goes on, and it is tried again")
            return False
        self._again = 0.0
        return True


def explained(error: SQLAlchemyError, course: CourseDirectory) -> tuple[bool, str]:
    """Whether it will pass, and what is the matter with the course's gradebook."""
    said = str(getattr(error, "orig", None) or error)
    fits = ((wait, words) for known, wait, words in WORDS if any(k in said.lower() for k in known))
    wait, words = next(fits, (isinstance(error, IntegrityError), f"cannot be written: {said[:200]}"))
    return wait, f"the gradebook {_name(course.db_url)} {words}"


def _name(url: str) -> str:
    made = make_url(url)
    return str(made.database) if made.drivername.startswith("sqlite") else made.render_as_string(hide_password=True)
