"""A class graded: Records, executed notebooks, feedback pages in the workers; the gradebook here, the only writer."""

from __future__ import annotations

import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from autograder.gradebook.alone import alone
from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.gradebook.outputs import executed
from autograder.gradebook.placeholder import placeholder
from autograder.grading import engine, whole_file
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.job import Done
from autograder.grading.notebook import Plan, Submission, read_plan
from autograder.grading.notebook_file import dump
from autograder.grading.record import Record
from autograder.grading.stock.record import StockRecord
from autograder.report import feedback
from autograder.sandbox.unprotected import start

P = TypeVar("P")  # a kind of plan
R = TypeVar("R", Record, StockRecord)


@dataclass
class ClassRun(Generic[P, R]):
    """What came of grading a class.

    tier : of the sandbox; unchanged : how many were not graded again
    changed : what a regrade changed, the Records before and after
    remarks : what was odd about the folders, one line each
    problem : why not every record is in the gradebook, "" if all are
    """

    plan: P
    records: list[R] = field(default_factory=list)
    tier: str = ""
    unchanged: int = 0
    changed: list[tuple[R, R]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problem: str = ""
    seconds: float = 0.0

    @property
    def waiting(self) -> list[R]:
        return [r for r in self.records if r.status == "needs attention"]


def grade_class(
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
) -> ClassRun[Plan, Record]:
    """Grade who handed in, or only `students`. What has not changed is not graded again.

    even_without_sandbox : where this machine has none, in a process and nothing more
    begun, heard : told of the number of submissions, and of each as it is done
    say : told in a sentence of what has to wait
    errors : CourseError, NotebookError, AuthorError, CannotGoOn, with what to do
    """
    started = time.perf_counter()
    plan = read_plan(course.notebook(assignment))
    grader = Grader.of(assignment)
    chosen, remarks = hand_ins(course, assignment, students)
    jobs = [course.job(plan, s) for s in chosen]
    run = ClassRun[Plan, Record](plan, remarks=remarks)
    # the sandbox imports beside us
    with alone(course.records / assignment), closing(start(givens_source(assignment), even_without_sandbox)) as zygote:
        with posted(run, posting_module().Posting(course, assignment, say), heard) as hear:
            engine.grade(
                plan, grader, jobs, publish=lambda s, r: publish(course, plan, s, r),
                shown=lambda r: _is_shown(course, plan, r), heard=hear, collected=lambda: begun(len(jobs)),
                workers=workers, again=again, zygote=zygote,
            )  # fmt: skip
        run.tier = zygote.tier
    run.seconds = time.perf_counter() - started
    return run


def hand_ins(course: CourseDirectory, assignment: str, students: Sequence[str]) -> tuple[list[str], list[str]]:
    """Whom to grade, all or only `students`, and what is odd about the folders. Errors: CourseError for a stranger."""
    there = course.students(assignment)
    if strangers := sorted(set(students) - set(there)):
        raise CourseError(
            f"{', '.join(strangers)}: handed in nothing for {assignment}; there are {len(there)} hand-ins"
        )
    return list(dict.fromkeys(students or there)), [] if students else _remarks(course, assignment, there)


@contextmanager
def posted(run: ClassRun, posting: Any, heard: Callable[[Done], None]) -> Iterator[Callable[[Done], None]]:
    """What is heard meanwhile goes into `run` and the gradebook; all of it has gone there, or waits, at the end."""

    def hear(done: Done) -> None:
        run.records.append(done.record)
        run.unchanged += done.unchanged
        if done.before is not None and _told(done.before) != _told(done.record):
            run.changed.append((done.before, done.record))
        posting.add(done)
        heard(done)

    try:
        yield hear
    except BaseException:
        posting.settle(patience=0)
        raise
    run.problem = posting.settle()
    run.records.sort(key=lambda r: r.student)


def publish(course: CourseDirectory, plan: Plan, submission: Submission | None, record: Record) -> None:
    """Write the executed notebook with the files beside it, and the feedback page. Errors: OSError."""
    folder = emptied(course, record.student, plan.assignment)
    readable = submission is not None and not record.fault
    sub = submission if submission is not None and readable else placeholder(plan, record.student)
    for name, data in sub.files.items():
        whole_file.write(folder / name, data)
    if sub.handed_in:
        whole_file.write(folder / "timestamp.txt", sub.handed_in.encode())
    # last: where it stands, all of the folder is there, however the run ended
    dump(executed(sub, record, plan), folder / f"{plan.name}.ipynb")
    feedback.write(record, course.feedback, course.submitted / record.student / plan.assignment)


def emptied(course: CourseDirectory, student: str, assignment: str) -> Path:
    """The student's folder below autograded/, without what an earlier run has left there."""
    folder = course.autograded / student / assignment
    whole_file.sweep(course.feedback / student / assignment)
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _is_shown(course: CourseDirectory, plan: Plan, record: Record) -> bool:
    whole_file.sweep(course.feedback / record.student / plan.assignment)  # of a run killed at this page
    inside = f"{record.student}/{plan.assignment}/{plan.name}"
    return (course.autograded / f"{inside}.ipynb").is_file() and (course.feedback / f"{inside}.html").is_file()


def _told(record: Record | StockRecord) -> tuple[float, float]:
    return record.score, record.waiting


def _remarks(course: CourseDirectory, assignment: str, there: Sequence[str]) -> list[str]:
    remarks = course.misnamed(assignment)
    if not there:
        remarks.append(f"nothing handed in: no folder {course.submitted.name}/STUDENT/{assignment}")
    if gone := course.gone(assignment):
        some = ", ".join(gone[:5]) + (f" and {len(gone) - 5} more" if len(gone) > 5 else "")
        remarks.append(f"{some}: graded before, no hand-in any more; what was graded is kept")
    alike: dict[str, list[str]] = {}
    for student in there:
        alike.setdefault(unicodedata.normalize("NFKC", student).casefold(), []).append(student)
    remarks += [f"{' and '.join(names)}: written alike; the same person?" for names in alike.values() if len(names) > 1]
    return remarks


def posting_module() -> Any:
    """nbgrader, without the grammar that jsonschema compiles at import and never uses here: 1.3 s."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from autograder.gradebook import posting

    return posting
