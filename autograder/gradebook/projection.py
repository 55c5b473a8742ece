"""Records → nbgrader's database: bulk statements, one transaction per chunk. Manual scores and comments stay.

Through nbgrader's own API the same rows cost thirty times as much, since it commits once for each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
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
from sqlalchemy import bindparam, insert, select, update

from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.grading.record import Record

STUDENTS, SUBMITTED, NOTEBOOKS, GRADES, COMMENTS = (
    c.__table__ for c in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
)


def open_gradebook(course: CourseDirectory, assignment: str) -> Gradebook:
    """The course's gradebook. Errors: CourseError where the assignment has not been released."""
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


def project(gradebook: Gradebook, records: Sequence[Any], rows_of: type[Rows] | None = None) -> None:
    """Write the records of one assignment: rows that are missing are added, automatic scores are set.

    Where a person has to look, auto_score is None and needs_manual_grade True. Doing it twice changes nothing.

    rows_of : how scores go into rows, where the records are not of exercises
    """
    if not records:
        return
    db = gradebook.db
    assignment: Assignment = gradebook.find_assignment(records[0].assignment)
    rows = (rows_of or Rows)(db, assignment)
    try:
        rows.add_missing(records)
        rows.set_scores(records)
        db.commit()
    except BaseException:
        db.rollback()
        raise


class Rows:
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

    def add_missing(self, records: Sequence[Record]) -> None:
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
            when = utils.parse_utc(record.handed_in) if record.handed_in else None
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

    def set_scores(self, records: Sequence[Record]) -> None:
        results = {r.student: {e.result.exercise: e.result for e in r.exercises} for r in records}
        faults = {r.student for r in records if r.fault}
        by_cell = {c.id: c.name for nb in self.assignment.notebooks for c in nb.grade_cells}
        solution = {c.id: c.name for nb in self.assignment.notebooks for c in nb.solution_cells}
        scores, comments = [], []
        for row, cell, manual, student in self._of_these(GRADES, GRADES.c.manual_score, results, by_cell):
            result = results[student].get(by_cell[cell])
            if result is not None or student in faults:
                score = None if result is None else result.score
                scores.append(dict(row=row, score=score, manual=score is None or manual is not None))
        for row, cell, _, student in self._of_these(COMMENTS, COMMENTS.c.manual_comment, results, solution):
            result = results[student].get(solution[cell].removesuffix("-solution"))
            untouched = result is not None and result.outcome == "not attempted"
            comments.append(dict(row=row, text="No response." if untouched else None))
        values: dict[str, Any] = dict(auto_score=bindparam("score"), needs_manual_grade=bindparam("manual"))
        self._update(update(GRADES).where(GRADES.c.id == bindparam("row")).values(**values), scores)
        text: dict[str, Any] = dict(auto_comment=bindparam("text"))
        self._update(update(COMMENTS).where(COMMENTS.c.id == bindparam("row")).values(**text), comments)

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
