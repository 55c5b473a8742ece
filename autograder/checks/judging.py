"""What every judgement of an answer is made of: it chains, it can be recorded and replayed, it shows a small input.

Each judgement either returns the answer, so that judgements chain, or raises `NotYet` with the roundest input that
fails. The last word is a second question: a single point is shown only if the learner's function, called with that
point alone, fails there, so the call in the message does what the message says.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, NamedTuple, Self, TypeVar

import numpy as np

from autograder.checks import showing
from autograder.checks.finding import Finding, NotAttempted, NotYet
from autograder.checks.one_by_one import first_of, taken_apart
from autograder.checks.reply import Reply
from autograder.plain import refusing
from autograder.plain.question import Question

Ask = Callable[[Question], Reply]
LONG = 200  # characters of an error's message: some write out a whole array


@dataclass(frozen=True)
class Step:
    """A judgement as data, to be replayed elsewhere: which question, which judgement, with what.

    settings : of the judgement; an `expected` that is a question stands for the reply to it, one that is `Drawn` for a
        problem of the learner's own
    """

    question: Question
    judgement: str
    settings: dict[str, Any]


@dataclass(frozen=True)
class Drawn:
    """Stands for the learner's own problem of that number, counted from 0, where a judgement expects something."""

    number: int


@dataclass(frozen=True)
class Learner:
    """Whose answers are judged. problems : those drawn for an id"""

    id: str
    problems: Callable[[str], Sequence[Any]]

    def problem(self, number: int) -> Any:
        return self.problems(self.id)[number]


class Fault(NamedTuple):
    """A finding, and where among the points it was first seen."""

    finding: Finding
    first: int | None = None


@dataclass(frozen=True)
class Judged:
    """What the learner's code replied to one question.

    ask : asks the learner's code again, to narrow a failure down
    scale : size of the values of this exercise; the absolute tolerance is 1e-10 of it
    record : told of each judgement, or None
    learner : where the exercise has problems of each learner's own
    given : with which a question is asked again, where the learner's own functions do not lead to a right answer
    """

    question: Question
    reply: Reply
    ask: Ask
    scale: float = 1.0
    record: Callable[[Step], None] | None = field(default=None, repr=False)
    learner: Learner | None = None
    given: tuple[str, ...] = ()

    @property
    def value(self) -> Any:
        """The plain value. Errors: NotYet where the call raised."""
        __tracebackhide__ = True
        try:
            self.require_reply()
        except (NotYet, NotAttempted):
            again = self.with_given()
            if again is None:
                raise
            return again.value
        return self.reply.value

    @property
    def has_single_input(self) -> bool:
        """Whether an argument is float32, so that an answer cannot be better than that."""
        return any(map(_has_single, self.question.arguments.values()))

    def require_reply(self) -> None:
        """Errors: NotYet where the code raised or was lost, NotAttempted where the stub still stands."""
        __tracebackhide__ = True
        if self.reply.error is None and not self.reply.lost:
            return
        parts = [] if self.reply.lost else [self._asked(q) for q in taken_apart(self.question)]
        is_stub = self.reply.error is not None and self.reply.error.type == "NotImplementedError"
        begun = [*parts, *(map(self._asked, first_of(self.question)) if is_stub else ())]
        if is_stub and all(part.reply.error is not None for part in begun):  # a stub half filled is an attempt
            raise NotAttempted()
        name, points = self._points()
        if points is not None:
            parts = [self._asked_with(name, v) for v in (points[0].item(), points[:2])]
        raise NotYet(next(finding for part in (*parts, self) if (finding := _raised(part)) is not None))

    def _judge(self, fault: Callable[[Self, Any], Fault | None], shape: tuple[int, ...] | None) -> None:
        """Raise the finding of the smallest part of this question that is at fault, if the whole is.

        fault : told an answer and which part of the expected values belongs to it
        shape : of the expected values; a question over a row of points narrows only where these shapes agree
        """
        __tracebackhide__ = True
        whole = fault(self, ...)
        if whole is None:
            return
        alone_ones = taken_apart(self.question) if shape else []
        for i, part in enumerate(map(self._asked, alone_ones)):
            if part.reply.error is None and not part.reply.lost and (smaller := fault(part, i)) is not None:
                raise NotYet(smaller.finding)
        name, points = self._points()
        if points is not None and points.shape == shape:
            alone = range(points.size) if whole.first is None else [whole.first]
            parts = [(points[i].item(), i) for i in alone] + [(points[:n], slice(n)) for n in (1, 2, 3)]
            for value, here in parts:
                part = self._asked_with(name, value)
                if part.reply.error is None and not part.reply.lost and (smaller := fault(part, here)) is not None:
                    raise NotYet(smaller.finding.seen_in(whole.finding))
        raise NotYet(whole.finding)

    def _points(self) -> tuple[str, np.ndarray | None]:
        """The one argument that is a row of points, if the question has just that argument."""
        if len(self.question.arguments) == 1:
            ((name, points),) = self.question.arguments.items()
            if isinstance(points, np.ndarray) and points.ndim == 1 and points.size > 1:
                return name, points
        return "", None

    def with_given(self) -> Self | None:
        """The answer to the same question with the course's earlier functions; None where there are none to try."""
        if not self.given or self.question.given:
            return None
        return replace(self._asked(replace(self.question, given=self.given)), record=self.record)

    def _asked_with(self, name: str, value: Any) -> Self:
        return self._asked(replace(self.question, arguments={name: value}))

    def _asked(self, question: Question) -> Self:
        return replace(self, question=question, reply=self.ask(question), record=None)

    def _expected(self, expected: Any) -> Any:
        if isinstance(expected, Judged):
            return expected.value
        if isinstance(expected, Drawn):
            assert self.learner is not None
            return self.learner.problem(expected.number)
        return expected(*self.question.arguments.values()) if callable(expected) else expected


AnyAnswer = TypeVar("AnyAnswer", bound=Judged)


def judgement(method: Callable[..., AnyAnswer]) -> Callable[..., AnyAnswer]:
    """Marks a judgement: it is recorded where someone records, and an answer that raised an error fails it."""

    signature = inspect.signature(method)

    @wraps(method)
    def judge(self: AnyAnswer, *args: Any, **settings: Any) -> AnyAnswer:
        __tracebackhide__ = True
        settings = dict(signature.bind(self, *args, **settings).arguments)
        del settings["self"]
        other = settings.get("expected")
        if "expected" in settings:
            settings["expected"] = self._expected(other)
        if self.record is not None:
            asked = {}
            if isinstance(other, Judged | Drawn):
                asked["expected"] = other.question if isinstance(other, Judged) else other
            self.record(Step(self.question, method.__name__, settings | asked))
        try:
            self.require_reply()
            return method(self, **settings)
        except (NotYet, NotAttempted) as problem:
            again = self.with_given()
            if again is None:
                raise
            try:
                again.require_reply()
                return method(again, **settings)
            except (NotYet, NotAttempted) as other:
                # an error may come of an earlier exercise; a value that is wrong with the course's own is this one's
                raised = self.reply.error is not None or bool(self.reply.lost)
                raise (other if raised and again.reply.error is None and not again.reply.lost else problem) from None

    return judge


def _has_single(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_single, value))
    return _has_single(list(value.values())) if isinstance(value, dict) else getattr(value, "dtype", None) == np.float32


def _raised(part: Judged) -> Finding | None:
    function = part.question.text.partition("(")[0].lstrip("[")
    if part.reply.lost:  # nobody knows at which input
        return Finding("lost", function, detail=part.reply.lost)
    error = part.reply.error
    if error is None:
        return None
    called = showing.call(part.question)
    if error.type == refusing.NAME:
        return Finding("refused", called, detail=error.message, line=error.line)
    message = error.message if len(error.message) <= LONG else error.message[:LONG].rstrip() + " …"
    detail = f"{error.type}: {message}" if message else error.type
    if error.in_cell:
        return Finding("undefined", function, detail=detail)
    if error.type == "NameError" and error.line is None and f"'{function}'" in error.message:
        return Finding("undefined", function)
    return Finding("raised", called, detail=detail, line=error.line)
