"""Courses of other people, each graded once by stock nbgrader itself, in a copy, to be compared with."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.gradebook.course_directory import CourseDirectory
from autograder.verify.verify import nbgrader
from tests.gradebook.stock import courses

DUE = "2026-10-10 12:00:00 UTC"


@pytest.fixture(scope="session")
def quickstart(tmp_path_factory):
    """nbgrader's own example course, released."""
    place = tmp_path_factory.mktemp("quickstart")
    nbgrader(place, "quickstart", "example")
    root = place / "example"
    nbgrader(root, "generate_assignment", "ps1")
    return root


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    root = courses.lab(tmp_path_factory.mktemp("courses") / "lab")
    nbgrader(root, "db", "assignment", "add", courses.LAB, "--duedate", DUE)
    courses.lab_hand_ins(root)
    return root


@pytest.fixture(scope="session")
def words(tmp_path_factory):
    root = courses.words(tmp_path_factory.mktemp("courses") / "words")
    courses.words_hand_ins(root)
    return root


def copy_of(root: Path, to: Path, *, ours: bool = True) -> CourseDirectory:
    """A copy of a course; with our steps in its configuration, or stock."""
    shutil.copytree(root, to)
    if ours:
        with (to / "nbgrader_config.py").open("a") as file:
            file.write(courses.OUR_STEPS)
    return CourseDirectory.read(to)


def stock_autograde(root: Path, to: Path, assignment: str) -> CourseDirectory:
    """The course graded by stock nbgrader, whole notebooks in its own kernels. It goes on past what it cannot grade."""
    course = copy_of(root, to, ours=False)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "nbgrader", "autograde", assignment]
    subprocess.run(command, cwd=to, env={**os.environ, "PATH": path}, capture_output=True)
    return course


def scores(course):
    """{(student, notebook, cell): (automatic score, most, needs a person)}"""
    query = """
        select a.student_id, n.name, c.name, g.auto_score, coalesce(gc.max_score, tc.max_score), g.needs_manual_grade
        from grade g join submitted_notebook s on s.id = g.notebook_id
        join submitted_assignment a on a.id = s.assignment_id join notebook n on n.id = s.notebook_id
        join base_cell c on c.id = g.cell_id
        left join grade_cells gc on gc.id = c.id left join task_cells tc on tc.id = c.id
    """
    return {tuple(row[:3]): tuple(row[3:]) for row in _rows(course, query)}


def comments(course):
    query = """
        select a.student_id, n.name, c.name, m.auto_comment
        from comment m join submitted_notebook s on s.id = m.notebook_id
        join submitted_assignment a on a.id = s.assignment_id join notebook n on n.id = s.notebook_id
        join base_cell c on c.id = m.cell_id
    """
    return {tuple(row[:3]): row[3] for row in _rows(course, query)}


def penalties(course):
    query = """
        select a.student_id, n.name, s.late_submission_penalty, a.timestamp from submitted_notebook s
        join submitted_assignment a on a.id = s.assignment_id join notebook n on n.id = s.notebook_id
    """
    return {tuple(row[:2]): tuple(row[2:]) for row in _rows(course, query)}


def _rows(course, query):
    with sqlite3.connect(course.root / "gradebook.db") as db:
        return db.execute(query).fetchall()
