"""What one submission of each assignment costs: processor time of grading, its sandbox included.

    python -m tests.bench.submissions

Grades the instructor's solution, and a notebook with a known mistake in every exercise, two and twelve times; the
difference, by ten, is what one more costs. Start-up and rehearsal are not in it: they are paid once for a class.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Mapping
from pathlib import Path

from autograder.grading.engine import grade
from autograder.grading.grader import Grader
from autograder.grading.job import Job
from autograder.grading.notebook import Plan, read_plan
from autograder.grading.notebook_file import dump, load
from autograder.verify.cases import in_cell, solution_of
from autograder.verify.filling import fill
from tests.places import ASSIGNMENTS, source

FEW, MANY = 2, 12
LEARNER = "your id"


def spent() -> float:
    """Processor seconds of this process and of all that it has waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def cost(plan: Plan, grader: Grader, code: Mapping[str, str], count: int) -> float:
    with tempfile.TemporaryDirectory() as scratch:
        root, jobs = Path(scratch), []
        for n in range(count):
            path = root / "submitted" / f"{n}" / f"{plan.name}.ipynb"
            dump(fill(load(source(plan.assignment)), code), path)
            jobs.append(Job(LEARNER, path, root / "records" / f"{n}.json"))
        before = spent()
        grade(plan, grader, jobs, publish=lambda s, r: None, heard=lambda done: None, workers=1)
        return spent() - before


def main() -> None:
    print(f"{'assignment':28} {'all right':>10} {'all wrong':>10}   s of processor time for one submission")
    for assignment in ASSIGNMENTS:
        plan, grader = read_plan(source(assignment)), Grader.of(assignment)
        right = {e: solution_of(plan, e) for e in plan.exercises}
        wrong = {e: in_cell(plan, e, grader.mistakes[e][0]) for e in plan.exercises}
        figures = []
        for code in (right, wrong):
            one_more = cost(plan, grader, code, MANY) - cost(plan, grader, code, FEW)
            figures.append(one_more / (MANY - FEW))
        print(f"{assignment:28} {figures[0]:10.2f} {figures[1]:10.2f}", flush=True)


if __name__ == "__main__":
    main()
