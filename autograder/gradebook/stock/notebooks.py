"""autograded/: executed notebooks, files and timestamp, where and as nbgrader leaves them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from autograder.gradebook import outputs
from autograder.grading import notebook as notebooks
from autograder.grading.notebook import Plan, Submission
from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import NotebookRecord, StockRecord
from autograder.grading.stock.submission import StockSubmission


def executed(submission: Submission, record: NotebookRecord, plan: Plan) -> dict[str, Any]:
    """The submission as an executed notebook, JSON; nothing in it runs when a page shows it."""
    shown = {i: [o for o in map(_harmless, found) if o] for i, found in record.outputs.items()}
    return outputs.without_scripts(notebooks.executed(submission, shown, {}), plan)


def write(folder: Path, submission: StockSubmission, record: StockRecord, plan: StockPlan) -> None:
    """Fill a student's folder below autograded/."""
    for notebook in record.notebooks:
        if notebook.name in submission.notebooks:
            shown = executed(submission.notebooks[notebook.name], notebook, plan.notebooks[notebook.name])
            text = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            _put(folder / f"{notebook.name}.ipynb", text.encode("utf-8", "replace"))
    for name, data in {**submission.files, **submission.stamps}.items():
        _put(folder / name, data)


def _harmless(output: dict[str, Any]) -> dict[str, Any] | None:
    """What went to stderr stays there: it costs marks, and a person should see why."""
    shown = outputs.harmless(output)
    if shown is not None and shown["output_type"] == "stream" and output.get("name") == "stderr":
        shown["name"] = "stderr"
    return shown


def _put(path: Path, data: bytes) -> None:
    """Atomic; nbgrader leaves its files read-only, so they are replaced, not written to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".aside.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
