"""Faults of ours and of the machine, in other people's courses: as in a course of our own nothing is lost by them."""

import json
import os
import signal
import sqlite3

import pytest

from autograder.gradebook import posting
from autograder.gradebook.course_directory import CourseError
from autograder.gradebook.stock import class_run
from autograder.gradebook.stock.class_run import grade_stock_class
from autograder.sandbox import unprotected
from autograder.sandbox.client import Zygote
from tests.gradebook.stock import courses
from tests.gradebook.stock.conftest import copy_of, scores

pytestmark = pytest.mark.slow
STUDENTS = ["right", "wrong", "untouched"]
PICTURE = "iVBORw0KGgo="


@pytest.fixture
def course(words, tmp_path):
    return copy_of(words, tmp_path / "course")


def points(run):
    return {r.student: r.score for r in run.records}


@pytest.fixture(scope="module")
def right(words, tmp_path_factory):
    """The scores where nothing goes wrong."""
    course = copy_of(words, tmp_path_factory.mktemp("right") / "course")
    return points(grade_stock_class(course, courses.WORDS, students=STUDENTS))


def test_a_worker_that_dies_is_replaced_and_the_submission_tried_again(course, right, monkeypatch, tmp_path):
    whole = class_run.publish

    def publish(course, plan, submission, record):
        if record.student == "wrong" and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        whole(course, plan, submission, record)

    monkeypatch.setattr(class_run, "publish", publish)
    assert points(grade_stock_class(course, courses.WORDS, students=STUDENTS)) == right


def test_a_submission_that_kills_every_worker_waits_for_a_person_and_formgrader_can_show_it(course, right, monkeypatch):
    whole = class_run.publish

    def publish(course, plan, submission, record):
        if record.student == "wrong" and submission is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        whole(course, plan, submission, record)

    monkeypatch.setattr(class_run, "publish", publish)
    run = grade_stock_class(course, courses.WORDS, students=STUDENTS)
    assert [r.student for r in run.waiting] == ["wrong"]
    assert run.waiting[0].problems == ["our grading process died, twice"]
    assert {s: p for s, p in points(run).items() if s != "wrong"} == {s: p for s, p in right.items() if s != "wrong"}
    assert {rest[0] for key, rest in scores(course).items() if key[0] == "wrong"} == {None}


def test_what_cannot_be_read_has_a_page_and_a_notebook_that_say_so(course):
    (course.hand_in(courses.WORDS, "wrong") / "counting.ipynb").write_text("{")
    grade_stock_class(course, courses.WORDS, students=["wrong"])
    inside = f"wrong/{courses.WORDS}/counting"
    assert "could not be read by machine" in (course.autograded / f"{inside}.ipynb").read_text()
    assert "Not graded yet" in (course.feedback / f"{inside}.html").read_text()


def test_a_zygote_that_is_killed_in_a_run_costs_nobody_anything(course, right, monkeypatch):
    own = Zygote(None)
    monkeypatch.setattr(class_run, "start", lambda givens, even_without_sandbox: own)
    run = grade_stock_class(course, courses.WORDS, students=STUDENTS, workers=1, heard=lambda done: own._process.kill())
    assert points(run) == right


def test_a_locked_gradebook_keeps_the_records_and_the_next_run_puts_them_in(course, right, monkeypatch):
    monkeypatch.setattr(posting, "PATIENCE", 0.0)
    with sqlite3.connect(course.root / "gradebook.db", isolation_level=None) as db:
        db.execute("begin immediate")
        run = grade_stock_class(course, courses.WORDS, students=STUDENTS)
        db.execute("rollback")
    assert points(run) == right
    assert "locked by another program" in run.problem
    run = grade_stock_class(course, courses.WORDS, students=STUDENTS)
    assert (run.unchanged, run.problem) == (3, "")
    assert {student for student, *_ in scores(course)} == set(STUDENTS)


def test_a_gradebook_that_is_damaged_is_said_before_anything_is_graded(course):
    (course.root / "gradebook.db").write_bytes(b"this was a database" * 1000)
    with pytest.raises(CourseError, match="is damaged; put back a copy"):
        grade_stock_class(course, courses.WORDS)
    assert not list(course.records.rglob("*.json"))


def test_pages_that_were_deleted_come_back_without_grading_again(course):
    grade_stock_class(course, courses.WORDS, students=["right"])
    for place, ending in ((course.autograded, "ipynb"), (course.feedback, "html")):
        path = place / "right" / courses.WORDS / f"counting.{ending}"
        path.unlink()
        assert grade_stock_class(course, courses.WORDS, students=["right"]).unchanged == 1
        assert path.is_file()


def test_without_a_sandbox_a_class_is_graded_where_the_user_says_so(course, right, monkeypatch):
    bare = lambda givens: Zygote(givens, without=["namespaces", "Landlock"])  # noqa: E731
    monkeypatch.setattr(unprotected, "Zygote", bare)
    run = grade_stock_class(course, courses.WORDS, students=["right"], even_without_sandbox=True)
    assert (run.tier, points(run)) == (unprotected.TIER, {"right": right["right"]})


def test_a_picture_in_an_answer_is_there_for_whoever_reads_it(lab, tmp_path):
    course = copy_of(lab, tmp_path / "course")
    path = course.hand_in(courses.LAB, "right") / "report.ipynb"
    nb = json.loads(path.read_text())
    answer = courses.find(nb["cells"], "explain")
    answer |= {"source": "![](attachment:a.png)", "attachments": {"a.png": {"image/png": PICTURE}}}
    path.write_text(json.dumps(nb))
    grade_stock_class(course, courses.LAB, students=["right"])
    shown = json.loads((course.autograded / "right" / courses.LAB / "report.ipynb").read_text())
    assert f"data:image/png;base64,{PICTURE}" in courses.find(shown["cells"], "explain")["source"]
