"""formgrader's view of a submission: partial credit, and below the test cell why."""

import shutil

import pytest

from autograder.gradebook.class_run import grade_class
from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.notebook_file import dump, load
from autograder.verify.filling import fill
from autograder.verify.verify import nbgrader
from tests.places import ASSIGNMENT, ROOT

pytestmark = pytest.mark.slow
NAIVE = "def sigmoid(z):\n    z = np.asarray(z, dtype=float)\n    return 1 / (1 + np.exp(-z))\n"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    root.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source", root / "source")
    nbgrader(root, "generate_assignment", ASSIGNMENT)
    released = load(root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    dump(fill(released, {"sigmoid": NAIVE}), root / "submitted" / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    return CourseDirectory.read(root)


def open_formgrader(lab, chromium, course, path):
    address, token = lab(course.root)
    page = chromium.new_page(viewport={"width": 1200, "height": 1200})
    page.goto(f"{address}/formgrader?token={token}")
    page.goto(f"{address}/formgrader/{path}")
    return page, address


def test_an_instructor_sees_the_score_and_its_reason(lab, chromium, course):
    grade_class(course, ASSIGNMENT)
    page, address = open_formgrader(lab, chromium, course, f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    page.wait_for_selector("a[href*='/submissions/']", timeout=30_000)
    page.goto(address + page.locator("a[href*='/submissions/']").first.get_attribute("href"))
    page.wait_for_selector("text=This looks like")
    words = page.inner_text("body")
    assert "sigmoid: partly right, 16 of 18 points" in words
    assert "sigmoid(-1000.0) warned in line 3: overflow encountered in exp" in words
    assert "This looks like 1/(1 + e^(−z)) with nothing done about a large −z." in words
    page.wait_for_function(
        "() => [...document.querySelectorAll('input.score')].some(i => i.placeholder == '16' || i.value == '16')"
    )
    page.close()


def test_formgraders_button_grades_on_our_engine(lab, chromium, course):
    """The button asks the server's API, and so do we: the same request, with the page's own cookie."""
    page, _ = open_formgrader(lab, chromium, course, f"manage_submissions/{ASSIGNMENT}")
    page.wait_for_selector("text=ada", timeout=30_000)
    page.locator("tr", has_text="ada").locator(".autograde a").first.click()
    page.wait_for_function(
        "() => /success|graded/i.test(document.body.innerText) || document.querySelector('.modal-title')",
        timeout=60_000,
    )
    record = course.record(ASSIGNMENT, "ada")
    for _ in range(60):
        if record.is_file():
            break
        page.wait_for_timeout(500)
    assert record.is_file()
    assert "16 of 18 points" in record.read_text()
    page.close()
