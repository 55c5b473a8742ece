"""What a learner wrote or displayed, made fit for an instructor's browser.

formgrader and nbgrader's feedback put Markdown and outputs into their pages as they are, with an instructor's session
around them. So nothing is left that runs, that fetches, or that takes the name of a part of the page.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import Any

import nh3

from autograder.grading import pictures
from autograder.grading.notebook_file import text

# no sign that Markdown, HTML or TeX could make anything of but text and formulas
PLAIN = re.compile(r"(?!.*\\(href|html|style|class|cssId|require|url|includegraphics))[^<>\[\]`#&~|:=!-]*\Z", re.DOTALL)
TEXTS = ("text/plain", "text/latex")
Attached = dict[str, dict[str, str]]
LONG = 100_000  # characters; Markdown of adversaries can cost the square of its length
MOST_TAGS = 5_000  # of HTML; elements within elements cost the square of their number
LINKS = {"http", "https", "mailto", "data"}
ELSEWHERE = re.compile(r"https?://|mailto:|#")
TEX_LINK = re.compile(r"\\(href|html|style|class|cssId|require|url|includegraphics)\b")


def markdown(source: str, attached: Attached | None = None) -> str:
    """A learner's Markdown: plain text as it was written, anything else as the HTML it makes, cleaned.

    Cleaned after rendering, since Markdown makes links and headings, and with them scripts and names, of harmless text.
    attached : pictures by name, as `pictures.attached` finds them; they come to stand in the text
    """
    if PLAIN.match(source):
        return source
    if len(source) > LONG:
        return as_text(source)
    try:
        return _one_block(html(TEX_LINK.sub("", _rendered(source, attached or {}))))
    except Exception:  # a missing attachment, lists nested without end: the page must not fail for it
        return as_text(source)


def as_text(source: str) -> str:
    """Markdown that shows `source` letter by letter."""
    return _one_block(f"<pre>{escape(source)}</pre>")


def html(shown: str) -> str:
    """HTML without scripts, styles, forms, names, and without pictures from elsewhere; as text where it is too much."""
    if shown.count("<") > MOST_TAGS:
        return f"<pre>{escape(shown[:LONG])}</pre>"
    return nh3.clean(shown, url_schemes=LINKS, attribute_filter=_attribute)


def output(found: dict[str, Any]) -> dict[str, Any] | None:
    """An output of a learner's cell: text, pictures, and HTML that has been cleaned; None for anything else."""
    kind = found.get("output_type")
    if kind == "stream":
        return {"output_type": "stream", "name": "stdout", "text": text(found.get("text"))}
    if kind == "error":
        lines = [str(line) for line in found.get("traceback", [])]
        name, value = str(found.get("ename", "")), str(found.get("evalue", ""))
        return {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}
    if kind not in ("display_data", "execute_result"):
        return None
    given = found.get("data")
    given = given if isinstance(given, dict) else {}
    data = {k: text(v) for k, v in given.items() if k in TEXTS}
    data |= pictures.of(given)
    if "text/html" in given:
        data["text/html"] = html(text(given["text/html"]))
    if "text/latex" in data:
        data["text/latex"] = TEX_LINK.sub("", data["text/latex"])
    shown: dict[str, Any] = {"output_type": kind, "data": data, "metadata": {}}
    return shown | ({"execution_count": None} if kind == "execute_result" else {})


def _attribute(element: str, name: str, value: str) -> str | None:
    """Links lead elsewhere, pictures come with the page."""
    if name in ("src", "srcset", "background", "poster"):
        return value if value.startswith(tuple(f"data:{kind};base64," for kind in pictures.TYPES)) else None
    if name in ("href", "cite", "longdesc"):
        # a link that leads nowhere else opens a file handed in, as a page of the instructor's own server
        return value if ELSEWHERE.match(value) else None
    return value


def _one_block(shown: str) -> str:
    """A blank line would end the block of HTML, and Markdown begin again."""
    lines = shown.strip().split("\n")
    parts = [line + ("\n" if after.strip() else "&#10;") for line, after in pairwise(lines)]
    return "<div>\n" + "".join([*parts, lines[-1]]) + "\n</div>"


def _rendered(source: str, attached: Attached) -> str:
    """By nbconvert's own renderer, so that what is cleaned is what formgrader would show."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    return str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attached)).render(source))
