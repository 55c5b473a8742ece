"""Reference of 3b: independent of the instructor's solutions, which take the textbook forms."""

import math

import numpy as np
import sympy as sp
from scipy.special import expit, log_expit


def standardize(X_train, X_test):
    """Column by column, with exactly rounded sums; a constant column becomes 0 in the training set."""
    train, test = [], []
    for column, new in zip(np.transpose(X_train), np.transpose(X_test), strict=True):
        mean = math.fsum(column) / len(column)
        spread = math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        train.append([(x - mean) / spread for x in column])
        test.append([(x - mean) / spread for x in new])
    return np.array(train).T, np.array(test).T


def bce(a, y):
    """Sample by sample: the probability of what happened, and its logarithm."""
    given = [p if label == 1 else 1 - p for p, label in zip(np.ravel(a).tolist(), np.ravel(y).tolist(), strict=True)]
    return math.fsum(math.inf if p == 0 else -math.log(p) for p in given) / len(given)


def bce_with_logits(z, y):
    """−log σ(z) where the label is 1, −log σ(−z) where it is 0."""
    z, y = np.ravel(z).astype(float), np.ravel(y)
    return float(np.mean(-log_expit(np.where(y == 1, z, -z))))


def logistic_grad(X, y, w, b):
    """By complex steps through the loss: exact to rounding, and no gradient is derived."""
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    theta, h = np.append(np.ravel(w), b).astype(complex), 1e-30

    def loss(theta):
        z = X @ theta[:-1] + theta[-1]
        return np.mean(np.log1p(np.exp(z)) - y * z)

    slopes = [loss(theta + 1j * h * one).imag / h for one in np.eye(len(theta))]
    return np.array(slopes[:-1]), slopes[-1]


def logit_slope():
    a, y = sp.symbols("a y")
    return a - y


def minibatches(X, y, B, rng):
    """Row by row from a shuffled pile."""
    X, y = np.asarray(X), np.asarray(y)
    pile = np.arange(len(y))
    rng.shuffle(pile)
    left = pile.tolist()
    while left:
        rows, left = left[:B], left[B:]
        yield np.stack([X[i] for i in rows]), np.stack([y[i] for i in rows])


def sgd(grad_batch, w0, batches, lr):
    w, rows = np.array(w0, dtype=float), [list(w0)]
    for batch in batches:
        w = w - lr * grad_batch(w, *batch)
        rows.append(w.tolist())
    return np.array(rows, dtype=float)


def momentum(grad, w0, lr, beta, n):
    """Without a velocity: each step is lr·g downhill, and beta times the step before."""
    before = here = np.array(w0, dtype=float)
    rows = [here]
    for _ in range(n):
        before, here = here, here - lr * np.asarray(grad(here)) + beta * (here - before)
        rows.append(here)
    return np.array(rows)


def fit_logistic(X_train, y_train, X_test, rng=None):
    """The best weights, by Newton's method; a trace of weight decay keeps them finite where the classes separate."""
    X, X_new = (np.column_stack([t, np.ones(len(t))]) for t in standardize(X_train, X_test))
    theta = np.zeros(X.shape[1])
    for _ in range(50):
        a = expit(X @ theta)
        hessian = X.T @ (X * (a * (1 - a))[:, None]) + 1e-3 * np.eye(len(theta))
        theta = theta - np.linalg.solve(hessian, X.T @ (a - np.ravel(y_train)) + 1e-3 * theta)
    return expit(X_new @ theta)


_TABLES = "np.array([[1.0, 3, -2], [4, 3, 0.5], [2, 3, 0.25], [9, 3, 0]]), np.array([[0.0, 5, 1], [3, 3, 2]])"
_LABELS = "[[0], [1], [1], [0], [1], [1]]"
_X = "np.array([[1.0, -2, 0.5], [0, 1, 2], [3, 0.25, -1], [-1, 1, 1], [2, 2, -0.5], [0.5, 0, 1]])"
_DECK = "np.arange(22.0).reshape(11, 2), np.arange(11.0)"
_ORDERS = (
    "(lambda X, y: [[sorted(float(v) for Xb, yb in made for v in np.ravel(Xb)), [len(yb) for Xb, yb in made],"
    " [float(2 * np.ravel(yb)[0] - np.ravel(Xb)[0]) for Xb, yb in made]]"
    " for B in (1, 2, 4, 11, 20) for made in [list(minibatches(X, y, B, np.random.default_rng(B)))]])"
    f"({_DECK})"
)
_GRAD = "lambda w, X, y: X.T @ (X @ w - y) / len(y)"
_PULL = "lambda w: np.array([[2.0, 1.0], [1.0, 6.0]]) @ w - np.array([1.0, -2.0])"
_BATCHES = "[(np.array([[1.0, 2], [0, 1]]), np.array([1.0, 2])), (np.array([[3.0, -1]]), np.array([0.5]))] * 3"
_LEARNS = (
    "(lambda X, noise: bool(np.abs(np.ravel(fit_logistic(X[:300], ((X[:300] @ [1.5, -1.0] + 0.8 + noise) > 0) * 1.0,"
    " X[300:], np.random.default_rng({seed}))) - 1 / (1 + np.exp(-X[300:] @ [1.5, -1.0] - 0.8))).mean() < 0.1))"
    "(np.random.default_rng(0).normal(size=(400, 2)), np.random.default_rng(1).logistic(size=300))"
)
ORACLE_INPUTS = {
    "standardize": [
        f"[np.delete(Z, 1, axis=1).round(12) for Z in standardize({_TABLES})]",
        f"[bool(np.isfinite(Z).all()) for Z in standardize({_TABLES})]",
        "standardize([[1, 2], [3, 5]], [[2, 2]])",
    ],
    "bce": [
        f"bce({a}, {y})"
        for a, y in (("[0.1, 0.5, 0.9]", "[0, 1, 1]"), ("[[0.2], [0.7]]", "[1, 0]"),
                     ("[0.2, 0.7, 0.1]", "[[1], [0], [0]]"), ("[0, 1]", "[0, 1]"), ("np.array([0.3])", "np.array([1])"))
    ] + [
        f"bce_with_logits({z}, {y})"
        for z, y in (("[-3, 0.5, 2]", "[0, 1, 1]"), ("[[2], [-7]]", "[1, 0]"), ("[2, 0.7, 0.1]", "[[1], [0], [0]]"),
                     ("[1000, -1000]", "[1, 1]"), ("[1000, -1000]", "[0, 0]"))
    ],
    "logistic_grad": [
        f"[np.asarray(part).reshape(-1) for part in logistic_grad({_X}, {y}, [0.5, -1, 2], {b})]"
        for y in (_LABELS, "[0, 1, 1, 0, 1, 1]") for b in (0, -0.75, 2)
    ],
    "logit_slope": ["logit_slope()"],
    "minibatches": [_ORDERS],
    "sgd": [f"sgd({_GRAD}, {w0}, {batches}, {lr})" for w0 in ("[1, -2]", "np.array([0.5, 0.25])")
            for batches in (_BATCHES, f"iter({_BATCHES})", "[]") for lr in (0.1, 0.5)],
    "momentum": [f"momentum({_PULL}, {w0}, {lr}, {beta}, {n})" for w0 in ("[1, -2]", "np.array([0.5, 0.25])")
                 for lr, beta, n in ((0.1, 0.9, 7), (0.2, 0.0, 3), (0.05, 0.5, 1), (0.1, 0.5, 0))],
    "fit_logistic": [_LEARNS.format(seed=seed) for seed in (1, 2)],
}  # fmt: skip
