"""What holds for a matrix is judged from the numbers that came back."""

import numpy as np
import pytest

from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.wording import sentences


def answer(value):
    reply = Reply(value=value)
    return Interview(Settings("J"), lambda question: reply).answer("J(_0)", {"_0": [0.5, 0.5]})


def said(judge):
    with pytest.raises(NotYet) as caught:
        judge()
    return sentences.finding(caught.value.finding)


S = np.random.default_rng(0).dirichlet(np.ones(7))
RIGHT = np.diag(S) - np.outer(S, S)


@pytest.mark.parametrize("value", [RIGHT, RIGHT.tolist(), [[0.0]], [[0, 0], [0, 0]], 1e9 * RIGHT])
def test_a_right_matrix_keeps_every_law(value):
    answer(value).sums_to(0.0, axis=1).sums_to(0.0, axis=0).is_symmetric().has_no_negative_eigenvalue()


def test_a_broken_law_is_shown_where_it_breaks():
    diagonal, skew, negative = np.diag([0.25, 0.25]), [[0.0, 1.0], [0.5, 0.0]], [[0.0, 1.0], [1.0, 0.0]]
    assert said(lambda: answer(diagonal).sums_to(0.0)) == "row 0 of J([0.5, 0.5]) sums to 0.25; expected 0.0"
    because = "the sum stays 1"
    assert said(lambda: answer(skew).sums_to(1.0, because=because)).endswith(
        "sums to 0.5; expected 1.0: the sum stays 1"
    )
    assert said(lambda: answer(skew).sums_to(1.0, axis=0)).startswith("column 0 of")
    asymmetric = "entries (0, 1) and (1, 0) of J([0.5, 0.5]) are 1.0 and 0.5; expected a symmetric matrix"
    assert said(lambda: answer(skew).is_symmetric()) == asymmetric
    told = said(lambda: answer(negative).has_no_negative_eigenvalue())
    assert told == "J([0.5, 0.5]) has the eigenvalue -1.0; none should be negative"


@pytest.mark.parametrize("value", [np.nan, [1.0, 2.0], "text", [[np.nan, 0.0], [0.0, 1.0]], None, np.zeros((0, 0))])
@pytest.mark.parametrize("law", ["sums_to(0.0)", "is_symmetric()", "has_no_negative_eigenvalue()"])
def test_what_is_no_matrix_of_numbers_keeps_none(value, law):
    with pytest.raises(NotYet):
        eval(f"answer(value).{law}", {"answer": answer, "value": value})


def test_only_a_square_matrix_can_be_symmetric():
    assert "shape (2, 3); expected shape (n, n)" in said(lambda: answer(np.ones((2, 3))).is_symmetric())
