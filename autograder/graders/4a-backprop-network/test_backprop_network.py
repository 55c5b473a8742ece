"""Hidden grader of 4a. Weights only; the points live in the notebook.

What a cache holds is the learner's own business: no question brings one from outside, each makes it with the learner's
own forward pass. Sizes are all different, so that nothing fits by chance; numbers are few and short, so that a call in a
message can be typed.
"""

import numpy as np
import pytest

from autograder.grading import exercise, weight

WITH_SEED = "init_params(sizes, default_rng(seed))"


@exercise("init_params")
class TestInit:
    @weight(3)
    def test_shapes(self, student, fresh):
        """a pair for each layer, of the right shapes; no two units start alike"""
        shapes = f"[(np.shape(W), np.shape(b)) for W, b in {WITH_SEED}]"
        units = f"[np.unique(W, axis=1).shape[1] for W, b in {WITH_SEED}]"
        for sizes in ([3, 4, 2], [5, 7], fresh.integers(20, 40, 4).tolist()):
            pairs = list(zip(sizes, sizes[1:], strict=False))
            seed = int(fresh.integers(1000))
            student.evaluate(shapes, sizes=sizes, seed=seed).matches([((n, k), (k,)) for n, k in pairs])
            because = "units that start alike stay alike"
            student.evaluate(units, sizes=[30 * n for n in sizes], seed=seed).matches(
                [30 * k for k in sizes[1:]], because=because
            )
