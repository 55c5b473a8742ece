"""Formulas judged as an answer: what the learner reads, and what goes into a probe file and comes back."""

import json

import numpy as np
import pytest
import sympy as sp

from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.plain.as_json import from_json, to_json
from autograder.plain.codec import Opaque, pack, unpack
from autograder.wording import sentences

x, a = sp.symbols("x a")


def answer(value, record=None):
    return Interview(Settings("f"), lambda q: Reply(value=unpack(pack(value))), record).answer("f()", {})


def said(value, expected):
    with pytest.raises(NotYet) as caught:
        answer(value).is_formula(expected)
    return sentences.finding(caught.value.finding)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2 * x * sp.cos(x**2), sp.diff(sp.sin(x**2), x)),
        (0, sp.S.Zero),
        (np.float64(0.5), sp.Rational(1, 2)),
        ([2 * x, 1.0], [2 * x, sp.S.One]),
        ((1 / x, sp.exp(x)), [1 / x, sp.exp(x)]),
        ({"log": 1 / x, "exp": sp.exp(x), "more": "x"}, {"exp": sp.exp(x), "log": 1 / x}),
    ],
)
def test_a_right_formula_in_any_form_passes(value, expected):
    answer(value).is_formula(expected)


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        (sp.cos(x**2), 2 * x * sp.cos(x**2), "f() at x = 0 returned 1; expected 0"),
        ({"exp": x * sp.exp(x - 1)}, {"exp": sp.exp(x)}, "entry ['exp'] of f() at x = 0 returned 0; expected 1"),
        ([x, x], [x, a * x], "entry [1] of f() at"),
        ([x], [x, x], "2"),
        (None, x, "None"),
        ("2*x", 2 * x, "f()"),
        (sp.Derivative(x**2, x), 2 * x, "f(): "),
        (Opaque("function"), 2 * x, "function"),
        ({"exp": x}, {"log": x}, "'log'"),
        (3, [x], "a list of 1"),
    ],
)
def test_a_wrong_formula_is_told_with_the_roundest_point(value, expected, words):
    assert words in said(value, expected)


def test_a_judgement_of_formulas_can_be_recorded_and_read_back():
    steps = []
    answer([2 * x], steps.append).is_formula([2 * x])
    (step,) = steps
    settings = from_json(json.loads(json.dumps(to_json(step.settings))))
    answer([x + x]).is_formula(**settings)
    with pytest.raises(NotYet):
        answer([x]).is_formula(**settings)


@pytest.mark.parametrize("made", [[x, 2 * x], (x, 2 * x), sp.Tuple(x, 2 * x), np.array([x, 2 * x])], ids=repr)
def test_formulas_may_come_in_a_list_a_tuple_or_an_array(made):
    answer(made).is_formula([x, 2 * x])
