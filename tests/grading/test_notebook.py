"""From a notebook, whatever it went through, to the exercises in it."""

import json

import pytest

from autograder.grading.hand_in import read_submission
from autograder.grading.notebook import executed, read_plan
from autograder.grading.notebook_file import NotebookError, load
from autograder.grading.overlay import sanitise, submission


def cell(source, grade_id=None, kind="code", **meta):
    made = {"cell_type": kind, "metadata": {}, "source": source, "id": (grade_id or "text").replace("_", "-")}
    if grade_id:
        base = dict(schema_version=3, grade_id=grade_id, solution=False, grade=False, locked=True, task=False)
        made["metadata"] = {"nbgrader": base | meta}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def notebook():
    return {
        "cells": [
            cell("# A title\n\ntext", kind="markdown"),
            cell("import numpy as np", "imports"),
            cell("def f(z):\n    return 1", "f-solution", solution=True, locked=False),
            cell("check(f)", "f", grade=True, points=10),
            cell("def g(z, h=1):\n    return 2", "g-solution", solution=True, locked=False),
            cell("check(g)", "g", grade=True, points=5),
        ],
        "metadata": {"kernelspec": {"name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "source" / "one" / "one.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook()))
    return read_plan(path)


def test_the_plan_holds_order_points_title_and_signatures(plan):
    assert [(e.grade_id, e.points) for e in plan.exercises.values()] == [("f", 10), ("g", 5)]
    assert (plan.assignment, plan.name, plan.title, plan.max_score) == ("one", "one", "A title", 15)
    assert plan.signature("g") == "g(z, h=1)"


def test_locked_cells_come_from_the_plan_and_solution_cells_from_the_learner(plan):
    nb = notebook()
    nb["cells"][1]["source"] = "np = 'mine'"
    nb["cells"][3]["source"] = "points = 1000"
    nb["cells"][3]["metadata"]["nbgrader"]["points"] = 1000
    nb["cells"][2]["source"] = "def f(z):\n    return 'mine'"
    sub = submission(nb, plan, "ada")
    assert [c.source for c in sub.cells][:3] == ["import numpy as np", "def f(z):\n    return 'mine'", "check(f)"]
    assert sub.notebook["cells"][3]["metadata"]["nbgrader"]["points"] == 10
    assert sub.notes == ("locked cells had been changed (imports, f); the assignment's own were used",)


def test_of_duplicates_the_first_counts_and_it_is_said(plan):
    nb = notebook()
    nb["cells"].insert(2, cell("def f(z):\n    return 'first'", "f-solution", solution=True, locked=False))
    nb["cells"].append(cell("check(f)", "f", grade=True, points=10))
    sub = submission(nb, plan, "ada")
    assert sub.code("f") == "def f(z):\n    return 'first'"
    assert [c.test for c in sub.cells].count("f") == 1
    assert sub.notes == (
        "f-solution: the cell stands twice; both run, in their order",
        "f: the cell stands twice; the first counts",
    )


def test_a_missing_test_cell_is_added_back_at_the_end_once(plan):
    nb = notebook()
    del nb["cells"][3]
    clean, notes = sanitise(nb, plan)
    again, _ = sanitise(clean, plan)
    assert clean["cells"][-1]["source"].endswith("check(f)")
    assert again == clean
    assert notes == ["f: its test cell is missing; graded at the notebook's end"]


def test_a_cell_of_another_type_is_read_as_what_it_was(plan):
    nb = notebook()
    nb["cells"][3]["cell_type"] = "markdown"
    sub = submission(nb, plan, "ada")
    assert sub.notebook["cells"][3]["cell_type"] == "code"
    assert "read as code again" in sub.notes[0]


def test_sanitising_twice_changes_nothing(plan):
    once, _ = sanitise(notebook(), plan)
    assert sanitise(once, plan)[0] == once


def test_the_digest_follows_the_learners_code_and_files_only(plan):
    nb = notebook()
    before = submission(nb, plan, "ada").digest
    nb["cells"][0]["source"] = "other text"
    nb["cells"][3]["source"] = "print('changed test')"
    nb["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    assert submission(nb, plan, "ben").digest == before
    assert submission(nb, plan, "ben", {"data.csv": b"1"}).digest != before
    nb["cells"][2]["source"] += " "
    assert submission(nb, plan, "ada").digest != before


def test_outputs_go_below_their_cells_and_the_submission_stays_as_it_was(plan):
    sub = submission(notebook(), plan, "ada")
    out = {"output_type": "stream", "name": "stdout", "text": "hello"}
    shown = executed(
        sub, {2: [out]}, {"f": [{"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}}]}
    )
    assert shown["cells"][2]["outputs"] == [out]
    assert shown["cells"][3]["outputs"][0]["execution_count"] == shown["cells"][3]["execution_count"]
    assert sub.notebook["cells"][2]["outputs"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "empty"),
        (b"{", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"%PDF-1.7 ...", "a PDF, not a notebook"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture, not a notebook"),
        (b"<!DOCTYPE html><html>", "a web page, not a notebook"),
        (b"[]", "not a notebook"),
        (b"{}", "not a notebook"),
        (b'{"cells": 3}', "not a notebook"),
        (b"[" * 100_000, "damaged"),
    ],
)
def test_a_file_that_is_no_notebook_is_refused_by_its_name(tmp_path, content, words):
    path = tmp_path / "x.ipynb"
    path.write_bytes(content)
    with pytest.raises(NotebookError, match=words) as caught:
        load(path)
    assert "x.ipynb" in str(caught.value)


@pytest.mark.parametrize(
    "odd",
    [
        {"cells": [3, None, "text", [], {"cell_type": "code", "source": ["def f", "(z): pass"]}]},
        {"cells": [{}, {"cell_type": "code", "source": "async def g(): pass"}]},
        {"cells": [{"cell_type": "code", "source": [1, None, "f = 1"], "metadata": []}]},
        {"cells": [{"cell_type": "code", "source": "f = 1", "metadata": {"nbgrader": []}}]},
        {
            "cells": [
                {"cell_type": "code", "source": "f=1", "metadata": {"nbgrader": {"grade_id": ["f"]}}, "id": {"a": 1}}
            ]
        },
        {"cells": [{"cell_type": "code", "source": "a\r\nf = b\rc", "metadata": {}, "id": "../../etc"}]},
    ],
)
def test_odd_cells_are_read_as_far_as_they_go(tmp_path, plan, odd):
    path = tmp_path / "ada" / "one" / "one.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(odd))
    sub = read_submission(path, plan, "ada")
    assert {c.test for c in sub.cells} >= {"f", "g"}
    assert all("\r" not in c.source for c in sub.cells)


def test_files_beside_the_notebook_come_along_but_not_nbgraders_own(tmp_path, plan):
    folder = tmp_path / "ada" / "one"
    folder.mkdir(parents=True)
    (folder / "one.ipynb").write_text(json.dumps(notebook()))
    (folder / "timestamp.txt").write_text("2026-10-01 10:00:00 UTC\n")
    (folder / "data.csv").write_text("1,2")
    (folder / "secret").symlink_to("/etc/passwd")
    sub = read_submission(folder / "one.ipynb", plan, "ada")
    assert sub.files == {"data.csv": b"1,2"}
    assert sub.handed_in == "2026-10-01 10:00:00 UTC"


def test_a_plan_with_two_cells_of_one_id_is_the_authors_error(tmp_path):
    nb = notebook()
    nb["cells"].append(nb["cells"][3])
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps(nb))
    with pytest.raises(NotebookError, match="two cells have the grade_id 'f'"):
        read_plan(path)
