"""The course's figures. In a notebook: `figures.show(figures.sigmoid_and_slope)`.

Each function returns (figure, alt); `dark=True` draws for dark paper. Where a figure has a parameter,
`figures.explore(draw, h=(0.1, 2.0, 1.0))` puts a slider above it.
"""

from course.figures.activations import (
    activation_family,
    one_parameter,
    relu_kink,
    slope_by_depth,
    softmax_bars,
)
from course.figures.arrays import (
    curve_from_points,
    explore_points,
    shapes_that_meet,
    slope_of_abs,
)
from course.figures.autodiff import (
    adam_on_a_bowl,
    dead_by_rate,
    expression_graph,
    gradient_by_depth,
    two_messages,
)
from course.figures.descent import (
    beyond_the_border,
    four_regimes,
    squared_residuals,
    steps_downhill,
    zig_zag,
    zig_zag_scaled,
)
from course.figures.drawing import (
    png,
    show,
)
from course.figures.learning import (
    convex_or_not,
    full_or_stochastic,
    momentum_in_a_valley,
    scaled_contours,
    squared_or_log_loss,
    weights_without_bound,
)
from course.figures.network import (
    dying_relu,
    gradient_by_depth,
    hand_network,
    network_with_shapes,
    said_minus_right,
    twins,
)
from course.figures.rules import (
    growing_rectangle,
    three_dials,
)
from course.figures.sigmoid import (
    height_or_argument,
    sigmoid_and_slope,
)
from course.figures.sigmoid_derivatives import (
    axes_through_the_origin,
    logistic_law,
    nth_derivative,
    slope_of_the_slope,
    wrong_slope,
    wrong_slopes,
)
from course.figures.sliders import (
    explore,
)
from course.figures.slopes import (
    error_against_step,
    secant_to_tangent,
    touching_tangent,
    two_polynomials,
)
from course.figures.trees import (
    function_and_slopes,
    growing_trees,
    rule_at_every_node,
    tree_of_a_formula,
)

FIGURES = (
    sigmoid_and_slope,
    height_or_argument,
    slope_of_the_slope,
    wrong_slopes,
    wrong_slope,
    nth_derivative,
    logistic_law,
    axes_through_the_origin,
    curve_from_points,
    shapes_that_meet,
    slope_of_abs,
    activation_family,
    relu_kink,
    slope_by_depth,
    softmax_bars,
    one_parameter,
    steps_downhill,
    four_regimes,
    zig_zag,
    zig_zag_scaled,
    squared_residuals,
    beyond_the_border,
    tree_of_a_formula,
    rule_at_every_node,
    growing_trees,
    function_and_slopes,
    squared_or_log_loss,
    scaled_contours,
    full_or_stochastic,
    momentum_in_a_valley,
    convex_or_not,
    weights_without_bound,
    network_with_shapes,
    twins,
    said_minus_right,
    gradient_by_depth,
    dying_relu,
    hand_network,
    expression_graph,
    two_messages,
    dead_by_rate,
    adam_on_a_bowl,
)

__all__ = [
    "FIGURES",
    "activation_family",
    "adam_on_a_bowl",
    "axes_through_the_origin",
    "beyond_the_border",
    "convex_or_not",
    "curve_from_points",
    "dead_by_rate",
    "dying_relu",
    "error_against_step",
    "explore",
    "explore_points",
    "expression_graph",
    "four_regimes",
    "full_or_stochastic",
    "function_and_slopes",
    "gradient_by_depth",
    "growing_rectangle",
    "growing_trees",
    "hand_network",
    "height_or_argument",
    "logistic_law",
    "momentum_in_a_valley",
    "network_with_shapes",
    "nth_derivative",
    "one_parameter",
    "png",
    "relu_kink",
    "rule_at_every_node",
    "said_minus_right",
    "scaled_contours",
    "secant_to_tangent",
    "shapes_that_meet",
    "show",
    "sigmoid_and_slope",
    "slope_by_depth",
    "slope_of_abs",
    "slope_of_the_slope",
    "softmax_bars",
    "squared_or_log_loss",
    "squared_residuals",
    "steps_downhill",
    "three_dials",
    "touching_tangent",
    "tree_of_a_formula",
    "twins",
    "two_messages",
    "two_polynomials",
    "weights_without_bound",
    "wrong_slope",
    "wrong_slopes",
    "zig_zag",
    "zig_zag_scaled",
]
