"""A named rule, in a sentence with its place."""

import pytest
import sympy as sp
from sympy import cos, exp, sin

from autograder.mistakes.rules import explain
from autograder.wording import sentences
from autograder.wording.explained import named

x, y = sp.symbols("x y")


def said(f, answer):
    return sentences.looks_like(named(explain(f, x, answer)))


def test_a_mistake_is_named_with_its_place():
    f = exp(sin(3 * x))
    assert said(f, f * cos(3 * x)) == "This looks like the inner derivative forgotten, at sin(3x)."


def test_two_mistakes_are_named_in_one_sentence():
    wrong = 3 * x**3 * sin(2 * x) + x**3 * cos(2 * x)
    assert said(x**3 * sin(2 * x), wrong) in {
        "This looks like the inner derivative forgotten and the power rule with the exponent left as it was, "
        "at sin(2x) and at x³.",
        "This looks like the power rule with the exponent left as it was and the inner derivative forgotten, "
        "at x³ and at sin(2x).",
    }


def test_a_habit_names_every_place():
    found = said(sin(3 * x) + cos(2 * x), cos(3 * x) - sin(2 * x))
    assert found.startswith("This looks like the inner derivative forgotten, at ")
    assert "sin(3x)" in found
    assert "cos(2x)" in found


def test_a_mistake_with_the_whole_function_has_no_place():
    assert said(x**2 + x * y, 2 * x) == "This looks like another letter set to 0 instead of held constant."


def test_a_place_too_long_to_read_is_left_out():
    inside = sum(k * x**k for k in range(1, 12))
    assert ", at" not in said(sin(inside), cos(inside))


@pytest.mark.parametrize("f", [x**2, 1 / x, exp(-x)])
def test_the_sentence_never_gives_the_answer(f):
    from autograder.wording.notation import text

    for wrong in (f, 2 * f, -f.diff(x), f.diff(x) / 2):
        found = explain(f, x, wrong)
        if found is not None:
            assert text(f.diff(x)) not in named(found).question
