"""The sandbox started by a user without rights, in both tiers. As root, that user is made up in a mount namespace."""

import json
import subprocess
import sys
import textwrap

import pytest

from tests.unprivileged import as_nobody

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
