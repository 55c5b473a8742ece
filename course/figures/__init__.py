"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper. Where a figure has a parameter,
`figures.explore(draw, h=(0.1, 2.0, 1.0))` puts a slider above it.
"""

from course.figures.drawing import png, show
from course.figures.sigmoid import height_or_argument, sigmoid_and_slope
from course.figures.sliders import explore

FIGURES = (sigmoid_and_slope, height_or_argument)

__all__ = ["FIGURES", "explore", "height_or_argument", "png", "show", "sigmoid_and_slope"]
