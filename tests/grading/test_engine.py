"""A class is graded: every submission gets what it deserves, whatever the others do."""

import json
import os
import signal

import pytest

from autograder.grading import session
from autograder.grading.grader import AuthorError

SQUARE = "def double(x):\n    return np.asarray(x) ** 2\n"
LOOP = "def double(x):\n    while True:\n        pass\n"


def outcomes(done):
    return {s: [e.result.outcome for e in d.record.exercises] for s, d in done.items()}


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(session, "QUESTION_SECONDS", 0.5)
    monkeypatch.setattr(session, "CELL_SECONDS", 0.5)


def test_right_wrong_partly_right_and_untouched(tiny, zygote):
    tiny.hand_in("right")
    tiny.hand_in("wrong", double=SQUARE)
    tiny.hand_in("partly", double="def double(x):\n    return 2 * x\n")
    tiny.hand_in("stub", double="def double(x):\n    raise NotImplementedError\n", half="")
    done = tiny.grade(zygote)
    assert outcomes(done) == {
        "right": ["right", "right"],
        "wrong": ["not yet", "right"],
        "partly": ["partly right", "right"],
        "stub": ["not attempted", "not yet"],
    }
    assert {s: d.record.score for s, d in done.items()} == {"right": 15, "wrong": 5, "partly": 12, "stub": 0}
    assert done["wrong"].record["double"].result.mistake.title == "a square"
    assert done["wrong"].record["double"].text.splitlines()[1] == "  double(1.0) returned 1.0; expected 2.0"
    assert done["wrong"].record["double"].picture is not None
    assert done["stub"].record["half"].text.splitlines()[1] == "  half is not defined"


def test_a_loop_costs_its_exercise_and_no_other(tiny, zygote, quick):
    tiny.hand_in("loops", double=LOOP)
    tiny.hand_in("loops-in-cell", double="while True:\n    pass\n")
    tiny.hand_in("leaves", half="import os\nos._exit(0)\n")
    done = tiny.grade(zygote)
    assert outcomes(done) == {
        "loops": ["not yet", "right"],
        "loops-in-cell": ["not yet", "right"],
        "leaves": ["right", "not yet"],
    }
    assert done["loops"].record["double"].text.splitlines()[1] == "  double ran longer than 0.5 s"
    assert "is missing: its cell ran longer than 0.5 s" in done["loops-in-cell"].record["double"].text
    assert "cell 4 ended the process" in done["leaves"].record.notes


def test_a_syntax_error_is_said_where_the_function_is_missing(tiny, zygote):
    tiny.hand_in("typo", double="def double(x:\n    return 1\n")
    text = tiny.grade(zygote)["typo"].record["double"].text
    assert "double is not defined; its cell raised SyntaxError" in text


def test_one_mistake_does_not_cost_points_twice(tiny, zygote):
    (tiny.folder / "test_tiny.py").write_text(
        (tiny.folder / "test_tiny.py")
        .read_text()
        .replace("student.half(POINTS).matches(POINTS / 2)", "student.half(0.0).matches(0.25)")
    )
    tiny.hand_in("ada", double="def sigmoid(x):\n    return -7\n", half="def half(x):\n    return sigmoid(x) / 2\n")
    code = json.loads(tiny.source.read_text())
    code["cells"][3]["source"] = "def half(x):\n    from scipy.special import expit\n    return expit(x) / 2\n"
    tiny.source.write_text(json.dumps(code))
    assert outcomes(tiny.grade(zygote))["ada"][1] == "right"


def test_what_has_not_changed_is_not_graded_again(tiny, zygote):
    tiny.hand_in("ada")
    tiny.hand_in("ben", double=SQUARE)
    assert [d.unchanged for d in tiny.grade(zygote).values()] == [False, False]
    assert [d.unchanged for d in tiny.grade(zygote).values()] == [True, True]
    tiny.hand_in("ben")
    done = tiny.grade(zygote)
    assert (done["ada"].unchanged, done["ben"].unchanged) == (True, False)
    assert (done["ben"].before.score, done["ben"].record.score) == (5, 15)
    (tiny.folder / "reference.py").write_text("def double(x):\n    return 2 * x\n")
    assert not any(d.unchanged for d in tiny.grade(zygote).values())


def test_a_regrade_draws_the_same_numbers(tiny, zygote):
    tiny.hand_in("ada", double="def double(x):\n    return np.where(np.asarray(x) % 1 == 0, 2 * np.asarray(x), 0.0)\n")
    first = tiny.grade(zygote)["ada"].record["double"].text
    assert tiny.grade(zygote, again=True)["ada"].record["double"].text == first
    assert "expected 0." in first or "expected 1." in first


def test_a_table_of_the_published_points_earns_nothing(tiny, zygote):
    table = "def double(x):\n    t = {0.0: 0.0, 1.0: 2.0, 2.0: 4.0, 1000.0: 2000.0}\n"
    table += "    return np.vectorize(lambda v: t.get(float(v), 0.0))(x)\n"
    tiny.hand_in("cheat", double=table)
    assert tiny.grade(zygote)["cheat"].record["double"].result.score == 0


def test_a_submission_that_is_no_notebook_waits_for_a_person_and_the_batch_goes_on(tiny, zygote):
    tiny.hand_in("ada")
    path = tiny.hand_in("ben")
    path.write_text("{")
    done = tiny.grade(zygote)
    assert done["ada"].record.score == 15
    assert done["ben"].record.status == "needs attention"
    assert "damaged, not JSON" in done["ben"].record.fault


def test_a_hidden_test_that_breaks_is_a_fault_of_ours_never_a_lost_point(tiny, zygote):
    text = (tiny.folder / "test_tiny.py").read_text()
    (tiny.folder / "test_tiny.py").write_text(
        text.replace("student.double([1.0]).matches([2.0])", "assert student.double([1.0]).value.size == 1")
    )
    tiny.hand_in(
        "ada",
        double="def double(x):\n    return 2 * np.asarray(x, dtype=float) if np.ndim(x) == 0 or len(x) > 1 else 2.0\n",
    )
    record = tiny.grade(zygote)["ada"].record
    assert record["double"].result.score is None
    assert record["half"].result.score == 5
    assert (record.score, record.waiting) == (5, 10)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("student.double([1.0]).matches([2.0])", "student.double([1.0]).matches([3.0])"), "own solution fails"),
        (('@exercise("half", given=("sigmoid",))', ""), "needs @exercise"),
        (('@exercise("half", given=("sigmoid",))\nclass TestHalf', 'class Half'), "no test has @exercise"),
        (("import numpy as np", "import nosuchmodule"), "nosuchmodule"),
        (("def test_quiet(self, student)", "def test_quiet(self, student, tmp_path)"), "a hidden test is a method"),
    ],
)  # fmt: skip
def test_an_authors_error_stops_before_any_submission_is_scored(tiny, zygote, change, words):
    text = (tiny.folder / "test_tiny.py").read_text()
    (tiny.folder / "test_tiny.py").write_text(text.replace(*change))
    tiny.hand_in("ada")
    with pytest.raises(AuthorError, match=words):
        tiny.grade(zygote)
    assert not (tiny.root / "records").exists()


def test_a_worker_that_dies_loses_nothing(tiny, zygote, tmp_path):
    """The worker is killed with the second submission in hand, once: it is tried again and graded."""
    for name in ("ada", "ben", "cyd"):
        tiny.hand_in(name)
    killed = tmp_path / "killed"

    def publish(submission, record):
        if record.student == "ben" and not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    done = tiny.grade(zygote, publish=publish, workers=1)
    assert {s: d.record.score for s, d in done.items()} == {"ada": 15, "ben": 15, "cyd": 15}


def test_a_submission_that_kills_every_worker_waits_for_a_person(tiny, zygote):
    for name in ("ada", "ben", "cyd"):
        tiny.hand_in(name)

    def publish(submission, record):
        if record.student == "ben" and submission is not None:
            os.kill(os.getpid(), signal.SIGKILL)

    done = tiny.grade(zygote, publish=publish, workers=2)
    assert done["ben"].record.status == "needs attention"
    assert done["ben"].record.fault == "our grading process died, twice"
    assert [done[s].record.score for s in ("ada", "cyd")] == [15, 15]


def test_no_submission_is_no_error(tiny, zygote):
    assert tiny.grade(zygote) == {}


def test_a_thousand_dollar_cell_changes_no_points(tiny, zygote):
    path = tiny.hand_in("greedy")
    nb = json.loads(path.read_text())
    for cell in nb["cells"]:
        if cell["metadata"]["nbgrader"].get("points"):
            cell["metadata"]["nbgrader"]["points"] = 1000
            cell["source"] = "1000.0"
    path.write_text(json.dumps(nb))
    assert tiny.grade(zygote)["greedy"].record.score == 15


def test_the_parent_hears_every_result_in_a_large_class(tiny, zygote):
    for n in range(30):
        tiny.hand_in(f"s{n:02d}", **({"double": SQUARE} if n % 2 else {}))
    done = tiny.grade(zygote, workers=3)
    assert len(done) == 30
    assert sum(d.record.score for d in done.values()) == 15 * 15 + 15 * 5
