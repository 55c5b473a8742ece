"""What stands in an executed notebook runs nowhere, fetches nothing, and mathematics stays as it was written."""

import re
import time
from html.parser import HTMLParser

import pytest
from nbconvert.filters import markdown2html

from autograder.gradebook import harmless
from autograder.grading import pictures
from tests.attacks.pages import HOSTILE

ALLOWED = set(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd "
    "li ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var".split()
)


class Page(HTMLParser):
    """Every tag and attribute of what formgrader shows of a Markdown cell."""

    def __init__(self, markdown):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(markdown2html(markdown))

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes


@pytest.mark.parametrize(
    "text",
    ["$0 < a < 1$ and $z \\ge 0$", "a < b & c", "plain", "`x < y`", "x - y = z\n\n$$a_1 < b^2$$\n\n*so*", "a: b"],
)
def test_mathematics_is_shown_as_it_was_written(text):
    def words(html):
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    assert words(markdown2html(harmless.markdown(text))) == words(markdown2html(text))


@pytest.mark.parametrize("text", ["Because the slope is $\\sigma'(z)$, a product.", "3 of 4 (at 0?)"])
def test_plain_text_is_left_as_it_was_written(text):
    assert harmless.markdown(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_browser_would_run_fetch_or_mistake_for_its_own_is_taken_out(text):
    page = Page(harmless.markdown(text))
    assert page.tags <= ALLOWED
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("id", "name", "style", "class", "srcdoc", "action", "formaction")
        if name == "href":
            assert re.match(r"https?:|mailto:|#", value)
        if name == "src":
            assert value.startswith("data:image/png;base64,")
    assert "\\href" not in harmless.markdown(text)


@pytest.mark.parametrize(
    "found",
    [
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)", "image/svg+xml": "<svg/>"}},
        {"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>"}},
        {
            "output_type": "display_data",
            "data": {"text/html": "<img src=http://127.0.0.1:9/alert.png onerror=alert(1)>"},
        },
        {"output_type": "display_data", "data": {"image/png": 'iVBOR"><script>alert(1)</script>'}},
        {"output_type": "display_data", "data": {"text/markdown": "[x](javascript:alert(1))"}},
        {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {"alert": 1}}},
        {"output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {"image/png": {"alt": "alert"}}},
        {"output_type": "display_data", "data": ["not", "a", "dict"]},
        {"output_type": "something else"},
        {},
    ],
)
def test_an_output_keeps_only_what_is_harmless(found):
    assert "alert" not in str(harmless.output(found))
    assert "svg" not in str(harmless.output(found))


def test_a_raw_cell_is_shown_letter_by_letter():
    assert harmless.as_text("<b>\n\n[x](y)</b>") == "<div>\n<pre>&lt;b&gt;&#10;\n[x](y)&lt;/b&gt;</pre>\n</div>"


def test_a_picture_a_table_and_a_formula_stay():
    data = {"image/png": "iVBORw0KGgo=\n", "text/latex": "$x^2$", "text/html": "<table><tr><td>1</td></tr></table>"}
    shown = harmless.output({"output_type": "execute_result", "data": data})["data"]
    assert shown["image/png"] == "iVBORw0KGgo=\n"
    assert shown["text/latex"] == "$x^2$"
    assert "<td>1</td>" in shown["text/html"]


def test_what_went_to_stderr_costs_nothing_in_nbgraders_eyes():
    shown = harmless.output({"output_type": "stream", "name": "stderr", "text": "a warning"})
    assert shown == {"output_type": "stream", "name": "stdout", "text": "a warning"}


def test_a_picture_attached_to_an_answer_stands_in_it_and_nothing_else_that_is_attached_does():
    attached = {"mine.png": {"image/png": "iVBORw0KGgo="}, "x.svg": {"image/svg+xml": "PHN2Zy8+"}}
    attached["bad.png"] = {"image/png": 'iVBOR"><script>alert(1)</script>'}
    cell = {"cell_type": "markdown", "attachments": attached}
    found = pictures.attached(cell)
    assert found == {"mine.png": {"image/png": "iVBORw0KGgo="}}
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in harmless.markdown("see ![it](attachment:mine.png)", found)
    for name in ("x.svg", "bad.png", "none.png"):
        shown = harmless.markdown(f"see ![it](attachment:{name})", found)
        assert Page(shown).tags <= {"div", "pre"}


@pytest.mark.parametrize(
    "text",
    ["<b>" + "\n" * 10**6 + "x", "x" * 10**5 + "<" + "\n \n" * 10**6 + "x", "<div>" * 80_000, "- <dl>" * 80_000],
    ids=["lines", "blank lines", "divisions", "lists"],
)
def test_what_would_cost_the_square_of_its_length_is_shown_as_text(text):
    started = time.process_time()
    shown = harmless.markdown(text)
    harmless.html(text)
    assert time.process_time() - started < 10
    assert not re.search(r"\n\s*\n", shown)
