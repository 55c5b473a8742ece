"""Values that were made to hang, crash or fill whoever compares them. Each arrives as a submission's would: packed."""

import resource
import time

import msgpack
import numpy as np
import pytest
import sympy as sp
from matplotlib.figure import Figure

from autograder.checks import gradient, numeric, patterns, showing
from autograder.checks.figure import curve
from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.plain.codec import ARRAY, FIGURE, Opaque, pack, unpack
from autograder.plain.figure import FigureData, to_plain
from autograder.wording import sentences

WANT = np.array([0.5, 1.25, -3.0])
PAIRS = [(np.ones((3, 2)), np.ones(2)), (np.ones((2, 4)), np.ones(4))]


def nested(n, core=1.0):
    for _ in range(n):
        core = [core]
    return core


def empty(*shape):
    """No entries, but a shape that costs who lists it."""
    return unpack(msgpack.packb(msgpack.ExtType(ARRAY, msgpack.packb(["<f8", list(shape)]))))


tower = sp.Pow(9, sp.Pow(9, sp.Pow(9, 9, evaluate=False), evaluate=False), evaluate=False)
x = sp.Symbol("x")
HOSTILE = {
    "nan": np.nan,
    "many nan": np.full(3, np.nan),
    "inf": [np.inf, -np.inf, np.inf],
    "huge int": 2**3999,
    "list of huge ints": [2**3999] * 3,
    "negative huge": [-(2**3999), 1, 2],
    "least int": np.array([-(2**63)] * 3),
    "unsigned": np.array([2**64 - 1] * 3, np.uint64),
    "long list": [0.0] * 150_000,
    "a column of a million": np.zeros((10**6, 1)),
    "wide and empty": empty(0, 10**9),
    "tall and empty": empty(10**9, 0),
    "empty list": [],
    "lists in lists": nested(200),
    "ragged": [[1.0], [1.0, 2.0], 3.0],
    "very ragged": [list(range(n)) for n in range(500)],
    "text as wide as a list is long": ["x" * 10**6, *range(10**5)],
    "numbers as text": ["0.5", "1.25", "-3.0"],
    "a long number as text": "9" * 10**6,
    "nan as text": "nan",
    "underscores": "1_0",
    "bool": [True, False, True],
    "complex": np.array([0.5, 1.25, -3.0]) * 1j,
    "complex nan": np.full(3, complex(np.nan, np.nan)),
    "none": None,
    "list of none": [None] * 3,
    "dict": {str(i): i for i in range(10**4)},
    "dict of arrays": {"W": np.ones(10**6)},
    "opaque": Opaque("<script>alert(1)</script>"),
    "power tower": tower,
    "a symbol": x,
    "nan of sympy": sp.nan,
    "zoo": sp.zoo,
    "factorial": sp.factorial(10**9, evaluate=False),
    "huge float": sp.Float((0, 1, 3_000_000, 1)),
    "tiny float": [sp.Float((0, 1, -3_000_000, 1))] * 3,
    "fractions": [sp.Rational(1, 3**2000)] * 3,
    "a matrix that is none": [np.zeros((2, 2)), np.zeros((3, 3)), 1.0],
    "tuples of dicts": ({}, {}, {}),
    "subnormal": np.full(3, 5e-324),
    "largest": np.full(3, 1.7e308),
    "minus nothing": np.full(3, -0.0),
    "a million empty lists": [[]] * 100_000,
    "a figure": Figure(),
    "strings in arrays": [np.array([1.0]), "a", np.array([2.0])],
    "float16-ish": np.ones(3, np.float32) * np.float32(3e38),
}


def bounded(use):
    """Run, and hold it to a second and a hundred megabytes."""
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    result = use()
    assert time.process_time() - began < 1.5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kB
    return result


def said(value, judge):
    answer = Interview(Settings("f"), lambda q: Reply(value=value)).answer("f()", {})
    with pytest.raises(NotYet) as caught:
        bounded(lambda: judge(answer))
    words = sentences.finding(caught.value.finding)
    assert len(words) < 1500
    return words


@pytest.fixture(params=HOSTILE)
def hostile(request):
    return unpack(pack(HOSTILE[request.param]))


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 40


def test_a_hostile_value_is_no_right_array(hostile):
    said(hostile, lambda a: a.matches(WANT))
    said(hostile, lambda a: a.matches(0.5, accepts=("single",)))


def test_a_hostile_value_is_no_right_structure(hostile):
    said(hostile, lambda a: a.matches([np.ones(2), np.ones(3)]))
    said(hostile, lambda a: a.matches({"W": np.ones(2), "b": 1.0}))
    said(hostile, lambda a: a.matches("converges"))


def test_a_hostile_value_is_no_right_gradient(hostile):
    said(hostile, lambda a: a.is_gradient(PAIRS, names=("dW", "db"), sizes={"samples": 6}))
    said([(hostile, np.ones(2)), (np.ones((2, 4)), np.ones(4))], lambda a: a.is_gradient(PAIRS, names=("dW", "db")))
    said(hostile, lambda a: a.is_gradient(WANT, parts={"dZ": np.ones((5, 3))}))


def test_a_hostile_value_is_no_deal_and_no_probability(hostile):
    X, y = np.arange(6.0).reshape(3, 2), np.arange(3.0)
    said(hostile, lambda a: a.deals(X, y, 2))
    said([hostile, (X[2:], y[2:])], lambda a: a.deals(X, y, 2))
    said([(X[:2], hostile), (hostile, y[2:])], lambda a: a.deals(X, y, 2))
    said(hostile, lambda a: a.predicts([0, 1, 1], at_least=0.9))
    said(hostile, lambda a: a.is_near([0.1, 0.7, 0.8], within=0.01))
    said(hostile, lambda a: a.stays([0.125], within=1e-6))
    said([0.5], lambda a: a.stays(hostile, within=1e-6))
    said([0.125, 0.5], lambda a: a.repeats(hostile))


def test_a_hostile_value_is_no_right_figure(hostile):
    said(hostile, lambda a: a.draws(curve(np.tanh, -1, 1)))


def test_a_hostile_value_passes_no_law(hostile):
    answer = Interview(Settings("f"), lambda q: Reply(value=hostile)).answer("f(_0)", {"_0": np.array([0.0, 1.0, 2.0])})
    for judge in (lambda: answer.rises(), lambda: answer.is_at_most(0.25), answer.is_float, answer.without_warnings):
        try:
            bounded(judge)
        except NotYet as problem:
            sentences.finding(problem.finding)


def test_a_hostile_value_is_shown_in_few_words(hostile):
    assert len(bounded(lambda: showing.value(hostile))) < 1000
    patterns.in_type(hostile, WANT, numeric.Tolerance())


def figure_with(change):
    fig = Figure()
    ax = fig.subplots()
    change(ax)
    return unpack(pack(fig))


def forged(change):
    plain = to_plain(figure_with(lambda ax: ax.plot([0, 1], [0, 1])))
    change(plain[0][0])
    return unpack(msgpack.packb(msgpack.ExtType(FIGURE, pack(plain))))


def set_limits(ax):
    ax[6] = [np.nan, np.nan]
    ax[7] = [np.inf, -np.inf]


FIGURES = {
    "nan": lambda: figure_with(lambda ax: ax.plot([np.nan] * 9, [np.nan] * 9)),
    "inf": lambda: figure_with(lambda ax: ax.plot([0, 1, 2], [np.inf, -np.inf, 0])),
    "huge": lambda: figure_with(lambda ax: ax.plot(np.linspace(-1, 1, 99), np.full(99, 1e308))),
    "a million points": lambda: figure_with(lambda ax: ax.plot(np.linspace(-1, 1, 10**6), np.zeros(10**6))),
    "one point": lambda: figure_with(lambda ax: ax.plot([0], [0])),
    "nothing": lambda: figure_with(lambda ax: ax.plot([], [])),
    "upright": lambda: figure_with(lambda ax: ax.plot([0, 0, 0], [0, 1, 2])),
    "long words": lambda: figure_with(lambda ax: ax.text(0, 0, "x" * 10**6)),
    "mathematics that cannot be drawn": lambda: figure_with(lambda ax: ax.set_title("$\\frac{$")),
    "a hundred lines": lambda: figure_with(lambda ax: [ax.plot(np.zeros(10**4)) for _ in range(100)]),
    "limits that are none": lambda: forged(set_limits),
    "no lines": lambda: forged(lambda ax: ax.__setitem__(0, [])),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_figure_is_judged_like_any_other(name):
    fig = FIGURES[name]()
    assert isinstance(fig, FigureData)
    said(fig, lambda a: a.draws(curve(np.tanh, -1, 1), "tanh"))
    said(fig, lambda a: a.draws_tangent((0.5, 0.5, 2.0)))
    said(fig, lambda a: a.marks((0.7, 0.7)))
    said(fig, lambda a: a.draws_path(WANT[:, None] + np.zeros(2)))
    said(fig, lambda a: a.draws_descent())
    said(fig, lambda a: a.has_axes(2))


def test_a_hostile_gradient_of_many_layers_is_refused_by_their_number():
    verdict = bounded(lambda: gradient.compare([(1.0, 1.0)] * 10**5, PAIRS))
    assert verdict.witness.kind == "length"
