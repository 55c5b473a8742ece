"""Formulas as a teacher writes them."""

import pytest
import sympy as sp
from sympy import Abs, Rational, asin, atan, cos, exp, log, sin, sqrt

from autograder.wording.notation import html, latex, text

x, y, a, n = sp.symbols("x y a n")
WRITTEN = [
    (x**2 * sin(3 * x), "x² sin(3x)", r"x^{2} \, \sin\left(3 x\right)"),
    (1 / (1 + exp(-x)), "1/(1 + e⁻ˣ)", r"\frac{1}{1 + e^{-x}}"),
    (exp(sin(3 * x)), "e^(sin(3x))", r"e^{\sin\left(3 x\right)}"),
    (sqrt(x) / 2, "√x/2", r"\frac{\sqrt{x}}{2}"),
    (1 / (2 * sqrt(x**2 + 1)), "1/(2√(x² + 1))", r"\frac{1}{2 \sqrt{x^{2} + 1}}"),
    (1 - x, "1 − x", "1 - x"),
    (-sin(x) / x, "−sin(x)/x", r"-\frac{\sin\left(x\right)}{x}"),
    (sin(x) ** 2, "sin²(x)", r"\sin^{2}\left(x\right)"),
    (x * (x + 1), "x·(x + 1)", r"x \cdot \left(x + 1\right)"),
    (sp.Mul(2, x + 1, evaluate=False), "2(x + 1)", r"2 \left(x + 1\right)"),
    (n * x ** (n - 1), "nx^(n − 1)", "n x^{n - 1}"),
    (2 * 3**x, "2·3ˣ", r"2 \cdot 3^{x}"),
    (5 ** (2 * x), "5^(2x)", "5^{2 x}"),
    (2**x * log(2), "2ˣ log(2)", r"2^{x} \, \log\left(2\right)"),
    (x ** Rational(3, 2), "x^(3/2)", r"x^{\frac{3}{2}}"),
    (Abs(x), "|x|", r"\left|x\right|"),
    (asin(x) + atan(x), "arcsin(x) + arctan(x)", r"\arcsin\left(x\right) + \arctan\left(x\right)"),
    (Rational(3, 2) * x**2, "3x²/2", r"\frac{3 x^{2}}{2}"),
    (x / (2 * y), "x/(2y)", r"\frac{x}{2 y}"),
    ((-x) ** n, "(−x)ⁿ", r"\left(-x\right)^{n}"),
    (-(x + 1) * exp(x), "−(x + 1) eˣ", None),
    (-Rational(1, 2), "−1/2", r"-\frac{1}{2}"),
    (cos(x) - (x + 1) * exp(x), "cos(x) − (x + 1) eˣ", None),
]


@pytest.mark.parametrize(("e", "as_text", "as_latex"), WRITTEN, ids=[w[1] for w in WRITTEN])
def test_a_formula_is_written_as_on_paper(e, as_text, as_latex):
    assert text(e) == as_text
    if as_latex is not None:
        assert latex(e) == as_latex


def test_latex_is_typeset_by_matplotlib():
    from matplotlib.mathtext import MathTextParser

    for e, *_ in WRITTEN:
        MathTextParser("agg").parse(f"${latex(e)}$")


def test_a_letter_cannot_write_html_or_latex():
    evil = sp.Symbol(r"<b>\input{x}$")
    assert "<b>" not in html(evil + 1)
    assert "&lt;b&gt;" in html(evil + 1)
    assert latex(evil) == r"\mathrm{binputx}"
    assert "<b>" not in html(sp.Function("<b>")(x))
