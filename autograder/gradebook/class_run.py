"""A class graded: Records, executed notebooks, feedback pages in the workers; the gradebook here, the only writer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.gradebook.course_directory import CourseDirectory
from autograder.gradebook.outputs import executed
from autograder.grading import engine
from autograder.grading.engine import Done
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.notebook import Plan, Submission, dump, read_plan
from autograder.grading.record import Record
from autograder.report import feedback
from autograder.sandbox.client import Zygote

CHUNK = 64  # records to a transaction


@dataclass
class ClassRun:
    """What came of grading a class.

    unchanged : how many were not graded again; changed : what a regrade changed, the Records before and after
    """

    plan: Plan
    records: list[Record] = field(default_factory=list)
    unchanged: int = 0
    changed: list[tuple[Record, Record]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def waiting(self) -> list[Record]:
        return [r for r in self.records if r.status == "needs attention"]


def grade_class(
    course: CourseDirectory,
    assignment: str,
    *,
    students: Sequence[str] = (),
    workers: int | None = None,
    again: bool = False,
    begun: Callable[[int], None] = lambda total: None,
    heard: Callable[[Done], None] = lambda done: None,
) -> ClassRun:
    """Grade who handed in, or only `students`. What has not changed is not graded again.

    begun, heard : told of the number of submissions, and of each as it is done
    errors : CourseError, NotebookError, AuthorError, with what to do
    """
    started = time.perf_counter()
    plan = read_plan(course.notebook(assignment))
    grader = Grader.of(assignment)
    jobs = [course.job(plan, s) for s in course.chosen(assignment, students)]
    run = ClassRun(plan)
    chunk: list[Record] = []
    with Zygote(givens_source=givens_source()) as zygote:  # imports beside us
        projection = projection_module()
        gradebook = projection.open_gradebook(course, assignment)

        def publish(submission: Submission | None, record: Record) -> None:
            if submission is not None and not record.fault:
                folder = course.autograded / record.student / assignment
                dump(executed(submission, record, plan), folder / f"{plan.name}.ipynb")
                for name, data in submission.files.items():
                    path = folder / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data)
                if submission.handed_in:
                    (folder / "timestamp.txt").write_text(submission.handed_in)
            feedback.write(record, course.feedback, course.submitted / record.student / assignment)

        def hear(done: Done) -> None:
            run.records.append(done.record)
            run.unchanged += done.unchanged
            if done.before is not None and done.before.score != done.record.score:
                run.changed.append((done.before, done.record))
            chunk.append(done.record)
            if len(chunk) >= CHUNK:
                projection.project(gradebook, chunk)
                chunk.clear()
            heard(done)

        try:
            engine.grade(
                plan, grader, jobs, publish=publish, heard=hear, collected=lambda: begun(len(jobs)),
                workers=workers, again=again, zygote=zygote,
            )  # fmt: skip
        finally:
            projection.project(gradebook, chunk)
            gradebook.close()
    run.records.sort(key=lambda r: r.student)
    run.seconds = time.perf_counter() - started
    return run


def projection_module() -> Any:
    """nbgrader, without the grammar that jsonschema compiles at import and never uses here: 1.3 s."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from autograder.gradebook import projection

    return projection
