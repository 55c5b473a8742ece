"""Right answers of other kinds than the reference and the solution. None may lose a point."""

import numpy as np
import sympy as sp
from scipy.special import expit as sigmoid

from autograder.mistakes.known import variant

# ---- bce, bce_with_logits


@variant("the probability of what happened, by where")
def bce(a, y):
    a, y = np.array(a, dtype=float).ravel(), np.array(y).ravel()
    with np.errstate(divide="ignore"):
        return float(np.mean(-np.log(np.where(y == 1, a, 1 - a))))


@variant("kept 1e-15 away from 0 and 1")
def bce(a, y):
    eps = 1e-15
    a = np.clip(np.reshape(a, -1), eps, 1 - eps)
    y = np.reshape(y, -1)
    return -(y * np.log(a) + (1 - y) * np.log(1 - a)).mean()


@variant("kept 1e-12 away from 0 and 1, by products of row and column")
def bce(a, y):
    a = np.clip(np.asarray(a, dtype=float).reshape(-1, 1), 1e-12, 1 - 1e-12)
    y = np.asarray(y, dtype=float).reshape(-1, 1)
    m = len(y)
    return -(y.T @ np.log(a) + (1 - y).T @ np.log(1 - a)) / m


@variant("one sample after the other")
def bce(a, y):
    import math

    total = 0.0
    for p, label in zip(np.ravel(a), np.ravel(y)):
        q = p if label else 1 - p
        total += math.inf if q == 0 else -math.log(q)
    return total / np.size(y)


@variant("a little something inside the logarithm")
def bce(a, y):
    a, y = np.asarray(a, float).flatten(), np.asarray(y, float).flatten()
    tiny = 1e-13
    return np.average(-y * np.log(a + tiny) - (1 - y) * np.log(1 - a + tiny)).item()


@variant("entropies of SciPy")
def bce(a, y):
    from scipy.special import rel_entr

    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    return np.mean(rel_entr(y, a) + rel_entr(1 - y, 1 - a))


@variant("picked by mask, two sums")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(bool)
    with np.errstate(divide="ignore"):
        return (-np.log(a[y]).sum() - np.log1p(-a[~y]).sum()) / y.size


@variant("nan put right afterwards, inf left")
def bce(a, y):
    a, y = np.ravel(a).astype(float), np.ravel(y).astype(float)
    with np.errstate(all="ignore"):
        up, down = y * np.log(a), (1 - y) * np.log(1 - a)
    up[np.isnan(up)] = 0
    down[np.isnan(down)] = 0
    return -np.mean(up + down)


@variant("softplus of −z where the label is 1", of="bce")
def bce_with_logits(z, y):
    z, y = np.ravel(z).astype(float), np.ravel(y)
    return np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))


@variant("the largest taken out", of="bce")
def bce_with_logits(z, y):
    z, y = np.array(z, dtype=float).reshape(-1), np.array(y, dtype=float).reshape(-1)
    return float((np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean())


@variant("with signs for labels", of="bce")
def bce_with_logits(z, y):
    sign = 1 - 2 * np.ravel(y)
    return np.logaddexp(0, sign * np.ravel(z)).mean()


@variant("SciPy's log_expit", of="bce")
def bce_with_logits(z, y):
    from scipy.special import log_expit

    z, y = np.ravel(z).astype(float), np.ravel(y).astype(float)
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))


@variant("numbers one by one", of="bce")
def bce_with_logits(z, y):
    import math

    costs = [
        max(t, 0.0) + math.log1p(math.exp(-abs(t))) - k * t for t, k in zip(np.ravel(z).tolist(), np.ravel(y).tolist())
    ]
    return sum(costs) / len(costs)


# ---- logit_slope


@variant("a − y")
def logit_slope():
    a, y = sp.symbols("a y")
    return a - y


@variant("two factors, nothing simplified")
def logit_slope():
    a, y = sp.symbols("a y")
    return (-y / a + (1 - y) / (1 - a)) * a * (1 - a)


@variant("one fraction")
def logit_slope():
    a, y = sp.symbols("a y")
    return ((a - y) / (a * (1 - a))) * (a * (1 - a))


@variant("each label by itself")
def logit_slope():
    a, y = sp.symbols("a y")
    return y * (a - 1) + (1 - y) * a


@variant("through z, by SymPy")
def logit_slope():
    a, y, z = sp.symbols("a y z")
    s = 1 / (1 + sp.exp(-z))
    loss = -y * sp.log(s) - (1 - y) * sp.log(1 - s)
    return sp.simplify(sp.diff(loss, z)).subs(z, sp.log(a / (1 - a)))


@variant("symbols with assumptions")
def logit_slope():
    a = sp.Symbol("a", positive=True)
    y = sp.Symbol("y", real=True)
    return sp.expand(a * (1 - y)) - y * (1 - a)


@variant("doit at the end")
def logit_slope():
    a, y = sp.symbols("a y")
    return (sp.Derivative(-y * sp.log(a) - (1 - y) * sp.log(1 - a), a) * a * (1 - a)).doit()


# ---- logistic_grad


@variant("columns all through")
def logistic_grad(X, y, w, b):
    X = np.array(X, dtype=float)
    m = X.shape[0]
    y = np.array(y, dtype=float).reshape(m, 1)
    w = np.array(w, dtype=float).reshape(-1, 1)
    dZ = 1 / (1 + np.exp(-(X @ w + b))) - y
    dw = X.T @ dZ / m
    db = np.sum(dZ) / m
    return dw, db


@variant("a column of ones, cut off again")
def logistic_grad(X, y, w, b):
    X = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
    slopes = X.T @ (sigmoid(X @ np.append(w, b)) - np.ravel(y)) / len(X)
    return slopes[:-1], slopes[-1]


@variant("a mean of products")
def logistic_grad(X, y, w, b):
    X = np.asarray(X)
    d = sigmoid(X.dot(w) + b) - np.asarray(y).squeeze(-1 if np.ndim(y) == 2 else ())
    return np.mean(d[:, None] * X, axis=0), np.mean(d)


@variant("sample by sample")
def logistic_grad(X, y, w, b):
    X, y, w = np.asarray(X, float), np.ravel(y), np.asarray(w, float)
    dw, db = np.zeros(len(w)), 0.0
    for row, label in zip(X, y):
        error = sigmoid(row @ w + b) - label
        dw += error * row
        db += error
    return dw / len(X), db / len(X)


@variant("entry by entry, a list")
def logistic_grad(X, y, w, b):
    m, n = len(X), len(w)
    y = np.ravel(y)
    z = [sum(X[i][j] * w[j] for j in range(n)) + b for i in range(m)]
    d = [float(sigmoid(z[i]) - y[i]) for i in range(m)]
    return [[sum(d[i] * X[i][j] for i in range(m)) / m for j in range(n)], sum(d) / m]


@variant("the unsimplified chain")
def logistic_grad(X, y, w, b):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float).flatten()
    a = sigmoid(X @ np.asarray(w) + b)
    d = (-y / a + (1 - y) / (1 - a)) * a * (1 - a)
    return np.einsum("ij,i->j", X, d) / len(d), np.array([d.mean()])


@variant("rows, as (1, n)")
def logistic_grad(X, y, w, b):
    X = np.asarray(X, dtype=float)
    d = sigmoid(X @ np.reshape(w, (-1, 1)) + b) - np.reshape(y, (-1, 1))
    return d.T @ X / len(X), d.mean(axis=0)


# ---- standardize


@variant("a little something below the bar")
def standardize(X_train, X_test):
    X_train, X_test = np.array(X_train, float), np.array(X_test, float)
    mu, sigma = X_train.mean(0), X_train.std(0)
    return [(X_train - mu) / (sigma + 1e-8), (X_test - mu) / (sigma + 1e-8)]


@variant("a little something under the root")
def standardize(X_train, X_test):
    X_train, X_test = np.array(X_train, float), np.array(X_test, float)
    mu = X_train.mean(axis=0)
    sigma = np.sqrt(X_train.var(axis=0) + 1e-12)
    return (X_train - mu) / sigma, (X_test - mu) / sigma


@variant("the spread set to 1 where it is 0")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    centred = X_train - X_train.mean(axis=0, keepdims=True)
    s = np.sqrt((centred**2).mean(axis=0))
    s[s == 0] = 1
    return centred / s, (X_test - X_train.mean(axis=0)) / s


@variant("column by column")
def standardize(X_train, X_test):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    for j in range(train.shape[1]):
        mean, std = train[:, j].mean(), train[:, j].std()
        train[:, j] -= mean
        test[:, j] -= mean
        if std > 0:
            train[:, j] /= std
            test[:, j] /= std
    return train, test


@variant("a constant column left as it is")
def standardize(X_train, X_test):
    X_train, X_test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    moves = std > 1e-12
    X_train[:, moves] = (X_train[:, moves] - mean[moves]) / std[moves]
    X_test[:, moves] = (X_test[:, moves] - mean[moves]) / std[moves]
    return X_train, X_test


@variant("np.divide with where, lists")
def standardize(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)

    def scaled(X):
        away = np.asarray(X) - mean
        return np.divide(away, std, out=np.zeros_like(away, dtype=float), where=std > 0).tolist()

    return [scaled(X_train), scaled(X_test)]


@variant("nan put right afterwards")
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    with np.errstate(all="ignore"):
        both = [(X - X_train.mean(axis=0)) / X_train.std(axis=0) for X in (X_train, X_test)]
    return tuple(np.nan_to_num(Z, posinf=0.0, neginf=0.0) for Z in both)


# ---- minibatches


@variant("a generator")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.permutation(len(X))
    for start in range(0, len(X), B):
        rows = order[start : start + B]
        yield X[rows], y[rows]


@variant("zip of two splits")
def minibatches(X, y, B, rng):
    X, y = np.array(X), np.array(y)
    order = np.arange(len(y))
    rng.shuffle(order)
    cuts = range(B, len(y), B)
    return zip(np.split(X[order], cuts), np.split(y[order], cuts))


@variant("a deck that grows smaller")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    deck = list(rng.permutation(len(y)))
    out = []
    while deck:
        rows = [deck.pop() for _ in range(min(B, len(deck)))]
        out.append([X[rows], y[rows]])
    return out


@variant("lists of rows")
def minibatches(X, y, B, rng):
    order = rng.permutation(len(y)).tolist()
    for k in range(0, len(order), B):
        yield [X[i] for i in order[k : k + B]], [y[i] for i in order[k : k + B]]


@variant("keys, sorted")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = np.argsort(rng.random(len(y)))
    return iter([(X[order[k : k + B]], y[order[k : k + B]]) for k in range(0, len(y), B)])


@variant("drawn without replacement, all at once, counted in batches")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = rng.choice(len(y), size=len(y), replace=False)
    number = int(np.ceil(len(y) / B))
    return tuple((X[order[n * B : (n + 1) * B]], y[order[n * B : (n + 1) * B]]) for n in range(number))


@variant("X and y in one table, shuffled together")
def minibatches(X, y, B, rng):
    table = np.column_stack([X, y])
    rng.shuffle(table)
    for k in range(0, len(table), B):
        yield table[k : k + B, :-1], table[k : k + B, -1]


@variant("shuffled by hand (Fisher and Yates)")
def minibatches(X, y, B, rng):
    X, y = np.asarray(X), np.asarray(y)
    order = list(range(len(y)))
    for last in range(len(order) - 1, 0, -1):
        k = int(rng.integers(0, last + 1))
        order[k], order[last] = order[last], order[k]
    for k in range(0, len(order), B):
        yield X[order[k : k + B]], y[order[k : k + B]]


# ---- sgd


@variant("a list of arrays")
def sgd(grad_batch, w0, batches, lr):
    w = np.array(w0, dtype=np.float64)
    path = [w.copy()]
    for batch in batches:
        g = grad_batch(w, batch[0], batch[1])
        w -= lr * g
        path.append(w.copy())
    return path


@variant("a list of lists")
def sgd(grad_batch, w0, batches, lr):
    w = [float(t) for t in w0]
    path = [w]
    for X, y in batches:
        g = grad_batch(np.array(w), X, y)
        w = [a - lr * b for a, b in zip(w, g)]
        path.append(w)
    return path


@variant("accumulate")
def sgd(grad_batch, w0, batches, lr):
    from itertools import accumulate

    start = np.asarray(w0, dtype=float)
    return np.stack(list(accumulate(batches, lambda w, batch: w - lr * grad_batch(w, *batch), initial=start)))


@variant("all batches fetched first")
def sgd(grad_batch, w0, batches, lr):
    batches = list(batches)
    path = np.zeros((len(batches) + 1, len(w0)))
    path[0] = w0
    for k, (X, y) in enumerate(batches):
        path[k + 1] = path[k] - lr * grad_batch(path[k], X, y)
    return path


@variant("vstack, row by row")
def sgd(grad_batch, w0, batches, lr):
    path = np.array([w0], dtype=float)
    for X, y in iter(batches):
        path = np.vstack([path, path[-1] - lr * grad_batch(path[-1], X, y)])
    return path


@variant("a recursion")
def sgd(grad_batch, w0, batches, lr):
    w, batches = np.array(w0, dtype=float), iter(batches)
    for X, y in batches:
        return [w, *sgd(grad_batch, w - lr * grad_batch(w, X, y), batches, lr)]
    return [w]


# ---- momentum


@variant("lr in the velocity")
def momentum(grad, w0, lr, beta, n):
    w = np.array(w0, dtype=float)
    v = np.zeros_like(w)
    path = [w]
    for _ in range(n):
        v = beta * v - lr * grad(w)
        w = w + v
        path.append(w)
    return path


@variant("the step before, remembered")
def momentum(grad, w0, lr, beta, n):
    path = [np.array(w0, dtype=float)]
    before = path[0]
    for _ in range(n):
        here = path[-1]
        path.append(here - lr * grad(here) + beta * (here - before))
        before = here
    return np.array(path)


@variant("the table made first")
def momentum(grad, w0, lr, beta, n):
    path = np.empty((n + 1, np.size(w0)))
    path[0] = w0
    v = np.zeros(np.size(w0))
    for k in range(n):
        v = beta * v + np.asarray(grad(path[k]))
        path[k + 1] = path[k] - lr * v
    return path


@variant("all slopes kept, weighted anew")
def momentum(grad, w0, lr, beta, n):
    path, slopes = [np.array(w0, dtype=float)], []
    for k in range(n):
        slopes.append(grad(path[-1]))
        v = sum(beta ** (k - i) * g for i, g in enumerate(slopes))
        path.append(path[-1] - lr * v)
    return [p.tolist() for p in path]


@variant("in place, copied")
def momentum(grad, w0, lr, beta, n):
    w = np.asarray(w0).astype(float)
    v = 0 * w
    path = [w.copy()]
    while len(path) <= n:
        v *= beta
        v += grad(w)
        w -= lr * v
        path.append(w.copy())
    return np.array(path)


# ---- fit_logistic


@variant("plain loops, a smaller rate, more epochs")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(100):
        for X_batch, y_batch in minibatches(X, y_train, 16, rng):
            dw, db = logistic_grad(X_batch, y_batch, w, b)
            w = w - 0.1 * dw
            b = b - 0.1 * db
    return sigmoid(X_new @ w + b)


@variant("momentum over all samples, no chance at all")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad(t):
        return np.append(*logistic_grad(X, y_train, t[:-1], t[-1]))

    t = momentum(grad, np.zeros(X.shape[1] + 1), 0.5, 0.9, 150)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1])


@variant("a column of ones, random first weights, probabilities as a column")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)
    X, X_new = np.column_stack([np.ones(len(X)), X]), np.column_stack([np.ones(len(X_new)), X_new])
    w = rng.normal(0, 0.1, X.shape[1])
    for epoch in range(60):
        batches = minibatches(X, y_train, 20, rng)
        w = sgd(lambda w, A, t: A.T @ (sigmoid(A @ w) - t) / len(t), w, batches, 0.5 / (1 + epoch / 10))[-1]
    return sigmoid(X_new @ w).reshape(-1, 1)


@variant("all gradient descent, no helper")
def fit_logistic(X_train, y_train, X_test, rng):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    X, X_new = (X_train - mean) / std, (X_test - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        d = (sigmoid(X @ w + b) - y_train) / len(y_train)
        w -= 0.5 * X.T @ d
        b -= 0.5 * d.sum()
    return sigmoid(X_new @ w + b)


@variant("one sgd over the batches of all epochs")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)

    def grad_batch(t, A, labels):
        dw, db = logistic_grad(A, labels, t[:-1], t[-1])
        return np.concatenate([np.ravel(dw), [float(np.ravel(db)[0])]])

    batches = (pair for _ in range(50) for pair in minibatches(X, y_train, 10, rng))
    t = sgd(grad_batch, np.zeros(X.shape[1] + 1), batches, 0.1)[-1]
    return sigmoid(X_new @ t[:-1] + t[-1]).tolist()


@variant("the mean of the last epoch's weights")
def fit_logistic(X_train, y_train, X_test, rng):
    X, X_new = standardize(X_train, X_test)
    t = np.zeros(X.shape[1] + 1)
    for _ in range(30):
        path = sgd(
            lambda t, A, labels: np.append(*logistic_grad(A, labels, t[:-1], t[-1])),
            t, minibatches(X, y_train, 8, rng), 0.5,
        )  # fmt: skip
        t = np.array(path)[-1]
    t = np.mean(path, axis=0)
    return 1 / (1 + np.exp(-(X_new @ t[:-1] + t[-1])))
