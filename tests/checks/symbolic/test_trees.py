import numpy as np
import pytest
import sympy as sp

from autograder.checks.symbolic import equivalent
from autograder.checks.symbolic.trees import KINDS, trees
from autograder.checks.verdict import Equal
from autograder.mistakes.rules import derivative

x, y, n = sp.symbols("x y n")


def drawn(seed, *args, **kwargs):
    return trees(np.random.default_rng(seed), *args, **kwargs)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_to_be_had(kind):
    found = drawn(0, 12, [kind])
    assert len(set(found)) == 12
    assert all(e.free_symbols == {x} for e in found)


def test_the_same_draw_gives_the_same_trees_small_ones_first():
    found = drawn(7, 30, KINDS, KINDS, depth=3)
    assert found == drawn(7, 30, KINDS, KINDS, depth=3) != drawn(8, 30, KINDS, KINDS, depth=3)
    sizes = [len(list(sp.preorder_traversal(e))) for e in found]
    assert sizes == sorted(sizes)
    assert sizes[-1] <= 9


def test_other_symbols_stand_in_every_tree_that_is_to_have_them():
    assert all(e.free_symbols > {x} for e in drawn(1, 20, KINDS, constants=[y, n]))


@pytest.mark.parametrize("seed", range(3))
def test_their_derivatives_can_be_judged(seed):
    for e in drawn(seed, 60, KINDS, KINDS, depth=3):
        assert isinstance(equivalent(derivative(e, x), sp.diff(e, x), e.free_symbols), Equal), e
