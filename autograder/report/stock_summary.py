"""What `autograder grade` prints when a class of another course is done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import CellRecord, StockRecord
from autograder.report.class_table import OUTCOMES
from autograder.report.feedback import WORD
from autograder.report.run_summary import Folders, near_to, where
from autograder.wording.terminal import SIGN, sign

MOST_NOTES = 20
BY_HAND = "by hand"


class Run(Protocol):
    plan: StockPlan
    records: list[StockRecord]
    unchanged: int
    changed: list[tuple[StockRecord, StockRecord]]
    late: dict[tuple[str, str], float]
    seconds: float


def summary(run: Run, course: Folders, near: Path, console: Console | None = None) -> None:
    """Print the summary; paths relative to `near`."""
    out = console or Console(highlight=False)
    assignment = run.plan.assignment
    stuck = [r for r in run.records if r.status == "needs attention"]
    same = f", {run.unchanged} of {len(run.records)} unchanged" if run.unchanged else ""
    out.print()
    out.print(
        Text.assemble(
            ("✓ ", "cyan"), f"{len(run.records) - len(stuck)} graded as nbgrader scores{same}   ",
            ("! ", "magenta"), f"{len(stuck)} need attention   ", (f"{run.seconds:.1f} s", "dim"),
        )
    )  # fmt: skip
    out.print()
    out.print(_table(run.records))
    out.print(Text("  " + "  ".join(f"{SIGN[o][0]} {WORD.get(o, o)}" for o in OUTCOMES), style="dim"))
    _lines(out, f"{len(stuck)} need attention; nothing was scored 0 for it", _grouped(_problems(stuck, course.root)))
    _lines(out, "worth knowing", _grouped([(r.student, note) for r in run.records for note in r.notes]))
    _lines(out, "late", [f"{s:<14} {book}: {points:g} points off" for (s, book), points in sorted(run.late.items())])
    _lines(out, "changed by this run", [f"{b.student:<14} {b.score:g} → {a.score:g}" for b, a in run.changed])
    out.print()
    where(out, "feedback pages", near_to(course.feedback, near))
    where(out, "records", near_to(course.records / assignment, near))
    where(out, "executed notebooks", near_to(course.autograded, near))
    go = "" if course.root == Path.cwd() else f"cd {near_to(course.root, Path.cwd())} && "
    where(out, "score by hand", f"{go}jupyter lab   (menu Nbgrader › Formgrader)")
    where(out, "put it on the pages", f"{go}nbgrader generate_feedback {assignment} --force")
    where(out, "return them", f"{go}nbgrader release_feedback {assignment}")


def _table(records: list[StockRecord]) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=True, header_style="dim")
    table.add_column("cell", no_wrap=True)
    table.add_column("won", justify="right", no_wrap=True)
    for outcome in OUTCOMES:
        table.add_column(sign(outcome), justify="right", no_wrap=True)
    for name, cells in _by_cell(records).items():
        counts = Counter(c.outcome for c in cells)
        of = sum(c.points for c in cells if c.score is not None)
        won = f"{sum(c.score or 0.0 for c in cells) / of:.0%}" if of else "" if counts["right"] else BY_HAND
        table.add_row(Text(name), Text(won), *(str(counts[o]) if counts[o] else "·" for o in OUTCOMES))
    return table


def _by_cell(records: list[StockRecord]) -> dict[str, list[CellRecord]]:
    found: dict[str, list[CellRecord]] = {}
    for record in records:
        for notebook in record.notebooks:
            for cell in notebook.cells:
                found.setdefault(f"{notebook.name} / {cell.grade_id}", []).append(cell)
    return found


def _problems(records: list[StockRecord], root: Path) -> list[tuple[str, str]]:
    return [(r.student, problem.replace(f"{root}/", "")) for r in records for problem in r.problems]


def _grouped(said: list[tuple[str, str]]) -> list[str]:
    """One line for what is said of many."""
    of: dict[str, list[str]] = {}
    for student, line in said:
        of.setdefault(line, []).append(student)
    who = {line: f"{len(names)} students" if len(names) > 2 else ", ".join(names) for line, names in of.items()}
    return [f"{who[line]:<14} {line}" for line in of]


def _lines(out: Console, heading: str, lines: list[str]) -> None:
    if lines:
        more = [f"and {len(lines) - MOST_NOTES} more, in the records"] if len(lines) > MOST_NOTES else []
        out.print()
        out.print(Text(heading, style="bold"))
        for line in [*lines[:MOST_NOTES], *more]:
            out.print(Text(f"  {line}"), soft_wrap=True)
