"""What a box may read: Python, its packages, the system's libraries and fonts; and how to leave out a part of that."""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Sequence
from pathlib import Path

SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/fonts")


def visible_paths() -> list[str]:
    """Directories and files, none within another.

    Of Python's prefix only the libraries: below /usr/local/share an exchange of courses may lie.
    """
    prefixes = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)}
    wanted = [f"{p}/{name}" for p in sorted(prefixes) for name in ("lib", "lib64")]
    wanted += [*packages(), *SYSTEM, "/etc/ld.so.cache"]
    found: list[str] = []
    for path in wanted:
        if os.path.lexists(path) and not any(path == f or path.startswith(f + "/") for f in found):
            found.append(path)
    return found


def packages() -> list[str]:
    """Where libraries are installed."""
    found = [*site.getsitepackages(), *([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])]
    return [os.path.realpath(p) for p in found if os.path.isdir(p)]


def hidden_paths(packages: Path) -> list[str]:
    """What lies within them and stays unseen: this project, where it is installed as a wheel."""
    return [str(packages / name) for name in ("autograder", "course")]


def around(visible: Sequence[str], hidden: Sequence[str]) -> tuple[list[str], list[str]]:
    """`visible` without `hidden`, for rules that can only add: what may be read, and which folders only listed."""
    read: list[str] = []
    listed: list[str] = []
    todo = list(visible)
    while todo:
        path = todo.pop()
        if path in hidden:
            continue
        if any(h.startswith(path + "/") for h in hidden):
            listed.append(path)
            todo += [os.path.join(path, name) for name in os.listdir(path)]
        else:
            read.append(path)
    return read, listed


def is_harmless(name: str) -> bool:
    """Whether a file may be laid into a box under this name."""
    parts = Path(name).parts
    text = name.encode("utf-8", "replace").decode() == name  # the file system also has names that are no text
    return bool(parts) and text and not Path(name).is_absolute() and ".." not in parts and "\0" not in name


def python() -> list[str]:
    """Python as the zygote runs it: nothing from the environment or the working directory."""
    return [sys.executable, *(() if site.ENABLE_USER_SITE else ("-s",)), "-P"]
