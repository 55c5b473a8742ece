"""A matplotlib figure as plain data: what stands in it, never how it looks to the pixel.

`from_matplotlib` runs where the figure was made and never draws it: a drawing costs a hundred times as much.
`from_plain` validates field by field, since what it is given comes from untrusted code.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from typing import Any, Literal

import numpy as np

MAX_AXES, MAX_LINES, MAX_POINTS, MAX_WORDS, MAX_TEXT = 40, 100, 2000, 100, 200
MAX_CONTOURS, POINTS_OF_A_CONTOUR = 40, 16
Kind = Literal["curve", "points", "horizontal", "vertical"]
SIDES = ("left", "bottom", "right", "top")
KINDS = ("curve", "points", "horizontal", "vertical")


class FigureError(ValueError):
    """A figure that has no plain data, or data that is no figure of ours."""


@dataclass(frozen=True, eq=False)
class LineData:
    """A line, or markers without one.

    xy : (n, 2) in data coordinates, n at most MAX_POINTS, nan where a line is broken; every k-th point of a longer one
    points : how many there were
    kind : "curve" joins its points, "points" does not; "horizontal" and "vertical" cross the whole axes
    label : as the legend would say it; "" where none was given
    """

    xy: np.ndarray
    points: int
    kind: Kind
    label: str
    marker: str


@dataclass(frozen=True)
class WordsData:
    """Text that stands in the axes, and where, in data coordinates; nan where it is placed by other means."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class AxesData:
    """One pair of axes.

    legend : its texts
    x_limits, y_limits : as drawn, so the first is larger on a turned axis
    x_scale, y_scale : "linear", "log", …
    shares_x, shares_y : number of the group that shares the axis; alone in its group where it shares with nobody
    spines : positions of those that are visible, e.g. {"left": "0.0"}; "edge" where it was not moved
    others : types of what else stands here, e.g. "QuadContourSet", "Rectangle"
    contours : how many levels
    contour_lines : of each contour that can be seen some of its points, from the lowest up; of kind "points" where
        areas are filled, points on their edges
    images : shapes
    colorbar : whether it only explains the colours of another
    place : left, bottom, width, height in the figure; twins (`twinx`) have one place
    """

    lines: tuple[LineData, ...]
    words: tuple[WordsData, ...]
    title: str
    x_label: str
    y_label: str
    legend: tuple[str, ...]
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    x_scale: str
    y_scale: str
    shares_x: int
    shares_y: int
    spines: dict[str, str]
    others: tuple[str, ...]
    contours: int
    contour_lines: tuple[LineData, ...]
    images: tuple[tuple[int, ...], ...]
    colorbar: bool
    place: tuple[float, ...]


@dataclass(frozen=True)
class FigureData:
    """A figure: its visible axes in the order of their making; its title, labels, legend stand for all of them."""

    axes: tuple[AxesData, ...]
    title: str
    x_label: str
    y_label: str
    legend: tuple[str, ...] = ()


def is_figure(value: Any) -> bool:
    """Whether `value` is a matplotlib Figure; does not import matplotlib for a process that never has."""
    matplotlib = sys.modules.get("matplotlib.figure")
    return matplotlib is not None and isinstance(value, matplotlib.Figure)


def from_matplotlib(figure: Any) -> FigureData:
    """The plain data of a matplotlib Figure, without drawing it. Errors: FigureError, too large or broken."""
    try:
        visible = [ax for ax in figure.axes if ax.get_visible()]
        if len(visible) > MAX_AXES:
            raise FigureError(f"more than {MAX_AXES} axes")
        title, x, y = map(_text, (figure.get_suptitle(), figure.get_supxlabel(), figure.get_supylabel()))
        legend = tuple(text for one in figure.legends for text in _legend(one))
        return FigureData(tuple(_axes(ax, visible) for ax in visible), title, x, y, legend[:MAX_WORDS])
    except FigureError:
        raise
    except Exception as error:
        raise FigureError(f"{type(error).__name__} while reading the figure") from None


def _axes(ax: Any, all_axes: list[Any]) -> AxesData:
    lines = [_line(artist, ax) for artist in ax.lines[:MAX_LINES]]
    others = [*ax.patches, *ax.tables]
    for collection in ax.collections[:MAX_LINES]:
        drawn = _lines_of(collection, ax)
        lines += drawn
        others += [] if drawn else [collection]
    if len(lines) > MAX_LINES or len(ax.lines) > MAX_LINES:
        raise FigureError(f"more than {MAX_LINES} lines")
    return AxesData(
        lines=tuple(lines),
        words=tuple(_words(t, ax) for t in ax.texts[:MAX_WORDS]),
        title=" ".join(filter(None, (_text(ax.get_title(where)) for where in ("left", "center", "right")))),
        x_label=_text(ax.get_xlabel()),
        y_label=_text(ax.get_ylabel()),
        legend=_legend(ax.get_legend())[:MAX_WORDS],
        x_limits=_pair(ax.get_xlim()),
        y_limits=_pair(ax.get_ylim()),
        x_scale=_text(ax.get_xscale()),
        y_scale=_text(ax.get_yscale()),
        shares_x=_group(ax.get_shared_x_axes(), ax, all_axes),
        shares_y=_group(ax.get_shared_y_axes(), ax, all_axes),
        spines={
            s: _position(ax.spines[s]) for s in SIDES if s in ax.spines and ax.axison and ax.spines[s].get_visible()
        },
        others=tuple(type(artist).__name__[:60] for artist in others[:MAX_WORDS]),
        contours=sum(len(c.levels) for c in ax.collections if hasattr(c, "levels")),
        contour_lines=_contour_lines(ax),
        images=tuple(tuple(int(n) for n in image.get_size()) for image in ax.images[:MAX_WORDS]),
        colorbar=ax.get_label() == "<colorbar>",
        place=tuple(round(float(edge), 6) for edge in ax.get_position(original=True).bounds),
    )


def _legend(legend: Any) -> tuple[str, ...]:
    return () if legend is None else tuple(_text(t.get_text()) for t in legend.get_texts())


def _line(line: Any, ax: Any) -> LineData:
    if hasattr(line, "get_slope"):  # ax.axline: endless, known by a point and a slope or by two points
        xy = _endless(line, ax)
        return LineData(xy, len(xy), "curve", _label(line), "")
    across = line.get_transform().contains_branch_seperately(ax.transData)
    style, marker = line.get_linestyle(), _text(line.get_marker())
    has_line = style not in ("None", "none", " ", "")
    kind: Kind = "curve" if has_line else "points"
    if across == (False, True):
        kind = "horizontal"
    elif across == (True, False):
        kind = "vertical"
    xy = np.ma.filled(np.ma.asarray(line.get_xydata(), dtype=float), np.nan)
    return LineData(_thinned(xy), len(xy), kind, _label(line), "" if marker in ("None", "none", " ") else marker)


def _endless(line: Any, ax: Any) -> np.ndarray:
    (x1, y1), slope = line.get_xy1(), line.get_slope()
    if slope is None:
        x2, y2 = line.get_xy2()
        if x2 == x1:
            low, high = ax.get_ylim()
            return np.array([[x1, low], [x1, high]], dtype=float)
        slope = (y2 - y1) / (x2 - x1)
    x = np.array(ax.get_xlim(), dtype=float)
    return np.stack([x, y1 + slope * (x - x1)], axis=1)


def _lines_of(collection: Any, ax: Any) -> list[LineData]:
    """A scatter as points, vlines and hlines as the lines they are; nothing for areas and contours."""
    label = _label(collection)
    if type(collection).__name__ == "PathCollection":
        offsets: np.ndarray = np.ma.filled(np.ma.asarray(collection.get_offsets(), dtype=float), np.nan)
        return [LineData(_thinned(offsets), len(offsets), "points", label, "o")]
    if type(collection).__name__ == "LineCollection" and collection.get_transform().contains_branch(ax.transData):
        paths = collection.get_paths()
        if len(paths) > MAX_LINES:
            raise FigureError(f"more than {MAX_LINES} lines")
        corners = [np.asarray(p.vertices, dtype=float) for p in paths]
        return [LineData(_thinned(xy), len(xy), "curve", label, "") for xy in corners]
    return []


def _contour_lines(ax: Any) -> tuple[LineData, ...]:
    """Of one set of contours: of lines rather than of filled areas, since their points lie at one height."""
    sets = sorted((c for c in ax.collections if hasattr(c, "levels")), key=lambda c: bool(c.filled))
    drawn = [path.vertices for path in sets[0].get_paths() if len(path.vertices)] if sets else []
    kind: Kind = "points" if sets and sets[0].filled else "curve"
    every = -(-len(drawn) // MAX_CONTOURS) or 1
    return tuple(LineData(_thinned(xy, POINTS_OF_A_CONTOUR), len(xy), kind, "", "") for xy in drawn[::every])


def _words(text: Any, ax: Any) -> WordsData:
    where = getattr(text, "xy", None)  # what an annotation points at, rather than where it stands
    system = text.xycoords if where is not None else ("data" if text.get_transform() == ax.transData else "")
    x, y = (text.get_position() if where is None else where) if system == "data" else (np.nan, np.nan)
    return WordsData(float(x), float(y), _text(text.get_text()))


def _group(grouper: Any, ax: Any, all_axes: list[Any]) -> int:
    siblings = grouper.get_siblings(ax)
    return next(i for i, other in enumerate(all_axes) if other in siblings or other is ax)


def _position(spine: Any) -> str:
    where = spine.get_position()
    if where in ("zero", ("data", 0)):
        return "0.0"
    if isinstance(where, tuple) and where[0] == "data":
        return repr(float(where[1]))
    return "center" if where in ("center", ("axes", 0.5)) else "edge"


def _thinned(xy: np.ndarray, most: int = MAX_POINTS) -> np.ndarray:
    """At most so many of the points: every k-th and the last, so that the same figure always gives the same data."""
    if len(xy) <= most:
        return np.array(xy, dtype=float).reshape(-1, 2)
    keep = np.linspace(0, len(xy) - 1, most).round().astype(int)
    return np.array(xy[keep], dtype=float)


def _label(artist: Any) -> str:
    label = _text(artist.get_label())
    return "" if label.startswith("_") else label  # matplotlib's own names for what has no label


def _text(value: Any) -> str:
    return str(value)[:MAX_TEXT]


def _pair(limits: Any) -> tuple[float, float]:
    low, high = limits
    return float(low), float(high)


# ---- as lists, and back


def to_plain(data: FigureData) -> list[Any]:
    """Nested lists of the fields, in their order."""
    return [[_fields(ax) for ax in data.axes], data.title, data.x_label, data.y_label, list(data.legend)]


def _fields(part: Any) -> Any:
    if isinstance(part, LineData | WordsData | AxesData):
        return [_fields(getattr(part, f.name)) for f in fields(part)]
    return [_fields(p) for p in part] if isinstance(part, tuple) else part


def from_plain(plain: Any) -> FigureData:
    """The figure of such lists. Errors: FigureError for whatever is not one."""
    try:
        axes, *written, legend = _list(plain, 5)
        title, x, y = map(_read_text, written)
        read = tuple(map(_read_axes, _list(axes, most=MAX_AXES)))
        return FigureData(read, title, x, y, tuple(map(_read_text, _list(legend, most=MAX_WORDS))))
    except (TypeError, ValueError) as error:
        raise FigureError(f"not a figure: {error}") from None


def _read_axes(plain: Any) -> AxesData:
    told = dict(zip((f.name for f in fields(AxesData)), _list(plain, len(fields(AxesData))), strict=True))
    spines, colorbar = told["spines"], told["colorbar"]
    _require(type(spines) is dict and len(spines) <= 8 and type(colorbar) is bool)
    return AxesData(
        lines=tuple(map(_read_line, _list(told["lines"], most=MAX_LINES))),
        words=tuple(map(_read_words, _list(told["words"], most=MAX_WORDS))),
        title=_read_text(told["title"]),
        x_label=_read_text(told["x_label"]),
        y_label=_read_text(told["y_label"]),
        legend=tuple(map(_read_text, _list(told["legend"], most=MAX_WORDS))),
        x_limits=_read_limits(told["x_limits"]),
        y_limits=_read_limits(told["y_limits"]),
        x_scale=_read_text(told["x_scale"]),
        y_scale=_read_text(told["y_scale"]),
        shares_x=_read_count(told["shares_x"]),
        shares_y=_read_count(told["shares_y"]),
        spines={_read_text(side): _read_text(where) for side, where in spines.items()},
        others=tuple(map(_read_text, _list(told["others"], most=MAX_WORDS))),
        contours=_read_count(told["contours"]),
        contour_lines=tuple(map(_read_line, _list(told["contour_lines"], most=MAX_CONTOURS))),
        images=tuple(tuple(map(_read_count, _list(shape, most=8))) for shape in _list(told["images"], most=MAX_WORDS)),
        colorbar=colorbar,
        place=tuple(map(_read_float, _list(told["place"], 4))),
    )


def _read_line(plain: Any) -> LineData:
    xy, points, kind, label, marker = _list(plain, 5)
    _require(type(xy) is np.ndarray and xy.dtype == np.float64 and xy.ndim == 2 and xy.shape[1] == 2)
    _require(len(xy) <= MAX_POINTS and kind in KINDS)
    return LineData(xy, _read_count(points), kind, _read_text(label), _read_text(marker))


def _read_words(plain: Any) -> WordsData:
    x, y, text = _list(plain, 3)
    return WordsData(_read_float(x), _read_float(y), _read_text(text))


def _list(value: Any, exactly: int | None = None, most: int = 0) -> list[Any]:
    _require(type(value) is list and (len(value) == exactly if exactly is not None else len(value) <= most))
    return value


def _read_text(value: Any) -> str:
    _require(type(value) is str and len(value) <= MAX_TEXT)
    return value


def _read_float(value: Any) -> float:
    _require(type(value) is float)
    return value


def _read_limits(value: Any) -> tuple[float, float]:
    low, high = map(_read_float, _list(value, 2))
    return low, high


def _read_count(value: Any) -> int:
    _require(type(value) is int and 0 <= value < 10**9)
    return value


def _require(holds: bool) -> None:
    if not holds:
        raise TypeError("a field of another kind")
