"""A figure made inside the box is judged outside it, as plain data."""

from fractions import Fraction

import numpy as np

from autograder.checks.figure import curve
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply

CELL = """
import matplotlib.pyplot as plt
import numpy as np

def plot():
    z = np.linspace(-6, 6, 201)
    fig, ax = plt.subplots()
    ax.plot(z, np.tanh(z), label="tanh")
    ax.axline((0, 0), slope=1)
    ax.legend()
    return fig

def quotient(f, x, h):
    return (f(x + h) - f(x)) / h
"""


def test_a_figure_of_the_box_is_judged_on_the_trusted_side(box):
    box.run_cell(CELL, 10)
    answer = Interview(Settings("plot"), lambda q: Reply.read(box.ask(q, 10))).answer("plot()", {})
    answer.draws(curve(np.tanh, -6, 6), "tanh").draws_tangent((0, 0, 1)).has_axes(1)


def test_a_fraction_goes_in_and_comes_out_exact(box):
    box.run_cell(CELL, 10)
    ask = Interview(Settings("quotient"), lambda q: Reply.read(box.ask(q, 10))).answer
    answer = ask("quotient(lambda x: 3 * x, _0, _1)", {"_0": Fraction(1, 3), "_1": Fraction(-1, 7)})
    assert answer.value == 3
    assert type(answer.value) is Fraction
    answer.matches(3)
