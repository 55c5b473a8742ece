"""Records → nbgrader's database: bulk statements, one transaction per chunk. Manual scores and comments stay.

Through nbgrader's own API the same rows cost thirty times as much, since it commits once for each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from nbgrader import utils
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Boolean, bindparam, case, insert, or_, select, update
from sqlalchemy.engine import make_url

from autograder.checks.result import ExerciseResult
from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.grading.record import Record

STUDENTS, SUBMITTED, NOTEBOOKS, GRADES, COMMENTS = (
    c.__table__ for c in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
)


def open_gradebook(course: CourseDirectory, assignment: str) -> Gradebook:
    """The course's gradebook. Errors: CourseError where the assignment has not been released, SQLAlchemyError."""
    url = make_url(course.db_url)
    on_disk = url.drivername.startswith("sqlite") and url.database and not url.database.startswith("file:")
    if on_disk and not Path(str(url.database)).is_file():
        raise CourseError(f"{url.database}: no gradebook yet; run: nbgrader generate_assignment {assignment}")
    # a new database is laid out by alembic, which nbgrader calls by its name
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    gradebook = Gradebook(course.db_url, course.course_id or "course")
    try:
        gradebook.find_assignment(assignment)
    except MissingEntry:
        gradebook.close()
        raise CourseError(
            f"{assignment} is not in the gradebook; run: nbgrader generate_assignment {assignment}"
        ) from None
    return gradebook


def project(
    gradebook: Gradebook,
    records: Sequence[Any],
    unchanged: frozenset[str] = frozenset(),
    rows_of: type[Rows] | None = None,
) -> None:
    """Write the records of one assignment: rows that are missing are added, automatic scores are set.

    Where a person has to look, auto_score is None and needs_manual_grade True. Doing it twice changes nothing.
    unchanged : students whose record is an old one; where its scores stand already, a person may have been there since
    rows_of : how scores go into rows, where the records are not of exercises
    """
    if not records:
        return
    db = gradebook.db
    assignment: Assignment = gradebook.find_assignment(records[0].assignment)
    rows = (rows_of or Rows)(db, assignment)
    try:
        rows.add_missing(records)
        rows.set_scores(records, unchanged)
        db.commit()
    except BaseException:
        db.rollback()
        raise


@dataclass(frozen=True)
class Result:
    """An automatic score, None where a person has to look; `final` : a manual score is not to be looked at again."""

    score: float | None
    final: bool = False


class Rows:
    """The rows of one assignment; what is in a record of exercises goes into them."""

    def __init__(self, db: Any, assignment: Assignment):
        self.db, self.assignment = db, assignment
        self.cells = [
            (
                nb,
                [c.id for c in [*nb.grade_cells, *nb.task_cells]],
                [c.id for c in [*nb.solution_cells, *nb.task_cells]],
            )
            for nb in assignment.notebooks
        ]

    def add_missing(self, records: Sequence[Any]) -> None:
        who = [r.student for r in records]
        known = set(self.db.scalars(select(STUDENTS.c.id).where(STUDENTS.c.id.in_(who))))
        nobody = dict(email=None, first_name=None, last_name=None, lms_user_id=None)
        self._insert(STUDENTS, [dict(id=w, **nobody) for w in who if w not in known])
        found = select(SUBMITTED.c.student_id, SUBMITTED.c.id).where(
            SUBMITTED.c.assignment_id == self.assignment.id, SUBMITTED.c.student_id.in_(who)
        )
        submitted = dict(self.db.execute(found).all())
        rows: dict[Any, list[dict]] = {SUBMITTED: [], NOTEBOOKS: [], GRADES: [], COMMENTS: []}
        stamps = []
        for record in records:
            when = _moment(record.handed_in)
            if record.student in submitted:
                stamps.append(dict(row=submitted[record.student], when=when))
            else:
                self._submission(record.student, when, rows)
        for table, new in rows.items():
            self._insert(table, new)
        self._update(
            update(SUBMITTED).where(SUBMITTED.c.id == bindparam("row")).values(timestamp=bindparam("when")), stamps
        )

    def _submission(self, student: str, when: Any, rows: dict[Any, list[dict]]) -> None:
        submission = dict(
            id=uuid4().hex, assignment_id=self.assignment.id, student_id=student, timestamp=when, extension=None
        )
        rows[SUBMITTED].append(submission)
        for notebook, graded, commented in self.cells:
            own = uuid4().hex
            rows[NOTEBOOKS].append(
                dict(id=own, assignment_id=submission["id"], notebook_id=notebook.id, flagged=False,
                     late_submission_penalty=None)
            )  # fmt: skip
            scores = dict(auto_score=None, manual_score=None, extra_credit=None, needs_manual_grade=True)
            rows[GRADES] += [dict(id=uuid4().hex, cell_id=c, notebook_id=own, **scores) for c in graded]
            texts = dict(auto_comment=None, manual_comment=None)
            rows[COMMENTS] += [dict(id=uuid4().hex, cell_id=c, notebook_id=own, **texts) for c in commented]

    def set_scores(self, records: Sequence[Any], unchanged: frozenset[str]) -> None:
        of = {r.student: r for r in records}
        books = self.assignment.notebooks
        graded = {c.id: (nb.name, c.name) for nb in books for c in [*nb.grade_cells, *nb.task_cells]}
        written = {c.id: (nb.name, c.name) for nb in books for c in [*nb.solution_cells, *nb.task_cells]}
        tasks = {c.id for nb in books for c in nb.task_cells}
        scores: list[dict] = []
        by_hand: list[dict] = []
        comments: list[dict] = []
        for row, cell, before, student in self._of_these(GRADES, GRADES.c.auto_score, of, graded):
            result = self.result(of[student], *graded[cell])
            if result is not None and not (student in unchanged and before == result.score):
                values = dict(row=row, score=result.score, waits=result.score is None, final=result.final)
                (by_hand if cell in tasks else scores).append(values)
        for row, cell, _, student in self._of_these(COMMENTS, COMMENTS.c.manual_comment, of, written):
            untouched = self.is_untouched(of[student], *written[cell])
            comments.append(dict(row=row, text="No response." if untouched else None))
        # asked of the row itself, in one statement: formgrader may be writing a manual score right now
        unscored, waits = GRADES.c.manual_score.is_(None), bindparam("waits", type_=Boolean)
        looked_at = case((or_(unscored, bindparam("final", type_=Boolean)), waits), else_=True)
        score = update(GRADES).where(GRADES.c.id == bindparam("row"))
        score = score.values(auto_score=bindparam("score"), needs_manual_grade=looked_at)
        self._update(score, scores)
        self._update(score.where(unscored), by_hand)  # what a person has decided about a task stands
        text: dict[str, Any] = dict(auto_comment=bindparam("text"))
        self._update(update(COMMENTS).where(COMMENTS.c.id == bindparam("row")).values(**text), comments)

    def result(self, record: Any, notebook: str, cell: str) -> Result | None:
        """What goes into a cell's row, None where the row is left as it is."""
        found = _exercise(record, cell)
        if found is not None:
            return Result(found.score)
        return Result(None) if record.fault else None

    def is_untouched(self, record: Any, notebook: str, cell: str) -> bool:
        """Whether the learner has left a cell as it was."""
        found = _exercise(record, cell.removesuffix("-solution"))
        return found is not None and found.outcome == "not attempted"

    def _of_these(self, table: Any, column: Any, students: dict, cells: dict) -> list[tuple]:
        query = (
            select(table.c.id, table.c.cell_id, column, SUBMITTED.c.student_id)
            .join(NOTEBOOKS, NOTEBOOKS.c.id == table.c.notebook_id)
            .join(SUBMITTED, SUBMITTED.c.id == NOTEBOOKS.c.assignment_id)
            .where(SUBMITTED.c.assignment_id == self.assignment.id)
            .where(SUBMITTED.c.student_id.in_(students), table.c.cell_id.in_(cells))
        )
        return list(self.db.execute(query).all())

    def _insert(self, table: Any, rows: list[dict]) -> None:
        if rows:
            self.db.execute(insert(table), rows)

    def _update(self, statement: Any, rows: list[dict]) -> None:
        if rows:
            self.db.connection().execute(statement, rows)


def _exercise(record: Record, name: str) -> ExerciseResult | None:
    return next((e.result for e in record.exercises if e.result.exercise == name), None)


def _moment(handed_in: str | None) -> Any:
    """nbgrader's moment of a hand-in, None where timestamp.txt held something else."""
    try:
        return utils.parse_utc(handed_in) if handed_in else None
    except (ValueError, OverflowError):
        return None
