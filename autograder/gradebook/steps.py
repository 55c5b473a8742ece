"""nbgrader's autograde, on our engine: its sanitise, execute and save steps replaced.

Named in nbgrader_config.py, so that `nbgrader autograde`, formgrader's button and its API all use them. The execute
step reads an existing Record and grades only where there is none that still holds.
"""

from __future__ import annotations

from typing import Any

from nbformat import from_dict
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder.gradebook import outputs
from autograder.gradebook.course_directory import CourseDirectory
from autograder.gradebook.placeholder import placeholder
from autograder.gradebook.stock.steps import HandIn
from autograder.gradebook.worker import Worker
from autograder.grading import record as records
from autograder.grading.examiner import record_key
from autograder.grading.grader import Grader, has_grader
from autograder.grading.hand_in import read_submission
from autograder.grading.notebook import Plan, Submission, read_plan
from autograder.grading.notebook_file import NotebookError, text
from autograder.grading.overlay import sanitise
from autograder.grading.record import Record


class Sanitise(NbGraderPreprocessor):
    """Lay the instructor's locked cells, points and ids over the submission."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        if _is_stock(resources):
            return from_dict(HandIn.of(resources).sanitised), resources
        plan = _plan(resources)
        clean, notes = sanitise(_with_text(nb), plan)
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return from_dict(clean), resources


class Grade(NbGraderPreprocessor):
    """Write each test cell's score and reasons below it, and the learner's outputs below theirs."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        if _is_stock(resources):
            return self._stock(resources)
        student = resources["nbgrader"]["student"]
        plan = _plan(resources)
        course = CourseDirectory.find()
        try:
            submission = read_submission(course.submission(plan, student), plan, student)
        except NotebookError:  # the record, which says why, is the same worker's as everybody's
            submission = placeholder(plan, student)
        record = self._record(course, plan, submission)
        if record.status == "needs attention":
            self.log.warning("%s, %s: needs attention %s", plan.assignment, student, record.fault)
        results = [e.result for e in record.exercises]
        waiting = dict.fromkeys(plan.exercises) if record.fault else {}
        resources["scores"] = waiting | {r.exercise: r.score for r in results}
        resources["untouched"] = {f"{r.exercise}-solution" for r in results if r.outcome == "not attempted"}
        return from_dict(outputs.executed(submission, record, plan)), resources

    def _stock(self, resources: Any) -> tuple[Any, Any]:
        record, mine, shown = HandIn.of(resources).graded()
        for line in (*record.problems, *record.notes):
            self.log.warning("%s, %s: %s", record.assignment, record.student, line)
        resources["scores"] = {cell.grade_id: cell.score for cell in mine.cells}
        resources["untouched"] = set(mine.untouched)
        return from_dict(shown), resources

    def _record(self, course: CourseDirectory, plan: Plan, submission: Submission) -> Record:
        grader = Grader.of(plan.assignment)
        path = course.record(plan.assignment, submission.student)
        record = records.read(path)
        if record is None or record.key != record_key(submission, plan, grader, record.tier):
            Worker.grade(course, plan.assignment, plan.digest + grader.digest, submission.student)
            record = records.read(path)
        if record is None:
            raise RuntimeError(f"{path}: no record after grading")
        return record


class Save(SaveAutoGrades):
    """As nbgrader's own, but what waits for a person has no automatic score."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        self._scores, self._untouched = resources["scores"], resources["untouched"]
        return super().preprocess(nb, resources)

    def _add_score(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata["nbgrader"]["grade_id"]
        if grade_id not in self._scores:
            super()._add_score(cell, resources)
            return
        score = self._scores[grade_id]
        grade = self.gradebook.find_grade(grade_id, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score = score
        grade.needs_manual_grade = score is None or grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell: Any, resources: Any) -> None:
        grade_id = cell.metadata["nbgrader"]["grade_id"]
        comment = self.gradebook.find_comment(grade_id, self.notebook_id, self.assignment_id, self.student_id)
        comment.auto_comment = "No response." if grade_id in self._untouched else None
        self.gradebook.db.commit()


def _is_stock(resources: Any) -> bool:
    return not has_grader(resources["nbgrader"]["assignment"])


def _plan(resources: Any) -> Plan:
    return read_plan(CourseDirectory.find().notebook(resources["nbgrader"]["assignment"]))


def _with_text(nb: Any) -> dict[str, Any]:
    return {"cells": [dict(c, source=text(c.get("source", ""))) for c in nb.cells]}
