"""A derivative worked out rule by rule, and a twin of a function with other numbers.

from course.steps import steps, twin
"""

from course.steps.derivation import Derivation, Step, steps
from course.steps.twins import twin

__all__ = ["Derivation", "Step", "steps", "twin"]
