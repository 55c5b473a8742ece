"""Batches, bounds and probabilities are judged from what came back, whatever rng made them."""

import numpy as np
import pytest

from autograder.checks.finding import NotAttempted, NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Error, Reply
from autograder.wording import sentences

X, Y = np.array([[0.0, 0.0], [1.0, 10.0], [2.0, 20.0], [3.0, 30.0], [4.0, 40.0]]), np.array([5.0, 6.0, 7.0, 8.0, 9.0])


def answer(value):
    return Interview(Settings("f"), lambda question: Reply(value=value)).answer("f(_0)", {"_0": 1})


def said(judge):
    with pytest.raises(NotYet) as caught:
        judge()
    return sentences.finding(caught.value.finding)


def deal(*rows):
    return [(X[list(r)], Y[list(r)]) for r in rows]


@pytest.mark.parametrize(
    "batches",
    [
        deal([0, 1], [2, 3], [4]),
        deal([4, 2], [0, 3], [1]),
        [[x.tolist(), y.tolist()] for x, y in deal([3, 1], [0, 4], [2])],
        tuple((x, y.reshape(-1, 1)) for x, y in deal([3, 1], [0, 4], [2])),
    ],
)
def test_any_deal_of_all_rows_is_one(batches):
    answer(batches).deals(X, Y, 2)


@pytest.mark.parametrize(
    ("batches", "words"),
    [
        (None, "returned None; expected a list of pairs"),
        ([X, Y], "as batch [0]; expected a pair, (X_batch, y_batch)"),
        (deal([0, 1], [2, 3]), "has 4 of the 5 rows; none may be left out"),
        (deal([0, 1], [2, 3], [3]), "has row [3.0, 30.0] more than once; each row once"),
        (deal([0], [1, 2], [3, 4]), "makes batches of 1, 2, 2 rows; expected 2, 2, 1"),
        ([(X[[0, 1]], Y[[0, 2]])], "gives row [1.0, 10.0] the label 7.0; its own is 6.0"),
        ([(X[[0, 1]], Y[[0]])], "has 2 rows, but 1 labels in batch [0]"),
        ([(X[[0, 1]] + 1, Y[[0, 1]])], "has the row [1.0, 1.0] in batch [0], which is no row of X"),
        ([(Y[[0, 1]], X[[0, 1]])], "has the labels first in batch [0]; expected (X_batch, y_batch)"),
        ([(X[0], Y[[0, 1]])], "has rows of shape (2,) in batch [0]; expected (rows, 2)"),
    ],
)
def test_what_is_no_deal_is_told(batches, words):
    assert words in said(lambda: answer(batches).deals(X, Y, 2))


def test_infinity_is_enough_and_nan_is_not():
    answer(np.inf).is_at_least(27)
    answer([27.0, 30.0]).is_at_least(27)
    assert "returned nan; expected 27.0 or more" in said(lambda: answer(np.nan).is_at_least(27.0))
    assert "returned 16.1; expected 27.0 or more: why" in said(lambda: answer(16.1).is_at_least(27.0, because="why"))


def test_one_value_that_is_not_finite_spoils_a_table():
    answer([[1.0, 2.0]]).is_finite()
    answer([np.zeros((2, 2)), np.zeros((3, 2))]).is_finite()
    assert "returned inf among its values" in said(lambda: answer((np.zeros((2, 2)), np.array([[np.inf]]))).is_finite())
    assert "expected numbers" in said(lambda: answer(["text"]).is_finite())


LABELS = np.array([0, 0, 1, 1])


def test_probabilities_may_be_a_row_or_a_column():
    for p in ([0.1, 0.2, 0.7, 1.0], np.array([[0.1], [0.2], [0.7], [1.0]])):
        answer(p).predicts(LABELS, at_least=1.0).is_near([0.1, 0.2, 0.8, 0.9], within=0.06)


@pytest.mark.parametrize(
    ("p", "words"),
    [
        ([0.1, 0.2, 0.7], "returned shape (3,); expected shape (4,)"),
        ([0.1, 0.2, 0.7, np.nan], "returned nan among its values"),
        ([0.1, -0.2, 0.7, 0.9], "returned -0.2; a probability is between 0 and 1"),
        ([0, 0, 1, 1], "returned 0 or 1 for every sample"),
        ([0.4, 0.4, 0.4, 0.4], "returned 0.4 for every sample"),
        ([0.9, 0.2, 0.7, 0.9], "is right for 3 of 4 samples; expected 90 %"),
        (["a", "b"], "expected numbers"),
    ],
)
def test_what_are_no_probabilities_or_wrong_ones_is_told(p, words):
    assert words in said(lambda: answer(p).predicts(LABELS, at_least=0.9))


def test_far_from_the_best_is_far_on_average():
    words = "is 0.2 away from the best probabilities, on average; 0.1 is allowed"
    assert words in said(lambda: answer([0.1, 0.5]).is_near([0.3, 0.7], within=0.1))


def test_the_same_seed_gives_the_same_answer_again():
    answer([0.25, 0.5]).repeats([0.25, 0.5])
    assert "gave another answer the second time" in said(lambda: answer([0.25, 0.5]).repeats([0.5, 0.25]))


def test_the_same_is_said_of_a_sample_in_other_company():
    answer([0.25]).stays([0.3], within=0.1)
    words = "says 0.25 of a sample alone; asked about others too, it said 0.5 of it"
    assert words in said(lambda: answer([0.25]).stays([0.5], within=0.1))
    assert "says nan of a sample" in said(lambda: answer([np.nan]).stays([0.5], within=0.1))
    assert "expected shape (1,)" in said(lambda: answer([0.1, 0.2]).stays([0.5], within=0.1))
    assert "expected shape (1,)" in said(lambda: answer(np.zeros(0)).stays(np.zeros(0), within=0.1))
    assert "expected shape (1,)" in said(lambda: answer([0.1]).stays("text", within=0.1))


def test_a_generator_that_has_begun_is_an_attempt():
    stub = Error("NotImplementedError", "f: hint(f) helps", 7)

    def hands_out_one(question):
        return Reply(value=(X, Y)) if question.text.startswith("next(") else Reply(value=None, error=stub)

    def hands_out_none(question):
        return Reply(value=None, error=stub)

    with pytest.raises(NotYet) as caught:
        Interview(Settings("f"), hands_out_one).answer("list(f(_0))", {"_0": 1}).deals(X, Y, 2)
    assert "raised NotImplementedError in line 7" in sentences.finding(caught.value.finding)
    with pytest.raises(NotAttempted):
        Interview(Settings("f"), hands_out_none).answer("list(f(_0))", {"_0": 1}).deals(X, Y, 2)
