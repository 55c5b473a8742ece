"""The zygote: a warm process that forks a box for each submission. Never reads a submission, a test or an answer.

Started by exec with a clean environment and one control socket:

    python -s -P zygote.py CONTROL_FD CONFIGURATION

A request is one JSON message with two descriptors, the box's line to the trusted side and its output; the reply is the
box's pid with a pidfd. One thread, no event loop, or forking would not be safe.
"""

from __future__ import annotations

import array
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from typing import Any, NoReturn

CONFIGURATION = json.loads(sys.argv[2]) if __name__ == "__main__" else {}
sys.path[:0] = CONFIGURATION.get("import_from", [])

# before the root is left: inside, this package is out of reach
from autograder.sandbox import box, landlock, lockdown, seccomp  # noqa: E402

READABLE_DEVICES = [f"/dev/{name}" for name in lockdown.DEVICES]


class Zygote:
    """tier : "A" with namespaces, "B" without; reasons : what is missing, in words"""

    def __init__(self, control: socket.socket, configuration: dict[str, Any]):
        self.control, self.conf = control, configuration
        self.visible: list[str] = configuration["visible"]
        self.reasons: list[str] = []
        self.children: dict[int, tuple[int, str]] = {}  # pidfd → pid, working directory in tier B
        self.proc = os.open("/proc", os.O_PATH | os.O_CLOEXEC)
        self.tier = self._lock_in()
        self._warm()
        gc.collect()
        gc.freeze()  # boxes share these pages
        status = self._status()
        self.base = int(status["VmSize"].split()[0]) * 1024 + (16 << 20)
        if status["Threads"] != "1":
            raise RuntimeError("the zygote has more than one thread")
        os.close(self.proc)

    # ---- getting in

    def _lock_in(self) -> str:
        lockdown.require_known_processor()
        lockdown.die_with_parent()
        self._require_filters()
        wanted = self.conf.get("tier")
        if wanted != "B":
            problem = self._try_namespaces()
            if not problem:
                self._enter_namespaces()
                return "A"
            self.reasons.append(problem)
            if wanted == "A":
                raise lockdown.Unsupported(problem)
        if os.geteuid() == 0:
            lockdown.drop_root(self.conf["uid"])
        for path in (sys.executable, sys.prefix, sys.base_prefix):
            if not os.access(os.path.realpath(path), os.R_OK | os.X_OK):
                raise PermissionError(
                    f"without namespaces the sandbox runs as uid {os.geteuid()}, which cannot read {path}; "
                    "install Python and the environment where everyone can read them"
                )
        return "B"

    def _require_filters(self) -> None:
        """Landlock and seccomp hold in a child, or there is no sandbox at all."""

        def attempt() -> None:
            landlock.restrict(self.visible, [])
            try:
                os.listdir("/etc")
            except PermissionError:
                pass
            else:
                raise lockdown.Unsupported("Landlock is there but does not hold")
            seccomp.load(seccomp.program(os.getpid()))
            try:
                socket.socket(socket.AF_INET).close()
            except PermissionError:
                return
            raise lockdown.Unsupported("seccomp is there but does not hold")

        if problem := _in_child(attempt):
            raise lockdown.Unsupported(problem)

    def _try_namespaces(self) -> str:
        """Why namespaces cannot be had, "" if they can. Tried, not asked: a sysctl that allows them proves nothing."""

        def attempt() -> None:
            self._enter_mounts()
            lockdown.private_box(1, 10)

        return _in_child(attempt)

    def _enter_mounts(self) -> None:
        arguments = self.visible, self.conf["hidden"]
        if os.geteuid() == 0:
            # the views are made while we may still read what only root can, e.g. a Python below /root
            lockdown.unshare("mount")
            lockdown.minimal_root(*arguments)
            lockdown.drop_root(self.conf["uid"])
            lockdown.enter_user_namespace(self.proc)
            lockdown.unshare("mount", "net", "ipc", "uts", "cgroup", "pid")
        else:
            lockdown.enter_user_namespace(self.proc)
            lockdown.unshare("mount", "net", "ipc", "uts", "cgroup", "pid")
            lockdown.minimal_root(*arguments)

    def _enter_namespaces(self) -> None:
        self._enter_mounts()
        pid = os.fork()  # the first child is the new pid namespace's init; the outer process only waits for it
        if pid:
            self.control.close()
            os.waitpid(pid, 0)
            os._exit(0)
        lockdown.die_with_parent()
        self.own_pids = os.open("self/ns/pid", os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.proc)
        lockdown.private_box(32, 1000)

    def _warm(self) -> None:
        home = "/box" if self.tier == "A" else tempfile.mkdtemp(prefix="zygote-")
        os.environ.update(HOME=home, TMPDIR=home, MPLCONFIGDIR=home, IPYTHONDIR=home)
        if self.tier == "B":
            os.chdir(home)
        sys.path[:] = [p for p in sys.path if os.path.exists(p)]
        self.learner = box.Learner(self.conf["givens"])
        if self.tier == "B":
            os.chdir("/")
            shutil.rmtree(home, ignore_errors=True)

    def _status(self) -> dict[str, str]:
        fd = os.open("self/status", os.O_RDONLY, dir_fd=self.proc)
        with open(fd) as file:
            return dict((part.strip() for part in line.split(":", 1)) for line in file if ":" in line)  # type: ignore[misc]

    # ---- forking boxes

    def serve(self) -> NoReturn:
        ready = {"tier": self.tier, "reasons": self.reasons, "landlock": landlock.version()}
        self.control.send(json.dumps(ready).encode())
        poll = select.poll()
        poll.register(self.control.fileno(), select.POLLIN)
        while True:
            for fd, _ in poll.poll():
                if fd in self.children:
                    poll.unregister(fd)
                    self._reap(fd)
                    continue
                message, descriptors = self._receive()
                if not message:
                    os._exit(0)
                request = json.loads(message)
                if "clone" in request:
                    if self._clone(request, descriptors):
                        poll = select.poll()
                        poll.register(self.control.fileno(), select.POLLIN)
                else:
                    poll.register(self._box(request, descriptors), select.POLLIN)

    def _receive(self) -> tuple[bytes, list[int]]:
        message, ancillary, _, _ = self.control.recvmsg(1 << 16, socket.CMSG_SPACE(16), socket.MSG_CMSG_CLOEXEC)
        descriptors = array.array("i")
        for _, _, data in ancillary:
            descriptors.frombytes(data)
        return message, list(descriptors)

    def _reap(self, pidfd: int) -> None:
        pid, folder = self.children.pop(pidfd)
        os.close(pidfd)
        _, status, usage = os.wait4(pid, 0)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        told = {"exit": pid, "status": status, "resident": usage.ru_maxrss * 1024}
        self.control.send(json.dumps(told).encode())

    def _clone(self, request: dict[str, Any], descriptors: list[int]) -> bool:
        """A second zygote, forked from the warm one: ten milliseconds instead of two seconds."""
        if os.fork():
            os.close(descriptors[0])
            return False
        lockdown.die_with_parent()
        self.control.close()
        self.control = socket.socket(fileno=descriptors[0])
        for pidfd in self.children:
            os.close(pidfd)
        self.children.clear()
        if request["clone"] is not None:
            os.sched_setaffinity(0, [request["clone"]])
        ready = {"tier": self.tier, "reasons": self.reasons, "landlock": landlock.version()}
        self.control.send(json.dumps(ready).encode())
        return True

    def _box(self, request: dict[str, Any], descriptors: list[int]) -> int:
        folder = "" if self.tier == "A" else tempfile.mkdtemp(prefix="box-")
        if self.tier == "A":
            lockdown.unshare("pid")
        pid = os.fork()
        if pid == 0:
            try:
                self._become_box(request["limits"], folder, *descriptors)
            except BaseException as error:
                os.write(2, f"sandbox: {type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(99)
        if self.tier == "A":
            lockdown.join_pid_namespace(self.own_pids)
        for fd in descriptors:
            os.close(fd)
        pidfd = os.pidfd_open(pid)
        self.children[pidfd] = pid, folder
        socket.send_fds(self.control, [json.dumps({"pid": pid}).encode()], [pidfd])
        return pidfd

    def _become_box(self, limits: dict[str, int], folder: str, line: int, output: int) -> None:
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
        landlock.restrict([*self.visible, *READABLE_DEVICES], [os.getcwd(), "/dev/null"])
        if self.tier == "A":
            lockdown.drop_capabilities()
        lockdown.limit_resources(
            self.base + (limits["memory_mb"] << 20), limits["cpu_seconds"], limits["disk_mb"] << 20, 64
        )
        seccomp.load(seccomp.program(os.getpid()))
        self.learner.serve(3)


def _in_child(attempt: Any) -> str:
    """What `attempt` raised in a process of its own, "" if nothing."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            attempt()
            said = ""
        except BaseException as error:
            said = str(error) or type(error).__name__
        os.write(writing, said.encode()[:2000])
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as file:
        said = file.read().decode()
    _, status = os.waitpid(pid, 0)
    return said or (f"killed by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "")


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
        os._exit(0)


if __name__ == "__main__":
    main()
