"""An answer that judges itself: `student.sigmoid(points).matches(reference.sigmoid)`.

Each judgement either returns the answer, so that judgements chain, or raises `NotYet` with the roundest input that
fails. The last word is a second question: a single point is shown only if the learner's function, called with that
point alone, fails there, so the call in the message does what the message says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, NamedTuple

import numpy as np

from autograder.checks import numeric, showing
from autograder.checks.finding import Finding, NotAttempted, NotYet
from autograder.checks.reply import Reply
from autograder.checks.verdict import Different
from autograder.plain.question import Question

Ask = Callable[[Question], Reply]
ROUNDING = 1e-15  # what a monotone or bounded function may miss its law by, in units of values near 1


@dataclass(frozen=True)
class Step:
    """A judgement as data, to be replayed elsewhere: which question, which judgement, with what.

    settings : of the judgement; an `expected` that is a question stands for the reply to it
    """

    question: Question
    judgement: str
    settings: dict[str, Any]


class Fault(NamedTuple):
    """A finding, and where among the points it was first seen."""

    finding: Finding
    first: int | None = None


def judgement(method: Callable[..., Answer]) -> Callable[..., Answer]:
    """Marks a judgement: it is recorded where someone records, and an answer that raised an error fails it."""

    @wraps(method)
    def judge(self: Answer, *args: Any, **settings: Any) -> Answer:
        __tracebackhide__ = True
        if args:
            settings["expected"] = self._expected(args[0])
        if self.record is not None:
            other = {"expected": args[0].question} if args and isinstance(args[0], Answer) else {}
            self.record(Step(self.question, method.__name__, settings | other))
        self.require_reply()
        return method(self, **settings)

    return judge


@dataclass(frozen=True)
class Answer:
    """What the learner's code replied to one question.

    ask : asks the learner's code again, to narrow a failure down
    scale : size of the values of this exercise; the absolute tolerance is 1e-10 of it
    record : told of each judgement, or None
    """

    question: Question
    reply: Reply
    ask: Ask
    scale: float = 1.0
    record: Callable[[Step], None] | None = field(default=None, repr=False)

    @property
    def value(self) -> Any:
        """The plain value. Errors: NotYet where the call raised."""
        __tracebackhide__ = True
        self.require_reply()
        return self.reply.value

    @judgement
    def matches(
        self, expected: Any, because: str = "", rtol: float = numeric.RTOL, atol: float | None = None
    ) -> Answer:
        """Values equal `expected`: a value, another answer, or a function of the same arguments."""
        __tracebackhide__ = True
        tolerance = dict(rtol=rtol, atol=numeric.ATOL_OF_SCALE * self.scale if atol is None else atol)
        want = np.asarray(expected)
        self._judge(lambda part, here: _differs(part, want[here], tolerance, because), want.shape)
        return self

    @judgement
    def is_float(self) -> Answer:
        """Entries are floats, also where the input was whole numbers."""
        __tracebackhide__ = True
        array = numeric.real_array(self.reply.value)
        if array is None or array.dtype.kind != "f":
            returned = numeric.type_name(self.reply.value)
            raise NotYet(Finding("integers", showing.call(self.question), returned=returned))
        return self

    @judgement
    def rises(self, because: str = "") -> Answer:
        """Values never fall as the argument grows; 1e-15 is forgiven."""
        __tracebackhide__ = True
        (points,) = self.question.arguments.values()
        order = np.argsort(points)
        values = self._numbers(np.shape(points))[order]
        with np.errstate(invalid="ignore"):  # ∞ − ∞
            fall = np.diff(values)
        if not (fall >= -ROUNDING).all():
            worst = int(np.argmin(np.where(np.isnan(fall), -np.inf, fall)))
            at = [float(points[order[worst + k]]) for k in (0, 1)]
            called = " and ".join(showing.call(self._with_point(x)) for x in at)
            returned = f"{float(values[worst])!r} and {float(values[worst + 1])!r}"
            raise NotYet(Finding("falls", called, returned=returned, because=because))
        return self

    @judgement
    def is_at_most(self, expected: float, because: str = "") -> Answer:
        """No value exceeds a bound; 1e-15 is forgiven."""
        __tracebackhide__ = True

        def above(part: Answer, _: Any) -> Fault | None:
            array = part._numbers()
            bad = ~(array <= expected + ROUNDING)
            if not bad.any():
                return None
            first = int(np.argmax(bad))
            returned, bound = showing.value(array.reshape(-1)[first]), showing.value(expected)
            return Fault(Finding("bound", showing.call(part.question), returned, bound, because=because), first)

        self._judge(above, np.shape(self.reply.value))
        return self

    @judgement
    def without_warnings(self) -> Answer:
        """The call is quiet: no overflow, no division by zero."""
        __tracebackhide__ = True

        def warned(part: Answer, _: Any) -> Fault | None:
            if not part.reply.warnings:
                return None
            w = part.reply.warnings[0]
            return Fault(Finding("warned", showing.call(part.question), detail=w.message, line=w.line))

        self._judge(warned, np.shape(self.reply.value))
        return self

    @judgement
    def leaves_inputs_alone(self) -> Answer:
        """The call did not write into its arguments."""
        __tracebackhide__ = True
        if self.reply.changed:
            raise NotYet(Finding("changed", showing.call(self.question)))
        return self

    # ---- what the judgements are made of

    def require_reply(self) -> None:
        """Errors: NotYet where the code raised or was lost, NotAttempted where the stub still stands."""
        __tracebackhide__ = True
        if self.reply.error is not None and self.reply.error.type == "NotImplementedError":
            raise NotAttempted()
        if self.reply.error is None and not self.reply.lost:
            return
        name, points = self._points()
        parts = [self._asked_with(name, v) for v in (points[0].item(), points[:2])] if points is not None else []
        raise NotYet(next(finding for part in (*parts, self) if (finding := _raised(part)) is not None))

    def _judge(self, fault: Callable[[Answer, Any], Fault | None], shape: tuple[int, ...]) -> None:
        """Raise the finding of the smallest part of this question that is at fault, if the whole is.

        fault : told an answer and which part of the expected values belongs to it
        shape : of the expected values; a question over a row of points narrows only where these shapes agree
        """
        __tracebackhide__ = True
        whole = fault(self, ...)
        if whole is None:
            return
        name, points = self._points()
        if points is not None and points.shape == shape:
            alone = range(points.size) if whole.first is None else [whole.first]
            parts = [(points[i].item(), i) for i in alone] + [(points[:n], slice(n)) for n in (1, 2, 3)]
            for value, here in parts:
                part = self._asked_with(name, value)
                if part.reply.error is None and not part.reply.lost and (smaller := fault(part, here)) is not None:
                    raise NotYet(smaller.finding)
        raise NotYet(whole.finding)

    def _points(self) -> tuple[str, np.ndarray | None]:
        """The one argument that is a row of points, if the question has just that argument."""
        if len(self.question.arguments) == 1:
            ((name, points),) = self.question.arguments.items()
            if isinstance(points, np.ndarray) and points.ndim == 1 and points.size > 1:
                return name, points
        return "", None

    def _asked_with(self, name: str, value: Any) -> Answer:
        question = replace(self.question, arguments={name: value})
        return replace(self, question=question, reply=self.ask(question), record=None)

    def _with_point(self, x: float) -> Question:
        (name,) = self.question.arguments
        return replace(self.question, arguments={name: x})

    def _numbers(self, shape: tuple[int, ...] | None = None) -> np.ndarray:
        """The reply as an array of reals, of `shape` if one is given."""
        __tracebackhide__ = True
        array = numeric.real_array(self.reply.value)
        if array is None:
            raise NotYet(Finding("type", showing.call(self.question), numeric.type_name(self.reply.value), "numbers"))
        if shape is not None and array.shape != shape:
            raise NotYet(Finding("shape", showing.call(self.question), str(array.shape), str(shape)))
        return array.astype(float)

    def _expected(self, expected: Any) -> Any:
        if isinstance(expected, Answer):
            return expected.value
        return expected(*self.question.arguments.values()) if callable(expected) else expected


def _differs(part: Answer, want: Any, tolerance: dict[str, float], because: str) -> Fault | None:
    verdict = numeric.compare(part.reply.value, want, **tolerance)
    if not isinstance(verdict, Different):
        return None
    first = verdict.witness.index[0] if len(verdict.witness.index) == 1 else None
    return Fault(_finding(part, verdict, because, want), first)


def _finding(part: Answer, verdict: Different, because: str = "", want: Any = None) -> Finding:
    witness = verdict.witness
    called = showing.call(part.question)
    if witness.kind != "value":
        return Finding(witness.kind, called, str(witness.got), str(witness.want), because=because)
    if witness.index and np.size(want) > showing.LONG:
        position = ", ".join(map(str, witness.index))
        called, got, want = f"entry [{position}] of {called}", witness.got, witness.want
    else:
        got = part.reply.value
    return Finding("value", called, showing.value(got), showing.value(want), because=because)


def _raised(part: Answer) -> Finding | None:
    function = part.question.text.partition("(")[0]
    if part.reply.lost:  # nobody knows at which input
        return Finding("lost", function, detail=part.reply.lost)
    error = part.reply.error
    if error is None:
        return None
    called = showing.call(part.question)
    detail = f"{error.type}: {error.message}" if error.message else error.type
    if error.in_cell:
        return Finding("undefined", function, detail=detail)
    if error.type == "NameError" and error.line is None and f"'{function}'" in error.message:
        return Finding("undefined", function)
    return Finding("raised", called, detail=detail, line=error.line)
