"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper. Where a figure has a parameter,
`figures.explore(draw, h=(0.1, 2.0, 1.0))` puts a slider above it.
"""

from course.figures.drawing import png, show
from course.figures.rules import growing_rectangle, three_dials
from course.figures.sigmoid import height_or_argument, sigmoid_and_slope
from course.figures.sliders import explore
from course.figures.slopes import error_against_step, secant_to_tangent, touching_tangent, two_polynomials

FIGURES = (
    secant_to_tangent, error_against_step, two_polynomials, growing_rectangle, three_dials, touching_tangent,
    sigmoid_and_slope, height_or_argument,
)  # fmt: skip

__all__ = [
    "FIGURES", "error_against_step", "explore", "growing_rectangle", "height_or_argument", "png", "secant_to_tangent",
    "show", "sigmoid_and_slope", "three_dials", "touching_tangent", "two_polynomials",
]  # fmt: skip
