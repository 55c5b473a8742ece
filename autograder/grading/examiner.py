"""Hidden tests and one submission → a Record. Knows nothing of pytest but that a test may raise its outcomes."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.finding import CannotDecide, WrongDerivative
from autograder.checks.interview import Interview, Settings, judged, not_asked
from autograder.checks.numeric import real_array
from autograder.checks.result import CheckResult, ExerciseResult
from autograder.grading import record as records
from autograder.grading.givens import learner
from autograder.grading.grader import Grader
from autograder.grading.notebook import Plan, Submission
from autograder.grading.record import ExerciseRecord, Picture, Record
from autograder.grading.rehearsal import Rehearsal
from autograder.grading.session import Session
from autograder.plain.question import Question
from autograder.sandbox.client import Sandbox
from autograder.wording import explained

CURVE_POINTS = 121
MOST_NOTES = 30  # to an instructor about one submission; a thousand would hide what is said of the others
LONG = 100_000  # characters of code; nobody looks for a line in more


@dataclass(frozen=True)
class HiddenTest:
    """One test of a hidden grader.

    run : calls it with (interview, seed) and returns what it raised, or None
    """

    name: str
    title: str
    weight: float
    settings: Settings
    run: Callable[[Interview, str], BaseException | None]


class Examiner:
    """Examines submissions of one assignment, one after the other."""

    def __init__(self, plan: Plan, grader: Grader, tests: Iterable[HiddenTest], rehearsal: Rehearsal):
        self.plan, self.grader, self.rehearsal = plan, grader, rehearsal
        self.tests: dict[str, list[HiddenTest]] = {}
        for test in tests:
            self.tests.setdefault(test.settings.exercise, []).append(test)
        self.session: Session | None = None

    def examine(
        self,
        submission: Submission,
        zygote: Sandbox,
        exercises: Iterable[str] | None = None,
        seconds: float | None = None,
        until_failed: bool = False,
    ) -> Record:
        """The record of a submission. A fault of ours becomes `needs attention`, never a lost point.

        exercises : only these; seconds : that its cells and questions may take in all, if less than usual
        until_failed : leave an exercise at its first check that fails, unnamed; enough to see that it is not right
        """
        started = time.perf_counter()
        self.session = session = Session(zygote, submission, seconds)
        try:
            key = self._key(submission, zygote)
            judged_ones = tuple(
                self._exercise(e, session, key, until_failed) for e in (self.tests if exercises is None else exercises)
            )
            session.close()
        finally:
            session.discard()
            self.session = None
        spent = time.perf_counter() - started
        return self.record(
            submission, zygote, judged_ones, (*session.notes, *_failed_answers(session)), spent, session.outputs
        )

    def record(
        self,
        submission: Submission,
        zygote: Sandbox,
        exercises: tuple[ExerciseRecord, ...],
        notes: tuple[str, ...] = (),
        seconds: float = 0.0,
        outputs: dict[int, list[dict[str, Any]]] | None = None,
    ) -> Record:
        """The record that holds these judged exercises."""
        return Record(
            assignment=self.plan.assignment,
            title=self.plan.title,
            notebook=self.plan.name,
            student=submission.student,
            key=self._key(submission, zygote),
            grader=self.grader.digest[:12],
            tier=zygote.tier,
            exercises=exercises,
            max_score=sum(e.result.points for e in exercises),
            handed_in=submission.handed_in,
            notes=_few((*submission.notes, *notes)),
            seconds=round(seconds, 3),
            outputs=outputs or {},
        )

    def _key(self, submission: Submission, zygote: Sandbox) -> str:
        return record_key(submission, self.plan, self.grader, zygote.tier)

    def _exercise(self, exercise: str, session: Session, key: str, until_failed: bool) -> ExerciseRecord:
        tests = self.tests[exercise]
        settings = tests[0].settings
        session.at(exercise, settings.seconds)
        interview = Interview(settings, session.ask, learner=learner(session.submission.student))
        checks: list[CheckResult] = []
        asked: list[set[bytes]] = []
        wrong: list[WrongDerivative | None] = []
        for test in tests:
            if not_asked(settings, checks):
                checks.append(CheckResult(test.name, test.title, test.weight, "not asked"))
                asked.append(set())
                wrong.append(None)
                continue
            start = len(interview.log)
            problem = test.run(interview, f"{key} {test.name}")
            if isinstance(problem, MemoryError):
                problem = CannotDecide("comparing this answer took more memory than a submission may")
            checks.append(judged(test.name, test.title, test.weight, problem))
            asked.append(set(interview.log[start:]))
            wrong.append(getattr(problem, "wrong", None))
            if until_failed and problem is not None:
                break
        result = ExerciseResult(exercise, self.plan.exercises[exercise].points, tuple(checks), each=settings.each)
        if not until_failed:
            result = self.rehearsal.probes[exercise].named(result, interview.transcript, asked)
            result = explained.by_rule(result, wrong)
        picture = self._picture(interview) if result.outcome in ("not yet", "partly right") else None
        code = session.submission.code(exercise)
        line = _line_to_mend(code, exercise, result)
        return ExerciseRecord(result, self.plan.signature(exercise), code[:LONG], line, picture)

    def _picture(self, interview: Interview) -> Picture | None:
        """Both curves, where the exercise can be drawn and a difference can be seen."""
        settings = interview.settings
        if settings.picture is None:
            return None
        x = np.linspace(*settings.picture, CURVE_POINTS)
        want = np.asarray(getattr(self.grader.reference, settings.exercise)(x))
        reply = interview.ask(Question(f"{settings.exercise}(_0)", {"_0": x}, settings.at_first, settings.refusing))
        got = None if reply.error or reply.lost else real_array(reply.value)
        if got is None or got.shape != want.shape:
            return None
        with np.errstate(all="ignore"):
            seen = ~(np.abs(got - want) <= 0.01 * np.ptp(want))
        if not seen.any():
            return None
        yours = tuple(_short(y) if np.isfinite(y) else None for y in got.tolist())
        return Picture(tuple(map(_short, x.tolist())), tuple(map(_short, want.tolist())), yours)


def _failed_answers(session: Session) -> list[str]:
    """Which of the cells for answers ended in an error, one line each."""
    lines = []
    for cell in session.submission.cells:
        for output in session.outputs.get(cell.index, []):
            if cell.grade_id and output.get("output_type") == "error":
                kind, said = str(output.get("ename"))[:80], str(output.get("evalue"))[:120]
                lines.append(f"cell {cell.index + 1} raised {kind}: {said} ({cell.grade_id})")
    return lines


def record_key(submission: Submission, plan: Plan, grader: Grader, tier: str) -> str:
    """Changes when anything changes that the Record depends on."""
    return records.key(submission.digest, plan.digest, grader.digest, tier)


def _few(notes: tuple[str, ...]) -> tuple[str, ...]:
    left = len(notes) - MOST_NOTES
    return notes if left <= 0 else (*notes[:MOST_NOTES], f"and {left} more notes of this kind")


def _short(x: float) -> float:
    return float(f"{x:.5g}")


def _line_to_mend(code: str, function: str, result: ExerciseResult) -> int | None:
    """The line that raised or warned, or the only formula of the function that was called where its value is wrong."""
    finding = result.finding
    lines = code.count("\n") + 1
    if finding is None or result.outcome == "not attempted":
        return None
    if finding.line is not None:
        return finding.line if finding.line <= lines else None
    if finding.kind in ("lost", "undefined", "changed") or len(code) > LONG:
        return None
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    called = finding.called.partition("(")[0]  # a cell may hold several
    own = functions.get(called, functions.get(function, _method_called(tree, function, finding.called)))
    returns: list[Any] = [] if own is None else [n for n in ast.walk(own) if isinstance(n, ast.Return)]
    # a bare `return out` is not where the value went wrong
    return returns[0].lineno if len(returns) == 1 and not isinstance(returns[0].value, ast.Name) else None


def _method_called(tree: ast.Module, name: str, called: str) -> ast.FunctionDef | None:
    """The method of a class of that name that a call names, if it is one alone."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
    methods = [n for node in classes for n in node.body if isinstance(n, ast.FunctionDef) and f".{n.name}(" in called]
    return methods[0] if len(methods) == 1 else None
