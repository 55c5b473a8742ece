"""Typed formulas: what each one means, and what is said of one that means nothing."""

import re
import time
import tracemalloc

import pytest
import sympy as sp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.checks.formula import FormulaError, function, read
from autograder.plain.codec import pack, unpack
from autograder.wording import formulas

x, y, a, t, w1, w2, alpha = sp.symbols("x y a t w1 w2 alpha")
SYMBOLS = ("x", "y", "a", "t", "w1", "w2", "alpha")
half, third = sp.Rational(1, 2), sp.Rational(1, 3)
sin, cos, tan, exp, log, sqrt, Abs, pi, E = sp.sin, sp.cos, sp.tan, sp.exp, sp.log, sp.sqrt, sp.Abs, sp.pi, sp.E
SIGMA = {"sigma": function("z", "1/(1 + e^(-z))"), "f": function("u", "u^2 + 1")}


def rebuilt(e):
    """The same expression, evaluated as SymPy does when one types it."""
    return e.func(*map(rebuilt, e.args)) if e.args else e


def meant(text, symbols=SYMBOLS):
    return rebuilt(read(text, symbols, SIGMA).expression)


MEANT = [
    # numbers
    ("0", 0),
    ("7", 7),
    ("-7", -7),
    ("+7", 7),
    ("007", 7),
    ("0.5", half),
    (".5", half),
    ("5.", 5),
    ("1e-3", sp.Rational(1, 1000)),
    ("2E3", 2000),
    ("2.5e2", 250),
    ("1/2", half),
    ("-3/4", -sp.Rational(3, 4)),
    ("½", half),
    ("¾x", 3 * x / 4),
    ("2^10", 1024),
    ("2**10", 1024),
    ("2^3^2", 512),
    ("-3^2", -9),
    ("(-3)^2", 9),
    ("2^-1", half),
    ("−2", -2),
    ("1 - -1", 2),
    ("2*-3", -6),
    # constants
    ("pi", pi),
    ("π", pi),
    (r"\pi", pi),
    ("2pi", 2 * pi),
    ("e", E),
    ("E", E),
    ("pi x", pi * x),
    ("pix", pi * x),
    ("e^2", E**2),
    (r"\mathrm{e}^x", exp(x)),
    ("ex", E * x),
    # sums and products
    ("x+y", x + y),
    ("x-y", x - y),
    ("x - y - a", x - y - a),
    ("x-(y-a)", x - (y - a)),
    ("-x", -x),
    ("--x", x),
    ("-x+y", y - x),
    ("2x", 2 * x),
    ("2 x", 2 * x),
    ("xy", x * y),
    ("x y", x * y),
    ("2xy", 2 * x * y),
    ("x*y", x * y),
    ("x·y", x * y),
    ("x × y", x * y),
    (r"x \cdot y", x * y),
    (r"x\times y", x * y),
    ("x÷y", x / y),
    ("x/y", x / y),
    ("x/y/a", x / y / a),
    ("x/y*a", x / y * a),
    ("x/(y a)", x / (y * a)),
    ("3/4 x", 3 * x / 4),
    ("1/2x", x / 2),
    ("1/(2x)", 1 / (2 * x)),
    ("x(x+1)", x * (x + 1)),
    ("(x+1)x", x * (x + 1)),
    ("(x+1)(x-1)", (x + 1) * (x - 1)),
    ("2(x+1)", 2 * (x + 1)),
    ("x[y+(a-t)]", x * (y + a - t)),
    ("{x+1}y", (x + 1) * y),
    ("-2x", -2 * x),
    ("-x y", -x * y),
    ("x*-y", -x * y),
    ("x/-y", -x / y),
    ("2−x×3·x²", 2 - 3 * x**3),
    ("(x+1)2", 2 * x + 2),
    ("5(2)(3)", 30),
    # powers
    ("x^2", x**2),
    ("x**2", x**2),
    ("x²", x**2),
    ("x⁻¹", 1 / x),
    ("x¹⁰", x**10),
    ("2x^2", 2 * x**2),
    ("-x^2", -(x**2)),
    ("(-x)^2", x**2),
    ("x^2y", x**2 * y),
    ("x^2 y^3", x**2 * y**3),
    ("x^{10}", x**10),
    ("x^(y+1)", x ** (y + 1)),
    ("x^-2", x**-2),
    ("x^-2y", y / x**2),
    ("2^x", 2**x),
    ("2**x", 2**x),
    ("2^-x", 2**-x),
    ("2**-x", 2**-x),
    ("a^x", a**x),
    ("x^x", x**x),
    ("x^y^a", x ** (y**a)),
    ("(x^y)^a", (x**y) ** a),
    ("x^½", sqrt(x)),
    ("x^1/2", x / 2),
    ("x^(1/2)", sqrt(x)),
    ("(x+1)^2", (x + 1) ** 2),
    ("(2x)^3", 8 * x**3),
    ("x**-1", 1 / x),
    ("x^+2", x**2),
    ("xⁿ", None),
    ("2ˣ", 2**x),
    # e and exp
    ("e^x", exp(x)),
    ("e^{-x}", exp(-x)),
    ("e^-x", exp(-x)),
    ("e^(2x)", exp(2 * x)),
    ("e^2x", E**2 * x),
    ("exp(x)", exp(x)),
    ("exp x", exp(x)),
    ("exp(-x^2/2)", exp(-(x**2) / 2)),
    ("e^x^2", exp(x**2)),
    ("e**x", exp(x)),
    ("E**x", exp(x)),
    ("xe^x", x * exp(x)),
    ("e^sin(x)", exp(sin(x))),
    ("e^{sin x}", exp(sin(x))),
    ("e^(x)y", y * exp(x)),
    ("np.exp(-x)", exp(-x)),
    ("e^{x}^2", exp(x**2)),
    # functions
    ("sin x", sin(x)),
    ("sin(x)", sin(x)),
    ("sinx", sin(x)),
    (r"\sin x", sin(x)),
    (r"\sin{x}", sin(x)),
    ("sin 2x", sin(2 * x)),
    ("sin 2x cos x", sin(2 * x) * cos(x)),
    ("2x^2 sin x", 2 * x**2 * sin(x)),
    ("sin x cos x", sin(x) * cos(x)),
    ("sin(x)cos(x)", sin(x) * cos(x)),
    ("sin^2 x", sin(x) ** 2),
    ("sin²x", sin(x) ** 2),
    ("sin^2(x)", sin(x) ** 2),
    ("sin(x)^2", sin(x) ** 2),
    ("sin(x)**2", sin(x) ** 2),
    ("sin x^2", sin(x**2)),
    ("(sin x)^2", sin(x) ** 2),
    ("sin^2 x + cos^2 x", 1 + 0 * x),
    ("sin(2x)y", sin(2 * x) * y),
    ("sin xy", sin(x * y)),
    ("sin x * y", sin(x) * y),
    ("sin x/2", sin(x) / 2),
    ("sin(x/2)", sin(x / 2)),
    ("sin -x", -sin(x)),
    ("2 sin x", 2 * sin(x)),
    ("x sin x", x * sin(x)),
    ("xsinx", x * sin(x)),
    ("xsin(x)", x * sin(x)),
    ("sin x + 1", sin(x) + 1),
    ("sin pi x", sin(pi * x)),
    ("sin|x|", sin(Abs(x))),
    ("sin^-1 x", sp.asin(x)),
    ("sin^{-1}(x)", sp.asin(x)),
    ("arcsin x", sp.asin(x)),
    ("asin(x)", sp.asin(x)),
    (r"\arctan x", sp.atan(x)),
    ("tan x", tan(x)),
    ("tanh x", sp.tanh(x)),
    ("tanhx", sp.tanh(x)),
    ("cosh(2x)", sp.cosh(2 * x)),
    ("sec x tan x", sp.sec(x) * tan(x)),
    ("1/cos^2 x", cos(x) ** -2),
    ("cosec x", sp.csc(x)),
    ("cot x", sp.cot(x)),
    ("1 - tanh^2 x", 1 - sp.tanh(x) ** 2),
    ("ln sin x", log(sin(x))),
    ("sin cos x", sin(cos(x))),
    ("sin(cos(x))", sin(cos(x))),
    (r"\operatorname{asinh}(x)", sp.asinh(x)),
    ("sign(x)", sp.sign(x)),
    ("x / sin x cos x", x / sin(x) * cos(x)),
    ("cos(3x)·3", 3 * cos(3 * x)),
    ("math.sin(x)", sin(x)),
    ("sympy.cos(x)", cos(x)),
    ("expit(x)", 1 / (1 + exp(-x))),
    # logarithms and roots
    ("ln x", log(x)),
    ("ln(x)", log(x)),
    ("log x", log(x)),
    ("lnx", log(x)),
    (r"\ln x", log(x)),
    ("ln|x|", log(Abs(x))),
    ("log2(x)", log(x) / log(2)),
    ("log_2 x", log(x) / log(2)),
    ("log_2(x)", log(x) / log(2)),
    (r"\log_{2} x", log(x) / log(2)),
    ("log10(x)", log(x) / log(10)),
    ("x ln x", x * log(x)),
    ("xlnx", x * log(x)),
    ("ln 2 x", log(2 * x)),
    ("ln(2)2^x", log(2) * 2**x),
    ("ln a a^x", log(a * a**x)),
    ("ln(a)a^x", log(a) * a**x),
    ("log(1+x)", log(1 + x)),
    ("log1p(x)", log(1 + x)),
    ("√x", sqrt(x)),
    ("√2x", sqrt(2) * x),
    ("√(2x)", sqrt(2 * x)),
    ("sqrt(x)", sqrt(x)),
    ("sqrt(2)x", sqrt(2) * x),
    ("sqrt x", sqrt(x)),
    (r"\sqrt{x}", sqrt(x)),
    (r"\sqrt2 x", sqrt(2) * x),
    (r"\sqrt[3]{x}", x**third),
    ("∛x", x**third),
    ("cbrt(x)", x**third),
    ("1/√x", 1 / sqrt(x)),
    ("1/(2√x)", 1 / (2 * sqrt(x))),
    ("1/(2sqrt(x))", 1 / (2 * sqrt(x))),
    ("√x y", sqrt(x) * y),
    # bars
    ("|x|", Abs(x)),
    ("abs(x)", Abs(x)),
    ("2|x|", 2 * Abs(x)),
    ("|x||y|", Abs(x) * Abs(y)),
    ("||x|+1|", Abs(Abs(x) + 1)),
    ("|x|^2", Abs(x) ** 2),
    (r"\left|x\right|", Abs(x)),
    (r"\lvert x\rvert y", Abs(x) * y),
    ("|-x|", Abs(x)),
    ("x|y|", x * Abs(y)),
    ("|(x+1)|x|", None),
    ("|x(y+1)|", Abs(x * (y + 1))),
    # LaTeX
    (r"\frac{1}{1+e^{-x}}", 1 / (1 + exp(-x))),
    (r"\frac12 x", x / 2),
    (r"\frac{x}2", x / 2),
    (r"\dfrac{x+1}{x-1}", (x + 1) / (x - 1)),
    (r"\frac xy", x / y),
    (r"\frac{\frac{1}{x}}{y}", 1 / (x * y)),
    (r"\left( x \right)", x),
    (r"\left(x+1\right)\left(x-1\right)", (x + 1) * (x - 1)),
    ("$x^2$", x**2),
    (r"\frac{x}{y}a", a * x / y),
    (r"2\,x", 2 * x),
    (r"x\;y", x * y),
    (r"e^{-\frac{x^2}{2}}", exp(-(x**2) / 2)),
    (r"\sin^{2}{\left(x \right)}", sin(x) ** 2),
    (r"x^\frac12", sqrt(x)),
    (r"\alpha x", alpha * x),
    ("αx", alpha * x),
    ("alpha x", alpha * x),
    (r"\displaystyle x", x),
    (r"\text{sin}(x)", sin(x)),
    (r"\sqrt\frac12", sqrt(half)),
    # names
    ("w1", w1),
    ("w_1", w1),
    ("w_{1}", w1),
    ("w1w2", w1 * w2),
    ("w1 x + w2 y", w1 * x + w2 * y),
    ("2w1", 2 * w1),
    ("w_1^2", w1**2),
    ("𝑥+1", x + 1),
    ("ｘ", x),
    # functions that the exercise defines
    (r"\sigma(x)", 1 / (1 + exp(-x))),
    ("σ(x)", 1 / (1 + exp(-x))),
    ("sigma(2x)", 1 / (1 + exp(-2 * x))),
    ("σ(x)(1-σ(x))", exp(-x) / (1 + exp(-x)) ** 2),
    ("f(x)", x**2 + 1),
    ("f(f(x))", (x**2 + 1) ** 2 + 1),
    ("2f(x)x", 2 * (x**2 + 1) * x),
    # blanks
    ("  x  ", x),
    ("x\t+\n1", x + 1),
    ("x\u00a0+\u20091", x + 1),
    ("x\u2062y", x * y),
    ("s i n", None),
]
READ = [(text, want) for text, want in MEANT if want is not None]
REFUSED = [text for text, want in MEANT if want is None]


def test_there_are_enough_of_them():
    assert len(READ) >= 200


@pytest.mark.parametrize(("text", "want"), READ)
def test_a_typed_formula_is_read_as_it_is_meant(text, want):
    got = meant(text)
    if got != want:  # the same, in another order of evaluation
        assert sp.simplify(got - want) == 0
    assert unpack(pack(got)) == got


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_mean_anything_is_refused(text):
    with pytest.raises(FormulaError):
        meant(text)


def test_e_is_a_letter_where_the_exercise_says_so():
    e = sp.Symbol("e")
    assert meant("e^x + 1", ("e", "x")) == e**x + 1
    assert meant("sec", ("s", "e", "c", "x", "sec")) == sp.Symbol("sec")


def test_a_letter_before_a_bracket_is_a_factor_and_a_defined_function_is_applied():
    assert rebuilt(read("f(x)", ("f", "x")).expression) == sp.Symbol("f") * x
    assert rebuilt(read("f(x)", ("x",), SIGMA).expression) == x**2 + 1


PROBLEMS = [
    ("", "empty", 0),
    ("   ", "empty", 0),
    ("2x + )", "closes nothing", 5),
    ("x)", "closes nothing", 1),
    ("(x+1", "never closed", 0),
    ("sin((x+1)", "never closed", 3),
    ("(x]", "closes another", 2),
    (r"\frac{x}{y", "never closed", 8),
    ("|x", "never closed", 0),
    ("(|x)", "never closed", 1),
    ("()", "empty brackets", 0),
    ("sin()", "empty brackets", 3),
    ("2x^", "ends", 3),
    ("x +", "ends", 3),
    ("sin", "ends", 3),
    (r"\frac{1}", "ends", 8),
    ("*x", "unexpected", 0),
    ("x */ y", "unexpected", 3),
    ("x + * y", "unexpected", 4),
    ("(x+)", "unexpected", 3),
    ("sin + 2", "argument", 4),
    ("sin/x", "argument", 3),
    ("e^sin x", "exponent", 2),
    ("sni(x)", "unknown", 0),
    ("X + 1", "unknown", 0),
    ("x + q", "letter", 4),
    ("2xz", "letter", 2),
    (r"\foo x", "command", 0),
    ("x!", "character", 1),
    ("x % 2", "character", 2),
    ("1.2.3", "two numbers", 0),
    ("2 3", "two numbers", 0),
    ("x 2", "number after name", 0),
    ("x2", "digit", 0),
    ("log2x", "base", 0),
    ("1,5", "decimal comma", 1),
    ("x, y", "comma", 1),
    ("y = 2x", "equation", 2),
    ("f'(x)", "prime", 1),
    ("d/dx x^2", "task", 0),
    (r"\frac{d}{dx} x", "task", 0),
    (r"\frac{\partial}{\partial x} x", "task", 0),
    ("diff(x)", "task", 0),
    ("∫x", "task", 0),
    (r"\int x", "task", 0),
    ("1/0", "over zero", 1),
    ("ln^-1 x", "inverse", 0),
    ("х + 1", "look-alike", 0),
    ("x\u200e+1", "invisible", 1),
    ("x\x00", "invisible", 1),
    ("x\u202e+1", "invisible", 1),
    ("\ufeffx", "invisible", 0),
    ("9" * 100, "number", 0),
    ("1e999999", "number", 0),
    ("٣x", "character", 0),
    ("x" * 501, "long", 0),
    ("(" * 60 + "x" + ")" * 60, "deep", 40),
    ("x^" * 150 + "x", "deep", 0),
]


@pytest.mark.parametrize(("text", "kind", "place"), PROBLEMS)
def test_a_formula_that_means_nothing_is_refused_at_its_place_and_in_words(text, kind, place):
    with pytest.raises(FormulaError) as caught:
        read(text, ("x", "y"), SIGMA if kind in ("prime",) else None)
    problem = caught.value.problem
    assert (problem.kind, problem.start) == (kind, place)
    words = formulas.problem(problem)
    assert all(len(line) <= 80 for line in words.splitlines()[1:])
    assert "\x00" not in words
    assert "\u202e" not in words


def said(text, symbols=("x",)):
    with pytest.raises(FormulaError) as caught:
        read(text, symbols)
    return formulas.problem(caught.value.problem)


def test_the_mark_stands_below_the_character():
    assert said("2x + )") == "I do not understand ')' here: it closes nothing.\n  2x + )\n       ^"
    assert said("2x^") == "The formula ends after '^': something is missing.\n  2x^\n     ^"
    assert said("x + sni x") == "I do not know 'sni'. Did you mean sin?\n  x + sni x\n      ^^^"
    assert said("x + y") == "I do not know 'y' here. This formula is about x.\n  x + y\n      ^"


def test_of_a_long_formula_the_part_around_the_place_is_shown():
    words = said("x+" * 100 + ")" + "+x" * 100)
    _, shown, mark = words.splitlines()
    assert shown[len(mark) - 1] == ")"
    assert shown.startswith("  …")
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1/2x", "below"),
        ("x/2y", "below"),
        ("1/x(x+1)", "below"),
        ("sin x/2", "after a function"),
        ("sin^-1 x", "inverse"),
        ("sin^{-1}(x)", "inverse"),
        ("e^2x", "exponent"),
        ("2^3x", "exponent"),
        ("e^-2x", "exponent"),
        ("sin x(x+1)", "bracket in argument"),
    ],
)
def test_where_brackets_were_left_out_the_reading_is_said(text, kind):
    (found,) = read(text, ("x", "y")).readings
    assert found.kind == kind
    assert found.piece in text
    assert formulas.reading(found)


@pytest.mark.parametrize(
    "text", ["3/4 x", "1/(2x)", "x/2", "sin(x)/2", "x^2y", "e^(2x)", "sin^2 x", "sin 2x", "1/2", "1/x + 1", "2/3 sin x"]
)
def test_where_nothing_can_be_mistaken_nothing_is_said(text):
    assert read(text, ("x", "y")).readings == ()


# ---- what SymPy prints is read back

leaves = st.sampled_from([x, y, sp.Integer(2), sp.Integer(-3), sp.Rational(1, 2), sp.Rational(-5, 3), pi, E])
one = [sin, cos, tan, exp, log, sqrt, Abs, sp.sinh, sp.tanh, sp.atan, sp.asin, sp.cosh, sp.asinh, sp.sec]
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(sp.Add, inner, inner),
        st.builds(sp.Mul, inner, inner),
        st.builds(lambda b, n: b**n, inner, st.sampled_from([2, 3, -1, -2, half, -third, x])),
        st.builds(lambda f, e: f(e), st.sampled_from(one), inner),
    ),
    max_leaves=8,
).filter(lambda e: not e.has(sp.I, sp.zoo, sp.nan, sp.oo, sp.Float, sp.re, sp.im, sp.arg) and len(sp.latex(e)) < 400)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(trees)
def test_what_sympy_prints_is_read_back(e):
    for printed in (str(e), sp.latex(e)):
        back = rebuilt(read(printed, ("x", "y")).expression)
        assert back == e or sp.simplify(back - e) == 0, printed


# ---- hostile

HOSTILE = [
    "(" * 10**6,
    ")" * 10**6,
    "x" * 10**7,
    "|" * 500,
    "√" * 499 + "x",
    "-" * 499 + "x",
    "sin " * 124 + "x",
    "x^" * 249 + "x",
    "^" * 500,
    "9^9^9^9^9^9^9^9",
    "(" * 40 + "x" + ")" * 40,
    r"\frac" * 100,
    r"\frac{1}{" * 40 + "x" + "}" * 40,
    "{" * 250 + "}" * 250,
    "1" * 500,
    "1e" + "9" * 400,
    "0" * 500,
    ".",
    "..",
    "1.e",
    "\x00" * 500,
    "\u202e" * 500,
    "\ud800",
    "𝒙" * 300,
    "²" * 500,
    "x²³⁻⁻",
    "\\",
    "\\\\",
    "\\sqrt[",
    "\\left",
    "\\left|",
    "|" * 3 + "x",
    "$" * 500,
    "__import__('os')",
    "x.__class__",
    "lambda: 0",
    "eval(x)",
    "exec",
    "x;y",
    "`x`",
    "#x",
    "x\\",
    "e" * 500,
    "a" * 40,
    "sinsinsin" * 50,
    "w_" * 200,
    "w_{" + "1" * 300 + "}",
    "log_" + "9" * 400,
    "⁽" * 100,
    "x^⁻",
    "\t" * 500,
    "½" * 500,
    "＾＾",
    "（x）",
    "d/d" * 100,
    "x!" * 200,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_formula_costs_nothing(text):
    read("x")
    tracemalloc.start()
    began = time.process_time()
    try:
        pack(read(text).tree)
    except FormulaError as error:
        formulas.problem(error.problem)
    spent, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 1
    assert peak < 20e6


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("x2.+-*/^()|{}[] \\sincoeqrtfaπ²½_,'=√"), max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_words(text):
    problem = None
    try:
        read(text)
    except FormulaError as error:
        problem = error.problem
    if problem is not None:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert re.search(r"[.?]$", formulas.problem(problem).splitlines()[0])
