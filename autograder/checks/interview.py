"""One exercise asked of one implementation: in the sandbox, in the learner's own notebook, or on the trusted side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.checks.answer import Answer
from autograder.checks.finding import CannotDecide, NotAttempted, NotYet
from autograder.checks.judging import Learner, Step
from autograder.checks.reply import Reply
from autograder.checks.result import CheckResult
from autograder.plain.question import Question


@dataclass(frozen=True)
class Settings:
    """What an exercise declares.

    scale : size of the values, for absolute tolerances
    given : names that the course provides in place of the learner's own
    refusing : what the learner's code may not call while it is asked, e.g. ("derivative",)
    picture : (lo, hi) of the argument, where the function is one that can be drawn
    each : every check earns by itself, e.g. five problems of equal weight; else only once the first has passed
    own : the learner's own earlier functions are asked first, and the given ones only where these do not lead to a
        right answer: either will do. For caches and other things whose form is the learner's
    last : given too where that does not lead to one either, and the learner's own of these is wrong (see `makes`): it
        has lost its points elsewhere
    seconds : for each question, where it takes more than the usual; the checks after the first are then asked only
        once that has passed
    """

    exercise: str
    scale: float = 1.0
    given: tuple[str, ...] = ()
    picture: tuple[float, float] | None = None
    refusing: tuple[str, ...] = ()
    each: bool = False
    own: bool = False
    last: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def at_first(self) -> tuple[str, ...]:
        """The given names that come with a question when it is asked first."""
        return () if self.own else self.given


@dataclass
class Interview:
    """Questions and replies of one exercise. A question asked twice is asked once.

    questions, transcript : what was asked and replied, by the question's key
    log : the keys in the order of asking, also where a question came again
    record : told of each judgement, where someone rehearses
    learner : whose answers these are, where that matters
    helped : whether the next question may be asked with `last` given
    """

    settings: Settings
    ask: Callable[[Question], Reply]
    record: Callable[[Step], None] | None = None
    learner: Learner | None = None
    questions: dict[bytes, Question] = field(default_factory=dict)
    transcript: dict[bytes, Reply] = field(default_factory=dict)
    log: list[bytes] = field(default_factory=list)
    helped: bool = False

    def answer(self, text: str, arguments: dict[str, Any]) -> Answer:
        """The answer to an expression with these test inputs."""
        return self.reply_to(Question(text, arguments, self.settings.at_first, self.settings.refusing))

    def reply_to(self, question: Question) -> Answer:
        s = self.settings
        tries = ((s.given,) if s.own else ()) + (((*s.given, *s.last),) if self.helped else ())
        reply = self._asked(question)
        return Answer(question, reply, self._asked, s.scale, self.record, self.learner, tries, self._help_next)

    def _help_next(self, helped: bool) -> None:
        self.helped = helped

    def _asked(self, question: Question) -> Reply:
        key = question.key
        self.log.append(key)
        if key not in self.transcript:
            self.questions[key] = question
            self.transcript[key] = self.ask(question)
        return self.transcript[key]


def not_asked(settings: Settings, before: Sequence[CheckResult]) -> bool:
    """Whether a check is left out: it takes long, and what came before shows that nothing can be earned by it."""
    return settings.seconds is not None and not settings.each and bool(before) and before[0].outcome != "passed"


def judged(name: str, title: str, weight: float, problem: BaseException | None) -> CheckResult:
    """The result of a check that ended with `problem`: a verdict is the learner's, anything else a fault of ours."""
    match problem:
        case None:
            return CheckResult(name, title, weight, "passed")
        case NotYet():
            return CheckResult(name, title, weight, "failed", problem.finding)
        case NotAttempted():
            return CheckResult(name, title, weight, "not attempted", detail=str(problem))
        case CannotDecide():
            return CheckResult(name, title, weight, "undecided", detail=str(problem)[:500])
    return CheckResult(name, title, weight, "fault", detail=f"{type(problem).__name__}: {problem}"[:500])
