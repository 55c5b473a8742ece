"""The plan of an assignment, as nbgrader has it: cells from its database, rules from its configuration.

The database, not source/, is what nbgrader itself lays over a submission: headers, generated tests and hidden tests are
in it, solutions are not, and a notebook edited since the release does not change it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from nbgrader.api import Assignment, Gradebook, Notebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory as NbgraderFolders
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, Execute, IgnorePattern, OverwriteCells
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config

from autograder.gradebook.course_directory import CourseDirectory, CourseError, configuration
from autograder.gradebook.posting import explained
from autograder.gradebook.projection import open_gradebook
from autograder.grading.grader import Grader
from autograder.grading.notebook import Plan, heading, settings
from autograder.grading.notebook_file import NotebookError, load
from autograder.grading.stock.plan import Rules, StockPlan
from autograder.grading.stock.submission import read_files

UNLIMITED = 300.0  # seconds of a cell where the course sets none


def plan_of(course: CourseDirectory, assignment: str) -> StockPlan:
    """The plan of a released assignment. Errors: CourseError, NotebookError, AuthorError."""
    try:
        gradebook = open_gradebook(course, assignment)
        try:
            return _read(course, assignment, gradebook)
        finally:
            gradebook.close()
    except SQLAlchemyError as error:
        raise CourseError(f"{explained(error, course)[1]}; what {assignment} is made of stands in it") from error


def _read(course: CourseDirectory, assignment: str, gradebook: Gradebook) -> StockPlan:
    """The plan, from a gradebook that is open."""
    found: Assignment = gradebook.find_assignment(assignment)
    if not found.notebooks:
        raise CourseError(f"{assignment} has not been released; run: nbgrader generate_assignment {assignment}")
    sources = {path.stem: load(path) for path in course.notebooks(assignment)}
    for source in sources.values():
        if source.get("metadata", {}).get("course"):
            Grader.of(assignment)  # this course's own: its cells mean nothing without their grader
    rules = read_rules(configuration(course.root), assignment)
    plans = {nb.name: _plan(nb, assignment, sources.get(nb.name)) for nb in sorted(found.notebooks, key=_name)}
    return StockPlan(assignment, plans, read_files(course.source / assignment, rules.ignored_files), rules)


def read_rules(config: Config, assignment: str) -> Rules:
    """The rules, read by nbgrader's own classes from its configuration."""
    seconds = Execute(config=config).timeout
    ignoring = IgnorePattern(config=config)
    tests, marks = ClearHiddenTests(config=config), ClearMarkScheme(config=config)
    return Rules(
        cell_seconds=float(seconds) if seconds and seconds > 0 else UNLIMITED,
        ignored=ignoring.pattern if ignoring.enabled else "",
        add_missing=OverwriteCells(config=config).add_missing_cells,
        left_alone=tuple(Autograde(config=config).exclude_overwriting.get(assignment, ())),
        ignored_files=tuple(NbgraderFolders(config=config).ignore),
        hidden=(
            (tests.begin_test_delimeter, tests.end_test_delimeter),
            (marks.begin_mark_scheme_delimeter, marks.end_mark_scheme_delimeter),
        ),
    )


def _plan(nb: Notebook, assignment: str, source: dict[str, Any] | None) -> Plan:
    kernel = json.loads(nb.kernelspec or "{}")
    _require_python(f"{assignment}/{nb.name}", kernel)
    written = [] if source is None else source["cells"]
    order = {settings(cell).get("grade_id"): n for n, cell in enumerate(written)}
    cells = {c["metadata"]["nbgrader"]["grade_id"]: c for c in _cells(nb)}
    cells = dict(sorted(cells.items(), key=lambda item: order.get(item[0], -1)))  # a header's cells come first
    digest = hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()
    texts = frozenset(c["source"] for c in [*written, *cells.values()] if c["cell_type"] == "markdown")
    title = next((h for c in written if (h := heading(c))), nb.name)
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    if not kernel:
        del metadata["kernelspec"]
    return Plan(assignment, nb.name, title, {}, cells, metadata, digest, texts)


def _cells(nb: Notebook) -> list[dict[str, Any]]:
    points = {c.name: c.max_score for c in [*nb.grade_cells, *nb.task_cells]}
    graded, tasks = ({c.name for c in cells} for cells in (nb.grade_cells, nb.task_cells))
    solutions = {c.name for c in nb.solution_cells}
    found = []
    for cell in nb.source_cells:
        meta = {
            "schema_version": 3, "grade_id": cell.name, "locked": bool(cell.locked), "checksum": cell.checksum,
            "cell_type": cell.cell_type, "grade": cell.name in graded, "solution": cell.name in solutions,
            "task": cell.name in tasks,
        }  # fmt: skip
        if cell.name in points:
            meta["points"] = points[cell.name]
        found.append({"cell_type": cell.cell_type, "source": cell.source, "metadata": {"nbgrader": meta}})
    return found


def _require_python(notebook: str, kernel: dict[str, Any]) -> None:
    language = str(
        kernel.get("language") or ("python" if str(kernel.get("name", "python")).startswith("python") else "")
    )
    if language.lower() != "python":
        said = kernel.get("display_name") or kernel.get("name")
        raise NotebookError(
            f"{notebook}: written for the kernel {said!r}; only Python runs in this sandbox. "
            "Leave this assignment to nbgrader's own autograde"
        )


def _name(nb: Notebook) -> str:
    return nb.name
