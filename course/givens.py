"""Functions and data that exercises name, the same for everyone: in a notebook, and while grading.

Where an exercise builds on an earlier one, it is judged with the course's own earlier function, so that no mistake
costs points twice.
"""

import numpy as np
from scipy.special import expit as sigmoid

__all__ = ["sigmoid", "sigmoid_prime", "sigmoid_prime_from_output"]


def sigmoid_prime(z):
    """Slope of the sigmoid at a pre-activation z."""
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)


def sigmoid_prime_from_output(a):
    """Slope of the sigmoid at the point where its value is a."""
    a = np.asarray(a, dtype=float)
    return a * (1 - a)
