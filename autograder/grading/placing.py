"""What a cell defines and what of it a release shows, told from its text alone: no code is parsed out here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

SOLUTION_MARK = "### BEGIN SOLUTION"
Marks = tuple[tuple[str, str], ...]
HIDDEN: Marks = (("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"), ("### BEGIN MARK SCHEME", "### END MARK SCHEME"))


def hidden_lines(source: str, hidden: Marks = HIDDEN) -> set[int]:
    """Lines of a cell, counted from 1, that a released notebook does not show.

    >>> sorted(hidden_lines("a\\n### BEGIN HIDDEN TESTS\\nb\\n### END HIDDEN TESTS\\nc"))
    [2, 3, 4]
    """
    lines, closing = set(), ""
    for number, line in enumerate(source.split("\n"), 1):
        opened = next((end for begin, end in hidden if begin in line), "") if not closing else ""
        closing = closing or opened
        if closing:
            lines.add(number)
            if not opened and closing in line:
                closing = ""
    return lines


def released(source: str, hidden: Marks = HIDDEN) -> str:
    """A cell's text as learners were given it."""
    left_out = hidden_lines(source, hidden)
    return "\n".join(line for number, line in enumerate(source.split("\n"), 1) if number not in left_out)


def defines(source: str, name: str) -> bool:
    """Whether a cell gives `name` a value: by def, class, assignment or import.

    >>> [defines(s, "f") for s in ("def f(x):", "f = g", "f: int = 2", "from m import g, f", "e, f = 1, 2")]
    [True, True, True, True, True]
    >>> [defines(s, "f") for s in ("f(2)", "print(f)", "f == g", "def ff():", "a[f] = 2")]
    [False, False, False, False, False]
    """
    return bool(_definition(name).search(source))


def wanting(sources: Sequence[str], names: Iterable[str]) -> list[str]:
    """Those of `names` that no cell defines."""
    return [n for n in names if not any(defines(s, n) for s in sources)]


def too_late(before: Sequence[str], after: Sequence[str], name: str) -> bool:
    """Whether `name` is there only after its test cell: before it stands nothing, or the stub."""
    written = [s for s in after if defines(s, name) and not is_stub(s)]
    return bool(written) and all(is_stub(s) for s in before if defines(s, name))


def is_stub(source: str) -> bool:
    return "raise NotImplementedError" in source


@cache
def _definition(name: str) -> re.Pattern[str]:
    n = re.escape(name)
    return re.compile(
        rf"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{n}\b"
        rf"|^[ \t]*(?:[\w \t]+,)*[ \t]*{n}[ \t]*(?:,[\w \t,]*)?(?::[^=\n]+)?=(?!=)"
        rf"|^[ \t]*(?:from[ \t]+\S+[ \t]+)?import\b[^\n]*\b{n}\b",
        re.MULTILINE,
    )
