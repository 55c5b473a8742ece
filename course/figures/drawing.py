"""What the course's figures share: paper and colours, labels that stand on their lines, and the way to show a figure.

Figures are made without pyplot: nothing is registered, nothing has to be closed, and no setting of the learner's own
plots is touched.
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

Colours = Mapping[str, str]
Drawing = tuple[Figure, str]  # a figure and its alt text: the sentences that a reader who cannot see it gets
Draw = Callable[[bool], Drawing]  # a figure function, called with `dark`

FOR_A_PAGE = "COURSE_FIGURES_FOR_A_PAGE"  # set by course/site/conf.py while the lessons are built
WIDTH = 6.4  # inches; at 100 dots per inch a column of notebook prose, and still readable on a phone

# Ink is the function, blue its slope and the right one, orange yours or too large, grey construction.
LIGHT: Colours = {
    "paper": "#FFFFFF", "card": "#F6F7F9", "line": "#D5DAE1", "edge": "#7E8794", "muted": "#5A6472", "ink": "#1A2029",
    "blue": "#0B5CAD", "orange": "#B54700", "green": "#0B5540", "plum": "#8C1A6A",
}  # fmt: skip
DARK: Colours = {
    "paper": "#12161C", "card": "#1A2028", "line": "#323B47", "edge": "#77828F", "muted": "#A5AFBB", "ink": "#E9ECEF",
    "blue": "#6FB1F7", "orange": "#FF9D54", "green": "#6BEBBB", "plum": "#F2609F",
}  # fmt: skip


@contextmanager
def style(dark: bool = False) -> Iterator[Colours]:
    """The course's matplotlib style and its colours; afterwards every setting is as it was."""
    sheets = ["course.figures.course"] + ["course.figures.course-dark"] * dark
    with matplotlib.style.context(sheets, after_reset=True):
        yield DARK if dark else LIGHT


def label(ax: Axes, x: float, y: float, text: str, colour: str, c: Colours, **kwargs: Any) -> Text:
    """A direct label, coloured like its line, with a halo of paper so that it may cross one."""
    halo = [withStroke(linewidth=3.5, foreground=c["paper"])]
    placed: dict[str, Any] = {"ha": "left", "va": "center", "zorder": 6} | kwargs
    return ax.text(x, y, text, color=colour, path_effects=halo, **placed)


def dot(ax: Axes, x: float, y: float, colour: str, c: Colours, size: float = 6.5) -> None:
    """A point that matters, with a rim of paper."""
    ax.plot([x], [y], "o", ms=size, mfc=colour, mec=c["paper"], mew=1.4, zorder=5, clip_on=False)


def png(draw: Draw, dark: bool = False) -> tuple[bytes, str]:
    """A figure function's picture as PNG on opaque paper, and its alt text."""
    with style(dark):
        fig, alt = draw(dark)
        picture = BytesIO()
        fig.savefig(picture, format="png", metadata={"Description": alt, "Software": None})
    return picture.getvalue(), alt


def bundle(draw: Draw) -> tuple[dict[str, Any], dict[str, Any]]:
    """A figure as a cell's output, data and metadata: a PNG with its alt text, and the alt text alone.

    A page of the lessons has a light and a dark side, and gets the picture for both.
    """
    picture, alt = png(draw)
    data = {"image/png": base64.b64encode(picture).decode(), "text/plain": alt}
    if os.environ.get(FOR_A_PAGE):
        data["text/html"] = img(picture, alt, "only-light") + img(png(draw, dark=True)[0], alt, "only-dark")
    return data, {"image/png": {"alt": alt, "width": round(100 * WIDTH)}}


def img(picture: bytes, alt: str, kind: str = "") -> str:
    """An <img> that needs no other file."""
    encoded, width = base64.b64encode(picture).decode(), round(100 * WIDTH)
    return f'<img class="{kind}" width="{width}" alt="{escape(alt)}" src="data:image/png;base64,{encoded}">'


def show(draw: Draw) -> None:
    """Show a figure of the course below the cell: `figures.show(figures.sigmoid_and_slope)`.

    A PNG with its alt text, which an untrusted notebook keeps too; where no picture can be shown, the alt text.
    """
    display(*bundle(draw))


def display(data: dict[str, Any], metadata: dict[str, Any]) -> None:
    """Below the cell in a notebook; elsewhere its plain text."""
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        print(data["text/plain"])
        return
    ipython.display.display(data, metadata=metadata, raw=True)
