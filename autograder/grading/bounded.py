"""The trusted side held to limits: a legal answer can make a comparison run, or grow, without end.

A process that examines submissions is held to memory and processor time by the kernel, since a comparison that hangs
in C hears no signal handler. Where that ends the process, the submission is examined again, each exercise in a process
of its own: the comparison that ran away costs its exercise an automatic score, and nothing else.
"""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.checks.result import CheckResult, ExerciseResult
from autograder.grading import record as records
from autograder.grading import session
from autograder.grading.examiner import Examiner
from autograder.grading.notebook import Submission
from autograder.grading.record import ExerciseRecord, Record
from autograder.sandbox.client import Sandbox
from autograder.sandbox.lockdown import die_with_parent

MEMORY_MB = 2048  # beyond what the process has when it begins
COMPARING_SECONDS = 20.0  # processor time of the trusted side; ordinary submissions take 0.05 s of it
SLACK_SECONDS = 30.0  # on top of the submission's own time: boxes that start, pages that are written


def die_with(parent: int) -> None:
    """From now on this process ends when its parent does, or at once where that is gone already."""
    if sys.platform == "linux":
        die_with_parent()
    if os.getppid() != parent:
        os._exit(0)


def hold_memory() -> None:
    """From now on this process, and all it forks, cannot grow by more than MEMORY_MB."""
    if sys.platform != "linux":  # elsewhere the limit is not kept
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + (MEMORY_MB << 20)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


@contextmanager
def held_to_processor_time(seconds: float) -> Iterator[None]:
    """The kernel ends this process if it computes for longer; waiting for a box does not count. May be nested."""
    left, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)


def examine_apart(examiner: Examiner, submission: Submission, zygote: Sandbox) -> Record:
    """The record of a submission, each exercise examined in a process of its own.

    An exercise whose process ends before it has answered needs attention, with the reason in words.
    """
    zygote.wait()  # before a child could take its first word from us
    left = session.SUBMISSION_SECONDS
    found: list[Record] = []
    for exercise in examiner.tests:
        started = time.monotonic()
        found.append(_in_child(examiner, submission, zygote, exercise, max(left, 1.0)))
        left -= time.monotonic() - started
    first = found[0]
    return dataclasses.replace(
        first,
        exercises=tuple(e for r in found for e in r.exercises),
        max_score=sum(r.max_score for r in found),
        notes=tuple(dict.fromkeys(n for r in found for n in r.notes)),
        seconds=round(sum(r.seconds for r in found), 3),
        outputs={i: o for r in found for i, o in r.outputs.items()},
    )


def _in_child(examiner: Examiner, submission: Submission, zygote: Sandbox, exercise: str, seconds: float) -> Record:
    ours, theirs = Pipe(duplex=False)
    parent, pid = os.getpid(), os.fork()
    if pid == 0:
        try:
            die_with(parent)
            ours.close()
            with held_to_processor_time(COMPARING_SECONDS):
                record = examiner.examine(submission, zygote.clone(), [exercise], seconds)
            theirs.send_bytes(json.dumps(records.to_json(record)).encode())
        finally:
            os._exit(0)
    theirs.close()
    message = _heard(ours, seconds + SLACK_SECONDS)
    ours.close()
    if not message:
        os.kill(pid, signal.SIGKILL)  # of no effect where the kernel has ended it already
    _, status = os.waitpid(pid, 0)
    if message:
        return records.from_json(json.loads(message))
    return _undecided(examiner, submission, zygote, exercise, status)


def _heard(pipe: Connection, seconds: float) -> bytes:
    try:
        return pipe.recv_bytes() if pipe.poll(seconds) else b""
    except (EOFError, OSError):
        return b""


def _undecided(examiner: Examiner, submission: Submission, zygote: Sandbox, exercise: str, status: int) -> Record:
    why = "ended our process"
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        why = f"ended our process ({signal.Signals(number).name})"
        if number == signal.SIGPROF:
            why = f"took more than {COMPARING_SECONDS:g} s of processor time"
    told = f"comparing this answer {why}"
    checks = tuple(CheckResult(t.name, t.title, t.weight, "undecided", detail=told) for t in examiner.tests[exercise])
    each = examiner.tests[exercise][0].settings.each
    result = ExerciseResult(exercise, examiner.plan.exercises[exercise].points, checks, each=each)
    one = ExerciseRecord(result, examiner.plan.signature(exercise), submission.code(exercise))
    return examiner.record(submission, zygote, (one,))
