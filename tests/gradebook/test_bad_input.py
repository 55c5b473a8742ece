"""A class in which everything that can be handed in is handed in: what can be graded is, each gets its line."""

import json
import os
import re
import shutil
import subprocess

import pytest

from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading import record as records
from autograder.grading.notebook_file import load
from autograder.verify.filling import fill
from tests.gradebook.conftest import HAND_INS, RIGHT, SCORES
from tests.gradebook.messes import MESSES
from tests.gradebook.test_class_run import grades
from tests.places import ASSIGNMENT
from tests.test_command_line import AUTOGRADER


def autograder_grade(course, *words, **settings):
    command = [*AUTOGRADER, "grade", ASSIGNMENT, *words]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "400"}
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True, env=environment, **settings)


@pytest.fixture(scope="module")
def graded(released, tmp_path_factory):
    """All the messes and four ordinary hand-ins, graded once by the real command."""
    root = tmp_path_factory.mktemp("messes") / "course"
    shutil.copytree(released, root)
    right = fill(load(root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"), RIGHT)
    for name, mess in MESSES.items():
        folder = root / "submitted" / name / ASSIGNMENT
        folder.mkdir(parents=True)
        mess.make(folder, json.loads(json.dumps(right)))
    course = CourseDirectory.read(root)
    return course, autograder_grade(course)


def test_the_batch_goes_to_its_end_and_says_so_without_a_traceback(graded):
    course, done = graded
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(list((course.records / ASSIGNMENT).glob("*.json"))) == len(MESSES) + len(HAND_INS)
    assert {s: records.read(course.record(ASSIGNMENT, s)).score for s in HAND_INS} == SCORES


@pytest.mark.parametrize("name", MESSES)
def test_a_mess_earns_what_can_be_graded_and_has_its_line(graded, name):
    course, done = graded
    mess = MESSES[name]
    record = records.read(course.record(ASSIGNMENT, name))
    said = [record.fault, *record.notes]
    if mess.score is None:
        assert record.status == "needs attention", said
        assert mess.words in record.fault
        assert [rest for (student, _), rest in grades(course).items() if student == name] == [[None, None, 1]] * len(
            RIGHT
        )
    else:
        assert (record.score, record.waiting, record.fault) == (mess.score, 0, "")
        assert any(mess.words in note for note in said), said
        if not mess.words:
            assert record.notes == ()
    if mess.words:
        lines = [line for line in done.stdout.splitlines() if mess.words in line]
        assert any(name in line or " more  " in line for line in lines)
    page = (course.feedback / name / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text()
    assert ("Not graded yet" in page) == (mess.score is None)
    assert (course.autograded / name / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").is_file()


def test_nothing_of_this_machine_reached_a_record_a_page_or_a_notebook(graded):
    course, _ = graded
    for folder in (course.records, course.autograded, course.feedback):
        for path in folder.rglob("*"):
            if path.is_file():
                assert b"root:x:0" not in path.read_bytes(), path


def test_the_executed_notebooks_are_notebooks(graded):
    import nbformat

    course, _ = graded
    for name in MESSES:
        path = course.autograded / name / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        nbformat.validate(nbformat.read(path, as_version=4))


def test_a_second_run_finds_nothing_to_do(graded):
    course, _ = graded
    waiting = sum(m.score is None for m in MESSES.values())
    everyone = len(MESSES) + len(HAND_INS)
    said = autograder_grade(course).stdout
    assert f"{everyone - waiting} of {everyone} unchanged" in said
    assert not re.search("changed by this run", said)
