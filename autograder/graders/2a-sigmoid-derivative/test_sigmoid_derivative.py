"""Hidden grader of 2a. Weights only; the points live in the notebook.

The first check of each exercise compares values, at round points and at draws that no learner has seen; the others
earn only once it has passed.
"""

import numpy as np
import sympy as sp

from autograder.checks.figure import curve
from autograder.checks.roundness import ROUND_POINTS, by_roundness
from autograder.grading import exercise, weight

FAR_AND_ROUND = by_roundness([*ROUND_POINTS, -20, 20, -30, 30, -40, 40])
SPREAD = np.linspace(0.25, 12.0, 48)
TABLE = np.array([[0.0, 1.0, -2.0], [3.0, -4.0, 0.5]])
WHOLE = np.array([0, 1, -1, 2, -3])
ACTIVATIONS = np.array([0.5, 0.25, 0.75, 0.1, 0.9, 0.2, 0.3, 0.01, 0.99])

# An answer that is exact to rounding: the relative law where σ is of ordinary size, the absolute one in its tail,
# where ½(1 + tanh(z/2)) ends at 0 and is right all the same.
EXACT = dict(rtol=1e-12, atol=1e-15)


# Where the sigmoid's slope is steepest: a = ½ ± √3/6 there, and a/(1 − a) = 2 + √3.
STEEPEST, HEIGHT = np.log(2 + np.sqrt(3)), np.sqrt(3) / 18
GRID = dict(points=201, through=(0.0,))  # 201 points meet 0, 100 do not
WHOLE_NUMBERS = dict(rtol=0.0, atol=0.0)  # a float that is a whole number will do: below 2⁵³ it is exact
Z, S = sp.symbols("z s")
SIGMA = 1 / (1 + sp.exp(-Z))


@exercise("sigmoid", picture=(-6, 6))
class TestSigmoid:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """the curve at ordinary points"""
        student.sigmoid(FAR_AND_ROUND).matches(reference.sigmoid, **EXACT)
        student.sigmoid(fresh.uniform(-30, 30, 60)).matches(reference.sigmoid, **EXACT)

    @weight(3)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers and tables"""
        for z in (0.5, 2, [0.0, 1.0, -1.0], WHOLE, np.array(0.5), TABLE):
            student.sigmoid(z).matches(reference.sigmoid, **EXACT).is_float()

    @weight(2)
    def test_symmetry(self, student):
        """σ(−z) = 1 − σ(z)"""
        mirrored = student.evaluate("1 - sigmoid(z)", z=SPREAD)
        student.sigmoid(-SPREAD).matches(mirrored, because="σ(−z) is 1 − σ(z)", rtol=0, atol=1e-15)

    @weight(2)
    def test_rises(self, student):
        """it never falls"""
        student.sigmoid(np.linspace(-40, 40, 161)).rises()

    @weight(2)
    def test_far_out(self, student):
        """0 and 1 far out"""
        for z, limit in ((-1000.0, 0.0), (1000.0, 1.0), (-40.0, 4.248354255291589e-18), (-1e308, 0.0)):
            student.sigmoid(z).matches(limit, **EXACT)
        student.sigmoid(np.array([-1000.0, 0.0, 1000.0])).matches([0.0, 0.5, 1.0], **EXACT)

    @weight(2)
    def test_quiet(self, student):
        """no warnings, even at ±1000"""
        both, low, high = (student.sigmoid(z) for z in (np.array([-1000.0, 1000.0]), -1000.0, 1000.0))
        low.without_warnings()
        high.without_warnings()
        both.without_warnings()

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.sigmoid(np.array([1.0, -2.0])).leaves_inputs_alone()
        student.sigmoid(WHOLE).leaves_inputs_alone()


@exercise("sigmoid_prime", scale=0.25, given=("sigmoid",), picture=(-6, 6))
class TestSigmoidPrime:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """the slope at ordinary points"""
        student.sigmoid_prime(ROUND_POINTS).matches(reference.sigmoid_prime)
        student.sigmoid_prime(fresh.uniform(-12, 12, 60)).matches(reference.sigmoid_prime)

    @weight(3)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers and tables"""
        for z in (0.5, 2, [0.0, 1.0, -1.0], WHOLE, np.array(0.5), TABLE):
            student.sigmoid_prime(z).matches(reference.sigmoid_prime).is_float()

    @weight(2)
    def test_even(self, student):
        """the same slope left and right"""
        student.sigmoid_prime(-SPREAD).matches(
            student.sigmoid_prime(SPREAD), because="the slope is the same left and right", rtol=0, atol=1e-15
        )

    @weight(3)
    def test_peak(self, student):
        """¼ at 0, and never above"""
        student.sigmoid_prime(0.0).matches(0.25, rtol=1e-15)
        student.sigmoid_prime(np.linspace(-0.5, 0.5, 101)).is_at_most(0.25, because="the sigmoid is steepest at 0")

    @weight(3)
    def test_flat_far_out(self, student):
        """flat and quiet far out"""
        far = [student.sigmoid_prime(z) for z in (1000.0, -1000.0, np.array([-1000.0, 1000.0]))]
        for answer in far:
            answer.matches(np.zeros(np.shape(answer.question.arguments["_0"]))).without_warnings()

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.sigmoid_prime(np.array([1.0, -2.0])).leaves_inputs_alone()
        student.sigmoid_prime(WHOLE).leaves_inputs_alone()


@exercise("sigmoid_prime_from_output", scale=0.25, given=("sigmoid",), picture=(0, 1))
class TestFromOutput:
    @weight(5)
    def test_values(self, student, reference, fresh):
        """the slope at ordinary activations"""
        student.sigmoid_prime_from_output(ACTIVATIONS).matches(reference.sigmoid_prime_from_output)
        student.sigmoid_prime_from_output(fresh.uniform(0, 1, 60)).matches(reference.sigmoid_prime_from_output)

    @weight(3)
    def test_composed(self, student, reference):
        """after sigmoid it is the slope at z"""
        student.evaluate("sigmoid_prime_from_output(sigmoid(z))", z=ROUND_POINTS).matches(reference.sigmoid_prime)

    @weight(3)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers and tables"""
        for a in (0.5, 1, [0.5, 0.25, 0.75], np.array([0, 1]), np.array(0.5), ACTIVATIONS.reshape(3, 3)):
            student.sigmoid_prime_from_output(a).matches(reference.sigmoid_prime_from_output).is_float()

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.sigmoid_prime_from_output(np.array([0.5, 0.25])).leaves_inputs_alone()


@exercise("prove_identity")
class TestProveIdentity:
    @weight(5)
    def test_chain(self, student):
        """it begins with the derivative, and each formula equals the one before"""
        student.prove_identity().proves(S * (1 - S), slope_of=SIGMA, let={"s": SIGMA})

    @weight(3)
    def test_end(self, student):
        """it ends in s alone"""
        student.prove_identity().ends_in("s")


@exercise("sigmoid_second", scale=0.1, given=("sigmoid", "sigmoid_prime", "sigmoid_prime_from_output"), picture=(-6, 6))
class TestSigmoidSecond:
    @weight(5)
    def test_values(self, student, reference, fresh):
        """the curve at ordinary points"""
        student.sigmoid_second(ROUND_POINTS).matches(reference.sigmoid_second)
        student.sigmoid_second(fresh.uniform(-12, 12, 60)).matches(reference.sigmoid_second)

    @weight(2)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers and tables"""
        for z in (0.5, 2, [0.0, 1.0, -1.0], WHOLE, np.array(0.5), TABLE):
            student.sigmoid_second(z).matches(reference.sigmoid_second).is_float()

    def test_odd(self, student):
        """left is minus right, and 0 at 0"""
        student.sigmoid_second(0.0).matches(0.0)
        mirrored = student.evaluate("-np.asarray(sigmoid_second(z))", z=SPREAD)
        student.sigmoid_second(-SPREAD).matches(mirrored, because="it is an odd function", rtol=0, atol=4e-15)

    def test_extremes(self, student):
        """highest and lowest at ±ln(2 + √3)"""
        student.sigmoid_second(-STEEPEST).matches(HEIGHT, rtol=1e-12, atol=1e-14)
        student.sigmoid_second(STEEPEST).matches(-HEIGHT, rtol=1e-12, atol=1e-14)
        student.sigmoid_second(np.linspace(-2, -1, 101)).is_at_most(HEIGHT, because="the slope rises fastest at −1.317")

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.sigmoid_second(np.array([1.0, -2.0])).leaves_inputs_alone()


@exercise("sigmoid_nth_coeffs")
class TestNthCoeffs:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """the first derivatives"""
        for n in (1, 2, 3, 4, int(fresh.integers(5, 9))):
            student.sigmoid_nth_coeffs(n).matches(reference.sigmoid_nth_coeffs, **WHOLE_NUMBERS)

    @weight(2)
    def test_none(self, student):
        """no derivative at all: the sigmoid itself"""
        student.sigmoid_nth_coeffs(0).matches([1], because="the 0-th derivative is σ")

    @weight(4)
    def test_far(self, student, reference):
        """exact as far as n = 12"""
        for n in (6, 9, 11, 12):
            student.sigmoid_nth_coeffs(n).matches(reference.sigmoid_nth_coeffs, **WHOLE_NUMBERS)


@exercise("derivative_matrix", given=("sigmoid",))
class TestDerivativeMatrix:
    @weight(3)
    def test_values(self, student, reference, fresh):
        """its entries"""
        for size in (2, 3, 1, int(fresh.integers(4, 9))):
            student.derivative_matrix(size).matches(reference.derivative_matrix)

    @weight(2)
    def test_powers(self, student, reference):
        """its powers make the coefficients of every derivative"""
        for n in (1, 2, 5):
            power = student.evaluate("np.linalg.matrix_power(np.array(derivative_matrix(6), float), n)[:, 0]", n=n)
            power.matches([*reference.sigmoid_nth_coeffs(n), *[0] * (5 - n)])

    def test_eigenvalues(self, student):
        """its eigenvalues are 1 … N"""
        values = student.evaluate("np.sort(np.linalg.eigvals(np.array(derivative_matrix(N), float)).real)", N=5)
        values.matches(np.arange(1, 6))


@exercise("mend_plots", given=("sigmoid", "sigmoid_prime", "sigmoid_prime_from_output"), each=True)
class TestMendPlots:
    @weight(3)
    def test_raw(self, student, reference):
        """the argument: a formula of the slope"""
        student.evaluate("mend_plots()['raw']").samples(curve(reference.sigmoid_prime, -10, 10, 401), **GRID)

    @weight(4)
    def test_spacing(self, student, reference):
        """the spacing: differences of neighbours"""
        student.evaluate("mend_plots()['spacing']").samples(curve(reference.sigmoid_prime, -10, 10, 401), **GRID)

    @weight(3)
    def test_step(self, student, reference):
        """the step: a difference at each point"""
        student.evaluate("mend_plots()['step']").samples(curve(reference.sigmoid_prime, -10, 10, 401), **GRID)
