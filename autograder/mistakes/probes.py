"""Probes: the grader's questions at one public draw, with right replies and those of each known mistake.

Vectors, no code. `course.check` replays them in the learner's own notebook; the grader rehearses the same steps, asks
at draws of its own, and so never contradicts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from autograder.checks.finding import WrongDerivative
from autograder.checks.interview import Interview, Settings, judged, not_asked
from autograder.checks.judging import Drawn, Learner, Step
from autograder.checks.reply import Error, Reply, Warned
from autograder.checks.result import CheckResult, ExerciseResult, Named
from autograder.mistakes.matching import Known, Transcript, departures, recognise, recognise_by_sign, sign_of
from autograder.plain.as_json import from_json, to_json
from autograder.plain.question import Question

SCHEMA = 2


@dataclass(frozen=True)
class ProbedCheck:
    name: str
    title: str
    weight: float
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Probe:
    """All that is public of one exercise's grader.

    mistakes, known, signs : in one order; where a mistake is made in several ways, each of them
    signs : what a grader says first of each, where values do not tell: figures, proofs
    """

    settings: Settings
    points: float
    checks: tuple[ProbedCheck, ...]
    mistakes: tuple[Named, ...]
    known: Known
    right: Transcript
    signs: tuple[tuple[str, ...], ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether right answers are another's wrong ones: a transcript then says nothing."""
        return any(isinstance(s.settings.get("expected"), Drawn) for c in self.checks for s in c.steps)

    def named(self, result: ExerciseResult, transcript: Transcript, asked: Sequence[Set[bytes]]) -> ExerciseResult:
        """The result with the known mistake that explains it, if one does. `asked`: keys of questions, by check."""
        if result.outcome not in ("not yet", "partly right"):
            return result
        first = next(i for i, c in enumerate(result.checks) if c.outcome != "passed")
        title = None
        if not self.is_drawn:
            told = (recognise(t, self.known, self.right, asked[first]) for t in self._parts(transcript, asked, first))
            title = next(filter(None, told), None)
        if title is None:
            title = recognise_by_sign(sign_of(result.checks), zip(self.mistakes, self.signs, strict=False))
        return result.named(next((m for m in self.mistakes if m.title == title), None))

    def _parts(self, transcript: Transcript, asked: Sequence[Set[bytes]], first: int) -> Iterator[Transcript]:
        """By what a mistake may be known: by all; where each check earns by itself, by what is asked of one function,
        or of one entry, since another may have a mistake of its own."""
        yield transcript
        if self.settings.each:
            own = set().union(*(keys for keys in asked if keys & asked[first]))
            yield {key: reply for key, reply in transcript.items() if key in own}
            yield {
                key: reply
                for key, reply in transcript.items()
                if key in asked[first] or (key in self.right and not departures(reply, self.right[key]))
            }


def replay(
    probe: Probe, ask: Callable[[Question], Reply], learner: Learner | None = None
) -> tuple[ExerciseResult, list[WrongDerivative | None]]:
    """An implementation judged by the probe: the same checks, words and points as the grader's.

    returns : the result, and by check the derivative that was wrong, if one was
    """
    interview = Interview(probe.settings, ask, learner=learner)
    checks: list[CheckResult] = []
    asked: list[Set[bytes]] = []
    wrong: list[WrongDerivative | None] = []
    for check in probe.checks:
        if not_asked(probe.settings, checks):
            checks.append(CheckResult(check.name, check.title, check.weight, "not asked"))
            asked.append(set())
            wrong.append(None)
            continue
        start = len(interview.log)
        problem = _problem(check, interview)
        checks.append(judged(check.name, check.title, check.weight, problem))
        asked.append(set(interview.log[start:]))
        wrong.append(getattr(problem, "wrong", None))
    result = ExerciseResult(probe.settings.exercise, probe.points, tuple(checks), each=probe.settings.each)
    return probe.named(result, interview.transcript, asked), wrong


def _problem(check: ProbedCheck, interview: Interview) -> Exception | None:
    try:
        for step in check.steps:
            settings = dict(step.settings)
            if isinstance(settings.get("expected"), Question):
                settings["expected"] = interview.reply_to(settings["expected"]).value
            getattr(interview.reply_to(step.question), step.judgement)(**settings)
    except Exception as error:
        return error
    return None


def to_file(probes: list[Probe], assignment: str, version: str) -> dict[str, Any]:
    """The JSON of a probe file."""
    return {
        "schema": SCHEMA,
        "assignment": assignment,
        "version": version,
        "note": "Generated from the hidden grader by `autograder probes`; do not edit.",
        "exercises": [_exercise(p) for p in probes],
    }


def from_file(data: dict[str, Any]) -> dict[str, Probe]:
    """Probes by exercise. Errors: ValueError for another schema."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"probes of schema {data.get('schema')}; this is {SCHEMA}")
    probes = map(_probe, data["exercises"])
    return {p.settings.exercise: p for p in probes}


def _exercise(p: Probe) -> dict[str, Any]:
    questions: dict[bytes, Question] = {}
    for check in p.checks:
        for step in check.steps:
            for question in (step.question, step.settings.get("expected")):
                if isinstance(question, Question):
                    questions.setdefault(question.key, question)
    number = {key: n for n, key in enumerate(questions)}
    return {
        "exercise": p.settings.exercise,
        "points": p.points,
        "scale": p.settings.scale,
        "given": list(p.settings.given),
        **({"refusing": list(p.settings.refusing)} if p.settings.refusing else {}),
        "each": p.settings.each,
        **({"own": True} if p.settings.own else {}),
        **({"seconds": p.settings.seconds} if p.settings.seconds else {}),
        "questions": [
            {"text": q.text, "arguments": {n: to_json(v) for n, v in q.arguments.items()}} for q in questions.values()
        ],
        "checks": [
            {
                "name": c.name,
                "title": c.title,
                "weight": c.weight,
                "steps": [
                    {
                        "question": number[s.question.key],
                        "judgement": s.judgement,
                        "settings": {n: _setting(v, number) for n, v in s.settings.items()},
                    }
                    for s in c.steps
                ],
            }
            for c in p.checks
        ],
        "right": {str(number[k]): _reply(r) for k, r in p.right.items() if k in number},
        "mistakes": [
            {
                "title": m.title,
                "question": m.question,
                "replies": {str(number[k]): _reply(r) for k, r in transcript.items() if k in number},
                "sign": list(sign),
            }
            for m, (_, transcript), sign in zip(p.mistakes, p.known, p.signs, strict=True)
        ],
    }


def _probe(data: dict[str, Any]) -> Probe:
    settings = Settings(
        data["exercise"],
        data["scale"],
        tuple(data["given"]),
        refusing=tuple(data.get("refusing", ())),
        each=data["each"],
        own=data.get("own", False),
        seconds=data.get("seconds"),
    )
    questions = [
        Question(q["text"], {n: from_json(v) for n, v in q["arguments"].items()}, settings.at_first, settings.refusing)
        for q in data["questions"]
    ]
    checks = tuple(
        ProbedCheck(
            c["name"],
            c["title"],
            c["weight"],
            tuple(
                Step(
                    questions[s["question"]],
                    s["judgement"],
                    {n: _read_setting(v, questions) for n, v in s["settings"].items()},
                )
                for s in c["steps"]
            ),
        )
        for c in data["checks"]
    )
    known = tuple(
        (m["title"], {questions[int(n)].key: _read_reply(r) for n, r in m["replies"].items()}) for m in data["mistakes"]
    )
    right = {questions[int(n)].key: _read_reply(r) for n, r in data["right"].items()}
    named = tuple(Named(m["title"], m["question"]) for m in data["mistakes"])
    signs = tuple(tuple(m["sign"]) for m in data["mistakes"])
    return Probe(settings, data["points"], checks, named, known, right, signs)


def _setting(value: Any, number: dict[bytes, int]) -> Any:
    if isinstance(value, Question):
        return {"reply_to": number[value.key]}
    return {"problem": value.number} if isinstance(value, Drawn) else to_json(value)


def _read_setting(data: Any, questions: Sequence[Question]) -> Any:
    match data:
        case {"reply_to": n}:
            return questions[n]
        case {"problem": n}:
            return Drawn(n)
    return from_json(data)


def _reply(r: Reply) -> dict[str, Any]:
    data: dict[str, Any] = {"error": r.error.type} if r.error else {"value": to_json(r.value)}
    if r.warnings:
        data["warned"] = [w.message for w in r.warnings]
    if r.changed:
        data["changed"] = list(r.changed)
    return data


def _read_reply(data: dict[str, Any]) -> Reply:
    return Reply(
        value=from_json(data.get("value")),
        error=Error(data["error"], "") if "error" in data else None,
        warnings=tuple(Warned("", m) for m in data.get("warned", ())),
        changed=tuple(data.get("changed", ())),
    )
