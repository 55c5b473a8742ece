"""The same values in another form count; other values in the same form do not."""

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from autograder.checks.numeric import compare
from autograder.checks.verdict import Different, Equal
from autograder.plain.codec import pack, unpack

W, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0])
TWICE = [(W, B), (2 * W, 2 * B)]


def witness(got, want, **settings):
    verdict = compare(got, want, **settings)
    assert isinstance(verdict, Different)
    return verdict.witness


SAME = [
    ((1.0, 2.0), [1.0, 2.0]),
    (np.array([1.0, 2.0]), (1.0, 2.0)),
    ([1, 2], [1.0, 2.0]),
    (np.array(2.5), 2.5),
    (sp.Integer(3), 3),
    (sp.Rational(1, 2), 0.5),
    (sp.Float("0.25"), 0.25),
    (Fraction(1, 3), Fraction(1, 3)),
    ([sp.Integer(1), np.int32(-3), 2], [1, -3, 2]),
    ([np.array([1.0, 2.0]), np.array([3.0, 4.0])], W),
    (W, [np.array([1.0, 2.0]), np.array([3.0, 4.0])]),
    ([[W, B], [2 * W, 2 * B]], TWICE),
    ((tuple(map(list, W)), B.tolist()), (W, B)),
    ({"W": W.tolist(), "b": (5, 6)}, {"b": B, "W": W}),
    ("converges", "converges"),
    (np.bool_(True), True),
    (np.array([True, False]), [True, False]),
    ([True, False], np.array([True, False])),
    (None, None),
    ([], np.zeros(0)),
    (-0.0, 0.0),
    (5e-324, 0.0),
    ([2**80, -1], [2**80, -1]),
    (2**80, float(2**80)),
]


@pytest.mark.parametrize(("got", "want"), SAME)
def test_the_same_in_another_form_is_equal_also_after_crossing(got, want):
    assert isinstance(compare(got, want, atol=1e-12), Equal)
    assert isinstance(compare(unpack(pack(got)), want, atol=1e-12), Equal)


OTHER = [
    (10**9 + 1, 10**9, "value"),
    ([2**63, -1], [2**63, 0], "value"),
    ([2**80], [2**80 + 1], "value"),
    (np.array([-(2**63)]), np.array([2**63 - 1]), "value"),
    (np.array([2**64 - 1], np.uint64), np.array([-1]), "value"),
    (2**2000, 1.0, "value"),
    (2**2000, np.inf, "value"),
    (1, True, "type"),
    (True, 1, "type"),
    ("True", True, "type"),
    (1.0, "1.0", "type"),
    (0, None, "type"),
    (sp.pi, 3.141592653589793, "type"),
    (sp.Symbol("x"), 1.0, "type"),
    (sp.nan, 1.0, "type"),
    ("diverges", "converges", "value"),
    ([W, B], [W, B, B], "length"),
    ({"W": W}, {"W": W, "b": B}, "keys"),
    ({"W": W, "b": B, "c": 1}, {"W": W, "b": B}, "keys"),
    ([W], {"W": W}, "type"),
    ({"W": W}, [W, B], "type"),
    (W, W.T, "value"),
    (np.zeros((0, 3)), np.zeros((3, 0)), "shape"),
    (np.zeros(0), 0.0, "shape"),
    ([1.0], 1.0, "shape"),
    (1.0, np.ones(3), "shape"),
    ((10**6) * [1.0], np.ones((10**6, 1)), "shape"),
]


@pytest.mark.parametrize(("got", "want", "kind"), OTHER)
def test_another_value_type_or_shape_is_different(got, want, kind):
    assert witness(got, want).kind == kind


def test_an_entry_of_a_nested_value_is_named_by_its_place():
    wrong = [(W, B), (2 * W, 2 * B + [0, 1])]
    w = witness(wrong, TWICE)
    assert (w.path, w.index, w.got, w.want) == ((1, 1), (1,), 13.0, 12.0)
    assert witness({"W": {"x": 1.0}}, {"W": {"x": 2.0}}).path == ("W", "x")


@pytest.mark.parametrize(
    ("form", "got", "want"),
    [
        ("column", (4, 1), (4,)),
        ("column", (4,), (4, 1)),
        ("row", (1, 4), (4,)),
        ("row", (4,), (1, 4)),
        ("single", (1, 1), ()),
        ("single", (), (1,)),
    ],
)
def test_another_form_counts_only_where_the_grader_says_so(form, got, want):
    assert witness(np.ones(got), np.ones(want)).kind == "shape"
    assert isinstance(compare(np.ones(got), np.ones(want), accepts=[form]), Equal)
    assert witness(np.zeros(got), np.ones(want), accepts=[form]).kind == "value"


@pytest.mark.parametrize("got", [(2, 2), (4, 4), (1, 4), (4, 1, 1), (3, 1), ()])
def test_an_accepted_form_never_opens_the_door_to_broadcasting(got):
    assert witness(np.ones(got), np.ones(4), accepts=["column"]).kind == "shape"


def test_what_is_not_finite_is_shown_before_what_is_merely_wrong():
    assert np.isnan(witness([2.0, np.nan], [1.0, 1.0]).got)


def test_an_author_who_expects_what_is_no_number_is_told():
    with pytest.raises(TypeError, match="nothing numeric"):
        compare(1.0, object())
    with pytest.raises(TypeError, match="an expression"):
        compare(1.0, sp.Symbol("x"))
