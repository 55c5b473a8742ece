"""Pairs of our own, right in odd forms and subtly wrong, and the rules that a docstring promises."""

import random
import subprocess
import sys

import mpmath
import pytest
import sympy as sp

from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Equal, Undecided
from tests.checks.symbolic.pairs import pairs
from tests.places import ROOT

ALL = {f"{p.line}: {p.text}": p for p in pairs()}
x, y, n = sp.symbols("x y n")


@pytest.mark.parametrize("name", ALL)
def test_a_right_answer_is_accepted_in_any_form_and_a_wrong_one_never(name):
    pair = ALL[name]
    verdict = equivalent(pair.answer, pair.reference, pair.answer.free_symbols)
    assert isinstance(verdict, Equal if pair.right else Different), verdict


def values(pair, sides, point):
    """Both sides by mpmath, which knows nothing of ours; None where the reference is not real and finite."""
    with mpmath.workdps(150):
        found = [mpmath.mpmathify(side(*point)) for side in sides]
        if not all(mpmath.isfinite(v) for v in found):
            return None
        if not pair.reference.has(sp.I) and abs(mpmath.im(found[1])) > 1e-100:
            return None
        return found


BEYOND_MPMATH = (sp.Float, sp.Sum, sp.Product, sp.Mod, sp.floor, sp.Heaviside)


@pytest.mark.parametrize("name", [k for k, p in ALL.items() if not (p.answer - p.reference).has(*BEYOND_MPMATH)])
def test_the_list_itself_is_right_by_plain_high_precision(name):
    """A right pair never differs at a random point, and a wrong one does at some point or other."""
    pair = ALL[name]
    source = random.Random(name)
    symbols = sorted(pair.answer.free_symbols | pair.reference.free_symbols, key=str)
    functions = [sp.lambdify(symbols, e, "mpmath") for e in (pair.answer, pair.reference)]
    for turn in range(30 if pair.right else 400):
        scale = [1, 3, 0.3, 10][turn % 4] if pair.right else [1, 3, 0.3, 10, 100, 1e4, 1e6][turn % 7]
        point = [mpmath.mpf(c.p) / c.q for c in map(pair.point.get, map(str, symbols)) if c is not None]
        for s in symbols if not point else ():
            v = mpmath.mpf(source.randint(1, 9) if s.is_integer else source.uniform(-scale, scale))
            point.append(abs(v) if s.is_positive else v)
        try:
            sides = values(pair, functions, point)
        except (ZeroDivisionError, ValueError, OverflowError):
            continue
        if sides is not None:
            with mpmath.workdps(150):
                if abs(sides[0] - sides[1]) > mpmath.mpf(10) ** -100 * (1 + abs(sides[1])):
                    assert not pair.right, (point, sides)
                    return
    assert pair.right, "no point was found where the two differ"


def test_the_roundest_point_is_the_witness_with_both_values_in_few_digits():
    witness = equivalent(2 * x * sp.cos(x), 2 * x * sp.cos(x**2)).witness
    assert (witness.at, witness.got, witness.want) == ((("x", "2"),), "-1.66459", "-2.61457")
    witness = equivalent(x, sp.Abs(x)).witness
    assert (witness.at, witness.got, witness.want) == ((("x", "-1"),), "-1", "1")
    witness = equivalent(sp.sin(x) + sp.Heaviside(x - 1234), sp.sin(x)).witness
    assert witness.at == (("x", "1235"),)


def test_values_that_differ_late_are_shown_with_as_many_digits_as_it_takes():
    witness = equivalent(x * (1 + sp.Rational(1, 10**15)), x).witness
    assert (witness.at, witness.got, witness.want) == ((("x", "1"),), "1.000000000000001", "1")


def test_complex_and_missing_values_are_told():
    assert equivalent(sp.log(x), sp.log(sp.Abs(x))).witness.got == "3.14159*I"
    assert equivalent(sp.Piecewise((x, x > 0)), x).witness.got == "undefined"
    assert equivalent(sp.sqrt(x), sp.sqrt(sp.Abs(x))).witness.at == (("x", "-1"),)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (sp.Derivative(x**2, x), "a derivative that is not worked out"),
        (2 + sp.sin(sp.Derivative(x**2, x)), "a derivative that is not worked out"),
        (sp.Integral(2, x), "an integral that is not worked out"),
        (sp.Limit(2 * x, x, 0), "a limit that is not worked out"),
        (sp.Sum(x, (n, 1, 2)), "a sum that is not worked out"),
        (sp.Product(x, (n, 1, 2)), "a product that is not worked out"),
        (sp.Subs(2 * y, y, x), "a substitution that is not carried out"),
        (sp.Eq(y, 2 * x), "an equation or inequality"),
        (x < 2, "an equation or inequality"),
        (sp.Tuple(x, 2), "a Tuple, not a formula"),
        (sp.true, "true or false"),
        (sp.oo, "infinity"),
        ("2*x", "a str, not a formula"),
        (None, "a NoneType, not a formula"),
    ],
)  # fmt: skip
def test_what_is_no_finished_formula_is_refused_in_a_sentence(answer, says):
    witness = equivalent(answer, 2 * x).witness
    assert witness.kind == "form"
    assert says in witness.got


def test_what_the_question_itself_contains_may_stand_in_the_answer():
    f = sp.Function("f")(x)
    assert isinstance(equivalent(f + f.diff(x), f.diff(x) + f), Equal)
    assert isinstance(equivalent(2 * f.diff(x), f.diff(x)), Different)
    assert isinstance(equivalent(sp.Sum(n + 1, (n, 0, y - 1)), sp.Sum(n, (n, 1, y))), Equal)


def test_the_questions_own_derivative_is_worked_out_and_the_answers_is_not():
    assert isinstance(equivalent(2 * x, sp.Derivative(x**2, x)), Equal)
    assert isinstance(equivalent(3 * x, sp.Derivative(x**2, x)), Different)
    assert equivalent(sp.Derivative(x**2, x), sp.Derivative(x**2, x)).witness.kind == "form"


def test_symbols_are_bound_by_name_and_the_questions_assumptions_count():
    positive = sp.Symbol("x", positive=True)
    assert isinstance(equivalent(positive, x), Equal)
    assert isinstance(equivalent(sp.sqrt(positive**2), sp.Abs(x)), Different)
    assert isinstance(equivalent(sp.Abs(x), positive), Equal)
    assert isinstance(equivalent(sp.Abs(x) - x, sp.Integer(0)), Different)
    assert isinstance(equivalent(sp.Abs(x) - x, sp.Integer(0), symbols=[positive]), Equal)


def test_the_value_at_a_jump_of_the_question_is_not_asked():
    assert isinstance(equivalent(sp.Piecewise((-1, x < 3), (1, True)), sp.sign(x - 3)), Equal)
    assert isinstance(equivalent(sp.Piecewise((0, x < 0), (1, True)), sp.Heaviside(x)), Equal)
    assert isinstance(equivalent(sp.Piecewise((x, sp.Ne(x, 1)), (5, True)), x), Different)


def test_a_single_point_counts_where_the_question_is_continuous():
    asked = sp.Piecewise((sp.sin(x) / x, sp.Ne(x, 0)), (1, True))
    assert isinstance(equivalent(sp.Piecewise((sp.sin(x) / x, sp.Ne(x, 0)), (2, True)), asked), Different)
    assert isinstance(equivalent(sp.sin(x) / x, asked), Equal)
    assert isinstance(equivalent(sp.floor(x) + sp.floor(-x) + 1, sp.Integer(0)), Different)


def test_absolute_values_and_varying_powers_of_the_question_are_those_of_calculus():
    """|√x − 1| is asked for x ≥ 0, though |i − 1| is real as well."""
    assert isinstance(equivalent(sp.sqrt(x - 2 * sp.sqrt(x) + 1), sp.Abs(sp.sqrt(x) - 1)), Equal)
    assert isinstance(equivalent(x * sp.log(x) - x, sp.log((x / sp.E) ** x)), Equal)
    assert isinstance(equivalent(sp.Integer(1), sp.Abs(sp.exp(sp.I * x))), Equal)


def test_a_delta_function_is_left_to_a_person():
    assert isinstance(equivalent(x + sp.DiracDelta(x), x), Undecided)


def test_numbers_of_python_are_formulas_too():
    assert isinstance(equivalent(2, sp.Integer(2)), Equal)
    assert isinstance(equivalent(0.5, sp.Rational(1, 2)), Equal)
    assert isinstance(equivalent(3, 2), Different)
    assert isinstance(equivalent(sp.I**sp.I, sp.exp(-sp.pi / 2)), Equal)


WITHOUT_FLINT = """
import sys
sys.modules["flint"] = None
from tests.checks.symbolic.pairs import pairs
from autograder.checks.symbolic import equivalent
wrong = []
for p in list(pairs())[::3]:
    verdict = type(equivalent(p.answer, p.reference, p.answer.free_symbols)).__name__
    if verdict != "Undecided" and (verdict == "Equal") != p.right:
        wrong.append(p.text)
    print(verdict, file=sys.stderr)
print(wrong)
"""


def test_without_flint_nothing_is_decided_wrongly_and_most_is_decided():
    run = subprocess.run([sys.executable, "-c", WITHOUT_FLINT], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert run.stdout.strip() == "[]", run.stderr[-2000:]
    assert run.stderr.split().count("Undecided") <= 0.05 * len(ALL) / 3


def test_importing_the_checks_loads_neither_sympy_nor_flint():
    code = (
        "import sys, autograder.checks.symbolic; print([m for m in ('sympy', 'flint', 'mpmath') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.stdout.strip() == "[]"
