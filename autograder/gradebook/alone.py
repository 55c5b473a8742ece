"""One `autograder grade` at a time on one assignment: a lock that goes with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.gradebook.course_directory import CourseError
from autograder.grading import whole_file

PATIENCE = 5.0  # seconds; the workers of a run that was killed are gone sooner


@contextmanager
def alone(records: Path) -> Iterator[None]:
    """Nobody else grades into `records` meanwhile; what killed runs left there is removed. Errors: CourseError."""
    try:
        records.mkdir(parents=True, exist_ok=True)
        fd = os.open(records / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CourseError(f"{records} cannot be written: {error.strerror}; mend that and grade again") from error
    try:
        _take(fd, records)
        whole_file.sweep(records)
        yield
    finally:
        os.close(fd)


def _take(fd: int, records: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                raise CourseError(
                    f"another `autograder grade {records.name}` is at work on this course; wait until it is done"
                ) from None
            time.sleep(0.1)
        except OSError:  # a file system without locks; nobody can tell, so nobody is refused
            return
