"""Functions and data that exercises name, the same for everyone: in a notebook, and while grading.

Where an exercise builds on an earlier one, it is judged with the course's own earlier function, so that no mistake
costs points twice. While grading such a function comes with the question that needs it. `OPEN` says what can be
imported then: by any notebook, and by that of one assignment alone, which begins with earlier answers.
"""

import hashlib
import random
import sys
from functools import partial
from importlib import resources
from itertools import count, pairwise
from typing import Any

import numpy as np
from scipy.special import expit as sigmoid

__all__ = [
    "Value",
    "accuracy",
    "activation_backward",
    "backward",
    "bce",
    "bce_with_logits",
    "breast_cancer",
    "central_difference",
    "chain_rule",
    "difference_quotient",
    "differentiate",
    "digits_data",
    "flower_data",
    "forward",
    "grad_check",
    "gradient_descent",
    "gradients",
    "init_params",
    "leaky_relu_prime",
    "linear_backward",
    "linear_forward",
    "linear_rule",
    "logistic_grad",
    "minibatches",
    "momentum",
    "mse",
    "mse_grad",
    "numerical_gradient",
    "power_rule",
    "predict",
    "problems",
    "product_rule",
    "quotient_rule",
    "relu",
    "relu_prime",
    "sgd",
    "sigmoid",
    "sigmoid_cross_entropy",
    "sigmoid_prime",
    "sigmoid_prime_from_output",
    "softmax_cross_entropy",
    "softplus",
    "spiral_data",
    "standardize",
    "swish",
    "swish_prime",
    "tanh_prime",
    "train",
    "update",
]

OPEN = {
    "": ["problems", "sigmoid"],
    "3b-logistic-regression": ["breast_cancer"],
    "4b-capstone": [
        "activation_backward", "backward", "digits_data", "flower_data", "forward", "init_params", "linear_backward",
        "linear_forward", "sigmoid_cross_entropy", "softmax_cross_entropy", "spiral_data",
    ],
    "5-autodiff": ["gradients", "relu", "relu_prime", "sigmoid_prime", "tanh_prime"],
}  # fmt: skip


def sigmoid_prime(z: Any) -> Any:
    """Slope of the sigmoid at a pre-activation z."""
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)


def sigmoid_prime_from_output(a: Any) -> Any:
    """Slope of the sigmoid at the point where its value is a."""
    a = np.asarray(a, dtype=float)
    return a * (1 - a)


def difference_quotient(f: Any, x: Any, h: Any) -> Any:
    return (f(x + h) - f(x)) / h


def central_difference(f: Any, x: Any, h: Any = 1e-5) -> Any:
    return (f(x + h) - f(x - h)) / (2 * h)


def power_rule(n: Any, x: Any) -> Any:
    return n * x ** (n - 1)


def linear_rule(c: Any, df: Any, dg: Any) -> Any:
    return c * df + dg


def product_rule(f: Any, df: Any, g: Any, dg: Any) -> Any:
    return df * g + f * dg


def quotient_rule(f: Any, df: Any, g: Any, dg: Any) -> Any:
    return (df * g - f * dg) / g**2


def chain_rule(df: Any, g: Any, dg: Any) -> Any:
    return df(g) * dg


def problems(learner: str) -> list[Any]:
    """The five functions of x that this learner differentiates by hand, as SymPy expressions.

    learner : an id; upper or lower case and spaces around it make no difference
    returns : a sum of powers, a product, a quotient, a power of an inner function, and a chain of three. Everybody
        meets every rule equally often, and sin, cos, exp and log once each; the numbers and places are one's own.

    >>> problems("Ada ") == problems("ada")
    True
    """
    import sympy as sp

    x = sp.Symbol("x")
    drawn = random.Random(hashlib.sha256(learner.strip().casefold().encode()).digest())
    number = partial(drawn.randint, 2, 9)  # from 2 on: with a 1, some slips would look alike
    sign = partial(drawn.choice, (1, -1))
    wave, other = drawn.sample((sp.sin, sp.cos), 2)  # one in the chain; product and quotient share the other and log
    in_product, in_quotient = drawn.sample((other, sp.log), 2)

    a, b, c, d = drawn.sample(range(2, 10), 4)
    powers = a * x ** drawn.randint(4, 7) + sign() * b * x ** drawn.randint(2, 3) + sign() * c * x + sign() * d
    product = (number() * x ** drawn.randint(2, 6) + sign() * number()) * in_product(x)
    quotient = number() * in_quotient(x) / (number() * x ** drawn.randint(2, 4) + number())
    n, m = drawn.randint(3, 6), drawn.randint(2, 5)
    factor = drawn.choice([a for a in range(2, 10) if a not in (n, n * m)])
    power = (factor * x**m + sign() * number()) ** n
    chain = sp.exp(number() * wave(number() * x ** drawn.randint(2, 3) + sign() * number()))
    return [powers, product, quotient, power, chain]


# ---- activations (2b)


def tanh_prime(z: Any) -> Any:
    return 4 * sigmoid(2 * np.asarray(z, dtype=float)) * sigmoid(-2 * np.asarray(z, dtype=float))


def relu(z: Any) -> Any:
    return np.clip(np.asarray(z, dtype=float), 0, None)


def relu_prime(z: Any) -> Any:
    return np.heaviside(np.asarray(z, dtype=float), 0.0)


def leaky_relu_prime(z: Any, alpha: float = 0.01) -> Any:
    return alpha + (1 - alpha) * relu_prime(z)


def softplus(z: Any) -> Any:
    z = np.asarray(z, dtype=float)
    return relu(z) + np.log1p(np.exp(-np.abs(z)))


def swish(z: Any) -> Any:
    return np.asarray(z, dtype=float) * sigmoid(np.asarray(z, dtype=float))


def swish_prime(z: Any) -> Any:
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * (1 + z * sigmoid(-z))


def differentiate(expr: Any, x: Any) -> Any:
    """The derivative of an expression with respect to the symbol x: SymPy's own.

    It stands in for the learner's in what builds on it. Where `differentiate` itself is the exercise, it is refused
    like `sp.diff`.
    """
    import sympy

    return sympy.diff(expr, x)


# ---- gradient descent (3a)


def gradient_descent(grad: Any, w0: Any, lr: Any, n: int) -> Any:
    path = [np.array(w0, dtype=float)]
    for _ in range(n):
        path.append(path[-1] - lr * np.asarray(grad(path[-1])))
    return np.array(path)


def mse(y_hat: Any, y: Any) -> Any:
    return np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2)


def mse_grad(X: Any, y: Any, w: Any, b: Any) -> Any:
    X = np.asarray(X, dtype=float)
    r = X @ np.ravel(w) + b - np.ravel(y)
    return 2 * r @ X / len(r), 2 * r.mean()


def numerical_gradient(f: Any, x: Any, h: float = 1e-5) -> Any:
    x = np.array(x, dtype=float)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


def grad_check(f: Any, grad: Any, x: Any) -> Any:
    """Largest relative error of a gradient, entry by entry, with a floor for entries that should be 0."""
    a, n = np.asarray(grad(x)), numerical_gradient(f, x)
    floor = max(1e-3 * np.max(np.abs(n)), 1e-6 * max(1, abs(f(x))))
    return np.max(np.abs(a - n) / np.maximum(np.maximum(np.abs(a), np.abs(n)), floor))


# ---- logistic regression (3b)


def data_text(name: str) -> str:
    """The text of a file in course/data. Where a box is told of the givens, the text stands in place of the call."""
    return (resources.files("course") / "data" / name).read_text(encoding="utf-8")


def breast_cancer() -> Any:
    """569 tumours, split once and for all: X_train (426, 10), y_train (426,), X_test (143, 10), y_test (143,).

    The ten columns are the largest values of radius, texture, perimeter, area, smoothness, compactness, concavity,
    concave points, symmetry and fractal dimension among a tumour's cells; y is 1 where it is malignant.
    Source: Wolberg, Mangasarian, Street, Street: Breast Cancer Wisconsin (Diagnostic), UCI, 1995, CC BY 4.0.
    """
    table = np.loadtxt(data_text("breast_cancer.csv").splitlines(), delimiter=",", skiprows=1)
    X, y = table[:, 1:], table[:, 0]
    order = np.random.default_rng(7).permutation(len(y))
    train, test = order[:426], order[426:]
    return X[train], y[train], X[test], y[test]


def standardize(X_train: Any, X_test: Any) -> Any:
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    middle, spread = X_train.mean(axis=0), X_train.std(axis=0)
    spread[spread == 0] = 1  # a constant column says nothing; it becomes 0
    return (X_train - middle) / spread, (X_test - middle) / spread


def bce(a: Any, y: Any) -> Any:
    a, y = np.ravel(a), np.ravel(y)
    with np.errstate(divide="ignore"):
        return float(np.mean(-np.log(np.where(y == 1, a, 1 - a))))


def bce_with_logits(z: Any, y: Any) -> Any:
    z, y = np.ravel(z), np.ravel(y)
    return float(np.mean(softplus(z) - y * z))


def logistic_grad(X: Any, y: Any, w: Any, b: Any) -> Any:
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    error = sigmoid(X @ np.ravel(w) + b) - y
    return error @ X / len(y), float(error.mean())


def minibatches(X: Any, y: Any, B: int, rng: Any) -> Any:
    X, y = np.asarray(X), np.asarray(y)
    dealt = rng.permutation(len(y))
    return [(X[dealt[start : start + B]], y[dealt[start : start + B]]) for start in range(0, len(y), B)]


def sgd(grad_batch: Any, w0: Any, batches: Any, lr: float) -> Any:
    path = [np.array(w0, dtype=float)]
    for X, y in batches:
        path.append(path[-1] - lr * np.asarray(grad_batch(path[-1], X, y)))
    return np.array(path)


def momentum(grad: Any, w0: Any, lr: float, beta: float, n: int) -> Any:
    path = [np.array(w0, dtype=float)]
    v = np.zeros_like(path[0])
    for _ in range(n):
        v = beta * v + grad(path[-1])
        path.append(path[-1] - lr * v)
    return np.array(path)


# ---- the network (4a)


def init_params(sizes: Any, rng: Any) -> list[tuple[Any, Any]]:
    """Weights of variance 1/n_in and biases of 0, one pair (W, b) a layer. sizes : e.g. [2, 5, 3]"""
    return [(rng.standard_normal((n, k)) / np.sqrt(n), np.zeros(k)) for n, k in pairwise(sizes)]


def linear_forward(X: Any, W: Any, b: Any) -> tuple[Any, Any]:
    return X @ W + b, (X, W)


def linear_backward(dZ: Any, cache: Any) -> tuple[Any, Any, Any]:
    X, W = cache
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


def activation_backward(dA: Any, Z: Any, kind: str) -> Any:
    slopes: dict[str, Any] = {
        "sigmoid": lambda Z: sigmoid(Z) * sigmoid(-Z),
        "tanh": lambda Z: 1 - np.tanh(Z) ** 2,
        "relu": lambda Z: np.where(Z > 0, 1.0, 0.0),
        "linear": np.ones_like,
    }
    return dA * slopes[kind](np.asarray(Z, dtype=float))


def softmax_cross_entropy(Z: Any, y: Any) -> tuple[Any, Any]:
    """Mean loss of logits Z (m, K) for labels y, and its gradient with respect to Z."""
    Z, y = np.asarray(Z, dtype=float), np.ravel(y)
    rows = np.arange(len(Z))
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dZ = np.exp(log_probabilities)
    dZ[rows, y] -= 1
    return -log_probabilities[rows, y].mean(), dZ / len(Z)


def forward(X: Any, params: Any, kinds: Any) -> tuple[Any, Any]:
    """Logits of a network, and what `backward` needs. kinds : the activations of the hidden layers"""
    activations = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(0.0, Z), "linear": lambda Z: Z}
    A, caches = X, []
    for (W, b), kind in zip(params, [*kinds, "linear"], strict=True):
        Z, cache = linear_forward(A, W, b)
        caches.append((cache, Z, kind))
        A = activations[kind](Z)
    return A, caches


def backward(dZ_last: Any, caches: Any) -> list[tuple[Any, Any]]:
    """(dW, db) of every layer, in the order of the layers."""
    dA, grads = dZ_last, []
    for cache, Z, kind in reversed(caches):
        dA, dW, db = linear_backward(activation_backward(dA, Z, kind), cache)
        grads.append((dW, db))
    return grads[::-1]


# ---- autodiff (5)


class Value:
    """A number that remembers how it was made. They are numbered as they are made, so parents have smaller numbers."""

    numbers = count()

    def __init__(self, data: Any, parents: Any = ()) -> None:
        self.data, self.grad, self.parents, self.number = data, 0.0, parents, next(Value.numbers)

    def __add__(self, other: Any) -> Any:
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other: Any) -> Any:
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, k: Any) -> Any:
        return Value(self.data**k, [(self, k * self.data ** (k - 1))])

    def __neg__(self) -> Any:
        return -1.0 * self

    def __sub__(self, other: Any) -> Any:
        return self + -1.0 * other

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __truediv__(self, other: Any) -> Any:
        return self * other**-1

    def __rtruediv__(self, other: Any) -> Any:
        return self**-1 * other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self) -> Any:
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def log(self) -> Any:
        return Value(np.log(self.data), [(self, 1 / self.data)])

    def tanh(self) -> Any:
        return Value(np.tanh(self.data), [(self, 1 - np.tanh(self.data) ** 2)])

    def relu(self) -> Any:
        return Value(max(self.data, 0.0), [(self, 1.0 if self.data > 0 else 0.0)])

    def backward(self) -> None:
        """Everybody speaks once, the youngest first: by then all its children, being younger, have spoken."""
        nodes, waiting = {self}, [self]
        while waiting:
            found = {parent for parent, _ in waiting.pop().parents} - nodes
            nodes |= found
            waiting += found
        for node in nodes:
            node.grad = 0.0
        self.grad = 1.0
        for node in sorted(nodes, key=lambda node: -node.number):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


MOST_LINES = 10_000_000  # of code in one walk back: enough for one that takes its time, not for one without end


def gradients(Value: Any, f: Any, at: Any) -> list[Any]:
    """Slopes of f at the numbers `at`, one for each: `gradients(Value, lambda a, b: a * b, [2.0, 3.0])`.

    Value : a class of numbers with .backward() and .grad
    f : a function of as many of them as there are numbers in at
    errors : RuntimeError where the walk back does not come to an end
    """
    values = [Value(number) for number in at]
    result, before = f(*values), sys.gettrace()
    sys.settrace(_counting(MOST_LINES))
    try:
        result.backward()
    finally:
        sys.settrace(before)
    return [value.grad for value in values]


def _counting(left: int) -> Any:
    """Called by Python for every line. A clock would judge a slow computer otherwise than a fast one."""

    def trace(frame: Any, event: str, argument: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise RuntimeError("ten million lines of code, and no end: does a node speak more than once?")
        return trace

    return trace


# ---- the capstone (4b)


def spiral_data() -> tuple[Any, Any]:
    """Three arms of 100 points: X (300, 2), y (300,) of 0, 1, 2. Source: Stanford CS231n, “Minimal neural network”."""
    rng = np.random.RandomState(0)
    radius, X = np.linspace(0, 1, 100), []
    for arm in range(3):
        angle = np.linspace(4 * arm, 4 * arm + 4, 100) + rng.randn(100) * 0.2
        X.append(np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]))
    return np.concatenate(X), np.repeat([0, 1, 2], 100)


def flower_data() -> tuple[Any, Any]:
    """Petals of two colours: X (400, 2), y (400,) of 0, 1. Source: DeepLearning.AI, “Planar data classification”."""
    rng = np.random.RandomState(1)
    X = []
    for colour in range(2):
        angle = np.linspace(3.12 * colour, 3.12 * colour + 3.12, 200) + rng.randn(200) * 0.2
        radius = 4 * np.sin(4 * angle) + rng.randn(200) * 0.2
        X.append(np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]))
    return np.concatenate(X), np.repeat([0, 1], 200)


def digits_data() -> tuple[Any, Any, Any, Any]:
    """1797 handwritten digits of 8 × 8 pixels, shuffled and split once and for all.

    returns : X_train (1437, 64), y_train (1437,), X_test (360, 64), y_test (360,); ink from 0 to 1, digits 0 to 9
    Source: Alpaydin, Kaynak: Optical Recognition of Handwritten Digits, UCI, 1998, CC BY 4.0; as in scikit-learn.
    """
    lines = data_text("digits.txt").splitlines()[1:]  # a digit, a space, 64 pixels: 0 to 9, then a to g for 10 to 16
    table = np.array(lines, dtype="S66").view(np.uint8).reshape(-1, 66)
    y, ink = table[:, 0].astype(int) - ord("0"), table[:, 2:].astype(int)
    X = np.where(ink < ord("a"), ink - ord("0"), ink - ord("a") + 10) / 16
    order = np.random.RandomState(0).permutation(len(y))
    train, test = order[:1437], order[1437:]
    return X[train], y[train], X[test], y[test]


def sigmoid_cross_entropy(Z: Any, y: Any) -> tuple[Any, Any]:
    """Mean log loss of one logit for each sample, Z (m, 1), labels y 0 or 1, and its gradient with respect to Z."""
    Z = np.asarray(Z, dtype=float)
    y = np.reshape(y, Z.shape)
    return (softplus(Z) - y * Z).mean(), (sigmoid(Z) - y) / len(Z)


def update(params: Any, grads: Any, lr: float) -> list[tuple[Any, Any]]:
    return [(W - lr * dW, b - lr * np.reshape(db, np.shape(b))) for (W, b), (dW, db) in zip(params, grads, strict=True)]


def train(X: Any, y: Any, sizes: Any, kinds: Any, lr: float, epochs: int, rng: Any) -> tuple[Any, Any]:
    params, history = init_params(sizes, rng), []
    loss_of = sigmoid_cross_entropy if sizes[-1] == 1 else softmax_cross_entropy
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        loss, dZ = loss_of(Z, y)
        history.append(loss)
        params = update(params, backward(dZ, caches), lr)
    return params, history


def predict(X: Any, params: Any, kinds: Any) -> Any:
    Z, _ = forward(X, params, kinds)
    return (Z[:, 0] > 0).astype(int) if Z.shape[1] == 1 else Z.argmax(axis=1)


def accuracy(labels: Any, y: Any) -> float:
    return float(np.mean(np.ravel(labels) == np.ravel(y)))
