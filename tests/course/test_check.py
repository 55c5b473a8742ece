"""`check` in the learner's own notebook says what the hidden grader will say."""

import os
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from autograder.grading.grader import Grader
from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from autograder.wording import sentences
from course import checking
from tests.places import ASSIGNMENT, SOURCE

PLAN = read_plan(SOURCE)
GRADER = Grader.of(ASSIGNMENT)
MISTAKES = [m for found in GRADER.mistakes.values() for m in found]
VARIANTS = [v for found in GRADER.variants.values() for v in found]


def judged(exercise, source):
    namespace = solution_namespace(PLAN)
    exec(compile(source, "<cell>", "exec"), namespace)
    return checking.judge(exercise, namespace)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.exercise}: {m.name}")
def test_every_known_mistake_is_named_in_the_notebook(mistake):
    result = judged(mistake.exercise, mistake.source)
    assert result.outcome in ("not yet", "partly right")
    assert result.mistake == mistake.named


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: f"{v.exercise}: {v.name}")
def test_a_right_answer_of_another_kind_is_right(variant):
    assert judged(variant.exercise, variant.source).outcome == "right"


@pytest.mark.parametrize("exercise", PLAN.exercises)
def test_the_points_are_those_of_the_notebook(exercise):
    assert checking.published(ASSIGNMENT)[exercise].points == PLAN.exercises[exercise].points


def run(code, **environment):
    program = "import numpy as np\nfrom course import check, hint\n" + textwrap.dedent(code)
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", **environment}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env)


def test_the_words_of_the_design_in_a_terminal():
    said = run("def sigmoid_prime(z):\n    return z * (1 - z)\ncheck(sigmoid_prime)").stdout
    assert said == (
        "✗ sigmoid_prime: not yet, 0 of 18 points\n"
        "  sigmoid_prime(0.0) returned 0.0; expected 0.25\n"
        "  This looks like a·(1 − a) applied to z.\n"
        "  Is your argument z, or sigmoid(z)? Rename it to show which.\n"
        "  next: hint(sigmoid_prime)\n"
    )


def test_a_right_answer_is_praised_in_one_line_and_told_what_comes_next():
    said = run("from scipy.special import expit\ndef sigmoid(z):\n    return expit(z)\ncheck(sigmoid)").stdout
    assert said.startswith("✓ sigmoid: right, 18 of 18 points\n")
    assert said.endswith("  next: sigmoid_prime\n")


@pytest.mark.parametrize(
    "binding", ["sigmoid = lambda z: z", "import functools\nsigmoid = functools.partial(pow, 2)", "sigmoid = np.tanh"]
)
def test_a_function_is_known_by_the_name_it_was_given(binding):
    assert run(f"{binding}\ncheck(sigmoid)").stdout.startswith("✗ sigmoid: not yet")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("check(3)", "not a function"),
        ("check('sigmod')", "did you mean sigmoid?"),
        ("check(print)", "No exercise is called print"),
        ("check(None)", "not a function"),
    ],
)
def test_what_cannot_be_checked_is_answered_in_a_sentence(call, words):
    done = run(call)
    assert words in " ".join(done.stdout.split())
    assert done.stderr == ""


def test_the_learners_own_sigmoid_is_back_after_its_slope_was_checked():
    code = """
        def sigmoid(z):
            return -1.0
        def sigmoid_prime(z):
            a = sigmoid(z)
            return a * (1 - a)
        check(sigmoid_prime)
        assert sigmoid(0) == -1.0
    """
    done = run(code)
    assert "right, 18 of 18" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("LEARNER = 'your id'", "LEARNER is still 'your id': put your own id there"),
        ("LEARNER = 7", "LEARNER is still 7: put your own id there"),
        ("", "There is no LEARNER: put your id into it at the top"),
        ("LEARNER = 'ada'", None),
    ],
)
def test_problems_of_ones_own_ask_whose_they_are(first, words):
    source = f"{first}\nfrom course.givens import problems\n"
    said = run(source + "def by_hand():\n    return [f.diff() for f in problems('ada')]\ncheck(by_hand)").stdout
    assert ("LEARNER" in said) == (words is not None)
    assert words is None or words in " ".join(said.split())
    assert words is not None or "right, 10 of 10" in said


def test_while_nbgrader_validates_a_wrong_answer_fails_the_cell_with_the_words():
    done = run("def sigmoid(z):\n    return z\ncheck(sigmoid)", NBGRADER_VALIDATING="1")
    assert done.returncode == 1
    assert "sigmoid: not yet, 0 of 18 points\n  sigmoid(0.0) returned 0.0; expected 0.5" in done.stderr
    right = "from scipy.special import expit\ndef sigmoid(z):\n    return expit(z)\ncheck(sigmoid)"
    assert run(right, NBGRADER_VALIDATING="1").returncode == 0


def test_a_notebook_of_another_version_says_so(tmp_path, monkeypatch):
    path = tmp_path / "one.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert checking.version_note() == ()
    path.write_text('{"metadata": {"course": {"version": "0.0.1"}}}')
    assert "for version 0.0.1 of the course" in checking.version_note()[0]
    path.write_text(f'{{"metadata": {{"course": {{"version": "{checking.__version__}"}}}}}}')
    assert checking.version_note() == ()


def test_checking_leaves_numpys_state_alone():
    before = np.geterr()
    judged("sigmoid", MISTAKES[2].source)
    assert np.geterr() == before


def test_no_line_is_longer_than_the_validate_dialog():
    for mistake in MISTAKES:
        result = judged(mistake.exercise, mistake.source)
        assert max(map(len, sentences.text(result, checking.after(result)).splitlines())) <= 80
