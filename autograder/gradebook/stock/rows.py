"""Records of another course → nbgrader's rows, and its late penalties, set as nbgrader sets them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Assignment, Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import bindparam, select, update
from traitlets.config import Config

from autograder.gradebook.projection import COMMENTS, GRADES, NOTEBOOKS, SUBMITTED, Rows
from autograder.grading.stock.record import StockRecord


class StockRows(Rows):
    """Scores by notebook and cell; a manual score is never touched."""

    def set_scores(self, records: Sequence[StockRecord]) -> None:  # type: ignore[override]
        of = {r.student: r for r in records}
        books = self.assignment.notebooks
        graded = {c.id: (nb.name, c.name) for nb in books for c in [*nb.grade_cells, *nb.task_cells]}
        tasks = {c.id for nb in books for c in nb.task_cells}
        written = {c.id: (nb.name, c.name) for nb in books for c in [*nb.solution_cells, *nb.task_cells]}
        scores, comments = [], []
        for row, cell, manual, student in self._of_these(GRADES, GRADES.c.manual_score, of, graded):
            if cell in tasks and manual is not None:
                continue  # a person has decided; nbgrader too leaves it alone
            score = _score(of[student], *graded[cell])
            missing = any(n.missing and n.name == graded[cell][0] for n in of[student].notebooks)
            waits = score is None or (manual is not None and not missing)
            scores.append(dict(row=row, score=score, manual=waits))
        for row, cell, _, student in self._of_these(COMMENTS, COMMENTS.c.manual_comment, of, written):
            book, name = written[cell]
            left = any(n.name == book and name in n.untouched for n in of[student].notebooks)
            comments.append(dict(row=row, text="No response." if left else None))
        values: dict[str, Any] = dict(auto_score=bindparam("score"), needs_manual_grade=bindparam("manual"))
        self._update(update(GRADES).where(GRADES.c.id == bindparam("row")).values(**values), scores)
        text: dict[str, Any] = dict(auto_comment=bindparam("text"))
        self._update(update(COMMENTS).where(COMMENTS.c.id == bindparam("row")).values(**text), comments)


def _score(record: StockRecord, notebook: str, cell: str) -> float | None:
    cells = (c for n in record.notebooks if n.name == notebook for c in n.cells if c.grade_id == cell)
    return next((c.score for c in cells), None)


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
