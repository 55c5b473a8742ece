"""A grader rehearsed on the trusted side: the instructor's solution passes, each known mistake leaves its transcript.

Runs before any submission. It finds an author's error before it can cost a learner a point, and yields the probes.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from autograder.checks.interview import Interview, Settings, judged, not_asked
from autograder.checks.judging import Step
from autograder.checks.reply import Reply
from autograder.grading.givens import learner
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.notebook import Plan
from autograder.mistakes.known import Mistake
from autograder.mistakes.matching import Sign, Transcript, is_told_alone, sign_of
from autograder.mistakes.probes import Probe, ProbedCheck
from autograder.plain.codec import Opaque
from autograder.plain.figure import FigureData
from autograder.plain.question import Question, observe_plain
from autograder.wording import sentences

if TYPE_CHECKING:
    from autograder.grading.examiner import HiddenTest

PUBLIC = "the public draw"


@dataclass(frozen=True)
class Rehearsal:
    """probes : the grader's questions at the public draw and the replies of right and wrong answers, by exercise"""

    probes: dict[str, Probe]


def rehearse(plan: Plan, grader: Grader, tests: Sequence[HiddenTest], givens: dict[str, Any]) -> Rehearsal:
    """Errors: AuthorError where the instructor's own solution does not pass, or an exercise has no test."""
    by_exercise: dict[str, list[HiddenTest]] = {exercise: [] for exercise in plan.exercises}
    for test in tests:
        by_exercise[test.settings.exercise].append(test)
    namespace = solution_namespace(plan)
    probes = {}
    for exercise, own in by_exercise.items():
        if not own:
            raise AuthorError(f"{grader.folder}: no test has @exercise({exercise!r})")
        interview, checks = _interview(own, namespace, givens, PUBLIC)
        other, _ = _interview(own, namespace, givens, "another draw")
        # questions that do not depend on the draw are the ones to know a mistake by
        questions = [q for key, q in interview.questions.items() if key in other.questions]
        mistakes = [_whole(m, plan) for m in grader.mistakes.get(exercise, [])]
        right = {q.key: _without_figure(interview.transcript[q.key]) for q in questions}
        named = tuple(m.named for m in mistakes)
        if len(set(named)) != len({n.title for n in named}):
            raise AuthorError(f"{grader.folder}: a known mistake of {exercise} has two questions")
        points = plan.exercises[exercise].points
        signs = tuple(_sign(m, own, namespace, givens) for m in mistakes)
        first = None
        if own[0].settings.seconds is not None:
            first = {s.question.key for s in checks[0].steps} & {q.key for q in questions}
        known = tuple(
            (m.name, {} if is_told_alone(sign) else _transcript(m, questions, first, own[0], namespace, givens))
            for m, sign in zip(mistakes, signs, strict=True)
        )
        probes[exercise] = Probe(own[0].settings, points, checks, named, known, right, signs)
    return Rehearsal(probes)


def _whole(mistake: Mistake, plan: Plan) -> Mistake:
    """A class that changes the right one with that before it: its methods, where they make new objects, find the class
    by name where they were defined, and that has to be the wrong one."""
    if not mistake.is_amendment:
        return mistake
    return replace(mistake, source=f"{plan.solution(mistake.exercise)}\n\n{mistake.source}")


def _sign(mistake: Mistake, tests: Sequence[HiddenTest], namespace: dict[str, Any], givens: dict[str, Any]) -> Sign:
    """What is said of a known mistake, if its values do not tell it from others."""
    own = dict(namespace)
    exec(compile(mistake.source, "<known mistake>", "exec"), own)
    interview = _asked(tests[0].settings, own, givens)
    checks = []
    for test in tests:
        checks.append(judged(test.name, test.title, test.weight, test.run(interview, f"{PUBLIC} {test.name}")))
        if checks[-1].finding is not None and not sign_of(checks):
            return ()  # a value tells it
        if not_asked(tests[0].settings, checks):
            break
    return sign_of(checks)


def _transcript(
    mistake: Mistake,
    questions: Sequence[Question],
    first: Set[bytes] | None,
    test: HiddenTest,
    namespace: dict[str, Any],
    givens: dict[str, Any],
) -> Transcript:
    """What a known mistake replies; no more than to the `first` questions, where others would not be asked of it."""
    if first is not None:
        own = dict(namespace)
        exec(compile(mistake.source, "<known mistake>", "exec"), own)
        interview = _asked(test.settings, own, givens)
        if test.run(interview, f"{PUBLIC} {test.name}") is not None:
            return {key: _without_figure(interview.transcript[key]) for key in first & interview.transcript.keys()}
    return transcript(mistake.source, questions, namespace, givens)


def transcript(
    source: str, questions: Sequence[Question], namespace: dict[str, Any], givens: dict[str, Any]
) -> Transcript:
    """What a trusted implementation replies to the questions."""
    own = dict(namespace)
    exec(compile(source, "<known mistake>", "exec"), own)
    return {q.key: _without_figure(Reply.read(observe_plain(q, own, givens))) for q in questions}


def _without_figure(reply: Reply) -> Reply:
    """A figure has no value to know a mistake by, and is long; what is said of it is kept as a sign."""
    return replace(reply, value=Opaque("Figure")) if isinstance(reply.value, FigureData) else reply


def solution_namespace(plan: Plan) -> dict[str, Any]:
    """The instructor's solutions, run with the imports and constants of the notebook, but without the course."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for grade_id, cell in plan.cells.items():
        if cell["cell_type"] != "code" or grade_id in plan.exercises:
            continue
        try:
            tree = ast.parse(cell["source"])
            if not grade_id.endswith("-solution"):
                tree.body = [n for n in tree.body if _is_import(n) or _is_setting(n)]
            exec(compile(tree, f"<{grade_id}>", "exec"), namespace)
        except Exception as error:
            raise AuthorError(f"{plan.assignment}: cell {grade_id} raised {type(error).__name__}: {error}") from error
    return namespace


def _is_import(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "course.givens" or (node.module or "").partition(".")[0] != "course"
    return isinstance(node, ast.Import)


def _is_setting(node: ast.stmt) -> bool:
    """A name for a constant, e.g. whose notebook this is."""
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)


def _interview(
    tests: Sequence[HiddenTest], namespace: dict[str, Any], givens: dict[str, Any], seed: str
) -> tuple[Interview, tuple[ProbedCheck, ...]]:
    steps: list[Step] = []
    interview = _asked(tests[0].settings, namespace, givens, steps.append)
    checks = []
    for test in tests:
        steps.clear()
        problem = test.run(interview, f"{seed} {test.name}")
        if problem is not None:
            finding = getattr(problem, "finding", None)
            what = sentences.finding(finding) if finding else f"{type(problem).__name__}: {problem}"
            raise AuthorError(
                f"{test.name} of {tests[0].settings.exercise}: the instructor's own solution fails: {what}"
            )
        checks.append(ProbedCheck(test.name, test.title, test.weight, tuple(steps)))
    return interview, tuple(checks)


def _asked(
    settings: Settings,
    namespace: dict[str, Any],
    givens: dict[str, Any],
    record: Callable[[Step], None] | None = None,
) -> Interview:
    """An interview of trusted code."""
    return Interview(
        settings,
        lambda q: Reply.read(observe_plain(q, namespace, givens)),
        record=record,
        learner=learner(str(namespace.get("LEARNER", ""))),
    )
