"""Many submissions → Records: pytest collects once, workers fork after collection, each with a sandbox of its own.

The parent hands out one submission at a time and is the only one to hear of results, so a worker that dies loses at
most the submission in hand, and that one is tried again.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

import pytest

from autograder.grading import record as records
from autograder.grading.examiner import Examiner, record_key
from autograder.grading.givens import givens_source
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.job import Done, Examining, Job, Publish
from autograder.grading.notebook import NotebookError, Plan, Submission, read_submission
from autograder.grading.plugin import Grading
from autograder.grading.record import Record
from autograder.sandbox.client import Zygote

TRIES = 2  # of a submission whose worker died
# Built-in plug-ins that a batch has no use for; each costs time for every test.
QUIET = """
    terminal cacheprovider logging capture faulthandler unraisableexception threadexception doctest junitxml pastebin
    stepwise setuponly setupplan debugging unittest tmpdir recwarn monkeypatch legacypath subtests warnings pytester
    hypothesispytest anyio
""".split()


def grade(
    plan: Plan,
    grader: Grader,
    jobs: Iterable[Job],
    *,
    publish: Publish,
    heard: Callable[[Done], None],
    collected: Callable[[], None] = lambda: None,
    workers: int | None = None,
    again: bool = False,
    zygote: Zygote | None = None,
) -> None:
    """Grade `jobs` with as many workers as there are cores.

    publish : called in a worker with what has been judged, to write pages and notebooks; before the Record is written
    heard : called in this process with each result, as they come
    collected : called once the tests are collected and rehearsed
    again : grade also what has not changed
    zygote : a sandbox that is warming up already; it is left open
    errors : AuthorError where the grader cannot run at all
    """
    queue = list(jobs)
    own = zygote or Zygote(givens_source=givens_source())

    def work(examiner: Examiner) -> None:
        own.wait()
        collected()
        hand_out(Exercises(examiner), own, queue, publish=publish, heard=heard, workers=workers, again=again)

    try:
        collect(plan, grader, work)
    finally:
        if zygote is None:
            own.close()


def hand_out(
    examining: Examining,
    zygote: Zygote,
    jobs: list[Job],
    *,
    publish: Publish,
    heard: Callable[[Done], None],
    workers: int | None = None,
    again: bool = False,
) -> None:
    """Have `jobs` examined by as many workers as there are cores; see `grade`."""
    _Class(examining, zygote, jobs, publish, heard, again).run(workers or len(os.sched_getaffinity(0)))


def collect(plan: Plan, grader: Grader, work: Callable[[Examiner], None]) -> None:
    """Collect and rehearse a grader without a terminal, then call `work`.

    errors : AuthorError, and what `work` raises
    """
    problems: list[BaseException] = []

    def guarded(examiner: Examiner) -> None:
        try:
            work(examiner)
        except BaseException as error:  # pytest would turn it into a report of its own
            problems.append(error)

    for name in [n for n in sys.modules if n.partition(".")[0] == grader.folder.name]:
        del sys.modules[name]  # pytest would take an edited grader, or another course's, from here
    grading = Grading(plan, grader, [], guarded)
    listener = _Listener()
    root = ["--import-mode=importlib", "-c", os.devnull, f"--rootdir={grader.folder.parent}"]
    code = pytest.main(
        [*root, *(f"-pno:{name}" for name in QUIET), str(grader.folder)], plugins=[_Registered(grading), listener]
    )
    if problems:
        raise problems[0]
    if listener.errors or code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise AuthorError("; ".join(listener.errors) or f"{grader.folder}: pytest ended with {code!r}")


class _Registered:
    """Registers the grading plug-in once pytest has its configuration."""

    def __init__(self, grading: Grading):
        self.grading = grading

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        self.grading.register(config)


class _Listener:
    """Keeps what pytest would print about a grader that cannot be collected."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo) -> None:
        self.errors.append("stopped")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        try:
            return (yield)
        except pytest.UsageError as error:
            self.errors.append(str(error))
            return True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self) -> Generator[None, object, object]:
        try:
            return (yield)
        except pytest.UsageError as error:
            self.errors.append(str(error))
            raise


@dataclass
class _Worker:
    pid: int
    pipe: Connection
    job: int | None = None


class _Class:
    """A class being graded: the queue, the workers, who holds what."""

    def __init__(
        self,
        examiner: Examining,
        zygote: Zygote,
        jobs: list[Job],
        publish: Publish,
        heard: Callable[[Done], None],
        again: bool,
    ):
        self.examiner, self.records, self.zygote, self.jobs = examiner, examiner.records, zygote, jobs
        self.publish, self.heard, self.again = publish, heard, again
        self.todo = deque(range(len(jobs)))
        self.tries = [0] * len(jobs)
        self.workers: list[_Worker] = []

    def run(self, count: int) -> None:
        gc.collect()
        gc.freeze()  # the workers share these pages
        count = max(1, min(count, len(self.jobs)))
        cores = sorted(os.sched_getaffinity(0))
        try:
            for n in range(count):
                self._fork(cores[n] if count <= len(cores) else None)
            while self.workers:
                for pipe in wait([w.pipe for w in self.workers]):
                    self._hear(next(w for w in self.workers if w.pipe is pipe))
        finally:
            for worker in self.workers:
                worker.pipe.close()
            for worker in self.workers:
                os.waitpid(worker.pid, 0)

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if message:
            data = json.loads(message)
            before = None if data["before"] is None else self.records.from_json(data["before"])
            self.heard(Done(self.records.from_json(data["record"]), before, data["unchanged"]))
        self._hand_out(worker)

    def _hand_out(self, worker: _Worker) -> None:
        worker.job = self.todo.popleft() if self.todo else None
        if worker.job is None:
            worker.pipe.close()
            os.waitpid(worker.pid, 0)
            self.workers.remove(worker)
        else:
            self.tries[worker.job] += 1
            worker.pipe.send_bytes(str(worker.job).encode())

    def _bury(self, worker: _Worker) -> None:
        """A worker died. Its submission is tried again, then put before a person."""
        self.workers.remove(worker)
        worker.pipe.close()
        os.waitpid(worker.pid, 0)
        if worker.job is not None:
            if self.tries[worker.job] < TRIES:
                self.todo.append(worker.job)
            else:
                job = self.jobs[worker.job]
                record = self.examiner.unjudged(job, "our grading process died, twice", self.zygote.tier)
                self.records.write(record, job.record)
                self.heard(Done(record, None, False))
        if self.todo and not any(w.job is None for w in self.workers):
            self._fork(None)

    def _fork(self, core: int | None) -> None:
        zygote = self.zygote.clone(core)
        ours, theirs = Pipe()
        pid = os.fork()
        if pid:
            theirs.close()
            zygote.forget()
            self.workers.append(_Worker(pid, ours))
            return
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops us, after the submission in hand
            ours.close()
            for other in self.workers:
                other.pipe.close()
            if core is not None:  # a worker and its sandbox take turns: one core is faster than two
                os.sched_setaffinity(0, {core})
            self._work(zygote, theirs)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(0)  # never back into pytest's own ending

    def _work(self, zygote: Zygote, pipe: Connection) -> None:
        pipe.send_bytes(b"")
        while True:
            try:
                job = self.jobs[int(pipe.recv_bytes())]
            except EOFError:
                return
            record, before, unchanged = self._one(job, zygote)
            told = {
                "record": self.records.to_json(self.records.brief(record)),
                "before": None if before is None else self.records.to_json(self.records.brief(before)),
                "unchanged": unchanged,
            }
            try:
                pipe.send_bytes(json.dumps(told).encode())
            except BrokenPipeError:
                return

    def _one(self, job: Job, zygote: Zygote) -> tuple[Any, Any, bool]:
        before = self.records.read(job.record)
        submission = None
        try:
            submission = self.examiner.read(job)
            if before is not None and not self.again and before.key == self.examiner.key(submission, zygote.tier):
                return before, before, True
            record = self.examiner.examine(submission, zygote)
        except NotebookError as error:
            record = self.examiner.unjudged(job, str(error), zygote.tier)
        self.publish(submission, record)
        self.records.write(record, job.record)
        return record, before, False


@dataclass(frozen=True)
class Exercises:
    """Examining by a hidden grader."""

    examiner: Examiner
    records = records

    def read(self, job: Job) -> Submission:
        return read_submission(job.notebook, self.examiner.plan, job.student)

    def key(self, submission: Submission, tier: str) -> str:
        return record_key(submission, self.examiner.plan, self.examiner.grader, tier)

    def examine(self, submission: Submission, zygote: Zygote) -> Record:
        return self.examiner.examine(submission, zygote)

    def unjudged(self, job: Job, why: str, tier: str) -> Record:
        return unjudged(self.examiner, job, why, tier)


def unjudged(examiner: Examiner, job: Job, why: str, tier: str) -> Record:
    """A Record of a submission that could not be judged: needs attention, no point lost."""
    plan = examiner.plan
    return Record(
        plan.assignment, plan.title, plan.name, job.student, "", examiner.grader.digest[:12], tier, fault=why,
        max_score=plan.max_score,
    )  # fmt: skip
