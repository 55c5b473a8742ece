"""The trusted side of the sandbox: a zygote, its boxes, and what it means when one is lost."""

from __future__ import annotations

import json
import os
import platform
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.plain import codec
from autograder.plain.question import Question

START_SECONDS = 60
GRACE_SECONDS = 3  # for an interrupted cell to give way
SYSTEM_PATHS = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/fonts")
NOBODY = 64_717  # a uid that no account has, on any system we know of


class ZygoteError(RuntimeError):
    """The sandbox cannot be had; says which layer failed and why."""


class Lost(Exception):
    """A box is gone. `why` continues a sentence about the learner's code: "ran longer than 5 s"."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Limits:
    """Of one box. Wall-clock seconds come with each question."""

    memory_mb: int = 1024
    cpu_seconds: int = 120
    disk_mb: int = 32
    files: int = 1000
    output_mb: int = 32


class Zygote:
    """A warm sandbox. It starts at once and imports while its owner does other things.

    givens_source : text of course/givens.py, public functions that exercises name; None for notebooks of other courses,
        whose cells run as in a kernel and where no `course` stands in
    tier : "A" or "B" to insist on one, None for the best there is
    errors : ZygoteError from whatever needs it to be ready
    """

    def __init__(self, givens_source: str | None = "", limits: Limits | None = None, tier: str | None = None):
        if platform.system() != "Linux":
            raise ZygoteError(f"{platform.system()} has no namespaces, Landlock or seccomp; grade on Linux")
        self.limits = limits or Limits()
        self._ready: dict[str, Any] | None = None
        self._exits: dict[int, dict[str, Any]] = {}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        here = Path(__file__).resolve().parent
        configuration = {
            "visible": visible_paths(),
            "hidden": hidden_paths(here.parents[1]),
            "givens": givens_source,
            "tier": tier,
            "uid": NOBODY,
            "import_from": [str(here.parents[1])],
        }
        environment = {
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "MPLBACKEND": "agg",
            "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2",
        }  # fmt: skip
        command = [sys.executable, "-s", "-P", str(here / "zygote.py"), str(theirs.fileno()), json.dumps(configuration)]
        self._process: subprocess.Popen | None = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], env=environment, cwd="/", stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        theirs.close()
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
        """Why it is not tier A."""
        return self._told()["reasons"]

    def wait(self) -> Zygote:
        """Until it is warm. Errors: ZygoteError."""
        self._told()
        return self

    def clone(self, cpu: int | None = None) -> Zygote:
        """A second zygote, forked from this warm one, and kept to one processor if `cpu` says which."""
        self._told()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(self._control, [json.dumps({"clone": cpu}).encode()], [theirs.fileno()])
        theirs.close()
        other = object.__new__(Zygote)
        other.limits, other._ready, other._exits, other._process = self.limits, None, {}, None
        other._control = ours
        other._control.settimeout(START_SECONDS)
        return other

    def box(self, files: Mapping[str, bytes] | None = None) -> Box:
        """A fresh box with the submission's files in it."""
        self._told()
        line, theirs = socket.socketpair()
        output, writing = os.pipe()
        try:
            socket.send_fds(
                self._control, [json.dumps({"limits": asdict(self.limits)}).encode()], [theirs.fileno(), writing]
            )
        finally:
            theirs.close()
            os.close(writing)
        while True:
            try:
                message, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1, socket.MSG_CMSG_CLOEXEC)
            except OSError as error:
                raise ZygoteError(f"the sandbox did not answer: {error}") from error
            if not message:
                raise ZygoteError("the sandbox has ended")
            told = json.loads(message)
            if "exit" in told:
                self._exits[told["exit"]] = told
                continue
            box = Box(self, line, output, descriptors[0], told["pid"])
            box.begin({n: d for n, d in (files or {}).items() if _harmless(n)})
            return box

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
        """How a box ended: {"status", "resident"}; {} if nobody knows."""
        end = time.monotonic() + seconds
        while pid not in self._exits:
            if not select.select([self._control], [], [], max(0.0, end - time.monotonic()))[0]:
                return {}
            message = self._control.recv(4096)
            if not message:
                return {}
            told = json.loads(message)
            self._exits[told["exit"]] = told
        return self._exits.pop(pid)

    def _told(self) -> dict[str, Any]:
        if self._ready is None:
            try:
                message = self._control.recv(1 << 16)
            except OSError as error:
                raise ZygoteError(f"the sandbox did not start within {START_SECONDS} s: {error}") from error
            self._ready = json.loads(message or b'{"problem": "it ended at once"}')
        if "problem" in self._ready:
            raise ZygoteError(f"no sandbox on this machine: {self._ready['problem']}. Ask `autograder doctor`.")
        return self._ready


class Box:
    """One submission's process. Everything it sends is read through a strict codec."""

    def __init__(self, zygote: Zygote, line: socket.socket, output: int, pidfd: int, pid: int):
        self._zygote, self._line, self._output, self._pidfd, self._pid = zygote, line, output, pidfd, pid
        self._printed = 0
        self._poll = select.poll()
        self._poll.register(line, select.POLLIN)
        self._poll.register(output, select.POLLIN)

    def begin(self, files: Mapping[str, bytes]) -> None:
        self._receive(20.0)
        for name, data in files.items():  # one at a time: a message has a largest size
            self._exchange({"files": {name: data}}, 20.0)

    def run_cell(self, source: str, seconds: float) -> list[dict[str, Any]]:
        """Outputs of a cell, as in a notebook. Errors: Lost."""
        return self._outputs(self._exchange({"cell": source}, seconds))

    def execute(self, source: str, seconds: float) -> list[dict[str, Any]]:
        """Outputs of a cell run as a kernel runs it; past `seconds` it is interrupted inside. Errors: Lost."""
        message = {"execute": source, "seconds": seconds}
        try:
            return self._outputs(self._exchange(message, seconds + GRACE_SECONDS))
        except Lost as lost:
            told = lost.why.replace(f"{seconds + GRACE_SECONDS:g} s", f"{seconds:g} s")
            raise Lost(told) from None

    def _outputs(self, reply: dict[str, Any]) -> list[dict[str, Any]]:
        outputs = reply.get("outputs")
        if not isinstance(outputs, list) or not all(isinstance(o, dict) and "output_type" in o for o in outputs):
            raise self._lost("sent something that is no answer")
        return outputs

    def ask(self, question: Question, seconds: float) -> dict[str, Any]:
        """The reply to a question: a dict of plain data, to be validated. Errors: Lost."""
        return self._exchange(
            {"text": question.text, "arguments": dict(question.arguments), "given": list(question.given)}, seconds
        )

    def close(self) -> None:
        """End it, whatever it is doing."""
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._line.close()
        os.close(self._output)
        os.close(self._pidfd)
        self._zygote.ended(self._pid)

    def _exchange(self, message: dict[str, Any], seconds: float) -> dict[str, Any]:
        data = codec.pack(message)
        self._line.settimeout(seconds)
        try:
            self._line.sendall(len(data).to_bytes(4, "little") + data)
        except TimeoutError:
            raise self._lost(f"ran longer than {seconds:g} s") from None
        except OSError:
            raise self._ended() from None
        return self._receive(seconds)

    def _receive(self, seconds: float) -> dict[str, Any]:
        """One reply. One large read is nearly always all of it."""
        end, data = time.monotonic() + seconds, bytearray()
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise self._lost(f"ran longer than {seconds:g} s")
            for fd, _ in self._poll.poll(left * 1000):
                if fd == self._output:
                    self._drain()
                    continue
                try:
                    more = self._line.recv(1 << 18)
                except OSError:
                    more = b""
                if not more:
                    raise self._ended()
                data += more
                if len(data) >= 4:
                    length = int.from_bytes(data[:4], "little")
                    if length > codec.MAX_BYTES or len(data) > length + 4:
                        raise self._lost("sent something that is no answer")
                    if len(data) == length + 4:
                        return self._read(bytes(data[4:]))

    def _read(self, data: bytes) -> dict[str, Any]:
        try:
            reply = codec.unpack(data)
        except codec.CodecError:
            raise self._lost("sent something that is no answer") from None
        if type(reply) is not dict:
            raise self._lost("sent something that is no answer")
        return reply

    def _drain(self) -> None:
        printed = os.read(self._output, 1 << 16)
        self._printed += len(printed)
        if not printed:
            self._poll.unregister(self._output)
        elif self._printed > self._zygote.limits.output_mb << 20:
            raise self._lost(f"printed more than {self._zygote.limits.output_mb} MB")

    def _lost(self, why: str) -> Lost:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass
        return Lost(why)

    def _ended(self) -> Lost:
        """The other end is closed: say how, as far as it can be known."""
        self._lost("")
        told = self._zygote.ended(self._pid)
        self._zygote._exits[self._pid] = told  # close() asks again
        status = told.get("status", 0)
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return Lost(f"used more than {self._zygote.limits.cpu_seconds} s of processor time")
            if number == signal.SIGKILL and told.get("resident", 0) > self._zygote.limits.memory_mb << 19:
                return Lost(f"used more than {self._zygote.limits.memory_mb} MB of memory")
            if number != signal.SIGKILL:
                return Lost(f"crashed Python ({signal.Signals(number).name})")
        return Lost("ended the process")


def visible_paths() -> list[str]:
    """What a box may read: the interpreter, its environment, the system's libraries and fonts."""
    prefixes = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix)}
    system = [p for p in (*SYSTEM_PATHS, "/etc/ld.so.cache") if os.path.lexists(p)]
    return [*sorted(prefixes), *(p for p in system if not any(p.startswith(q + "/") for q in prefixes))]


def hidden_paths(packages: Path) -> list[str]:
    """What lies within them and stays unseen: this project, where it is installed as a wheel."""
    return [str(packages / name) for name in ("autograder", "course")]


def _harmless(name: str) -> bool:
    parts = Path(name).parts
    return bool(parts) and not Path(name).is_absolute() and ".." not in parts and "\0" not in name
