"""pytest itself grades one notebook, as docs/authoring.md shows it."""

import os
import subprocess
import sys

import pytest

from autograder.grading.notebook_file import dump, load
from autograder.verify.filling import fill
from tests.places import ASSIGNMENT, ROOT, SOURCE

GRADER = f"autograder/graders/{ASSIGNMENT}"


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    dump(fill(load(SOURCE), {"sigmoid_prime": "def sigmoid_prime(z):\n    return z * (1 - z)\n"}), path)
    return path


def pytest_run(*words, keys=""):
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
    return subprocess.run(
        command, cwd=ROOT, input=keys, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )


def test_one_exercise_of_one_submission(wrong):
    done = pytest_run(GRADER, "--submission", str(wrong), "--exercise", "sigmoid_prime")
    assert "sigmoid_prime: not yet, 0 of 18 points\n  sigmoid_prime(0.0) returned 0.0; expected 0.25\n" in done.stdout
    assert "This looks like a·(1 − a) applied to z." in done.stdout
    assert "27 deselected" in done.stdout
    assert "sigmoid_prime_from_output:" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_prompt_with_the_learners_code_alive(wrong):
    keys = 'student.sigmoid_prime(0.5).value\nstudent.evaluate("sigmoid_prime(z) + 1", z=2.0).value\nq\n'
    done = pytest_run(GRADER, "--submission", str(wrong), "--exercise", "sigmoid_prime", "--pdb", keys=keys)
    assert "-> student.sigmoid_prime(ROUND_POINTS).matches(reference.sigmoid_prime)" in done.stdout
    assert "(Pdb) 0.25\n" in done.stdout
    assert "(Pdb) -1.0\n" in done.stdout


def test_the_instructors_own_notebook_passes():
    done = pytest_run(GRADER, "--submission", str(SOURCE))
    assert done.returncode == 0
    assert done.stdout.count(": right, ") == 8


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([GRADER], "runs with --submission FILE"),
        ([GRADER, "--submission", "nowhere.ipynb"], "nowhere.ipynb: no such file"),
        ([GRADER, "--submission", "README.md"], "README.md: damaged, not JSON"),
        ([GRADER, "--submission", str(SOURCE), "--exercise", "sigmund"], "--exercise sigmund: not in sigmoid"),
        (["tests/plain", "--submission", str(SOURCE)], "--submission needs the folder of a grader"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_in_words(words, said):
    done = pytest_run(*words)
    assert said in done.stdout + done.stderr
    assert done.returncode != 0
