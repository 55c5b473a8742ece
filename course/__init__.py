"""From Slopes to Backprop: what a learner has.

from course import check, figures, hint
"""

from autograder import __version__
from course.checking import check
from course.hints import hint

__all__ = ["__version__", "check", "hint"]
