"""Part 5 beside what it agrees with: part 4's backward pass, part 2's coefficients, PyTorch where that is installed."""

import math
import sys

import numpy as np
import pytest

from autograder.grading.examiner import _line_to_mend
from autograder.grading.givens import load_givens
from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from course import checking
from tests.places import source

GIVENS = load_givens()
SOLUTION = solution_namespace(read_plan(source("5-autodiff")))
PART_2 = solution_namespace(read_plan(source("2a-sigmoid-derivative")))
CELL = read_plan(source("5-autodiff")).solution("Value")
SIZES, KINDS = [3, 4, 2, 3], ["tanh", "relu"]


def values_of(arrays, Value):
    """Arrays of Values, in the shapes of these arrays."""
    return [np.array([Value(x) for x in array.ravel().tolist()], dtype=object).reshape(array.shape) for array in arrays]


def loss_of(X, y, params):
    """Softmax cross-entropy of a network of Values, written as a learner of part 4 would say it."""
    A = X
    for (W, b), kind in zip(params, [*KINDS, "linear"], strict=True):
        Z = A @ W + b
        A = Z if kind == "linear" else np.array([[getattr(z, kind)() for z in row] for row in Z], dtype=object)
    losses = [sum(z.exp() for z in row).log() - row[label] for row, label in zip(A, y, strict=True)]
    return sum(losses) / len(losses)


@pytest.mark.parametrize("names", [SOLUTION, GIVENS], ids=["the solution", "the given"])
def test_a_network_of_values_has_the_gradient_of_part_4(names):
    Value, rng = names["Value"], np.random.default_rng(4)
    X, y = rng.normal(size=(5, 3)), rng.integers(0, 3, 5)
    params = [(W, rng.normal(size=b.shape)) for W, b in GIVENS["init_params"](SIZES, rng)]
    of_values = [tuple(values_of(pair, Value)) for pair in params]
    loss = loss_of(X, y, of_values)
    loss.backward()
    Z, caches = GIVENS["forward"](X, params, KINDS)
    right, dZ = GIVENS["softmax_cross_entropy"](Z, y)
    assert loss.data == pytest.approx(right, rel=1e-12)
    for own, wanted in zip(of_values, GIVENS["backward"](dZ, caches), strict=True):
        for values, gradient in zip(own, wanted, strict=True):
            grads = np.array([v.grad for v in values.ravel()]).reshape(values.shape)
            np.testing.assert_allclose(grads, gradient, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("kind", ["sigmoid", "tanh", "relu", "linear"])
def test_the_norms_are_those_of_part_4s_messages(kind):
    rng = np.random.default_rng(5)
    X, Ws, dA = rng.normal(size=(4, 3)), [rng.normal(size=s) for s in ((3, 5), (5, 2), (2, 6))], rng.normal(size=(4, 6))
    activation = {"sigmoid": GIVENS["sigmoid"], "tanh": np.tanh, "relu": GIVENS["relu"], "linear": np.array}[kind]
    Zs, A = [], X
    for W in Ws:
        Zs.append(A @ W)
        A = activation(Zs[-1])
    norms, message = [], dA
    for Z, W in list(zip(Zs, Ws, strict=True))[::-1]:
        dZ = GIVENS["activation_backward"](message, Z, kind)
        norms.insert(0, np.linalg.norm(dZ))
        message = GIVENS["linear_backward"](dZ, (Z, W))[0]
    np.testing.assert_allclose(SOLUTION["gradient_norms"](X, Ws, kind, dA), norms, rtol=1e-12)


@pytest.mark.parametrize("n", range(1, 9))
def test_the_eulerian_form_is_part_2s_polynomial(n):
    s = GIVENS["sigmoid"](z := np.linspace(-3, 3, 13))
    polynomial = sum(c * s ** (k + 1) for k, c in enumerate(PART_2["sigmoid_nth_coeffs"](n)))
    np.testing.assert_allclose(SOLUTION["sigmoid_nth"](z, n), polynomial, rtol=1e-7, atol=1e-9)
    assert sum(SOLUTION["eulerian"](n)) == math.factorial(n)


FORMULAS = {
    "reused": lambda a, b: (a * b + a) * a / b,
    "functions": lambda a, b: (a * b).tanh() * a.exp() + (b * b + 1).log(),
    "powers": lambda a, b: a**3 * b**-2 + a**0.5 - 1 / b,
    "kinked": lambda a, b: (a - b).relu() * b + (b - a).relu() * a,
    "roads": lambda a, b: (lambda c: (c + (c * c + a)) * c)(a * b - b),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_pytorch_agrees(name):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: nothing to compare with")
    at = [1.5, 0.75]
    tensors = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in at]
    FORMULAS[name](*tensors).backward()
    for names in (SOLUTION, GIVENS):
        found = GIVENS["gradients"](names["Value"], FORMULAS[name], at)
        np.testing.assert_allclose(found, [t.grad.item() for t in tensors], rtol=1e-12)


@pytest.mark.parametrize("name", FORMULAS)
def test_differences_agree(name):
    """What PyTorch says where it is, and a check without it."""
    at, h = np.array([1.5, 0.75]), 1e-6
    Value = SOLUTION["Value"]
    for k, slope in enumerate(GIVENS["gradients"](Value, FORMULAS[name], at.tolist())):
        step = h * np.eye(2)[k]
        right, left = (FORMULAS[name](*map(Value, (at + sign * step).tolist())).data for sign in (1, -1))
        assert slope == pytest.approx((right - left) / (2 * h), rel=1e-6)


def test_a_walk_back_without_end_is_stopped_and_tracing_is_as_before():
    class Walker(SOLUTION["Value"]):
        def backward(self):
            """Every road by itself: of two hundred doublings there are 2^200."""
            waiting = [(self, 1.0)]
            while waiting:
                node, message = waiting.pop()
                node.grad += message
                waiting += [(parent, slope * message) for parent, slope in node.parents]

    def ladder(a):
        for _ in range(200):
            a = Walker(2 * a.data, [(a, 1.0), (a, 1.0)])
        return a

    before = sys.gettrace()
    with pytest.raises(RuntimeError, match="no end"):
        GIVENS["gradients"](Walker, ladder, [1.0])
    assert sys.gettrace() is before


def test_the_line_to_look_at_is_in_the_method_that_was_called():
    wrong = CELL.replace("1 - t**2", "1 - t")
    namespace = dict(SOLUTION)
    exec(compile(wrong, "<cell>", "exec"), namespace)
    result = checking.judge("Value", namespace)
    assert result.mistake is not None
    assert result.mistake.title == "1 − tanh a, with the square missing"
    line = _line_to_mend(wrong, "Value", result)
    assert line is not None
    assert "1 - t)" in wrong.splitlines()[line - 1]
