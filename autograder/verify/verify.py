"""`autograder verify`: an assignment proved on a released copy of it, by the real engine in the real sandbox."""

from __future__ import annotations

import itertools
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.checks.reply import Reply
from autograder.gradebook.course_directory import CONFIG, CourseDirectory, CourseError
from autograder.grading import bounded, engine
from autograder.grading import record as records
from autograder.grading.collection import collect
from autograder.grading.examiner import Examiner
from autograder.grading.exercises import Exercises
from autograder.grading.givens import givens_source, learner, load_givens
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.job import Job
from autograder.grading.notebook import Plan, Submission, read_plan
from autograder.grading.notebook_file import dump, load
from autograder.grading.record import Record
from autograder.grading.rehearsal import solution_namespace
from autograder.mistakes import probes
from autograder.plain.question import observe_plain
from autograder.sandbox.client import Sandbox, Zygote
from autograder.verify.cases import Case, all_cases
from autograder.verify.filling import fill
from autograder.wording import explained, sentences

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
WHOLE = ("stub", "solution")  # cases handed in with every cell of the notebook; the others with what is graded


@dataclass
class Report:
    """counts : cases by kind; problems : what an author has to mend"""

    assignment: str
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0


def verify(
    course: CourseDirectory, assignment: str, heard: Callable[[int, int], None] = lambda done, of: None
) -> Report:
    """Everything that must hold for an assignment. Errors: CourseError, AuthorError where it cannot even run."""
    report = Report(assignment)
    plan = read_plan(course.notebook(assignment))
    grader = Grader.of(assignment)
    report.problems += metadata_problems(plan)
    with tempfile.TemporaryDirectory(prefix="verify-") as scratch:
        root = Path(scratch)
        released = release(course, assignment, root)
        report.problems += leaks(plan, released)
        cases = list(all_cases(plan, grader, released))
        owner = str(solution_namespace(plan).get("LEARNER", "verify"))
        bare = released | {"cells": [c for c in released["cells"] if _grade_id(c)]}
        jobs, of = [], {}
        for n, case in enumerate(cases):
            path = root / "submitted" / f"{n:04d}" / assignment / f"{plan.name}.ipynb"
            dump(fill(released if case.kind in WHOLE else bare, case.code), path)
            jobs.append(Job(owner, path, root / "records" / f"{n:04d}.json"))
            of[path] = case
        graded = itertools.count(1)

        def work(examiner: Examiner) -> None:
            engine.hand_out(
                OneExercise(examiner, of),
                zygote.wait(),
                jobs,
                publish=lambda submission, record: None,
                heard=lambda done: heard(next(graded), len(jobs)),
            )
            results = [records.read(job.record) for job in jobs]
            for case, result in zip(cases, results, strict=True):
                report.counts[case.kind] = report.counts.get(case.kind, 0) + 1
                problem = "has no Record" if result is None else case.problem(result)
                if problem:
                    report.problems.append(f"{case.exercise}, {case.kind} “{case.name}”: {problem}")
            report.problems.extend(stale_probes(examiner))
            report.problems.extend(contradictions(examiner, cases, results))

        with Zygote(givens_source(plan.assignment)) as zygote:
            collect(plan, grader, work)
    return report


class OneExercise(Exercises):
    """Of each hand-in the one exercise that its case is about, as far as is needed; of one about no exercise all.

    of : the case by notebook
    """

    def __init__(self, examiner: Examiner, of: Mapping[Path, Case]):
        super().__init__(examiner)
        self._of = of

    def read(self, job: Job) -> Submission:
        self._case = self._of[job.notebook]
        return super().read(job)

    def examine(self, submission: Submission, zygote: Sandbox) -> Record:
        tests = self.examiner.tests.get(self._case.exercise)
        only = None if tests is None else [self._case.exercise]
        decided = self._case.kind == "mutant" or (
            self._case.kind == "null answer" and tests is not None and not tests[0].settings.each
        )
        with bounded.held_to_processor_time(bounded.COMPARING_SECONDS):
            return self.examiner.examine(submission, zygote, only, until_failed=decided)


def release(course: CourseDirectory, assignment: str, root: Path) -> dict[str, Any]:
    """The student's version, made by nbgrader itself in a scratch course at `root`."""
    shutil.copy(course.root / CONFIG, root / CONFIG)
    shutil.copytree(course.source / assignment, root / "source" / assignment)
    nbgrader(root, "generate_assignment", assignment, "--force", "--no-db")  # a database takes longer than all else
    return load(next((root / "release" / assignment).glob("*.ipynb")))


def nbgrader(root: Path, *words: str) -> str:
    """Run an nbgrader command in a course folder. Errors: CourseError with what it said."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"  # nbgrader calls alembic by name
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(command, cwd=root, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise CourseError(f"nbgrader {' '.join(words)} failed: {said[-1] if said else 'no word'}")
    return done.stdout + done.stderr


def metadata_problems(plan: Plan) -> Iterator[str]:
    """What nbgrader or a learner would stumble over in the instructor's notebook."""
    if plan.metadata.get("course", {}).get("assignment") != plan.assignment:
        yield f"{plan.name}: metadata course.assignment is not {plan.assignment}"
    if plan.metadata.get("course", {}).get("version") != __version__:
        yield f"{plan.name}: metadata course.version is not {__version__}"
    for exercise, row in plan.exercises.items():
        meta = plan.cells[exercise]["metadata"]["nbgrader"]
        stub = plan.cells.get(f"{exercise}-solution")
        if row.points < 0 or (row.points == 0 and plan.max_score):
            yield f"{exercise}: a test cell without points"
        if not meta.get("locked") or meta.get("schema_version") != 3:
            yield f"{exercise}: the test cell is not locked, or not of schema 3"
        if f"check({exercise})" not in plan.cells[exercise]["source"]:
            yield f"{exercise}: the test cell does not call check({exercise})"
        if stub is None or not stub["metadata"]["nbgrader"].get("solution"):
            yield f"{exercise}: no solution cell {exercise}-solution"
        elif len({stub["source"].count(word) for word in (BEGIN, END, "NotImplementedError(")} - {0}) != 1:
            yield f"{exercise}: the solution cell needs a {BEGIN} region and a NotImplementedError for each function"


def leaks(plan: Plan, released: dict[str, Any]) -> Iterator[str]:
    """Lines of a solution that stand in the release."""
    text = "\n".join(c["source"] for c in released["cells"])
    if BEGIN in text:
        yield "a solution marker stands in the release"
    for exercise in plan.exercises:
        inside = "".join(after.partition(END)[0] for after in plan.solution(exercise).split(BEGIN)[1:])
        own = next((c["source"] for c in released["cells"] if _grade_id(c) == f"{exercise}-solution"), "")
        for line in filter(None, map(str.strip, inside.splitlines())):
            if line in own:
                yield f"{exercise}: a line of the solution stands in the release: {line}"


def contradictions(examiner: Examiner, cases: Sequence[Case], results: Sequence[Record | None]) -> Iterator[str]:
    """Where the public check says something else than the hidden grader."""
    givens = load_givens()
    for case, record in zip(cases, results, strict=True):
        if not case.replayed or record is None:
            continue
        namespace = solution_namespace(examiner.plan)
        deepest = sys.getrecursionlimit()
        try:
            exec(compile(case.replayed, "<known>", "exec"), namespace)
            result, wrong = probes.replay(
                examiner.rehearsal.probes[case.exercise],
                lambda question, own=namespace: Reply.read(observe_plain(question, own, givens)),  # type: ignore[misc]
                learner(record.student),
            )
        finally:
            sys.setrecursionlimit(deepest)  # a right answer may have raised it; a deep file would then crash Python
        public = sentences.text(explained.by_rule(result, wrong))
        hidden = sentences.text(record[case.exercise].result)
        if public != hidden:
            yield f"{case.exercise}, {case.kind} “{case.name}”: check says “{public}”, the grader “{hidden}”"


def stale_probes(examiner: Examiner) -> Iterator[str]:
    """Whether the published probes are those of this grader."""
    name = f"{examiner.plan.assignment}.json"
    published = resources.files("course") / "probes" / name
    if not published.is_file():
        yield f"course/probes/{name} is missing; run: autograder probes {examiner.plan.assignment}"
    elif not alike(json.loads(published.read_text(encoding="utf-8")), probes_of(examiner)):
        yield f"course/probes/{name} is stale; run: autograder probes {examiner.plan.assignment}"


def alike(a: Any, b: Any) -> bool:
    """Whether two JSON values are the same but for rounding: another processor computes another last digit.

    >>> alike({"x": [0.1 + 0.2, "σ"]}, {"x": [0.3, "σ"]}), alike({"x": [0.3]}, {"x": [0.31]})
    (True, False)
    """
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)  # a difference quotient keeps no more digits
    return type(a) is type(b) and a == b


def probes_of(examiner: Examiner) -> dict[str, Any]:
    made = probes.to_file(list(examiner.rehearsal.probes.values()), examiner.plan.assignment, __version__)
    return json.loads(json.dumps(made))


def write_probes(course: CourseDirectory, assignment: str, folder: Path) -> Path:
    """Generate the probe file of an assignment from its grader. Errors: AuthorError."""
    plan, grader = read_plan(course.notebook(assignment)), Grader.of(assignment)
    path = folder / f"{assignment}.json"

    def work(examiner: Examiner) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_compact(probes_of(examiner)) + "\n", encoding="utf-8")

    collect(plan, grader, work)
    return path


def _compact(data: Any, depth: int = 0) -> str:
    """JSON with a line per question, check and mistake: a diff shows what changed."""
    if depth < 3 and isinstance(data, dict) and data:
        inner = (f"{' ' * (depth + 1)}{json.dumps(k)}: {_compact(v, depth + 1)}" for k, v in data.items())
        return "{\n" + ",\n".join(inner) + "\n" + " " * depth + "}"
    if depth < 4 and isinstance(data, list) and data and isinstance(data[0], dict):
        inner = (f"{' ' * (depth + 1)}{_compact(v, depth + 1)}" for v in data)
        return "[\n" + ",\n".join(inner) + "\n" + " " * depth + "]"
    return json.dumps(data, ensure_ascii=False)


def _grade_id(cell: dict[str, Any]) -> str:
    return cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")


__all__: Sequence[str] = ["AuthorError", "Report", "verify", "write_probes"]
