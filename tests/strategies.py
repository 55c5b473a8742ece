"""Hypothesis strategies, in one place."""

import numpy as np
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
