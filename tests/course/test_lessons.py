"""The lessons as pages: every cell runs, every figure is described, and nothing is asked of the network."""

import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.places import ROOT

pytestmark = pytest.mark.slow
LESSONS = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("*.md"))
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def build(lessons, out):
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", str(ROOT / "course" / "site")]
    return subprocess.run([*command, str(lessons), str(out)], capture_output=True, text=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """All lessons built once, as `make lessons` builds them."""
    out = tmp_path_factory.mktemp("pages")
    done = build(ROOT / "course" / "lessons", out)
    assert done.returncode == 0, done.stderr
    return out


class Images(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "img":
            self.found.append(dict(attributes))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_figure_says_in_words_what_it_shows_in_light_and_in_dark(pages, lesson):
    images = Images((pages / f"{lesson}.html").read_text()).found
    for image in images:
        assert len(image["alt"]) > 60, image
        assert int(image["width"]) <= 640
    papers = [image["class"] for image in images]
    assert papers.count("only-light") == papers.count("only-dark") == len(images) / 2


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_page_is_accessible_fits_a_phone_and_asks_nothing_of_the_network(pages, chromium, lesson):
    tab = chromium.new_page(viewport={"width": 1200, "height": 800}, color_scheme="light")
    asked, missing = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("requestfailed", lambda request: missing.append(request.url))
    tab.goto((pages / f"{lesson}.html").as_uri())
    if "$" in (ROOT / "course" / "lessons" / f"{lesson}.md").read_text():
        tab.wait_for_selector("mjx-container")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert missing == []
    accessible(tab, 1200)
    tab.emulate_media(color_scheme="dark")
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.wait_for_selector("html[data-theme=dark]")
    tab.wait_for_timeout(1000)  # the theme looks again at what scrolls, and colours fade over
    accessible(tab, 390)
    tab.close()


def accessible(tab, width):
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(tab, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_a_cell_that_raises_stops_the_build(tmp_path):
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    shutil.copy(ROOT / "course" / "lessons" / "index.md", lessons)
    head = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# A lesson\n\n"
    (lessons / "wrong.md").write_text(head + "```{code-cell} ipython3\nassert 1 + 1 == 3\n```\n")
    done = build(lessons, tmp_path / "pages")
    assert done.returncode != 0
    assert "assert 1 + 1 == 3" in done.stderr
