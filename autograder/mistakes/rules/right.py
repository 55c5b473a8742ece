"""The right rules, as data: templates in u, v and their derivatives du, dv.

A rule's template is an expression in the symbols below. In a composition, `outer(·)` is the outer function and
`slope(·)` its derivative, wherever they are read.
"""

from __future__ import annotations

import sympy as sp

u, v, du, dv = sp.symbols("u v du dv", cls=sp.Dummy)  # two parts, and their derivatives
n, a, c, dc = sp.symbols("n a c dc", cls=sp.Dummy)  # an exponent, a base, a constant factor and its own derivative
x = sp.Dummy("x")  # the variable
outer, slope = sp.Function("outer"), sp.Function("slope")

STRUCTURE: dict[str, sp.Expr] = {
    "constant": sp.S.Zero,
    "variable": sp.S.One,
    "multiple": c * du,
    "product": du * v + u * dv,
    "quotient": (du * v - u * dv) / v**2,
    "reciprocal": -c * du / u**2,
    "tower": u**v * (dv * sp.log(u) + v * du / u),
    "term": du,
    "whole": du,
}
CHAIN = slope(u) * du  # every kind below

# kind: (the function of u, its slope with respect to u)
OUTER: dict[str, tuple[sp.Expr, sp.Expr]] = {
    "power": (u**n, n * u ** (n - 1)),
    "exponential": (a**u, a**u * sp.log(a)),
    "exp": (sp.exp(u), sp.exp(u)),
    "log": (sp.log(u), 1 / u),
    "sin": (sp.sin(u), sp.cos(u)),
    "cos": (sp.cos(u), -sp.sin(u)),
    "tan": (sp.tan(u), 1 + sp.tan(u) ** 2),
    "cot": (sp.cot(u), -1 - sp.cot(u) ** 2),
    "sec": (sp.sec(u), sp.sec(u) * sp.tan(u)),
    "csc": (sp.csc(u), -sp.csc(u) * sp.cot(u)),
    "asin": (sp.asin(u), 1 / sp.sqrt(1 - u**2)),
    "acos": (sp.acos(u), -1 / sp.sqrt(1 - u**2)),
    "atan": (sp.atan(u), 1 / (1 + u**2)),
    "acot": (sp.acot(u), -1 / (1 + u**2)),
    "sinh": (sp.sinh(u), sp.cosh(u)),
    "cosh": (sp.cosh(u), sp.sinh(u)),
    "tanh": (sp.tanh(u), 1 - sp.tanh(u) ** 2),
    "coth": (sp.coth(u), 1 - sp.coth(u) ** 2),
    "sech": (sp.sech(u), -sp.sech(u) * sp.tanh(u)),
    "csch": (sp.csch(u), -sp.csch(u) * sp.coth(u)),
    "asinh": (sp.asinh(u), 1 / sp.sqrt(u**2 + 1)),
    "acosh": (sp.acosh(u), 1 / (sp.sqrt(u - 1) * sp.sqrt(u + 1))),
    "atanh": (sp.atanh(u), 1 / (1 - u**2)),
    "Abs": (sp.Abs(u), sp.sign(u)),
    "sign": (sp.sign(u), sp.S.Zero),
}
FUNCTIONS = frozenset(OUTER) - {"power", "exponential"}


def filled(template: sp.Expr, kind: str) -> sp.Expr:
    """The template with `outer` and `slope` of that kind written out.

    >>> filled(slope(2 * u) * du, "sin")
    _du*cos(2*_u)
    """
    if kind not in OUTER:
        return template
    value, derivative = OUTER[kind]
    return template.replace(outer, lambda at: value.xreplace({u: at})).replace(
        slope, lambda at: derivative.xreplace({u: at})
    )


def rule(kind: str) -> sp.Expr:
    """The template of the right rule for a kind of expression."""
    return filled(CHAIN, kind) if kind in OUTER else STRUCTURE[kind]
