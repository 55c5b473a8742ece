"""Functions and data that exercises name, the same for everyone: in a notebook, and while grading.

Where an exercise builds on an earlier one, it is judged with the course's own earlier function, so that no mistake
costs points twice.
"""

from typing import Any

from scipy.special import expit as sigmoid

__all__ = ["differentiate", "sigmoid"]


def differentiate(expr: Any, x: Any) -> Any:
    """The derivative of an expression with respect to the symbol x: SymPy's own.

    It stands in for the learner's in what builds on it. Where `differentiate` itself is the exercise, it is refused
    like `sp.diff`.
    """
    import sympy

    return sympy.diff(expr, x)
