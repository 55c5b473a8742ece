"""What holds for every pair of expressions, tried on generated ones."""

import pytest
import sympy as sp
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from autograder.checks.symbolic import equivalent
from autograder.checks.symbolic.simplification import OutOfTime, deadline
from autograder.checks.verdict import Different, Equal
from tests.strategies import expressions, x, y

laws = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
REWRITINGS = {
    "expand": sp.expand,
    "factor": sp.factor,
    "together": sp.together,
    "cancel": sp.cancel,
    "apart": lambda e: sp.apart(e, x),
    "simplify": sp.simplify,
    "trigsimp": sp.trigsimp,
    "powsimp": sp.powsimp,
    "radsimp": sp.radsimp,
    "expand_trig": sp.expand_trig,
    "exp": lambda e: e.rewrite(sp.exp),
    "tan": lambda e: e.rewrite(sp.tan),
    "cos": lambda e: e.rewrite(sp.cos),
    "sqrt": lambda e: e.rewrite(sp.sqrt),
    "log": lambda e: e.rewrite(sp.log),
    "Piecewise": lambda e: e.rewrite(sp.Piecewise),
    "sign": lambda e: e.rewrite(sp.sign),
    "collect": lambda e: sp.collect(sp.expand(e), x),
    "horner": lambda e: sp.horner(e) if e.is_polynomial(x) else e,
}


def rebuilt(e):
    """The same tree with symbols of other assumptions, nothing evaluated."""
    if e.is_Symbol:
        return sp.Symbol(e.name, positive=True)
    if not e.args:
        return e
    return e.func(*map(rebuilt, e.args), evaluate=False)


@laws
@given(expressions)
def test_every_expression_equals_itself_whatever_its_symbols_assume(e):
    assert isinstance(equivalent(e, e), Equal)
    assert isinstance(equivalent(rebuilt(e), e), Equal)


@laws
@given(expressions, expressions)
def test_the_verdict_is_the_same_both_ways(a, b):
    assert type(equivalent(a, b)) is type(equivalent(b, a))


@pytest.mark.parametrize("name", REWRITINGS)
@settings(laws, max_examples=40)
@given(e=expressions)
def test_a_rewriting_by_sympy_is_accepted(name, e):
    real = {s: sp.Symbol(s.name, real=True) for s in e.free_symbols}
    try:
        with deadline(1.0):
            other = REWRITINGS[name](e.xreplace(real))
    except (OutOfTime, sp.PolynomialError, NotImplementedError, RecursionError):
        assume(False)
    assume(not other.has(sp.nan, sp.zoo, sp.oo))
    verdict = equivalent(other, e)
    assert not isinstance(verdict, Different), (other, verdict)
    assert isinstance(verdict, Equal), (other, verdict)


@laws
@given(
    expressions,
    st.sampled_from([sp.Integer(1), x, sp.sin(x), sp.exp(-(x**2)), 1 / (1 + x**2), sp.Abs(x - 3) + x - 3, x * y]),
    st.sampled_from([sp.Integer(-2), sp.Rational(1, 10**12), sp.Rational(1, 10**40), sp.exp(-300), sp.pi - 3]),
)
def test_a_perturbed_expression_is_never_equal(e, bump, size):
    assert not isinstance(equivalent(sp.Add(e, size * bump, evaluate=False), e), Equal)
    assert not isinstance(equivalent(e, sp.Add(e, size * bump, evaluate=False)), Equal)


@laws
@given(expressions, st.sampled_from([x, y]))
def test_a_difference_comes_with_a_point_where_anyone_can_see_it(e, letter):
    verdict = equivalent(e + letter**2 + 1, e)
    assert isinstance(verdict, Different)
    witness = verdict.witness
    assert witness.kind == "value"
    point = {name: sp.Rational(value) for name, value in witness.at}
    got, want = ((e + d).subs({s: point[s.name] for s in (x, y) if s.name in point}) for d in (letter**2 + 1, 0))
    assert abs(sp.N(got, 30) - sp.Float(witness.got, 30)) <= 1e-5 * (1 + abs(sp.N(got)))
    assert abs(sp.N(want, 30) - sp.Float(witness.want, 30)) <= 1e-5 * (1 + abs(sp.N(want)))
