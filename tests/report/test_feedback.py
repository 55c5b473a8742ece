"""The feedback page, read as text and as markup."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from autograder.checks.finding import Finding
from autograder.grading.record import Picture
from autograder.report.curve import drawn
from autograder.report.feedback import Override, page, write
from autograder.wording import sentences
from tests.report.records import A_ON_Z, NOT_YET, PARTLY, RIGHT, UNTOUCHED, WAITING, exercise, record


class Page(HTMLParser):
    """Words and tags of a page; fails on tags that do not close."""

    VOID = frozenset({"meta", "path", "use", "rect", "circle", "br"})

    def __init__(self, html):
        super().__init__()
        self.words, self.tags, self.attributes, self._open = [], [], [], []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def text(*exercises, **settings):
    return Page(page(record(*exercises), **settings)).text


def test_the_page_says_what_the_notebook_says_word_for_word():
    said = text(PARTLY, NOT_YET, UNTOUCHED)
    for e in (PARTLY, NOT_YET, UNTOUCHED):
        for sentence in sentences.body(e.result):
            assert sentence in said.replace(" ; expected", "; expected")


def test_the_score_comes_first_and_points_that_wait_are_told_apart():
    assert "10.29 of 48 points" in text(PARTLY, NOT_YET, UNTOUCHED)
    said = text(RIGHT, NOT_YET, WAITING)
    assert "18 of 36 points so far" in said
    assert "12 more points wait for a person; they are not lost." in said


def test_one_thing_to_do_next_the_named_mistake_before_all_else():
    said = text(PARTLY, NOT_YET, UNTOUCHED)
    assert "Do this next Mend sigmoid_prime : 18 more points." in said
    assert "Do this next Write sigmoid_prime_from_output : 12 more points." in text(RIGHT, UNTOUCHED)


def test_a_right_answer_is_one_line_and_a_right_page_says_so():
    said = text(RIGHT)
    assert "All right Every exercise is right. There is nothing to mend." in said
    assert "What to mend" not in said
    assert said.count("sigmoid right") == 1


def test_a_fault_of_ours_is_not_shown_to_a_learner():
    said = text(WAITING)
    assert "why" not in said.replace("the rest", "")
    assert sentences.FOR_A_PERSON in said


def test_a_submission_that_could_not_be_read_gets_a_kind_page():
    said = Page(page(record(fault="x.ipynb: damaged, not JSON", max_score=48.0))).text
    assert "Not graded yet" in said
    assert "damaged" not in said


def test_a_person_has_the_last_word():
    said = text(NOT_YET, WAITING, overrides={"sigmoid_prime_from_output": Override(7.0, "Well <argued>.")})
    assert "7 of 30 points" in said
    assert "so far" not in said
    assert "7 of 12" in said
    assert "Well <argued>." in said
    assert "read this" in text(RIGHT, overrides={"sigmoid": Override(None, "read this")})


def test_checks_show_their_points_and_which_count_later():
    said = text(NOT_YET)
    assert "check number 0 0 of 8" in said
    assert "check number 2 (counts once the values are right) 0 of 4" in said


def test_where_each_check_counts_by_itself_none_waits_for_another():
    each = replace(NOT_YET, result=replace(NOT_YET.result, each=True))
    assert "check number 2 4 of 4" in text(each)


def test_the_marked_line_is_the_one_to_look_at():
    html = page(record(NOT_YET))
    assert re.findall(r'data-n="(\d+)" class="here"', html) == ["3"]


def test_the_policy_allows_just_this_style_and_nothing_else():
    html = page(record(NOT_YET))
    style = unescape(re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    parsed = Page(html)
    assert "script" not in parsed.tags
    names = [name for name, _ in parsed.attributes]
    assert "style" not in names
    assert not [n for n in names if n.startswith("on")]
    assert "http:" not in html.replace("http-equiv", "")
    assert "https:" not in html


HOSTILE = "<script>alert(1)</script>]]>&lt;\"'`{{7*7}}\x00\x1b[31m\ud800\u202egpj"


def test_a_hostile_submission_is_shown_as_text():
    finding = Finding("value", HOSTILE, HOSTILE, "0.25", HOSTILE, HOSTILE)
    evil = exercise("sigmoid", 18.0, "failed", finding=finding, mistake=A_ON_Z, code=HOSTILE * 50, line=1)
    html = page(record(evil, student=HOSTILE, handed_in=HOSTILE))
    html.encode("utf-8")
    parsed = Page(html)
    assert "script" not in parsed.tags
    assert "49" not in re.sub(r"\d+\.\d+|\d{3,}", "", parsed.text).split()
    assert not set(html) & set("\x00\x1b\u202e")


def test_endless_code_is_cut():
    long = exercise("sigmoid", 18.0, "failed", finding=PARTLY.result.finding, code="x = 1\n" * 10_000 + "y" * 10_000)
    assert len(page(record(long))) < 60_000


@pytest.mark.parametrize("yours", [1e300, -1e300, None, 0.1, 0.0])
def test_a_picture_is_drawn_whatever_yours_is(yours):
    x = tuple(n / 10 for n in range(11))
    svg, caption = drawn(Picture(x, tuple(v / 10 for v in x), (yours,) * 11), "f", "z")
    assert svg.startswith("<svg")
    assert "nan" not in svg
    assert "inf" not in svg
    assert caption
    if yours is not None and abs(yours) > 1:
        assert ("↑" if yours > 0 else "↓") in svg


def test_a_curve_that_leaves_the_frame_is_cut_at_its_edge():
    x = (0.0, 1.0, 2.0)
    svg, _ = drawn(Picture(x, (0.0, 1.0, 0.0), (0.0, 100.0, 0.0)), "f", "z")
    (path,) = re.findall(r'd="([^"]+)" class="l-orange"', svg)
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path)]
    assert min(heights) >= 11.9


def test_it_is_written_where_nbgrader_looks_for_it(tmp_path):
    submitted = tmp_path / "submitted"
    submitted.mkdir()
    (submitted / "timestamp.txt").write_text("2026-03-12 21:40:00 UTC")
    (submitted / "submission_secret.txt").write_text("s3cret")
    path = write(record(RIGHT), tmp_path / "feedback", submitted)
    assert path == tmp_path / "feedback" / "ada" / "2a-sigmoid-derivative" / "2a-sigmoid-derivative.html"
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, "submission_secret.txt", "timestamp.txt"]


@pytest.mark.parametrize("name", ["..", "a/b", "", "a\0b", "a\\b"])
def test_a_name_that_is_a_path_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="cannot be the name of a folder"):
        write(record(RIGHT, student=name), tmp_path)


def test_an_assignment_without_points_counts_what_is_right():
    done, wrong = exercise("cubic", 0.0, "passed"), exercise("mean_gap", 0.0, "failed", finding=PARTLY.result.finding)
    said = text(done, wrong)
    assert "1 of 2 exercises right" in said
    assert "There are no points to win here." in said
    assert "Mend mean_gap ." in said
    assert not re.search(r"\d of 0|more points", said)


def test_without_points_too_what_waits_for_a_person_is_said():
    waiting = exercise("cubic", 0.0, "fault")
    assert "0 of 1 exercises right" in text(waiting)
    assert "1 waits for a person" in text(waiting)
