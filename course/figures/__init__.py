"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper. Where a figure has a parameter,
`figures.explore(draw, h=(0.1, 2.0, 1.0))` puts a slider above it.
"""

from course.figures.activations import activation_family, one_parameter, relu_kink, slope_by_depth, softmax_bars
from course.figures.drawing import png, show
from course.figures.sigmoid import height_or_argument, sigmoid_and_slope
from course.figures.sliders import explore

FIGURES = (
    sigmoid_and_slope,
    height_or_argument,
    activation_family,
    relu_kink,
    slope_by_depth,
    softmax_bars,
    one_parameter,
)

__all__ = [
    "FIGURES",
    "activation_family",
    "explore",
    "height_or_argument",
    "one_parameter",
    "png",
    "relu_kink",
    "show",
    "sigmoid_and_slope",
    "slope_by_depth",
    "softmax_bars",
]
