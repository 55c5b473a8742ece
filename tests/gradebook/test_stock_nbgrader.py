"""nbgrader's own commands, on our steps: the same scores, with their reasons."""

import csv
import json

import pytest

from autograder.gradebook.class_run import grade_class
from autograder.grading.notebook_file import text
from autograder.verify.verify import nbgrader
from tests.gradebook.conftest import RIGHT, SCORES
from tests.gradebook.test_class_run import comments, executed, grades, page, totals
from tests.places import ASSIGNMENT

pytestmark = pytest.mark.slow


@pytest.fixture
def autograded(course):
    nbgrader(course.root, "autograde", ASSIGNMENT)
    return course


def test_autograde_gives_the_scores_of_autograder_grade_and_shows_why(autograded):
    course = autograded
    assert totals(course) == SCORES
    below = [o for c in executed(course, "ben")["cells"] for o in c.get("outputs", [])]
    words = [text(o["data"].get("text/plain")) for o in below if o["output_type"] == "display_data"]
    assert any("This looks like a·(1 − a) applied to z." in w for w in words)
    assert comments(course)["dan", "sigmoid-solution"] == "No response."
    by_nbgrader = grades(course)
    grade_class(course, ASSIGNMENT, again=True)
    assert grades(course) == by_nbgrader


def test_autograde_reads_the_records_that_are_there(course):
    grade_class(course, ASSIGNMENT)
    path = course.record(ASSIGNMENT, "ada")
    data = json.loads(path.read_text())
    data["title"] = "read, not graded again"
    path.write_text(json.dumps(data))
    nbgrader(course.root, "autograde", ASSIGNMENT, "--force")
    assert json.loads(path.read_text())["title"] == "read, not graded again"
    assert totals(course) == SCORES


def test_feedback_and_export_come_from_the_same_records(autograded):
    course = autograded
    nbgrader(course.root, "generate_feedback", ASSIGNMENT)
    assert "This looks like a·(1 − a) applied to z." in page(course, "ben")
    nbgrader(course.root, "export")
    with (course.root / "grades.csv").open() as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert rows == SCORES


def test_what_a_person_wrote_stands_on_the_feedback_page(course):
    import sqlite3

    grade_class(course, ASSIGNMENT)
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute(
            "update grade set manual_score = 11 "
            "where cell_id in (select id from base_cell where name = 'sigmoid_prime')"
        )
        db.execute("update comment set manual_comment = 'Nearly <b>there</b>.'")
    nbgrader(course.root, "generate_feedback", ASSIGNMENT, "--student", "ben", "--force")
    shown = page(course, "ben")
    assert "11 of 18" in shown
    assert "Nearly &lt;b&gt;there&lt;/b&gt;." in shown


HARM = {
    "ada": lambda path: path.write_text("{"),
    "ben": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "cyd": lambda path: path.write_text(json.dumps({"cells": [{"cell_type": "code", "metadata": [], "source": 3}]})),
}


def test_damaged_notebooks_wait_for_a_person_and_the_batch_succeeds(course):
    for student, harm in HARM.items():
        harm(course.submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    nbgrader(course.root, "autograde", ASSIGNMENT)
    assert totals_of(course) == SCORES | dict.fromkeys(HARM, 0)
    for student in HARM:
        own = [rest for (who, _), rest in grades(course).items() if who == student]
        assert own == [[None, None, 1]] * len(RIGHT)
        assert "could not be read by machine" in json.dumps(executed(course, student))


def test_a_notebook_of_format_3_or_another_encoding_is_graded(course):
    for student, encoding in (("ada", "utf-16"), ("cyd", "utf-8-sig")):
        path = course.submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.write_text(path.read_text(), encoding=encoding)
    nbgrader(course.root, "autograde", ASSIGNMENT)
    assert totals(course) == SCORES


def totals_of(course):
    found = {}
    for (student, _), (auto, *_) in grades(course).items():
        found[student] = found.get(student, 0) + (auto or 0)
    return found
