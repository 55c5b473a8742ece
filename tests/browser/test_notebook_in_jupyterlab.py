"""The released notebook, opened and worked on in JupyterLab as a learner does."""

import shutil

import pytest

from autograder.verify.verify import nbgrader
from tests.places import ASSIGNMENT, ROOT, source

pytestmark = pytest.mark.slow


@pytest.fixture
def notebook(tmp_path):
    course = tmp_path / "course"
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    shutil.copytree(ROOT / "source", course / "source")
    nbgrader(course, "generate_assignment", ASSIGNMENT)
    return course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def run_cell(page, text):
    """Run the cell that holds `text` and return what stands below it."""
    cell = page.locator(".jp-NotebookPanel .jp-CodeCell", has_text=text).first
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "cell => /\\[\\d+\\]/.test(cell.querySelector('.jp-InputPrompt').innerText)", arg=cell.element_handle()
    )
    page.wait_for_timeout(700)
    return cell.locator(".jp-OutputArea").first


def write(page, text, code):
    cell = page.locator(".jp-NotebookPanel .jp-CodeCell", has_text=text).first
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(code)


def opened(chromium, lab, notebook):
    """The notebook in a tab, with its kernel idle."""
    address, token = lab(notebook.parent)
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.goto(f"{address}/lab/tree/{notebook.name}?token={token}&reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=60_000)
    page.wait_for_function(
        "() => /Idle/.test(document.querySelector('#jp-main-statusbar')?.innerText || '')", timeout=60_000
    )
    page.wait_for_timeout(1500)
    return page


def test_a_learner_checks_a_wrong_answer_takes_a_hint_and_gets_it_right(lab, chromium, notebook):
    page = opened(chromium, lab, notebook)
    run_cell(page, "from course import")
    write(page, "def sigmoid(z)", "def sigmoid(z):\n    z = np.asarray(z, dtype=float)\n    return 1 / (1 + np.exp(z))")
    run_cell(page, "def sigmoid(z)")
    wrong = run_cell(page, "check(sigmoid)")
    text = wrong.inner_text()
    assert "sigmoid: not yet, 0 of 18 points" in text
    assert "sigmoid(1.0) returned 0.2689414213699951; expected 0.7310585786300049" in text
    assert "This looks like σ(−z), the curve mirrored." in text
    assert "next: hint(sigmoid)" in text

    stable = "    e = np.exp(-np.abs(z))\n    return np.where(z >= 0, 1, e) / (1 + e)"
    write(page, "def sigmoid(z)", "def sigmoid(z):\n    z = np.asarray(z, dtype=float)\n" + stable)
    run_cell(page, "def sigmoid(z)")
    right = run_cell(page, "check(sigmoid)").inner_text()
    assert "sigmoid: right, 18 of 18 points" in right
    untouched = run_cell(page, "check(sigmoid_prime)").inner_text()
    assert "sigmoid_prime: not attempted, 0 of 18 points" in untouched or "is not defined" in untouched
    page.close()


def test_a_slider_moves_the_figure(lab, chromium, tmp_path):
    notebook = tmp_path / "course" / "0-warm-up.ipynb"
    notebook.parent.mkdir()
    shutil.copy(source("0-warm-up"), notebook)
    page = opened(chromium, lab, notebook)
    run_cell(page, "from course import")
    below = run_cell(page, "figures.explore_points()")
    below.locator('img[alt*="7 evenly spaced points"]').wait_for(timeout=20_000)
    assert below.locator("img").count() == 1, "the slider stands in place of the still picture"
    below.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    below.locator('img[alt*="9 evenly spaced points"]').wait_for(timeout=20_000)
    page.close()
