"""Expressions from anywhere: what they are comes back, and nothing in them is computed on the way."""

import pytest
import sympy as sp

from autograder.plain.tree import TreeError, from_expression, to_expression

x, y, k = sp.symbols("x y k")
TOWER = ["i", "9"]
for _ in range(5):
    TOWER = ["Pow", ["i", "9"], TOWER]
LESS = ["LessThan", TOWER, ["i", "3"]]


@pytest.mark.parametrize(
    "expression",
    [
        sp.Piecewise((x**2, sp.And(x > 0, x < 1)), (0, True)),
        sp.Or(sp.Eq(x, 1), sp.Not(sp.And(x < y, y < 2))),
        sp.Max(x, y, 2) + sp.Min(x, sp.Rational(1, 2)),
        sp.Integral(sp.sin(x), (x, 0, 1)) * y,
        sp.Integral(sp.exp(x), x),
        sp.Derivative(sp.sin(x) * y, x, 2, y),
        sp.Sum(x**k, (k, 0, 10)) + sp.Product(k, (k, 1, 5)),
        sp.Tuple(x, sp.Tuple(1, y)),
        sp.Ne(x, sp.oo),
    ],
    ids=str,
)
def test_an_expression_comes_back_the_same_and_can_be_worked_with(expression):
    back = to_expression(from_expression(expression))
    assert back == expression
    assert hash(back) == hash(expression)
    assert str(back) == str(expression)
    assert back.is_commutative == expression.is_commutative
    assert back.subs(x, 3).doit() == expression.subs(x, 3).doit()


@pytest.mark.parametrize(
    "tree",
    [
        LESS,
        ["Equality", TOWER, ["Mul", TOWER, ["i", "2"]]],
        ["Max", TOWER, ["Add", TOWER, ["i", "1"]]],
        ["And", LESS, ["LessThan", ["s", "x"], TOWER]],
        ["Not", LESS],
        ["Sum", TOWER, ["Tuple", ["s", "k"], ["i", "1"], TOWER]],
        ["Piecewise", ["ExprCondPair", ["s", "x"], LESS]],
    ],
    ids=lambda tree: tree[0],
)
def test_what_could_run_for_ever_is_built_and_not_computed(tree):
    assert from_expression(to_expression(tree))[0] == tree[0]


@pytest.mark.parametrize(
    "tree",
    [
        ["Add", ["c", "BooleanTrue"], ["i", "1"]],
        ["Integral", ["s", "x"], ["Equality", TOWER, ["s", "x"]]],
        ["Integral", ["s", "x"], ["Tuple", ["i", "1"], ["i", "2"]]],
        ["Piecewise", ["Tuple", ["s", "x"], LESS]],
        ["And", ["i", "1"], ["s", "x"]],
        ["ExprCondPair", ["s", "x"]],
        ["Derivative", ["sin", ["s", "x"]], ["Tuple", ["s", "x"], ["i", "1000000000"]]],
        ["sin", ["Tuple", ["s", "x"]]],
    ],
    ids=str,
)
def test_a_node_with_arguments_of_another_kind_is_no_expression(tree):
    with pytest.raises(TreeError):
        to_expression(tree)
