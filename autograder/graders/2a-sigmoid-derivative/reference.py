"""Reference of 2a: independent of the instructor's solutions, which divide exponentials and run recurrences."""

from math import comb, factorial

import numpy as np
import sympy as sp
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


def prove_identity():
    """By the quotient rule, (1′u − 1·u′)/u² with u = 1 + e⁻ᶻ; then E = u − 1 above the bar."""
    z, s = sp.symbols("z s")
    u = 1 + sp.exp(-z)
    return [sp.diff(1 / u, z), (0 * u - sp.diff(u, z)) / u**2, 1 / u - 1 / u**2, s - s**2]


def sigmoid_second(z):
    """−σ′(z)·tanh(z/2), since 1 − 2σ(z) = −tanh(z/2)."""
    return sigmoid_prime(z) * np.tanh(-np.asarray(z, dtype=float) / 2) + 0.0  # no −0


def stirling(n, k):
    """Ways to divide n things into k heaps: inclusion and exclusion over the surjections, divided by k!."""
    return sum((-1) ** j * comb(k, j) * (k - j) ** n for j in range(k + 1)) // factorial(k)


def sigmoid_nth_coeffs(n):
    """(−1)ᵏ k! S(n + 1, k + 1); OEIS A163626."""
    return [(-1) ** k * factorial(k) * stirling(n + 1, k + 1) for k in range(n + 1)]


def derivative_matrix(N):
    """P diag(1 … N) P⁻¹: the columns of Pascal's triangle are its eigenvectors, and P⁻¹ is P with alternating signs."""
    pascal = [[comb(j, k) for k in range(N)] for j in range(N)]
    return np.array(
        [
            [sum(pascal[i][m] * (m + 1) * (-1) ** (m + k) * pascal[m][k] for m in range(N)) for k in range(N)]
            for i in range(N)
        ]
    )


def mend_plots():
    x = np.linspace(-10, 10, 2001)
    return {name: (x, sigmoid_prime(x)) for name in ("raw", "spacing", "step")}


_Z = np.concatenate([np.linspace(-12, 12, 4801), np.linspace(-800, 800, 1601), [-1e308, 1e308]])
ORACLE_INPUTS = {
    "sigmoid": [(_Z,), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "sigmoid_prime": [(_Z,), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "prove_identity": [
        "max(abs(e.doit().subs({'s': 1 / (1 + sp.exp(-2)), 'z': 2}).evalf(30) - sp.exp(-2) / (1 + sp.exp(-2)) ** 2)"
        " for e in list(prove_identity()))"
    ],
    "sigmoid_second": [(np.linspace(-12, 12, 4801),), (-3.5,), (np.arange(-20, 21),), ([0.25, -7.5],)],
    "sigmoid_nth_coeffs": [(n,) for n in range(16)],
    "derivative_matrix": [(n,) for n in range(1, 13)],
    "mend_plots": [()],
    "sigmoid_prime_from_output": [(np.linspace(0, 1, 5001),), (0.125,), ([0.25, 0.875],)],
}
