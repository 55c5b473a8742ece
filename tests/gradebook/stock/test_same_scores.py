"""Cell by cell what stock nbgrader itself gives, run in its own kernels on the same hand-ins."""

import sqlite3

import pytest

from autograder.gradebook.stock.class_run import grade_stock_class
from autograder.verify.verify import nbgrader
from tests.gradebook.stock import courses
from tests.gradebook.stock.conftest import comments, copy_of, penalties, scores, stock_autograde

pytestmark = pytest.mark.slow


def only(found, *without):
    return {key: value for key, value in found.items() if key[0] not in without}


def same(ours, theirs, *without):
    assert only(scores(ours), *without) == only(scores(theirs), *without)
    assert only(comments(ours), *without) == only(comments(theirs), *without)
    assert only(penalties(ours), *without) == only(penalties(theirs), *without)


@pytest.fixture(scope="session")
def stock_lab(lab, tmp_path_factory):
    return stock_autograde(lab, tmp_path_factory.mktemp("stock") / "lab", courses.LAB)


@pytest.fixture(scope="session")
def stock_words(words, tmp_path_factory):
    return stock_autograde(words, tmp_path_factory.mktemp("stock") / "words", courses.WORDS)


def test_nbgraders_own_quickstart_course(quickstart, tmp_path):
    squares = "def squares(n):\n    if n < 1:\n        raise ValueError\n    return [i * i for i in range(1, n + 1)]"
    total = "def sum_of_squares(n):\n    return sum(squares(n))"
    by_itself = "def sum_of_squares(n):\n    return sum(i * i for i in range(n + 1))"
    for student, code in {
        "hacker": {"squares": squares, "sum_of_squares": total, "sum_of_squares_equation": "$x$"},
        "bitdiddle": {"squares": squares, "sum_of_squares": by_itself},
        "reasoner": {},
    }.items():
        courses.hand_in(
            quickstart, "ps1", student, {"problem1": code, "problem2": {"part-a": "recursion"} if code else {}}
        )
    ours = copy_of(quickstart, tmp_path / "ours")
    run = grade_stock_class(ours, "ps1")
    same(ours, stock_autograde(quickstart, tmp_path / "stock", "ps1"))
    assert {r.student: r.score for r in run.records} == {"hacker": 3.0, "bitdiddle": 2.5, "reasoner": 0.0}


def test_a_course_with_two_notebooks_data_a_module_plots_and_late_penalties(lab, stock_lab, tmp_path):
    ours = copy_of(lab, tmp_path / "ours")
    grade_stock_class(ours, courses.LAB)
    same(ours, stock_lab)
    assert len({student for student, *_ in scores(ours)}) == 10


def test_a_course_with_partial_credit_of_every_kind_and_cells_that_went_missing(words, stock_words, tmp_path):
    ours = copy_of(words, tmp_path / "ours")
    grade_stock_class(ours, courses.WORDS)
    same(ours, stock_words, "retyped")  # stock nbgrader cannot grade that one at all
    found = scores(ours)
    assert all(found["retyped", *cell] == rest for (student, *cell), rest in found.items() if student == "right")
    assert len({student for student, *_ in found}) == 13


def test_through_nbgraders_own_autograde_the_scores_are_the_same(lab, stock_lab, tmp_path):
    ours = copy_of(lab, tmp_path / "ours")
    nbgrader(ours.root, "autograde", courses.LAB)
    same(ours, stock_lab)


def test_grading_again_after_a_person_has_scored_leaves_that_alone(lab, tmp_path):
    ours = copy_of(lab, tmp_path / "ours")
    grade_stock_class(ours, courses.LAB, students=["right"])
    with sqlite3.connect(ours.root / "gradebook.db") as db:
        db.execute("update grade set manual_score = 1, needs_manual_grade = 0")
    grade_stock_class(ours, courses.LAB, students=["right"], again=True)
    found = scores(ours)
    assert found["right", "report", "essay"] == (None, 5.0, 0)
    assert found["right", "measure", "read-test"] == (2.0, 2.0, 1)
