"""The pairs of axes of a figure as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from autograder.plain.figure import AxesData, FigureData, LineData


def panels(figure: FigureData) -> Iterator[AxesData]:
    """The pairs of axes that a reader sees: no colour bars, and twins, one on top of the other, as one."""
    seen: dict[tuple[float, ...], AxesData] = {}
    for ax in figure.axes:
        below = seen.get(ax.place)
        if below is not None and not ax.colorbar:
            ax = replace(
                below, lines=below.lines + ax.lines, words=below.words + ax.words, legend=below.legend + ax.legend,
                title=below.title or ax.title, x_label=below.x_label or ax.x_label, y_label=below.y_label or ax.y_label,
            )  # fmt: skip
        if not ax.colorbar:
            seen[ax.place] = ax
    return iter(seen.values())


def lines(figure: FigureData) -> Iterator[tuple[AxesData, LineData]]:
    return ((ax, line) for ax in figure.axes if not ax.colorbar for line in ax.lines)
