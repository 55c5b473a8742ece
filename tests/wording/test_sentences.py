import re
from html.parser import HTMLParser

import pytest

from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult, Named
from autograder.wording import html, sentences, terminal

DESIGN = """\
sigmoid_prime: not yet, 0 of 18 points
  sigmoid_prime(0.0) returned 0.0; expected 0.25
  This looks like a·(1 − a) applied to z.
  Is your argument z, or sigmoid(z)? Rename it to show which.
  next: hint(sigmoid_prime)"""


def result(finding=None, mistake=None, outcome="failed"):
    finding = finding or Finding("value", "sigmoid_prime(0.0)", "0.0", "0.25")
    return ExerciseResult("sigmoid_prime", 18, (CheckResult("t", "t", 1, outcome, finding),), mistake)


NAMED = result(mistake=Named("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which."))


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = ""
        self.tags = set()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)


def words_of(markup):
    parser = Words()
    parser.feed(markup)
    return parser


def test_the_words_are_those_of_the_design():
    assert sentences.text(NAMED, (sentences.next_step("sigmoid_prime"),)) == DESIGN


def test_notebook_and_terminal_say_the_same_words():
    lines = (sentences.next_step("sigmoid_prime"),)
    squeezed = re.sub(r"\s+", "", DESIGN)
    assert re.sub(r"\s+", "", words_of(html.result(NAMED, lines)).text)[1:] == squeezed
    assert re.sub(r"\s+", "", terminal.result(NAMED, lines).plain)[1:] == squeezed


@pytest.mark.parametrize(
    "kind", ["value", "shape", "type", "integers", "raised", "warned", "changed", "falls", "bound", "lost"]
)
def test_every_finding_has_a_sentence_and_every_line_fits(kind):
    long = Finding(kind, "f(" + "x" * 200 + ")", "y" * 100, "z " * 60, "TypeError: " + "m" * 90, "b" * 90, 7)
    lines = sentences.text(result(long)).splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= 80


def test_a_submission_cannot_write_html_into_a_notebook():
    evil = Finding("raised", "f(0)", detail="E: <script>alert(1)</script><img src=x onerror=y>")
    assert words_of(html.result(result(evil))).tags == {"div", "span", "b"}


def test_a_submission_cannot_colour_a_terminal():
    assert "[red]" in terminal.result(result(Finding("raised", "f(0)", detail="E: [red]x[/red]"))).plain


def test_what_waits_for_a_person_says_so_and_blames_nobody():
    said = sentences.body(result(outcome="undecided"))
    assert sentences.FOR_A_PERSON in said


@pytest.mark.parametrize(
    ("outcome", "words"), [("passed", "right"), ("failed", "not yet"), ("fault", "needs attention")]
)
def test_an_exercise_without_points_has_an_outcome_and_no_0_of_0(outcome, words):
    finding = Finding("value", "cubic(0.0)", "1.0", "0.0") if outcome == "failed" else None
    r = ExerciseResult("cubic", 0, (CheckResult("t", "t", 1, outcome, finding),))
    assert sentences.heading(r) == f"cubic: {words}"
    assert terminal.result(r).plain.splitlines()[0].endswith(f"cubic: {words}")
    assert "point" not in words_of(html.result(r)).text.replace("no point is lost", "")
