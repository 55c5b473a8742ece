"""The published table, made again by the instructor's own solutions and by the reference, which computes otherwise."""

import importlib.util

import numpy as np
import pytest

from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from course import figures
from course.givens import digits_data, flower_data, predict, spiral_data, train
from tests.places import ROOT, source

FLOWER = {1: 0.675, 2: 0.6725, 3: 0.9075, 4: 0.905, 5: 0.9125}
WIDE = {20: 0.90, 50: 0.9025}


@pytest.fixture(scope="module")
def reference():
    path = ROOT / "autograder" / "graders" / "4b-capstone" / "reference.py"
    spec = importlib.util.spec_from_file_location("capstone_reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


@pytest.fixture(scope="module")
def solution():
    return solution_namespace(read_plan(source("4b-capstone")))


@pytest.fixture(params=["solution", "reference"])
def made(request):
    return request.getfixturevalue(request.param)


def test_trasks_outputs_digit_for_digit(made):
    assert np.ravel(made["trask"]()).round(8).tolist() == [0.00966449, 0.00786506, 0.99358898, 0.99211957]


def test_trasks_errors_as_printed(made):
    for passes, printed in ((1, "0.496410031903"), (10_001, "0.00858452565325")):
        error = np.mean(np.abs([[0], [1], [1], [0]] - made["trask"]((3, 4, 1), passes)))
        assert error == pytest.approx(float(printed), rel=1e-11)


def test_the_spiral_needs_a_hidden_layer(made):
    linear, hidden = made["spiral"]()
    assert linear == pytest.approx(0.49, abs=0.015)
    assert hidden >= 0.97


def test_the_flower_up_to_five_units_is_exact(made):
    assert made["flower"](tuple(FLOWER)) == FLOWER


def test_the_flower_beyond_is_within_three_flowers(solution):
    found = solution["flower"](tuple(WIDE))
    assert all(abs(found[h] - share) <= 3 / 400 + 1e-12 for h, share in WIDE.items())


def test_digits_that_were_never_seen(made):
    assert made["digits"]() >= 0.95


def test_the_digits_are_those_of_scikit_learn():
    sets = pytest.importorskip("sklearn.datasets")
    X_train, y_train, X_test, y_test = digits_data()
    order = np.random.RandomState(0).permutation(1797)
    pixels, labels = sets.load_digits(return_X_y=True)
    assert np.array_equal(16 * np.concatenate([X_train, X_test]), pixels[order])
    assert np.array_equal(np.concatenate([y_train, y_test]), labels[order])


def test_the_digits_are_whole():
    X_train, y_train, X_test, y_test = digits_data()
    assert [a.shape for a in (X_train, y_train, X_test, y_test)] == [(1437, 64), (1437,), (360, 64), (360,)]
    X = 16 * np.concatenate([X_train, X_test])
    assert X.sum() == 561718.0  # of scikit-learn's load_digits
    assert np.bincount(np.concatenate([y_train, y_test])).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


@pytest.mark.parametrize("dark", [False, True])
def test_pictures_of_a_learners_own_network_say_in_words_what_they_show(dark):
    X, y = spiral_data()
    params, history = train(X, y, [2, 20, 3], ["tanh"], 1.0, 50, np.random.default_rng(0))
    labels = predict(X, params, ["tanh"])
    right = int((labels == y).sum())
    for draw, said in (
        (figures.decision_boundary(lambda X: predict(X, params, ["tanh"])[:, None], X, y[:, None]), f"{right} of them"),
        (figures.loss_curve(history), "50 epochs"),
        (figures.confusion(labels, y), f"On the diagonal {right} samples, off it {300 - right}"),
    ):
        picture, alt = figures.png(draw, dark)
        assert said in alt
        assert picture.startswith(b"\x89PNG")


def test_the_published_numbers_stand_beside_a_learners_own(solution):
    _, alt = figures.printed_errors(solution["trask"])()
    assert "0.49641003 at pass 0, 0.00858453 at pass 10,000, 0.00351012 at pass 50,000" in alt
    _, alt = figures.published_flower(lambda: {1: 0.675, 50: 0.9075})()
    assert "1: 67.50%, 50: 90.75%" in alt


def test_two_colours_have_a_border_too():
    X, y = flower_data()
    _, alt = figures.decision_boundary(lambda X: X[:, 0] > 0, X, y)()
    assert "2 colours" in alt
