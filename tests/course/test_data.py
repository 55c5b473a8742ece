"""The course's data: what they are said to be, and the same in a box, which has no files of the course."""

import numpy as np
import pytest

from autograder.grading.givens import givens_source
from autograder.sandbox.given import open_source
from course.givens import breast_cancer


def test_the_tumours_are_569_of_which_212_are_malignant_split_without_overlap():
    X_train, y_train, X_test, y_test = breast_cancer()
    assert (X_train.shape, y_train.shape) == ((426, 10), (426,))
    assert (X_test.shape, y_test.shape) == ((143, 10), (143,))
    rows = {tuple(row) for row in np.concatenate([X_train, X_test]).tolist()}
    assert len(rows) == 569
    assert y_train.sum() + y_test.sum() == 212
    assert np.array_equal(breast_cancer()[0], X_train), "the split is pinned"


def test_the_tumours_are_those_of_scikit_learn():
    datasets = pytest.importorskip("sklearn.datasets")
    theirs = datasets.load_breast_cancer()
    want = {(*row, 1 - label) for row, label in zip(theirs.data[:, 20:].tolist(), theirs.target.tolist(), strict=True)}
    X_train, y_train, X_test, y_test = breast_cancer()
    ours = np.column_stack([np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])])
    assert {tuple(row) for row in ours.tolist()} == want


def test_a_box_is_told_the_data_themselves():
    told = open_source(givens_source("3b-logistic-regression"))
    assert "data_text(" not in told
    namespace = {"__name__": "course.givens"}
    exec(compile(told, "course/givens.py", "exec"), namespace)
    for here, there in zip(breast_cancer(), namespace["breast_cancer"](), strict=True):
        assert np.array_equal(here, there)


def test_boxes_of_other_assignments_are_not():
    assert "malignant,radius" not in open_source(givens_source("2b-activations"))
