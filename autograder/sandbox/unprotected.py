"""A process for each submission and nothing more, for machines without a sandbox: it can read what you can read.

Only pipes and threads, so that it runs on macOS and Windows too. Each box imports its libraries anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

if __name__ == "__main__":

    def _told(size: int) -> bytes:
        data = b""
        while len(data) < size:
            data += os.read(0, size - len(data)) or sys.exit(1)
        return data

    CONFIGURATION = json.loads(_told(int(_told(10))))  # an argument would be too short for the course's data
    sys.path[:0] = CONFIGURATION["import_from"]

from autograder.plain import codec
from autograder.sandbox.client import ENVIRONMENT, START_SECONDS, Sandbox, Zygote, ZygoteError
from autograder.sandbox.given import open_source
from autograder.sandbox.handle import Box
from autograder.sandbox.limits import NO_ANSWER, Limits, Lost, ran_longer
from autograder.sandbox.view import is_harmless, python

TIER = "process only"
WARNING = "a submission can read and change what you can, reach the network, and leave processes behind"


def start(givens_source: str | None, even_without_sandbox: bool) -> Sandbox:
    """The best sandbox there is; where there is none and the user said so, a process and nothing more.

    errors : ZygoteError, at once or from whatever needs it to be ready
    """
    if not even_without_sandbox:
        return Zygote(givens_source)
    try:
        return Zygote(givens_source).wait()
    except ZygoteError as error:
        return Processes(givens_source, reasons=(str(error),))


class Processes:
    """In place of a `Zygote`, where the user has said to do without. tier, reasons : as there"""

    def __init__(self, givens_source: str | None = "", limits: Limits | None = None, reasons: tuple[str, ...] = ()):
        self.limits, self._reasons = limits or Limits(), list(reasons)
        self._givens = givens_source

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def tier(self) -> str:
        return TIER

    @property
    def reasons(self) -> list[str]:
        return self._reasons

    def wait(self) -> Processes:
        """There is nothing to wait for."""
        return self

    def clone(self, cpu: int | None = None) -> Processes:
        """Every box is a process of its own anyway."""
        return self

    def renewed(self) -> Processes:
        """It does not end."""
        return self

    def box(self, files: Mapping[str, bytes] | None = None) -> Box:
        """A fresh process, in an empty folder with the submission's files."""
        line = _Piped(self._givens, self.limits)
        try:
            return Box(line, {n: d for n, d in (files or {}).items() if is_harmless(n)}, self._givens or "")
        except Lost as lost:
            raise ZygoteError(f"a process for a submission did not start: it {lost.why}") from lost

    def forget(self) -> None:
        """Nothing is shared."""

    def close(self) -> None:
        """Each box ends with its submission."""


class _Piped:
    """The line to a box that is a process like any other."""

    def __init__(self, givens: str | None, limits: Limits):
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="autograder-", ignore_cleanup_errors=True)
        home = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR", "IPYTHONDIR"), self._folder.name)
        kept = {k: v for k, v in os.environ.items() if k.upper() in ("SYSTEMROOT", "PATH", "WINDIR")}
        there = None if givens is None else open_source(givens)
        told = {"givens": there, "limits": asdict(limits), "import_from": [_packages()]}
        configuration = json.dumps(told).encode()
        self._process = subprocess.Popen(
            [*python(), __file__], cwd=self._folder.name, env=ENVIRONMENT | kept | home,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # where it has ended, it is missed with the first question
            self._process.stdin.write(f"{len(configuration):10}".encode() + configuration)
            self._process.stdin.flush()
        self._frames: queue.Queue[bytes | Lost] = queue.Queue()
        self._first = True
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()

    def exchange(self, frame: bytes, seconds: float) -> bytes:
        if self._first:  # it is importing
            self._first, seconds = False, START_SECONDS
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(frame)
            self._process.stdin.flush()
            found = self._frames.get(timeout=seconds)
        except queue.Empty:
            raise ran_longer(seconds) from None
        except OSError:
            found = Lost("ended the process")
        if isinstance(found, Lost):
            raise found
        return found

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            try:
                pipe.close()  # type: ignore[union-attr]
            except OSError:  # what was not yet written
                pass
        self._folder.cleanup()

    def _listen(self) -> None:
        pipe: Any = self._process.stdout
        try:
            while True:
                head = pipe.read(4)
                if len(head) < 4:
                    raise Lost("ended the process")
                length = int.from_bytes(head, "little")
                if length > codec.MAX_BYTES:
                    raise Lost(NO_ANSWER)
                self._frames.put(pipe.read(length))
        except (Lost, OSError, ValueError) as error:
            self._frames.put(error if isinstance(error, Lost) else Lost("ended the process"))

    def _drain(self) -> None:
        pipe: Any = self._process.stderr
        printed = 0
        try:
            while more := pipe.read1(1 << 16):
                printed += len(more)
                if printed > self._limits.output_mb << 20:
                    self._frames.put(Lost(f"printed more than {self._limits.output_mb} MB"))
                    return
        except (OSError, ValueError):
            return


def _packages() -> str:
    return str(Path(__file__).resolve().parents[2])


def _serve(configuration: dict[str, Any]) -> None:
    """In the box: standard input and output become the line, and what is printed goes where it is counted."""
    from autograder.sandbox import box

    if sys.platform == "win32":
        import msvcrt

        for fd in (0, 1):
            msvcrt.setmode(fd, os.O_BINARY)
    line_in, line_out = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    limits = configuration["limits"]
    learner = box.Learner(configuration["givens"])
    sys.path.append("")
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        seconds = int(time.process_time()) + 1 + limits["cpu_seconds"]  # what its imports took is not the learner's
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    learner.serve(line_in, limits, line_out)


if __name__ == "__main__":
    _serve(CONFIGURATION)
