"""The rules of differentiation, right and buggy: which rule failed, and where."""

from autograder.mistakes.rules.differentiate import derivative
from autograder.mistakes.rules.explaining import Explanation, explain

__all__ = ["Explanation", "derivative", "explain"]
