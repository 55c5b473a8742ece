"""The figures: whole, described in words, and without a trace afterwards."""

import io

import matplotlib
import matplotlib.pyplot as plt
import pytest

from course import figures

WIDEST = 6.4  # inches; a phone shows no more


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("draw", figures.FIGURES, ids=lambda f: f.__name__)
def test_a_figure_says_in_words_what_it_shows_and_leaves_nothing_behind(draw, dark):
    before = dict(matplotlib.rcParams)
    figure, alt = draw(dark=dark)
    assert figure.get_figwidth() <= WIDEST
    assert len(alt) > 60
    assert figure.get_facecolor()[3] == 1.0, "a transparent picture vanishes in a dark notebook"
    figure.savefig(io.BytesIO())
    assert {k: v for k, v in matplotlib.rcParams.items() if before[k] != v} == {}
    plt.close(figure)


def test_showing_a_figure_keeps_none_open(capsys):
    count = len(plt.get_fignums())
    figures.show(figures.sigmoid_and_slope)
    assert len(plt.get_fignums()) == count
