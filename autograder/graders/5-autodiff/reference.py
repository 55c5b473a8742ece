"""Reference of 5, in other ways than the solutions: forward mode for `Value`, closed forms for the rest."""

from math import comb

import mpmath
import numpy as np


class Value:
    """A number with its slopes with respect to all inputs: forward mode, where the learner's goes backward."""

    def __init__(self, data, slopes=0.0):
        self.data, self.slopes, self.grad = data, slopes, 0.0

    def _with(self, height, slope):
        return Value(height, slope * self.slopes)

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, self.slopes + other.slopes)

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, self.data * other.slopes + other.data * self.slopes)

    def __pow__(self, k):
        return self._with(self.data**k, k * float(self.data) ** (k - 1))

    def __rtruediv__(self, other):
        return self._with(other / self.data, -other / self.data**2)

    def __truediv__(self, other):
        return self * (1 / other)

    def __neg__(self):
        return self._with(-self.data, -1.0)

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return self._with(np.exp(self.data), np.exp(self.data))

    def log(self):
        return self._with(np.log(self.data), 1 / self.data)

    def tanh(self):
        return self._with(np.tanh(self.data), np.cosh(self.data) ** -2)

    def relu(self):
        return self._with(max(self.data, 0.0), np.heaviside(self.data, 0.0))


def gradients(Value, f, at):
    return [float(x) for x in f(*map(Value, at, np.eye(len(at)))).slopes + np.zeros(len(at))]


def network(X, y, weights):
    """Loss of a net of two tanh units and a linear one, and its slopes, by matrices, as part 4 has them."""
    W1, b1, w2 = np.array([weights[0:2], weights[2:4]]), np.array(weights[4:6]), np.array(weights[6:8])
    A = np.tanh(np.array(X) @ W1 + b1)
    d = 2 * (A @ w2 + weights[8] - np.array(y)) / len(y)
    dZ = np.outer(d, w2) * (1 - A**2)
    return [float(g) for g in (*(np.array(X).T @ dZ).ravel(), *dZ.sum(axis=0), *(A.T @ d), d.sum())]


def with_l2(grad, lam):
    """The gradient of lam/2·‖w‖² is that of a bowl: lam times the way from 0."""
    return lambda w: np.add(grad(np.array(w)), np.multiply(lam, w))


def adam(grad, w0, lr, n, beta1=0.9, beta2=0.999, eps=1e-8):
    """Means of all gradients so far with their weights written out, normalised by the sum of these weights."""
    path, seen = [np.array(w0, dtype=float)], []
    for t in range(1, n + 1):
        seen.append(np.asarray(grad(path[-1]), dtype=float))
        age = np.arange(t)[::-1, None]
        mean = (beta1**age * seen).sum(axis=0) / (beta1**age).sum()
        square = (beta2**age * np.square(seen)).sum(axis=0) / (beta2**age).sum()
        path.append(path[-1] - lr * mean / (np.sqrt(square) + eps))
    return np.array(path)


SLOPES = {
    "sigmoid": (lambda z: 0.5 + 0.5 * np.tanh(z / 2), lambda z: 0.25 / np.cosh(z / 2) ** 2),
    "tanh": (np.tanh, lambda z: np.cosh(z) ** -2.0),
    "relu": (lambda z: (z + abs(z)) / 2, lambda z: np.heaviside(z, 0.0)),
    "linear": (lambda z: z, lambda z: 0 * z + 1.0),
}


def gradient_norms(X, Ws, kind, dA):
    """Sample by sample, with the Jacobian of each layer as a matrix."""
    g, slope = SLOPES[kind]
    squares = np.zeros(len(Ws))
    for a, message in zip(np.array(X, dtype=float), np.array(dA, dtype=float), strict=True):
        zs = []
        for W in Ws:
            zs.append(a @ W)
            a = g(zs[-1])
        for layer in range(len(Ws) - 1, -1, -1):
            message = np.diag(slope(zs[layer])) @ message
            squares[layer] += message @ message
            message = Ws[layer] @ message
    return np.sqrt(squares)


def relu_census(X, params):
    """A unit is dead where its largest pre-activation is not above 0."""
    counts, A = [], np.array(X, dtype=float)
    for W, b in params:
        Z = np.einsum("mi,ij->mj", A, W) + b
        counts.append(int(np.count_nonzero(Z.max(axis=0) <= 0)))
        A = np.where(Z > 0, Z, 0.0)
    return counts


def eulerian(n):
    """Worpitzky's alternating sum."""
    return [sum((-1) ** j * comb(n + 1, j) * (k + 1 - j) ** n for j in range(k + 1)) for k in range(n)]


def sigmoid_nth(z, n):
    """Part 2's polynomial in σ, with digits enough that none is lost."""
    coefficients = [1]
    for _ in range(n):
        up = [(k + 1) * c for k, c in enumerate(coefficients)]
        coefficients = [a - b for a, b in zip([*up, 0], [0, *up], strict=True)]
    with mpmath.workdps(40 + int(np.max(np.abs(z)))):
        sigma = [1 / (1 + mpmath.exp(-mpmath.mpf(x))) for x in np.ravel(z).tolist()]
        values = [float(s * mpmath.polyval(coefficients[::-1], s)) for s in sigma]
    return np.reshape(values, np.shape(z))


_R = np.random.default_rng(5)
_SAID = [
    f"gradients(Value, lambda a, b: {f}, [0.75, 2.5])"
    for f in (
        "a * b + a", "b * a * a", "a + a", "3 * a + b * 3", "2 - a", "a - b", "5 / a", "a / b", "a / 4", "-a * b",
        "b**3", "a**0.5", "a**-2", "a.exp() * b", "b.log()", "(a - b).tanh()", "b.relu() + (a - b).relu()",
        "(lambda c: c + (c + a))(a * b)", "(lambda c: (c + a) + c)(a * b)", "(a * 0).relu()",
    )
]  # fmt: skip
_GRAD = "lambda w: np.array([2 * w[0] + w[1], w[0] + 6 * w[1]])"
ORACLE_INPUTS = {
    "Value": [
        *_SAID, "Value(3.0).grad", "(2 - Value(3) * 4 / 3 + Value(2)**3).data",
        "(Value(0.5).exp() + Value(0.5).log()).data",
        "(Value(0.5).tanh() + Value(0.5).relu() + Value(-1).relu()).data",
        "gradients(Value, lambda a: sum([a] * 3000), [1.0])",
        "[gradients(Value, f, [2.0]) for f in [lambda a: (a * a, (a * a) * a)[k] for k in (0, 1)]]",
    ],
    "with_l2": [f"with_l2(lambda w: 3 * w - 1, {lam})(np.array([1.0, -2.0, 0.5]))" for lam in (0, 0.25, 2)]
    + ["with_l2(np.cos, 0.5)(np.array([0.25, 4.0]))"],
    "adam": [f"adam({_GRAD}, {w0}, {rest})" for w0 in ("[3, -1]", "np.array([0.5, 2.0])")
             for rest in ("0.1, 7", "0.5, 3, 0.5, 0.75, 0.25", "0.1, 0", "0.2, 4, beta2=0.5", "0.2, 4, eps=1.0")],
    "gradient_norms": [
        (_R.normal(size=(4, 3)), [_R.normal(size=s) for s in ((3, 5), (5, 2), (2, 6))], kind, _R.normal(size=(4, 6)))
        for kind in ("sigmoid", "tanh", "relu", "linear")
    ] + [(_R.normal(size=(4, 3)), [_R.normal(size=(3, 3)) for _ in range(4)], "tanh", _R.normal(size=(4, 3)))],
    "relu_census": [
        (_R.normal(size=(3, 2)), [(_R.normal(size=s), _R.normal(size=s[1])) for s in ((2, 9), (9, 8))])
        for _ in range(8)
    ],
    "eulerian": [(1,), (2,), (3,), (6,), (12,), (17,), "sigmoid_nth([0.0, -2.0, 1.5], 1)",
                 "sigmoid_nth(np.linspace(-50, 50, 201), 2)",
                 "sigmoid_nth(np.linspace(-5, 5, 201), 5)", "sigmoid_nth(3, 8)",
                 "sigmoid_nth(np.array([30.0, 35.0]), 3) * 1e15"],
}  # fmt: skip
