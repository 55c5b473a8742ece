"""Reference of 2a: independent of the instructor's solutions, which divide exponentials themselves."""

import numpy as np
from scipy.special import expit, log_expit


def sigmoid(z):
    return expit(np.asarray(z, dtype=float))


def sigmoid_prime(z):
    """σ′ = σ(z)·σ(−z), as exp of a sum of logarithms: relative accuracy in both tails."""
    z = np.asarray(z, dtype=float)
    return np.exp(log_expit(z) + log_expit(-z))


def sigmoid_prime_from_output(a):
    """a(1 − a) with one rounding less: ¼ − (a − ½)²."""
    a = np.asarray(a, dtype=float)
    return 0.25 - (a - 0.5) ** 2


_Z = np.concatenate([np.linspace(-12, 12, 4801), np.linspace(-800, 800, 1601), [-1e308, 1e308]])
ORACLE_INPUTS = {
    "sigmoid": [(_Z,), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "sigmoid_prime": [(_Z,), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "sigmoid_prime_from_output": [(np.linspace(0, 1, 5001),), (0.125,), ([0.25, 0.875],)],
}
