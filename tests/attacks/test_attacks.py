"""Every attack, in both tiers, as root and as a user without rights: what it won, what leaked, what was left behind."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.attacks.arena import ATTACKS
from tests.places import ROOT
from tests.unprivileged import NOBODY, as_nobody

pytestmark = pytest.mark.slow
ME = "root" if os.geteuid() == 0 else "me"
WAYS = [(tier, user) for user in ((ME, "nobody") if os.geteuid() == 0 else (ME,)) for tier in "AB"]
HALVES = {("A", "nobody"): 0, ("B", "root"): 1}  # each attack meets both tiers and both users; these two share them
FOUGHT = [(*way, attack) for way in WAYS for n, attack in enumerate(ATTACKS) if HALVES.get(way, n % 2) == n % 2]
IDLE = 4  # a worker, the zygote, its clone, and in tier A the process that waits for the zygote
LARGEST_RECORD = 24 << 20
LARGEST_RESIDENT = 900  # MB: the arena's own processes, a box within its limit of memory


def fought(root, tier, user, only="", first=0, step=1):
    """What the arena told, by attack."""
    root.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-P", "-m", "tests.attacks.arena", str(root), tier, only, str(first), str(step)]
    if user == "nobody":
        os.chown(root, NOBODY, NOBODY)
        command = as_nobody(command)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(root)}
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, timeout=580)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr[-3000:]
    assert not done.stderr.strip(), done.stderr[-3000:]
    return {t["attack"]: t for t in told}


@pytest.fixture(scope="module")
def top():
    """A folder that everyone may enter; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="arena-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def outcome(top):
    """Outcomes of a way to fight, fought once."""
    found = {}

    def of(tier, user):
        if (tier, user) not in found:
            try:
                half = HALVES.get((tier, user))
                part = {} if half is None else {"first": half, "step": 2}
                found[tier, user] = fought(top / f"{tier}-{user}", tier, user, **part)
            except BaseException as error:
                found[tier, user] = error
        if isinstance(found[tier, user], BaseException):
            raise found[tier, user]
        return found[tier, user]

    return of


@pytest.mark.parametrize(("tier", "user", "attack"), FOUGHT)
def test_an_attack_wins_nothing_learns_nothing_and_leaves_nothing(outcome, tier, user, attack):
    told = outcome(tier, user)[attack]
    expected = ATTACKS[attack]
    assert told["tier"] == tier
    assert told["score"] <= expected.points
    assert told["score"] >= (expected.points if expected.least is None else expected.least)
    assert not told["fault"]
    assert told["waiting"] == 0, "an attack costs no person's time"
    assert told["leaked"] == []
    assert told["damage"] == []
    assert told["left"] == []
    assert told["processes"] <= IDLE + 1  # one box that is just ending
    assert told["size"] < LARGEST_RECORD
    assert told["megabytes"] < LARGEST_RESIDENT
    assert expected.notes in " ".join((*told["notes"], *told["words"]))
    assert not any(ord(c) < 32 and c != "\n" for text in (*told["notes"], *told["words"]) for c in text)


@pytest.mark.parametrize(("tier", "user"), WAYS)
def test_in_the_end_no_process_and_no_file_is_left(outcome, tier, user):
    end = outcome(tier, user)["the end"]
    assert (end["left"], end["damage"], end["processes"]) == ([], [], 0)


def test_the_arena_would_see_a_leak(tmp_path):
    """Without walls the same attack reads every secret, so its failure above means something."""
    told = fought(tmp_path / "open", "process only", ME, "read: open")["read: open"]
    assert told["leaked"] == ["outputs"]
