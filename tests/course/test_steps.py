"""A derivative worked out rule by rule: right, readable, verified."""

import re

import pytest
import sympy as sp
from hypothesis import given, settings
from sympy import cos, exp, log, sin, sqrt, tan, tanh

from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Equal
from course.steps import steps, twin
from course.steps.patterns import Pattern
from course.steps.tidying import tidied
from tests.strategies import functions_of_x

x, y, a = sp.symbols("x y a")
SIGMOID = 1 / (1 + exp(-x))
TAUGHT = [
    x**2 * sin(3 * x), exp(sin(3 * x)), (x**2 + 1) / (x - 3), SIGMOID, x * exp(x) * sin(x), sqrt(x**2 + 1),
    2 * x**3 + x + 3, x**4 + x**2 + 5, 5 * x * sin(x), x**x, 2**x, a**x * y, log(sin(x)) / x**2, tanh(x**2),
    exp(x**2) * cos(2 * x) / (x**2 + 1) + log(x), (3 - 2 * x) ** 5, tan(x), x * sp.Abs(x), -x, 1 / x,
    x ** sp.Rational(3, 2),
]  # fmt: skip


def rules(f):
    return [step.rule for step in steps(f, x).steps]


def test_the_outermost_rule_comes_first():
    assert rules(x**2 * sin(3 * x)) == ["product rule", "power rule", "chain rule"]
    assert rules(exp(sin(3 * x))) == ["chain rule", "chain rule"]
    assert rules((x**2 + 1) / (x - 3)) == ["quotient rule", "power rule"]


def test_what_is_seen_at_once_is_no_step():
    assert rules(3 * x + 1) == []
    assert rules(2 * x**3 + x + 3) == ["power rule"]
    assert rules(5 * sin(x) + 2) == ["table"]


def test_a_constant_stays_before_a_sum():
    assert rules(y * (x - x**2)) == ["constant factor", "power rule"]
    assert rules(y * (x + 1)) == []


def test_equal_parts_are_worked_out_once():
    assert rules(sin(x**2) * cos(x**2)).count("power rule") == 1


@pytest.mark.parametrize(
    ("f", "answer"),
    [
        (x**2 * sin(3 * x), "f′(x) = 3x² cos(3x) + 2x sin(3x)"),
        ((x**2 + 1) / (x - 3), "f′(x) = (x² − 6x − 1)/(x − 3)²"),
        (SIGMOID, "f′(x) = e⁻ˣ/(1 + e⁻ˣ)²"),
        (sqrt(x**2 + 1), "f′(x) = x/√(x² + 1)"),
        (2**x, "f′(x) = 2ˣ log(2)"),
        (x**4 + x**2 + 5, "f′(x) = 4x³ + 2x"),
        (sp.Integer(5), "f′(x) = 0"),
    ],
)
def test_the_answer_is_tidied_as_on_a_board(f, answer):
    assert steps(f, x).text().splitlines()[-1] == answer


@pytest.mark.parametrize("f", TAUGHT, ids=str)
def test_every_line_of_a_terminal_fits_and_every_formula_is_shown_whole(f):
    text = steps(f, x).text()
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("(") == text.count(")")


@settings(deadline=None, max_examples=40)
@given(functions_of_x())
def test_every_step_is_right_for_any_function(f):
    made = steps(f, x)
    assert isinstance(equivalent(made.derivative, f.diff(x), {x}), Equal)
    for step in made.steps:
        assert isinstance(equivalent(step.filled.expression, step.subject.diff(x), {x}), Equal)


def test_a_step_that_is_not_verified_is_never_shown(monkeypatch):
    from course.steps import patterns

    monkeypatch.setitem(patterns._IN_ORDER, "product", lambda r, slopes: Pattern((tuple(slopes),)))
    with pytest.raises(ArithmeticError):
        steps(x**2 * sin(x), x)


def test_a_function_without_a_rule_is_an_error_that_names_it():
    with pytest.raises(ValueError, match="gamma"):
        steps(sp.gamma(x), x)


def test_html_says_the_words_of_the_text_and_escapes_names():
    made = steps(x**2 * sin(3 * x), x)
    markup = made._repr_html_()
    words = re.sub(r"<[^>]+>", "", markup)
    for step in made.steps:
        assert step.rule in words
    assert "<script>" not in steps(sp.Symbol("<script>") * x**2, x)._repr_html_()
    assert set(re.findall(r"<(\w+)", markup)) <= {"table", "tr", "td", "i", "b", "sup"}


@pytest.mark.parametrize("f", TAUGHT, ids=str)
def test_every_line_of_the_latex_is_typeset(f):
    from matplotlib.mathtext import MathTextParser

    lines = steps(f, x).latex().splitlines()[1:-1]
    for line in lines:
        formula = line.removesuffix(r" \\").split("&& ")[0].replace("&", "")
        MathTextParser("agg").parse(f"${formula}$")


def test_tidying_never_multiplies_out_what_explodes():
    assert tidied((x + 1) ** (10**6) * 2 * x).count_ops() < 20


def test_a_twin_needs_the_same_rules():
    for f in TAUGHT:
        other = twin(f, x)
        assert other != f, f
        assert len(rules(other)) >= len(rules(f)) - 1
    assert rules(twin(x**2 * sin(3 * x), x)) == rules(x**2 * sin(3 * x))
    assert rules(twin(SIGMOID, x)) == rules(SIGMOID)


def test_a_notebook_shows_it():
    from IPython.core.formatters import DisplayFormatter

    data, _ = DisplayFormatter().format(steps(x**2 * sin(3 * x), x))
    assert {"text/html", "text/latex"} <= data.keys()
