"""Hypothesis strategies, in one place."""

import numpy as np
import sympy as sp
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

finite = st.floats(allow_nan=False, allow_infinity=False)
arrays = hnp.arrays(
    st.sampled_from([np.float64, np.int64, np.bool_, np.float32, np.complex128]),
    hnp.array_shapes(min_dims=0, max_side=5),
)
plain = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**200), 2**200), finite, st.text(), st.complex_numbers(allow_nan=False)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.tuples(inner, inner), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@st.composite
def functions_of_x(draw, depth=3):
    """A function of x as an exercise might have it, now and then with a letter that stands still."""
    x, y = sp.symbols("x y")
    number = st.integers(1, 9).map(sp.Integer)
    if depth <= 1:
        return draw(
            st.one_of(st.just(x), st.builds(lambda c: c * x, number), st.builds(lambda n: x**n, st.integers(2, 5)))
        )
    u, v = draw(functions_of_x(depth - 1)), draw(functions_of_x(draw(st.integers(1, depth - 1))))
    made = draw(
        st.sampled_from(
            [
                lambda: u + draw(number) * v, lambda: u - v, lambda: u * v, lambda: u / v, lambda: u * y,
                lambda: u + draw(number), lambda: u ** draw(st.integers(-3, 4)), lambda: draw(number) ** v,
                lambda: draw(st.sampled_from([sp.exp, sp.log, sp.sin, sp.cos, sp.tan, sp.tanh, sp.sqrt, sp.atan]))(u),
            ]
        )
    )()  # fmt: skip
    return made if made.has(x) and not made.has(sp.zoo, sp.nan, sp.oo) else x


x, y = sp.symbols("x y")
numbers = st.integers(-4, 4).map(sp.Integer) | st.builds(sp.Rational, st.integers(-5, 5), st.integers(1, 6))
leaves = st.sampled_from([x, x, x, y, sp.pi]) | numbers


def _compound(inner):
    """Functions of real x and y that are real and finite but for single points."""
    unary = st.sampled_from([sp.exp, sp.sin, sp.cos, sp.tan, sp.atan, sp.sinh, sp.cosh, sp.tanh, sp.Abs])
    return st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / b if b else a, inner, inner),
        st.builds(lambda a, n: a**n, inner, st.integers(2, 3)),
        st.builds(lambda f, a: f(a), unary, inner),
        inner.map(lambda a: sp.log(1 + a**2)),
        inner.map(lambda a: sp.sqrt(1 + a**2)),
    )


expressions = st.recursive(leaves, _compound, max_leaves=6).filter(
    lambda e: e.is_finite is not False and not e.has(sp.zoo, sp.nan, sp.oo, sp.I) and sp.count_ops(e) < 40
)
