"""`autograder grade`: Records, gradebook, executed notebooks and feedback pages say the same."""

import json
import re
import sqlite3

import pytest

from autograder.gradebook.class_run import grade_class
from autograder.grading import record as records
from autograder.report.run_summary import summary
from autograder.sandbox import unprotected
from autograder.sandbox.client import Zygote, ZygoteError
from autograder.wording import sentences
from tests.gradebook.conftest import HAND_INS, RIGHT, SCORES
from tests.places import ASSIGNMENT

QUERY = """
    select a.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade from grade g
    join submitted_notebook n on n.id = g.notebook_id join submitted_assignment a on a.id = n.assignment_id
    join base_cell c on c.id = g.cell_id
"""


def grades(course):
    with sqlite3.connect(course.root / "gradebook.db") as db:
        return {(student, cell): rest for student, cell, *rest in db.execute(QUERY)}


def totals(course):
    found = {}
    for (student, _), (auto, *_) in grades(course).items():
        found[student] = found.get(student, 0) + auto
    return found


def comments(course):
    query = QUERY.replace(
        "g.auto_score, g.manual_score, g.needs_manual_grade from grade g", "g.auto_comment from comment g"
    )
    with sqlite3.connect(course.root / "gradebook.db") as db:
        return {(student, cell): text for student, cell, text in db.execute(query)}


def page(course, student):
    return (course.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text()


def executed(course, student):
    return json.loads((course.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text())


def test_a_class_is_graded_into_all_four_places(course):
    run = grade_class(course, ASSIGNMENT)
    assert {r.student: r.score for r in run.records} == SCORES
    assert totals(course) == SCORES
    for student in HAND_INS:
        record = records.read(course.record(ASSIGNMENT, student))
        below = [c.get("outputs", []) for c in executed(course, student)["cells"]]
        outputs = [
            o for found in below if any(o.get("metadata") == {"autograder": "words"} for o in found) for o in found
        ]
        scores = [float(o["data"]["text/plain"]) for o in outputs if o["output_type"] == "execute_result"]
        assert sum(scores) == record.score == SCORES[student]
        words = [o["data"]["text/plain"] for o in outputs if o.get("metadata") == {"autograder": "words"}]
        assert words == [e.text for e in record.exercises]
        text = re.sub(r"<[^>]+>", "", page(course, student)).replace("&#39;", "'")
        for exercise in record.exercises:
            for sentence in sentences.body(exercise.result):
                assert sentence in text


def test_stubs_that_were_left_get_nbgraders_own_comment(course):
    grade_class(course, ASSIGNMENT)
    assert comments(course)["dan", "sigmoid-solution"] == "No response."
    assert comments(course)["ada", "sigmoid-solution"] is None


def test_a_second_run_grades_nothing_and_changes_nothing(course):
    grade_class(course, ASSIGNMENT)
    before = grades(course)
    run = grade_class(course, ASSIGNMENT)
    assert run.unchanged == len(HAND_INS)
    assert grades(course) == before


def test_a_regrade_says_what_it_changed(course):
    grade_class(course, ASSIGNMENT)
    path = course.submitted / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.write_text(path.read_text().replace("z * (1 - z)", "sigmoid(z) * (1 - sigmoid(z))"))
    run = grade_class(course, ASSIGNMENT)
    assert [(b.score, a.score) for b, a in run.changed] == [(82, 100)]
    assert totals(course)["ben"] == 100


def test_a_manual_score_is_never_touched(course):
    grade_class(course, ASSIGNMENT)
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute("update grade set manual_score = 7")
        db.execute("update comment set manual_comment = 'well tried'")
    grade_class(course, ASSIGNMENT, again=True)
    assert {manual for _, manual, _ in grades(course).values()} == {7}
    assert all(needs for *_, needs in grades(course).values())


def test_what_cannot_be_judged_waits_for_a_person_and_has_no_automatic_score(course):
    (course.submitted / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text("{")
    run = grade_class(course, ASSIGNMENT)
    assert [r.student for r in run.waiting] == ["ada"]
    assert [rest for (student, _), rest in grades(course).items() if student == "ada"] == [[None, None, 1]] * len(RIGHT)
    assert totals_without(course, "ada") == {s: v for s, v in SCORES.items() if s != "ada"}
    assert "damaged" not in page(course, "ada")


def totals_without(course, student):
    found = {}
    for (who, _), (auto, *_) in grades(course).items():
        if who != student:
            found[who] = found.get(who, 0) + auto
    return found


def test_only_the_students_that_were_named_are_graded(course):
    run = grade_class(course, ASSIGNMENT, students=["ben"])
    assert [r.student for r in run.records] == ["ben"]
    assert set(student for student, _ in grades(course)) == {"ben"}


@pytest.mark.parametrize("student", ["with space", "ünï", "o'hara", "[red]", "<b>x<b>"])
def test_odd_names_of_students_do_no_harm(course, student):
    folder = course.submitted / student / ASSIGNMENT
    folder.mkdir(parents=True)
    source = course.submitted / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    (folder / source.name).write_text(source.read_text())
    run = grade_class(course, ASSIGNMENT, students=[student])
    assert run.records[0].score == 100
    assert "<b>x<b>" not in page(course, student)


def test_a_script_in_a_submission_is_gone_from_the_executed_notebook(course):
    path = course.submitted / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    nb = json.loads(path.read_text())
    nb["cells"].insert(0, {"cell_type": "markdown", "metadata": {}, "source": "<script>alert(1)</script> a < b"})
    code = "from IPython.display import HTML, display\ndisplay(HTML('<script>alert(2)</script><b>bold</b>'))"
    nb["cells"].insert(1, {"cell_type": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None})
    path.write_text(json.dumps(nb))
    grade_class(course, ASSIGNMENT, students=["ada"])
    shown = executed(course, "ada")
    assert "<script>" not in shown["cells"][0]["source"]
    assert shown["cells"][1]["outputs"][0]["data"]["text/html"] == "<b>bold</b>"


def test_without_a_sandbox_a_class_is_graded_only_with_the_flag_and_it_is_said(course, monkeypatch, capsys):
    monkeypatch.setattr(unprotected, "Zygote", lambda givens: Zygote(givens, without=["namespaces", "Landlock"]))
    with pytest.raises(ZygoteError, match="--even-without-sandbox"):
        grade_class(course, ASSIGNMENT)
    run = grade_class(course, ASSIGNMENT, even_without_sandbox=True)
    assert {r.student: r.score for r in run.records} == SCORES
    summary(run, course, course.root)
    assert "no sandbox: a submission can read and change what you can" in capsys.readouterr().out
