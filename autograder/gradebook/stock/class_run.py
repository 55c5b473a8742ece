"""A class of another course graded: Records, notebooks, pages in the workers; the gradebook here, the only writer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from autograder.gradebook.alone import alone
from autograder.gradebook.class_run import ClassRun, emptied, hand_ins, posted, posting_module
from autograder.gradebook.course_directory import CourseDirectory, configuration
from autograder.gradebook.stock import notebooks
from autograder.grading import engine, whole_file
from autograder.grading.job import CannotGoOn, Done
from autograder.grading.stock.examiner import StockExaminer, limits
from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import StockRecord
from autograder.grading.stock.submission import StockSubmission
from autograder.report import stock_feedback
from autograder.sandbox.unprotected import start


@dataclass
class StockRun(ClassRun[StockPlan, StockRecord]):
    """What came of grading a class. late : points lost by (student, notebook)"""

    late: dict[tuple[str, str], float] = field(default_factory=dict)


def grade_stock_class(
    course: CourseDirectory,
    assignment: str,
    *,
    students: Sequence[str] = (),
    workers: int | None = None,
    again: bool = False,
    even_without_sandbox: bool = False,
    begun: Callable[[int], None] = lambda total: None,
    heard: Callable[[Done], None] = lambda done: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> StockRun:
    """As `class_run.grade_class`, of an assignment that has no hidden grader."""
    started = time.perf_counter()
    course.notebooks(assignment)
    chosen, remarks = hand_ins(course, assignment, students)
    with alone(course.records / assignment), closing(start(None, even_without_sandbox)) as zygote:
        posting = posting_module()  # nbgrader with it, while the sandbox imports
        from autograder.gradebook.stock.reading import plan_of

        run = StockRun(plan_of(course, assignment), remarks=remarks)
        zygote.limits = limits(run.plan.rules)
        jobs = [course.stock_job(assignment, s) for s in chosen]
        zygote.wait()
        begun(len(jobs))
        with posted(run, posting.Posting(course, assignment, say, _writing(course, run)), heard) as hear:
            engine.hand_out(
                StockExaminer(run.plan), zygote, jobs, publish=lambda s, r: publish(course, run.plan, s, r),
                shown=lambda r: _is_shown(course, r), heard=hear, workers=workers, again=again,
            )  # fmt: skip
        run.tier = zygote.tier
    run.seconds = time.perf_counter() - started
    return run


def publish(course: CourseDirectory, plan: StockPlan, submission: StockSubmission | None, record: StockRecord) -> None:
    """Write the executed notebooks with the files beside them, and the feedback pages. Errors: OSError."""
    notebooks.write(emptied(course, record.student, plan.assignment), submission, record, plan)
    _write_pages(course, record)


def _write_pages(course: CourseDirectory, record: StockRecord, late: dict[str, float] | None = None) -> None:
    beside = course.hand_in(record.assignment, record.student)
    stock_feedback.write(record, course.course_id, course.feedback, beside, late)


def _is_shown(course: CourseDirectory, record: StockRecord) -> bool:
    whole_file.sweep(course.feedback / record.student / record.assignment)
    inside = [(f"{record.student}/{record.assignment}/{n.name}", n) for n in record.notebooks]
    return all((course.feedback / f"{name}.html").is_file() for name, _ in inside) and all(
        (course.autograded / f"{name}.ipynb").is_file() for name, notebook in inside if not notebook.missing
    )


def _writing(course: CourseDirectory, run: StockRun) -> Any:
    """Writes records into the gradebook, then what nbgrader takes off for lateness onto the pages of those it hits."""
    from autograder.gradebook import projection
    from autograder.gradebook.stock.rows import StockRows, assign_late_penalties

    config = configuration(course.root)

    def write(gradebook: Any, records: Sequence[StockRecord], unchanged: frozenset[str]) -> None:
        projection.project(gradebook, records, unchanged, StockRows)
        lost = assign_late_penalties(gradebook, config, run.plan.assignment, [r.student for r in records])
        run.late.update(lost)
        for record in records:
            late = {book: points for (student, book), points in lost.items() if student == record.student}
            if late:
                try:
                    _write_pages(course, record, late)
                except OSError as error:
                    if error.errno in whole_file.FULL:  # else its worker has said so, and it stands in its record
                        raise CannotGoOn.since(error) from error

    return write
