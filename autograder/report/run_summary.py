"""What `autograder grade` prints when a class is done: the table, what a regrade changed, and the next commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from rich.console import Console
from rich.text import Text

from autograder.grading.notebook import Plan
from autograder.grading.record import Record
from autograder.report.class_table import NO_NAME, attention_lines, by_exercise, class_table, common_mistakes
from autograder.sandbox.unprotected import TIER, WARNING
from autograder.wording.terminal import one_line

COMMONEST = 5
NAMED, NOTED = 5, 200  # students to a line, lines of one kind


class Run(Protocol):
    """What any class that was graded can tell, whatever its records are of."""

    tier: str
    records: list[Any]
    unchanged: int
    changed: list[tuple[Any, Any]]
    remarks: list[str]
    problem: str
    seconds: float

    @property
    def waiting(self) -> list[Any]: ...


class ExerciseRun(Run, Protocol):
    plan: Plan


class Folders(Protocol):
    root: Path
    feedback: Path
    records: Path
    autograded: Path


def summary(run: ExerciseRun, course: Folders, near: Path, console: Console | None = None) -> None:
    """Print the summary; paths relative to `near`."""
    out = console or Console(highlight=False)
    plan = run.plan
    head(run, "graded", out)
    out.print(class_table(run.records))
    _mistakes(run.records, out)
    attention(run.waiting, attention_lines(run.waiting), course.root, out)
    tell(run, plan.assignment, course.root, out)
    worst = min((r for r in run.records if not r.fault), key=lambda r: r.score, default=None)
    if worst is not None:
        page = course.feedback / worst.student / plan.assignment / f"{plan.name}.html"
        where(out, "a feedback page", near_to(page, near))
    go = places(course, plan.assignment, near, out)
    where(out, "see them in formgrader", f"{go}jupyter lab   (menu Nbgrader › Formgrader)")
    where(out, "return them", f"{go}nbgrader release_feedback {plan.assignment}")


def head(run: Run, graded: str, out: Console) -> None:
    """How many were graded, and how well they were contained."""
    waiting = len(run.waiting)
    same = f", {run.unchanged} of {len(run.records)} unchanged" if run.unchanged else ""
    out.print()
    out.print(
        Text.assemble(
            ("✓ ", "cyan"),
            f"{len(run.records) - waiting} {graded}{same}   ",
            ("! ", "magenta"),
            f"{waiting} need attention   ",
            (f"{run.seconds:.1f} s", "dim"),
        )
    )
    if run.tier == TIER:
        out.print(Text.assemble(("! no sandbox: ", "red"), WARNING), soft_wrap=True)
    out.print()


def attention(waiting: list[Any], lines: list[str], root: Path, out: Console) -> None:
    """Who waits for a person, and why."""
    if waiting:
        out.print()
        head = f"{len(waiting)} need attention"
        out.print(Text.assemble(("! ", "magenta"), (head, "bold"), "; nothing was scored 0 for it"))
        _first(lines, "    ", root, out)


def tell(run: Run, assignment: str, root: Path, out: Console) -> None:
    """What was odd, what this run changed, and what of it is not in the gradebook."""
    _notes(run.records, run.remarks, root, out)
    _changes(run.changed, root, out)
    _problem(run.problem, assignment, root, out)
    out.print()


def places(course: Folders, assignment: str, near: Path, out: Console) -> str:
    """Where what lies; returns what a command begins with, to be typed here."""
    where(out, "records", near_to(course.records / assignment, near))
    where(out, "executed notebooks", near_to(course.autograded, near))
    return "" if course.root == Path.cwd() else f"cd {near_to(course.root, Path.cwd())} && "


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


def under(heading: str, lines: list[str], root: Path, out: Console) -> None:
    """Lines below a heading, where there are any."""
    if lines:
        out.print()
        out.print(Text(heading, style="bold"))
        _first(lines, "  ", root, out)


def _first(lines: list[str], indent: str, root: Path, out: Console) -> None:
    for line in lines[:NOTED]:
        out.print(Text(f"{indent}{_line(line, root)}"), soft_wrap=True)
    if len(lines) > NOTED:
        out.print(Text(f"{indent}and {len(lines) - NOTED} more; each stands in its record"), soft_wrap=True)


def _notes(records: list[Any], remarks: list[str], root: Path, out: Console) -> None:
    """What was odd, the same oddity once with those who have it; what concerns most comes first."""
    who: dict[str, list[str]] = {}
    for record in records:
        for note in record.notes:
            who.setdefault(_line(note, root), []).append(one_line(record.student))
    lines = [_line(remark, root) for remark in remarks]
    for note, students in sorted(who.items(), key=lambda found: -len(found[1])):
        more = f" and {len(students) - NAMED} more" if len(students) > NAMED else ""
        lines.append(f"{', '.join(students[:NAMED]) + more:<14} {note}")
    under("worth knowing", lines, root, out)


def _changes(changed: list[tuple[Any, Any]], root: Path, out: Console) -> None:
    lines = [f"{one_line(now.student):<14} {_points(before)} → {_points(now)}" for before, now in changed]
    under("changed by this run", lines, root, out)


def _problem(problem: str, assignment: str, root: Path, out: Console) -> None:
    if problem:
        out.print()
        out.print(Text.assemble(("! ", "magenta"), ("not all of it is in the gradebook", "bold")))
        out.print(Text(f"    {_line(problem, root)}"), soft_wrap=True)
        out.print(Text(f"    the records are kept; run `autograder grade {assignment}` again, and they go in"))


def _points(record: Any) -> str:
    """A score, and what waits for a person: never told as 0."""
    if record.fault:
        return "needs attention"
    return f"{record.score:g}" + (f" and {record.waiting:g} that wait" if record.waiting else "")


def _line(said: str, root: Path) -> str:
    return one_line(said.replace(f"{root}/", ""))


def where(out: Console, what: str, where: str) -> None:
    out.print(Text.assemble(f"  {what:<24}", (one_line(where), "bold")), soft_wrap=True)


def near_to(path: Path, near: Path) -> str:
    return str(path.relative_to(near)) if path.is_relative_to(near) else str(path)
