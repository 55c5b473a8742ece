"""A hidden grader collected and rehearsed by pytest, without a terminal; then something is done with its examiner."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator

import pytest

from autograder.grading.examiner import Examiner
from autograder.grading.grader import AuthorError, Grader
from autograder.grading.notebook import Plan
from autograder.grading.plugin import Grading

# Built-in plug-ins that a batch has no use for; each costs time for every test.
QUIET = """
    terminal cacheprovider logging capture faulthandler unraisableexception threadexception doctest junitxml pastebin
    stepwise setuponly setupplan debugging unittest tmpdir recwarn monkeypatch legacypath subtests warnings pytester
    hypothesispytest anyio
""".split()


def collect(plan: Plan, grader: Grader, work: Callable[[Examiner], None]) -> None:
    """Collect and rehearse a grader without a terminal, then call `work`.

    errors : AuthorError, and what `work` raises
    """
    problems: list[BaseException] = []

    def guarded(examiner: Examiner) -> None:
        try:
            work(examiner)
        except BaseException as error:  # pytest would turn it into a report of its own
            problems.append(error)

    for name in [n for n in sys.modules if n.partition(".")[0] == grader.folder.name]:
        del sys.modules[name]  # pytest would take an edited grader, or another course's, from here
    grading = Grading(plan, grader, [], guarded)
    listener = _Listener()
    root = ["--import-mode=importlib", "-c", os.devnull, f"--rootdir={grader.folder.parent}"]
    code = pytest.main(
        [*root, *(f"-pno:{name}" for name in QUIET), str(grader.folder)], plugins=[_Registered(grading), listener]
    )
    if problems:
        raise problems[0]
    if listener.stopped:
        raise KeyboardInterrupt
    if listener.errors or code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise AuthorError("; ".join(listener.errors) or f"{grader.folder}: pytest ended with {code!r}")


class _Registered:
    """Registers the grading plug-in once pytest has its configuration."""

    def __init__(self, grading: Grading):
        self.grading = grading

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        self.grading.register(config)


class _Listener:
    """Keeps what pytest would print about a grader that cannot be collected."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.stopped = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo) -> None:
        self.stopped = excinfo.type is KeyboardInterrupt

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        try:
            return (yield)
        except pytest.UsageError as error:
            self.errors.append(str(error))
            return True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self) -> Generator[None, object, object]:
        try:
            return (yield)
        except pytest.UsageError as error:
            self.errors.append(str(error))
            raise
