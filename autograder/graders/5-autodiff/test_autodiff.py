"""Hidden grader of 5. Weights only; the points live in the notebook.

`Value` is a class of several methods, and each check earns by itself: a slip in one operation costs that operation and
what is made of it; what is asked of `backward` is made of sums, which the stub has.
"""

from itertools import pairwise

import numpy as np
import pytest

from autograder.checks.roundness import ROUND_POINTS
from autograder.grading import exercise, weight

PAIRS = [[2.0, 3.0], [-0.5, 4.0], [3.0, -2.0]]
POSITIVE = [[2.0], [0.5], [4.0]]
SIGNED = [[2.0], [-1.0], [0.5], [0.0]]

# What is computed, at which points, and its slopes there, in closed form. Each input is used once.
OPERATIONS = {
    "products": [("a * b", PAIRS, lambda a, b: [b, a])],
    "numbers on either side": [
        ("3 * a", SIGNED, lambda a: [3.0]),
        ("a * -2.5 + 1", SIGNED, lambda a: [-2.5]),
    ],
    "differences": [
        ("a - b", PAIRS, lambda a, b: [1.0, -1.0]),
        ("5 - a", SIGNED, lambda a: [-1.0]),
        ("-(a - 5)", SIGNED, lambda a: [-1.0]),
    ],
    "quotients": [
        ("a / b", PAIRS, lambda a, b: [1 / b, -a / b**2]),
        ("6 / a", POSITIVE, lambda a: [-6 / a**2]),
        ("a / 4", SIGNED, lambda a: [0.25]),
    ],
    "powers": [("a**3", SIGNED, lambda a: [3 * a**2])],
    "powers, negative or not whole": [
        ("a**-2", POSITIVE, lambda a: [-2 / a**3]),
        ("a**0.5", POSITIVE, lambda a: [0.5 / a**0.5]),
    ],
    "exp": [("a.exp()", SIGNED, lambda a: [np.exp(a)])],
    "log": [("a.log()", POSITIVE, lambda a: [1 / a])],
    "tanh": [("a.tanh()", SIGNED, lambda a: [np.cosh(a) ** -2])],
    "relu": [("a.relu()", [p for p in SIGNED if p != [0.0]], lambda a: [float(a > 0)])],
}


def slopes(student, text, points):
    """Asked of the learner's class: the gradient of an expression in a, b, … at each of the points."""
    names = ", ".join("abcdefghi"[: len(points[0])])
    return student.evaluate(f"[gradients(Value, lambda {names}: {text}, _0) for _0 in points]", points=points)


def drawn(fresh, shape, low):
    """Points of this submission's own, short enough to be read."""
    return fresh.uniform(low, 3, shape).round(3).tolist()


def closed(student, text, points, right, because=""):
    slopes(student, text, points).matches([right(*p) for p in points], because=because)


@exercise("Value", given=("gradients",), each=True)
class TestValue:
    @weight(2)
    def test_values(self, student, fresh):
        """heights: products and powers; grad is 0 at first"""
        x, y = (round(v, 3) for v in fresh.uniform(0.5, 3, 2))
        for a, b in ((2.0, 3.0), (2, -4), (0.5, 0.25), (x, y)):
            student.evaluate("(Value(_0) * Value(_1)).data", _0=a, _1=b).matches(a * b)
            student.evaluate("(Value(_0) ** 3).data", _0=a).matches(a**3)
        student.evaluate("(Value(_0) * Value(_1)).grad", _0=2.0, _1=3.0).matches(0.0, because="backward was not called")

    @weight(1)
    def test_numbers(self, student, fresh):
        """heights: numbers on either side"""
        for a in (2.0, 4, round(fresh.uniform(0.5, 3), 3)):
            student.evaluate("(Value(_0) * 3).data", _0=a).matches(3 * a)
            student.evaluate("(1 - Value(_0) / 4 + 6 / Value(_0)).data", _0=a).matches(1 - a / 4 + 6 / a)

    @weight(2)
    def test_functions(self, student, fresh):
        """heights: exp, log, tanh, relu"""
        for a in (2.0, 1, round(fresh.uniform(0.5, 3), 3)):
            student.evaluate("Value(_0).exp().data", _0=a).matches(np.exp(a))
            student.evaluate("Value(_0).log().data", _0=a).matches(np.log(a))
            student.evaluate("Value(_0).tanh().data", _0=a).matches(np.tanh(a))
            student.evaluate("Value(_0).relu().data", _0=a).matches(float(a))
            student.evaluate("Value(_0).relu().data", _0=-a).matches(0.0)

    @weight(1.5)
    @pytest.mark.parametrize("name", list(OPERATIONS))
    def test_slopes(self, student, fresh, name):
        """slopes: {name}"""
        for text, points, right in OPERATIONS[name]:
            closed(student, text, points, right)
        for text, points, right in OPERATIONS[name]:
            closed(student, text, drawn(fresh, (2, len(points[0])), 0.5), right)

    @weight(5)
    def test_used_twice(self, student, fresh):
        """a Value that is used twice hears two messages"""
        because = "a is used more than once; its messages add"
        for pairs in (PAIRS, drawn(fresh, (2, 2), -3)):
            closed(student, "a + a", [p[:1] for p in pairs], lambda a: [2.0], because)
            closed(student, "(a + b) + a", pairs, lambda a, b: [2.0, 1.0], because)
            closed(student, "(a + (a + b)) + (b + a)", pairs, lambda a, b: [3.0, 2.0], because)

    @weight(5)
    def test_order(self, student, fresh):
        """roads of different length: no node speaks before it has heard all"""
        because = "c = a + b speaks after all that is made of it"
        roads = {  # how often c, a and b are used
            "c + (c + a)": (2, 1, 0),
            "(c + a) + c": (2, 1, 0),
            "(c + (c + a)) + c": (3, 1, 0),
            "c + ((c + a) + (c + b))": (3, 1, 1),
        }
        for pairs in (PAIRS[:2], drawn(fresh, (2, 2), -3)):
            for text, (c, a, b) in roads.items():
                text = f"(lambda c: {text})(a + b)"
                closed(student, text, pairs, lambda x, y: [float(c + a), float(c + b)], because)  # noqa: B023

    @weight(3)
    def test_again(self, student):
        """backward begins anew, on the same result and on another"""
        because = "backward begins anew, from 0"
        closed(student, "[c := a + b + b, c.backward()][0]", PAIRS[:2], lambda a, b: [1.0, 2.0], because)
        closed(student, "[c := a + b, (c + b).backward()][0] + a", PAIRS[:2], lambda a, b: [2.0, 1.0], because)

    @weight(3)
    def test_long(self, student):
        """a long chain, and a ladder of sixty diamonds"""
        student.evaluate("gradients(Value, lambda a: sum([a] * 1500), [1.0])").matches([1500.0])
        ladder = "gradients(Value, lambda a: [a := a + a for step in range(60)][-1], [1.0])"
        student.evaluate(ladder).matches([2.0**60], because="each node speaks once, whatever the number of roads")

    @weight(3)
    def test_network(self, student, reference, fresh):
        """a small network learns what part 4 says it should"""
        rows = [[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]
        targets = [1.0, 0.0, -1.0]
        unit = "({0} * x + {1} * y + {2}).tanh() * {3}"
        both = f"{unit.format(*'aceg')} + {unit.format(*'bdfh')} + i"
        text = f"sum(({both} - t) ** 2 for (x, y), t in zip(rows, targets)) / 3"
        for at in ([0.5, -0.5, 1.0, 0.25, 0.0, 0.5, 1.0, -2.0, 0.25], np.round(fresh.uniform(-1, 1, 9), 3).tolist()):
            answer = student.evaluate(
                f"gradients(Value, lambda a, b, c, d, e, f, g, h, i: {text}, _0)", _0=at, rows=rows, targets=targets
            )
            answer.matches(reference.network(rows, targets, at))

    @weight(1)
    def test_kink(self, student):
        """the slope of relu at 0"""
        closed(student, "a.relu()", [[1.0], [-2.0], [0.0]], lambda a: [float(a > 0)], "the course takes 0 at the kink")


COUPLED = "lambda w: np.array([2 * w[0] + w[1], w[0] + 6 * w[1]])"
GRAD = {
    "lambda w: 3 * w - 1": lambda w: 3 * w - 1,
    "np.cos": np.cos,
    COUPLED: lambda w: np.array([[2.0, 1.0], [1.0, 6.0]]) @ w,
}


@exercise("with_l2")
class TestL2:
    @weight(5)
    def test_values(self, student, fresh):
        """the gradient of the new loss"""
        own = fresh.normal(0, 2, 2).round(3)
        for text, grad in GRAD.items():
            for w, lam in ((np.array([2.0, -1.0]), 0.1), (np.array([0.5, 3.0]), 2.0), (own, 0.75)):
                student.evaluate(f"with_l2({text}, _0)(_1)", _0=lam, _1=w).matches(grad(w) + lam * w)

    @weight(1)
    def test_none(self, student):
        """lam = 0 changes nothing"""
        student.evaluate("with_l2(np.cos, 0)(_0)", _0=np.array([0.0, 3.0])).matches(np.cos([0.0, 3.0]))

    @weight(1)
    def test_asked_anew(self, student):
        """one function for every w"""
        many = [np.array([1.0, 2.0]), np.array([-3.0, 0.5])]
        answer = student.evaluate("(lambda f: [f(w) for w in many])(with_l2(lambda w: w**2, 0.5))", many=many)
        answer.matches([(w**2 + 0.5 * w).tolist() for w in many])

    @weight(1)
    def test_left_alone(self, student):
        """w is left as it was, also where grad returns w itself"""
        w = np.array([2.0, -1.0])
        answer = student.evaluate("with_l2(lambda w: w, 0.5)(w)", w=w)
        answer.leaves_inputs_alone().matches(1.5 * w)


STARTS = (np.array([3.0, -1.0]), np.array([-0.5, 2.0]))


def walks(student, reference, w0, *settings):
    """The learner's path and the right one, on the coupled bowl."""
    inside = "".join(f", _{k + 1}" for k in range(len(settings)))
    named = {f"_{k + 1}": s for k, s in enumerate(settings)}
    answer = student.evaluate(f"adam(recorded({COUPLED}), _0{inside})", _0=w0, **named)
    return answer, reference.adam(GRAD[COUPLED], w0, *settings)


@exercise("adam")
class TestAdam:
    @weight(8)
    def test_values(self, student, reference, fresh):
        """the path, from its first step on"""
        own = fresh.normal(0, 2, 2).round(3)
        for w0, lr, n in ((STARTS[0], 0.5, 1), (STARTS[0], 0.5, 2), (STARTS[1], 0.1, 4), (own, 0.2, 4)):
            answer, right = walks(student, reference, w0, lr, n)
            answer.matches(right, rtol=1e-6, atol=1e-7)  # where eps stands, the next check asks

    @weight(4)
    def test_settings(self, student, reference):
        """its own beta1, beta2 and eps, by place or by name"""
        for settings in ((0.5, 3, 0.5, 0.75, 0.5), (0.5, 3, 0.0, 0.5, 2.0)):
            answer, right = walks(student, reference, STARTS[0], *settings)
            answer.matches(right)
        right = reference.adam(np.cos, [1.0, 3.0], 0.5, 3, 0.5, 0.75, 0.5)
        named = student.evaluate("adam(np.cos, _0, 0.5, 3, eps=0.5, beta2=0.75, beta1=0.5)", _0=[1.0, 3.0])
        named.matches(right)

    @weight(1)
    def test_no_step(self, student):
        """no step at all: the start alone"""
        student.evaluate("adam(np.cos, _0, 0.5, 0)", _0=[1.0, 3.0]).matches([[1.0, 3.0]])

    @weight(1)
    def test_dimensions(self, student, reference):
        """one weight, or five"""
        for w0 in ([2.0], [1.0, 2.0, 3.0, 4.0, 5.0]):
            student.evaluate("adam(np.cos, _0, 0.25, 3)", _0=w0).matches(reference.adam(np.cos, w0, 0.25, 3))

    @weight(2)
    def test_whole_numbers(self, student, reference):
        """a start of whole numbers; it is left as it was"""
        for w0 in ([3, -1], np.array([3, -1]), np.array([3.0, -1.0])):
            answer, right = walks(student, reference, w0, 0.5, 3)
            answer.leaves_inputs_alone().matches(right).is_float()


def layers(rng, sizes, m, step=0.01):
    """Samples, weights and a message behind, in multiples of step; no pre-activation near a kink.

    step : where it is a power of 2, sums are exact in whatever order a library takes them
    """
    while True:
        X, dA = (step * (rng.normal(size=(m, n)) / step).round() + 0.0 for n in (sizes[0], sizes[-1]))
        Ws = [step * (rng.normal(size=s) / step).round() + 0.0 for s in pairwise(sizes)]
        A, nearest = X, 1.0
        for W in Ws:
            Z = A @ W
            A, nearest = np.maximum(Z, 0), min(nearest, abs(Z).min())
        if nearest > 1e-3 and A.any():
            return X, Ws, dA


RNG = np.random.default_rng(50)
ONE = (np.array([[1.0, 2.0]]), [np.array([[0.5], [-1.0]])], np.array([[3.0]]))
TWO = (
    np.array([[1.0, 2.0]]),
    [np.array([[0.5, 1.0, 0.0], [0.5, -0.25, 1.0]]), np.array([[1.0], [2.0], [-1.0]])],
    np.array([[2.0]]),
)
TALL = layers(RNG, (3, 5, 4, 2), 6, 0.25)
SQUARE = layers(RNG, (3, 3, 3, 3), 4, 0.25)
KINDS = ("linear", "relu", "tanh", "sigmoid")


@exercise("gradient_norms")
class TestNorms:
    @weight(7)
    def test_values(self, student, reference, fresh):
        """one layer, two, three; every activation"""
        for X, Ws, dA in (ONE, TWO, TALL, layers(fresh, (2, 4, 3, 5), 3)):
            for kind in KINDS:
                student.gradient_norms(X, Ws, kind, dA).matches(reference.gradient_norms)

    @weight(3)
    def test_square(self, student, reference, fresh):
        """layers of one width, where a wrong transpose is silent"""
        for X, Ws, dA in (SQUARE, layers(fresh, (4, 4, 4), 3)):
            for kind in KINDS:
                student.gradient_norms(X, Ws, kind, dA).matches(reference.gradient_norms)

    @weight(2)
    def test_deep(self, student, reference):
        """twelve layers, where it vanishes"""
        X, _, dA = SQUARE
        Ws = [np.eye(3) * 0.5 + 0.125] * 12
        for kind in ("tanh", "sigmoid"):
            right = reference.gradient_norms(X, Ws, kind, dA)
            student.gradient_norms(X, Ws, kind, dA).matches(right, atol=1e-12 * right.min())

    @weight(2)
    def test_left_alone(self, student, reference):
        """what it is given is left as it was"""
        for kind in ("tanh", "relu"):
            student.gradient_norms(*TALL[:2], kind, TALL[2]).leaves_inputs_alone().matches(reference.gradient_norms)


def census_case(rng, sizes, m):
    """Layers of ReLU of which several units are dead, and no pre-activation so near 0 that rounding decides."""
    while True:
        params = [(rng.normal(size=s).round(1), rng.normal(-0.5, 1, s[1]).round(1)) for s in pairwise(sizes)]
        X = np.abs(rng.normal(size=(m, sizes[0]))).round(1)
        A, nearest = X, 1.0
        for W, b in params:
            Z = A @ W + b
            A, nearest = np.maximum(Z, 0), min(nearest, abs(Z).min())
        if nearest > 1e-3:
            return X + 0.0, [(W + 0.0, b + 0.0) for W, b in params]


SMALL = (np.array([[1.0], [2.0]]), [(np.array([[1.0, -1.0, -2.0]]), np.zeros(3))])
# Two layers small enough to be worked out by hand, where every slip counts differently.
BY_HAND = (
    np.array([[1.0], [2.0], [-1.0]]),
    [
        (np.array([[-2.0, 2.0, -1.0, 2.0]]), np.array([2.0, -1.0, -1.0, 1.0])),
        (np.array([[1.0, -2, -1], [-1, 0, -1], [-2, 2, 2], [0, 2, -1]]), np.array([0.0, 0.0, 1.0])),
    ],
)


@exercise("relu_census")
class TestCensus:
    @weight(6)
    def test_values(self, student, reference, fresh):
        """one layer, two, three"""
        fixed = [census_case(np.random.default_rng(k), (2, 5, 4), 3) for k in range(4)]
        for X, params in (
            BY_HAND,
            SMALL,
            *fixed,
            *(census_case(fresh, (2, 9, 7, 8), 4) for _ in range(4)),
        ):
            student.relu_census(X, params).matches(reference.relu_census)

    @weight(2)
    def test_at_zero(self, student, reference):
        """a unit that stays at exactly 0 is off"""
        zero = np.zeros((2, 3))
        student.relu_census(np.ones((4, 2)), [(zero, np.array([0.0, 1.0, -1.0]))]).matches([2])

    @weight(2)
    def test_all_and_none(self, student):
        """nobody dead, everybody dead; its arguments are left as they were"""
        X, W = np.array([[1.0], [2.0], [3.0]]), np.ones((1, 4))
        student.relu_census(X, [(W, np.zeros(4))]).matches([0]).leaves_inputs_alone()
        student.relu_census(X, [(-W, np.zeros(4)), (np.ones((4, 2)), np.zeros(2))]).matches(
            [4, 2]
        ).leaves_inputs_alone()


FAR = np.array([1.0, 40.0, 300.0])
WHOLE_NUMBERS = dict(rtol=0.0, atol=0.0)


@exercise("eulerian", each=True)
class TestEulerian:
    @weight(3)
    def test_rows(self, student, reference, fresh):
        """eulerian: the first rows"""
        for n in (4, 3, 2, 5, int(fresh.integers(6, 9))):
            student.eulerian(n).matches(reference.eulerian, **WHOLE_NUMBERS)

    @weight(1)
    def test_one(self, student, reference):
        """eulerian: n = 1, the shortest row"""
        for n in (4, 1):
            student.eulerian(n).matches(reference.eulerian, **WHOLE_NUMBERS)

    @weight(2)
    def test_far(self, student, reference):
        """eulerian: exact as far as n = 12"""
        for n in (4, 6, 9, 11, 12):
            student.eulerian(n).matches(reference.eulerian, **WHOLE_NUMBERS)

    @weight(3)
    def test_derivatives(self, student, reference, fresh):
        """sigmoid_nth: its values"""
        for n in (1, 2, 3, 4, int(fresh.integers(5, 9))):
            for z in (ROUND_POINTS[:7], fresh.uniform(-6, 6, 12).round(3)):
                student.evaluate(f"sigmoid_nth(_0, {n})", _0=z).matches(reference.sigmoid_nth(z, n))

    @weight(1)
    def test_forms(self, student, reference):
        """sigmoid_nth: numbers, lists, whole numbers, tables; z is left as it was"""
        for z in (0.5, 2, [1.0, -1.0], np.array([0, 1, -2]), np.array([[0.0, 1.0, 2.0], [-1.0, 0.5, 3.0]])):
            student.sigmoid_nth(z, 3).matches(reference.sigmoid_nth).is_float().leaves_inputs_alone()

    @weight(2)
    def test_far_out(self, student, reference):
        """sigmoid_nth: accurate where it is tiny"""
        for n in (1, 2, 5):
            right = reference.sigmoid_nth(FAR, n) * np.exp(FAR)
            student.evaluate(f"sigmoid_nth(_0, {n}) * np.exp(_0)", _0=FAR).matches(right)
            student.evaluate(f"sigmoid_nth(_0, {n})", _0=-FAR).matches(reference.sigmoid_nth(-FAR, n), atol=0)
