"""What `autograder grade` prints when a class is done: the table, what a regrade changed, and the next commands."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.text import Text

from autograder.grading.notebook import Plan
from autograder.grading.record import Record
from autograder.report.class_table import NO_NAME, attention_lines, by_exercise, class_table, common_mistakes

COMMONEST = 5


class Run(Protocol):
    plan: Plan
    records: list[Record]
    unchanged: int
    changed: list[tuple[Record, Record]]
    seconds: float

    @property
    def waiting(self) -> list[Record]: ...


class Folders(Protocol):
    root: Path
    feedback: Path
    records: Path
    autograded: Path


def summary(run: Run, course: Folders, near: Path, console: Console | None = None) -> None:
    """Print the summary; paths relative to `near`."""
    out = console or Console(highlight=False)
    plan, waiting = run.plan, run.waiting
    out.print()
    graded = len(run.records) - len(waiting)
    same = f", {run.unchanged} of {len(run.records)} unchanged" if run.unchanged else ""
    out.print(
        Text.assemble(
            ("✓ ", "cyan"),
            f"{graded} graded{same}   ",
            ("! ", "magenta"),
            f"{len(waiting)} need attention   ",
            (f"{run.seconds:.1f} s", "dim"),
        )
    )
    out.print()
    out.print(class_table(run.records))
    _mistakes(run.records, out)
    _attention(waiting, course.root, out)
    _notes(run.records, out)
    _changes(run.changed, out)
    out.print()
    worst = min((r for r in run.records if not r.fault), key=lambda r: r.score, default=None)
    if worst is not None:
        page = course.feedback / worst.student / plan.assignment / f"{plan.name}.html"
        where(out, "a feedback page", near_to(page, near))
    where(out, "records", near_to(course.records / plan.assignment, near))
    where(out, "executed notebooks", near_to(course.autograded, near))
    go = "" if course.root == Path.cwd() else f"cd {near_to(course.root, Path.cwd())} && "
    where(out, "see them in formgrader", f"{go}jupyter lab   (menu Nbgrader › Formgrader)")
    where(out, "return them", f"{go}nbgrader release_feedback {plan.assignment}")


def _mistakes(records: list[Record], out: Console) -> None:
    found = [
        (count, title, exercise, len(results))
        for exercise, results in by_exercise(records).items()
        for title, count in common_mistakes(results)
        if title != NO_NAME
    ]
    if found:
        out.print()
        out.print(Text("commonest mistakes", style="bold"))
        for count, title, exercise, of in sorted(found, key=lambda f: -f[0])[:COMMONEST]:
            out.print(Text(f"  {count} of {of}: {title}, in {exercise}"), soft_wrap=True)


def _attention(waiting: list[Record], root: Path, out: Console) -> None:
    if waiting:
        out.print()
        head = f"{len(waiting)} need attention"
        out.print(Text.assemble(("! ", "magenta"), (head, "bold"), "; nothing was scored 0 for it"))
        for line in attention_lines(waiting):
            out.print(Text(f"    {line.replace(f'{root}/', '')}"), soft_wrap=True)


def _notes(records: list[Record], out: Console) -> None:
    noted = [(r.student, note) for r in records for note in r.notes]
    if noted:
        out.print()
        out.print(Text("worth knowing", style="bold"))
        for student, note in noted:
            out.print(Text(f"  {student:<14} {note}"), soft_wrap=True)


def _changes(changed: list[tuple[Record, Record]], out: Console) -> None:
    if changed:
        out.print()
        out.print(Text("changed by this run", style="bold"))
        for before, now in changed:
            out.print(Text(f"  {now.student:<14} {before.score:g} → {now.score:g}"))


def where(out: Console, what: str, where: str) -> None:
    out.print(Text.assemble(f"  {what:<24}", (where, "bold")), soft_wrap=True)


def near_to(path: Path, near: Path) -> str:
    return str(path.relative_to(near)) if path.is_relative_to(near) else str(path)
