"""Many submissions → Records: pytest collects once, workers fork after collection, each with a sandbox of its own.

The parent hands out one submission at a time and is the only one to hear of results, so a worker that dies loses at
most the submission in hand, and that one is tried again.
"""

from __future__ import annotations

import gc
import json
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from autograder.grading import bounded, whole_file
from autograder.grading.collection import collect
from autograder.grading.examiner import Examiner
from autograder.grading.exercises import Exercises
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.job import CannotGoOn, Done, Examining, Job, Publish
from autograder.grading.notebook import Plan
from autograder.grading.notebook_file import NotebookError
from autograder.grading.record import Record
from autograder.sandbox.client import Sandbox, Zygote, ZygoteError

TRIES = 2  # of a submission whose worker died


def grade(
    plan: Plan,
    grader: Grader,
    jobs: Iterable[Job],
    *,
    publish: Publish,
    heard: Callable[[Done], None],
    collected: Callable[[], None] = lambda: None,
    shown: Callable[[Record], bool] = lambda record: True,
    workers: int | None = None,
    again: bool = False,
    zygote: Sandbox | None = None,
) -> None:
    """Grade `jobs` with as many workers as there are cores.

    publish : called in a worker with what has been judged, to write pages and notebooks; before the Record is written
    shown : whether what `publish` wrote of a record that still holds is there; if not, it is written again
    heard : called in this process with each result, as they come
    collected : called once the tests are collected and rehearsed
    again : grade also what has not changed
    zygote : a sandbox that is warming up already; it is left open
    errors : AuthorError where the grader cannot run at all, CannotGoOn where its results cannot be kept
    """
    queue = list(jobs)
    own: Sandbox = zygote or Zygote(givens_source=givens_source(plan.assignment))

    def work(examiner: Examiner) -> None:
        own.wait()
        collected()
        hand_out(
            Exercises(examiner), own, queue, publish=publish, heard=heard, shown=shown, workers=workers, again=again
        )

    try:
        collect(plan, grader, work)
    finally:
        if zygote is None:
            own.close()


def hand_out(
    examining: Examining,
    zygote: Sandbox,
    jobs: list[Job],
    *,
    publish: Publish,
    heard: Callable[[Done], None],
    shown: Callable[[Any], bool] = lambda record: True,
    workers: int | None = None,
    again: bool = False,
) -> None:
    """Have `jobs` examined by as many workers as there are cores, in a sandbox that is warm; see `grade`."""
    _Class(examining, zygote, jobs, publish, shown, heard, again).run(workers or len(_cores()))


@dataclass
class _Worker:
    pid: int
    pipe: Connection
    job: int | None = None


class _Class:
    """A class being graded: the queue, the workers, who holds what."""

    def __init__(
        self,
        examining: Examining,
        zygote: Sandbox,
        jobs: list[Job],
        publish: Publish,
        shown: Callable[[Any], bool],
        heard: Callable[[Done], None],
        again: bool,
    ):
        self.examining, self.records, self.zygote, self.jobs = examining, examining.records, zygote, jobs
        self.given = zygote
        self.publish, self.shown, self.heard, self.again = publish, shown, heard, again
        self.todo = deque(range(len(jobs)))
        self.tries = [0] * len(jobs)
        self.workers: list[_Worker] = []

    def run(self, count: int) -> None:
        gc.collect()
        gc.freeze()  # the workers share these pages
        count = max(1, min(count, len(self.jobs)))
        cores = _cores()
        try:
            for n in range(count):
                self._fork(cores[n] if len(cores) >= count else None)
            while self.workers:
                for pipe in wait([w.pipe for w in self.workers]):
                    self._hear(next(w for w in self.workers if w.pipe is pipe))
        finally:  # empty by now, or we are being stopped: what is in hand is graded again another time
            for worker in self.workers:
                os.kill(worker.pid, signal.SIGKILL)
            for worker in self.workers:
                worker.pipe.close()
                os.waitpid(worker.pid, 0)
            if self.zygote is not self.given:
                self.zygote.close()

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if message:
            data = json.loads(message)
            if "stop" in data:
                raise CannotGoOn(data["stop"])
            before = None if data["before"] is None else self.records.from_json(data["before"])
            self.heard(Done(self.records.from_json(data["record"]), before, data["unchanged"]))
        self._hand_out(worker)

    def _hand_out(self, worker: _Worker) -> None:
        worker.job = self.todo.popleft() if self.todo else None
        if worker.job is None:
            self.workers.remove(worker)
            worker.pipe.close()
            os.waitpid(worker.pid, 0)
        else:
            self.tries[worker.job] += 1
            try:
                worker.pipe.send_bytes(json.dumps([worker.job, self.tries[worker.job]]).encode())
            except OSError:  # it died between two submissions
                self._bury(worker)

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
                record = self.examining.unjudged(job, "our grading process died, twice", self.zygote.tier)
                before = self.records.read(job.record)
                try:
                    self._keep(None, record, job)
                except OSError as error:
                    raise CannotGoOn.since(error) from error
                self.heard(Done(record, before, False))
        if self.todo and not any(w.job is None for w in self.workers):
            self._fork(None)

    def _clone(self, core: int | None) -> Sandbox:
        """A sandbox for a worker; where the zygote itself has been killed, of a new one."""
        try:
            return self.zygote.clone(core).wait()
        except ZygoteError:
            if self.zygote is not self.given:
                self.zygote.close()
            self.zygote = self.zygote.renewed().wait()
            return self.zygote.clone(core).wait()

    def _fork(self, core: int | None) -> None:
        zygote = self._clone(core)
        ours, theirs = Pipe()
        parent, pid = os.getpid(), os.fork()
        if pid:
            theirs.close()
            zygote.forget()
            self.workers.append(_Worker(pid, ours))
            return
        try:
            bounded.die_with(parent)
            bounded.hold_memory()
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops us
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            ours.close()
            for other in self.workers:
                other.pipe.close()
            if core is not None:  # a worker and its sandbox take turns: one core is faster than two
                os.sched_setaffinity(0, {core})
            self._work(zygote, theirs)
        except ZygoteError:
            pass  # the sandbox was killed; the submission in hand is tried again with another
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(0)  # never back into pytest's own ending

    def _work(self, zygote: Sandbox, pipe: Connection) -> None:
        pipe.send_bytes(b"")
        while True:
            try:
                job, nth = json.loads(pipe.recv_bytes())
            except EOFError:
                return
            told: dict[str, Any]
            try:
                # also what reads it and writes its pages; what examines it is held to less
                with bounded.held_to_processor_time(2 * bounded.COMPARING_SECONDS):
                    record, before, unchanged = self._one(self.jobs[job], zygote, nth)
            except OSError as error:
                told = {"stop": str(CannotGoOn.since(error))}
            else:
                told = {
                    "record": self.records.to_json(self.records.brief(record)),
                    "before": None if before is None else self.records.to_json(self.records.brief(before)),
                    "unchanged": unchanged,
                }
            try:
                pipe.send_bytes(json.dumps(told).encode())
            except BrokenPipeError:
                return

    def _one(self, job: Job, zygote: Sandbox, nth: int) -> tuple[Any, Any, bool]:
        """The record of a job at its nth try, the record before it, and whether that still holds."""
        before = self.records.read(job.record)
        submission = None
        try:
            submission = self.examining.read(job)
            key = self.examining.key(submission, zygote.tier)
            if before is not None and not self.again and before.key == key:
                kept = before if self.shown(before) else self._keep(submission, before, job)
                return kept, before, True
            examine = self.examining.examine if nth == 1 else self.examining.examine_again
            record = examine(submission, zygote)
        except NotebookError as error:
            record = self.examining.unjudged(job, str(error), zygote.tier)
        except ZygoteError:
            raise
        except Exception as error:  # costs this one a person's time, nobody a point
            why = f"our grader stumbled over it ({type(error).__name__}: {error}); grade it by hand and tell the author"
            record = self.examining.unjudged(job, why[:500], zygote.tier)
        return self._keep(submission, record, job), before, False

    def _keep(self, submission: Any, record: Any, job: Job) -> Any:
        """Publish and write a Record, in this order. Errors: OSError, where no Record can be written at all."""
        try:
            self.publish(submission, record)
        except OSError as error:
            if error.errno in whole_file.FULL:
                raise
            why = f"its pages could not be written ({error}); mend that, then grade it with --again"
            record = replace(record, notes=(*record.notes, why))
        self.records.write(record, job.record)
        return record


def _cores() -> list[int | None]:
    """Processors that we may use; unnamed where this system cannot bind a process to one."""
    if hasattr(os, "sched_getaffinity"):
        return [*sorted(os.sched_getaffinity(0))]
    return [None] * (os.cpu_count() or 1)
