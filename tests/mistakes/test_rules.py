"""From f and a wrong f′: which rule failed, and where. Written by hand, as learners write."""

import time

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, E, Integer, Rational, asin, atan, cos, cosh, exp, log, sin, sinh, sqrt, tan, tanh

from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Equal
from autograder.mistakes.rules import derivative, explain
from autograder.mistakes.rules.search import RULES
from tests.strategies import functions_of_x

x, y, a, n = sp.symbols("x y a n")
INNER = "the inner derivative forgotten"
HALF = "one half of the product rule"
POWER = "the power rule with the exponent left as it was"
SLOPES = "the product of the slopes, f′·g′"
NO_FACTOR = "the power rule without the exponent as a factor"
NO_SQUARE = "the quotient rule with the square below forgotten"
SIGMOID = 1 / (1 + exp(-x))
RATIO = (x**2 + 1) / (x - 3)
PLANE = x**2 * y + sin(x * y)

ONE = [  # f, the answer, the mistake, where
    (x**3, 3 * x**3, POWER, x**3),
    (x**5, x**4, NO_FACTOR, x**5),
    (x**3, x**4 / 4, "a power integrated instead of differentiated", x**3),
    (x**2, 2 * x**3, "the exponent raised by one instead of lowered", x**2),
    (x**-2, -2 / x, "the exponent raised by one instead of lowered", x**-2),
    (x**4, 3 * x**3, "the lowered exponent used as the factor", x**4),
    (1 / x, 1 / x**2, "the minus sign in the slope of a reciprocal lost", 1 / x),
    (x**-3, 3 / x**4, "the minus sign in the slope of a reciprocal lost", x**-3),
    (1 / x, log(x), "a power integrated instead of differentiated", 1 / x),
    (x**3, 3 * x, "the exponent brought down and the power dropped", x**3),
    (sqrt(x), 1 / sqrt(x), NO_FACTOR, sqrt(x)),
    (sqrt(x), 2 / sqrt(x), "the 2 of a root in the wrong place", sqrt(x)),
    (sqrt(x), sqrt(x) / 2, POWER, sqrt(x)),
    (x**n, n * x**n, POWER, x**n),
    (x**2 * sin(x), 2 * x * cos(x), SLOPES, x**2 * sin(x)),
    (x * exp(x), exp(x), SLOPES, x * exp(x)),
    (x**2 * log(x), 2 * x * log(x), HALF, x**2 * log(x)),
    (x**2 * log(x), 2 * x * log(x) - x, "the product rule with a minus sign", x**2 * log(x)),
    (x**2 * log(x), 2 * x + 1 / x, "the sum of the slopes, f′ + g′", x**2 * log(x)),
    (x * exp(x) * sin(x), exp(x) * sin(x) + x * exp(x) * sin(x), HALF, x * exp(x) * sin(x)),
    (x * exp(x) * sin(x), exp(x) + x * exp(x), "a factor lost on the way", x * exp(x) * sin(x)),
    (x**2 * sin(x), x**2 * 2 * x + sin(x) * cos(x), "each factor multiplied by its own slope", x**2 * sin(x)),
    (RATIO, (x**2 + 1 - 2 * x * (x - 3)) / (x - 3) ** 2, "the quotient rule with its two terms swapped", RATIO),
    (RATIO, (2 * x * (x - 3) + x**2 + 1) / (x - 3) ** 2, "the quotient rule with a plus sign", RATIO),
    (sin(x) / x, (x * cos(x) - sin(x)) / x, NO_SQUARE, sin(x) / x),
    (sin(x) / x, x * cos(x) - sin(x), "the quotient rule without its denominator", sin(x) / x),
    (sin(x) / x**2, cos(x) / (2 * x), "the quotient of the slopes, f′/g′", sin(x) / x**2),
    (sin(x) / x, cos(x) / x, "the denominator treated as a constant", sin(x) / x),
    (sin(x) / x, x * cos(x) + sin(x), "the product rule used on a quotient", sin(x) / x),
    (x / (x + 1), 1 / (x + 1), NO_SQUARE, x / (x + 1)),
    (x / exp(x), (exp(x) + x * exp(x)) / exp(2 * x), INNER, exp(-x)),
    (1 / (x**2 + 1), 2 * x / (x**2 + 1) ** 2, "the minus sign in the slope of a reciprocal lost", 1 / (x**2 + 1)),
    (1 / (x**2 + 1), 1 / (2 * x), "the reciprocal of the slope, 1/g′", 1 / (x**2 + 1)),
    (1 / (x**2 + 1), -1 / (x**2 + 1) ** 2, INNER, 1 / (x**2 + 1)),
    (exp(sin(3 * x)), exp(sin(3 * x)) * cos(3 * x), INNER, sin(3 * x)),
    (exp(sin(3 * x)), exp(sin(3 * x)), INNER, exp(sin(3 * x))),
    (exp(sin(3 * x)), exp(sin(3 * x)) * cos(9 * x), "the inner derivative multiplied inside", sin(3 * x)),
    (exp(sin(3 * x)), exp(3 * cos(3 * x)), "the outer slope read at the inner slope", exp(sin(3 * x))),
    (sin(x**2), cos(2 * x), "the outer slope read at the inner slope", sin(x**2)),
    (sin(x**2), 2 * x * cos(2 * x), "the outer slope read at the inner slope", sin(x**2)),
    (sin(x**2), 2 * x * sin(x**2), "the outer function left as it was", sin(x**2)),
    (sin(x**2), 2 * x * cos(x), "the outer slope read at x instead of at the inside", sin(x**2)),
    (sin(x**2), x**2 * cos(x) + 2 * x * sin(x), "the composition read as a product", sin(x**2)),
    (sin(x**2), cos(x**2) + 2 * x, "the inner derivative added instead of multiplied", sin(x**2)),
    (sin(x**2), sin(2 * x), "the inside differentiated in its place, f(g′)", sin(x**2)),
    ((x**2 + 1) ** 5, 5 * (x**2 + 1) ** 4, INNER, (x**2 + 1) ** 5),
    ((x**2 + 1) ** 5, 5 * (2 * x) ** 4, "the outer slope read at the inner slope", (x**2 + 1) ** 5),
    (sqrt(x**2 + 1), 1 / (2 * sqrt(x**2 + 1)), INNER, sqrt(x**2 + 1)),
    (exp(-x), exp(-x), INNER, exp(-x)),
    (SIGMOID, -exp(-x) / (1 + exp(-x)) ** 2, INNER, exp(-x)),
    (log(x**2 + 1), 1 / (x**2 + 1), INNER, log(x**2 + 1)),
    (sin(x) ** 2, 2 * sin(x), INNER, sin(x) ** 2),
    (sin(x) * exp(2 * x), cos(x) * exp(2 * x) + sin(x) * exp(2 * x), INNER, exp(2 * x)),
    (exp(x), x * exp(x - 1), "the power rule used on eˣ", exp(x)),
    (a**x, x * a ** (x - 1), "the power rule used on aˣ", a**x),
    (a**x, a**x, "the factor log a of aˣ lost", a**x),
    (2**x, 2**x / log(2), "aˣ divided by log a, as in its integral", 2**x),
    (log(x), 1 / log(x), "1/log x for the slope of log x", log(x)),
    (cos(x), sin(x), "the minus sign of the slope of cos lost", cos(x)),
    (x * cos(x), cos(x) + x * sin(x), "the minus sign of the slope of cos lost", cos(x)),
    (sin(x), -cos(x), "a minus sign too many in the slope of sin", sin(x)),
    (tan(x), 1 / cos(x), "the square in the slope of tan lost", tan(x)),
    (tan(x), -1 / sin(x) ** 2, "the slope of cot for tan", tan(x)),
    (tanh(x), 1 - tanh(x), "the square in the slope of tanh lost", tanh(x)),
    (tanh(x), 1 / cosh(x), "1/cosh for the slope of tanh", tanh(x)),
    (tanh(x), 1 - x**2, "1 − x² for the slope of tanh", tanh(x)),
    (cosh(x), -sinh(x), "a minus sign in the slope of cosh", cosh(x)),
    (atan(x), -1 / sin(x) ** 2, "arctan read as 1/tan", atan(x)),
    (asin(x), 1 / sqrt(1 + x**2), "a wrong sign under the root", asin(x)),
    (Abs(x), Integer(1), "the bars around x overlooked", Abs(x)),
    (x**x, x * x ** (x - 1), "the power rule used where the exponent moves too", x**x),
    (x**x, x**x * log(x), "the rule for aˣ used where the base moves too", x**x),
    (x**3 + 5, 3 * x**2 + 5, "a constant copied instead of differentiated", Integer(5)),
    (x**3 + 5, 3 * x**2 + 1, "a constant given the slope 1", Integer(5)),
    (x**2 + y, 2 * x + 1, "a constant given the slope 1", y),
    (5 * x**3, 3 * x**2, "the constant factor lost", 5 * x**3),
    (5 * x**3, 5 + 3 * x**2, "a constant factor added to the slope", 5 * x**3),
    (2 * sin(x) + x**2, 2 * x, "a constant factor differentiated to 0, and its product with it", 2 * sin(x)),
    (x**4 + sin(x), 4 * x**3, "a term lost", sin(x)),
    (x**4 + sin(x), 4 * x**3 + sin(x), "a term copied instead of differentiated", sin(x)),
    (x**2 - x**3, 2 * x + 3 * x**2, "a minus sign lost", -(x**3)),
    (x**2 * exp(x), -2 * x * exp(x) - x**2 * exp(x), "the right slope with its sign turned", x**2 * exp(x)),
    (x**2 + sin(x), x**2 + sin(x), "the function itself, not its slope", x**2 + sin(x)),
]  # fmt: skip
OF_THE_WHOLE = [
    (PLANE, Integer(0), "another letter set to 0 instead of held constant"),
    (x**2 + x * y, 2 * x, "another letter set to 0 instead of held constant"),
    (PLANE, x**2 + x * cos(x * y), "the slope along another letter"),
    (PLANE, 2 * x * y + y * cos(x * y) + x**2 + x * cos(x * y), "the slopes along several letters added up"),
    (x**4 + sin(x), 12 * x**2 - sin(x), "the slope of the slope"),
]  # fmt: skip


def case(f, answer, *_):
    return f"{f} -> {answer}"


def title(found):
    return None if found is None else " + ".join(m.title for m in found.mistakes)


@pytest.mark.parametrize(("f", "answer", "mistake", "place"), ONE, ids=[case(*c) for c in ONE])
def test_one_mistake_is_named_at_its_place(f, answer, mistake, place):
    found = explain(f, x, answer)
    assert title(found) == mistake
    assert found.places == ((place,),)


@pytest.mark.parametrize(("f", "answer", "mistake"), OF_THE_WHOLE, ids=[case(*c) for c in OF_THE_WHOLE])
def test_a_mistake_with_the_whole_function_has_no_place(f, answer, mistake):
    found = explain(f, x, answer)
    assert title(found) == mistake
    assert found.places == ((),)


@pytest.mark.parametrize("rewrite", [sp.expand, sp.together, sp.factor, lambda e: e.rewrite(exp), sp.simplify])
def test_a_mistake_is_known_in_any_form(rewrite):
    for f, answer, mistake, _ in ONE[14:36:3]:
        assert title(explain(f, x, rewrite(answer))) == mistake


def test_two_mistakes_are_both_named():
    found = explain(x**3 * sin(2 * x), x, 3 * x**3 * sin(2 * x) + x**3 * cos(2 * x))
    assert dict(zip((m.title for m in found.mistakes), found.places, strict=True)) == {
        INNER: (sin(2 * x),),
        POWER: (x**3,),
    }
    assert explain(x**3 * sin(2 * x), x, 3 * x**3 * sin(2 * x) + x**3 * cos(2 * x), mistakes=1) is None


def test_a_habit_is_one_mistake_at_several_places():
    found = explain(sin(3 * x) + cos(2 * x), x, cos(3 * x) - sin(2 * x), mistakes=1)
    assert title(found) == INNER
    assert set(found.places[0]) == {sin(3 * x), cos(2 * x)}


def test_a_product_of_three_slopes_is_the_product_of_slopes_twice():
    assert title(explain(x * exp(x) * sin(x), x, exp(x) * cos(x), mistakes=1)) == SLOPES


def test_the_same_part_wrong_wherever_it_stands_is_one_mistake():
    f = sin(3 * x) * (1 + x**2 * sin(3 * x))
    wrong = f.diff(x).subs(cos(3 * x), cos(3 * x) / 3)
    found = explain(f, x, wrong, mistakes=1)
    assert title(found) == INNER
    assert found.places == ((sin(3 * x),),)


@pytest.mark.parametrize(
    ("f", "answer"),
    [
        (x**2, x**17), (sin(x), 2 * cos(x) + 1), (x * exp(x), sp.Symbol("z")), (x**2, sp.Derivative(x**2, x)),
        (x**2, sp.oo), (x**2, sp.nan), (x**2, sp.I), (x**3, sp.Function("f")(x)), (x**3, sp.Symbol("x") > 0),
        (x**3, None), (x**3, "3*x**3"), (sp.gamma(x), x), (sin(x) * 1, Rational(1, 3)),
    ],
)  # fmt: skip
def test_what_no_rule_explains_has_no_name(f, answer):
    assert explain(f, x, answer) is None


def test_of_two_rules_that_give_the_same_nobody_is_named():
    denominator_held_or_the_other_letter_moved = 1 / (2 * x)
    assert explain((x + y) / (2 * x), x, denominator_held_or_the_other_letter_moved) is None


def test_the_letter_is_bound_by_its_name():
    real, positive = sp.Symbol("x", real=True), sp.Symbol("x", positive=True)
    assert title(explain(real**3, sp.Symbol("x"), 3 * positive**3)) == POWER
    assert title(explain(sp.sin(2 * sp.Symbol("t")), sp.Symbol("t"), cos(2 * sp.Symbol("t")))) == INNER


def test_every_way_to_write_f_is_read():
    unevaluated = sp.Mul(2, sp.Mul(x, sin(x), evaluate=False), evaluate=False)
    assert title(explain(unevaluated, x, 2 * cos(x))) == SLOPES
    assert title(explain(sp.Mul(x, sp.Pow(x + 1, -1), evaluate=False), x, 1 / (x + 1))) == NO_SQUARE
    assert title(explain(sp.Pow(E, 3 * x, evaluate=False), x, exp(3 * x))) == INNER


HOSTILE = [
    sp.Pow(9, sp.Pow(9, sp.Pow(9, 9, evaluate=False), evaluate=False), evaluate=False) * x,
    sp.Add(*(sp.Symbol("x") ** k for k in range(3000))),
    sp.factorial(sp.Integer(10) ** 9, evaluate=False),
    sp.Pow(x + 1, 10**6),
    sp.Integer(10) ** 4000 * x,
    sp.Float("1e-4000") * x,
    sp.Piecewise((x, x > 0), (1, True)),
    sp.Sum(x, (n, 1, 10**9)),
]


def nested(e, levels):
    for _ in range(levels):
        e = sp.Add(sp.sin(e, evaluate=False), sp.cos(e, evaluate=False), evaluate=False)
    return e


@pytest.mark.parametrize("answer", [*HOSTILE, nested(x, 60)], ids=lambda e: type(e).__name__)
def test_a_hostile_answer_costs_little(answer):
    explain(x**2 * sin(3 * x), x, x)  # what one mistake makes of it is known
    started = time.perf_counter()
    explain(x**2 * sin(3 * x), x, answer)
    assert time.perf_counter() - started < 2


RIGHT = [f for f, *_ in ONE]
FORMS = (sp.expand, sp.together, sp.factor, sp.powsimp, sp.trigsimp, lambda e: e.rewrite(exp), lambda e: e.rewrite(tan))


@pytest.mark.parametrize("form", FORMS)
def test_a_right_answer_is_never_explained(form):
    for f in RIGHT:
        assert explain(f, x, form(f.diff(x))) is None, f


@settings(deadline=None, max_examples=60)
@given(functions_of_x(), st.sampled_from(FORMS[:4]))
def test_a_right_answer_to_any_function_is_never_explained(f, form):
    assert explain(f, x, form(f.diff(x))) is None


@settings(deadline=None, max_examples=100)
@given(functions_of_x())
def test_the_right_rules_give_the_derivative(f):
    assert isinstance(equivalent(derivative(f, x), f.diff(x), {x}), Equal)


def test_the_right_rule_of_every_function_agrees_with_sympy():
    from autograder.mistakes.rules.right import FUNCTIONS

    for name in FUNCTIONS - {"sign"}:
        f = getattr(sp, name)(sp.Symbol("x", real=True))
        assert isinstance(equivalent(derivative(f, sp.Symbol("x", real=True)), f.diff()), Equal), name


def test_there_are_enough_rules_in_every_family():
    families = {family: {r.title for r in RULES if r.family == family} for family in {r.family for r in RULES}}
    assert {k: len(v) >= at_least for k, v in families.items() for at_least in [dict(
        power=5, product=4, quotient=5, chain=6).get(k, 1)]} == dict.fromkeys(families, True)  # fmt: skip


def test_a_title_fits_its_sentence_and_a_question_asks():
    for rule in RULES:
        assert not rule.title.endswith((".", "?")), rule.title
        assert "?" in rule.named.question, rule.title
        assert len(rule.named.question) <= 110, rule.title
