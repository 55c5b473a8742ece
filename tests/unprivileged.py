"""A user without rights, made up where the tests run as root."""

import os
import sys
from pathlib import Path

from tests.places import ROOT

NOBODY = 54_321


def as_nobody(command):
    """The command as a user without rights who can read Python and this repository, wherever they lie."""
    if os.geteuid() != 0:
        return command
    closed = {Path(sys.base_prefix), Path(sys.prefix), ROOT}
    lines = ["set -e"]
    for top in sorted({Path("/", p.parts[1]) for p in closed if not p.parents[-2].stat().st_mode & 1}):
        inside = [p for p in closed if p.is_relative_to(top)]
        lines += [f"mkdir -p /mnt/kept{n} && mount --bind {p} /mnt/kept{n}" for n, p in enumerate(inside)]
        lines += [f"mount -t tmpfs -o mode=755 tmpfs {top}"]
        lines += [f"mkdir -p {p} && mount --bind /mnt/kept{n} {p}" for n, p in enumerate(inside)]
    words = " ".join(f"'{w}'" for w in command[:2])
    lines.append(f'exec setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups {words} "$0" "$@"')
    return ["unshare", "--mount", "sh", "-c", "\n".join(lines), *command[2:]]
