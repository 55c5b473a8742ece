"""`autograder demo`: a class of 24 on assignment 2a, released through nbgrader, handed in, graded, to be looked at."""

from __future__ import annotations

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
LOOPS = "def sigmoid_prime(z):\n    step = 0\n    while step < 1:\n        step = step * 2\n    return step\n"
EATS = "def sigmoid_prime_from_output(a):\n    table = []\n    while True:\n        table.append(np.ones(10_000_000))\n"
HALF_DONE = 'def sigmoid(z):\n    """Squash z into (0, 1)."""\n    e = np.exp(-np.abs(z)\n    # bracket? later\n'


@dataclass(frozen=True)
class HandIn:
    """One student's code, by exercise; what is not in it is left as released."""

    student: str
    code: dict[str, str]


def the_class(plan: Plan, grader: Grader) -> Iterator[HandIn]:
    """24 hand-ins: right in several ways, every known mistake of the first three exercises and some of the others',
    half-done, untouched, one that loops for ever, one that eats memory."""
    sigmoid, prime, from_output, *others = plan.exercises
    right = {e: [v.source for v in grader.variants[e]] for e in plan.exercises}
    wrong = {e: list({m.name: m.source for m in reversed(grader.mistakes[e])}.values())[::-1] for e in plan.exercises}
    columns = {
        sigmoid: ["", HALF_DONE, *right[sigmoid][:2], *wrong[sigmoid]],
        prime: ["", wrong[prime][0], *right[prime][:2], LOOPS, *wrong[prime][1:]],
        from_output: ["", "", *right[from_output][:2], EATS, *wrong[from_output], *wrong[from_output][:1] * 3],
    }
    for k, e in enumerate(others, start=1):  # each begins with another student: nobody gets all of them wrong
        column = ["", "", "", *right[e][:6], *wrong[e]]
        columns[e] = [column[(n + 5 * k) % len(column)] for n in range(len(NAMES))]
    for n, name in enumerate(NAMES):
        code = {}
        for exercise, column in columns.items():
            source = column[n] if n < len(column) else right[exercise][n % len(right[exercise])]
            if source:
                code[exercise] = source
        yield HandIn(name, code)


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
