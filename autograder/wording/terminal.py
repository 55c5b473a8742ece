"""The same words with colour: ANSI names only, so that the reader's theme decides the shade."""

from __future__ import annotations

import re

from rich.text import Text

from autograder.checks.result import ExerciseResult
from autograder.wording import sentences

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069]")
SIGN = {
    "right": ("✓", "cyan"),
    "partly right": ("◐", "cyan"),
    "not yet": ("✗", "yellow"),
    "not attempted": ("○", "dim"),
    "needs attention": ("!", "magenta"),
}


def printable(text: str) -> str:
    r"""Text for a terminal or a log, on one line, without what would steer it.

    >>> printable("ada\x1b[2J\nben\u202e") == "ada\ufffd[2J ben\ufffd"
    True
    """
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " "))


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
