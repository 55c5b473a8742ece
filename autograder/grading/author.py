"""The author's command line: pytest grades one notebook, with a prompt in the box when something fails.

    pytest autograder/graders/2a-sigmoid-derivative --submission FILE --exercise sigmoid_prime --pdb

Loaded by every pytest run in this environment, so it imports nothing of weight until it is asked to grade.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from autograder.grading.examiner import Examiner


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grading", "grading a notebook with a hidden grader")
    group.addoption("--submission", metavar="NOTEBOOK", type=Path, help="the notebook to grade")
    group.addoption("--exercise", metavar="NAME", action="append", default=[], help="this exercise only (repeatable)")
    group.addoption("--source", metavar="NOTEBOOK", type=Path, help="the instructor's notebook, if it lies elsewhere")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "exercise(name, scale=1, given=(), picture=None, refusing=()): the exercise a class judges"
    )
    config.addinivalue_line("markers", "weight(n): share of this check within its exercise, default 1")
    if config.getoption("--submission", None) is not None:
        _grade_one(config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    if not config.pluginmanager.hasplugin("autograder-grading") and any(
        i.get_closest_marker("exercise") for i in items
    ):
        raise pytest.UsageError("a hidden grader runs with --submission FILE, or through `autograder grade`")


def _grade_one(config: pytest.Config) -> None:
    from autograder.grading import plugin
    from autograder.grading.givens import givens_source
    from autograder.grading.grader import AuthorError, Grader
    from autograder.grading.hand_in import read_submission
    from autograder.grading.notebook import read_plan
    from autograder.grading.notebook_file import NotebookError
    from autograder.sandbox.client import Zygote

    path = config.getoption("--submission")
    if not path.exists():  # a hand-in may have another name; a word on a command line may not
        raise pytest.UsageError(f"{path}: no such file")
    try:
        folder = _grader_folder(config)
        plan = read_plan(config.getoption("--source") or _source_of(folder))
        if not path.is_file():
            raise NotebookError(f"{path}: no such file")
        submission = read_submission(path, plan, path.resolve().parent.parent.name)
    except (NotebookError, AuthorError) as error:
        raise pytest.UsageError(str(error)) from error

    def work(examiner: Examiner) -> None:
        with Zygote(givens_source=givens_source(plan.assignment)) as zygote:
            record = examiner.examine(submission, zygote)
        out = config.get_terminal_writer()
        out.line()
        for note in record.notes:
            out.line(f"note: {note}")
        for exercise in record.exercises:
            out.line()
            out.line(exercise.text)

    grading = plugin.Grading(plan, Grader(folder), config.getoption("--exercise"), work)
    grading.report_items = True
    grading.register(config)


def _grader_folder(config: pytest.Config) -> Path:
    for argument in config.args:
        path = Path(argument.partition("::")[0]).resolve()
        folder = path if path.is_dir() else path.parent
        if list(folder.glob("test_*.py")) and (folder / "reference.py").is_file():
            return folder
    raise pytest.UsageError("--submission needs the folder of a grader, e.g. autograder/graders/2a-sigmoid-derivative")


def _source_of(folder: Path) -> Path:
    for root in (Path.cwd(), *folder.parents):
        found = sorted((root / "source" / folder.name).glob("*.ipynb"))
        if found:
            return found[0]
    raise pytest.UsageError(f"no source/{folder.name}/*.ipynb above {folder}; name it with --source")
