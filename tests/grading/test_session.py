"""One submission and its box, where the submission means harm."""

import json
import time

import pytest

from autograder.grading import session
from autograder.grading.overlay import submission
from autograder.grading.session import Session
from autograder.plain.question import Question
from autograder.verify.filling import fill
from tests.grading.conftest import SOLUTION, notebook


@pytest.fixture
def opened(tiny, zygote):
    """A session on the tiny assignment, with the given code in its cells."""
    sessions = []

    def open_one(first=(), files=None, **code):
        filled = fill(notebook(), SOLUTION | code)
        filled["cells"][:0] = [{"cell_type": "code", "metadata": {}, "source": source} for source in first]
        sessions.append(Session(zygote, submission(filled, tiny.plan, "ada", files), 3.0))
        return sessions[-1]

    yield open_one
    for one in sessions:
        one.discard()


class CountedBoxes:
    """The sandbox, slowed down, and how many boxes were asked of it."""

    def __init__(self, zygote, seconds):
        self.zygote, self.seconds, self.count = zygote, seconds, 0

    def box(self, files):
        self.count += 1
        time.sleep(self.seconds)
        return self.zygote.box(files)


def test_boxes_that_crash_one_after_the_other_are_on_the_submissions_time(opened):
    one = opened(first=["import os\nos._exit(0)"] * 200)
    one._zygote = boxes = CountedBoxes(one._zygote, 0.3)
    one.at("double")
    assert one.ask(Question("double(1.0)")).lost
    assert boxes.count < 15


def test_answers_that_fill_the_memory_of_whoever_asks_are_cut_off(opened, monkeypatch):
    monkeypatch.setattr(session, "ANSWER_BYTES", 2 << 20)
    one = opened(double="def double(x):\n    return np.zeros(10**5)\n")
    one.at("double")
    replies = [one.ask(Question("double(_0)", {"_0": float(n)})) for n in range(4)]
    assert [bool(r.lost) for r in replies] == [False, False, True, True]
    assert replies[2].lost == "answered with more than 2 MB in all"
    one.at("half")
    assert one.ask(Question("half(4.0)")).value == 2.0


def test_what_a_cell_raised_moves_no_cursor_in_the_words_about_it(opened):
    one = opened(double="raise ValueError('\\x1b[2J\\x9b31mred')")
    one.at("double")
    assert one.ask(Question("double(1.0)")).error.message == "\ufffd[2J\ufffd31mred"


def test_a_file_that_could_not_be_laid_is_named_in_one_line(opened):
    deep = "/".join(["\x1b[2J\nada: right"] + ["d"] * 1500)
    one = opened(files={deep: b"x"})
    one.at("double")
    (note,) = one.notes
    assert note.startswith("\ufffd[2J ada: right/d/d")
    assert note.endswith("/d/: this file could not be laid beside the notebook")
    assert note.isprintable()


def test_notes_and_code_without_end_stay_out_of_the_record(tiny, zygote):
    path = tiny.hand_in("ada", double="def double(x):\n    return 0.0\n#" + "x" * 10**6)
    filled = json.loads(path.read_text())
    double = next(c for c in filled["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == "double")
    filled["cells"] += [double] * 3000
    path.write_text(json.dumps(filled))
    record = tiny.grade(zygote)["ada"].record
    assert record.score == 5
    assert record.notes[-1] == "and 2970 more notes of this kind"
    assert len(record["double"].code) == 100_000
