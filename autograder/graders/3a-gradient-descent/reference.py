"""Reference of 3a: independent of the instructor's solutions, which walk step by step."""

from itertools import accumulate

import numpy as np
from matplotlib.figure import Figure


def gd_1d(df, x0, lr, n):
    return list(accumulate(range(n), lambda x, _: x - lr * df(x), initial=x0))


def lr_regime(a, lr):
    """By two steps from 1, and where they lead."""
    first = 1 - lr * a
    second = first - lr * a * first
    if abs(second) == 1:
        return "stuck"
    return "diverges" if abs(second) > 1 else "oscillates" if first < 0 else "converges"


def gradient_descent(grad, w0, lr, n):
    rows = [np.asarray(w0, dtype=float).copy()]
    while len(rows) <= n:
        rows.append(np.subtract(rows[-1], np.multiply(lr, grad(rows[-1].copy()))))
    return np.stack(rows)


def mse(y_hat, y):
    """The mean square is the square of the mean, plus the variance."""
    r = np.asarray(y_hat, dtype=float).reshape(-1) - np.asarray(y, dtype=float).reshape(-1)
    return r.mean() ** 2 + r.var()


def mse_grad(X, y, w, b):
    """By the normal equations, (2/m) · X₁ᵀ(X₁ v − y), with a column of ones for the bias."""
    X = np.asarray(X, dtype=float)
    X1 = np.column_stack([X, np.ones(len(X))])
    v = np.append(np.asarray(w, dtype=float), b)
    both = 2 * (X1.T @ X1 @ v - X1.T @ np.asarray(y, dtype=float).reshape(-1)) / len(X)
    return both[:-1], float(both[-1])


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    axes = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in axes]).reshape(x.shape)


def grad_check(f, grad, x):
    """Entry by entry, in plain Python."""
    n = [float(s) for s in numerical_gradient(f, x).flat]
    a = [float(s) for s in np.asarray(grad(x)).flat]
    floor = max(1e-3 * max(map(abs, n)), 1e-6 * max(1, abs(float(f(x)))))
    return max(abs(p - q) / max(abs(p), abs(q), floor) for p, q in zip(a, n, strict=True))


def plot_descent(grad, loss, w0, lr, n):
    path = gradient_descent(grad, w0, lr, n)
    fig = Figure()
    left, right = fig.subplots(1, 2)
    u = 1.5 * np.abs(path).max() * np.linspace(-1, 1, 31)
    left.contour(u, u, np.array([[loss(np.array([x, y])) for x in u] for y in u]), 12)
    left.plot(*path.T)
    left.set(xlabel="w1", ylabel="w2")
    right.plot(range(n + 1), [loss(w) for w in path])
    right.set(xlabel="step", ylabel="loss")
    return fig


A = np.array([[2.0, 1.0], [1.0, 6.0]])
B = np.array([[3.0, 1.0, 0.5], [1.0, 2.0, -0.5], [0.5, -0.5, 4.0]])
P = np.array([[0.5, -1.0, 2.0], [1.5, 3.0, -0.25]])
_A, _P = "np.array([[2.0, 1.0], [1.0, 6.0]])", "np.array([[0.5, -1.0, 2.0], [1.5, 3.0, -0.25]])"
_X = "np.array([[1, 0.5, 2], [0, 1, -1], [2, 1, 0.25], [1, -1, 3]])"
_DRAWN = f"plot_descent(lambda w: {_A} @ w, lambda w: w @ {_A} @ w / 2, [2.0, 1.5], 0.3, 24)"
_REACH = f"float(max(abs(c.get_datalim(c.axes.transData).{{}}) for ax in {_DRAWN}.axes for c in ax.collections))"

ORACLE_INPUTS = {
    "gd_1d": [
        (lambda x: 2 * x, 1.0, 0.25, 5), (lambda x: x**3 - x, 0.5, 0.1, 40), (np.cos, 3, 0.7, 1), (np.cos, -2.5, 1, 0),
        (lambda x: x - 3, 10, -0.5, 8),
    ],
    "lr_regime": [(a, lr) for a in (-3, -0.5, 0, 0.1, 0.5, 1, 2.0, 7)
                  for lr in (0, 0.01, 0.125, 0.25, 0.5, 0.7, 1, 1.5, 2, 2.5, 4, 19, 21)],
    "gradient_descent": [
        (lambda w: A @ w, [1, 2], 0.1, 6), (lambda w: B @ w - np.array([1.0, 2.0, 3.0]), np.zeros(3), 0.2, 9),
        (lambda w: np.sin(w), np.array([1, -2, 3, -4]), 0.5, 12), (lambda w: w**3, [0.5], 0.1, 1), (np.cos, [1], 1, 0),
    ],
    "mse": [
        "float(mse([1, 2], [1, 4]))", "float(mse([[1.5], [2], [-1]], [0.5, 7, 2]))", "float(mse([3], [[1.5]]))",
        *(f"[np.asarray({part}, dtype=float).tolist() for dw, db in [mse_grad({asked})]]"
          for asked in (f"{_X}, [1, -2, 0.5, 3], [0.5, 2, -1], 0.75", f"{_X}, np.eye(4)[:, 1:2], np.ones(3), -1",
                        "[[1], [2]], [[1], [4]], [1], 0", "[[1.5, 2.0]], [4.0], [1, 1], 0.5")
          for part in ("dw", "np.sum(db)")),
    ],
    "numerical_gradient": [
        (lambda x: x[0] ** 2 * x[1], [1, 3]), (lambda x: x[0] ** 3 * x[1], [1, 3], 0.5),
        (lambda x: np.sum(P * x**3), np.arange(6).reshape(2, 3), 0.25), (lambda x: np.sum(x**2) * x[1, 0], 4 * P),
        (lambda x: np.sum(x**3), [2.0], 0.125), (lambda x: float(np.prod(x)), np.ones((2, 1, 2)), 0.5),
    ],
    "grad_check": [
        f"bool(grad_check(lambda x: x @ {_A} @ x / 2, lambda x: {_A} @ x, np.array([0.5, 2.0])) < 1e-6)",
        f"float(np.round(grad_check(lambda x: x @ {_A} @ x / 2, lambda x: 2 * {_A} @ x, np.array([0.5, 2.0])), 5))",
        "float(np.round(grad_check(lambda x: 50 * x[0]**2 + x[1]**2 / 2, lambda x: x * [100, -1], np.ones(2)), 5))",
        "float(np.round(grad_check(lambda x: 500 * x[0]**2, lambda x: x * [1000, 0.5], np.ones(2)), 5))",
        "float(np.round(grad_check(lambda x: x @ x - 5, lambda x: 2 * x + np.array([1e-6, 0, 0]), np.zeros(3)), 4))",
        "float(np.round(grad_check(lambda x: x @ x + 0.25, lambda x: 2 * x - np.array([1e-7, 0]), np.zeros(2)), 4))",
        f"float(np.round(grad_check(lambda x: np.sum({_P} * x), lambda x: abs({_P}), np.ones((2, 3))), 5))",
    ],
    "plot_descent": [
        *(f"sorted(float(np.sum(line.get_{axis}data()).round(6)) for ax in {_DRAWN}.axes for line in ax.lines)"
          for axis in "xy"),
        f"all(sum(len(c.levels) for c in ax.collections) > 5 for ax in {_DRAWN}.axes[:1])",
        f"[bool(ax.get_xlabel() and ax.get_ylabel()) for ax in {_DRAWN}.axes]",
        f"bool(min({_REACH.format('xmax')}, {_REACH.format('ymax')}) > 2)",
    ],
}  # fmt: skip
