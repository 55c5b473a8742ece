"""What nbgrader's autograde does with a notebook of another course: on our engine, a Record for each student."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autograder.gradebook.course_directory import CourseDirectory
from autograder.gradebook.stock.notebooks import executed
from autograder.gradebook.stock.reading import plan_of
from autograder.gradebook.worker import Worker
from autograder.grading.notebook_file import NotebookError
from autograder.grading.stock import record as records
from autograder.grading.stock.examiner import StockExaminer
from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import NotebookRecord, StockRecord
from autograder.grading.stock.submission import StockSubmission


@dataclass(frozen=True)
class HandIn:
    """The hand-in that an nbgrader step is at. `name` : of the notebook"""

    course: CourseDirectory
    plan: StockPlan
    submission: StockSubmission
    name: str

    @classmethod
    def of(cls, resources: Any) -> HandIn:
        """Errors: NotebookError for a notebook that cannot be read."""
        ids, course = resources["nbgrader"], CourseDirectory.find()
        plan = plan_of(course, ids["assignment"])
        job = course.stock_job(ids["assignment"], ids["student"])
        submission = StockExaminer(plan).read(job)
        if ids["notebook"] in submission.faults:
            raise NotebookError(submission.faults[ids["notebook"]])
        return cls(course, plan, submission, ids["notebook"])

    @property
    def sanitised(self) -> dict[str, Any]:
        """The instructor's cells over the learner's, JSON."""
        return self.submission.notebooks[self.name].notebook

    def graded(self) -> tuple[StockRecord, NotebookRecord, dict[str, Any]]:
        """The record that is there, or a new one; the notebook's part of it, and the executed notebook."""
        assignment, student = self.plan.assignment, self.submission.student
        path = self.course.record(assignment, student)
        record = records.read(path)
        if record is None or record.key != StockExaminer(self.plan).key(self.submission, record.tier):
            Worker.grade(self.course, assignment, self.plan.digest, student)
            record = records.read(path)
        if record is None or record.fault:
            raise RuntimeError(f"{path}: {'no record after grading' if record is None else record.fault}")
        mine = record[self.name]
        return record, mine, executed(self.submission.notebooks[self.name], mine, self.plan.notebooks[self.name])
