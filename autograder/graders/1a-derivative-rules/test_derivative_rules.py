"""Hidden grader of 1a. Weights only; the points live in the notebook.

A function that is an argument is written in the question's text. The first check of each exercise compares values, at
round numbers and at draws that no learner has seen; the others earn only once it has passed.
"""

from contextlib import suppress
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from autograder.checks.figure import curve
from autograder.checks.finding import NotYet
from autograder.grading import exercise, weight

X, A, N = sp.symbols("x a n")
C, F, DF, G, DG = sp.symbols("c f df g dg")
MEASURES = ("difference_quotient", "central_difference")
RULES = ("power_rule", "linear_rule", "product_rule", "quotient_rule", "chain_rule")
KEYS = ("exp", "log", "sin", "cos", "tan", "sqrt", "1/x", "a**x", "tanh")
HALF = sp.Rational(1, 2)

# What a quotient of differences keeps of a float64: h = 1e-5 costs five digits and leaves an error of h².
MEASURED = dict(rtol=1e-8, atol=1e-8)


@exercise("difference_quotient")
class TestDifferenceQuotient:
    """Rise over run."""

    @weight(3)
    def test_values(self, student, fresh):
        """secants of two curves"""
        for x, h in ((1.0, 1.0), (1.0, 0.5), (-3.0, 2.0), (0.0, 0.5)):
            student.evaluate("difference_quotient(lambda t: t**2, _0, _1)", _0=x, _1=h).matches(2 * x + h)
        for x, h in fresh.uniform((-2, 0.2), (2, 1.5), (4, 2)):
            slope = 3 * x**2 + 3 * x * h + h**2
            student.evaluate("difference_quotient(lambda t: t**3, _0, _1)", _0=x, _1=h).matches(slope, atol=1e-9)

    @weight(2)
    def test_lines(self, student):
        """exact on lines, in fractions"""
        tiny = Fraction(1, 10**20)
        for x, h in ((Fraction(1, 3), Fraction(1, 2)), (Fraction(5), Fraction(-2, 7)), (Fraction(1, 3), tiny)):
            asked = dict(_0=x, _1=h, _2=Fraction(-3, 4))
            student.evaluate("difference_quotient(lambda t: _2 * t + 1, _0, _1)", **asked).matches(
                Fraction(-3, 4), because="a line has one slope, whatever h is"
            )

    @weight(1)
    def test_to_the_left(self, student, fresh):
        """h < 0"""
        for x, h in ((1.0, -1.0), (-3.0, -2.0), (fresh.uniform(0, 2), -0.5)):
            student.evaluate("difference_quotient(lambda t: t**2, _0, _1)", _0=x, _1=h).matches(2 * x + h)


@exercise("central_difference", given=MEASURES[:1])
class TestCentralDifference:
    """A step to either side."""

    @weight(5)
    def test_values(self, student, fresh):
        """slopes of three curves"""
        student.evaluate("central_difference(recorded(lambda t: t**3), _0, _1)", _0=1.0, _1=0.5).matches(
            3.25, **MEASURED
        )
        student.evaluate("central_difference(lambda t: t**2, _0, _1)", _0=3.0, _1=2.0).matches(6.0, **MEASURED)
        for x in (0.0, 1.0, fresh.uniform(-3, 3)):
            student.evaluate("central_difference(np.sin, _0)", _0=x).matches(np.cos(x), **MEASURED)
        for x, h in fresh.uniform((-2, 0.1), (2, 0.6), (3, 2)):
            student.evaluate("central_difference(lambda t: t**3, _0, _1)", _0=x, _1=h).matches(
                3 * x**2 + h**2, **MEASURED
            )

    @weight(3)
    def test_error(self, student, fresh):
        """half the step, a quarter of the error"""
        text = "(central_difference(np.exp, x, h) - np.exp(x)) / (central_difference(np.exp, x, h / 2) - np.exp(x))"
        for x, h in ((0.0, 0.1), (1.0, 0.01), (fresh.uniform(-1, 1), fresh.uniform(0.004, 0.1))):
            student.evaluate(text, x=x, h=h).matches(4.0, rtol=0.02, because="with h halved the error is a quarter")

    @weight(2)
    def test_step(self, student):
        """h is honoured"""
        for h in (1.0, 0.25, 1e-3):
            student.evaluate("central_difference(np.exp, _0, _1)", _0=0.0, _1=h).matches(np.sinh(h) / h, **MEASURED)

    @weight(2)
    def test_arrays(self, student, fresh):
        """a row of points, or a table"""
        for x in (np.array([0.0, 1.0, -2.0]), fresh.uniform(-3, 3, 5), fresh.uniform(-3, 3, (2, 3))):
            student.evaluate("central_difference(np.sin, _0)", _0=x).matches(
                np.cos(x), **MEASURED
            ).leaves_inputs_alone()


@exercise("power_rule")
class TestPowerRule:
    """n·xⁿ⁻¹."""

    @weight(4)
    def test_values(self, student, reference, fresh):
        """whole exponents"""
        student.power_rule(3, 2.0).matches(12.0)
        student.power_rule(2, 1.0).matches(2.0)
        for n in (3, 2, int(fresh.integers(4, 12))):
            student.power_rule(n, X).is_formula(reference.power_rule(n, X))

    @weight(1)
    def test_level(self, student):
        """n = 0 and n = 1"""
        student.power_rule(0, X).is_formula(sp.S.Zero, because="x to the power 0 is constant")
        student.power_rule(1, X).is_formula(sp.S.One)

    @weight(2)
    def test_other_exponents(self, student, reference, fresh):
        """−2 and ½"""
        for n in (-2, HALF, sp.Rational(int(fresh.integers(5, 9)), 4)):
            student.power_rule(n, X).is_formula(reference.power_rule(n, X))

    @weight(1)
    def test_symbol(self, student, reference):
        """an exponent that is a letter"""
        student.power_rule(N, X).is_formula(reference.power_rule(N, X))

    @weight(2)
    def test_numbers(self, student, reference, fresh):
        """numbers and arrays"""
        row = np.array([1.0, -2.0, 0.5])
        for n, x in ((-2, 2.0), (0.5, 4.0), (3, row), tuple(fresh.uniform(1, 3, 2))):
            student.power_rule(n, x).matches(reference.power_rule).leaves_inputs_alone()


@exercise("linear_rule", given=RULES[:1])
class TestLinearRule:
    """c·f′ + g′."""

    @weight(3)
    def test_values(self, student, reference, fresh):
        """numbers"""
        student.linear_rule(2.0, 3.0, 4.0).matches(10.0)
        student.linear_rule(*fresh.uniform(-3, 3, 3)).matches(reference.linear_rule)

    @weight(2)
    def test_letters(self, student, reference):
        """letters"""
        student.linear_rule(C, DF, DG).is_formula(reference.linear_rule)
        student.linear_rule(2, 3 * X**2, 1).is_formula(6 * X**2 + 1)

    @weight(1)
    def test_arrays(self, student, reference, fresh):
        """arrays"""
        row = student.linear_rule(2.0, np.array([1.0, 0.0, -1.0]), np.array([5.0, 4.0, 3.0]))
        row.matches(reference.linear_rule).leaves_inputs_alone()
        student.linear_rule(-1.5, *fresh.uniform(-3, 3, (2, 4))).matches(reference.linear_rule)


@exercise("product_rule", given=RULES[:2])
class TestProductRule:
    """f′·g + f·g′."""

    @weight(4)
    def test_values(self, student, reference, fresh):
        """numbers"""
        student.product_rule(2.0, 3.0, 5.0, 7.0).matches(29.0)
        student.product_rule(*fresh.uniform(-3, 3, 4)).matches(reference.product_rule)

    @weight(4)
    def test_letters(self, student, reference):
        """letters"""
        student.product_rule(F, DF, G, DG).is_formula(reference.product_rule)
        student.product_rule(X, 1, X, 1).is_formula(2 * X)

    @weight(2)
    def test_swapped(self, student):
        """g·f grows as f·g does"""
        swapped = student.product_rule(5.0, 7.0, 2.0, 3.0)
        student.product_rule(2.0, 3.0, 5.0, 7.0).matches(swapped, because="f·g is g·f")

    @weight(2)
    def test_arrays(self, student, reference, fresh):
        """arrays"""
        whole = np.array([1, 2, -3])
        row = student.product_rule(np.array([1.0, 2.0]), np.array([3.0, 4.0]), 2.0, -1.0)
        row.matches(reference.product_rule).leaves_inputs_alone()
        student.product_rule(whole, 2 * whole, whole + 1, whole).matches(reference.product_rule)
        student.product_rule(*fresh.uniform(-3, 3, (4, 5))).matches(reference.product_rule)


@exercise("quotient_rule", given=RULES[:3])
class TestQuotientRule:
    """(f′·g − f·g′)/g²."""

    @weight(4)
    def test_values(self, student, reference, fresh):
        """numbers"""
        student.quotient_rule(6.0, 1.0, 2.0, 3.0).matches(-4.0)
        student.quotient_rule(1.0, 0.0, 2.0, 1.0).matches(-0.25)
        student.quotient_rule(*fresh.uniform((-3, -3, 1, -3), 3)).matches(reference.quotient_rule)

    @weight(4)
    def test_letters(self, student, reference):
        """letters"""
        student.quotient_rule(F, DF, G, DG).is_formula(reference.quotient_rule)
        student.quotient_rule(1, 0, X, 1).is_formula(-1 / X**2)

    @weight(1)
    def test_over_one(self, student):
        """f/1 is f"""
        student.quotient_rule(F, DF, 1, 0).is_formula(DF, because="f/1 is f")

    @weight(1)
    def test_undoes_the_product(self, student):
        """(f·g)/g is f"""
        student.quotient_rule(F * G, DF * G + F * DG, G, DG).is_formula(DF, because="(f·g)/g is f")

    @weight(2)
    def test_arrays(self, student, reference, fresh):
        """whole numbers and arrays"""
        student.quotient_rule(6, 1, 2, 3).matches(-4.0)
        row = student.quotient_rule(np.array([1.0, 4.0]), np.array([3.0, 0.5]), 2.0, -1.0)
        row.matches(reference.quotient_rule).leaves_inputs_alone()
        student.quotient_rule(*fresh.uniform(1, 3, (4, 5))).matches(reference.quotient_rule)


@exercise("chain_rule", given=RULES[:4])
class TestChainRule:
    """f′(g)·g′."""

    @weight(5)
    def test_values(self, student, fresh):
        """numbers"""
        student.evaluate("chain_rule(lambda u: 3 * u**2, _0, _1)", _0=2.0, _1=5.0).matches(60.0)
        student.evaluate("chain_rule(np.cos, _0, _1)", _0=0.0, _1=3.0).matches(3.0)
        g, dg = fresh.uniform(-2, 2, 2)
        student.evaluate("chain_rule(np.cos, _0, _1)", _0=g, _1=dg).matches(np.cos(g) * dg)

    @weight(4)
    def test_formulas(self, student):
        """formulas"""
        student.evaluate("chain_rule(sp.cos, _0, _1)", _0=3 * X, _1=3).is_formula(3 * sp.cos(3 * X))
        student.evaluate("chain_rule(sp.exp, _0, _1)", _0=X**2, _1=2 * X).is_formula(2 * X * sp.exp(X**2))
        student.evaluate("chain_rule(lambda u: 1 / u, _0, _1)", _0=G, _1=DG).is_formula(DG / G)

    @weight(2)
    def test_identities(self, student):
        """x outside, x inside"""
        student.evaluate("chain_rule(lambda u: 1, _0, _1)", _0=G, _1=DG).is_formula(
            DG, because="outside stands u alone"
        )
        student.evaluate("chain_rule(sp.sin, _0, 1)", _0=X).is_formula(sp.sin(X), because="inside stands x alone")

    @weight(1)
    def test_three_layers(self, student):
        """three layers"""
        text = "chain_rule(sp.exp, sp.sin(g), chain_rule(sp.cos, g, dg))"
        student.evaluate(text, g=3 * X, dg=3).is_formula(3 * sp.cos(3 * X) * sp.exp(sp.sin(3 * X)))

    @weight(2)
    def test_arrays(self, student, fresh):
        """arrays"""
        for g in (np.array([0.0, 1.0, -1.0]), fresh.uniform(-2, 2, (2, 3))):
            student.evaluate("chain_rule(np.exp, _0, _1)", _0=g, _1=2.0).matches(2 * np.exp(g)).leaves_inputs_alone()


@exercise("derivative_table", given=RULES, each=True)
class TestDerivativeTable:
    """Nine slopes, a ninth each."""

    @pytest.mark.parametrize("key", KEYS)
    def test_entry(self, student, reference, key):
        """the slope of {key}"""
        student.evaluate("derivative_table()[_0]", _0=key).is_formula(reference.derivative_table()[key])


@exercise("tangent_line", given=MEASURES)
class TestTangentLine:
    """f(a) + f′(a)·(x − a), and its picture."""

    @weight(3)
    def test_values(self, student, reference, fresh):
        """points of the line"""
        text = "tangent_line(lambda t: t**2, lambda t: 2 * t, _0)(_1)"
        for a, x in ((1.0, 3.0), (1.0, 0.0), (-2.0, 1.0)):
            student.evaluate(text, _0=a, _1=x).matches(a**2 + 2 * a * (x - a))
        for a, x in fresh.uniform(-2, 2, (3, 2)):
            want = reference.tangent_line(np.sin, np.cos, a)(x)
            student.evaluate("tangent_line(np.sin, np.cos, _0)(_1)", _0=a, _1=x).matches(want)

    @weight(1)
    def test_touches(self, student):
        """it touches at a"""
        for a in (0.0, 1.0, -0.5):
            student.evaluate("tangent_line(np.exp, np.exp, _0)(_0)", _0=a).matches(
                np.exp(a), because="it goes through a"
            )

    @weight(1)
    def test_hugs(self, student):
        """half as far from a, a quarter of the gap"""
        gap = "(np.cos(a + {0}) - tangent_line(np.cos, lambda t: -np.sin(t), a)(a + {0}))"
        text = f"{gap.format('h')} / {gap.format('h / 2')}"
        student.evaluate(text, a=0.5, h=0.02).matches(4.0, rtol=0.05, because="half as far away the gap is a quarter")

    @weight(1)
    def test_arrays(self, student, reference):
        """arrays of x"""
        x = np.array([0.0, 1.0, 3.0])
        want = reference.tangent_line(np.exp, np.exp, 0.0)(x)
        student.evaluate("tangent_line(np.exp, np.exp, _0)(_1)", _0=0.0, _1=x).matches(want)

    @weight(2)
    def test_figure(self, student):
        """the picture: curve, slope, tangent, each with a label"""
        text = "tangent_figure(lambda t: t**3 - 3 * t, lambda t: 3 * t**2 - 3, _0)"
        for a in (-1.0, 0.5):  # at −1 is a top: the tangent is level, and the slope's curve passes through 0
            picture = student.evaluate(text, _0=a)
            picture.draws(curve(lambda t: t**3 - 3 * t, a - 2, a + 2, 101), "f", points=201)
            picture.draws(curve(lambda t: 3 * t**2 - 3, a - 2, a + 2, 101), "the slope", points=201)
            picture.draws_tangent((a, a**3 - 3 * a, 3 * a**2 - 3))
            picture.labels_its_curves()


@exercise("by_hand", given=(*MEASURES, *RULES), each=True)
class TestByHand:
    """Five functions of one's own, a fifth each."""

    @pytest.mark.parametrize("k", range(5))
    def test_problem(self, student, learner, k):
        """problem {k}"""
        answer = student.evaluate("by_hand()[_0]", _0=k)
        with suppress(NotYet):  # only an untouched stub ends here, whatever the id
            answer.require_reply()
        student.evaluate("LEARNER").names_the_learner()
        answer.differentiates(learner.problem(k))
