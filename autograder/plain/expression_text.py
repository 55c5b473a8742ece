"""An expression as text. SymPy's printer puts the terms of a sum in order by computing them, which can run away."""

from __future__ import annotations

from typing import Any

MOST = 1000  # nodes of what is put in order, and the largest number in what a printer may compute
GROWING = ("Pow", "exp", "factorial", "gamma", "binomial", "Sum", "Product", "Integral", "Derivative", "Limit")


def text(expression: Any) -> str:
    """The expression as Python would read it; its sums in the order given where ordering them could run away.

    >>> from sympy import Pow, symbols
    >>> text(symbols("x") ** 2 + 1), text(Pow(9, Pow(9, 9, evaluate=False), evaluate=False))
    ('x**2 + 1', '9**(9**9)')
    """
    import sympy

    return sympy.sstr(expression, order=None if _may_be_ordered(expression) else "none")


def _may_be_ordered(expression: Any) -> bool:
    waiting, count = [expression], 0
    while waiting:
        node = waiting.pop()
        count += 1
        if count > MOST:
            return False
        constant_arguments = [a for a in node.args if not a.free_symbols]
        if type(node).__name__ in GROWING and not all(_is_small(a) for a in constant_arguments):
            return False
        waiting.extend(node.args)
    return True


def _is_small(constant: Any) -> bool:
    if getattr(constant, "is_Rational", False):
        return max(abs(constant.p), constant.q) <= MOST
    return not constant.args or type(constant).__name__ == "Tuple"
