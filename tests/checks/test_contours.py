"""Contours are judged by the heights along them, whatever their levels, grid and colours."""

import numpy as np
import pytest

from tests.checks.test_figure import answer, said

HEIGHT = np.array([[0.0, 0.0, 3.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])  # x² + xy + 3y²
GRID = "u = np.linspace(-3, 3, 31); X, Y = np.meshgrid(u, u); f = lambda x, y: x**2 + x * y + 3 * y**2\n"
PATH = np.array([[2.0, 1.5], [1.0, -1.0], [0.2, 0.1]])
WALK = f"w = np.array({PATH.tolist()})\n"


@pytest.mark.parametrize(
    "draws",
    [
        "contour(u, u, f(X, Y))",
        "contour(X, Y, f(X, Y), 20)",
        "contourf(X, Y, f(X, Y))",
        "contour(X, Y, f(X, Y), np.logspace(-1, 2, 15))",
        "contourf(X, Y, np.log(f(X, Y) + 0.01), 5)",
        "contour(X, Y, -f(X, Y), [-8, -4, -2, -1])",
        "tricontour(X.ravel(), Y.ravel(), f(X, Y).ravel())",
        "contour(u, 2 * u, f(X, 2 * Y))",
    ],
)
def test_any_contours_of_a_function_are_its_contours(draws):
    answer(f"{GRID}ax.{draws}").draws_contours_of(HEIGHT)


@pytest.mark.parametrize(
    "draws",
    [
        "contour(X, Y, f(Y, X))",
        "contourf(X, Y, f(Y, X), 20)",
        "contour(X, Y, f(X, -Y))",
        "contour(X, Y, X**2 + Y**2, np.logspace(-1, 2, 15))",
        "contourf(X, Y, X)",
    ],
)
def test_contours_of_another_function_pass_two_places_of_different_height(draws):
    words = said(lambda: answer(f"{GRID}ax.{draws}").draws_contours_of(HEIGHT, "the loss"))
    assert words.startswith("draws one contour through (")
    assert "; the loss is " in words


def test_too_few_contours_show_no_shape():
    assert "too few" in said(lambda: answer(f"{GRID}ax.contour(X, Y, f(X, Y), [1, 2])").draws_contours_of(HEIGHT))
    assert "no contours" in said(lambda: answer(f"{GRID}ax.imshow(f(X, Y))").draws_contours_of(HEIGHT))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("ax.contour(X, Y, f(X, Y)); ax.plot(*w.T)", None),
        ("ax.plot(*w.T)", None),  # that there are no contours is said elsewhere
        ("ax.plot(*w[:2].T)", "draws the path through 2 points; expected 3"),
        ("ax.plot(w[:, 1], w[:, 0])", "draws the path with its two coordinates swapped"),
        ("ax.plot(*w[1:].T)", "draws the path without its first point, (2, 1.5)"),
        (
            "fig, (a, b) = axes(1, 2); a.contour(X, Y, f(X, Y)); b.plot(*w.T)",
            "draws the path in other axes than the contours; put it on them",
        ),
        (
            "ax.contour(X / 4, Y / 4, f(X / 4, Y / 4)); ax.plot(*w.T)",
            "has contours that do not reach (2, 1.5), where the path is",
        ),
    ],
)
def test_a_path_lies_on_the_contours(body, words):
    drawn = answer(GRID + WALK + body)
    if words is None:
        drawn.draws_path_on_contours(PATH)
    else:
        assert said(lambda: drawn.draws_path_on_contours(PATH)) == words
