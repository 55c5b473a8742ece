"""Right answers of other kinds than the reference. None may lose a point."""

import numpy as np
from scipy.special import expit as sigmoid

from autograder.mistakes.known import variant
from course.givens import (
    backward,
    digits_data,
    flower_data,
    forward,
    init_params,
    sigmoid_cross_entropy,
    softmax_cross_entropy,
    spiral_data,
)  # fmt: skip

# ---- update


@variant("two loops and append")
def update(params, grads, lr):
    new = []
    for i in range(len(params)):
        W, b = params[i]
        dW, db = grads[i]
        new.append((W - lr * dW, b - lr * db))
    return new


@variant("copies, changed in place")
def update(params, grads, lr):
    new = [[np.array(p, dtype=float) for p in pair] for pair in params]
    for pair, slopes in zip(new, grads):
        for p, dp in zip(pair, slopes):
            p -= lr * dp
    return new


@variant("a tuple of tuples")
def update(params, grads, lr):
    return tuple(tuple(p - lr * g for p, g in zip(pair, slopes)) for pair, slopes in zip(params, grads))


@variant("np.subtract, with out=None")
def update(params, grads, lr):
    return [
        (np.subtract(W, np.multiply(lr, dW)), np.subtract(b, np.multiply(lr, db)))
        for (W, b), (dW, db) in zip(params, grads)
    ]


@variant("a generator inside list()")
def update(params, grads, lr):
    return list(map(lambda p, g: [p[0] - g[0] * lr, p[1] - g[1] * lr], params, grads))


# ---- train


@variant("history as an array, filled in place")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params = init_params(sizes, rng)
    history = np.zeros(epochs)
    for i in range(epochs):
        logits, caches = forward(X, params, kinds)
        if sizes[-1] > 1:
            history[i], dZ = softmax_cross_entropy(logits, y)
        else:
            history[i], dZ = sigmoid_cross_entropy(logits, y)
        params = update(params, backward(dZ, caches), lr)
    return params, history


@variant("a list of two, losses as floats, labels made a column")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params = init_params(sizes, rng)
    history = []
    one = sizes[-1] == 1
    labels = np.asarray(y).reshape(-1, 1) if one else np.asarray(y)
    while len(history) < epochs:
        Z, caches = forward(X, params, kinds)
        loss, dZ = sigmoid_cross_entropy(Z, labels) if one else softmax_cross_entropy(Z, labels)
        history += [float(loss)]
        params = update(params, backward(dZ, caches), lr)
    return [params, history]


@variant("own log loss, the update written out, arrays changed in place")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params = [[W.copy(), b.copy()] for W, b in init_params(sizes, rng)]
    history = []
    m = len(X)
    for _ in range(epochs):
        Z, caches = forward(X, params, kinds)
        if Z.shape[1] == 1:
            t = np.reshape(y, (m, 1))
            loss = np.mean(np.logaddexp(0, Z) - t * Z)
            dZ = (1 / (1 + np.exp(-Z)) - t) / m
        else:
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            P = P / P.sum(axis=1, keepdims=True)
            loss = -np.mean(np.log(P[np.arange(m), y]))
            dZ = (P - np.eye(Z.shape[1])[y]) / m
        history.append(loss)
        for pair, (dW, db) in zip(params, backward(dZ, caches)):
            pair[0] = pair[0] - lr * dW
            pair[1] = pair[1] - lr * db
    return params, history


@variant("without the functions of 4a but init_params: layers written out")
def train(X, y, sizes, kinds, lr, epochs, rng):
    params = init_params(sizes, rng)
    g = {"tanh": np.tanh, "sigmoid": sigmoid, "relu": lambda z: np.maximum(z, 0), "linear": lambda z: z}
    slope = {
        "tanh": lambda a: 1 - a**2,
        "sigmoid": lambda a: a * (1 - a),
        "relu": lambda a: (a > 0) + 0.0,
        "linear": lambda a: 1.0,
    }
    history = []
    for _ in range(epochs):
        A = [X]
        for (W, b), kind in zip(params, [*kinds, "linear"]):
            A.append(g[kind](A[-1] @ W + b))
        Z = A[-1]
        if sizes[-1] == 1:
            loss, d = sigmoid_cross_entropy(Z, y)
        else:
            loss, d = softmax_cross_entropy(Z, y)
        history.append(loss)
        grads = []
        for l in range(len(params) - 1, -1, -1):
            grads.insert(0, (A[l].T @ d, d.sum(axis=0)))
            if l > 0:
                d = (d @ params[l][0].T) * slope[kinds[l - 1]](A[l])
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
    return params, history


# ---- predict, accuracy


@variant("np.where, and argmax of a list")
def predict(X, params, kinds):
    Z = forward(X, params, kinds)[0]
    if np.shape(Z)[1] > 1:
        return [int(np.argmax(row)) for row in Z]
    return [1 if z > 0 else 0 for z in Z.ravel()]


@variant("probabilities first")
def predict(X, params, kinds):
    Z, caches = forward(X, params, kinds)
    if Z.shape[-1] == 1:
        return np.where(np.tanh(Z / 2) > 0, 1, 0).reshape(-1)
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.argmax(P / P.sum(axis=1, keepdims=True), axis=-1)


@variant("a column of zeros beside one logit")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    if Z.shape[1] == 1:
        Z = np.hstack([np.zeros_like(Z), Z])
    return np.argmax(Z, axis=1)


@variant("floats 0.0 and 1.0 for one output")
def predict(X, params, kinds):
    Z, _ = forward(X, params, kinds)
    return np.heaviside(Z[:, 0], 0) if Z.shape[1] == 1 else Z.argmax(1)


@variant("counted in Python", of="predict")
def accuracy(labels, y):
    y = np.asarray(y).flatten()
    return sum(int(a) == int(b) for a, b in zip(labels, y)) / len(y)


@variant("one less the share of wrong ones", of="predict")
def accuracy(labels, y):
    wrong = np.asarray(labels).reshape(-1) != np.asarray(y).reshape(-1)
    return 1 - wrong.sum() / wrong.size


# ---- trask


@variant("as Trask wrote it, one branch for each network")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    np.random.seed(1)
    if len(sizes) == 2:
        y = np.array([[0, 0, 1, 1]]).T
        syn0 = 2 * np.random.random((3, 1)) - 1
        for _ in range(steps):
            l1 = 1 / (1 + np.exp(-(np.dot(X, syn0))))
            l1_delta = (y - l1) * (l1 * (1 - l1))
            syn0 += np.dot(X.T, l1_delta)
        return l1
    y = np.array([[0, 1, 1, 0]]).T
    syn0 = 2 * np.random.random((3, sizes[1])) - 1
    syn1 = 2 * np.random.random((sizes[1], 1)) - 1
    for _ in range(steps):
        l1 = 1 / (1 + np.exp(-(np.dot(X, syn0))))
        l2 = 1 / (1 + np.exp(-(np.dot(l1, syn1))))
        l2_delta = (y - l2) * (l2 * (1 - l2))
        l1_delta = l2_delta.dot(syn1.T) * (l1 * (1 - l1))
        syn1 += l1.T.dot(l2_delta)
        syn0 += X.T.dot(l1_delta)
    return l2


@variant("the outputs after the last update, as a vector; uniform draws of a RandomState")
def trask(sizes=(3, 1), steps=10_000):
    X = np.array([[0.0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    y = X[:, :1] if len(sizes) == 2 else np.logical_xor(X[:, :1], X[:, 1:2]) * 1.0
    rng = np.random.RandomState(1)
    Ws = [rng.uniform(-1, 1, (sizes[i], sizes[i + 1])) for i in range(len(sizes) - 1)]

    def run():
        out = [X]
        for W in Ws:
            out.append(sigmoid(np.einsum("ij,jk->ik", out[-1], W)))
        return out

    for _ in range(steps):
        a = run()
        d = (a[-1] - y) * a[-1] * (1 - a[-1])
        changes = []
        for i in range(len(Ws) - 1, -1, -1):
            changes.append(a[i].T @ d)
            d = d @ Ws[i].T * a[i] * (1 - a[i])
        for W, change in zip(Ws, reversed(changes)):
            W -= change
    return run()[-1].ravel()


@variant("samples one by one, summed before the update; lists of lists")
def trask(sizes=(3, 1), steps=10_000):
    import math

    rows = [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]
    labels = [0, 0, 1, 1] if len(sizes) == 2 else [0, 1, 1, 0]
    np.random.seed(1)
    Ws = [(2 * np.random.random((n, k)) - 1).tolist() for n, k in zip(sizes[:-1], sizes[1:])]
    for _ in range(steps):
        changes = [[[0.0] * len(row) for row in W] for W in Ws]
        outputs = []
        for x, t in zip(rows, labels):
            a = [list(x)]
            for W in Ws:
                a.append([1 / (1 + math.exp(-sum(v * w[k] for v, w in zip(a[-1], W)))) for k in range(len(W[0]))])
            d = [(t - o) * o * (1 - o) for o in a[-1]]
            outputs.append(a[-1])
            for l in range(len(Ws) - 1, -1, -1):
                for i, v in enumerate(a[l]):
                    for k, e in enumerate(d):
                        changes[l][i][k] += v * e
                if l:
                    d = [sum(w * e for w, e in zip(Ws[l][i], d)) * v * (1 - v) for i, v in enumerate(a[l])]
        Ws = [[[w + c for w, c in zip(r, s)] for r, s in zip(W, C)] for W, C in zip(Ws, changes)]
    return np.array(outputs)


# ---- spiral


@variant("a list, labels counted on the spot")
def spiral(steps=2000):
    X, y = spiral_data()
    one, _ = train(X, y, [2, 3], [], 1.0, steps, np.random.default_rng(0))
    two, _ = train(X, y, [2, 100, 3], ["relu"], 1.0, steps, np.random.default_rng(0))
    return [np.mean(predict(X, one, []) == y), np.mean(predict(X, two, ["relu"]) == y)]


@variant("a loop of its own, an array returned")
def spiral(steps=2000):
    X, y = spiral_data()
    result = np.zeros(2)
    for i, (sizes, kinds) in enumerate([([2, 3], []), ([2, 100, 3], ["relu"])]):
        params = init_params(sizes, np.random.default_rng(0))
        for _ in range(steps):
            Z, caches = forward(X, params, kinds)
            dZ = softmax_cross_entropy(Z, y)[1]
            params = update(params, backward(dZ, caches), 1.0)
        Z, _ = forward(X, params, kinds)
        result[i] = (Z.argmax(axis=1) == y).mean()
    return result


@variant("plain NumPy, without a function of the network")
def spiral(steps=2000):
    X, y = spiral_data()
    T = np.eye(3)[y]

    def share(Z):
        return np.mean(np.argmax(Z, axis=1) == y)

    def slope(Z):
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return (E / E.sum(axis=1, keepdims=True) - T) / 300

    W = np.random.default_rng(0).standard_normal((2, 3)) / np.sqrt(2)
    b = np.zeros(3)
    for _ in range(steps):
        d = slope(X @ W + b)
        W, b = W - X.T @ d, b - d.sum(axis=0)
    rng = np.random.default_rng(0)
    V, c = rng.standard_normal((2, 100)) / np.sqrt(2), np.zeros(100)
    U, e = rng.standard_normal((100, 3)) / np.sqrt(100), np.zeros(3)
    for _ in range(steps):
        H = np.maximum(X @ V + c, 0)
        d = slope(H @ U + e)
        back = d @ U.T * (H > 0)
        U, e, V, c = U - H.T @ d, e - d.sum(axis=0), V - X.T @ back, c - back.sum(axis=0)
    return share(X @ W + b), share(np.maximum(X @ V + c, 0) @ U + e)


# ---- flower


@variant("samples as columns, as published")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    X, Y, m = X.T, y.reshape(1, -1), len(y)
    out = {}
    for h in sizes:
        np.random.seed(2)
        W1 = np.random.randn(h, 2) * 0.01
        b1 = np.zeros((h, 1))
        W2 = np.random.randn(1, h) * 0.01
        b2 = np.zeros((1, 1))
        for _ in range(steps):
            A1 = np.tanh(np.dot(W1, X) + b1)
            A2 = 1 / (1 + np.exp(-(np.dot(W2, A1) + b2)))
            dZ2 = A2 - Y
            dW2 = np.dot(dZ2, A1.T) / m
            db2 = np.sum(dZ2, axis=1, keepdims=True) / m
            dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
            dW1 = np.dot(dZ1, X.T) / m
            db1 = np.sum(dZ1, axis=1, keepdims=True) / m
            W1, b1, W2, b2 = W1 - 1.2 * dW1, b1 - 1.2 * db1, W2 - 1.2 * dW2, b2 - 1.2 * db2
        A2 = 1 / (1 + np.exp(-(np.dot(W2, np.tanh(np.dot(W1, X) + b1)) + b2)))
        out[h] = np.mean((A2 > 0.5) == Y)
    return out


@variant("a comprehension over sizes, RandomState for the seed")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()

    def one(h):
        rng = np.random.RandomState(2)
        first = 0.01 * rng.randn(h, 2)
        params = [(first.T, np.zeros(h)), ((0.01 * rng.randn(1, h)).T, np.zeros(1))]
        for _ in range(steps):
            Z, caches = forward(X, params, ["tanh"])
            params = update(params, backward(sigmoid_cross_entropy(Z, y)[1], caches), 1.2)
        return float(accuracy(predict(X, params, ["tanh"]), y))

    return {int(h): one(h) for h in sizes}


@variant("einsum, the batch in another order")
def flower(sizes=(1, 2, 3, 4, 5, 20, 50), steps=5000):
    X, y = flower_data()
    X, y = X[::-1].copy(), y[::-1].copy()
    found = dict.fromkeys(sizes)
    for h in sizes:
        np.random.seed(2)
        V = np.random.randn(h, 2) * 0.01
        w = np.random.randn(1, h)[0] * 0.01
        c, e = np.zeros(h), 0.0
        for _ in range(steps):
            A = np.tanh(np.einsum("mi,hi->mh", X, V) + c)
            d = sigmoid(A @ w + e) - y
            back = d[:, None] * w * (1 - A * A)
            V, c = V - 1.2 * (back.T @ X) / 400, c - 1.2 * back.mean(axis=0)
            w, e = w - 1.2 * (d @ A) / 400, e - 1.2 * d.mean()
        found[h] = np.count_nonzero((np.tanh(X @ V.T + c) @ w + e > 0) == y) / 400
    return found


# ---- digits


@variant("counted on the spot")
def digits(epochs=300):
    X, y, X_new, y_new = digits_data()
    params = train(X, y, (64, 30, 10), ("tanh",), 0.5, epochs, np.random.default_rng(0))[0]
    return float((predict(X_new, params, ("tanh",)) == y_new).sum()) / len(y_new)


@variant("a loop of its own")
def digits(epochs=300):
    X_train, y_train, X_test, y_test = digits_data()
    params = init_params([64, 30, 10], np.random.default_rng(0))
    for _ in range(epochs):
        Z, caches = forward(X_train, params, ["tanh"])
        loss, dZ = softmax_cross_entropy(Z, y_train)
        params = update(params, backward(dZ, caches), lr=0.5)
    Z, _ = forward(X_test, params, ["tanh"])
    return np.mean(np.argmax(Z, axis=1) == y_test)


@variant("plain NumPy, without a function of the network")
def digits(epochs=300):
    X, y, X_test, y_test = digits_data()
    T, m = np.eye(10)[y], len(y)
    rng = np.random.default_rng(0)
    V, c = rng.normal(size=(64, 30)) / 8, np.zeros(30)
    U, e = rng.normal(size=(30, 10)) / 30**0.5, np.zeros(10)
    for _ in range(epochs):
        H = np.tanh(X @ V + c)
        E = np.exp(H @ U + e)
        d = (E / E.sum(axis=1, keepdims=True) - T) / m
        back = d @ U.T * (1 - H**2)
        V, c, U, e = V - 0.5 * X.T @ back, c - 0.5 * back.sum(0), U - 0.5 * H.T @ d, e - 0.5 * d.sum(0)
    return accuracy((np.tanh(X_test @ V + c) @ U + e).argmax(1), y_test)
