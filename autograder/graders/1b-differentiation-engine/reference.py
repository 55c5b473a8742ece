"""Reference of 1b: SymPy's own rules, where the instructor's solutions have their own."""

import numpy as np
import sympy as sp
from matplotlib.figure import Figure

x, y, a, n, t = sp.symbols("x y a n t")


def count_leaves(expr):
    """Leaves are met on a walk over the whole tree, without recursion of ours."""
    return sum(1 for node in sp.preorder_traversal(expr) if not node.args)


def differentiate(expr, x):
    return sp.diff(expr, x)


def gradient(expr, vars):
    return list(sp.derive_by_array(expr, list(vars)))


def nth_derivative(expr, x, n):
    return sp.diff(expr, x, n) if n else expr


def slope_at(expr, x, point):
    """Through 30 digits, so that the last of a float is right."""
    return float(sp.diff(expr, x).evalf(30, subs={x: sp.sympify(point, rational=True)}))


def derivative_figure(expr, x, lo, hi):
    fig = Figure()
    ax = fig.subplots()
    t = np.linspace(lo, hi, 201)
    for formula in (expr, sp.diff(expr, x)):
        ax.plot(t, [float(formula.subs(x, at)) for at in t])
    return fig


_TREES = [
    sp.Integer(7), x, y, x + 5, x + y, 3 * x, x * (x + 1) * (x + 2), -x * (x + 2), x**2, 1 / x, sp.sqrt(x),
    (x + 3) ** 5, x**n, sp.exp(x), sp.exp(-x), sp.log(x), sp.log(3 * x + 1), sp.sin(x), sp.cos(x),
    sp.sin(x**2), sp.cos(3 * x + 1), sp.tanh(x), sp.tanh(2 * x), 2**x, x**x, (x + 1) ** (2 * x), a**x,
    sp.sin(x * y), x * sp.exp(x) * sp.sin(x),
]  # fmt: skip

_LINES = (  # straight ones, so that it does not matter between which points they are read
    "np.array([np.interp([-0.9, 0.3, 0.7], *line.get_data()) for line in"
    " derivative_figure(3 * sp.Symbol('x') + 1, sp.Symbol('x'), -1, 1).axes[0].lines])"
)
ORACLE_INPUTS = {
    "count_leaves": [(tree,) for tree in _TREES],
    "differentiate": [(tree, x) for tree in _TREES] + [(x * y + sp.exp(x * y), y)],
    "gradient": [(x**2 * y + sp.sin(x * y), [x, y]), (x * sp.exp(y) * a, [a, x, y]), (y + x**3, [y]), (x, [])],
    "nth_derivative": [(1 / x, x, k) for k in range(5)] + [(x**3 * sp.sin(x), x, 2), (y * x**2, y, 1)],
    "slope_at": [(x**2, x, 3), (3 * x, x, 1.5), (sp.sin(x) * sp.exp(x), x, -0.25), (sp.log(t), t, 4), (y**0 * 5, x, 2)],
    "derivative_figure": [_LINES],
}
