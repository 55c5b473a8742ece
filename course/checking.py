"""`check(sigmoid_prime)`: the grader's questions, asked in the learner's own notebook, answered in the same words."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.checks.judging import Learner
from autograder.checks.reply import Reply
from autograder.checks.result import ExerciseResult
from autograder.mistakes import probes
from autograder.plain.question import Question, observe_plain
from autograder.wording import explained, html, sentences, terminal
from course import catalogue, givens
from course.hints import HINTS
from course.naming import exercise_name

NOBODY = "your id"  # what stands in a released notebook where the learner's id belongs
VALIDATING = "NBGRADER_VALIDATING"  # set by nbgrader while its Validate button runs the notebook


class NotYetError(Exception):
    """Raised by `check` while nbgrader validates, so that its dialog shows the words."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check(function: Any) -> None:
    """Say whether an exercise is right, and if not, what is wrong and where. As often as you like.

    function : the function you wrote, or its name as text
    """
    namespace = sys._getframe(1).f_globals
    try:
        name = exercise_name(function, namespace)
    except LookupError as error:
        print(textwrap.fill(str(error), sentences.WIDTH))
        return
    result = judge(name, namespace)
    HINTS.attempted(name)
    say(result, after(result) + learner_note(name, namespace) + version_note())


def judge(name: str, namespace: dict[str, Any]) -> ExerciseResult:
    """The result of an exercise as it stands in `namespace`. Errors: LookupError for an unknown exercise."""
    probe = probe_of(name)
    known = {given: getattr(givens, given) for given in givens.__all__}
    own = Learner(str(namespace.get("LEARNER", "")), known["problems"]) if "problems" in known else None
    result, wrong = probes.replay(probe, lambda question: ask(question, namespace, known), own)
    return explained.by_rule(result, wrong)


def ask(question: Question, namespace: dict[str, Any], known: dict[str, Any]) -> Reply:
    return Reply.read(observe_plain(question, namespace, known))


def probe_of(name: str) -> probes.Probe:
    """The probe of an exercise. Errors: LookupError for an unknown one."""
    return published(catalogue.assignment_of(name).name)[name]


@cache
def published(assignment: str) -> dict[str, probes.Probe]:
    """The probes of an assignment, by exercise."""
    file = resources.files("course") / "probes" / f"{assignment}.json"
    return probes.from_file(json.loads(file.read_text(encoding="utf-8")))


def after(result: ExerciseResult) -> tuple[str, ...]:
    """The line below a result: praise and what comes next, or where help is."""
    if result.outcome != "right":
        return (sentences.next_step(result.exercise),)
    praise = catalogue.exercise(result.exercise).praise
    following = catalogue.following(result.exercise)
    return (praise, f"next: {following}") if following else (praise,)


def say(result: ExerciseResult, lines: tuple[str, ...]) -> None:
    """Show a result where the learner is: notebook, terminal, or nbgrader's Validate dialog."""
    words = sentences.text(result, lines)
    if os.environ.get(VALIDATING) and result.outcome != "right":
        raise NotYetError(words)
    if _in_notebook():
        from IPython.display import display

        display({"text/plain": words, "text/html": html.result(result, lines)}, raw=True)
    else:
        from rich.console import Console

        Console(soft_wrap=True, highlight=False).print(terminal.result(result, lines))


def learner_note(name: str, namespace: dict[str, Any]) -> tuple[str, ...]:
    """A line, where an exercise has problems of each learner's own and the notebook does not say whose it is."""
    own = namespace.get("LEARNER")
    if not probe_of(name).is_drawn or (isinstance(own, str) and own.strip().casefold() not in ("", NOBODY)):
        return ()
    if own is None:
        return ("There is no LEARNER: put your id into it at the top, and run that cell.",)
    return (f"LEARNER is still {own!r}: put your own id there, or these are nobody's problems.",)


def version_note() -> tuple[str, ...]:
    """A line, where the notebook was made for another version of the course."""
    path = os.environ.get("JPY_SESSION_NAME", "")
    if not path.endswith(".ipynb"):
        return ()
    try:
        made_for = json.loads(Path(path).read_bytes())["metadata"]["course"]["version"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    if made_for == __version__:
        return ()
    return (f"This notebook is for version {made_for} of the course; {__version__} is installed.",)


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and getattr(shell, "kernel", None) is not None
