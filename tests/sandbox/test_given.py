"""The course's earlier functions come into the box with the question that needs them, and not before."""

import numpy as np
import pytest

from autograder.grading.givens import givens_source, load_givens
from autograder.plain.question import Question
from autograder.sandbox.client import Zygote
from autograder.sandbox.given import open_source, source_of
from autograder.sandbox.unprotected import Processes

SEARCH = """
import gc
print(sum(type(f).__name__ == "function" and f.__name__ == "swish_prime" for f in gc.get_objects()))
"""


@pytest.fixture(scope="module", params=["zygote", "process only"])
def sandbox(request):
    made = Zygote(givens_source()).wait() if request.param == "zygote" else Processes(givens_source())
    yield made
    made.close()


def outputs(box, code):
    return "".join(str(o.get("text", o.get("evalue", ""))) for o in box.run_cell(code, 10.0))


def test_an_earlier_answer_cannot_be_imported_but_what_is_open_can(sandbox):
    box = sandbox.box()
    assert "cannot import name 'sigmoid_prime'" in outputs(box, "from course.givens import sigmoid_prime")
    assert (
        outputs(box, "from course.givens import problems, sigmoid\nprint(len(problems('ada')), sigmoid(0.0))")
        == "5 0.5\n"
    )
    box.close()


def test_what_one_assignment_begins_with_is_closed_in_the_others():
    earlier = "from course.givens import backward, problems\nprint(callable(backward))"
    with Zygote(givens_source("4b-capstone")) as zygote:
        box = zygote.wait().box()
        assert outputs(box, earlier) == "True\n"
        box.close()
    with Zygote(givens_source("4a-backprop-network")) as zygote:
        box = zygote.wait().box()
        assert "cannot import name 'backward'" in outputs(box, earlier)
        box.close()


def test_it_is_nowhere_in_the_process_before_it_is_needed(sandbox):
    box = sandbox.box()
    assert outputs(box, SEARCH) == "0\n"
    box.close()


def test_it_answers_in_place_of_the_learners_own_where_a_question_brings_it(sandbox):
    box = sandbox.box()
    outputs(box, "def sigmoid_prime(z):\n    return -1.0\ndef twice(z):\n    return 2 * sigmoid_prime(z)")
    given = box.ask(Question("twice(z)", {"z": 0.0}, ("sigmoid_prime",)), 10.0)
    own = box.ask(Question("twice(z)", {"z": 0.0}), 10.0)
    assert (given["value"], own["value"]) == (0.5, -2.0)
    box.close()


def test_a_piece_of_the_givens_is_the_same_function_as_the_whole():
    for name in load_givens():
        made = {}
        exec(source_of(givens_source(), (name,)), made)
        assert callable(made[name]) == callable(load_givens()[name])
    made = {}
    exec(source_of(givens_source(), ("swish_prime", "sigmoid_prime")), made)
    assert "chain_rule" not in made
    z = np.linspace(-3, 3, 7)
    np.testing.assert_array_equal(made["swish_prime"](z), load_givens()["swish_prime"](z))


def test_givens_that_say_nothing_of_it_are_open():
    text = "def f(x):\n    return x\n"
    assert open_source(text) == text


def test_the_courses_data_may_be_longer_than_an_argument_of_a_process():
    long = "x" * 300_000
    with Zygote(f"OPEN = {{'': ['data']}}\ndef data(): return {long!r}\n") as zygote:
        box = zygote.wait().box()
        assert outputs(box, "from course.givens import data\nprint(len(data()))") == "300000\n"
        box.close()


def test_a_functions_own_names_bring_no_answer_along():
    text = "OPEN = {'': ['split']}\ndef train(): return 'the answer'\ndef split(x):\n    train = x\n    return train\n"
    assert "the answer" not in open_source(text)
