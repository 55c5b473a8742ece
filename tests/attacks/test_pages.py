"""Feedback page and formgrader in a real Chromium, on a submission that is meant to run there."""

import shutil

import pytest

from autograder.gradebook.class_run import grade_class
from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.notebook_file import dump, load
from autograder.verify.filling import fill
from autograder.verify.verify import nbgrader
from tests.attacks.pages import ANSWERS, DISPLAYED, HOSTILE
from tests.places import ASSIGNMENT, ROOT

pytestmark = pytest.mark.slow
STUDENT = "o'hara & <b>x<b>"


def cell(kind, source, **metadata):
    made = {"cell_type": kind, "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A hostile submission, graded by us."""
    root = tmp_path_factory.mktemp("pages") / "course"
    root.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "source", root / "source")
    nbgrader(root, "generate_assignment", ASSIGNMENT)
    notebook = fill(load(root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"), ANSWERS)
    more = [cell("markdown", text) for text in HOSTILE]
    more += [cell("raw", text, raw_mimetype=kind) for text in HOSTILE[:4] for kind in ("text/html", "")]
    code = "from IPython.display import *\n"
    more += [cell("code", code + text, tags=['"><img src=x onerror=alert(1)>']) for text in DISPLAYED]
    for number, made in enumerate(more):
        made["id"] = '"><script>alert(1)</script>' if number % 2 else f"cell{number}"
    notebook["cells"] += more
    notebook["metadata"]["title"] = "</title><script>alert(1)</script>"
    dump(notebook, root / "submitted" / STUDENT / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    found = CourseDirectory.read(root)
    (record,) = grade_class(found, ASSIGNMENT).records
    assert (record.score, record.fault) == (0, "")
    return found


@pytest.fixture
def watched(chromium):
    """A page, and what happened on it that should not have."""
    page = chromium.new_page(viewport={"width": 1200, "height": 1200})
    seen = []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: seen.append(request.url) if ":9/" in request.url else None)
    page.on("framenavigated", lambda frame: seen.append(frame.url) if "javascript" in frame.url else None)
    yield page, seen
    page.close()


def test_the_feedback_page_shows_it_all_as_text(course, watched):
    page, seen = watched
    page.goto((course.feedback / STUDENT / ASSIGNMENT / f"{ASSIGNMENT}.html").as_uri())
    words = page.inner_text("body")
    assert "<img src=x onerror=alert(1)>" in words
    assert "</code><script>alert(1)</script>" in words
    assert page.locator("script, img[src='x'], [onerror], [onload]").count() == 0
    page.wait_for_timeout(300)
    assert seen == []


def test_formgrader_runs_nothing_fetches_nothing_and_still_takes_a_score(lab, chromium, course, watched):
    page, seen = watched
    address, token = lab(course.root)
    page.goto(f"{address}/formgrader?token={token}")
    page.goto(f"{address}/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    page.wait_for_selector("a[href*='/submissions/']", timeout=30_000)
    page.goto(address + page.locator("a[href*='/submissions/']").first.get_attribute("href"))
    page.wait_for_selector("text=sigmoid: not yet, 0 of 18 points")
    page.wait_for_function("() => [...document.querySelectorAll('input.score')].some(i => i.placeholder == '0')")
    inside = page.locator("#notebook")
    for tag in (
        "script",
        "style",
        "iframe",
        "form",
        "svg",
        "link",
        "base",
        "object",
        "[onerror]",
        "[onload]",
        "[ontoggle]",
    ):
        assert inside.locator(tag).count() == 0, tag
    assert inside.locator("a[href^='javascript'], a[href^='data'], img[src^='http']").count() == 0
    assert page.locator("#sigmoid").count() == 1
    for link in inside.locator("a").all():
        link.evaluate("a => a.removeAttribute('target')")
    page.locator("input#sigmoid").fill("7")
    page.locator("input#sigmoid").blur()
    page.wait_for_selector(".save-icon.score-saved:visible, .glyphicon-ok.score-saved", timeout=5_000)
    page.wait_for_timeout(500)
    assert seen == []
