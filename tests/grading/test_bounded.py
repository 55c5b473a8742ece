"""Answers that make a comparison run or grow without end: the exercise waits for a person, the others are scored."""

import os
import signal

import pytest

from autograder.grading import bounded

HOSTILE_TEST = """
@exercise("double", picture=(0, 2))
class TestDouble:
    def test_values(self, student, reference):
        value = student.double(1.0).value
        if value == "hang":
            10 ** (10 ** 9)
        if value == "loop":
            while True:
                pass
        if value == "grow":
            kept = [bytearray(1 << 26) for _ in range(99)]
        if value == "crash":
            import ctypes
            ctypes.string_at(0)
        student.double(POINTS).matches(reference.double)
"""


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(bounded, "COMPARING_SECONDS", 1.0)
    monkeypatch.setattr(bounded, "MEMORY_MB", 400)


@pytest.fixture
def hostile(tiny):
    path = tiny.folder / "test_tiny.py"
    text = path.read_text()
    start, end = text.index('@exercise("double"'), text.index('@exercise("half"')
    path.write_text(text[:start] + HOSTILE_TEST + text[end:])
    return tiny


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("hang", "took more than 1 s of processor time"),
        ("loop", "took more than 1 s of processor time"),
        ("grow", "took more memory than a submission may"),
        ("crash", "ended our process (SIGSEGV)"),
    ],
)
def test_a_comparison_that_runs_away_costs_its_exercise_the_automatic_score_only(hostile, zygote, quick, answer, words):
    hostile.hand_in("ada", double=f"def double(x):\n    return {answer!r} if np.ndim(x) == 0 else 2 * np.asarray(x)\n")
    hostile.hand_in("ben")
    done = hostile.grade(zygote, workers=1)
    assert done["ben"].record.score == 15
    record = done["ada"].record
    assert (record["double"].result.outcome, record["half"].result.outcome) == ("needs attention", "right")
    assert (record.score, record.waiting, record.max_score) == (5, 10, 15)
    assert {c.detail for c in record["double"].result.checks} == {f"comparing this answer {words}"}


def test_examined_apart_a_submission_gets_what_it_gets_at_once(tiny, zygote, monkeypatch):
    for name, code in (("ada", {}), ("ben", {"double": "def double(x):\n    return np.asarray(x) ** 2\n"})):
        tiny.hand_in(name, **code)
    at_once = {s: d.record for s, d in tiny.grade(zygote).items()}
    monkeypatch.setattr(bounded, "held_to_processor_time", _ends_the_first_try(bounded.held_to_processor_time))
    apart = {s: d.record for s, d in tiny.grade(zygote, again=True).items()}
    for student, record in at_once.items():
        assert [e.result for e in apart[student].exercises] == [e.result for e in record.exercises]
        assert (apart[student].key, apart[student].outputs) == (record.key, record.outputs)
        assert apart[student].score == record.score


def _ends_the_first_try(original):
    first = os.getpid()

    def hold(seconds):
        if os.getppid() == first and seconds == bounded.COMPARING_SECONDS:  # a worker's first try, not an exercise's
            os.kill(os.getpid(), signal.SIGKILL)
        return original(seconds)

    return hold
