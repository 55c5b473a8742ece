"""Grades every attack through the real engine and tells what came of it, as JSON lines.

    python -m tests.attacks.arena FOLDER TIER

FOLDER is empty and ours: a course with secrets is laid out there. Run by whichever user the test wants; prints one line
for each attack: what it won, what it was told, what leaked, what was left behind.
"""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import socket
import sys
import threading
import time
from pathlib import Path

from autograder.grading import bounded, session
from autograder.grading import record as records
from autograder.grading.engine import grade
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.job import Done, Job
from autograder.grading.notebook import Plan, read_plan, settings
from autograder.grading.notebook_file import dump, load
from autograder.grading.record import Record
from autograder.report import feedback
from autograder.sandbox import folders, lockdown
from autograder.sandbox.client import Zygote
from autograder.sandbox.unprotected import Processes
from autograder.verify.filling import fill
from tests.attacks import answering, comparing, denying, escaping, forging, reading
from tests.attacks.attack import Attack
from tests.places import ASSIGNMENT, ROOT

GROUPS = {
    "read": reading,
    "escape": escaping,
    "forge": forging,
    "deny": denying,
    "compare": comparing,
    "answer": answering,
}
ATTACKS = {f"{group}: {a.name}": a for group, module in GROUPS.items() for a in module.ATTACKS}
THREE = ("sigmoid", "sigmoid_prime", "sigmoid_prime_from_output")  # exercises that the attacks are handed in for
TOKEN = f"{random.Random().getrandbits(64):016x}"
SECRETS = ("gradebook.db", "records/x/victim.json", "submitted/victim/x/x.ipynb", "home/.secret", "tmp/secret.txt")
SET_CHILD_SUBREAPER = 36
QUICK = dict(CELL_SECONDS=1.0, QUESTION_SECONDS=0.8, SUBMISSION_SECONDS=8.0)


class Arena:
    """A course with secrets, and the attacks handed in."""

    def __init__(self, root: Path):
        self.root = root
        self.places = []
        for name in SECRETS:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"SECRET {TOKEN}")
            self.places.append(path)
        source = root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        source.parent.mkdir(parents=True)
        shutil.copy(ROOT / "source" / ASSIGNMENT / source.name, source)
        notebook = load(source)
        notebook["metadata"]["secret"] = f"SECRET {TOKEN}"
        last = next(n for n, c in enumerate(notebook["cells"]) if settings(c).get("grade_id") == THREE[-1])
        notebook["cells"] = notebook["cells"][: last + 1]
        dump(notebook, source)
        self.plan: Plan = read_plan(source)
        folder = root / "graders" / ASSIGNMENT
        shutil.copytree(ROOT / "autograder" / "graders" / ASSIGNMENT, folder)
        tests = folder / "test_sigmoid_derivative.py"
        tests.write_text(_tests_of(THREE, tests.read_text()))
        for part in ("reference.py", tests.name):
            (folder / part).write_text((folder / part).read_text() + f"\n# SECRET {TOKEN}\nSECRET = 'SECRET {TOKEN}'\n")
        self.places += [source, folder / "reference.py"]
        self.grader = Grader(folder)
        self.before = {p: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_mode) for p in self.places}
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()
        right = {e: self.grader.variants[e][0].source for e in THREE}
        self.released, self.right = load(source), right

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            connection.sendall(f"SECRET {TOKEN}".encode())
            connection.close()

    def hand_in(self, number: int, attack: Attack) -> Job:
        prefix = f"PLACES = {[str(p) for p in self.places]!r}\nCANARY = '{TOKEN[:8]}' + '{TOKEN[8:]}'\n"
        code = dict(self.right) if attack.honest else {}
        for exercise, source in attack.code.items():
            source = source.replace("SECRET_PORT", str(self.listener.getsockname()[1]))
            code[exercise] = source if source.startswith(("%", "x = (", "x = -")) else prefix + source
        notebook = fill(self.released, code)
        notebook["cells"][:0] = [dict(c) for c in attack.cells]
        if attack.change:
            attack.change(notebook)
        student = f"s{number:03d}"
        path = self.root / "submitted" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        dump(notebook, path)
        for name, data in attack.files.items():
            (path.parent / name).parent.mkdir(parents=True, exist_ok=True)
            (path.parent / name).write_bytes(data)
        return Job(student, path, self.root / "records" / ASSIGNMENT / f"{student}.json")

    def leaked(self, record: Record, full: Record) -> list[str]:
        """Where the token stands that no submission may know; the code itself holds only its halves."""
        shown = {
            "outputs": json.dumps(full.outputs),
            "words": json.dumps([e.text for e in record.exercises]),
            "notes": json.dumps(record.notes),
            "page": feedback.page(record),
        }
        return [where for where, text in shown.items() if TOKEN in text]

    def damage(self) -> list[str]:
        """Secrets that are no longer what they were."""
        found = []
        for path, before in self.before.items():
            if not path.is_file() or (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) != before:
                found.append(str(path))
        return found

    def left(self) -> list[str]:
        """What an attack left behind: files by name, processes of its user."""
        found = [
            f"{folder}/{n}"
            for folder, within, files in os.walk(self.root)
            for n in (*within, *files)
            if n.startswith("LEFT")
        ]
        for place in ("/", "/tmp", "/var/tmp", "/dev/shm", str(Path.home())):
            found += [str(p) for p in Path(place).glob("LEFT*")]
            boxes = Path(place).glob(f"{folders.PREFIX}*")
            found += [str(p) for p in boxes if is_ours(p)]
        return found


def _tests_of(exercises: tuple[str, ...], text: str) -> str:
    """A grader's tests without those of other exercises."""
    module = ast.parse(text)
    module.body = [n for n in module.body if not isinstance(n, ast.ClassDef) or _exercise_of(n) in exercises]
    return ast.unparse(module)


def _exercise_of(node: ast.ClassDef) -> str:
    (declared,) = (d for d in node.decorator_list if isinstance(d, ast.Call) and ast.unparse(d.func) == "exercise")
    return str(ast.literal_eval(declared.args[0]))


def is_ours(box: Path) -> bool:
    """Not of another arena that is fought beside us: its maker lives, and is none of our processes."""
    maker = int(box.name.removeprefix(folders.PREFIX).partition("-")[0])
    others = maker not in descendants() and Path(f"/proc/{maker}").exists()
    try:
        return not others and box.stat().st_uid == os.getuid()
    except FileNotFoundError:  # it went while we looked
        return False


def descendants() -> dict[int, dict[str, str]]:
    """Processes that we or what we started have started, also those whose parent has gone: pid → /proc/pid/status."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            lines = (path / "status").read_text().splitlines()
        except OSError:
            continue
        found[int(path.name)] = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    below = {os.getpid()}
    while more := {p for p, status in found.items() if int(status["PPid"]) in below} - below:
        below |= more
    return {p: found[p] for p in below - {os.getpid()} if not found[p]["State"].startswith("Z")}


def adopt_orphans() -> None:
    """A process whose parent ends becomes our child, so that nothing gets away."""
    lockdown.prctl(SET_CHILD_SUBREAPER, 1)


def main(root: Path, tier: str, only: str = "", first: str = "0", step: str = "1") -> None:
    """Every `step`-th of the attacks whose names begin with `only`."""
    for name, value in QUICK.items():
        setattr(session, name, value)
    bounded.COMPARING_SECONDS, bounded.SLACK_SECONDS = 1.5, 5.0
    arena = Arena(root)
    names = [n for n in ATTACKS if n.startswith(only)][int(first) :: int(step)]
    jobs = [arena.hand_in(n, ATTACKS[name]) for n, name in enumerate(names)]
    of = {job.student: name for job, name in zip(jobs, names, strict=True)}
    adopt_orphans()

    def heard(done: Done) -> None:
        record = done.record
        whole = records.read(root / "records" / ASSIGNMENT / f"{record.student}.json")
        assert whole is not None
        below = descendants()
        told = {
            "attack": of[record.student],
            "tier": record.tier,
            "score": record.score,
            "waiting": record.waiting,
            "notes": list(record.notes),
            "fault": record.fault,
            "words": [e.text for e in record.exercises],
            "leaked": arena.leaked(record, whole),
            "damage": arena.damage(),
            "left": arena.left(),
            "size": (root / "records" / ASSIGNMENT / f"{record.student}.json").stat().st_size,
            "megabytes": sum(int(d.get("VmRSS", "0").split()[0]) for d in below.values()) >> 10,
            "processes": len(below),
        }
        print(json.dumps(told), flush=True)

    sandbox = Processes(givens_source()) if tier == "process only" else Zygote(givens_source(), tier=tier)
    try:
        grade(
            arena.plan, arena.grader, jobs, publish=lambda s, r: None, heard=heard, workers=1,
            zygote=sandbox,
        )  # fmt: skip
    finally:
        sandbox.close()
    time.sleep(0.2)
    told = {"attack": "the end", "left": arena.left(), "damage": arena.damage(), "processes": len(descendants())}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
