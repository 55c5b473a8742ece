"""The commands around it: nbgrader's feedback, export and autograde read what `autograder grade` has left."""

import csv
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.gradebook.stock.class_run import grade_stock_class
from autograder.verify.verify import nbgrader
from tests.gradebook.stock import courses
from tests.gradebook.stock.conftest import copy_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graded(lab, tmp_path_factory):
    course = copy_of(lab, tmp_path_factory.mktemp("graded") / "course")
    run = grade_stock_class(course, courses.LAB)
    return course, {r.student: r for r in run.records}


def page(course, student, notebook):
    return (course.feedback / student / courses.LAB / f"{notebook}.html").read_text()


def test_the_page_says_what_failed_but_nothing_of_a_hidden_test(graded):
    course, _ = graded
    assert "A check that your notebook does not show did not hold." in page(course, "hidden", "measure")
    short = page(course, "untouched", "measure")
    assert "read-test" in short
    assert "NotImplementedError" not in page(course, "right", "measure")
    for student in ("hidden", "untouched", "half", "right"):
        assert "secret" not in page(course, student, "measure")
        assert "8.25" not in page(course, student, "measure")
        assert "HIDDEN" not in page(course, student, "measure")


def test_an_assertion_that_the_notebook_shows_is_quoted_with_its_words(graded):
    course, records = graded
    assert records["untouched"]["measure"]["read-test"].said.startswith(
        'Line 1: values = read("data/readings.csv") raised'
    )
    assert "waits for a person" in page(course, "right", "report")


def test_points_lost_for_lateness_stand_on_the_page(graded):
    course, _ = graded
    assert "points are taken off since it was handed in late" in page(course, "late", "measure")
    assert "handed in late" not in page(course, "right", "measure")


def test_autograded_holds_notebooks_files_and_the_timestamp(graded):
    course, _ = graded
    folder = course.autograded / "own-data" / courses.LAB
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == {
        "measure.ipynb", "report.ipynb", "timestamp.txt", "lab.py", "data/readings.csv", "extra/notes.txt",
    }  # fmt: skip
    assert (folder / "data" / "readings.csv").read_text() == "1.5\n2.5\n4\n8.25\n"  # the instructor's
    assert "image/png" in (folder / "measure.ipynb").read_text()


def test_nbgraders_feedback_shows_what_a_person_scored_and_wrote(graded):
    course, _ = graded
    with sqlite3.connect(course.root / "gradebook.db") as db:
        cell = "cell_id in (select id from base_cell where name = ?)"
        right = """notebook_id in (
            select n.id from submitted_notebook n join submitted_assignment a on a.id = n.assignment_id
            where a.student_id = 'right')"""
        db.execute(f"update grade set manual_score = 3.5, needs_manual_grade = 0 where {cell} and {right}", ["explain"])
        db.execute(f"update comment set manual_comment = 'Why <i>large</i>?' where {cell}", ["explain"])
        db.execute(f"update comment set manual_comment = 'Neat.' where {cell}", ["tidy"])
    nbgrader(course.root, "generate_feedback", courses.LAB, "--force")
    shown = page(course, "right", "report")
    assert "3.5 of 4" in shown
    assert "Why &lt;i&gt;large&lt;/i&gt;?" in shown
    assert "Neat." in shown
    assert "points are taken off" in page(course, "late", "measure")


def test_nbgraders_export_adds_up(graded):
    course, records = graded
    nbgrader(course.root, "export")
    with (course.root / "grades.csv").open() as file:
        rows = {row["student_id"]: float(row["raw_score"]) for row in csv.DictReader(file)}
    assert rows["untouched"] == records["untouched"].score
    assert rows["half"] == records["half"].score


def test_nbgraders_autograde_reads_the_records_that_are_there(graded):
    course, _ = graded
    record = course.record(courses.LAB, "right")
    before = record.stat().st_mtime_ns
    nbgrader(course.root, "autograde", courses.LAB, "--student", "right", "--force")
    assert record.stat().st_mtime_ns == before


def test_the_command_line_tells_a_class_apart_from_what_waits_for_a_person(words, tmp_path):
    course = copy_of(words, tmp_path / "course")
    command = [str(Path(sys.executable).with_name("autograder")), "grade", courses.WORDS]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    assert "13 graded as nbgrader scores" in done.stdout
    assert "counting / count-test" in done.stdout
    assert "nbgrader generate_feedback words --force" in done.stdout
