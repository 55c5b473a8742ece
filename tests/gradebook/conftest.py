"""A course with assignment 2a, released by nbgrader itself, and a few hand-ins."""

import shutil

import pytest

from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.grader import Grader
from autograder.grading.notebook_file import dump, load
from autograder.verify.filling import fill
from autograder.verify.verify import nbgrader
from tests.places import ASSIGNMENT, ROOT

GRADER = Grader.of(ASSIGNMENT)
RIGHT = {exercise: found[0].source for exercise, found in GRADER.variants.items()}
HAND_INS = {
    "ada": RIGHT,
    "ben": RIGHT | {"sigmoid_prime": "def sigmoid_prime(z):\n    return z * (1 - z)\n"},
    "cyd": RIGHT
    | {"sigmoid": "def sigmoid(z):\n    z = np.asarray(z, dtype=float)\n    return 1 / (1 + np.exp(-z))\n"},
    "dan": {},
}
SCORES = {"ada": 100, "ben": 82, "cyd": 98, "dan": 0}


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """The course as nbgrader leaves it after generate_assignment."""
    root = tmp_path_factory.mktemp("released")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source", root / "source", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    nbgrader(root, "generate_assignment", ASSIGNMENT)
    notebook = load(root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    for student, code in HAND_INS.items():
        folder = root / "submitted" / student / ASSIGNMENT
        dump(fill(notebook, code), folder / f"{ASSIGNMENT}.ipynb")
        (folder / "timestamp.txt").write_text("2026-10-01 10:00:00 UTC\n")
    return root


@pytest.fixture
def course(released, tmp_path):
    """A fresh copy of it for each test."""
    shutil.copytree(released, tmp_path / "course")
    return CourseDirectory.read(tmp_path / "course")
