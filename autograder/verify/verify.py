"""`autograder verify`: an assignment proved on a released copy of it, by the real engine in the real sandbox."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from autograder import __version__
from autograder.checks.numeric import compare
from autograder.checks.verdict import Equal
from autograder.gradebook.course_directory import CONFIG, CourseDirectory, CourseError
from autograder.grading import engine
from autograder.grading.collection import collect
from autograder.grading.examiner import Examiner
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.job import Done, Job
from autograder.grading.notebook import Plan, read_plan
from autograder.grading.notebook_file import dump, load
from autograder.grading.record import Record
from autograder.grading.rehearsal import solution_namespace
from autograder.mistakes import probes
from autograder.verify.filling import fill
from autograder.verify.mutants import mutants, null_answers
from autograder.wording import sentences

BEGIN = "### BEGIN SOLUTION"


@dataclass(frozen=True)
class Case:
    """One hand-in that proves something. `problem` says what is wrong with how it was graded, "" if nothing is."""

    kind: str
    exercise: str
    name: str
    code: dict[str, str]
    problem: Callable[[Record], str]


@dataclass
class Report:
    """counts : cases by kind; problems : what an author has to mend; unnamed : mistakes graded right but not named"""

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
        results: dict[str, Record] = {}
        jobs = []
        for n, case in enumerate(cases):
            path = root / "submitted" / f"{n:04d}" / assignment / f"{plan.name}.ipynb"
            dump(fill(released, case.code), path)
            jobs.append(Job(f"{n:04d}", path, root / "records" / f"{n:04d}.json"))

        def hear(done: Done) -> None:
            results[done.record.student] = done.record
            heard(len(results), len(jobs))

        engine.grade(plan, grader, jobs, publish=lambda submission, record: None, heard=hear)
    for n, case in enumerate(cases):
        report.counts[case.kind] = report.counts.get(case.kind, 0) + 1
        if problem := case.problem(results[f"{n:04d}"]):
            report.problems.append(f"{case.exercise}, {case.kind} “{case.name}”: {problem}")
    collect(plan, grader, lambda examiner: report.problems.extend(stale_probes(examiner)))
    return report


def release(course: CourseDirectory, assignment: str, root: Path) -> dict[str, Any]:
    """The student's version, made by nbgrader itself in a scratch course at `root`."""
    shutil.copy(course.root / CONFIG, root / CONFIG)
    shutil.copytree(course.source / assignment, root / "source" / assignment)
    nbgrader(root, "generate_assignment", assignment, "--force")
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


def all_cases(plan: Plan, grader: Grader, released: dict[str, Any]) -> Iterator[Case]:
    solution = {e: _solution_of(plan, e) for e in plan.exercises}
    yield Case("stub", "all", "the release", {}, _untouched)
    yield Case("solution", "all", "the instructor's", solution, _all_right)
    for exercise in plan.exercises:
        for m in grader.mistakes.get(exercise, ()):
            yield Case("known mistake", exercise, m.name, solution | {exercise: m.source}, _named(exercise, m.name))
        for v in grader.variants.get(exercise, ()):
            yield Case("variant", exercise, v.name, solution | {exercise: v.source}, _right(exercise))
        for name, source in null_answers(plan.signature(exercise)):
            yield Case("null answer", exercise, name, solution | {exercise: source}, _worthless(exercise))
        for name, source in mutants(solution[exercise]):
            is_right = partial(equals_reference, source, plan, grader, exercise)
            yield Case("mutant", exercise, name, solution | {exercise: source}, _mutant(exercise, is_right))


def _solution_of(plan: Plan, exercise: str) -> str:
    lines = plan.solution(exercise).splitlines()
    return (
        "\n".join(line for line in lines if "### BEGIN SOLUTION" not in line and "### END SOLUTION" not in line) + "\n"
    )


def _untouched(record: Record) -> str:
    wrong = [e.result.exercise for e in record.exercises if e.result.outcome != "not attempted"]
    return f"not “not attempted” in {', '.join(wrong)}" if wrong else ""


def _all_right(record: Record) -> str:
    return "; ".join(e.text for e in record.exercises if e.result.outcome != "right")


def _right(exercise: str) -> Callable[[Record], str]:
    return lambda record: "" if record[exercise].result.outcome == "right" else record[exercise].text


def _named(exercise: str, title: str) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        result = record[exercise].result
        if result.outcome not in ("partly right", "not yet"):
            return f"graded as {result.outcome}"
        if result.mistake is None:
            return "loses points, but is not named: " + sentences.text(result)
        return "" if result.mistake.title == title else f"named as “{result.mistake.title}”"

    return problem


def _worthless(exercise: str) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        result = record[exercise].result
        return "" if result.score == 0 else f"earns {sentences.points(result.score, result.points)}"

    return problem


def _mutant(exercise: str, is_right: Callable[[], bool]) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        right = record[exercise].result.outcome == "right"
        return "gets everything, but differs from the reference" if right and not is_right() else ""

    return problem


def equals_reference(source: str, plan: Plan, grader: Grader, exercise: str) -> bool:
    """Whether a mutant is no mutant at all: brute force at inputs of the reference's own, apart from the grader's."""
    namespace = solution_namespace(plan)
    try:
        exec(compile(source, "<mutant>", "exec"), namespace)
        for arguments in grader.reference.ORACLE_INPUTS[exercise]:
            with np.errstate(all="ignore"):
                got = namespace[exercise](*arguments)
            want = getattr(grader.reference, exercise)(*arguments)
            if not isinstance(compare(got, want, rtol=1e-9, atol=1e-11), Equal):
                return False
    except Exception:
        return False
    return True


def metadata_problems(plan: Plan) -> Iterator[str]:
    """What nbgrader or a learner would stumble over in the instructor's notebook."""
    if plan.metadata.get("course", {}).get("assignment") != plan.assignment:
        yield f"{plan.name}: metadata course.assignment is not {plan.assignment}"
    if plan.metadata.get("course", {}).get("version") != __version__:
        yield f"{plan.name}: metadata course.version is not {__version__}"
    for exercise, row in plan.exercises.items():
        meta = plan.cells[exercise]["metadata"]["nbgrader"]
        stub = plan.cells.get(f"{exercise}-solution")
        if row.points <= 0:
            yield f"{exercise}: a test cell without points"
        if not meta.get("locked") or meta.get("schema_version") != 3:
            yield f"{exercise}: the test cell is not locked, or not of schema 3"
        if f"check({exercise})" not in plan.cells[exercise]["source"]:
            yield f"{exercise}: the test cell does not call check({exercise})"
        if stub is None or not stub["metadata"]["nbgrader"].get("solution"):
            yield f"{exercise}: no solution cell {exercise}-solution"
        elif stub["source"].count(BEGIN) != 1 or "NotImplementedError" not in stub["source"]:
            yield f"{exercise}: the solution cell needs one {BEGIN} region and a NotImplementedError below it"


def leaks(plan: Plan, released: dict[str, Any]) -> Iterator[str]:
    """Lines of a solution that stand in the release."""
    text = "\n".join(c["source"] for c in released["cells"])
    if BEGIN in text:
        yield "a solution marker stands in the release"
    for exercise in plan.exercises:
        inside = plan.solution(exercise).partition(BEGIN)[2].partition("### END SOLUTION")[0]
        own = next((c["source"] for c in released["cells"] if _grade_id(c) == f"{exercise}-solution"), "")
        for line in filter(None, map(str.strip, inside.splitlines())):
            if line in own:
                yield f"{exercise}: a line of the solution stands in the release: {line}"


def stale_probes(examiner: Examiner) -> Iterator[str]:
    """Whether the published probes are those of this grader."""
    name = f"{examiner.plan.assignment}.json"
    published = resources.files("course") / "probes" / name
    if not published.is_file():
        yield f"course/probes/{name} is missing; run: autograder probes {examiner.plan.assignment}"
    elif json.loads(published.read_text(encoding="utf-8")) != probes_of(examiner):
        yield f"course/probes/{name} is stale; run: autograder probes {examiner.plan.assignment}"


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
