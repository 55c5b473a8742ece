"""The sandbox started by a user without rights, in both tiers. As root, that user is made up in a mount namespace."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ATTEMPTS = textwrap.dedent(
    """
    import json, os, sys
    from autograder.plain.question import Question
    from autograder.sandbox.client import Zygote
    told = {"uid": os.getuid()}
    with Zygote("__all__ = []", tier=sys.argv[1]) as zygote:
        told["tier"] = zygote.tier
        box = zygote.box({"a.txt": b"1"})
        told["sum"] = box.ask(Question("1 + 1"), 5)["value"]
        told["file"] = box.run_cell("open('a.txt').read()", 5)[0]["data"]["text/plain"]
        told["denied"] = [
            box.run_cell(attempt, 5)[-1].get("ename")
            for attempt in (
                "open(%r)" % sys.argv[2],
                "open('/etc/passwd')",
                "import socket; socket.socket()",
                "import os; os.fork()",
                "import os; os.kill(os.getppid(), 9)",
                "open('/tmp/left', 'w')",
            )
        ]
        box.close()
    print(json.dumps(told))
    """
)


def as_nobody(command):
    """The command as a user without rights who can read Python, wherever it is installed."""
    if os.geteuid() != 0:
        return command
    closed = {Path(sys.base_prefix), Path(sys.prefix)}
    lines = ["set -e"]
    for top in sorted({Path("/", p.parts[1]) for p in closed if not p.parents[-2].stat().st_mode & 1}):
        inside = [p for p in closed if p.is_relative_to(top)]
        lines += [f"mkdir -p /mnt/kept{n} && mount --bind {p} /mnt/kept{n}" for n, p in enumerate(inside)]
        lines += [f"mount -t tmpfs -o mode=755 tmpfs {top}"]
        lines += [f"mkdir -p {p} && mount --bind /mnt/kept{n} {p}" for n, p in enumerate(inside)]
    words = " ".join(f"'{w}'" for w in command[:2])
    lines.append(f'exec setpriv --reuid 54321 --regid 54321 --clear-groups {words} "$0" "$@"')
    return ["unshare", "--mount", "sh", "-c", "\n".join(lines), *command[2:]]


@pytest.mark.parametrize("tier", ["A", "B"])
def test_the_walls_hold_without_rights(tier, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("grades")
    done = subprocess.run(
        as_nobody([sys.executable, "-c", ATTEMPTS, tier, str(secret)]),
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["uid"] != 0
    assert told["tier"] == tier
    assert (told["sum"], told["file"]) == (2, "'1'")
    assert set(told["denied"]) <= {"PermissionError", "FileNotFoundError", "OSError"}
