"""The zygote: a warm process that forks a box for each submission. Never reads a submission, a test or an answer.

Started by exec with a clean environment and one control socket:

    python -s -P zygote.py CONTROL_FD < CONFIGURATION

A request is one JSON message with two descriptors, the box's line to the trusted side and its output; the reply is the
box's pid with a pidfd. One thread, no event loop, or forking would not be safe.
"""

from __future__ import annotations

import array
import gc
import json
import os
import select
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, NoReturn

CONFIGURATION = {}
if __name__ == "__main__":  # an argument would be too short for the course's data
    CONFIGURATION = json.load(sys.stdin)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
sys.path[:0] = CONFIGURATION.get("import_from", [])

# before the root is left: inside, this package is out of reach
from autograder.sandbox import box, folders, landlock, layers, lockdown, seccomp, view  # noqa: E402

READABLE_DEVICES = [f"/dev/{name}" for name in lockdown.DEVICES]
WATCH_MILLISECONDS = 50
MARGIN = 16 << 20  # of address space, for the fork itself


@dataclass
class Child:
    """A box that runs.

    folder, disk_bytes, files : where there are no namespaces, what is watched; why : it was ended
    """

    pid: int
    folder: str
    disk_bytes: int
    files: int
    why: str = ""


class Zygote:
    """tier : "A" with namespaces, "B" without; reasons : what is missing, in words"""

    def __init__(self, control: socket.socket, configuration: dict[str, Any]):
        self.control, self.conf = control, configuration
        self.conf["leave"] = control.close
        self.children: dict[int, Child] = {}  # by pidfd
        self.clones: dict[int, int] = {}  # pidfd → pid
        self.proc = os.open("/proc", os.O_PATH | os.O_CLOEXEC)
        self.tier, self.reasons, self.landlock = layers.enter(configuration, self.proc)
        if self.tier == "A":
            self.own_pids = os.open("self/ns/pid", os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.proc)
        self._warm()
        gc.collect()
        gc.freeze()  # boxes share these pages
        status = self._status()
        self.base = int(status["VmSize"].split()[0]) * 1024 + MARGIN
        if status["Threads"] != "1":
            raise RuntimeError("the zygote has more than one thread")
        os.close(self.proc)

    def _warm(self) -> None:
        home = "/box"
        if self.tier == "B":
            self._require_readable_python()
            folders.sweep()
            home = folders.make()
            os.chdir(home)
        os.environ.update(HOME=home, TMPDIR=home, MPLCONFIGDIR=home, IPYTHONDIR=home)
        self.read: list[str] = self.conf["visible"]
        self.listed: list[str] = []
        if self.tier == "B":
            self.read, self.listed = view.around(self.conf["visible"], self.conf["hidden"])
        inside = tuple(f"{p}/" for p in self.conf["visible"])
        sys.path[:] = [p for p in sys.path if f"{os.path.realpath(p)}/".startswith(inside)]
        self.learner = box.Learner(self.conf["givens"])
        sys.path.append("")  # a learner's own modules lie beside the notebook; last, so that none hides a library
        if self.tier == "B":
            os.chdir("/")
            folders.remove(home)

    def _require_readable_python(self) -> None:
        for path in (os.path.dirname(os.__file__), *self.conf["packages"]):
            if not os.access(path, os.R_OK | os.X_OK):
                raise PermissionError(
                    f"without namespaces the sandbox runs as uid {os.geteuid()}, which cannot read {path}; "
                    "install Python and the environment where everyone can read them"
                )

    def _status(self) -> dict[str, str]:
        fd = os.open("self/status", os.O_RDONLY, dir_fd=self.proc)
        with open(fd) as file:
            return dict((part.strip() for part in line.split(":", 1)) for line in file if ":" in line)  # type: ignore[misc]

    # ---- forking boxes

    def serve(self) -> NoReturn:
        self._tell_ready()
        poll = self._poll()
        while True:
            for fd, _ in poll.poll(WATCH_MILLISECONDS if self._watched() else None):
                if fd in self.children:
                    poll.unregister(fd)
                    self._reap(fd)
                    continue
                if fd in self.clones:
                    poll.unregister(fd)
                    os.waitpid(self.clones.pop(fd), 0)
                    os.close(fd)
                    continue
                message, descriptors = self._receive()
                if not message:
                    self._leave()
                request = json.loads(message)
                if "clone" in request:
                    clone = self._clone(request, descriptors)
                    if clone is None:  # we are it
                        poll = self._poll()
                    else:
                        poll.register(clone, select.POLLIN)
                else:
                    poll.register(self._box(request, descriptors), select.POLLIN)
            self._watch()

    def _tell_ready(self) -> None:
        ready = {"tier": self.tier, "reasons": self.reasons, "landlock": landlock.version()}
        self.control.send(json.dumps(ready).encode())

    def _poll(self) -> select.poll:
        poll = select.poll()
        poll.register(self.control.fileno(), select.POLLIN)
        return poll

    def _receive(self) -> tuple[bytes, list[int]]:
        message, ancillary, _, _ = self.control.recvmsg(1 << 16, socket.CMSG_SPACE(16), socket.MSG_CMSG_CLOEXEC)
        descriptors = array.array("i")
        for _, _, data in ancillary:
            descriptors.frombytes(data)
        return message, list(descriptors)

    def _leave(self) -> NoReturn:
        """The trusted side has hung up: nothing of ours stays behind."""
        for pidfd, child in self.children.items():
            try:
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
                os.waitpid(child.pid, 0)
            except OSError:
                continue
            if child.folder:
                folders.remove(child.folder)
        os._exit(0)

    def _watched(self) -> bool:
        return self.tier == "B" and bool(self.children)

    def _watch(self) -> None:
        """Without a file system of its own, what a box writes is counted from outside."""
        if not self._watched():
            return
        for pidfd, child in self.children.items():
            if not child.why:
                child.why = folders.excess(child.folder, child.pid, child.disk_bytes, child.files)
                if child.why:
                    signal.pidfd_send_signal(pidfd, signal.SIGKILL)

    def _reap(self, pidfd: int) -> None:
        child = self.children.pop(pidfd)
        os.close(pidfd)
        _, status, usage = os.wait4(child.pid, 0)
        if child.folder:
            folders.remove(child.folder)
        cpu, resident = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
        told = {"exit": child.pid, "status": status, "resident": resident, "cpu": cpu, "why": child.why}
        self.control.send(json.dumps(told).encode())

    def _clone(self, request: dict[str, Any], descriptors: list[int]) -> int | None:
        """A second zygote, forked from the warm one: ten milliseconds instead of two seconds. None in the second."""
        pid = os.fork()
        if pid:
            os.close(descriptors[0])
            pidfd = os.pidfd_open(pid)
            self.clones[pidfd] = pid
            return pidfd
        lockdown.die_with_parent()
        self.control.close()
        self.control = socket.socket(fileno=descriptors[0])
        for pidfd in (*self.children, *self.clones):
            os.close(pidfd)
        self.children.clear()
        self.clones.clear()
        if request["clone"] is not None:
            os.sched_setaffinity(0, [request["clone"]])
        self._tell_ready()
        return None

    def _box(self, request: dict[str, Any], descriptors: list[int]) -> int:
        limits = request["limits"]
        folder = folders.make() if self.tier == "B" else ""
        if self.tier == "A":
            lockdown.unshare("pid")
        pid = os.fork()
        if pid == 0:
            try:
                self._become_box(limits, folder, *descriptors)
            except BaseException as error:
                os.write(2, f"sandbox: {type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(99)
        if self.tier == "A":
            lockdown.join_pid_namespace(self.own_pids)
        for fd in descriptors:
            os.close(fd)
        pidfd = os.pidfd_open(pid)
        self.children[pidfd] = Child(pid, folder, limits["disk_mb"] << 20, limits["files"])
        socket.send_fds(self.control, [json.dumps({"pid": pid}).encode()], [pidfd])
        return pidfd

    def _become_box(self, limits: dict[str, int], folder: str, line: int, output: int) -> None:
        lockdown.die_with_parent()
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        line = os.dup(line) if line <= 3 else line
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.dup2(line, 3)
        os.closerange(4, 4096)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        if self.tier == "A":
            lockdown.unshare("mount")
            lockdown.private_box(limits["disk_mb"], limits["files"])
        else:
            os.chdir(folder)
            os.environ.update(HOME=folder, TMPDIR=folder, MPLCONFIGDIR=folder, IPYTHONDIR=folder)
        tempfile.tempdir = None
        if self.landlock:
            landlock.restrict([*self.read, *READABLE_DEVICES], [os.getcwd(), "/dev/null"], self.listed)
        threads = None
        if self.tier == "A":
            lockdown.drop_capabilities()
            lockdown.leave_no_core()
            threads = 64
        lockdown.limit_resources(
            self.base + (limits["memory_mb"] << 20), limits["cpu_seconds"], limits["disk_mb"] << 20, threads
        )
        seccomp.load(seccomp.program(os.getpid()))
        self.learner.serve(3, limits)


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        zygote = Zygote(control, CONFIGURATION)
    except Exception as error:
        control.send(json.dumps({"problem": f"{type(error).__name__}: {error}"}).encode()[:60000])
        sys.exit(1)
    try:
        zygote.serve()
    except (BrokenPipeError, ConnectionResetError):  # the trusted side has left
        zygote._leave()


if __name__ == "__main__":
    main()
