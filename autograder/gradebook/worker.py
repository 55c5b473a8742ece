"""A grading process that nbgrader's steps talk to: a student's name in, "done" out; the Record lies in its file.

nbgrader, and the server behind formgrader, must not fork: they hold threads and an event loop. So one process per
assignment is started when first needed, collects the grader once, and ends when nobody asks for ten minutes.
"""

from __future__ import annotations

import atexit
import json
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from autograder.gradebook.class_run import posting_module
from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading import engine
from autograder.grading.collection import collect
from autograder.grading.examiner import Examiner
from autograder.grading.exercises import Exercises
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader, has_grader
from autograder.grading.job import CannotGoOn, Examining, Job
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import NotebookError
from autograder.grading.stock.examiner import StockExaminer, limits
from autograder.sandbox.client import Zygote

IDLE_SECONDS = 600


class WorkerError(RuntimeError):
    """The grading process could not do its work; says why."""


class Worker:
    """Client of one grading process. Restarted when the grader or the instructor's notebook has changed."""

    _all: dict[tuple[Path, str], Worker] = {}  # noqa: RUF012 a registry, shared on purpose
    _lock = threading.Lock()

    def __init__(self, course: CourseDirectory, assignment: str, digest: str):
        self.digest = digest
        command = [sys.executable, "-m", "autograder.gradebook.worker", str(course.root), assignment]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        atexit.register(self.close)

    @classmethod
    def grade(cls, course: CourseDirectory, assignment: str, digest: str, student: str) -> None:
        """Grade one submission; its Record is in its place afterwards. Errors: WorkerError."""
        with cls._lock:
            worker = cls._all.get((course.root, assignment))
            if worker is None or worker.digest != digest or worker._process.poll() is not None:
                if worker is not None:
                    worker.close()
                worker = cls._all[course.root, assignment] = cls(course, assignment, digest)
            worker._ask(student)

    def _ask(self, student: str) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(student) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            raise WorkerError("the grading process ended; run `autograder grade` to see why")
        if problem := json.loads(line):
            raise WorkerError(problem)

    def close(self) -> None:
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                pass
        self._process.wait()


def serve(course: CourseDirectory, assignment: str) -> None:
    """Answer on standard output until standard input ends."""
    answer = sys.stdout
    sys.stdout = sys.stderr  # a print in a grader must not end in the protocol
    if not has_grader(assignment):
        _serve_stock(course, assignment, answer)
        return
    plan = read_plan(course.notebook(assignment))

    def work(examiner: Examiner) -> None:
        _answer(Exercises(examiner), Zygote(givens_source=givens_source(assignment)), partial(course.job, plan), answer)

    collect(plan, Grader.of(assignment), work)


def _serve_stock(course: CourseDirectory, assignment: str, answer: TextIO) -> None:
    zygote = Zygote(givens_source=None)  # imports beside us
    posting_module()
    from autograder.gradebook.stock import reading

    plan = reading.plan_of(course, assignment)
    zygote.limits = limits(plan.rules)
    _answer(StockExaminer(plan), zygote, partial(course.stock_job, assignment), answer)


def _answer(examining: Examining, zygote: Zygote, job_of: Callable[[str], Job], answer: TextIO) -> None:
    with zygote:
        zygote.wait()
        for student in _asked():
            print(json.dumps(_grade_one(examining, zygote, job_of, student)), file=answer, flush=True)


def _grade_one(examining: Examining, zygote: Zygote, job_of: Callable[[str], Job], student: str) -> str:
    """As in a class of one: in a process that is held to limits, with a second try. Returns what went wrong."""
    try:
        engine.hand_out(
            examining, zygote, [job_of(student)], publish=lambda submission, record: None, heard=lambda done: None,
            workers=1, again=True,
        )  # fmt: skip
    except (NotebookError, CannotGoOn) as error:
        return str(error)
    return ""


def _asked() -> Iterator[str]:
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        yield json.loads(line)


if __name__ == "__main__":
    serve(CourseDirectory.read(Path(sys.argv[1])), sys.argv[2])
