"""python -m tests.bench.stock_course: nbgrader's quickstart, ten hand-ins, graded by stock nbgrader and by us.

Each is timed as a command from its start to its end, cold; the scores are compared.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.verify.verify import nbgrader
from tests.gradebook.stock import courses
from tests.gradebook.stock.conftest import copy_of, scores

HAND_INS, REPEATED = 10, 100
CODE = {
    "squares": "def squares(n):\n    if n < 1:\n        raise ValueError\n    return [i * i for i in range(1, n + 1)]",
    "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
}


def seconds(root: Path, *command: str) -> float:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env={**os.environ, "PATH": path}, capture_output=True, check=True
    )
    return time.perf_counter() - started


def main() -> None:
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        root = Path(scratch) / "example"
        nbgrader(Path(scratch), "quickstart", "example")
        nbgrader(root, "generate_assignment", "ps1")
        for n in range(HAND_INS):
            courses.hand_in(root, "ps1", f"student-{n:03}", {"problem1": CODE if n % 2 else {}, "problem2": {}})
        stock, ours = copy_of(root, Path(scratch) / "stock", ours=False), copy_of(root, Path(scratch) / "ours")
        theirs = seconds(stock.root, "nbgrader", "autograde", "ps1")
        mine = seconds(ours.root, "autograder.cli", "grade", "ps1")
        assert scores(stock) == scores(ours)
        print(f"nbgrader autograde   {theirs:7.1f} s for {HAND_INS} hand-ins of two notebooks")
        print(f"autograder grade     {mine:7.1f} s   {theirs / mine:.0f} × as fast, the same scores")
        for n in range(HAND_INS, REPEATED):
            courses.hand_in(ours.root, "ps1", f"student-{n:03}", {"problem1": CODE if n % 2 else {}, "problem2": {}})
        many = seconds(ours.root, "autograder.cli", "grade", "ps1", "--again")
        each = (many - mine) / (REPEATED - HAND_INS)
        print(f"autograder grade     {many:7.1f} s for {REPEATED}; {each * 1000:.0f} ms for each further one")


if __name__ == "__main__":
    main()
