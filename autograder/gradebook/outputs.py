"""What stands below the cells of an executed notebook: the words of a result, and the score as nbgrader reads it.

nbgrader takes the score of a test cell from an `execute_result` that is a number, so formgrader, stock feedback and a
later stock run all see the same score beside its reason.
"""

from __future__ import annotations

from typing import Any

from autograder.gradebook import harmless
from autograder.grading import notebook as notebooks
from autograder.grading.notebook import Plan, Submission
from autograder.grading.record import ExerciseRecord, Record


def executed(submission: Submission, record: Record, plan: Plan) -> dict[str, Any]:
    """The submission as an executed notebook, JSON; nothing in it runs when a page shows it."""
    tests = {e.result.exercise: test_outputs(e) for e in record.exercises}
    outputs = {i: [o for o in map(harmless.output, found) if o] for i, found in record.outputs.items()}
    return cleaned(notebooks.executed(submission, outputs, tests), plan)


def cleaned(notebook: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The notebook with the learner's texts made harmless; the instructor's own stay."""
    for cell in notebook["cells"]:
        ours = cell["metadata"].get("nbgrader")
        cell["metadata"] = {} if ours is None else {"nbgrader": ours}
        if cell["cell_type"] == "code" or cell["source"] in plan.texts:
            continue
        attached = cell.pop("attachments", None)
        if cell["cell_type"] == "raw":  # a page would show it as HTML
            cell["cell_type"], cell["source"] = "markdown", harmless.as_text(cell["source"])
        else:
            cell["source"] = harmless.markdown(cell["source"], attached)
    return notebook


def test_outputs(e: ExerciseRecord) -> list[dict[str, Any]]:
    """Outputs of a test cell: the words, and the score where there is one."""
    outputs: list[dict[str, Any]] = [
        {"output_type": "display_data", "data": {"text/plain": e.text}, "metadata": {"autograder": "words"}}
    ]
    if e.result.score is not None:
        score = {"text/plain": repr(e.result.score)}
        outputs.append({"output_type": "execute_result", "data": score, "metadata": {}, "execution_count": None})
    return outputs
