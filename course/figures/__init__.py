"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper. Where a figure has a parameter,
`figures.explore(draw, h=(0.1, 2.0, 1.0))` puts a slider above it.
"""

from course.figures.drawing import png, show
from course.figures.sigmoid import height_or_argument, sigmoid_and_slope
from course.figures.sliders import explore
from course.figures.trees import function_and_slopes, growing_trees, rule_at_every_node, tree_of_a_formula

FIGURES = (
    sigmoid_and_slope,
    height_or_argument,
    tree_of_a_formula,
    rule_at_every_node,
    growing_trees,
    function_and_slopes,
)

__all__ = [
    "FIGURES",
    "explore",
    "function_and_slopes",
    "growing_trees",
    "height_or_argument",
    "png",
    "rule_at_every_node",
    "show",
    "sigmoid_and_slope",
    "tree_of_a_formula",
]
