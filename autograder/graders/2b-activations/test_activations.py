"""Hidden grader of 2b. Weights only; the points live in the notebook.

A cell of several functions has checks for each of them; each begins with the function's values, at round points and at
draws that no learner has seen, so that nothing is earned by a function whose values are wrong.
"""

import numpy as np
import pytest

from autograder.checks.figure import curve
from autograder.checks.roundness import ROUND_POINTS, by_roundness
from autograder.grading import exercise, weight

NOT_ZERO = ROUND_POINTS[1:]  # 0 comes first, being the roundest
TABLE = np.array([[0.0, 1.0, -2.0], [3.0, -4.0, 0.5]])
WHOLE = np.array([0, 1, -1, 2, -3])
FORMS = (0.5, 2, -3, [1.0, -1.0, 2.0], [3, -2], WHOLE, np.array(0.5), TABLE)
BOTH_ENDS = np.array([-1000.0, 1000.0])
WIDE = by_roundness([*ROUND_POINTS, -10, 10, -12, 12, -20, 20, -30, 30])
LEFT_AND_RIGHT = np.array([-3.0, 2.0])
AT_THE_KINK = np.array([0.0, -0.0, 5e-324, -5e-324, 1e-12, -1e-12])


def has_values(ask, right, fresh, points=ROUND_POINTS, reach=12.0):
    """At round points, then at draws of this submission's own."""
    ask(points).matches(right)
    ask(fresh.uniform(-reach, reach, 60)).matches(right)


def takes_all_forms(ask, right):
    for z in FORMS:
        ask(z).matches(right).is_float()
    ask(np.array([1.0, -2.0])).leaves_inputs_alone()
    ask(WHOLE).leaves_inputs_alone()


@exercise("tanh_prime", given=("sigmoid",), picture=(-4, 4), each=True)
class TestTanh:
    @weight(5)
    def test_slope(self, student, reference, fresh):
        """tanh_prime: its values"""
        has_values(student.tanh_prime, reference.tanh_prime, fresh)

    @weight(2)
    def test_slope_forms(self, student, reference, fresh):
        """tanh_prime: numbers, lists, whole numbers, tables; its input left alone"""
        has_values(student.tanh_prime, reference.tanh_prime, fresh)
        takes_all_forms(student.tanh_prime, reference.tanh_prime)
        student.tanh_prime(BOTH_ENDS).matches(reference.tanh_prime, because="tanh is flat far out")

    @weight(5)
    def test_from_sigmoid(self, student, reference, fresh):
        """tanh_from_sigmoid: its values"""
        has_values(student.tanh_from_sigmoid, reference.tanh_from_sigmoid, fresh)

    @weight(2)
    def test_from_sigmoid_forms(self, student, reference, fresh):
        """tanh_from_sigmoid: numbers, lists, whole numbers, tables; its input left alone"""
        has_values(student.tanh_from_sigmoid, reference.tanh_from_sigmoid, fresh)
        takes_all_forms(student.tanh_from_sigmoid, reference.tanh_from_sigmoid)
        student.tanh_from_sigmoid(BOTH_ENDS).matches(reference.tanh_from_sigmoid)


@exercise("relu", picture=(-4, 4), each=True)
class TestRelu:
    @weight(3)
    def test_relu(self, student, reference, fresh):
        """relu: its values"""
        has_values(student.relu, reference.relu, fresh)
        student.relu(AT_THE_KINK).matches(reference.relu)

    @weight(2)
    def test_relu_forms(self, student, reference, fresh):
        """relu: numbers, lists, whole numbers, tables; floats come back; its input left alone"""
        has_values(student.relu, reference.relu, fresh)
        takes_all_forms(student.relu, reference.relu)
        student.relu(BOTH_ENDS).matches(reference.relu)

    @weight(3)
    def test_slope(self, student, reference, fresh):
        """relu_prime: its values away from 0"""
        has_values(student.relu_prime, reference.relu_prime, fresh, NOT_ZERO)

    @weight(1)
    def test_slope_at_the_kink(self, student, reference, fresh):
        """relu_prime: 0 at the kink, and right beside it"""
        has_values(student.relu_prime, reference.relu_prime, fresh, NOT_ZERO)
        student.relu_prime(AT_THE_KINK).matches(reference.relu_prime, because="the course takes 0 at the kink")

    @weight(2)
    def test_slope_forms(self, student, reference, fresh):
        """relu_prime: numbers, lists, whole numbers, tables; floats come back; its input left alone"""
        has_values(student.relu_prime, reference.relu_prime, fresh, NOT_ZERO)
        for z in (0.5, 2, -3, [1.0, -1.0, 2.0], [3, -2], np.array(0.5), WHOLE[1:], TABLE + 0.25):
            student.relu_prime(z).matches(reference.relu_prime).is_float()
        student.relu_prime(np.array([1.0, -2.0])).leaves_inputs_alone()
        student.relu_prime(WHOLE[1:]).leaves_inputs_alone()
        student.relu_prime(BOTH_ENDS).matches(reference.relu_prime)

    @weight(2)
    def test_leaky_slope(self, student, reference, fresh):
        """leaky_relu_prime: its values away from 0, with alpha = 0.01"""
        has_values(student.leaky_relu_prime, reference.leaky_relu_prime, fresh, NOT_ZERO)

    @weight(1)
    def test_alpha(self, student, reference, fresh):
        """leaky_relu_prime: any alpha, by place or by name"""
        has_values(student.leaky_relu_prime, reference.leaky_relu_prime, fresh, NOT_ZERO)
        for alpha in (0.5, 0.2, 0, round(fresh.uniform(0.02, 0.9), 4)):
            student.leaky_relu_prime(NOT_ZERO, alpha).matches(reference.leaky_relu_prime)
            student.evaluate("leaky_relu_prime(z, alpha=alpha)", z=LEFT_AND_RIGHT, alpha=alpha).matches([alpha, 1.0])

    @weight(1)
    def test_leaky_slope_at_the_kink(self, student, reference, fresh):
        """leaky_relu_prime: alpha at the kink, and right beside it"""
        has_values(student.leaky_relu_prime, reference.leaky_relu_prime, fresh, NOT_ZERO)
        because = "the course takes alpha at the kink"
        student.leaky_relu_prime(AT_THE_KINK).matches(reference.leaky_relu_prime, because=because)

    @weight(1)
    def test_leaky_slope_forms(self, student, reference, fresh):
        """leaky_relu_prime: numbers, lists, whole numbers, tables; floats come back; its input left alone"""
        has_values(student.leaky_relu_prime, reference.leaky_relu_prime, fresh, NOT_ZERO)
        for z in (0.5, 2, -3, [1.0, -1.0, 2.0], [3, -2], np.array(0.5), WHOLE[1:], TABLE + 0.25):
            student.leaky_relu_prime(z).matches(reference.leaky_relu_prime).is_float()
        student.leaky_relu_prime(np.array([1.0, -2.0])).leaves_inputs_alone()
        student.leaky_relu_prime(WHOLE[1:]).leaves_inputs_alone()
        student.leaky_relu_prime(BOTH_ENDS).matches(reference.leaky_relu_prime)


@exercise("softplus", given=("sigmoid",), picture=(-6, 6), each=True)
class TestSmooth:
    @weight(3)
    def test_softplus(self, student, reference, fresh):
        """softplus: its values"""
        has_values(student.softplus, reference.softplus, fresh, WIDE, reach=30)

    @weight(1)
    def test_softplus_slope(self, student, reference, fresh):
        """softplus: its slope is the sigmoid"""
        has_values(student.softplus, reference.softplus, fresh, WIDE, reach=30)
        slope = student.evaluate("(softplus(z + 1e-4) - softplus(z - 1e-4)) / 2e-4", z=ROUND_POINTS)
        slope.matches(
            reference.sigmoid(ROUND_POINTS), rtol=0, atol=1e-7, because="the slope of softplus is the sigmoid"
        )

    @weight(2)
    def test_softplus_far_out(self, student, reference, fresh):
        """softplus: right and quiet at ±1000"""
        has_values(student.softplus, reference.softplus, fresh, WIDE, reach=30)
        for z in (1000.0, -1000.0, BOTH_ENDS):
            student.softplus(z).matches(reference.softplus).without_warnings()

    @weight(1)
    def test_softplus_forms(self, student, reference, fresh):
        """softplus: numbers, lists, whole numbers, tables; its input left alone"""
        has_values(student.softplus, reference.softplus, fresh, WIDE, reach=30)
        takes_all_forms(student.softplus, reference.softplus)

    @weight(2)
    def test_swish(self, student, reference, fresh):
        """swish: its values"""
        has_values(student.swish, reference.swish, fresh, WIDE, reach=30)

    @weight(1)
    def test_swish_far_out(self, student, reference, fresh):
        """swish: right and quiet at ±1000"""
        has_values(student.swish, reference.swish, fresh, WIDE, reach=30)
        for z in (1000.0, -1000.0, BOTH_ENDS):
            student.swish(z).matches(reference.swish).without_warnings()

    @weight(1)
    def test_swish_forms(self, student, reference, fresh):
        """swish: numbers, lists, whole numbers, tables; its input left alone"""
        has_values(student.swish, reference.swish, fresh, WIDE, reach=30)
        takes_all_forms(student.swish, reference.swish)

    @weight(3)
    def test_swish_prime(self, student, reference, fresh):
        """swish_prime: its values"""
        has_values(student.swish_prime, reference.swish_prime, fresh)

    @weight(1)
    def test_swish_prime_far_out(self, student, reference, fresh):
        """swish_prime: 0 and 1, and quiet, at ±1000"""
        has_values(student.swish_prime, reference.swish_prime, fresh)
        for z in (1000.0, -1000.0, BOTH_ENDS):
            student.swish_prime(z).matches(reference.swish_prime).without_warnings()

    @weight(1)
    def test_swish_prime_forms(self, student, reference, fresh):
        """swish_prime: numbers, lists, whole numbers, tables; its input left alone"""
        has_values(student.swish_prime, reference.swish_prime, fresh)
        takes_all_forms(student.swish_prime, reference.swish_prime)


@exercise("arctan_prime", picture=(-6, 6))
class TestArctan:
    @weight(3)
    def test_values(self, student, reference, fresh):
        """the slope at ordinary points"""
        has_values(student.arctan_prime, reference.arctan_prime, fresh)

    @weight(1)
    def test_forms(self, student, reference):
        """numbers, lists, whole numbers, tables, far out; its input left alone"""
        takes_all_forms(student.arctan_prime, reference.arctan_prime)
        student.arctan_prime(BOTH_ENDS).matches(reference.arctan_prime, atol=1e-15)


SMALL = np.array([[0.0, 0.0], [1.0, 0.0]])
SQUARE = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 0.0], [-1.0, 2.0, 1.0]])
TALL = np.array([[0.0, 1.0], [2.0, 0.0], [-1.0, 1.0], [0.5, 0.5]])
FAR = np.array([[1000.0, 1000.0], [-1000.0, -1000.0], [1000.0, -1000.0]])


@exercise("softmax")
class TestSoftmax:
    @weight(5)
    def test_values(self, student, reference, fresh):
        """probabilities of ordinary scores, square tables too"""
        for Z in (SMALL, SQUARE, TALL, fresh.normal(0, 3, (5, 4)), fresh.normal(0, 3, (4, 4))):
            student.softmax(Z).matches(reference.softmax)

    @weight(2)
    def test_sums(self, student, fresh):
        """every row sums to 1"""
        student.softmax(fresh.normal(0, 5, (40, 7))).sums_to(1.0, axis=1, because="a row is a distribution")

    @weight(3)
    def test_shift(self, student):
        """only differences count: raising a row changes nothing"""
        because = "raising all scores of a row changes nothing"
        unraised = student.softmax(SQUARE)
        for raised in (SQUARE + 100, SQUARE + 1000, SQUARE - 1000, SQUARE + np.array([[1000.0], [0.0], [-1000.0]])):
            student.softmax(raised).matches(unraised, because=because)

    @weight(3)
    def test_far_out(self, student, reference):
        """right and quiet at ±1000"""
        for Z in (FAR[:1], FAR[1:2], FAR, np.array([[1000.0, -1000.0, 0.0]])):
            student.softmax(Z).matches(reference.softmax).without_warnings()

    @weight(1)
    def test_one(self, student, reference):
        """one row, or one class"""
        student.softmax(SQUARE[:1]).matches(reference.softmax)
        student.softmax(np.array([[3.0], [-1.0]])).matches(reference.softmax)

    @weight(2)
    def test_forms(self, student, reference):
        """lists and whole numbers; its input left alone"""
        for Z in ([[0.0, 1.0], [2.0, 0.0]], [[0, 1, 2], [3, 1, 0]], SQUARE.astype(int)):
            student.softmax(Z).matches(reference.softmax).is_float()
        student.softmax(SQUARE).leaves_inputs_alone()
        student.softmax(SQUARE.astype(int)).leaves_inputs_alone()


@exercise("softmax_jacobian", scale=0.25)
class TestJacobian:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """every slope, on the diagonal and beside it"""
        for s in (
            [0.75, 0.25],
            [0.5, 0.5],
            [0.5, 0.25, 0.25],
            fresh.dirichlet(np.ones(3)),
            fresh.dirichlet(np.ones(5)),
        ):
            student.softmax_jacobian(np.array(s)).matches(reference.softmax_jacobian)

    @weight(2)
    def test_sums(self, student, fresh):
        """rows and columns sum to 0"""
        answer = student.softmax_jacobian(fresh.dirichlet(np.ones(6)))
        answer.sums_to(0.0, axis=1, because="the score that rises shifts all others down by as much")
        answer.sums_to(0.0, axis=0, because="the probabilities always sum to 1")

    @weight(2)
    def test_symmetric(self, student, fresh):
        """symmetric"""
        student.softmax_jacobian(fresh.dirichlet(np.ones(6))).is_symmetric()

    @weight(2)
    def test_no_negative_eigenvalue(self, student, fresh):
        """no negative eigenvalue"""
        student.softmax_jacobian(fresh.dirichlet(np.ones(6))).has_no_negative_eigenvalue()

    @weight(2)
    def test_forms(self, student, reference):
        """lists, one class, a certain class; its input left alone"""
        for s in ([0.5, 0.25, 0.25], [1.0], [0.0, 1.0, 0.0], [0, 1]):
            student.softmax_jacobian(s).matches(reference.softmax_jacobian).is_float()
        student.softmax_jacobian(np.array([0.5, 0.25, 0.25])).leaves_inputs_alone()


def drawn(f, jumps=False):
    """A curve over [-6, 6]; nothing is asked where it jumps, since a line has to get there somehow."""
    want = curve(f, -6, 6, 241).round(6)
    if jumps:
        want[120, 1] = np.nan
    return want


def panels(reference):
    """Height and slope of all six, by name."""
    alpha = 0.1
    return {
        "sigmoid": (drawn(reference.sigmoid), drawn(reference.sigmoid_prime)),
        "tanh": (drawn(np.tanh), drawn(reference.tanh_prime)),
        "ReLU": (drawn(reference.relu), drawn(reference.relu_prime, jumps=True)),
        "leaky ReLU": (
            drawn(lambda z: reference.relu(z) - alpha * reference.relu(-z)),
            drawn(lambda z: reference.leaky_relu_prime(z, alpha), jumps=True),
        ),
        "softplus": (drawn(reference.softplus), drawn(reference.sigmoid)),
        "swish": (drawn(reference.swish), drawn(reference.swish_prime)),
    }


def heights(student, reference):
    """The figure, if it draws the six activations: what else is asked of it means something only then."""
    figure = student.plot_panel()
    for name, (height, _) in panels(reference).items():
        figure.draws(height, name)
    return figure


GIVEN = (
    "leaky_relu_prime", "relu", "relu_prime", "sigmoid", "softplus", "swish", "swish_prime", "tanh_prime",
)  # fmt: skip


@exercise("plot_panel", given=GIVEN, each=True)
class TestPanel:
    @weight(1)
    @pytest.mark.parametrize("name", ["sigmoid", "tanh", "ReLU", "leaky ReLU", "softplus", "swish"])
    def test_panel(self, student, reference, name):
        """{name} and its slope in one panel"""
        height, slope = panels(reference)[name]
        figure = student.plot_panel().draws(height, name).draws(slope, f"the slope of {name}")
        figure.draws_together([height, slope], f"{name} and its slope")

    @weight(2)
    def test_six(self, student, reference):
        """six panels that share their x axis"""
        heights(student, reference).has_axes(6).shares_x()

    @weight(1)
    def test_points(self, student, reference):
        """201 points or more"""
        figure = student.plot_panel()
        for name, (height, _) in panels(reference).items():
            figure.draws(height, name, points=201)

    @weight(3)
    def test_labels(self, student, reference):
        """every curve says what it is"""
        heights(student, reference).labels_its_curves()


@exercise("max_gradient_through")
class TestDepth:
    @weight(4)
    def test_values(self, student, fresh):
        """one to twelve layers"""
        for L in (3, 1, 2, 4, 10, int(fresh.integers(5, 12))):
            student.max_gradient_through(L).matches(0.25**L, atol=0)

    @weight(2)
    def test_no_layer(self, student):
        """no layer at all"""
        student.max_gradient_through(0).matches(1.0, because="the identity has slope 1")

    @weight(2)
    def test_many(self, student, fresh):
        """hundreds of layers"""
        for L in (100, 300, 600, int(fresh.integers(20, 400))):
            student.max_gradient_through(L).matches(0.25**L, atol=0)
