"""The page in a real browser: nothing scrolls sideways, nothing is loaded, axe-core finds nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.report.feedback import page
from tests.report.records import NOT_YET, PARTLY, RIGHT, UNTOUCHED, WAITING, record

pytestmark = pytest.mark.slow
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "much to mend": record(PARTLY, NOT_YET, UNTOUCHED),
    "all right": record(RIGHT),
    "waiting": record(RIGHT, NOT_YET, WAITING),
    "unread": record(fault="damaged", max_score=48.0),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390, 360])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_keeps_to_itself(chromium, tmp_path, name, width, scheme):
    path = tmp_path / "page.html"
    path.write_text(page(PAGES[name]))
    tab = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said, asked = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [path.as_uri()]
    assert said == []
    # axe is put in beside the page's policy, which would keep it out
    clean = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    second = clean.new_page()
    second.goto(path.as_uri())
    found = Axe().run(second, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    clean.close()
    tab.close()
