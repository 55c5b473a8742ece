"""Functions and data that exercises name, the same for everyone: in a notebook, and while grading.

Where an exercise builds on an earlier one, it is judged with the course's own earlier function, so that no mistake
costs points twice.
"""

from scipy.special import expit as sigmoid

__all__ = ["sigmoid"]
