"""Records of another course → nbgrader's rows, and its late penalties, set as nbgrader sets them."""

from __future__ import annotations

from collections.abc import Sequence

from nbformat import NotebookNode
from nbgrader.api import Assignment, Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select, update
from traitlets.config import Config

from autograder.gradebook.projection import NOTEBOOKS, SUBMITTED, Result, Rows
from autograder.grading.stock.record import StockRecord


class StockRows(Rows):
    """Scores by notebook and cell. As in nbgrader, what was not handed in is not looked at again."""

    def result(self, record: StockRecord, notebook: str, cell: str) -> Result:
        found = [(n, c) for n in record.notebooks if n.name == notebook for c in n.cells if c.grade_id == cell]
        return Result(found[0][1].score, final=found[0][0].missing) if found else Result(None)

    def is_untouched(self, record: StockRecord, notebook: str, cell: str) -> bool:
        return any(n.name == notebook and cell in n.untouched for n in record.notebooks)


def assign_late_penalties(
    gradebook: Gradebook, config: Config, assignment: str, students: Sequence[str]
) -> dict[tuple[str, str], float]:
    """By nbgrader's own step and the course's own plug-in. Returns points lost by (student, notebook)."""
    if not students:
        return {}
    found: Assignment = gradebook.find_assignment(assignment)
    ours = select(SUBMITTED.c.id).where(SUBMITTED.c.assignment_id == found.id, SUBMITTED.c.student_id.in_(students))
    gradebook.db.execute(
        update(NOTEBOOKS).where(NOTEBOOKS.c.assignment_id.in_(ours)).values(late_submission_penalty=None)
    )
    gradebook.db.commit()
    if found.duedate is None:
        return {}
    late = select(SUBMITTED.c.student_id).where(SUBMITTED.c.id.in_(ours), SUBMITTED.c.timestamp > found.duedate)
    lost = {}
    for student in gradebook.db.scalars(late).all():
        for notebook in found.notebooks:
            ids = dict(notebook=notebook.name, assignment=assignment, student=student, db_url=str(gradebook.engine.url))
            AssignLatePenalties(config=config).preprocess(NotebookNode(cells=[]), {"nbgrader": ids})
            gradebook.db.expire_all()
            row = gradebook.find_submission_notebook(notebook.name, assignment, student)
            if row.late_submission_penalty:
                lost[student, notebook.name] = row.late_submission_penalty
    return lost
