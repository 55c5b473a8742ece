"""The same words with colour: ANSI names only, so that the reader's theme decides the shade."""

from __future__ import annotations

from rich.text import Text

from autograder.checks.result import ExerciseResult
from autograder.plain.printable import printable
from autograder.wording import sentences

SIGN = {
    "right": ("✓", "cyan"),
    "partly right": ("◐", "cyan"),
    "not yet": ("✗", "yellow"),
    "not attempted": ("○", "dim"),
    "needs attention": ("!", "magenta"),
}


def one_line(text: str) -> str:
    r"""Text for a terminal or a log, on one line, without what would steer it.

    >>> one_line("ada\n\x1b[2Jben") == "ada \ufffd[2Jben"
    True
    """
    return printable(text.replace("\n", " ").replace("\t", " "))


def sign(outcome: str) -> Text:
    mark, style = SIGN[outcome]
    return Text(mark, style=style)


def result(r: ExerciseResult, after: tuple[str, ...] = ()) -> Text:
    """A result for a terminal. `Text`, never markup: a submission may contain [red]."""
    mark, style = SIGN[r.outcome]
    head, *rest = sentences.text(r, after).splitlines()
    _, _, tail = head.partition(r.exercise + ": " + r.outcome)
    out = Text.assemble((mark + " ", style), (r.exercise, "bold"), ": ", (r.outcome, style), tail)
    for line in rest:
        out.append("\n" + line)
    return out
