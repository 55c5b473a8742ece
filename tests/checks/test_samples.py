"""A sampled curve is right on whatever grid, within what the task allows."""

import numpy as np
import pytest

from autograder.checks.answer import Answer
from autograder.checks.figure import curve
from autograder.checks.finding import NotYet
from autograder.checks.reply import Reply
from autograder.plain.question import Question
from autograder.wording import sentences

CURVE = curve(np.sin, -2, 2, 401)
x = np.linspace(-2, 2, 41)


def judged(value):
    answer = Answer(Question("plot()"), Reply(value), lambda question: Reply(value))
    try:
        answer.samples(CURVE, points=41, through=(0.0,))
    except NotYet as error:
        return sentences.finding(error.finding)
    return "right"


@pytest.mark.parametrize(
    "value",
    [
        (x, np.sin(x)),
        [x.tolist(), np.sin(x).tolist()],
        np.array([x, np.sin(x) + 9e-4]),
        (np.linspace(-2, 2, 101), np.sin(np.linspace(-2, 2, 101))),
        (np.arange(-20, 21) / 10, np.sin(x)),
    ],
)
def test_any_grid_that_is_fine_enough_will_do(value):
    assert judged(value) == "right"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((x, np.cos(x)), "plot() has the slope 1 at x = 0; expected 0"),
        ((x, np.nan * x), "plot() has the slope nan at x = 0; expected 0"),
        ((x, np.diff(np.sin(x))), "plot() has 41 values of x, but 40 of the slope; each point needs one"),
        ((x[::-1], np.sin(x[::-1])), "plot() has values of x that do not rise"),
        ((x * np.nan, x), "plot() has values of x that do not rise"),
        ((x / 2, np.sin(x / 2)), "plot() has x from -1 to 1; expected -2 to 2"),
        ((x[::2], np.sin(x[::2])), "plot() has 21 points; at least 41 are asked for"),
        (
            (np.linspace(-2, 2, 42), np.sin(np.linspace(-2, 2, 42))),
            "plot() has no point at x = 0; the nearest is -0.04878",
        ),
        (np.sin(x), "plot() returned 41 entries; expected 2, x and slope"),
        ((x, "steep"), "the slope of plot() returned text; expected numbers"),
        ((x.reshape(41, 1), np.sin(x)), "the x of plot() returned shape (41, 1); expected shape (n,)"),
        (None, "plot() returned None; expected a pair (x, slope). Is a return missing?"),
    ],
)
def test_a_shortfall_is_said_at_the_roundest_point(value, words):
    assert judged(value) == words
