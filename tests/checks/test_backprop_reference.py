"""The reference of the backprop network, against differences: nothing it judges is more right than it is."""

from itertools import pairwise

import numpy as np
import pytest

from autograder.checks import differences
from autograder.checks.verdict import Equal
from autograder.grading.grader import Grader

REFERENCE = Grader.of("4a-backprop-network").reference


@pytest.mark.parametrize("kinds", [(), ("tanh",), ("sigmoid", "relu"), ("relu", "linear", "tanh")])
def test_gradients_of_a_network_are_the_slopes_of_its_loss(kinds):
    rng = np.random.default_rng(len(kinds))
    shapes = list(pairwise([*(3, 4, 5, 2)[: len(kinds) + 1], 3]))

    def draw():
        params = [(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in shapes]
        return rng.normal(size=(5, 3)), params

    X, params = differences.away_from_kinks(draw, lambda d: REFERENCE.pre_activations(*d, kinds), step=1e-4)
    dZ = rng.normal(size=(5, 3))

    def loss(flat):
        return float(np.sum(dZ * REFERENCE.scores(X, list(zip(flat[::2], flat[1::2], strict=True)), kinds)))

    want = [d for pair in REFERENCE.gradients(dZ, X, params, kinds) for d in pair]
    verdict = differences.validate(loss, [p for pair in params for p in pair], want, step=1e-4)
    assert isinstance(verdict, Equal), verdict


def test_the_slopes_of_the_log_loss_are_right():
    Z, y = 3 * np.random.default_rng(0).normal(size=(5, 4)), [0, 3, 1, 1, 2]
    _, dZ = REFERENCE.softmax_cross_entropy(Z, y)
    verdict = differences.validate(lambda p: REFERENCE.softmax_cross_entropy(p[0], y)[0], [Z], [dZ])
    assert isinstance(verdict, Equal), verdict
