"""A figure crosses as what stands in it."""

import json

import numpy as np
import pytest
from matplotlib.figure import Figure

from autograder.plain import figure
from autograder.plain.as_json import from_json, to_json
from autograder.plain.codec import FIGURE, CodecError, Opaque, pack, unpack

X = np.linspace(-3, 3, 201)


class Undrawn(Figure):
    """A figure that nobody may draw."""

    def draw(self, *_):
        raise AssertionError("drawn")

    savefig = tight_layout = draw


def drawing():
    fig = Undrawn(layout="constrained")
    top, low = fig.subplots(2, 1, sharex=True)
    top.plot(X, X**2, label="f")
    top.axline((1, 1), slope=2)
    top.axhline(0)
    top.axvline(1, ls=":")
    top.scatter([0], [0], label="least")
    top.annotate("here", (0, 0), (1, 2))
    top.text(0.5, 0.5, "in the middle", transform=top.transAxes)
    top.legend()
    top.spines["left"].set_position("zero")
    top.spines["top"].set_visible(False)
    top.set(title="A parabola", ylabel="$x^2$")
    low.contour(np.outer(np.arange(4.0), np.arange(4.0)), levels=[1, 2])
    low.vlines([1, 2], 0, 1)
    low.imshow(np.zeros((3, 4)))
    low.bar([0], [1])
    fig.suptitle("all")
    fig.supxlabel("$x$")
    return fig


def crossed(fig):
    return unpack(pack(fig))


def test_what_stands_in_a_figure_crosses_without_being_drawn():
    data = crossed(drawing())
    top, low = data.axes
    curve, tangent, level, upright, mark = top.lines
    assert np.array_equal(curve.xy, np.stack([X, X**2], axis=1))
    assert [(line.kind, line.label) for line in top.lines] == [
        ("curve", "f"), ("curve", ""), ("horizontal", ""), ("vertical", ""), ("points", "least"),
    ]  # fmt: skip
    assert np.allclose(tangent.xy[:, 1], 2 * tangent.xy[:, 0] - 1)
    assert (level.xy[0, 1], upright.xy[0, 0], mark.xy.tolist()) == (0, 1, [[0, 0]])
    assert [(w.x, w.text) for w in top.words if w.x == w.x] == [(0, "here")]
    assert (top.title, top.y_label, top.legend) == ("A parabola", "$x^2$", ("f", "least"))
    assert top.spines == {"left": "0.0", "bottom": "edge", "right": "edge"}
    assert top.shares_x == low.shares_x
    assert top.shares_y != low.shares_y
    assert [line.xy[:, 0].tolist() for line in low.lines] == [[1, 1], [2, 2]]
    assert (low.contours, low.images, low.others) == (2, ((3, 4),), ("Rectangle", "QuadContourSet"))
    assert (data.title, data.x_label) == ("all", "$x$")


def test_a_figure_survives_json():
    data = crossed(drawing())
    back = from_json(json.loads(json.dumps(to_json(data))))
    assert figure.to_plain(back)[1:] == figure.to_plain(data)[1:]
    assert repr(back) == repr(data)


def test_a_long_line_is_thinned_in_the_same_way_each_time_and_says_how_long_it_was():
    fig = Figure()
    fig.subplots().plot(np.arange(100_001.0))
    (line,) = crossed(fig).axes[0].lines
    assert (line.points, len(line.xy), line.xy[-1].tolist()) == (100_001, figure.MAX_POINTS, [100_000, 100_000])
    assert np.array_equal(line.xy, crossed(fig).axes[0].lines[0].xy)


def test_hidden_axes_are_not_there_and_a_colorbar_is_known_as_one():
    fig = Figure()
    left, right = fig.subplots(1, 2)
    right.set_visible(False)
    fig.colorbar(left.imshow(np.eye(3)), ax=left)
    assert [ax.colorbar for ax in crossed(fig).axes] == [False, True]


def test_a_broken_line_keeps_its_gap():
    fig = Figure()
    fig.subplots().plot(np.ma.masked_invalid([1, np.nan, 3]), [1.0, 2.0, 3.0])
    assert np.isnan(crossed(fig).axes[0].lines[0].xy).tolist() == [[False, False], [True, False], [False, False]]


def crowded():
    fig = Figure()
    ax = fig.subplots()
    for _ in range(figure.MAX_LINES + 1):
        ax.plot([0, 1])
    return fig


def broken():
    fig = Figure()
    fig.subplots().set_title("t")
    fig.axes[0].get_xlim = None
    return fig


@pytest.mark.parametrize("fig", [crowded(), broken(), Figure().subplots(1, 45)[0].figure])
def test_what_is_too_large_or_broken_arrives_as_the_name_of_its_type(fig):
    assert isinstance(crossed(fig), Opaque)
    assert crossed(fig).type_name.startswith("Figure")


def tampered(change):
    plain = figure.to_plain(crossed(drawing()))
    change(plain)
    return pack(plain)


def put(value, *path):
    def change(plain):
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


LINE = (0, 0, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        put(None, 0),
        put("x" * 300, 1),
        put(7, 1),
        put([[1.0, 2.0]], *LINE, 0),
        put(np.zeros((3, 3)), *LINE, 0),
        put(np.zeros(4), *LINE, 0),
        put(np.zeros((figure.MAX_POINTS + 1, 2)), *LINE, 0),
        put(np.zeros((3, 2), int), *LINE, 0),
        put(-1, *LINE, 1),
        put(True, *LINE, 1),
        put("spiral", *LINE, 2),
        put([], *LINE, 2),
        put({"left": 1}, 0, 0, 12),
        put({str(i): "edge" for i in range(9)}, 0, 0, 12),
        put(1, 0, 0, 16),
        put([1.0], 0, 0, 6),
        put(["1", "2"], 0, 0, 6),
    ],
)
def test_a_tampered_figure_is_refused(change):
    with pytest.raises(CodecError):
        unpack(pack_as_figure(tampered(change)))


def pack_as_figure(data):
    import msgpack

    return msgpack.packb(msgpack.ExtType(FIGURE, data))
