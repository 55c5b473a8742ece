"""A figure with a slider: alive in a notebook with a kernel, the still figure everywhere else."""

import sys
import types

import pytest

from course import figures
from course.figures import sliders
from course.figures.drawing import FOR_A_PAGE


def power(dark=False, n=2, shift=0.0):
    figure, _ = figures.sigmoid_and_slope(dark)
    return figure, f"The power {n}, shifted by {shift}."


@pytest.fixture
def shown(monkeypatch):
    """A notebook's outputs, as the course hands them to IPython."""
    found = []
    ipython = types.ModuleType("IPython")
    ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())
    ipython.display = types.SimpleNamespace(display=lambda data, metadata, raw: found.append(data))
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    return found


def test_without_a_notebook_the_words_of_the_still_figure(capsys):
    figures.explore(power, n=[3, 2, 1], shift=(0.0, 2.0, 0.5))
    assert capsys.readouterr().out == "The power 2, shifted by 0.5.\n"


def test_of_a_list_the_first_is_the_start_where_the_figure_has_another_default(capsys):
    figures.explore(power, n=[3, 1])
    assert capsys.readouterr().out == "The power 3, shifted by 0.0.\n"


def test_a_slider_redraws_the_figure_and_its_words(monkeypatch):
    import ipywidgets

    made = []
    monkeypatch.setattr(sliders, "_slider", lambda *a, make=sliders._slider: made.append(make(*a)) or made[-1])
    pictures = []
    html = ipywidgets.HTML
    monkeypatch.setattr(ipywidgets, "HTML", lambda: pictures.append(html()) or pictures[-1])
    sliders._view(ipywidgets, power, {"n": (1, 5, 2), "shift": [0.0, 0.25]}, {"n": 2, "shift": 0.0})
    n, shift = made
    assert "The power 2, shifted by 0.0." in pictures[0].value
    n.value, shift.value = 5, 0.25
    assert "The power 5, shifted by 0.25." in pictures[0].value
    assert (n.min, n.max, n.step) == (1, 5, 1)


def test_a_live_notebook_gets_the_slider_and_the_still_picture_beside_it(shown):
    figures.explore(power, shift=(0.0, 2.0, 0.5))
    assert {sliders.WIDGET, "image/png", "text/plain"} <= set(shown[0])


def test_without_ipywidgets_the_still_figure(shown, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    figures.explore(power, shift=(0.0, 2.0, 0.5))
    assert set(shown[0]) == {"image/png", "text/plain"}


def test_on_a_page_the_still_figure_for_light_and_dark_paper(shown, monkeypatch):
    monkeypatch.setenv(FOR_A_PAGE, "1")
    figures.explore(power, shift=(0.0, 2.0, 0.5))
    assert set(shown[0]) == {"image/png", "text/plain", "text/html"}
    assert 'class="only-light"' in shown[0]["text/html"]
    assert 'class="only-dark"' in shown[0]["text/html"]
