"""A cell of several functions: each earns by itself, and a mistake in one does not hide the name of another's."""

from autograder.grading.examiner import _line_to_mend
from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from course import checking
from tests.places import source

PLAN = read_plan(source("2b-activations"))
AT_THE_KINK = "def relu_prime(z):\n    return np.where(np.asarray(z) >= 0, 1.0, 0.0)\n"
HEIGHT = "def leaky_relu_prime(z, alpha=0.01):\n    z = np.asarray(z)\n    return np.where(z > 0, 1, alpha * z)\n"


def judged(code):
    namespace = solution_namespace(PLAN)
    exec(compile(code, "<cell>", "exec"), namespace)
    return checking.judge("relu", namespace)


def test_of_two_mistakes_the_first_is_named_and_both_are_paid_for():
    first, second, both = judged(AT_THE_KINK), judged(HEIGHT), judged(AT_THE_KINK + HEIGHT)
    assert first.mistake is not None
    assert second.mistake is not None
    assert both.mistake == first.mistake != second.mistake
    assert (first.points - first.score) + (second.points - second.score) == both.points - both.score
    assert 0 < both.score < min(first.score, second.score)


def test_the_line_to_look_at_is_in_the_function_that_was_called():
    cell = f"def relu(z):\n    return np.maximum(0.0, z)\n\n\n{AT_THE_KINK}"
    assert _line_to_mend(cell, "relu", judged(cell)) == 6
