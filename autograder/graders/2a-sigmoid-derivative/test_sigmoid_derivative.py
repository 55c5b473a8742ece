"""Hidden grader of 2a. Weights only; the points live in the notebook.

The first check of each exercise compares values, at round points and at draws that no learner has seen; the others
earn only once it has passed.
"""

import numpy as np

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
