"""Hidden grader of 0, which has no points: its words are all there is to win.

The first check of each exercise compares values, at round points and at draws that no learner has seen.
"""

import numpy as np

from autograder.checks.roundness import ROUND_POINTS
from autograder.grading import exercise, weight

WHOLE = np.array([0, 1, -1, 2, -3])
TABLE = np.array([[0.0, 1.0, -2.0], [3.0, -4.0, 0.5]])
SMALL = np.array([[1.0, 3.0, 8.0], [0.0, 1.0, 5.0]])
NEAR, FAR = np.array([3.0, 2.0, 2.0]), np.array([1.0, 2.0, 6.0])
SQUARE = np.array([[1.0, 2.0, 6.0], [0.0, 0.0, 3.0], [4.0, 5.0, 9.0]])


@exercise("cubic", scale=10.0, picture=(-2, 2))
class TestCubic:
    @weight(3)
    def test_values(self, student, reference, fresh):
        """the heights of many points at once"""
        student.cubic(np.array(ROUND_POINTS)).matches(reference.cubic)
        student.cubic(fresh.uniform(-3, 3, 60)).matches(reference.cubic)

    @weight(2)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers and tables"""
        for x in (0.5, [0.0, 1.0, -1.0], 2, [3, 1], WHOLE, np.array(0.5), TABLE):
            student.cubic(x).matches(reference.cubic).is_float()

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.cubic(np.array([1.0, -2.0])).leaves_inputs_alone()
        student.cubic(WHOLE).leaves_inputs_alone()


@exercise("centre_rows", scale=10.0)
class TestCentreRows:
    @weight(3)
    def test_values(self, student, reference, fresh):
        """tables of any shape"""
        student.centre_rows(SMALL).matches(reference.centre_rows)
        for shape in ((4, 3), (2, 5), (4, 4)):
            student.centre_rows(fresh.integers(-20, 36, shape) / 4).matches(reference.centre_rows)

    @weight(2)
    def test_square(self, student, reference):
        """square tables, where a slip is silent"""
        student.centre_rows(SQUARE).matches(reference.centre_rows)

    @weight(2)
    def test_forms(self, student, reference):
        """lists, whole numbers, one row, one column"""
        for X in ([[1, 3], [5, 5]], WHOLE.reshape(1, 5), WHOLE.reshape(5, 1), [[2.5]]):
            student.centre_rows(X).matches(reference.centre_rows).is_float()

    def test_input_left_alone(self, student):
        """its input is left alone"""
        student.centre_rows(SMALL).leaves_inputs_alone()


@exercise("mean_gap", scale=1.0)
class TestMeanGap:
    @weight(3)
    def test_values(self, student, reference, fresh):
        """rows against columns"""
        student.mean_gap(NEAR, FAR.reshape(3, 1)).matches(reference.mean_gap)
        student.mean_gap(NEAR.reshape(3, 1), FAR).matches(reference.mean_gap)
        y_hat, y = fresh.integers(0, 36, 5) / 4, fresh.integers(0, 36, (5, 1)) / 4
        student.mean_gap(y_hat, y).matches(reference.mean_gap)
        student.mean_gap(y, y_hat).matches(reference.mean_gap)

    @weight(2)
    def test_same_shapes(self, student, reference, fresh):
        """two rows, or two columns"""
        y_hat, y = fresh.integers(-36, 36, (2, 6)) / 4
        student.mean_gap(NEAR, FAR).matches(reference.mean_gap)
        student.mean_gap(y_hat, y).matches(reference.mean_gap)
        student.mean_gap(y_hat.reshape(6, 1), y.reshape(6, 1)).matches(reference.mean_gap)

    @weight(2)
    def test_forms(self, student, reference):
        """lists, whole numbers, a single pair"""
        for y_hat, y in (([1, 2, 4], [[1], [2], [1]]), (WHOLE, WHOLE.reshape(5, 1)), ([2.0], [[3.5]])):
            student.mean_gap(y_hat, y).matches(reference.mean_gap).is_float()

    def test_input_left_alone(self, student):
        """its inputs are left alone"""
        student.mean_gap(NEAR, FAR.reshape(3, 1)).leaves_inputs_alone()


@exercise("plot_order")
class TestPlotOrder:
    def test_order(self, student, reference):
        """every line after those it needs"""
        student.plot_order().orders(reference.NEEDS, without=reference.TRAPS)


@exercise("slope_examples")
class TestSlopeExamples:
    def test_examples(self, student, reference):
        """three true examples that catch every wrong function"""
        student.slope_examples().catches(reference.ABS_SLOPE, reference.WRONG_SLOPES, many=3)
