"""A file is written whole or not at all: aside first, then in its place, whenever we are killed."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})  # no later file will fare better
ASIDE = re.compile(r"\.(?P<pid>\d+)\.part")


def write(path: Path, data: bytes) -> None:
    """A reader sees the old file or the new one; a read-only file is replaced too. Errors: OSError naming it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{os.getpid()}.part")  # short: the name itself may be as long as a name can be
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        if error.errno is not None:
            error.filename, error.filename2 = str(path), None
        raise
    finally:
        aside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left in `folder`; whoever is still at work keeps theirs."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        found = ASIDE.fullmatch(path.name)
        if found and not _alive(int(found["pid"])):
            path.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state not in ("Z", "X")  # killed, and nobody has asked how it ended
