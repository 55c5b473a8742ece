"""A class of another course graded: Records, notebooks, pages in the workers; the gradebook here, the only writer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from autograder.gradebook.class_run import CHUNK, projection_module
from autograder.gradebook.course_directory import CourseDirectory, configuration
from autograder.gradebook.stock import notebooks
from autograder.grading import engine
from autograder.grading.job import Done
from autograder.grading.stock.examiner import StockExaminer, limits
from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import StockRecord
from autograder.grading.stock.submission import StockSubmission
from autograder.report import stock_feedback
from autograder.sandbox.client import Zygote


@dataclass
class StockRun:
    """What came of grading a class.

    unchanged : how many were not graded again; changed : what a regrade changed, the Records before and after
    late : points lost by (student, notebook)
    """

    plan: StockPlan
    records: list[StockRecord] = field(default_factory=list)
    unchanged: int = 0
    changed: list[tuple[StockRecord, StockRecord]] = field(default_factory=list)
    late: dict[tuple[str, str], float] = field(default_factory=dict)
    seconds: float = 0.0


def grade_stock_class(
    course: CourseDirectory,
    assignment: str,
    *,
    students: Sequence[str] = (),
    workers: int | None = None,
    again: bool = False,
    begun: Callable[[int], None] = lambda total: None,
    heard: Callable[[Done[StockRecord]], None] = lambda done: None,
) -> StockRun:
    """Grade who handed in, or only `students`. What has not changed is not graded again.

    begun, heard : told of the number of submissions, and of each as it is done
    errors : CourseError, NotebookError, AuthorError, with what to do
    """
    started = time.perf_counter()
    course.notebooks(assignment)
    chosen = course.chosen(assignment, students)
    with Zygote(givens_source=None) as zygote:  # imports beside us
        projection = projection_module()
        from autograder.gradebook.stock.reading import read_plan
        from autograder.gradebook.stock.rows import StockRows, assign_late_penalties

        gradebook = projection.open_gradebook(course, assignment)
        config = configuration(course.root)
        run = StockRun(read_plan(course, assignment, gradebook))
        zygote.limits = limits(run.plan.rules)
        jobs = [course.stock_job(assignment, s) for s in chosen]
        chunk: list[StockRecord] = []

        def publish(submission: StockSubmission | None, record: StockRecord) -> None:
            if submission is not None and not record.fault:
                notebooks.write(course.autograded / record.student / assignment, submission, record, run.plan)
            stock_feedback.write(record, course.course_id, course.feedback, course.hand_in(assignment, record.student))

        def project() -> None:
            projection.project(gradebook, chunk, StockRows)
            lost = assign_late_penalties(gradebook, config, assignment, [r.student for r in chunk])
            run.late.update(lost)
            for record in chunk:
                late = {book: points for (student, book), points in lost.items() if student == record.student}
                if late:
                    beside = course.hand_in(assignment, record.student)
                    stock_feedback.write(record, course.course_id, course.feedback, beside, late)
            chunk.clear()

        def hear(done: Done[StockRecord]) -> None:
            run.records.append(done.record)
            run.unchanged += done.unchanged
            if done.before is not None and done.before.score != done.record.score:
                run.changed.append((done.before, done.record))
            chunk.append(done.record)
            if len(chunk) >= CHUNK:
                project()
            heard(done)

        try:
            begun(len(jobs))
            engine.hand_out(
                StockExaminer(run.plan), zygote.wait(), jobs, publish=publish, heard=hear, workers=workers, again=again
            )
        finally:
            project()
            gradebook.close()
    run.records.sort(key=lambda r: r.student)
    run.seconds = time.perf_counter() - started
    return run
