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
from autograder.grading.notebook import read_plan, sanitise
from autograder.grading.notebook_file import NotebookError, parse, read_regular
from autograder.report.feedback import Override, page


class HandInExporter(NotebookExporter):
    """Named as Autograde.exporter_class: reads any hand-in, so that one that is damaged does not fail the batch."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        path, ids = Path(filename), resources["nbgrader"]
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
        record = records.read(path)
        if record is None:
            raise CourseError(f"{path}: no record; run: autograder grade {ids['assignment']}")
        resources["output_extension"] = self.file_extension
        return page(record, overrides=overrides(ids)), resources


def overrides(ids: dict[str, str]) -> dict[str, Override]:
    """Manual scores and comments of one submission, by exercise."""
    found: dict[str, Override] = {}
    with Gradebook(ids["db_url"]) as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(ids["notebook"], ids["assignment"], ids["student"])
        except MissingEntry:
            return found
        comments = {c.name: c.manual_comment for c in notebook.comments if c.manual_comment}
        for grade in notebook.grades:
            comment = comments.get(f"{grade.name}-solution", comments.get(grade.name, ""))
            if grade.manual_score is not None or comment:
                found[grade.name] = Override(grade.manual_score, comment or "")
    return found
