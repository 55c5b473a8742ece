"""`autograder verify` finds what an author overlooked, and nothing else."""

import copy
import sys
from dataclasses import replace

import pytest

from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.notebook import read_plan
from autograder.verify.filling import fill
from autograder.verify.mutants import mutants, null_answers
from autograder.verify.verify import leaks, metadata_problems, verify
from tests.places import ASSIGNMENTS, ROOT, SOURCE, source


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_everything_holds(assignment):
    deepest = sys.getrecursionlimit()
    report = verify(CourseDirectory.read(ROOT), assignment)
    assert report.problems == []
    assert sys.getrecursionlimit() == deepest, "a right answer raised it in our own process"
    exercises = len(read_plan(source(assignment)).exercises)
    assert report.counts["known mistake"] >= 3 * exercises
    assert report.counts["variant"] >= 3 * exercises
    assert report.counts["null answer"] >= 7 * exercises


def broken(change):
    plan = read_plan(SOURCE)
    cells = copy.deepcopy(plan.cells)
    plan = replace(plan, cells=cells, metadata=copy.deepcopy(plan.metadata))
    change(plan)
    return plan


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: p.metadata.clear(), "course.version is not"),
        (lambda p: p.cells["sigmoid"].update(source="check(sigmoid_prime)"), "does not call check(sigmoid)"),
        (lambda p: p.cells["sigmoid"]["metadata"]["nbgrader"].update(locked=False), "not locked"),
        (lambda p: p.cells.pop("sigmoid-solution"), "no solution cell sigmoid-solution"),
        (lambda p: p.cells["sigmoid-solution"].update(source="def sigmoid(z):\n    return 0"), "BEGIN SOLUTION"),
    ],
)
def test_metadata_that_would_trip_somebody_is_found(change, words):
    assert any(words in problem for problem in metadata_problems(broken(change)))


def test_good_metadata_is_left_in_peace():
    assert list(metadata_problems(read_plan(SOURCE))) == []


def test_a_solution_in_the_release_is_found():
    plan = read_plan(SOURCE)
    as_released = {"cells": [plan.cells["sigmoid-solution"]]}
    found = list(leaks(plan, as_released))
    assert found[0] == "a solution marker stands in the release"
    assert any("a line of the solution stands in the release" in f for f in found)


def test_filling_replaces_only_what_was_asked_and_knows_what_is_there():
    notebook = {"cells": [{"metadata": {"nbgrader": {"grade_id": f"{n}-solution"}}, "source": "old"} for n in "fg"]}
    assert [c["source"] for c in fill(notebook, {"g": "new"})["cells"]] == ["old", "new"]
    assert notebook["cells"][1]["source"] == "old"
    with pytest.raises(LookupError, match="no solution cell for h"):
        fill(notebook, {"h": ""})


def test_mutants_are_single_changes_that_still_parse():
    source = "def f(z):\n    e = np.exp(-z)\n    return np.where(z >= 0, 1, e) / (1 + e)\n"
    found = dict(mutants(source))
    assert len(found) >= 10
    assert all(compile(text, "<mutant>", "exec") for text in found.values())
    assert any(">= 0" not in text and "<= 0" in text for text in found.values())


def test_null_answers_cover_every_argument():
    names = [name for name, _ in null_answers(["f(z, h=1)"])]
    assert {"0", "1", "nan", "None", "the argument z", "the argument h"} <= set(names)
