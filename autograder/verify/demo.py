"""`autograder demo`: a class of 24 on assignment 2a, released through nbgrader, handed in, graded, to be looked at."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.gradebook.course_directory import CONFIG, CourseDirectory
from autograder.grading.grader import Grader
from autograder.grading.notebook import Plan, read_plan
from autograder.grading.notebook_file import dump, load
from autograder.verify.filling import fill
from autograder.verify.verify import nbgrader

ASSIGNMENT = "2a-sigmoid-derivative"
NAMES = """
    abel agnesi banach bernoulli cauchy cartan descartes euler fermat fourier galois gauss germain hilbert
    hopper jacobi kovalevskaya lagrange leibniz lovelace newton noether pascal riemann
""".split()
LOOPS = """def sigmoid_nth_coeffs(n):
    coeffs = [1]
    while len(coeffs) <= n:
        new = [0] * len(coeffs)
        for k, c in enumerate(coeffs):
            new[k] += (k + 1) * c
        coeffs = new
    return coeffs
"""
EATS = "def sigmoid_prime_from_output(a):\n    table = []\n    while True:\n        table.append(np.ones(10_000_000))\n"
HALF_DONE = 'def sigmoid(z):\n    """Squash z into (0, 1)."""\n    e = np.exp(-np.abs(z)\n    # bracket? later\n'
# by place in the class: what some of them hand in beside
SPECIAL = {3: {"sigmoid": HALF_DONE}, 7: {"sigmoid_nth_coeffs": LOOPS}, 12: {"sigmoid_prime_from_output": EATS}}


@dataclass(frozen=True)
class HandIn:
    """One student's code, by exercise; what is not in it is left as released."""

    student: str
    code: dict[str, str]


def the_class(plan: Plan, grader: Grader) -> Iterator[HandIn]:
    """24 hand-ins: some right in several ways, most with a known mistake here and there, the first of an exercise made
    most often; some end half-way, one is untouched, one loops for ever, one eats memory."""
    draws = random.Random(24)
    right = {e: [v.source for v in grader.variants[e]] for e in plan.exercises}
    wrong = {e: list(dict.fromkeys(m.name for m in grader.mistakes[e])) for e in plan.exercises}
    source = {(e, m.name): m.source for e in plan.exercises for m in reversed(grader.mistakes[e])}
    for n, name in enumerate(NAMES):
        code: dict[str, str] = {}
        care, last = 0.45 + 0.5 * n / len(NAMES), 1 + draws.randrange(3, 2 * len(plan.exercises))
        for exercise in [*plan.exercises][: last if n else 0]:
            if draws.random() < care:
                code[exercise] = draws.choice(right[exercise])
            else:
                often = [1 / (k + 1) ** 2 for k in range(len(wrong[exercise]))]
                code[exercise] = source[exercise, draws.choices(wrong[exercise], often)[0]]
        yield HandIn(name, code | SPECIAL.get(n, {}))


def prepare(home: CourseDirectory, root: Path) -> CourseDirectory:
    """A course at `root` with assignment 2a released by nbgrader, and the class's hand-ins; kept if it is there."""
    plan, grader = read_plan(home.notebook(ASSIGNMENT)), Grader.of(ASSIGNMENT)
    stamp = root / ".prepared"
    state = f"{plan.digest} {grader.digest}"
    if not stamp.is_file() or stamp.read_text() != state:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        shutil.copy(home.root / CONFIG, root / CONFIG)
        shutil.copytree(home.source / ASSIGNMENT, root / "source" / ASSIGNMENT)
        nbgrader(root, "generate_assignment", ASSIGNMENT)
        released = load(root / "release" / ASSIGNMENT / f"{plan.name}.ipynb")
        for n, hand_in in enumerate(the_class(plan, grader)):
            folder = root / "submitted" / hand_in.student / ASSIGNMENT
            dump(fill(released, hand_in.code), folder / f"{plan.name}.ipynb")
            (folder / "timestamp.txt").write_text(f"2026-10-{n % 7 + 1:02d} {8 + n % 12:02d}:{n * 7 % 60:02d}:00 UTC\n")
        stamp.write_text(state)
    return CourseDirectory.read(root)
