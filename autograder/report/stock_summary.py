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
from autograder.report.class_table import OUTCOMES, outcome_table
from autograder.report.feedback import WORD
from autograder.report.run_summary import Folders, Run, attention, head, near_to, places, tell, under, where
from autograder.wording.terminal import SIGN

BY_HAND = "by hand"


class StockRun(Run, Protocol):
    plan: StockPlan
    late: dict[tuple[str, str], float]


def summary(run: StockRun, course: Folders, near: Path, console: Console | None = None) -> None:
    """Print the summary; paths relative to `near`."""
    out = console or Console(highlight=False)
    assignment = run.plan.assignment
    head(run, "graded as nbgrader scores", out)
    out.print(_table(run.records))
    out.print(Text("  " + "  ".join(f"{SIGN[o][0]} {WORD.get(o, o)}" for o in OUTCOMES), style="dim"))
    attention(run.waiting, [f"{r.student}  {problem}" for r in run.waiting for problem in r.problems], course.root, out)
    late = [f"{s:<14} {book}: {points:g} points off" for (s, book), points in sorted(run.late.items())]
    under("late", late, course.root, out)
    tell(run, assignment, course.root, out)
    where(out, "feedback pages", near_to(course.feedback, near))
    go = places(course, assignment, near, out)
    where(out, "score by hand", f"{go}jupyter lab   (menu Nbgrader › Formgrader)")
    where(out, "put it on the pages", f"{go}nbgrader generate_feedback {assignment} --force")
    where(out, "return them", f"{go}nbgrader release_feedback {assignment}")


def _table(records: list[StockRecord]) -> Table:
    table = outcome_table("cell")
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
