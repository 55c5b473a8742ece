"""What stands in for a hand-in that cannot be read: the assignment without answers, and why, for formgrader to show."""

from __future__ import annotations

import copy
from typing import Any

from autograder.grading.notebook import Plan, Submission
from autograder.grading.overlay import code_cells, laid_over, whole

HEADING = "**This hand-in could not be read by machine.** No point is lost; grade it by hand, or ask for it again."


def placeholder(plan: Plan, student: str) -> Submission:
    """A submission with the plan's cells and nothing of the instructor's solutions in it."""
    cells: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": HEADING}]
    for cell in copy.deepcopy(list(plan.cells.values())):
        if cell["metadata"]["nbgrader"].get("solution"):
            cell["source"] = ""
        cells.append(cell)
    clean = whole(laid_over({"cells": cells}, plan)[0], plan)
    return Submission(student, clean, code_cells(clean, plan), {})
