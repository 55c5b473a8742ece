"""autograded/: executed notebooks, files and timestamp, where and as nbgrader leaves them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.gradebook import harmless, outputs
from autograder.gradebook.placeholder import placeholder
from autograder.grading import notebook as notebooks
from autograder.grading import whole_file
from autograder.grading.notebook import Plan, Submission
from autograder.grading.notebook_file import dump
from autograder.grading.stock.plan import StockPlan
from autograder.grading.stock.record import NotebookRecord, StockRecord
from autograder.grading.stock.submission import StockSubmission


def executed(submission: Submission, record: NotebookRecord, plan: Plan) -> dict[str, Any]:
    """The submission as an executed notebook, JSON; nothing in it runs when a page shows it."""
    shown = {i: [o for o in map(_harmless, found) if o] for i, found in record.outputs.items()}
    return outputs.cleaned(notebooks.executed(submission, shown, {}), plan)


def write(folder: Path, submission: StockSubmission | None, record: StockRecord, plan: StockPlan) -> None:
    """Fill a student's folder below autograded/; where a notebook stands, all of it is there. Errors: OSError."""
    if submission is not None:
        for name, data in {**submission.files, **submission.stamps}.items():
            whole_file.write(folder / name, data)
    for notebook in record.notebooks:
        if notebook.missing:
            continue
        its, handed_in = plan.notebooks[notebook.name], None
        if submission is not None and not notebook.fault:
            handed_in = submission.notebooks[notebook.name]
        dump(executed(handed_in or placeholder(its, record.student), notebook, its), folder / f"{notebook.name}.ipynb")


def _harmless(output: dict[str, Any]) -> dict[str, Any] | None:
    """What went to stderr stays there: it costs marks, and a person should see why."""
    shown = harmless.output(output)
    if shown is not None and shown["output_type"] == "stream" and output.get("name") == "stderr":
        shown["name"] = "stderr"
    return shown
