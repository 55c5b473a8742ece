import numpy as np
import pytest
from hypothesis import given

from autograder.checks.numeric import compare, real_array
from autograder.checks.roundness import ROUND_POINTS, by_roundness
from autograder.checks.verdict import Different, Equal
from autograder.plain.codec import Opaque
from tests.strategies import finite


def witness(got, want, **tolerance):
    verdict = compare(got, want, **tolerance)
    assert isinstance(verdict, Different)
    return verdict.witness


@given(finite)
def test_a_number_equals_itself_in_every_form(x):
    for form in (x, np.float64(x), np.array(x)):
        assert isinstance(compare(form, x), Equal)
    assert isinstance(compare([x, (x)], np.array([x, x])), Equal)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (None, "None"),
        ("0.5", "text"),
        (True, "bool"),
        (np.array([True]), "an array of bool"),
        (0.5 + 0j, "complex"),
        (np.array([0.5j]), "an array of complex128"),
        (Opaque("Evil"), "Evil"),
        ([1.0, "a"], "a list"),
        ([[1.0], [1.0, 2.0]], "a list"),
        ({}, "a dict"),
    ],
)
def test_what_is_no_number_is_refused_by_its_type(got, want):
    assert witness(got, 0.5).kind == "type"
    assert witness(got, 0.5).got == want


@pytest.mark.parametrize(
    ("got", "want"), [((3, 1), (3,)), ((1, 3), (3,)), ((), (1,)), ((1,), ()), ((10**6, 1), (10**6,))]
)
def test_shapes_are_compared_and_never_broadcast(got, want):
    assert witness(np.zeros(got), np.zeros(want)).kind == "shape"


def test_nan_equals_nothing_and_infinity_only_itself():
    assert witness(np.nan, np.nan).kind == "value"
    assert isinstance(compare(np.inf, np.inf), Equal)
    assert witness(-np.inf, np.inf).kind == "value"
    assert witness(1e308, np.inf).kind == "value"
    assert witness(np.inf, 1e308).kind == "value"


def test_the_first_entry_that_differs_is_the_witness():
    w = witness([0.0, 2.0, 9.0], np.array([0.0, 1.0, 2.0]))
    assert (w.index, w.got, w.want) == ((1,), 2.0, 1.0)


def test_tolerance_is_relative_plus_absolute():
    assert isinstance(compare(1 + 5e-10, 1.0), Equal)
    assert isinstance(compare(1 + 5e-9, 1.0), Different)
    assert isinstance(compare(5e-9, 0.0), Different)
    assert isinstance(compare(5e-9, 0.0, atol=1e-8), Equal)


def test_integers_beyond_floats_do_no_harm():
    assert witness([2**2000], np.array([1.0])).kind in ("type", "value")
    assert real_array(2**70) is not None


def test_round_points_come_before_the_others_and_positive_before_negative():
    assert by_roundness([0.37, -2, 1, 0, -1, 0.5, 2]).tolist() == [0, 1, -1, 2, -2, 0.5, 0.37]
    assert ROUND_POINTS[0] == 0
    assert len(set(ROUND_POINTS.tolist())) == len(ROUND_POINTS)


def test_an_empty_list_is_a_list():
    assert isinstance(compare([], []), Equal)
    assert isinstance(compare(np.array([]), []), Equal)
    assert witness([1.0], []).kind == "length"
