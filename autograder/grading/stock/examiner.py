"""A hand-in to another course → its Record: run in the box, scored by nbgrader's law, put into words."""

from __future__ import annotations

import re
import time
from typing import Any

from autograder.grading import bounded
from autograder.grading import record as own
from autograder.grading.job import Job
from autograder.grading.notebook import Plan, Submission, settings
from autograder.grading.notebook_file import text
from autograder.grading.placing import hidden_lines
from autograder.grading.stock import record as records
from autograder.grading.stock import submission as hand_ins
from autograder.grading.stock.plan import Rules, StockPlan, kind, points
from autograder.grading.stock.record import CellRecord, NotebookRecord, StockRecord
from autograder.grading.stock.scoring import is_complaint, score, untouched
from autograder.grading.stock.session import Run, is_refused, run_notebook
from autograder.grading.stock.submission import StockSubmission
from autograder.sandbox.client import Sandbox
from autograder.sandbox.limits import Limits

MAX_SAID = 300  # characters of an error's message
SHELL = re.compile(r"^\s*(!|%%?(bash|sh|script|sx|sc|system)\b|[\w, ]+=\s*!)", re.MULTILINE)
NO_SHELL = "its test runs shell commands, which are switched off"
HIDDEN_FAILED = "A check that your notebook does not show did not hold."


class StockExaminer:
    """Examines hand-ins of one assignment, one after the other: what the engine asks for."""

    records = records

    def __init__(self, plan: StockPlan):
        self.plan = plan

    def read(self, job: Job) -> StockSubmission:
        return hand_ins.read(job.notebook, self.plan, job.student)

    def key(self, submission: StockSubmission, tier: str) -> str:
        """Changes when anything changes that the Record depends on."""
        return own.key(records.STOCK, submission.digest, self.plan.digest, tier)

    def examine(self, submission: StockSubmission, zygote: Sandbox) -> StockRecord:
        with bounded.held_to_processor_time(bounded.COMPARING_SECONDS):
            return self._record(submission, zygote)

    def examine_again(self, submission: StockSubmission, zygote: Sandbox) -> StockRecord:
        """Nothing is compared out here that could be taken apart: it is tried once more."""
        return self.examine(submission, zygote)

    def _record(self, submission: StockSubmission, zygote: Sandbox) -> StockRecord:
        started = time.perf_counter()
        notes = [*submission.notes]
        found = tuple(self._notebook(name, submission, zygote, notes) for name in self.plan.notebooks)
        return StockRecord(
            assignment=self.plan.assignment,
            student=submission.student,
            key=self.key(submission, zygote.tier),
            tier=zygote.tier,
            notebooks=found,
            max_score=self.plan.max_score,
            handed_in=submission.handed_in,
            notes=tuple(notes),
            seconds=round(time.perf_counter() - started, 3),
        )

    def unjudged(self, job: Job, why: str, tier: str) -> StockRecord:
        """A Record of what could not be judged: needs attention, no point lost."""
        found = tuple(NotebookRecord(n, p.title, _all(p, None), fault=why) for n, p in self.plan.notebooks.items())
        return StockRecord(self.plan.assignment, job.student, "", tier, found, self.plan.max_score, fault=why)

    def _notebook(self, name: str, submission: StockSubmission, zygote: Sandbox, notes: list[str]) -> NotebookRecord:
        plan, rules = self.plan.notebooks[name], self.plan.rules
        if name in submission.faults:
            return NotebookRecord(name, plan.title, _all(plan, None), fault=submission.faults[name])
        if name not in submission.notebooks:
            return NotebookRecord(name, plan.title, _all(plan, 0.0), missing=True)
        sub = submission.notebooks[name]
        run = run_notebook(zygote, sub, submission.files, rules.cell_seconds)
        notes += [f"{name}: {note}" for note in run.notes]
        there = {settings(cell)["grade_id"]: i for i, cell in enumerate(sub.notebook["cells"]) if settings(cell)}
        cells = tuple(_judged(plan, rules, sub, run, g, there.get(g)) for g, c in plan.cells.items() if kind(c))
        notes += [f"{name}: {c.grade_id}: {c.why}" for c in cells if c.why and c.score is not None]
        left = tuple(
            g for g, i in there.items()
            if settings(plan.cells[g]).get("solution") and untouched(sub.notebook["cells"][i])
        )  # fmt: skip
        return NotebookRecord(name, plan.title, cells, left, outputs=run.outputs)


def limits(rules: Rules) -> Limits:
    """Of a box for these notebooks: time for every cell; the files beside them come on top."""
    return Limits(memory_mb=2048, cpu_seconds=max(120, int(12 * rules.cell_seconds)), disk_mb=64)


def _all(plan: Plan, value: float | None) -> tuple[CellRecord, ...]:
    said = "" if value is None else "The notebook was not handed in."
    return tuple(CellRecord(g, kind(c), points(c), value, said) for g, c in plan.cells.items() if kind(c))


def _judged(plan: Plan, rules: Rules, sub: Submission, run: Run, grade_id: str, at: int | None) -> CellRecord:
    ours = plan.cells[grade_id]
    role, worth = kind(ours), points(ours)
    if at is None:
        return CellRecord(grade_id, role, worth, None, why="its cell is missing from the notebook")
    cell, outputs = sub.notebook["cells"][at], run.outputs.get(at, [])
    if role != "test":
        return CellRecord(grade_id, role, worth, score(cell, ()).points)
    if SHELL.search(ours["source"]):
        return CellRecord(grade_id, role, worth, None, why=NO_SHELL)
    if at in run.unreached:
        return CellRecord(grade_id, role, worth, None, why="the time for the notebook was over before its test")
    found = score(cell, outputs, rules.ignored)
    refused = next((str(o.get("evalue", "")) for o in outputs if is_refused(o)), "")
    if found.points == 0 and refused:
        return CellRecord(grade_id, role, worth, None, why=f"the sandbox refused its test: {refused[:MAX_SAID]}")
    said = _said(cell["source"], outputs, rules) if found.points == 0 else ""
    return CellRecord(grade_id, role, worth, found.points, said, found.why)


def _said(source: str, outputs: list[dict[str, Any]], rules: Rules) -> str:
    """What went wrong, for the learner: the visible line and the message. Of a hidden test only that there is one."""
    hidden, lines = hidden_lines(source, rules.hidden), source.split("\n")
    for output in outputs:
        if is_complaint(output):
            return (
                "It printed a warning or an error message." if hidden else f"It printed: {_short(output.get('text'))}"
            )
        if output.get("output_type") != "error":
            continue
        name, message = _short(output.get("ename")), _short(output.get("evalue"))
        if name == "Lost" or name == "CellTimeoutError":
            return message[:1].upper() + message[1:] + "."
        line = _failing_line(output)
        if (line is None and hidden) or line in hidden:
            return HIDDEN_FAILED
        where = f"Line {line}: {lines[line - 1].strip()}" if line and line <= len(lines) else "A check"
        if name == "AssertionError":
            return f"{where} did not hold" + (f": {message}" if message else ".")
        return f"{where} raised {name}" + (f": {message}" if message else ".")
    return ""


def _failing_line(output: dict[str, Any]) -> int | None:
    """The line of the test cell itself, from the box's traceback; None where it does not say."""
    trace = output.get("traceback")
    first = trace[0] if isinstance(trace, list) and trace else ""
    found = re.match(r"  line (\d{1,6}), in <module>", first) if isinstance(first, str) else None
    return int(found[1]) if found else None


def _short(said: Any) -> str:
    return " ".join(text(said).split())[:MAX_SAID]
