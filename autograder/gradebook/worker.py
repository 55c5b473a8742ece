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
from collections.abc import Iterator
from pathlib import Path

from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading import record as records
from autograder.grading.collection import collect
from autograder.grading.engine import stumbled, unjudged
from autograder.grading.examiner import Examiner
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.hand_in import read_submission
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import NotebookError
from autograder.sandbox.client import Zygote, ZygoteError

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
    plan = read_plan(course.notebook(assignment))

    def work(examiner: Examiner) -> None:
        with Zygote(givens_source=givens_source()) as zygote:
            zygote.wait()
            for student in _asked():
                print(json.dumps(_grade_one(course, examiner, zygote, student)), file=answer, flush=True)

    collect(plan, Grader.of(assignment), work)


def _grade_one(course: CourseDirectory, examiner: Examiner, zygote: Zygote, student: str) -> str:
    try:
        job = course.job(examiner.plan, student)
    except NotebookError as error:
        return str(error)
    try:
        record = examiner.examine(read_submission(job.notebook, examiner.plan, student), zygote)
    except NotebookError as error:
        record = unjudged(examiner, job, str(error), zygote.tier)
    except ZygoteError:
        raise
    except Exception as error:
        record = unjudged(examiner, job, stumbled(error), zygote.tier)
    records.write(record, job.record)
    return ""


def _asked() -> Iterator[str]:
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        line = sys.stdin.readline()
        if not line:
            return
        yield json.loads(line)


if __name__ == "__main__":
    serve(CourseDirectory.read(Path(sys.argv[1])), sys.argv[2])
