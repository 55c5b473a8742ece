"""Right answers of other kinds than the reference. None may lose a point."""

import numpy as np
import sympy as sp
from scipy.special import expit as sigmoid

from autograder.mistakes.known import variant

# ---- init_params


@variant("uniform up to √3/√n_in")
def init_params(sizes, rng):
    params = []
    for l in range(len(sizes) - 1):
        c = np.sqrt(3 / sizes[l])
        params.append((rng.uniform(-c, c, size=(sizes[l], sizes[l + 1])), np.zeros(sizes[l + 1])))
    return params


@variant("a tuple of lists, scale given to the generator")
def init_params(sizes, rng):
    return tuple([rng.normal(0, n**-0.5, (n, k)), np.zeros((k,))] for n, k in zip(sizes[:-1], sizes[1:], strict=True))


@variant("signs by the toss of a coin")
def init_params(sizes, rng):
    return [(rng.choice([-1.0, 1.0], (n, k)) / np.sqrt(n), np.zeros(k)) for n, k in zip(sizes, sizes[1:], strict=False)]


@variant("biases as a product by 0")
def init_params(sizes, rng):
    from itertools import pairwise

    return [(rng.laplace(0, 1 / np.sqrt(2 * n), (n, k)), 0.0 * np.arange(k)) for n, k in pairwise(sizes)]


@variant("lists of lists")
def init_params(sizes, rng):
    params = []
    for n, k in zip(sizes, sizes[1:], strict=False):
        W = [[rng.standard_normal() / n**0.5 for _ in range(k)] for _ in range(n)]
        params.append((W, [0.0] * k))
    return params


# ---- linear_forward


@variant("np.dot, a dict for a cache")
def linear_forward(X, W, b):
    return np.dot(X, W) + b, {"X": X, "W": W}


@variant("einsum, everything kept")
def linear_forward(X, W, b):
    Z = np.einsum("ij,jk->ik", X, W) + b
    return Z, (X, W, b, Z)


@variant("a column of ones for the bias")
def linear_forward(X, W, b):
    with_one = np.column_stack([X, np.ones(len(X))])
    return with_one @ np.vstack([W, b]), (with_one, W)


@variant("one sample after the other, a list comes back")
def linear_forward(X, W, b):
    rows = [[sum(x * w for x, w in zip(row, W[:, j], strict=True)) + b[j] for j in range(len(b))] for row in X]
    return rows, None


@variant("transposed there and back, a function for a cache")
def linear_forward(X, W, b):
    def back(dZ):
        return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

    return (W.T @ X.T + b.reshape(-1, 1)).T, back


# ---- linear_backward


@variant("einsum")
def linear_backward(dZ, cache):
    X, W = cache
    return np.einsum("mj,ij->mi", dZ, W), np.einsum("mi,mj->ij", X, dZ), np.einsum("mj->j", dZ)


@variant("a list of three, db as a row")
def linear_backward(dZ, cache):
    X, W = cache
    return [np.dot(dZ, np.transpose(W)), np.dot(X.T, dZ), np.sum(dZ, axis=0, keepdims=True)]


@variant("one sample after the other")
def linear_backward(dZ, cache):
    X, W = cache
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for m in range(len(X)):
        dX[m] = W @ dZ[m]
        dW += np.outer(X[m], dZ[m])
        db += dZ[m]
    return dX, dW, db


@variant("one entry after the other")
def linear_backward(dZ, cache):
    X, W = cache
    n_in, n_out = W.shape
    dW = np.array([[np.sum(X[:, i] * dZ[:, j]) for j in range(n_out)] for i in range(n_in)])
    dX = np.array([[np.sum(W[i] * dZ[m]) for i in range(n_in)] for m in range(len(X))])
    return dX, dW, np.ones(len(X)) @ dZ


@variant("transposed twice")
def linear_backward(dZ, cache):
    X, W = cache
    return (W @ dZ.T).T, (dZ.T @ X).T, dZ.T.sum(axis=1)


# ---- activation_backward


@variant("a table of functions")
def activation_backward(dA, Z, kind):
    slope = {
        "sigmoid": lambda z: sigmoid(z) * sigmoid(-z),
        "tanh": lambda z: 1 / np.cosh(z) ** 2,
        "relu": lambda z: np.heaviside(z, 0.0),
        "linear": np.ones_like,
    }
    return np.multiply(dA, slope[kind](Z))


@variant("a copy, set to 0 where the gate is shut; match")
def activation_backward(dA, Z, kind):
    match kind:
        case "relu":
            dZ = np.array(dA, dtype=float)
            dZ[Z <= 0] = 0
            return dZ
        case "sigmoid":
            s = 1 / (1 + np.exp(-Z))
            return dA * (s - s**2)
        case "tanh":
            t = np.tanh(Z)
            return dA * (1 - t) * (1 + t)
    return np.array(dA)


@variant("np.where, and the gate read from the height")
def activation_backward(dA, Z, kind):
    if kind == "linear":
        return 1.0 * dA
    if kind == "relu":
        return np.where(np.maximum(Z, 0) > 0, dA, 0)
    s = sigmoid(Z if kind == "sigmoid" else 2 * Z)
    return s * (1 - s) * dA * (1 if kind == "sigmoid" else 4)


@variant("entry by entry")
def activation_backward(dA, Z, kind):
    import math

    def slope(z):
        if kind == "sigmoid":
            return 1 / (2 + math.exp(z) + math.exp(-z))
        if kind == "tanh":
            return 1 - math.tanh(z) ** 2
        return 1.0 if kind == "linear" or z > 0 else 0.0

    return [[float(d) * slope(float(z)) for d, z in zip(ds, zs, strict=True)] for ds, zs in zip(dA, Z, strict=True)]


# ---- softmax_cross_entropy


@variant("SciPy's log_softmax")
def softmax_cross_entropy(Z, y):
    from scipy.special import log_softmax

    said = log_softmax(np.asarray(Z, dtype=float), axis=1)
    right = np.eye(said.shape[1])[np.ravel(y)]
    return -np.sum(right * said) / len(said), (np.exp(said) - right) / len(said)


@variant("logaddexp, one-hot by comparison")
def softmax_cross_entropy(Z, y):
    Z = np.asarray(Z, dtype=float)
    y = np.asarray(y).reshape(-1, 1)
    log_s = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    right = y == np.arange(Z.shape[1])
    return -log_s[right].mean(), (np.exp(log_s) - right) / Z.shape[0]


@variant("sample after sample, a list of lists")
def softmax_cross_entropy(Z, y):
    import math

    losses, dZ = [], []
    for row, right in zip(Z, np.ravel(y), strict=True):
        top = max(row)
        e = [math.exp(z - top) for z in row]
        losses.append(math.log(sum(e)) - (row[right] - top))
        dZ.append([(x / sum(e) - (k == right)) / len(Z) for k, x in enumerate(e)])
    return sum(losses) / len(losses), dZ


@variant("take_along_axis")
def softmax_cross_entropy(Z, y):
    Z = np.array(Z, dtype=float)
    y = np.array(y).reshape(-1, 1)
    Z -= Z.max(axis=1)[:, None]
    s = np.exp(Z)
    total = s.sum(axis=1, keepdims=True)
    loss = np.mean(np.log(total) - np.take_along_axis(Z, y, axis=1))
    dZ = s / total / len(y)
    np.put_along_axis(dZ, y, np.take_along_axis(dZ, y, axis=1) - 1 / len(y), axis=1)
    return loss, dZ


@variant("a pair in a list, the loss an array of no dimension")
def softmax_cross_entropy(Z, y):
    y = [int(k) for k in np.ravel(y)]
    Z = np.asarray(Z, dtype=float)
    m = Z.shape[0]
    log_s = Z - Z.max(axis=1, keepdims=True)
    log_s = log_s - np.log(np.exp(log_s).sum(axis=1, keepdims=True))
    dZ = np.exp(log_s)
    for i, k in enumerate(y):
        dZ[i, k] -= 1.0
    return [np.asarray(-sum(log_s[i, k] for i, k in enumerate(y)) / m), dZ / m]


# ---- forward


@variant("linear_forward left aside, a dict of lists for caches")
def forward(X, params, kinds):
    caches = {"A": [X], "Z": [], "params": params, "kinds": kinds}
    for n, (W, b) in enumerate(params):
        Z = caches["A"][-1] @ W + b
        caches["Z"].append(Z)
        if n == len(params) - 1:
            return Z, caches
        kind = kinds[n]
        if kind == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif kind == "tanh":
            A = np.tanh(Z)
        elif kind == "relu":
            A = Z * (Z > 0)
        else:
            A = Z
        caches["A"].append(A)


@variant("hidden layers first, then the last one")
def forward(X, params, kinds):
    bends = dict(sigmoid=sigmoid, tanh=np.tanh, relu=lambda z: np.where(z > 0, z, 0.0), linear=np.array)
    caches, A = [], np.array(X, dtype=float)
    *hidden, last = params
    for pair, kind in zip(hidden, kinds, strict=True):
        Z, cache = linear_forward(A, *pair)
        A = bends[kind](Z)
        caches.append([cache, Z, kind])
    Z, cache = linear_forward(A, *last)
    return Z, [*caches, (cache, Z, "linear")]


@variant("recursion")
def forward(X, params, kinds):
    Z, cache = linear_forward(X, *params[0])
    if not kinds:
        return Z, [(cache, Z, "linear")]
    bend = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.clip(z, 0, None), "linear": lambda z: z}
    out, rest = forward(bend[kinds[0]](Z), params[1:], kinds[1:])
    return out, [(cache, Z, kinds[0]), *rest]


@variant("a list comes back")
def forward(X, params, kinds):
    caches = []
    A = X
    for i in range(len(params)):
        Z = np.dot(A, params[i][0]) + params[i][1]
        caches.append((A, params[i][0], Z.copy()))
        if i < len(kinds):
            if kinds[i] == "relu":
                Z = (abs(Z) + Z) / 2
            A = {"sigmoid": sigmoid, "tanh": np.tanh}.get(kinds[i], np.array)(Z)
    return [Z.tolist(), caches]


# ---- backward


@variant("from the last index down")
def backward(dZ_last, caches):
    grads = [None] * len(caches)
    dA = dZ_last
    for l in range(len(caches) - 1, -1, -1):
        cache, Z, kind = caches[l]
        dX, dW, db = linear_backward(activation_backward(dA, Z, kind), cache)
        grads[l] = [dW, db]
        dA = dX
    return tuple(grads)


@variant("each gradient put in front; the last layer by itself")
def backward(dZ_last, caches):
    dA, dW, db = linear_backward(dZ_last, caches[-1][0])
    grads = [(dW, db)]
    for cache, Z, kind in caches[-2::-1] if len(caches) > 1 else []:
        dA, dW, db = linear_backward(activation_backward(dA, Z, kind), cache)
        grads.insert(0, (dW, db))
    return grads


@variant("recursion")
def backward(dZ_last, caches):
    cache, Z, kind = caches[-1]
    dA, dW, db = linear_backward(activation_backward(dZ_last, Z, kind), cache)
    if len(caches) == 1:
        return [(dW, db)]
    return [*backward(dA, caches[:-1]), (dW, db)]


@variant("without the earlier functions; db as rows")
def backward(dZ_last, caches):
    grads, dZ = [], dZ_last
    for l in reversed(range(len(caches))):
        (A, W, *_), _, _ = caches[l]
        grads.append((np.dot(A.T, dZ), np.sum(dZ, axis=0, keepdims=True)))
        if l:
            _, Z, kind = caches[l - 1]
            s = sigmoid(Z)
            slope = {"sigmoid": s * (1 - s), "tanh": 1 - np.tanh(Z) ** 2, "relu": Z > 0, "linear": 1.0}[kind]
            dZ = np.dot(dZ, W.T) * slope
    return list(reversed(grads))


@variant("pairs made of two lists")
def backward(dZ_last, caches):
    dWs, dbs, told = [], [], dZ_last.copy()
    for cache, Z, kind in list(caches)[::-1]:
        told, dW, db = linear_backward(activation_backward(told, Z, kind), cache)
        dWs = [dW, *dWs]
        dbs = [db, *dbs]
    return list(zip(dWs, dbs, strict=True))


# ---- hand_network


@variant("σ′ as σ(z)·σ(−z), multiplied out")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")

    def s(z):
        return 1 / (1 + sp.exp(-z))

    z1, z2 = w1 * x1 + w2 * x2, w3 * x1 + w4 * x2
    out = w5 * s(z1) + w6 * s(z2)
    r = 2 * out - 2 * y
    a, b = r * w5 * s(z1) * s(-z1), r * w6 * s(z2) * s(-z2)
    return {
        "w1": sp.expand(a * x1), "w2": a * x2, "w3": b * x1, "w4": b * x2, "w5": r * s(z1), "w6": sp.expand(r * s(z2)),
    }  # fmt: skip


@variant("exponentials as the quotient rule leaves them")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    e1, e2 = sp.exp(-w1 * x1 - w2 * x2), sp.exp(-w3 * x1 - w4 * x2)
    r = w5 / (1 + e1) + w6 / (1 + e2) - y
    return {
        "w1": 2 * r * w5 * e1 / (1 + e1) ** 2 * x1,
        "w2": 2 * r * w5 * e1 / (1 + e1) ** 2 * x2,
        "w3": 2 * r * w6 * e2 / (1 + e2) ** 2 * x1,
        "w4": 2 * r * w6 * e2 / (1 + e2) ** 2 * x2,
        "w5": 2 * r / (1 + e1),
        "w6": 2 * r / (1 + e2),
    }


@variant("letters first, put in at the end; more keys than asked for")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    h1, h2 = sp.symbols("h1 h2")
    d = 2 * (w5 * h1 + w6 * h2 - y)
    slopes = {
        "w1": d * w5 * h1 * (1 - h1) * x1, "w2": d * w5 * h1 * (1 - h1) * x2, "w3": d * w6 * h2 * (1 - h2) * x1,
        "w4": d * w6 * h2 * (1 - h2) * x2, "w5": d * h1, "w6": d * h2, "ŷ": d,
    }  # fmt: skip
    values = {h1: 1 / (1 + sp.exp(-w1 * x1 - w2 * x2)), h2: 1 / (1 + sp.exp(-w3 * x1 - w4 * x2))}
    return {w: slope.subs(values) for w, slope in slopes.items()}


@variant("with tanh of half of z")
def hand_network():
    x1, x2, y, w1, w2, w3, w4, w5, w6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")
    t1, t2 = sp.tanh((w1 * x1 + w2 * x2) / 2), sp.tanh((w3 * x1 + w4 * x2) / 2)
    d = w5 * (1 + t1) + w6 * (1 + t2) - 2 * y
    d1, d2 = d * w5 * (1 - t1**2) / 4, d * w6 * (1 - t2**2) / 4
    return dict(w1=d1 * x1, w2=d1 * x2, w3=d2 * x1, w4=d2 * x2, w5=d * (1 + t1) / 2, w6=d * (1 + t2) / 2)
