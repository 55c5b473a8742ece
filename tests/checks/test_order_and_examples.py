"""Shuffled lines put in order, and a learner's own examples: what is right, what is said, how a mistake is known."""

import itertools
import json

import numpy as np
import pytest
import sympy as sp

from autograder.checks.answer import Answer
from autograder.checks.finding import NotYet
from autograder.checks.reply import Reply
from autograder.grading.grader import Grader
from autograder.plain.as_json import from_json, to_json
from autograder.plain.question import Question
from autograder.wording import sentences

REFERENCE = Grader.of("0-warm-up").reference
NEEDS, TRAPS = REFERENCE.NEEDS, REFERENCE.TRAPS
LINES = {
    "A": "ax.plot(x, y)",
    "B": "x = points()",
    "C": "ax.legend()",
    "D": "y = cubic(x)",
    "E": "ax = subplots()",
    "G": "ax.set_xlabel()",
}


def answer(value):
    question = Question("f()", {})
    return Answer(question, Reply(value), lambda q: Reply(value))


def said(judge):
    with pytest.raises(NotYet) as failure:
        judge()
    return sentences.finding(failure.value.finding)


class Axes:
    """Axes that know whether there was a curve to name."""

    def plot(self, x, y):
        self.curves = [(x, y)]

    def legend(self):
        assert self.curves

    def set_xlabel(self):
        pass


def works(order):
    """Whether the lines run in this order."""
    try:
        exec("\n".join(map(LINES.__getitem__, order)), {"points": list, "cubic": list, "subplots": Axes})
    except (NameError, AttributeError):
        return False
    return True


def test_an_order_is_right_just_where_its_lines_run():
    right = 0
    for order in itertools.permutations(LINES):
        try:
            answer(list(order)).orders(NEEDS, TRAPS)
        except NotYet:
            assert not works(order), order
        else:
            assert works(order), order
            right += 1
    assert right > 10


@pytest.mark.parametrize("order", [("E", "G", "B", "D", "A", "C"), "BDEAGC", "b, d, e, a, g, c", "B D E A G C"])
def test_an_order_may_be_a_tuple_or_one_text(order):
    answer(order).orders(NEEDS, TRAPS)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (["B", "D", "E", "F", "G", "C"], "f() has F, which does not belong"),
        (["B", "D", "E", "A", "F", "G", "C"], "f() has F, which does not belong"),
        (["B", "D", "E", "A", "G"], "f() leaves out C"),
        (["B", "D", "E", "A", "G", "C", "A"], "f() has A twice"),
        (["B", "D", "E", "A", "G", "H"], "f() has H; that is no letter of a line"),
        (["B\x1b[2J"], "f() has B�[2J; that is no letter of a line"),
        (["A"] * 200_000, "f() has A twice"),
        ([1, 2], "f() has 1; that is no letter of a line"),
        (["D", "B", "E", "A", "G", "C"], "f() puts D before B; D needs B"),
        ([], "f() leaves out A"),
        (3.0, "f() returned float; expected a list of letters"),
        (None, "f() returned None; expected a list of letters. Is a return missing?"),
    ],
)
def test_what_is_said_of_a_wrong_order(order, words):
    assert said(lambda: answer(order).orders(NEEDS, TRAPS)) == words


RIGHT, WRONG = REFERENCE.ABS_SLOPE, REFERENCE.WRONG_SLOPES


def judge(value):
    return answer(value).catches(RIGHT, WRONG, many=3)


@pytest.mark.parametrize(
    "examples",
    [
        [(-2, -1), (0, 0), (0.5, 1)],
        ([-0.5, -1.0], [0, 0], [3, 1]),
        {-2: -1, 0: 0, 0.5: 1},
        np.array([[-0.25, -1.0], [0.0, 0.0], [1e6, 1.0]]),
        [(sp.Rational(-1, 2), sp.Integer(-1)), (0, 0), (7, np.float64(1.0))],
    ],
    ids=["pairs", "lists", "dict", "array", "SymPy's numbers"],
)
def test_examples_that_catch_every_wrong_function_are_right_in_any_form(examples):
    judge(examples)


@pytest.mark.parametrize(
    ("examples", "words"),
    [
        ([(1, 1), (2, 1), (3, 1)], "f(): all 3 examples also hold for a wrong function, the one that is 1 everywhere"),
        (
            [(-2, -1), (0.5, 1), (3, 1)],
            "f(): all 3 examples also hold for a wrong function, the one that returns 1 at ",
        ),
        (
            [(-1, -1), (0, 0), (1, 1)],
            "f(): all 3 examples also hold for a wrong function, the one that returns x itself",
        ),
        (
            [(-2, -1), (0, 0), (3, 1)],
            "f(): all 3 examples also hold for a wrong function, the one that is 0 between −1 ",
        ),
        ([(-2, -1), (0, 1), (0.5, 1)], "f() has the example (0, 1); expected (0, 0)"),
        ([(-2, -1), (0.5, 1)], "f() returned 2 entries; expected 3"),
        ([-2, 0, 0.5], "f() has the entry -2; expected a pair, (x, y)"),
        ([(0, 0), (1, 1), (float("nan"), 1)], "f() has the example (nan, 1); expected two numbers"),
        ([("a", 0), (1, 1), (2, 1)], "f() has the example ('a', 0); expected two numbers"),
        ([(10**400, 1), (1, 1), (2, 1)], "f() has the example (1000"),
        ([(0, 0)] * 100_000, "f() returned 100000 entries; expected 3"),
        ([[0] * 50_000, 1, 2], "f() has the entry"),
        (np.array(1.0), "f() returned float64; expected a list of pairs of numbers, (x, y)"),
        ("examples", "f() returned text; expected a list of pairs of numbers, (x, y)"),
    ],
)
def test_what_is_said_of_examples_that_do_not_do(examples, words):
    assert said(lambda: judge(examples)).startswith(words)


def test_an_untrue_example_tells_whose_examples_they_are():
    with pytest.raises(NotYet) as failure:
        judge([(-7, 7), (0, 0), (9, 9)])
    assert failure.value.finding.by == "the one that returns the height |x|"


def test_both_judgements_can_be_published_as_data():
    settings = {"expected": RIGHT, "wrong": WRONG, "many": 3}
    again = {name: from_json(json.loads(json.dumps(to_json(v)))) for name, v in settings.items()}
    answer([(-2, -1), (0, 0), (0.5, 1)]).catches(**again)
    for examples in ([(-2, -1), (0.5, 1), (3, 1)], [(-1, -1), (0, 0), (1, 1)], [(-2, -1), (0, 0), (3, 1)]):
        assert said(lambda given=examples: answer(given).catches(**again)) == said(lambda given=examples: judge(given))
