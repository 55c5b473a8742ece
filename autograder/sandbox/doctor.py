"""Which layers of the sandbox this machine has: tried, not guessed."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.client import Zygote, ZygoteError
from autograder.sandbox.unprotected import WARNING

PROMISE = {
    "A": "namespaces, Landlock, seccomp and limits: no file, no network, no other process",
    "B": "Landlock, seccomp, limits and a watch on files, without user namespaces: no file's contents, no network, "
    "no signal to another process; names, sizes and times of files may be seen",
    "process only": f"a separate process and nothing more: {WARNING}",
}


@dataclass(frozen=True)
class Report:
    """tier : "A", "B" or "process only"; reasons, remedies : what is missing, and what would help"""

    tier: str
    reasons: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        said = [f"tier {self.tier}: {PROMISE[self.tier]}"]
        said += [f"  why: {reason}" for reason in self.reasons]
        said += [f"  what helps: {remedy}" for remedy in self.remedies]
        return [*said, f"  kernel {platform.release()}, {platform.machine()}, Python {platform.python_version()}"]


def probe() -> Report:
    """Start a sandbox and see how it stands."""
    try:
        with Zygote() as zygote:
            reasons = tuple(zygote.reasons)
            return Report(zygote.tier, reasons, _remedies(reasons))
    except ZygoteError as error:
        why = str(error).partition(". Ask ")[0]
        return Report("process only", (why,), _remedies((why,)))


def _remedies(reasons: tuple[str, ...]) -> tuple[str, ...]:
    if not reasons:
        return ()
    found = []
    if _read("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1":
        found.append("AppArmor restricts user namespaces; a profile with `userns,` for this Python lifts it")
    if _read("/proc/sys/user/max_user_namespaces") == "0":
        found.append("user namespaces are switched off: sysctl user.max_user_namespaces=10000")
    if any("uid" in reason and "cannot read" in reason for reason in reasons):
        found.append("Python lies where only its owner can read; install it for everyone, or grade as its owner")
    if any("Landlock" in reason for reason in reasons):
        found.append("Landlock needs a kernel from 5.13 on, with `landlock` in its list of LSMs (boot option lsm=)")
    if platform.system() != "Linux":
        found.append("grade on Linux, or in a Linux virtual machine")
    return tuple(found)


def _read(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""
