"""A figure with a slider: one parameter is moved, the figure follows.

ipywidgets is imported only here, and only where it can do something: in a notebook with a kernel. Everywhere else, on a
page, on GitHub, without ipywidgets, the same call shows the figure as it stands at the start.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from course.figures.drawing import FOR_A_PAGE, Drawing, bundle, display, img, png

Values = tuple[float, ...] | list[Any]
WIDGET = "application/vnd.jupyter.widget-view+json"


def explore(draw: Callable[..., Drawing], **parameters: Values) -> None:
    """Show `draw(dark=…, **values)` below the cell, with a slider for each parameter.

    draw : a figure function of the course; its parameters besides `dark` are keywords
    parameters : name=(lo, hi, start) or (lo, hi, start, step), all of them whole for a slider of whole numbers;
        or name=[…], the values to step through, at the start the figure's own default or else the first

    `figures.explore(figures.secant_to_tangent, h=(0.05, 2.0, 1.0))`
    """
    start = {name: _start(draw, name, values) for name, values in parameters.items()}
    data, metadata = bundle(partial(_drawn, draw, start))
    widgets = _widgets()
    if widgets is not None:
        data[WIDGET] = _view(widgets, draw, parameters, start)
    display(data, metadata)


def _start(draw: Callable[..., Drawing], name: str, values: Values) -> Any:
    if not isinstance(values, list):
        return values[2]
    own = inspect.signature(draw).parameters[name].default
    return own if own in values else values[0]


def _widgets() -> Any:
    """ipywidgets, where it is installed and a kernel answers its sliders; else None."""
    ipython = sys.modules.get("IPython")
    if ipython is None or os.environ.get(FOR_A_PAGE) or not hasattr(ipython.get_ipython(), "kernel"):
        return None
    try:
        import ipywidgets
    except ImportError:
        return None
    return ipywidgets


def _view(
    widgets: Any, draw: Callable[..., Drawing], parameters: dict[str, Values], start: dict[str, Any]
) -> dict[str, Any]:
    """Sliders above the picture, as a notebook that knows widgets wants them in a cell's output."""
    sliders = {name: _slider(widgets, name, values, start[name]) for name, values in parameters.items()}
    picture = widgets.HTML()  # not widgets.Image, which has no alt text

    def redraw(_change: Any = None) -> None:
        picture.value = img(*png(partial(_drawn, draw, {name: s.value for name, s in sliders.items()})))

    for moved in sliders.values():
        moved.observe(redraw, "value")
    redraw()
    column = widgets.VBox([*sliders.values(), picture])
    return {"version_major": 2, "version_minor": 0, "model_id": column.model_id}


def _slider(widgets: Any, name: str, values: Values, start: Any) -> Any:
    if isinstance(values, list):
        return widgets.SelectionSlider(options=values, value=start, description=name)
    low, high, _, *step = values
    between = {"min": low, "max": high, "value": start, "description": name}
    if all(isinstance(v, int) for v in values):
        return widgets.IntSlider(step=step[0] if step else 1, **between)
    return widgets.FloatSlider(step=step[0] if step else (high - low) / 100, readout_format=".3g", **between)


def _drawn(draw: Callable[..., Drawing], values: dict[str, Any], dark: bool) -> Drawing:
    return draw(dark=dark, **values)
