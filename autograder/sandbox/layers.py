"""The walls around a zygote, tried and then entered: namespaces where they can be had, Landlock and seccomp always.

Tried, not asked: a sysctl that allows user namespaces proves nothing.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable
from typing import Any

from autograder.sandbox import landlock, lockdown, seccomp

WITHOUT_LANDLOCK = "Landlock does not hold here ({}); the namespaces stand alone"


def enter(configuration: dict[str, Any], proc: int) -> tuple[str, list[str], bool]:
    """Enter the best tier there is.

    configuration : "tier" to insist on one; "without" names layers to do without, as on a machine that lacks them
    proc : an open descriptor of /proc
    returns : tier "A" with namespaces or "B" without, what is missing in words, whether Landlock holds
    errors : Unsupported where not even tier B can be had
    """
    lockdown.require_known_processor()
    lockdown.die_with_parent()
    wanted = configuration.get("tier")
    if problem := in_child(_filter):
        raise lockdown.Unsupported(problem)
    no_landlock = in_child(lambda: _fence(configuration))
    missing = []
    if wanted != "B":
        no_namespaces = in_child(lambda: _try_namespaces(configuration, proc))
        if not no_namespaces:
            _enter_namespaces(configuration, proc)
            return "A", [WITHOUT_LANDLOCK.format(no_landlock)] if no_landlock else [], not no_landlock
        if wanted == "A":
            raise lockdown.Unsupported(no_namespaces)
        missing.append(no_namespaces)
    if no_landlock:
        raise lockdown.Unsupported(no_landlock)
    if lockdown.is_real_root(configuration["uid"]):
        # root needs no user namespace to show a box less: one view for all boxes, one folder for each
        if not in_child(lambda: _enter_roots_view(configuration)):
            _enter_roots_view(configuration)
            _become_init(configuration)
            lockdown.shared_box()
            tempfile.tempdir = "/box"
        lockdown.drop_root(configuration["uid"])
        lockdown.die_with_parent()
    return "B", missing, True


def in_child(attempt: Callable[[], None]) -> str:
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


def _filter() -> None:
    seccomp.load(seccomp.program(os.getpid()))
    try:
        socket.socket(socket.AF_INET).close()
    except PermissionError:
        return
    raise lockdown.Unsupported("seccomp is there but does not hold")


def _fence(configuration: dict[str, Any]) -> None:
    if "Landlock" in configuration.get("without", ()):
        raise lockdown.Unsupported("the kernel has no Landlock")
    landlock.restrict(configuration["visible"], [])
    try:
        os.listdir("/etc")
    except PermissionError:
        return
    raise lockdown.Unsupported("Landlock is there but does not hold")


def _try_namespaces(configuration: dict[str, Any], proc: int) -> None:
    if "namespaces" in configuration.get("without", ()):
        raise lockdown.Unsupported("user namespaces cannot be had")
    _enter_mounts(configuration, proc)
    lockdown.private_box(1, 10)


def _enter_mounts(configuration: dict[str, Any], proc: int) -> None:
    arguments = configuration["visible"], configuration["hidden"]
    if lockdown.is_real_root(configuration["uid"]):
        # the views are made while we may still read what only root can, e.g. a Python below /root
        lockdown.unshare("mount")
        lockdown.minimal_root(*arguments)
        lockdown.drop_root(configuration["uid"])
        lockdown.enter_user_namespace(proc)
        lockdown.unshare("mount", "net", "ipc", "uts", "cgroup", "pid")
    else:
        lockdown.enter_user_namespace(proc)
        lockdown.unshare("mount", "net", "ipc", "uts", "cgroup", "pid")
        lockdown.minimal_root(*arguments)
    lockdown.name_host("box")


def _enter_namespaces(configuration: dict[str, Any], proc: int) -> None:
    _enter_mounts(configuration, proc)
    _become_init(configuration)
    lockdown.private_box(32, 1000)


def _enter_roots_view(configuration: dict[str, Any]) -> None:
    lockdown.unshare("mount", "net", "ipc", "uts", "cgroup", "pid")
    lockdown.minimal_root(configuration["visible"], configuration["hidden"])
    lockdown.name_host("box")


def _become_init(configuration: dict[str, Any]) -> None:
    """Returns in a child, the new pid namespace's init; the outer process only waits for it."""
    pid = os.fork()
    if pid:
        configuration["leave"]()
        os.waitpid(pid, 0)
        os._exit(0)
    lockdown.die_with_parent()
