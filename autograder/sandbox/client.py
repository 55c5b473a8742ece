"""The trusted side of the sandbox: a zygote, its boxes, and what it means when one is lost."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import select
import signal
import site
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from autograder.plain import codec
from autograder.sandbox import limits as of_a_box
from autograder.sandbox import view
from autograder.sandbox.given import open_source
from autograder.sandbox.handle import Box
from autograder.sandbox.limits import NO_ANSWER, Limits, Lost, ran_longer

START_SECONDS = 60
NOBODY = 64_717  # a uid that no account has, on any system we know of
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "MPLBACKEND": "agg",
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2",
}  # fmt: skip


class ZygoteError(RuntimeError):
    """The sandbox cannot be had; says which layer failed and why."""


class Zygote:
    """A warm sandbox. It starts at once and imports while its owner does other things.

    givens_source : text of course/givens.py, public functions that exercises name; only what it lists as OPEN is in
        the box from the start. None for notebooks of other courses, whose cells run as in a kernel and where no
        `course` stands in
    tier : "A" or "B" to insist on one, None for the best there is
    without : layers to do without, "namespaces" or "Landlock", to see how a machine that lacks them fares
    errors : ZygoteError from whatever needs it to be ready
    """

    def __init__(
        self,
        givens_source: str | None = "",
        limits: Limits | None = None,
        tier: str | None = None,
        without: Sequence[str] = (),
    ):
        if platform.system() != "Linux":
            raise ZygoteError(
                f"{platform.system()} has no namespaces, Landlock or seccomp; grade on Linux, or with "
                "`autograder grade --even-without-sandbox` in a process and nothing more"
            )
        self.limits = limits or Limits()
        self._made = (givens_source, tier, without)
        self._ready: dict[str, Any] | None = None
        self._exits: dict[int, dict[str, Any]] = {}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        here = Path(__file__).resolve().parent
        configuration = {
            "visible": view.visible_paths(),
            "packages": view.packages(),
            "hidden": view.hidden_paths(here.parents[1]),
            "givens": None if givens_source is None else open_source(givens_source),
            "tier": tier,
            "without": list(without),
            "uid": NOBODY,
            "import_from": [str(here.parents[1])],
        }
        arguments = [str(here / "zygote.py"), str(theirs.fileno())]
        environment = ENVIRONMENT | ({"HOME": str(Path.home())} if site.ENABLE_USER_SITE else {})
        self._process: subprocess.Popen | None = subprocess.Popen(
            [*view.python(), *arguments], pass_fds=[theirs.fileno()], env=environment, cwd="/",
            stdin=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        theirs.close()
        assert self._process.stdin is not None
        with contextlib.suppress(OSError), self._process.stdin as told:  # where it has ended, it is missed later
            told.write(json.dumps(configuration).encode())
        self._control = ours
        self._control.settimeout(START_SECONDS)

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def tier(self) -> str:
        """ "A" or "B": how well a submission is contained."""
        return self._told()["tier"]

    @property
    def reasons(self) -> list[str]:
        """What is missing, in words."""
        return self._told()["reasons"]

    def wait(self) -> Zygote:
        """Until it is warm. Errors: ZygoteError."""
        self._told()
        return self

    def clone(self, cpu: int | None = None) -> Zygote:
        """A second zygote, forked from this warm one, and kept to one processor if `cpu` says which."""
        self._told()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            socket.send_fds(self._control, [json.dumps({"clone": cpu}).encode()], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise ZygoteError(f"the sandbox has ended: {error}") from error
        finally:
            theirs.close()
        other = object.__new__(Zygote)
        other._made = self._made
        other.limits, other._ready, other._exits, other._process = self.limits, None, {}, None
        other._control = ours
        other._control.settimeout(START_SECONDS)
        return other

    def renewed(self) -> Zygote:
        """Another one like it, for when this one has ended."""
        givens_source, tier, without = self._made
        return Zygote(givens_source, self.limits, tier, without)

    def box(self, files: Mapping[str, bytes] | None = None) -> Box:
        """A fresh box with the submission's files in it."""
        self._told()
        files = {n: d for n, d in (files or {}).items() if view.is_harmless(n)}
        limits = self.limits.beside([len(d) for d in files.values()]) if files else self.limits
        line, theirs = socket.socketpair()
        output, writing = os.pipe()
        try:
            socket.send_fds(
                self._control, [json.dumps({"limits": asdict(limits)}).encode()], [theirs.fileno(), writing]
            )
        except OSError as error:
            line.close()
            os.close(output)
            raise ZygoteError(f"the sandbox has ended: {error}") from error
        finally:
            theirs.close()
            os.close(writing)
        pid, pidfd = self._born()
        return Box(_Forked(self, limits, line, output, pidfd, pid), files, self._made[0] or "")

    def forget(self) -> None:
        """Close our end without ending it: it is another process's now."""
        self._control.close()

    def close(self) -> None:
        """End the zygote and every box of it."""
        self._control.close()
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def ended(self, pid: int, seconds: float = 5.0) -> dict[str, Any]:
        """How a box ended: {"status", "resident", "cpu", "why"}; {} if nobody knows. Errors: ZygoteError."""
        end = time.monotonic() + seconds
        while pid not in self._exits:
            if not select.select([self._control], [], [], max(0.0, end - time.monotonic()))[0]:
                return {}
            message = self._control.recv(4096)
            if not message:  # a box that is gone with it says nothing about its submission
                raise ZygoteError("the sandbox has ended")
            told = json.loads(message)
            self._exits[told["exit"]] = told
        return self._exits.pop(pid)

    def _born(self) -> tuple[int, int]:
        while True:
            try:
                message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1, socket.MSG_CMSG_CLOEXEC)
            except OSError as error:
                raise ZygoteError(f"the sandbox did not answer: {error}") from error
            if not message:
                raise ZygoteError("the sandbox has ended")
            told = json.loads(message)
            if "exit" not in told:
                return told["pid"], descriptors[0]
            self._exits[told["exit"]] = told

    def _told(self) -> dict[str, Any]:
        if self._ready is None:
            try:
                message = self._control.recv(1 << 16)
            except OSError as error:
                raise ZygoteError(f"the sandbox did not start within {START_SECONDS} s: {error}") from error
            self._ready = json.loads(message or b'{"problem": "it ended at once"}')
        if "problem" in self._ready:
            raise ZygoteError(
                f"no sandbox on this machine: {self._ready['problem']}. Ask `autograder doctor`; "
                "`autograder grade --even-without-sandbox` grades all the same, in a process and nothing more"
            )
        return self._ready


class Sandbox(Protocol):
    """A `Zygote`, or what stands in its place where the user has said to do without one.

    limits : of the boxes to come
    """

    limits: Limits

    @property
    def tier(self) -> str: ...
    @property
    def reasons(self) -> list[str]: ...
    def wait(self) -> Sandbox: ...
    def clone(self, cpu: int | None = None) -> Sandbox: ...
    def renewed(self) -> Sandbox: ...
    def box(self, files: Mapping[str, bytes] | None = None) -> Box: ...
    def forget(self) -> None: ...
    def close(self) -> None: ...


class _Forked:
    """The line to a box that a zygote has forked."""

    def __init__(self, zygote: Zygote, limits: Limits, line: socket.socket, output: int, pidfd: int, pid: int):
        self._zygote, self._limits, self._pid, self._pidfd = zygote, limits, pid, pidfd
        self._line, self._output = line, output
        self._printed = 0
        self._open = True
        self._poll = select.poll()
        self._poll.register(line, select.POLLIN)
        self._poll.register(output, select.POLLIN)

    def exchange(self, frame: bytes, seconds: float) -> bytes:
        """One large read is nearly always all of it."""
        end, data = time.monotonic() + seconds, bytearray()
        self._send(frame, seconds)
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise ran_longer(seconds)
            for fd, _ in self._poll.poll(left * 1000):
                if fd == self._output:
                    self._drain()
                    continue
                try:
                    more = self._line.recv(1 << 18)
                except OSError:
                    more = b""
                if not more:
                    raise Lost(self._why())
                data += more
                if len(data) >= 4:
                    length = int.from_bytes(data[:4], "little")
                    if length > codec.MAX_BYTES or len(data) > length + 4:
                        raise Lost(NO_ANSWER)
                    if len(data) == length + 4:
                        return bytes(data[4:])

    def end(self) -> None:
        if not self._open:
            return
        self._open = False
        self._kill()
        self._line.close()
        os.close(self._output)
        os.close(self._pidfd)
        self._zygote.ended(self._pid)

    def _send(self, frame: bytes, seconds: float) -> None:
        self._line.settimeout(seconds)
        try:
            self._line.sendall(frame)
        except TimeoutError:
            raise ran_longer(seconds) from None
        except OSError:
            raise Lost(self._why()) from None

    def _drain(self) -> None:
        printed = os.read(self._output, 1 << 16)
        self._printed += len(printed)
        if not printed:
            self._poll.unregister(self._output)
        elif self._printed > self._limits.output_mb << 20:
            raise Lost(f"printed more than {self._limits.output_mb} MB")

    def _kill(self) -> None:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def _why(self) -> str:
        """The other end is closed: say how it ended, as far as it can be known."""
        self._kill()
        told = self._zygote.ended(self._pid)
        self._zygote._exits[self._pid] = told  # end() asks again
        return of_a_box.ended(told, self._limits)
