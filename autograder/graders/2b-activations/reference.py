"""Reference of 2b: independent of the instructor's solutions, which take the textbook forms."""

import numpy as np
from matplotlib.figure import Figure
from scipy.special import expit, log_expit, log_softmax


def _floats(z):
    return np.asarray(z, dtype=float)


def sigmoid(z):
    return expit(_floats(z))


def sigmoid_prime(z):
    return np.exp(log_expit(_floats(z)) + log_expit(-_floats(z)))


def tanh_prime(z):
    """tanh′ = 4σ(2z)σ(−2z), as exp of a sum of logarithms: relative accuracy in both tails."""
    return 4 * sigmoid_prime(2 * _floats(z))


def tanh_from_sigmoid(z):
    return np.tanh(_floats(z))


def relu(z):
    return (np.abs(_floats(z)) + _floats(z)) / 2


def relu_prime(z):
    return np.heaviside(_floats(z), 0.0)


def leaky_relu_prime(z, alpha=0.01):
    return alpha + (1 - alpha) * relu_prime(z)


def softplus(z):
    return -log_expit(-_floats(z))


def swish(z):
    return _floats(z) * expit(_floats(z))


def swish_prime(z):
    """σ + zσ(z)σ(−z), term by term."""
    return sigmoid(z) + _floats(z) * sigmoid_prime(z)


def arctan_prime(z):
    """The real part of 1/(1 + iz)."""
    return (1 / (1 + 1j * _floats(z))).real


def softmax(Z):
    return np.exp(log_softmax(_floats(Z), axis=1))


def softmax_jacobian(s):
    """Entry by entry: s_i(δ_ij − s_j)."""
    s = [float(x) for x in s]
    return np.array([[a * ((i == j) - b) for j, b in enumerate(s)] for i, a in enumerate(s)])


def plot_panel():
    z = np.linspace(-6, 6, 601)
    fig = Figure()
    heights = sigmoid, np.tanh, relu, lambda z: relu(z) - 0.1 * relu(-z), softplus, swish
    slopes = sigmoid_prime, tanh_prime, relu_prime, lambda z: leaky_relu_prime(z, 0.1), sigmoid, swish_prime
    for ax, height, slope in zip(fig.subplots(2, 3, sharex=True).flat, heights, slopes, strict=True):
        ax.plot(z, height(z), label="height")
        ax.plot(z, slope(z), label="slope")
        ax.legend()
    return fig


def max_gradient_through(L):
    return 0.5 ** (2 * L)


_Z = np.concatenate([np.linspace(-12, 12, 481), np.linspace(-800, 800, 161), [0.0, -0.0, 1e-12, -1e-12, 5e-324]])
_AS = ["_Z", "-3", "2", "np.arange(-20, 21)", "[0.25, -7.5]", "np.zeros((2, 3))"]
_DRAWN = "sorted(float(np.interp([-4.5, -1.5, 1.5, 4.5], *line.get_data()).sum().round(1))"
ORACLE_INPUTS = {
    "tanh_prime": [f"{f}({z})".replace("_Z", "np.linspace(-800, 800, 6401)")
                   for f in ("tanh_prime", "tanh_from_sigmoid") for z in _AS],
    "relu": [f"{f}({z})".replace("_Z", "np.array([0.0, -0.0, 1e-12, -1e-12, 5e-324, 3.0, -800.0, 7.25])")
             for f in ("relu", "relu_prime", "leaky_relu_prime") for z in _AS]
            + ["leaky_relu_prime([-2.0, 0.0, 3.0], 0.3)", "leaky_relu_prime([-2.0, 0.0, 3.0], alpha=0)"],
    "softplus": [f"{f}({z})".replace("_Z", "np.linspace(-800, 800, 6401)")
                 for f in ("softplus", "swish", "swish_prime") for z in _AS],
    "arctan_prime": [(_Z,), (-3,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "softmax": [(np.random.default_rng(k).normal(0, 10 ** (k % 3), shape),)
                for k, shape in enumerate([(4, 4), (1, 5), (6, 1), (3, 2), (5, 5), (2, 7)])] + [([[1000, -1000]],)],
    "softmax_jacobian": [(np.random.default_rng(k).dirichlet(np.ones(k)),) for k in (1, 2, 3, 5, 8)],
    "plot_panel": [
        f"{_DRAWN} for ax in plot_panel().axes for line in ax.lines)",
        "[len(ax.get_legend().get_texts()) for ax in plot_panel().axes]",
        "bool(min(len(line.get_xdata()) for ax in plot_panel().axes for line in ax.lines) > 200)",
    ],
    "max_gradient_through": [(L,) for L in (0, 1, 2, 3, 7, 11, 40, 300, 900)],
}  # fmt: skip
