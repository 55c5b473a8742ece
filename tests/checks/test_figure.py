"""Figures are judged by what stands in them: order, grid, colour and style are the learner's own."""

import json

import numpy as np
import pytest

from autograder.checks.figure import curve
from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.plain.as_json import from_json, to_json
from autograder.plain.question import observe_plain
from autograder.wording import sentences

PREAMBLE = """
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
s = lambda z: 1 / (1 + np.exp(-z))
p = lambda z: s(z) * (1 - s(z))
z = np.linspace(-6, 6, 201)
def axes(*shape, **kwargs):
    fig = Figure()
    return fig, fig.subplots(*(shape or (1, 1)), **kwargs)
"""
SIGMOID = curve(lambda z: 1 / (1 + np.exp(-z)), -6, 6)
SLOPE = curve(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, -6, 6)


def answer(body, record=None):
    namespace = {}
    source = PREAMBLE + "def plot():\n    fig, ax = axes()\n" + "".join(f"    {line}\n" for line in body.splitlines())
    exec(compile(source + "    return fig\n", "<cell>", "exec"), namespace)
    ask = lambda q: Reply.read(observe_plain(q, namespace, {}))  # noqa: E731
    return Interview(Settings("plot"), ask, record).answer("plot()", {})


def said(judge):
    with pytest.raises(NotYet) as caught:
        judge()
    words = sentences.finding(caught.value.finding)
    assert words.startswith("plot() ")
    return words.removeprefix("plot() ")


BOTH_CURVES = [
    "ax.plot(z, s(z)); ax.plot(z, p(z))",
    "ax.plot(z, p(z), 'r--', lw=5); ax.plot(z[::-1], s(z)[::-1])",
    "ax.plot(z, s(z), z, p(z))",
    "ax.plot(np.linspace(-8, 8, 1000), s(np.linspace(-8, 8, 1000))); ax.plot(z, p(z), 'o')",
    "ax.scatter(z, s(z)); ax.plot(z, p(z))",
    "fig, (a, b) = axes(2, 1); a.plot(z, s(z)); b.plot(z, p(z))",
    "fig, (a, b) = axes(2, 1); b.plot(z, s(z)); a.semilogy(z, p(z))",
    "x = np.sort(np.random.default_rng(0).uniform(-6, 6, 5000)); ax.plot(x, s(x)); ax.plot(x, p(x))",
    "ax.plot(z, s(z)); ax.twinx().plot(z, p(z))",
    "ax.plot(z, s(z)); ax.plot(z, np.gradient(s(z), z))",
    "ax.axhline(0); ax.plot(z, s(z)); ax.fill_between(z, p(z)); ax.plot(z, p(z)); ax.legend(['', '', ''])",
]


@pytest.mark.parametrize("body", BOTH_CURVES)
def test_a_curve_is_found_in_any_order_grid_and_style(body):
    answer(body).draws(SIGMOID, "σ").draws(SLOPE, "σ′")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "shows no curve of σ′ over [-6, 6]"),
        ("ax.plot([0, 1])", "shows no curve of σ′ over [-6, 6]"),
        ("ax.plot(z, s(z))", "draws σ′ through (0, 0.5); expected (0, 0.25)"),
        (
            "ax.plot(z, np.gradient(s(z)))",
            "draws σ′ through (0, 0.015); expected (0, 0.25). All of it is 0.06 times as high as it should be",
        ),
        ("ax.plot(z, z * (1 - z))", "draws σ′ through (0, 0); expected (0, 0.25)"),
        ("ax.plot(p(z))", "shows no curve of σ′ over [-6, 6]"),
        ("ax.plot(z[50:], p(z[50:]))", "draws σ′ over [-3, 6] only; expected [-6, 6]"),
        ("ax.plot(z[::20], p(z[::20]))", "draws σ′ with 11 points; at least 20 make a smooth curve"),
        ("ax.plot(z, p(z) * np.nan)", "shows no curve of σ′ over [-6, 6]"),
        ("ax.plot(z, p(z)); ax.set_visible(False)", "shows no curve of σ′ over [-6, 6]"),
    ],
)
def test_a_curve_that_is_missing_or_wrong_is_described(body, words):
    assert said(lambda: answer(body).draws(SLOPE, "σ′")) == words


def test_twins_are_one_pair_of_axes():
    twins = "ax.plot(z, s(z), label='s'); twin = ax.twinx(); twin.plot(z, p(z), label='p'); "
    body = twins + "ax.legend(); twin.legend(); ax.set(xlabel='z', ylabel='y')"
    answer(body).has_axes(1).draws_together([SIGMOID, SLOPE]).labels_its_curves().names_its_axes()
    assert "has 2 curves and 1 labels" in said(lambda: answer(twins + "ax.legend()").labels_its_curves())


PAIRS = "fig, (a, b) = axes(2, 1); a.plot(z, s(z)); {}.plot(z, p(z)); b.plot(z, z)"


def test_two_curves_stand_together_only_in_one_pair_of_axes():
    answer(PAIRS.format("a")).draws_together([SIGMOID, SLOPE], "σ and σ′")
    words = said(lambda: answer(PAIRS.format("b")).draws_together([SIGMOID, SLOPE], "σ and σ′"))
    assert words == "draws σ and σ′ in different axes; put them into one"


def test_the_number_of_points_is_counted_where_it_is_asked_for():
    answer("ax.plot(z, p(z))").draws(SLOPE, points=201)
    assert "with 201 points; at least 400" in said(lambda: answer("ax.plot(z, p(z))").draws(SLOPE, points=400))


def test_a_constant_derivative_is_a_curve_too():
    three = curve(lambda x: 3.0, -1, 1)
    answer("ax.plot(np.linspace(-1, 1, 201), np.full(201, 3.0))").draws(three)
    assert "through (0, 0)" in said(lambda: answer("x = np.linspace(-1, 1, 201); ax.plot(x, 0 * x)").draws(three))


def test_a_curve_with_a_pole_is_judged_where_it_is_finite():
    x = np.linspace(-1, 1, 2001)
    with np.errstate(divide="ignore"):
        want = np.stack([x, np.where(np.abs(x) < 0.05, np.nan, 1 / x)], axis=1)
    answer("x = np.linspace(-1, 1, 400); ax.plot(x, 1 / x)").draws(want)


TANGENT = (1.0, 1.0, 2.0)  # of x² at 1


@pytest.mark.parametrize(
    "line",
    [
        "ax.plot([0, 2], [-1, 3])",
        "ax.axline((1, 1), slope=2)",
        "ax.axline((0, -1), (1, 1))",
        "ax.plot(x, 2 * x - 1, ':')",
    ],
)
def test_a_tangent_may_be_drawn_in_any_way(line):
    answer(f"x = np.linspace(-3, 3, 99); ax.plot(x, x**2); {line}").draws_tangent(TANGENT)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "has no straight line through (1, 1)"),
        ("ax.axline((1, 1), slope=3)", "draws the tangent at (1, 1) with slope 3; expected 2"),
        ("ax.axline((1, 3), slope=2)", "has no line that touches (1, 1) with slope 2"),
        ("ax.plot([1, 1], [0, 2])", "has no straight line through (1, 1)"),
        ("ax.plot([1.9, 2], [2.8, 3])", "has no line that touches (1, 1) with slope 2"),
        ("ax.plot(x, 1 + 2 * x * (x - 1))", "has no straight line through (1, 1)"),
    ],
)
def test_a_wrong_tangent_is_described(line, words):
    words_said = said(lambda: answer(f"x = np.linspace(-3, 3, 99); ax.plot(x, x**2); {line}").draws_tangent(TANGENT))
    if "1.9" in line:  # a straight line on its way, that never reaches the point
        assert "(1, 1)" in words_said
    else:
        assert words_said == words


@pytest.mark.parametrize(
    "mark",
    [
        "ax.plot(0, 0.25, 'o')",
        "ax.scatter([0], [0.25])",
        "ax.scatter([-3, 0], [0, 0.25])",
        "ax.axvline(0)",
        "ax.vlines(0, 0, 1)",
        "ax.plot([0, 0], [0, 0.25], ':')",
        "ax.annotate('highest', (0, 0.25), (2, 0.2))",
        "ax.text(0, 0.25, 'here')",
    ],
)
def test_a_mark_may_be_of_any_kind(mark):
    answer(f"ax.plot(z, p(z)); {mark}").marks((0.0, 0.25), "the top").marks((0.0, None))


@pytest.mark.parametrize(
    "mark", ["", "ax.plot(1, 0.2, 'o')", "ax.axvline(1)", "ax.axhline(0.25)", "ax.text(3, 0.25, 'here')"]
)
def test_a_missing_mark_is_said(mark):
    words = said(lambda: answer(f"ax.plot(z, p(z)); {mark}").marks((0.0, 0.25), "the top"))
    assert words == "does not mark the top at (0, 0.25)"


PANELS = (
    "fig, (a, b) = axes(1, 2); [(x.plot(z, s(z), label='height'), x.plot(z, p(z), label='slope')) for x in (a, b)]; "
)
TWO = "ax.plot(z, s(z), label='s'); ax.plot(z, p(z), label='p'); "


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (TWO + "ax.legend()", None),
        ("ax.plot(z, s(z)); ax.plot(z, p(z)); ax.text(2, 0.9, 's'); ax.text(2, 0.2, 'p')", None),
        ("ax.plot(z, s(z)); ax.plot(z, p(z)); ax.legend(['s', 'p'])", None),
        (PANELS + "fig.legend(['height', 'slope'])", None),
        (PANELS + "b.legend()", None),
        (PANELS, "has labels in axes 1 that nobody sees; call legend()"),
        ("ax.plot(z, s(z)); ax.set_title('sigmoid')", None),
        ("ax.plot(z, s(z)); ax.plot([0, 1], [0, 1]); ax.set_ylabel('sigmoid')", None),
        (TWO, "has labels that nobody sees; call legend()"),
        ("ax.plot(z, s(z)); ax.plot(z, p(z))", "has 2 curves and 0 labels; give each curve one"),
        (
            "ax.plot(z, s(z), label='s'); ax.plot(z, p(z)); ax.legend()",
            "has 2 curves and 1 labels; give each curve one",
        ),
        ("ax.plot(z, s(z))", "has 1 curves and 0 labels; give each curve one"),
    ],
)
def test_curves_that_cannot_be_told_apart_are_noticed(body, words):
    if words is None:
        answer(body).labels_its_curves()
    else:
        assert said(answer(body).labels_its_curves) == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("ax.set(xlabel='z', ylabel='s')", None),
        ("fig.supxlabel('z'); fig.supylabel('s')", None),
        ("fig, ax = axes(2, 1, sharex=True); [a.set_ylabel('y') for a in ax]; ax[1].set_xlabel('z')", None),
        ("fig, ax = axes(1, 2); [a.set(title='t', xlabel='z') for a in ax]", None),
        ("ax.set_xlabel('z')", "has no y label"),
        ("ax.set_ylabel('z')", "has no x label"),
        ("fig, ax = axes(2, 1); [a.set_ylabel('y') for a in ax]; ax[1].set_xlabel('z')", "has no x label in axes 1"),
    ],
)
def test_axes_say_what_they_show(body, words):
    if words is None:
        answer(body).names_its_axes()
    else:
        assert said(answer(body).names_its_axes) == words


def test_axes_are_counted_without_hidden_ones_and_colour_bars():
    answer("fig, ax = axes(2, 3); fig.colorbar(ax[0, 0].imshow(np.eye(2)), ax=ax[0, 0])").has_axes(6)
    answer("fig, ax = axes(2, 3); ax[1, 2].set_visible(False)").has_axes(5)
    assert said(lambda: answer("").has_axes(6)) == "has 1 axes; expected 6"


@pytest.mark.parametrize("how", ["sharex=True", "sharex='all'", "subplot_kw=dict(xlim=(-6, 6))"])
def test_one_range_of_x_may_be_shared_or_set(how):
    answer(f"fig, ax = axes(2, 3, {how}); [a.plot(z, s(z)) for a in ax.flat]").shares_x()
    assert "share it" in said(answer("fig, (a, b) = axes(2, 1); a.plot(z, z); b.plot(2 * z, z)").shares_x)


WALK = np.array([[2.0, 2.0], [1.0, -1.0], [0.5, 0.5], [0.0, 0.1]])
PATH = f"w = np.array({WALK.tolist()}); "


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (PATH + "ax.plot(w[:, 0], w[:, 1], 'o-')", None),
        (PATH + "ax.contour(np.eye(9)); ax.scatter(*w.T)", None),
        (PATH + "ax.plot(*w[:3].T)", "draws the path through 3 points; expected 4"),
        (PATH + "w[2] += 1; ax.plot(*w.T)", "draws the path to (1.5, 1.5) at point 2; expected (0.5, 0.5)"),
        (PATH + "ax.plot(*w[1:].T)", "draws the path to (1, -1) at point 0; expected (2, 2)"),
        ("", "does not draw the path through its 4 points"),
    ],
)
def test_a_path_goes_through_its_points_in_order(body, words):
    if words is None:
        answer(body).draws_path(WALK)
    else:
        assert said(lambda: answer(body).draws_path(WALK)) == words


def test_a_loss_that_falls_falls_all_the_way():
    answer("ax.plot(0.9 ** np.arange(50))").draws_descent()
    assert "rises after point 1" in said(answer("ax.plot(np.sin(np.arange(50)) + 9)").draws_descent)
    assert "no line of 20 points" in said(answer("ax.plot([3, 2, 1])").draws_descent)


def test_contours_and_axes_through_the_origin():
    answer("ax.contourf(np.eye(4))").draws_contours()
    assert "no contours" in said(answer("ax.imshow(np.eye(4))").draws_contours)
    answer("ax.spines[['left', 'bottom']].set_position('zero')").crosses_at_the_origin()
    answer("ax.axhline(0, color='k'); ax.axvline(0)").crosses_at_the_origin()
    assert "do not cross" in said(answer("ax.axhline(1); ax.axvline(0)").crosses_at_the_origin)


@pytest.mark.parametrize(
    ("returns", "words"),
    [
        ("return None", "returned None; expected a Figure. Is a return missing?"),
        ("return ax", "returned Axes; expected a Figure"),
        ("return plt", "returned module; expected a Figure"),
        ("return fig, ax", "returned a tuple; expected a Figure"),
    ],
)
def test_what_is_no_figure_is_said_to_be_none(returns, words):
    assert said(lambda: answer(returns).draws(SLOPE)) == words


def test_a_figure_of_pyplot_is_a_figure():
    answer("fig, ax = plt.subplots(); ax.plot(z, p(z)); plt.close(fig)").draws(SLOPE)


def test_judgements_of_a_figure_are_recorded_and_replayed_from_json():
    steps = []
    body = "ax.plot(z, p(z), label='s'); ax.legend(); ax.axvline(0); ax.set(xlabel='z', ylabel='y')"
    right = (
        answer(body, steps.append)
        .draws(SLOPE, "σ′")
        .marks((0.0, None))
        .labels_its_curves()
        .names_its_axes()
        .has_axes(1)
    )
    kept = [(s.judgement, json.loads(json.dumps({n: to_json(v) for n, v in s.settings.items()}))) for s in steps]
    assert [name for name, _ in kept] == ["draws", "marks", "labels_its_curves", "names_its_axes", "has_axes"]
    wrong, failed = answer("ax.plot(z, s(z), label='s')"), []
    for name, told in kept:
        settings = {n: from_json(v) for n, v in told.items()}
        getattr(right, name)(**settings)
        try:
            getattr(wrong, name)(**settings)
        except NotYet as problem:
            failed.append(problem.finding.pattern)
    assert failed == ["off", "no mark", "no legend", "no x label"]
