"""A tiny assignment with two exercises, to grade in many ways."""

import json

import pytest

from autograder.grading.engine import grade
from autograder.grading.givens import givens_source
from autograder.grading.grader import Grader
from autograder.grading.job import Job
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import dump
from autograder.sandbox.client import Zygote
from autograder.verify.filling import fill

TESTS = '''
import numpy as np
from autograder.grading import exercise, weight

POINTS = np.array([0.0, 1.0, 2.0])

@exercise("double", picture=(0, 2))
class TestDouble:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """twice as much"""
        student.double(POINTS).matches(reference.double)
        student.double(fresh.uniform(0, 1, 5)).matches(reference.double)

    @weight(3)
    def test_list(self, student):
        student.double([1.0]).matches([2.0])

    def test_quiet(self, student):
        student.double(1000.0).without_warnings()

@exercise("half", given=("sigmoid",))
class TestHalf:
    def test_values(self, student):
        student.half(POINTS).matches(POINTS / 2)
'''
MISTAKES = """
import numpy as np
from autograder.mistakes.known import mistake

@mistake("a square", "Is 3 doubled 9?")
def double(x):
    return np.asarray(x) ** 2
"""
REFERENCE = """
def double(x):
    return x + x
"""
SOLUTION = {
    "double": "def double(x):\n    return 2 * np.asarray(x, dtype=float)\n",
    "half": "def half(x):\n    return np.asarray(x) / 2\n",
}


def cell(source, grade_id, **meta):
    base = dict(schema_version=3, grade_id=grade_id, solution=False, grade=False, locked=True, task=False)
    return {
        "cell_type": "code",
        "metadata": {"nbgrader": base | meta},
        "source": source,
        "outputs": [],
        "execution_count": None,
        "id": grade_id,
    }


def notebook():
    cells = [cell("import numpy as np", "imports")]
    for name, points in (("double", 10), ("half", 5)):
        cells.append(cell(SOLUTION[name], f"{name}-solution", solution=True, locked=False))
        cells.append(cell(f"check({name})", name, grade=True, points=points))
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


class Tiny:
    """The tiny course in a folder: hand in, grade, read the records."""

    def __init__(self, root):
        self.root = root
        self.folder = root / "graders" / "tiny"
        self.folder.mkdir(parents=True)
        for name, text in (("test_tiny", TESTS), ("mistakes", MISTAKES), ("reference", REFERENCE), ("variants", "")):
            (self.folder / f"{name}.py").write_text(text)
        self.source = root / "source" / "tiny" / "tiny.ipynb"
        dump(notebook(), self.source)
        self.published = []

    @property
    def plan(self):
        return read_plan(self.source)

    def hand_in(self, student, **code):
        path = self.root / "submitted" / student / "tiny" / "tiny.ipynb"
        dump(fill(notebook(), SOLUTION | code), path)
        return path

    def grade(self, zygote=None, **settings):
        jobs = [
            Job(p.parents[1].name, p, self.root / "records" / f"{p.parents[1].name}.json")
            for p in sorted((self.root / "submitted").glob("*/tiny/tiny.ipynb"))
        ]
        done = {}
        settings.setdefault("publish", lambda submission, record: None)
        grade(
            self.plan, Grader(self.folder), jobs, heard=lambda d: done.__setitem__(d.record.student, d), zygote=zygote,
            **settings,
        )  # fmt: skip
        return done


@pytest.fixture
def tiny(tmp_path):
    return Tiny(tmp_path)


@pytest.fixture(scope="session")
def zygote():
    with Zygote(givens_source()) as z:
        yield z.wait()


def read(path):
    return json.loads(path.read_text())
