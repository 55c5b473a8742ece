"""Reference of 0: independent of the instructor's solutions."""

from fractions import Fraction

import numpy as np
import sympy as sp


def cubic(x):
    """(x − 1)²(x + 2) − 2, the same polynomial, in fractions: rounded once."""
    x = np.asarray(x, dtype=float)
    heights = [float((v - 1) ** 2 * (v + 2) - 2) for v in map(Fraction, x.ravel().tolist())]
    return np.array(heights).reshape(x.shape)


def centre_rows(X):
    """In fractions, row by row."""
    rows = [list(map(Fraction, row)) for row in np.asarray(X, dtype=float).tolist()]
    return np.array([[float(v - sum(row) / len(row)) for v in row] for row in rows])


def mean_gap(y_hat, y):
    pairs = zip(np.ravel(y_hat), np.ravel(y), strict=True)
    return float(np.mean([max(a, b) - min(a, b) for a, b in pairs]))


def plot_order():
    return ["E", "G", "B", "D", "A", "C"]


def slope_examples():
    return [(7, 1), (-0.25, -1), (0, 0)]


# What each line of the shuffled programme uses; F has the axes swapped.
NEEDS = {"A": ["B", "D", "E"], "B": [], "C": ["A"], "D": ["B"], "E": [], "G": ["E"]}
TRAPS = ["F"]

x = sp.Symbol("x")
ABS_SLOPE = sp.sign(x)
WRONG_SLOPES = {
    "the one that is 1 everywhere": sp.Integer(1),
    "the one that is −1 everywhere": sp.Integer(-1),
    "the one that returns −1 right of 0 and 1 left of it": -sp.sign(x),
    "the one that returns the height |x|": sp.Abs(x),
    "the one that returns x itself": x,
    "the one that returns 1 at 0 too": sp.Piecewise((1, x >= 0), (-1, True)),
    "the one that returns −1 at 0 too": sp.Piecewise((1, x > 0), (-1, True)),
    "the one that is 0 between −1 and 1": sp.Piecewise((1, x >= 1), (-1, x <= -1), (0, True)),
}

_SIGNS = "sorted(np.sign(x) for x, _ in slope_examples())"
_SMALL = "any(0 < abs(x) < 1 for x, _ in slope_examples())"
_TRUE = "all(slope == np.sign(x) for x, slope in slope_examples())"
ORACLE_INPUTS = {
    "cubic": [(np.linspace(-9, 9, 1801),), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "centre_rows": [(np.arange(20).reshape(4, 5) ** 2,), ([[1, 2], [5, 7]],), (np.eye(3),), ([[3.0]],)],
    "mean_gap": [([1, 2, 4], [[3], [1], [1]]), (np.arange(5.0).reshape(5, 1), np.arange(5) ** 2), ([-2], [5])],
    "plot_order": [
        "[sorted(plot_order()), *(list(plot_order()).index(line) > list(plot_order()).index(other)"
        " for line, others in NEEDS.items() for other in others)]".replace("NEEDS", repr(NEEDS))
    ],
    "slope_examples": [f"1.0 * np.array({_SIGNS})", f"1.0 * {_SMALL}", f"1.0 * {_TRUE}", "1.0 * len(slope_examples())"],
}
