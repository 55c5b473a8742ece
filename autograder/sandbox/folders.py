"""What boxes without namespaces write: each has a folder of its own on the machine's disk, watched while it runs."""

from __future__ import annotations

import itertools
import os
import re
import secrets
import stat
import tempfile
from pathlib import Path

PREFIX = "autograder-box-"
DEEPEST = 60  # folders within folders; a path longer than the system's limit could hide what is below it


def make() -> str:
    """A new empty folder, for this user alone."""
    return tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")


def remove(folder: str) -> None:
    """However deep it is: what is in its folders comes up, level by level, so that no path grows long.

    A folder that is closed even to us is opened first, and what comes up takes names that nobody could foresee.
    """
    top = os.open(folder, os.O_DIRECTORY | os.O_NOFOLLOW)
    unforeseen = secrets.token_hex(16)
    numbers = itertools.count()
    try:
        while names := os.listdir(top):
            for name in names:
                if not _is_folder(name, top):
                    os.unlink(name, dir_fd=top)
                    continue
                os.chmod(name, 0o700, dir_fd=top)
                inner = os.open(name, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
                for below in os.listdir(inner):
                    if _is_folder(below, inner):
                        os.chmod(below, 0o700, dir_fd=inner)  # to move a folder is to write into it
                    os.rename(below, f"{unforeseen} {next(numbers)}", src_dir_fd=inner, dst_dir_fd=top)
                os.close(inner)
                os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    os.rmdir(folder)


def sweep() -> None:
    """Remove what a zygote that was killed has left: folders of ours whose maker is gone."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        maker = re.match(rf"{PREFIX}(\d+)-", path.name)
        try:
            gone = maker is not None and not _is_alive(int(maker[1]))
            if gone and path.lstat().st_uid == os.geteuid() and not path.is_symlink():
                remove(str(path))
        except OSError:
            continue


def excess(folder: str, pid: int, disk_bytes: int, files: int) -> str:
    """Why this is more than a box may write, "" if it is not. Files deleted while open count too."""
    used = number = 0
    todo = [(folder, 0)]
    while todo:
        path, depth = todo.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    number += 1
                    used += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        todo.append((entry.path, depth + 1))
                    if number > files:
                        return f"made more than {files} files"
        except FileNotFoundError:  # it went while we looked
            continue
        except PermissionError:  # files in it could be written all the same, and nobody would count them
            return "made a folder that cannot be listed"
        except OSError:
            return f"made folders more than {DEEPEST} deep"
        if depth > DEEPEST:
            return f"made folders more than {DEEPEST} deep"
    if used + _deleted(pid) > disk_bytes:
        return f"wrote more than {disk_bytes >> 20} MB"
    return ""


def _is_folder(name: str, within: int) -> bool:
    return stat.S_ISDIR(os.lstat(name, dir_fd=within).st_mode)


def _deleted(pid: int) -> int:
    """Bytes in files that a process has open but that no folder holds any more."""
    used = 0
    try:
        for name in os.listdir(f"/proc/{pid}/fd"):
            try:
                found = os.stat(f"/proc/{pid}/fd/{name}")
            except OSError:
                continue
            used += found.st_blocks * 512 if found.st_nlink == 0 else 0
    except OSError:  # it has ended
        pass
    return used


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
