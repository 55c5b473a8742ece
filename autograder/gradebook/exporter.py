"""nbgrader's exporters: any hand-in read; our feedback page with what a person has scored or written on top."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter, NotebookExporter
from nbformat import from_dict
from nbgrader.api import Gradebook, MissingEntry

from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.gradebook.placeholder import placeholder
from autograder.grading import record as records
from autograder.grading.grader import has_grader
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import NotebookError, parse, read_regular
from autograder.grading.overlay import sanitise
from autograder.grading.stock import record as stock_records
from autograder.report import stock_feedback
from autograder.report.feedback import Override, page


class HandInExporter(NotebookExporter):
    """Named as Autograde.exporter_class: reads any hand-in, so that one that is damaged does not fail the batch."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        path, ids = Path(filename), resources["nbgrader"]
        if not has_grader(ids["assignment"]):
            return super().from_filename(filename, resources, **kwargs)
        plan = read_plan(CourseDirectory.find().notebook(ids["assignment"]))
        try:
            clean, _ = sanitise(parse(read_regular(path), filename)[0], plan)
        except NotebookError as error:
            self.log.error("%s", error)
            clean = placeholder(plan, ids["student"]).notebook
        resources.setdefault("metadata", {}).update(name=path.stem, path=str(path.parent))
        return self.from_notebook_node(from_dict(clean), resources=resources, **kwargs)


class FeedbackExporter(Exporter):
    """Named as GenerateFeedback.exporter_class. Reads the Record, not the executed notebook."""

    file_extension = ".html"

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        ids = resources["nbgrader"]
        course = CourseDirectory.find()
        path = course.record(ids["assignment"], ids["student"])
        resources["output_extension"] = self.file_extension
        if (stock := stock_records.read(path)) is not None:
            by_hand, late = overrides(ids), late_penalty(ids)
            shown = stock_feedback.page(stock, stock[ids["notebook"]], course.course_id, overrides=by_hand, late=late)
            return shown, resources
        record = records.read(path)
        if record is None:
            raise CourseError(f"{path}: no record; run: autograder grade {ids['assignment']}")
        return page(record, overrides=overrides(ids)), resources


def overrides(ids: dict[str, str]) -> dict[str, Override]:
    """Manual scores and comments of one notebook, by exercise; comments on other cells by the cell."""
    found: dict[str, Override] = {}
    with Gradebook(ids["db_url"]) as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(ids["notebook"], ids["assignment"], ids["student"])
        except MissingEntry:
            return found
        comments = {c.name: c.manual_comment for c in notebook.comments if c.manual_comment}
        for grade in notebook.grades:
            comment = comments.pop(f"{grade.name}-solution", "") or comments.pop(grade.name, "")
            if grade.manual_score is not None or comment:
                found[grade.name] = Override(grade.manual_score, comment)
    return found | {name: Override(None, comment) for name, comment in comments.items()}


def late_penalty(ids: dict[str, str]) -> float:
    """Points that nbgrader took off a notebook."""
    with Gradebook(ids["db_url"]) as gradebook:
        notebook = gradebook.find_submission_notebook(ids["notebook"], ids["assignment"], ids["student"])
        return notebook.late_submission_penalty or 0.0
