"""Reference of 4a: independent of the instructor's solutions, which send messages backwards.

Here slopes go forwards: one entry of one parameter moves, what it does to the scores is followed through the layers,
and the scores' own slopes weigh it. Exact, and slow; nothing of it could share a mistake with a backward pass.
"""

import numpy as np
import sympy as sp
from scipy.special import expit, log_expit, log_softmax

X1, X2, Y, W1, W2, W3, W4, W5, W6 = sp.symbols("x1 x2 y w1 w2 w3 w4 w5 w6")


def _sigmoid_slope(Z):
    return np.exp(log_expit(Z) + log_expit(-Z))


BENDS = {
    "sigmoid": (expit, _sigmoid_slope),
    "tanh": (np.tanh, lambda Z: 4 * _sigmoid_slope(2 * Z)),
    "relu": (lambda Z: (Z + np.abs(Z)) / 2, lambda Z: np.heaviside(Z, 0.0)),
    "linear": (lambda Z: Z, np.ones_like),
}


def init_params(sizes, rng):
    return [
        (rng.uniform(-1, 1, (n_in, n_out)) * np.sqrt(3 / n_in), np.zeros(n_out))
        for n_in, n_out in zip(sizes, sizes[1:], strict=False)
    ]


def mixed(X, W, b):
    return np.einsum("mi,ij->mj", _floats(X), _floats(W)) + np.asarray(b)[None, :]


def linear_forward(X, W, b):
    return mixed(X, W, b), (X, W, b)


def linear_backward(dZ, cache):
    X, W, _ = cache
    return (
        np.einsum("mj,ij->mi", _floats(dZ), _floats(W)),
        np.einsum("mi,mj->ij", _floats(X), _floats(dZ)),
        np.einsum("mj->j", _floats(dZ)),
    )


def activation_backward(dA, Z, kind):
    return np.multiply(dA, BENDS[kind][1](_floats(Z)))


def softmax_cross_entropy(Z, y):
    said = log_softmax(_floats(Z), axis=1)
    right = np.eye(said.shape[1])[np.reshape(y, -1)]
    return -(right * said).sum() / len(said), (np.exp(said) - right) / len(said)


def scores(X, params, kinds):
    """Z_last of a network."""
    A = X
    for (W, b), kind in zip(params, (*kinds, "linear"), strict=True):
        A = BENDS[kind][0](mixed(A, W, b))
    return A


def forward(X, params, kinds):
    return scores(X, params, kinds), (X, params, kinds)


def pre_activations(X, params, kinds):
    """Z of each hidden layer."""
    return [scores(X, params[: n + 1], kinds[:n]) for n in range(len(kinds))]


def gradients(dZ, X, params, kinds):
    """∂L/∂W and ∂L/∂b of each layer, by moving each entry alone."""
    inputs = [_floats(X)]
    Zs = pre_activations(X, params, kinds)
    inputs += [BENDS[kind][0](Z) for Z, kind in zip(Zs, kinds, strict=True)]
    grads = []
    for n, (W, b) in enumerate(params):
        of_weights, of_biases = np.zeros(np.shape(W)), np.zeros(np.shape(b))
        for j in range(of_biases.size):
            for i in range(len(of_weights)):
                moved = np.zeros((len(inputs[n]), of_biases.size))
                moved[:, j] = inputs[n][:, i]
                of_weights[i, j] = _weighed(dZ, moved, n, Zs, params, kinds)
            moved = np.zeros((len(inputs[n]), of_biases.size))
            moved[:, j] = 1.0
            of_biases[j] = _weighed(dZ, moved, n, Zs, params, kinds)
        grads.append((of_weights, of_biases))
    return grads


def _weighed(dZ, moved, n, Zs, params, kinds):
    """What a movement of layer n's pre-activations is worth at the scores."""
    for Z, kind, (W, _) in zip(Zs[n:], kinds[n:], params[n + 1 :], strict=True):
        moved = np.einsum("mi,ij->mj", moved * BENDS[kind][1](Z), _floats(W))
    return float(np.sum(dZ * moved))


def backward(dZ, caches):
    return gradients(dZ, *caches)


def _floats(a):
    return np.asarray(a, dtype=float)


def loss_of_hand_network():
    def sigma(z):
        return 1 / (1 + sp.exp(-z))

    return (W5 * sigma(W1 * X1 + W2 * X2) + W6 * sigma(W3 * X1 + W4 * X2) - Y) ** 2


def hand_network():
    loss = loss_of_hand_network()
    return {str(w): sp.diff(loss, w) for w in (W1, W2, W3, W4, W5, W6)}


_rng = np.random.default_rng(4)
_X, _V, _c = _rng.normal(size=(5, 3)), _rng.normal(size=(3, 4)), _rng.normal(size=4)
_M, _N = _rng.normal(size=(5, 4)), _rng.normal(size=(5, 4))
_HERE = {"X": _X, "V": _V, "c": _c, "M": _M, "N": _N}


def _with(text):
    """An expression over the arrays above, written out, since an oracle's text has no arguments."""
    for name, array in _HERE.items():
        text = text.replace(f"<{name}>", f"np.array({array.tolist()})")
    return text


def _net(kinds):
    V, c, X = _V.tolist(), _c.tolist(), _X.tolist()
    return f"np.array({X}), [(np.array({V}), np.array({c})), (np.array({V}).T, np.array({X[0]}))], {kinds!r}"


ORACLE_INPUTS = {
    "init_params": [
        "[[W.shape, b.shape] for W, b in init_params([4, 3, 2], np.random.default_rng(0))]",
        "[b.tolist() for W, b in init_params([4, 3, 2], np.random.default_rng(0))]",
        "[[round(float(np.mean(W)), 1), round(float(np.std(W)) * len(W) ** 0.5, 1)]"
        " for W, b in init_params([100, 400, 100], np.random.default_rng(1))]",
        "len(set(np.ravel(init_params([40, 50], np.random.default_rng(1))[0][0]).tolist()))",
    ],
    "linear_forward": [_with("linear_forward(<X>, <V>, <c>)[0]")],
    "linear_backward": [_with(f"linear_backward(<M>, linear_forward(<X>, <V>, <c>)[1])[{n}]") for n in range(3)],
    "activation_backward": [(_M, _N, kind) for kind in BENDS] + [(_M, np.zeros((5, 4)), "relu")],
    "softmax_cross_entropy": [
        _with(f"softmax_cross_entropy({of}, {y})[{n}]")
        for n in range(2)
        for of, y in (("<M>", [0, 3, 1, 1, 2]), ("<N>", [[2], [0], [0], [3], [1]]), ("1000 * <M>", [0, 1, 2, 3, 0]))
    ],
    "forward": [f"forward({_net([kind])})[0]" for kind in BENDS],
    "backward": [
        _with(f"[d.tolist() for pair in backward(<X>, forward({_net([kind])})[1]) for d in pair]") for kind in BENDS
    ],
    "hand_network": [()],
}
