"""Reference of 1a: independent of the instructor's solutions. The rules are not written down here: they come out of
arithmetic with (height, slope) pairs, in which a square of the slope part is 0, or of SymPy's own derivative."""

from fractions import Fraction

import numpy as np
import sympy as sp

from course.givens import problems

X, A = sp.symbols("x a")


class Dual:
    """height + slope·ε with ε² = 0: arithmetic that differentiates."""

    def __init__(self, height, slope):
        self.height, self.slope = height, slope

    def __mul__(self, other):
        return Dual(self.height * other.height, self.slope * other.height + self.height * other.slope)


def difference_quotient(f, x, h):
    """Δf/Δx, with both ends named."""
    left, right = sorted([x, x + h])
    return (f(right) - f(left)) / (right - left)


def central_difference(f, x, h=1e-5):
    """The mean of the quotients to the right and to the left."""
    here = f(x)
    return ((f(x + h) - here) / h + (here - f(x - h)) / h) / 2


def power_rule(n, x):
    base, exponent = sp.symbols("base exponent", positive=True)
    slope = sp.diff(base**exponent, base)
    if isinstance(n, sp.Basic) or isinstance(x, sp.Basic):
        return slope.subs({exponent: n}).subs({base: x})
    return sp.lambdify([exponent, base], slope, "numpy")(n, x)


def linear_rule(c, df, dg):
    return (Dual(c, 0) * Dual(0, df)).slope + dg


def product_rule(f, df, g, dg):
    return (Dual(f, df) * Dual(g, dg)).slope


def quotient_rule(f, df, g, dg):
    """q′ from f = q·g: f′ = q′g + qg′."""
    return df / g - f / g * (dg / g)


def chain_rule(df, g, dg):
    return dg * df(g)


def derivative_table():
    functions = {
        "exp": sp.exp(X), "log": sp.log(X), "sin": sp.sin(X), "cos": sp.cos(X), "tan": sp.tan(X),
        "sqrt": sp.sqrt(X), "1/x": 1 / X, "a**x": A**X, "tanh": sp.tanh(X),
    }  # fmt: skip
    return {key: sp.diff(f, X) for key, f in functions.items()}


def tangent_line(f, df, a):
    """The first two terms of Taylor's series."""
    return lambda x: np.polynomial.Polynomial([f(a), df(a)])(x - a)


def by_hand():
    """Of the five functions that the instructor's notebook draws."""
    return [sp.diff(f, X) for f in problems("your id")]


_F = sp.symbols("f df g dg c")
ORACLE_INPUTS = {
    "difference_quotient": [
        (np.exp, 0.3, 0.5), (np.sin, 1.0, -0.25), (lambda t: 3 * t - 1, Fraction(1, 3), Fraction(-2, 7)),
    ],
    "central_difference": [(np.exp, 0.3, 0.5), (np.sin, np.array([0.0, 1.0]), 0.1), (np.cos, 1.0)],
    "power_rule": [(3, 2.0), (-2, 2.0), (0.5, 4.0), (0, 2.0), (1, 3.0), (2.5, np.array([0.5, 2.0])), (4, X), (A, X)],
    "linear_rule": [(2.0, 3.0, 4.0), (-1.5, 0.25, 7.0), (_F[4], _F[1], _F[3])],
    "product_rule": [(2.0, 3.0, 5.0, 7.0), (-1.5, 0.25, 7.0, 0.3), tuple(_F[:4])],
    "quotient_rule": [(6.0, 1.0, 2.0, 3.0), (-1.5, 0.25, 7.0, 0.3), tuple(_F[:4])],
    "chain_rule": [(np.cos, 0.5, 3.0), (np.exp, np.array([0.5, -1.0]), 2.0), (sp.cos, 3 * X, 3)],
    "derivative_table": [()],
    "tangent_line": ["tangent_line(np.sin, np.cos, 1.0)(0.5)", "tangent_line(np.exp, np.exp, -0.5)(2.0)"],
    "by_hand": [f"by_hand()[{k}]" for k in range(5)],
}  # fmt: skip
