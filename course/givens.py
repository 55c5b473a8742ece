"""Functions and data that exercises name, the same for everyone: in a notebook, and while grading.

Where an exercise builds on an earlier one, it is judged with the course's own earlier function, so that no mistake
costs points twice.
"""

import numpy as np
from scipy.special import expit as sigmoid

__all__ = [
    "leaky_relu_prime",
    "relu",
    "relu_prime",
    "sigmoid",
    "softplus",
    "swish",
    "swish_prime",
    "tanh_prime",
]


# ---- activations (2b)


def tanh_prime(z):
    return 4 * sigmoid(2 * np.asarray(z, dtype=float)) * sigmoid(-2 * np.asarray(z, dtype=float))


def relu(z):
    return np.clip(np.asarray(z, dtype=float), 0, None)


def relu_prime(z):
    return np.heaviside(np.asarray(z, dtype=float), 0.0)


def leaky_relu_prime(z, alpha=0.01):
    return alpha + (1 - alpha) * relu_prime(z)


def softplus(z):
    z = np.asarray(z, dtype=float)
    return relu(z) + np.log1p(np.exp(-np.abs(z)))


def swish(z):
    return np.asarray(z, dtype=float) * sigmoid(np.asarray(z, dtype=float))


def swish_prime(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * (1 + z * sigmoid(-z))
