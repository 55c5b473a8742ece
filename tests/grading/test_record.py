"""A Record is the truth: what is written is what is read, whenever the writer is killed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult, Named
from autograder.grading import record as records
from autograder.grading.record import ExerciseRecord, Picture, Record

GOLDEN = Path(__file__).parent / "golden_record.json"
FOUND = Finding("value", "sigmoid_prime(0.0)", "0.0", "0.25")


def exercise(outcome="failed"):
    checks = (CheckResult("test_values", "the slope", 4, outcome, FOUND if outcome == "failed" else None),)
    mistake = Named("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)?")
    picture = Picture((0.0, 1.0), (0.25, 0.2), (0.0, None))
    return ExerciseRecord(
        ExerciseResult("sigmoid_prime", 18.0, checks, mistake), "sigmoid_prime(z)", "code\n", 1, picture
    )


RECORD = Record(
    "2a", "The sigmoid", "2a", "ada", "key", "grader", "A", (exercise(),), 18.0, "2026-10-01 10:00:00 UTC",
    notes=("a note",), outputs={3: [{"output_type": "stream", "name": "stdout", "text": "\ud800"}]}, engine="0.1.0",
)  # fmt: skip


def test_a_record_comes_back_as_it_was_written(tmp_path):
    path = tmp_path / "2a" / "ada.json"
    records.write(RECORD, path)
    assert records.read(path) == RECORD
    assert [p.name for p in path.parent.iterdir()] == ["ada.json"]


def test_the_json_of_a_record_is_documented_by_a_golden_file():
    made = json.dumps(records.to_json(RECORD), indent=1, sort_keys=True) + "\n"
    assert made == GOLDEN.read_text()


def test_what_waits_for_a_person_is_neither_scored_nor_lost():
    waiting = replace(RECORD, exercises=(exercise("undecided"), exercise("passed")), max_score=36.0)
    assert (waiting.score, waiting.waiting, waiting.status) == (18.0, 18.0, "needs attention")
    assert replace(RECORD, exercises=(), fault="damaged").waiting == 18.0


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"schema": 99}', '{"schema": 1}', "null"])
def test_a_damaged_record_is_no_record(tmp_path, damage):
    path = tmp_path / "ada.json"
    path.write_text(damage)
    assert records.read(path) is None


def test_a_write_that_fails_leaves_the_old_record(tmp_path, monkeypatch):
    path = tmp_path / "ada.json"
    records.write(RECORD, path)
    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *a: (_ for _ in ()).throw(OSError(28, "disk full")))
    with pytest.raises(OSError, match="disk full"):
        records.write(replace(RECORD, student="ben"), path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_what_waits_for_a_person_is_not_graded_even_where_it_is_worth_nothing():
    waiting = ExerciseRecord(ExerciseResult("cubic", 0.0, (CheckResult("t", "t", 1, "fault"),)), "cubic(x)")
    assert replace(RECORD, exercises=(waiting,)).status == "needs attention"
    assert replace(RECORD, exercises=(), max_score=0.0, fault="damaged").status == "needs attention"
