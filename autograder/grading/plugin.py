"""The pytest plug-in: hidden graders are ordinary test files, collected once, run for each submission in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from autograder.checks.finding import CannotDecide, NotAttempted, NotYet
from autograder.checks.interview import Interview, Settings
from autograder.grading.examiner import Examiner, HiddenTest
from autograder.grading.givens import load_givens
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.notebook import Plan
from autograder.grading.rehearsal import rehearse
from autograder.grading.student import OwnProblems, Student, fresh
from autograder.wording import sentences

NAME = "autograder-grading"
SERVED = {"student", "reference", "fresh", "learner"}  # fixtures that cost nothing to make anew for each submission
NEEDS_PYTEST = {"skip", "skipif", "xfail", "usefixtures"}


class Grading:
    """Everything that pytest has to know. `work` is called once, when the tests are collected and rehearsed.

    work : receives the examiner; the author's single submission, or a whole class
    """

    def __init__(self, plan: Plan, grader: Grader, only: list[str], work: Callable[[Examiner], None]):
        self.plan, self.grader, self.only, self.work = plan, grader, only, work
        self.interview: Interview | None = None
        self.seed = ""
        self.problem: BaseException | None = None
        self.report_items = False

    def register(self, config: pytest.Config) -> None:
        """Make this the plug-in of a pytest run, with the fixtures that look it up."""
        from autograder.grading import fixtures

        if not config.pluginmanager.hasplugin(NAME):
            config.pluginmanager.register(self, NAME)
            config.pluginmanager.register(fixtures, f"{NAME}-fixtures")

    # ---- collection

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item], config: pytest.Config) -> None:
        for item in items:
            marker = item.get_closest_marker("exercise")
            if marker is None or not marker.args or marker.args[0] not in self.plan.exercises:
                known = ", ".join(self.plan.exercises)
                raise pytest.UsageError(f"{item.nodeid}: needs @exercise(…) with one of: {known}")
            item.repr_failure = _in_words(item)  # type: ignore[method-assign]
        items.sort(key=lambda i: self.plan.exercises[_exercise_of(i)].position)
        if self.only:
            unknown = set(self.only) - self.plan.exercises.keys()
            if unknown:
                raise pytest.UsageError(f"--exercise {', '.join(unknown)}: not in {', '.join(self.plan.exercises)}")
            left = [i for i in items if _exercise_of(i) not in self.only]
            config.hook.pytest_deselected(items=left)
            items[:] = [i for i in items if _exercise_of(i) in self.only]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> object:
        if session.testsfailed and not session.config.option.continue_on_collection_errors:
            raise session.Interrupted("errors while collecting the grader")
        if session.config.option.collectonly:
            return None
        # rehearsed by plain calls even where pytest will run them: the rehearsal is not the author's test report
        try:
            tests = [self._hidden_test(item) for item in session.items]
            complete = None if not self.only else _only(self.plan, self.only)
            rehearsal = rehearse(complete or self.plan, self.grader, tests, load_givens())
        except AuthorError as error:
            raise pytest.UsageError(str(error)) from error
        if self.report_items:
            tests = [self._protocol_test(item, following) for item, following in _pairs(session.items)]
        self.work(Examiner(self.plan, self.grader, tests, rehearsal))
        return True

    # ---- running one test

    def _hidden_test(self, item: pytest.Item) -> HiddenTest:
        call = _plain_call(item)
        if call is None:
            raise AuthorError(
                f"{item.nodeid}: a hidden test is a method that takes only {', '.join(sorted(SERVED))} and parameters"
            )

        def run(interview: Interview, seed: str) -> BaseException | None:
            self.interview, self.seed = interview, seed
            serve = {
                "student": self.student,
                "reference": self.grader.reference,
                "fresh": fresh(seed),
                "learner": OwnProblems(),
            }
            try:
                call(serve)
            except (
                Exception,
                pytest.fail.Exception,
                pytest.skip.Exception,
            ) as error:  # the last two are BaseExceptions
                return error
            return None

        return HiddenTest(item.name, _title(item), _weight(item), _settings(item), run)

    def _protocol_test(self, item: pytest.Item, following: pytest.Item | None) -> HiddenTest:
        """The same test through pytest's own protocol: its report, its --pdb."""

        def run(interview: Interview, seed: str) -> BaseException | None:
            self.interview, self.seed, self.problem = interview, seed, None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            return self.problem

        return HiddenTest(item.name, _title(item), _weight(item), _settings(item), run)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo) -> Iterator[Any]:
        if call.excinfo is not None:
            self.problem = call.excinfo.value
        return (yield)

    @property
    def student(self) -> Student:
        return Student(self._current)

    def _current(self) -> Interview:
        assert self.interview is not None
        return self.interview


# ---- reading a test item


def _exercise_of(item: pytest.Item) -> str:
    marker = item.get_closest_marker("exercise")
    assert marker is not None
    return marker.args[0]


def _settings(item: pytest.Item) -> Settings:
    marker = item.get_closest_marker("exercise")
    assert marker is not None
    return Settings(*marker.args, **marker.kwargs)


def _weight(item: pytest.Item) -> float:
    marker = item.get_closest_marker("weight")
    return float(marker.args[0]) if marker else 1.0


def _title(item: pytest.Item) -> str:
    function = getattr(item, "function", None)
    first = (getattr(function, "__doc__", None) or "").strip().partition("\n")[0]
    if hasattr(item, "callspec"):  # """problem {k}""" of a parametrised test
        first = first.format(**item.callspec.params)
    return first.rstrip(".") or item.name.removeprefix("test_").replace("_", " ")


def _plain_call(item: pytest.Item) -> Callable[[dict[str, Any]], None] | None:
    """The test as a plain call, if it needs nothing of pytest but the fixtures we serve."""
    if not isinstance(item, pytest.Function) or item.cls is None:
        return None
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    wanted = list(item._fixtureinfo.argnames)
    if set(item.fixturenames) - SERVED - set(parameters) - {"request"}:
        return None
    if any(m.name in NEEDS_PYTEST or m.kwargs.get("indirect") for m in item.iter_markers()):
        return None
    cls, name = item.cls, item.originalname

    def call(serve: dict[str, Any]) -> None:
        getattr(cls(), name)(**{n: parameters[n] if n in parameters else serve[n] for n in wanted})

    return call


def _in_words(item: pytest.Item) -> Callable[..., Any]:
    """A verdict is reported as its sentence. pytest's picture of a failure costs 10 ms and shows the hidden test."""
    original = item.repr_failure

    def words(excinfo: pytest.ExceptionInfo, *args: Any, **kwargs: Any) -> Any:
        problem = excinfo.value
        if isinstance(problem, NotYet):
            return sentences.finding(problem.finding)
        if isinstance(problem, NotAttempted):
            return sentences.NOT_ATTEMPTED
        return str(problem) if isinstance(problem, CannotDecide) else original(excinfo, *args, **kwargs)

    return words


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _only(plan: Plan, names: list[str]) -> Plan:
    return replace(plan, exercises={n: e for n, e in plan.exercises.items() if n in names})
