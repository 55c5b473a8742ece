"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper.
"""

from course.figures.drawing import png, show
from course.figures.sigmoid import height_or_argument, sigmoid_and_slope

FIGURES = (sigmoid_and_slope, height_or_argument)

__all__ = ["FIGURES", "height_or_argument", "png", "show", "sigmoid_and_slope"]
