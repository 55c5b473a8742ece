"""make bench: how long a box takes to start, and the demo's class to be graded. Medians; the machine is named.

The class holds a submission that loops for ever and one that eats memory; their deliberate time-outs are told apart.
"""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
from pathlib import Path

from autograder.gradebook.class_run import grade_class
from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.givens import givens_source
from autograder.grading.session import QUESTION_SECONDS
from autograder.plain.question import Question
from autograder.sandbox.client import Zygote
from autograder.verify import demo

RUNS = 3


def box_starts(count: int = 100) -> list[float]:
    """Seconds from the request for a box to its first answer, warm."""
    seconds = []
    with Zygote(givens_source()) as zygote:
        for _ in range(count + 5):
            started = time.perf_counter()
            box = zygote.box()
            box.ask(Question("1"), 5)
            seconds.append(time.perf_counter() - started)
            box.close()
    return seconds[5:]


def class_runs() -> tuple[list[float], int, float]:
    """(seconds of each run, submissions, seconds spent in deliberate time-outs)."""
    home = CourseDirectory.find()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        course = demo.prepare(home, Path(scratch) / "course")
        seconds = []
        for _ in range(RUNS):
            started = time.perf_counter()
            run = grade_class(course, demo.ASSIGNMENT, again=True)
            seconds.append(time.perf_counter() - started)
        timeouts = sum(QUESTION_SECONDS for r in run.records for note in r.notes if "ran longer" in note)
        return seconds, len(run.records), timeouts


def main() -> None:
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    starts = sorted(s * 1000 for s in box_starts())
    print(f"box start, warm      median {statistics.median(starts):6.1f} ms   p99 {starts[98]:6.1f} ms   (≤ 20 ms)")
    seconds, count, timeouts = class_runs()
    whole = statistics.median(seconds)
    print(f"the demo's class     median {whole:6.1f} s for {count} submissions; deliberate time-outs {timeouts:g} s")
    print(f"  apart from it      {whole - timeouts:6.1f} s   (≤ 15 s)")


if __name__ == "__main__":
    main()
