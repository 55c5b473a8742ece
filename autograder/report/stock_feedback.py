"""A student's feedback page of another course's notebook: scores, what failed where the notebook shows it, comments.

Nothing of a hidden test is on it. nbgrader's own page shows the whole executed notebook, hidden tests included.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.grading.stock.record import CellRecord, NotebookRecord, StockRecord
from autograder.report.feedback import STATE, WORD, Override, bar, moment, publish, rendered
from autograder.wording import sentences

BY_HAND = {
    "answer": "A person reads this answer and scores it.",
    "task": "A person reads your work and scores it.",
    "test": sentences.FOR_A_PERSON,
}
NOTES = {"not attempted": "nothing was written here"}


def page(
    record: StockRecord,
    notebook: NotebookRecord,
    course: str,
    *,
    overrides: Mapping[str, Override] | None = None,
    late: float = 0.0,
) -> str:
    """The page as HTML. `overrides`: manual scores and comments, by cell; `late`: points lost for handing in late."""
    by_hand = dict(overrides or {})
    lines = [(cell, by_hand.pop(cell.grade_id, None)) for cell in notebook.cells]
    waiting = sum(cell.points for cell, by in lines if _score(cell, by) is None)
    items = [_item(cell, override) for cell, override in lines]
    only_comments = [_comment(name, override.comment) for name, override in by_hand.items() if override.comment]
    return rendered(
        record=record,
        fault=record.fault or notebook.fault,
        course=course,
        title=notebook.title,
        handed_in=moment(record.handed_in),
        score=sum(_score(cell, by) or 0.0 for cell, by in lines) - late,
        reachable=notebook.max_score - waiting,
        waiting=waiting,
        late=late,
        **bar([(cell.points, _score(cell, by), _outcome(cell, by)) for cell, by in lines]),
        next=None,
        items=items,
        mend=[item for item in items if item["mend"]] + only_comments,
        reference=" · ".join((record.assignment, notebook.name, record.student, f"record {record.key[:8] or 'none'}")),
    )


def write(
    record: StockRecord,
    course: str,
    folder: Path,
    beside: Path | None = None,
    late: Mapping[str, float] | None = None,
) -> None:
    """Write the page of each notebook where nbgrader's release_feedback looks for it. `late` by notebook."""
    for notebook in record.notebooks:
        shown = page(record, notebook, course, late=(late or {}).get(notebook.name, 0.0))
        publish(shown, (record.student, record.assignment, notebook.name), folder, beside)


def _score(cell: CellRecord, override: Override | None) -> float | None:
    return cell.score if override is None or override.score is None else override.score


def _outcome(cell: CellRecord, override: Override | None) -> str:
    score = _score(cell, override)
    if override is None or override.score is None or score is None:
        return cell.outcome
    if score >= cell.points:
        return "right"
    return "partly right" if score > 0 else "not yet"


def _item(cell: CellRecord, override: Override | None) -> dict[str, Any]:
    outcome = _outcome(cell, override)
    comment = "" if override is None else override.comment
    return {
        "name": cell.grade_id,
        "signature": cell.grade_id,
        "state": STATE[outcome],
        "word": WORD.get(outcome, outcome),
        "note": NOTES.get(outcome, ""),
        "score": _score(cell, override),
        "points": cell.points,
        "mend": outcome != "right" or bool(comment),
        "comment": comment,
        "named": [BY_HAND[cell.kind]] if outcome == "needs attention" else [],
        "plain": cell.said if outcome != "needs attention" else "",
        "show_work": False,
    }


def _comment(name: str, comment: str) -> dict[str, Any]:
    """A person's words about a cell without points."""
    return {
        "name": name, "signature": name, "state": "", "word": "", "score": None, "points": None, "comment": comment,
        "named": [], "plain": "", "show_work": False,
    }  # fmt: skip
