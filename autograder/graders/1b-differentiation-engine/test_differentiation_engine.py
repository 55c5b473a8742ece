"""Hidden grader of 1b. Weights only; the points live in the notebook.

Many trees are asked in one question, small ones first, and the first that is wrong is shown alone. `differentiate` is
asked about 200 trees that nobody has seen, each kind of node where it earns its own part.
"""

import numpy as np
import sympy as sp

from autograder.checks import figure
from autograder.checks.symbolic.trees import KINDS, SIMPLE, trees
from autograder.grading import exercise, weight

x, y, a, n, t = sp.symbols("x y a n t")
NOT_SYMPYS = ("derivative",)
BUILT_ON_IT = dict(given=("differentiate",), refusing=NOT_SYMPYS)

LEAVES = [x, sp.Integer(7), x + 3, x - y, 1 / x, x**2 + x, sp.sin(x), sp.sqrt(x), 2 * x * y, x * sp.sin(x**2) + 3]
NUMBERS = [sp.Integer(5), x, x + 5, sp.pi, x + sp.pi + 2, sp.Rational(1, 3), 7 - sp.sqrt(2)]
PRODUCTS = [
    3 * x,
    -x,
    x / 2,
    x * (x + 1),
    3 * x * (x + 1),
    x * (x + 1) * (x + 2),
    (x + 1) * (x + 2) * (x + 3) * (2 * x + 1),
]
POWERS = [x**2, x**3, 1 / x, sp.sqrt(x), (x + 3) ** 2, (2 * x + 1) ** 3, 1 / (x + 4), (3 * x + 2) ** sp.Rational(1, 3)]
EXP_LOG = [sp.exp(x), sp.log(x), sp.exp(2 * x), sp.exp(-x), sp.log(3 * x + 1), sp.exp(x**2), sp.log(x**2 + 1)]
SIN_COS = [sp.sin(x), sp.cos(x), sp.sin(3 * x), sp.cos(2 * x), sp.sin(x**2), sp.cos(x**2 + 1)]
TANH = [sp.tanh(x), sp.tanh(2 * x), sp.tanh(x**2)]
TOWERS = [2**x, 3 ** (2 * x), x**x, sp.Rational(1, 2) ** x, (x + 1) ** (2 * x), x ** (x + 2)]
CONSTANTS = [y, x + y, x * y, y**2, x**n, a**x, sp.sin(y), sp.exp(x * y), a * x**2 + y, sp.cos(a * x + y)]
NESTED = [
    x * sp.sin(x), x / (x + 1), x * sp.exp(x) * sp.sin(x), sp.exp(sp.sin(3 * x)), sp.sin(x) ** 2, sp.log(sp.cos(x) + 2),
    sp.tanh(x**2) / x, sp.exp(-(x**2)) * sp.cos(x), (sp.log(x) + 1) ** x, 2 ** sp.sin(x), sp.exp(sp.sqrt(x)),
]  # fmt: skip
BY_Y = [y, x, y**2 + x, x * y, sp.exp(x * y), x**y, y**x]
FUNCTIONS = ("sum", "product", "power", "exp", "log", "sin", "cos", "tanh")
AT_ONCE = 8  # trees in a question: whoever simplifies needs a second for them


def slopes(student, functions, variable=x):
    """The learner's derivatives of all these functions, in one question."""
    return student.evaluate("[differentiate(_0, _1) for _0 in trees]", trees=functions, _1=variable)


def earns(student, fixed, drawn):
    slopes(student, fixed).differentiates(fixed)
    for i in range(0, len(drawn), AT_ONCE):
        some = drawn[i : i + AT_ONCE]
        slopes(student, some).differentiates(some)


@exercise("count_leaves")
class TestCountLeaves:
    @weight(5)
    def test_values(self, student, reference):
        """small trees"""
        student.evaluate("[count_leaves(_0) for _0 in trees]", trees=LEAVES).matches(
            list(map(reference.count_leaves, LEAVES))
        )

    @weight(3)
    def test_drawn(self, student, reference, fresh):
        """trees of every kind"""
        drawn = trees(fresh, 20, KINDS, KINDS, depth=3, constants=(y,), most=25)
        student.evaluate("[count_leaves(_0) for _0 in trees]", trees=drawn).matches(
            list(map(reference.count_leaves, drawn))
        )


@exercise("differentiate", refusing=NOT_SYMPYS)
class TestDifferentiate:
    @weight(4)
    def test_simple(self, student, fresh):
        """numbers, x, and sums of them"""
        shifted = [x + int(k) for k in fresh.integers(-50, 50, 3)] + [sp.Integer(int(fresh.integers(9, 99)))]
        earns(student, NUMBERS, shifted)

    @weight(8)
    def test_products(self, student, fresh):
        """products, of three factors too"""
        earns(student, PRODUCTS, trees(fresh, 25, ["product"], ["sum", "product"]))

    @weight(8)
    def test_powers(self, student, fresh):
        """powers with a number above"""
        earns(student, POWERS, trees(fresh, 25, ["power"], ["sum", "multiple"]))

    @weight(6)
    def test_exp_and_log(self, student, fresh):
        """exp and log"""
        earns(student, EXP_LOG, trees(fresh, 30, ["exp", "log"], SIMPLE))

    @weight(6)
    def test_sin_and_cos(self, student, fresh):
        """sin and cos"""
        earns(student, SIN_COS, trees(fresh, 30, ["sin", "cos"], SIMPLE))

    @weight(4)
    def test_tanh(self, student, fresh):
        """tanh"""
        earns(student, TANH, trees(fresh, 15, ["tanh"], SIMPLE))

    @weight(5)
    def test_exponents_that_move(self, student, fresh):
        """2ˣ, xˣ and their like"""
        earns(student, TOWERS, trees(fresh, 25, ["exponential", "tower"], ["sum", "multiple"]))

    @weight(4)
    def test_other_symbols(self, student, fresh):
        """every other symbol is a constant"""
        roots = ("sum", "multiple", "monomial", "exp", "cos", "exponential")
        earns(student, CONSTANTS, trees(fresh, 25, roots, ["sum", "multiple"], constants=(y, a)))
        slopes(student, BY_Y, y).differentiates(BY_Y, variable="y")

    @weight(3)
    def test_nested(self, student, fresh):
        """all of them, one inside another"""
        earns(
            student, NESTED, trees(fresh, 12, KINDS, FUNCTIONS, depth=2) + trees(fresh, 13, KINDS, FUNCTIONS, depth=3)
        )


@exercise("gradient", **BUILT_ON_IT)
class TestGradient:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """one partial derivative for each letter"""
        for f in (x**2 * y, x**2 * y + sp.sin(x * y), sp.exp(x) * y**3, x + 2 * y):
            student.gradient(f, [x, y]).is_formula(reference.gradient(f, [x, y]))
        for f in trees(fresh, 4, KINDS, SIMPLE, constants=(y,), most=12):
            student.gradient(f, [x, y]).is_formula(reference.gradient(f, [x, y]))

    @weight(3)
    def test_others_are_constants(self, student, reference):
        """the other letters are numbers"""
        for f in (a * x + y, x * sp.exp(a * y), sp.log(a) * sp.cos(x + y)):
            student.gradient(f, [x, y]).is_formula(reference.gradient(f, [x, y]))

    @weight(3)
    def test_order(self, student, reference):
        """as many as asked for, in their order"""
        f = x**2 * y + a * sp.tanh(x) - y**3
        for by in ([y, x], [x], [a, y, x], [n, x]):
            student.gradient(f, by).is_formula(reference.gradient(f, by))

    @weight(2)
    def test_schwarz(self, student):
        """either order of differentiating, one second derivative"""
        for f in (x**2 * y + sp.sin(x * y), sp.exp(x * y) + x / y):
            one, other = (
                student.evaluate(
                    f"list(gradient(list(gradient(_0, [_1, _2]))[{i}], [_1, _2]))[{1 - i}]", _0=f, _1=x, _2=y
                )
                for i in (0, 1)
            )
            one.is_formula(other, because="the order of differentiating does not matter")


@exercise("nth_derivative", **BUILT_ON_IT)
class TestNthDerivative:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """the first four derivatives"""
        for f, k in ((x**3, 1), (x**3, 2), (x**5, 3), (sp.sin(x), 2), (x * sp.exp(x), 3), (sp.log(x), 4)):
            student.nth_derivative(f, x, k).is_formula(reference.nth_derivative(f, x, k))
        for f in trees(fresh, 5, KINDS, ["sum"], most=7):
            k = int(fresh.integers(2, 4))
            student.nth_derivative(f, x, k).is_formula(reference.nth_derivative(f, x, k))

    @weight(3)
    def test_zeroth(self, student):
        """the zeroth is the function itself"""
        for f in (x**2, sp.sin(x) * y, sp.Integer(3)):
            student.nth_derivative(f, x, 0).is_formula(f)

    @weight(3)
    def test_one_over_x(self, student):
        """the pattern of 1/x"""
        for k in (1, 2, 3, 5, 8):
            pattern = (-1) ** k * sp.factorial(k) / x ** (k + 1)
            student.nth_derivative(1 / x, x, k).is_formula(pattern, because="it is (−1)ⁿ n! / xⁿ⁺¹")

    @weight(2)
    def test_other_letters(self, student, reference):
        """by another letter; and down to 0"""
        for f, by, k in ((x**2 * y**3, y, 2), (sp.exp(a * x), x, 3), (x**3, x, 4), (y**2, x, 1)):
            student.nth_derivative(f, by, k).is_formula(reference.nth_derivative(f, by, k))


@exercise("slope_at", **BUILT_ON_IT)
class TestSlopeAt:
    @weight(4)
    def test_values(self, student, reference, fresh):
        """slopes at ordinary points"""
        for f, point in ((x**2, 3), (x**3, 2), (sp.sin(x), 0), (sp.exp(2 * x), 0.5), (1 / x, 2), (sp.sin(40 * x), 0.5)):
            student.slope_at(f, x, point).matches(reference.slope_at(f, x, point)).is_float()
        for f in (x * sp.sin(x), sp.exp(-x) * sp.cos(3 * x), sp.tanh(x) + x**2):
            point = float(fresh.uniform(-3, 3))
            student.slope_at(f, x, point).matches(reference.slope_at(f, x, point)).is_float()

    @weight(2)
    def test_constant_slope(self, student):
        """a slope that is the same everywhere"""
        for f, slope in ((3 * x, 3.0), (x + 7, 1.0), (sp.Integer(4), 0.0), (sp.pi * x, np.pi)):
            student.slope_at(f, x, 2).matches(slope).is_float()

    def test_other_letters(self, student, reference):
        """by another letter, at exact points"""
        for f, by, point in ((t**2, t, 1.5), (y**3 - y, y, -1), (sp.sqrt(t), t, sp.Rational(1, 4))):
            student.slope_at(f, by, point).matches(reference.slope_at(f, by, point)).is_float()


def drawn_curves(student, f, lo, hi, by=x):
    answer = student.derivative_figure(f, by, lo, hi)
    for formula, called in ((f, "the function"), (sp.diff(f, by), "its derivative")):
        answer = answer.draws(figure.curve(sp.lambdify(by, formula, "numpy"), lo, hi, 401), called, points=201)
    return answer


@exercise("derivative_figure", **BUILT_ON_IT)
class TestDerivativeFigure:
    @weight(4)
    def test_curves(self, student):
        """the function and its derivative, 201 points"""
        drawn_curves(student, x**3 - 3 * x, -2, 2)
        drawn_curves(student, sp.sin(x) * sp.exp(-x / 4), 0.0, 9.0)
        drawn_curves(student, t**2, -1, 3, t)

    @weight(3)
    def test_constant_slope(self, student):
        """a slope that is the same everywhere is drawn too"""
        drawn_curves(student, 3 * x, -1, 1)
        drawn_curves(student, 0 * x + 2, -1, 1)

    @weight(2)
    def test_labels(self, student):
        """labels, set as formulas"""
        student.derivative_figure(x**3 - 3 * x, x, -2, 2).labels_its_curves().sets_formulas()
