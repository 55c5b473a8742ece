"""A class in the terminal: won, outcomes and the commonest mistake of each exercise; who needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.grading.record import Record
from autograder.wording.terminal import SIGN, sign

OUTCOMES = ("right", "partly right", "not yet", "not attempted", "needs attention")
NO_NAME = "no name yet"


def class_table(records: Sequence[Record]) -> RenderableType:
    """One line per exercise. Everything is `Text`: a name from a submission is never markup."""
    table = outcome_table("exercise")
    table.add_column("commonest mistake")  # the one column that gives way
    for exercise, results in by_exercise(records).items():
        counts = Counter(r.outcome for r in results)
        shares = [r.fraction for r in results if r.fraction is not None]  # also where there are no points to win
        won = sum(shares) / len(shares) if shares else 0.0
        mistakes = common_mistakes(results)
        commonest = f"{mistakes[0][0]} ({mistakes[0][1]})" if mistakes else ""
        table.add_row(
            Text(exercise),
            Text(f"{won:.0%}", style="yellow" if won < 0.5 else ""),
            *(str(counts[o]) if counts[o] else "·" for o in OUTCOMES),
            Text(commonest),
        )
    key = Text("  " + "  ".join(f"{SIGN[o][0]} {o}" for o in OUTCOMES), style="dim")
    return Group(table, key)


def outcome_table(what: str) -> Table:
    """A table without rows: what was scored, the part that was won, and how many had each outcome."""
    table = Table(box=None, padding=(0, 1), pad_edge=True, header_style="dim")
    table.add_column(what, no_wrap=True)
    table.add_column("won", justify="right", no_wrap=True)
    for outcome in OUTCOMES:
        table.add_column(sign(outcome), justify="right", no_wrap=True)
    return table


def by_exercise(records: Iterable[Record]) -> dict[str, list]:
    """Results of all who could be judged, by exercise, in the notebook's order."""
    table: dict[str, list] = {}
    for record in records:
        for e in record.exercises:
            table.setdefault(e.result.exercise, []).append(e.result)
    return table


def common_mistakes(results: Iterable) -> list[tuple[str, int]]:
    """Named mistakes and how many made them, the commonest first; what has no name comes last."""
    wrong = [r for r in results if r.outcome in ("partly right", "not yet")]
    named = Counter(r.mistake.title for r in wrong if r.mistake)
    unnamed = len(wrong) - sum(named.values())
    return named.most_common() + ([(NO_NAME, unnamed)] if unnamed else [])


def attention_lines(records: Iterable[Record]) -> list[str]:
    """Who needs attention, and why: one line each."""
    lines = []
    for r in records:
        if r.fault:
            lines.append(f"{r.student}  {r.fault}")
        for e in r.exercises:
            if e.result.score is None:
                why = next(c.detail for c in e.result.checks if c.outcome in ("undecided", "fault"))
                lines.append(f"{r.student}  {e.result.exercise}  {why}")
    return lines
