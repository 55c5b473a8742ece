"""Reference of 4b: samples are columns, and every layer's error is written out; the solutions go by rows."""

import numpy as np
from scipy.special import expit, log_expit, log_softmax

from course.givens import digits_data, flower_data, spiral_data

ACTIVATIONS = {
    "sigmoid": (expit, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: z * (z > 0), lambda a: (a > 0) * 1.0),
    "linear": (lambda z: z, np.ones_like),
}


def update(params, grads, lr):
    """w + lr·(−dw), as one loop over all four."""
    new = []
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        step = -lr
        new.append((np.add(W, np.multiply(step, dW)), np.add(b, np.multiply(step, db))))
    return new


def train(X, y, sizes, kinds, lr, epochs, rng):
    start = [[(rng.standard_normal((n, k)) / np.sqrt(n)).T, np.zeros((k, 1))] for n, k in zip(sizes, sizes[1:])]
    layers, history = descend(X, y, start, kinds, lr, epochs)
    return [(W.T, b[:, 0]) for W, b in layers], history


def predict(X, params, kinds):
    logits = outputs(X, [[W.T, np.reshape(b, (-1, 1))] for W, b in params], kinds)
    return np.where(logits[0] > 0, 1, 0) if len(logits) == 1 else np.argmax(logits, axis=0)


def accuracy(labels, y):
    pairs = list(zip(np.ravel(labels), np.ravel(y), strict=True))
    return sum(float(a == b) for a, b in pairs) / len(pairs)


def trask(sizes=(3, 1), steps=10_000):
    """The outputs of the last forward pass; see `trask_after` for those after the last update."""
    return _trask(sizes, steps)[0]


def trask_after(sizes, steps):
    return _trask(sizes, steps)[1]


def spiral(steps=2000):
    X, y = spiral_data()
    linear = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))[0]
    hidden = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))[0]
    return accuracy(predict(X, linear, []), y), accuracy(predict(X, hidden, ["relu"]), y)


def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    found = {}
    for h in sizes:
        rng = np.random.RandomState(2)
        start = [[rng.randn(h, 2) * 0.01, np.zeros((h, 1))], [rng.randn(1, h) * 0.01, np.zeros((1, 1))]]
        layers, _ = descend(X, y, start, ["tanh"], 1.2, steps)
        found[h] = float(np.mean((outputs(X, layers, ["tanh"])[0] > 0) == y))
    return found


def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params, _ = train(X_train, y_train, [64, 30, 10], ["tanh"], 0.5, epochs, np.random.default_rng(0))
    return accuracy(predict(X_test, params, ["tanh"]), y_test)


def descend(X, y, layers, kinds, lr, epochs):
    """Gradient descent on [W, b] of every layer, W (n_out, n_in), b (n_out, 1); the losses before each step."""
    X, y = np.asarray(X, dtype=float), np.ravel(y)
    truth = y[None, :] if len(layers[-1][0]) == 1 else np.eye(len(layers[-1][0]))[y].T
    history = []
    for _ in range(epochs):
        a = activations(X, layers, kinds)
        if len(truth) == 1:
            history.append(-float(np.mean(truth * log_expit(a[-1]) + (1 - truth) * log_expit(-a[-1]))))
            error = expit(a[-1]) - truth
        else:
            chances = log_softmax(a[-1], axis=0)
            history.append(-float(np.mean(np.sum(truth * chances, axis=0))))
            error = np.exp(chances) - truth
        moved = []
        for l in reversed(range(len(layers))):
            W, b = layers[l]
            moved.insert(0, [W - lr * (error @ a[l].T) / len(y), b - lr * error.mean(axis=1, keepdims=True)])
            if l:
                error = (W.T @ error) * ACTIVATIONS[kinds[l - 1]][1](a[l])
        layers = moved
    return layers, history


def activations(X, layers, kinds):
    a = [np.asarray(X, dtype=float).T]
    for (W, b), kind in zip(layers, [*kinds, "linear"], strict=True):
        a.append(ACTIVATIONS[kind][0](W @ a[-1] + b))
    return a


def outputs(X, layers, kinds):
    return activations(X, layers, kinds)[-1]


def _trask(sizes, steps):
    X = np.array([[0.0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]).T
    y = np.array([[0.0, 0, 1, 1]]) if len(sizes) == 2 else np.array([[0.0, 1, 1, 0]])
    rng = np.random.RandomState(1)
    layers = [(2 * rng.random_sample((n, k)) - 1).T for n, k in zip(sizes, sizes[1:])]

    def passed():
        a = [X]
        for W in layers:
            a.append(expit(W @ a[-1]))
        return a

    for _ in range(steps):
        a = passed()
        error = (y - a[-1]) * a[-1] * (1 - a[-1])
        for l in reversed(range(len(layers))):
            step = error @ a[l].T
            error = (layers[l].T @ error) * a[l] * (1 - a[l])
            layers[l] = layers[l] + step
    return a[-1].T, passed()[-1].T


_ONE = [(np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.25, -1.0]))]
_TWO = [*_ONE, (np.array([[2.0], [-1.0]]), np.array([0.5]))]
_NONE = [(np.zeros((2, 1)), np.zeros(1))]
_X = np.array([[0.5, -1.0], [2.0, 0.25], [-1.5, 1.0], [0.3, 0.8], [-0.7, -0.2]])
ORACLE_INPUTS = {
    "update": [(_ONE, _ONE, 0.5), (_TWO, _TWO, 0.125), ([], [], 1.0)],
    "train": [
        "train(np.array([[0.5, -1.0], [2.0, 0.25], [-1.5, 1.0]]), np.array([0, 2, 1]), [2, 4, 3], ['tanh'], 0.5, 4,"
        " np.random.default_rng(3))[1]",
        "train(np.array([[0.5, -1.0], [2.0, 0.25], [-1.5, 1.0]]), np.array([0, 1, 1]), [2, 4, 1], ['relu'], 0.5, 4,"
        " np.random.default_rng(3))[0][1][0]",
        "len(train(np.array([[0.5, -1.0], [2.0, 0.25]]), np.array([0, 1]), [2, 1], [], 0.5, 0,"
        " np.random.default_rng(3))[1])",
    ],
    "predict": [(_X, _ONE, []), (_X, _TWO, ["tanh"]), (-_X, _TWO, ["relu"]), (0 * _X, _NONE, [])]
    + [f"accuracy({a}, np.array({b}))" for a, b in (("[1, 0, 2]", "[1, 1, 2]"), ("[1, 1]", "[[1], [0]]"))],
    "trask": [((3, 1), 1), ((3, 1), 4), ((3, 4, 1), 3)],
    "spiral": [(30,), (61,)],
    "flower": [((1, 3), 0), ((2,), 60), ((4, 5), 150), ((3,), 25)],
    "digits": [(3,), (12,), (26,)],
}  # fmt: skip
