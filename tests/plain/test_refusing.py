import pytest
import sympy as sp

from autograder.plain.question import Question, observe
from autograder.plain.refusing import refusing

x = sp.Symbol("x")
PRODUCT = x * sp.sin(x)
BEFORE = """
import functools, operator
import numpy as np, sympy as sp
from sympy import diff as d, Derivative as D, limit as lim
from sympy.abc import x, y, h
from sympy.vector import CoordSys3D, gradient as vector_gradient

saved, bound, rest = sp.diff, (x * sp.sin(x)).diff, functools.partial(sp.diff, x * sp.sin(x))
prepared = sp.Derivative(x * sp.sin(x), x)
of_mul = sp.Mul._eval_derivative

def deep(e):
    return [inner(a) for a in [e]]

def inner(e):
    return e.diff(x)
"""
EVASIONS = {
    "sp.diff(e, x)": "sp.diff",
    "d(e, x)": "sp.diff",
    "saved(e, x)": "sp.diff",
    "rest(x)": "sp.diff",
    "list(map(sp.diff, [e], [x]))": "sp.diff",
    "np.vectorize(sp.diff)([e], x)": "sp.diff",
    "sp.parse_expr('diff(x*sin(x), x)')": "sp.diff",
    "e.diff(x)": ".diff",
    "bound(x)": ".diff",
    "deep(e)": ".diff",
    "sp.Expr.diff(e, x)": ".diff",
    "getattr(e, 'di' + 'ff')(x)": ".diff",
    "operator.methodcaller('diff', x)(e)": ".diff",
    "e.replace(sp.sin, lambda a: sp.sin(a).diff(x))": ".diff",
    "sp.Matrix([e]).applyfunc(lambda a: a.diff(x))": ".diff",
    "sp.Matrix([e]).diff(x)": ".diff",
    "sp.Array([e]).diff(x)": ".diff",
    "sp.Function('f')(x).diff(x)": ".diff",
    "sp.Poly(x**2, x).diff(x)": "Poly.diff",
    "D(e, x)": "sp.Derivative",
    "prepared.doit()": "sp.Derivative",
    "sp.sympify('Derivative(x*sin(x), x)').doit()": "sp.Derivative",
    "sp.exp(x).fdiff()": ".fdiff",
    "sp.tanh(x).fdiff(1)": ".fdiff",
    "e._eval_derivative(x)": "._eval_derivative",
    "of_mul(e, x)": "._eval_derivative",
    "type(e)._eval_derivative.__wrapped__(e, x)": "._eval_derivative",
    "sp.Matrix([e]).jacobian([x])": "jacobian",
    "sp.hessian(e, [x])": "hessian",
    "sp.idiff(y - e, y, x)": "idiff",
    "sp.differentiate_finite(e, x)": "differentiate_finite",
    "sp.derive_by_array(e, [x])": "derive_by_array",
    "vector_gradient(CoordSys3D('N').x**2)": "gradient",
}
OTHER_WAYS = {
    "lim((e.subs(x, x + h) - e)/h, h, 0)": "limit",
    "((e.subs(x, x + h) - e)/h).limit(h, 0)": "limit",
    "sp.Limit((e.subs(x, x + h) - e)/h, h, 0).doit()": "limit",
    "e.subs(x, x + h).series(h, 0, 2)": "series",
    "sp.sin(x).leadterm(x)": "series",
}
SYMPYS_OWN = [
    "sp.simplify(sp.sin(x)**2 + sp.cos(x)**2)",
    "sp.integrate(x*sp.exp(x), x)",
    "sp.solve(x**2 - 2*x, x)",
    "sp.nsolve(sp.cos(x) - x, x, 1)",
    "sp.expand(sp.factor(x**2 - 1))",
    "e.subs(x, 1).evalf()",
]


@pytest.fixture(scope="module")
def learner():
    own = {"__name__": "__main__"}
    exec(compile(BEFORE, "<cell>", "exec"), own)
    return own


def asked(learner, text, refusing=("derivative",), given=(), givens=None):
    return observe(Question(text, {"e": PRODUCT}, given, refusing), learner, givens or {})


@pytest.mark.parametrize(("text", "name"), EVASIONS.items(), ids=str)
def test_a_derivative_is_refused_however_it_is_reached(learner, text, name):
    assert asked(learner, text)["error"]["message"] == f"SymPy's own derivative is not allowed here: {name}"


@pytest.mark.parametrize(("text", "noun"), OTHER_WAYS.items(), ids=str)
def test_so_are_limits_and_series_of_a_difference(learner, text, noun):
    assert asked(learner, text)["error"]["message"].startswith(f"SymPy's own {noun} is not allowed here: ")


@pytest.mark.parametrize("text", [*EVASIONS, *OTHER_WAYS])
def test_none_is_refused_where_the_exercise_does_not_say_so(learner, text):
    assert "value" in asked(learner, text, refusing=())


@pytest.mark.parametrize("text", SYMPYS_OWN)
def test_sympy_goes_on_using_its_own_derivatives(learner, text):
    free = asked(learner, text, refusing=())
    assert asked(learner, text)["value"] == free["value"]


def test_the_line_of_the_cell_is_told(learner):
    exec(compile("def f(e):\n    if e.is_Mul:\n        return sp.diff(e, x)", "<cell>", "exec"), learner)
    assert asked(learner, "f(e)")["error"] == {
        "type": "NotAllowedHere",
        "message": "SymPy's own derivative is not allowed here: sp.diff",
        "line": 3,
    }


def test_what_the_course_provides_may_differentiate_but_only_where_it_is_provided(learner):
    given = {}
    exec("import sympy\ndef differentiate(e, x): return sympy.diff(e, x)", given)
    learner = learner | {"taken": given["differentiate"]}
    answer = asked(learner, "differentiate(e, x)", given=("differentiate",), givens=given)
    assert answer["value"] == sp.sin(x) + x * sp.cos(x)
    assert asked(learner, "taken(e, x)", givens=given)["error"]["type"] == "NotAllowedHere"


def test_afterwards_all_is_as_it_was(learner):
    asked(learner, "sp.diff(e, x)")
    assert sp.diff(PRODUCT, x) == PRODUCT.diff(x) == sp.Derivative(PRODUCT, x).doit() == sp.sin(x) + x * sp.cos(x)


def test_even_after_an_interruption():
    with pytest.raises(KeyboardInterrupt), refusing(["derivative"]):
        raise KeyboardInterrupt
    assert sp.diff(x**2, x) == 2 * x


def test_an_unknown_rule_is_the_authors_error():
    with pytest.raises(ValueError, match="cannot refuse integrals"), refusing(["integrals"]):
        pass
