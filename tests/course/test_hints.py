"""Three hints, each after an attempt, then a worked twin; never the answer."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
import sympy as sp

from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from course import catalogue, checking
from course.hints import TWIN, Hints
from tests.places import ASSIGNMENTS, source

PLANS = {assignment: read_plan(source(assignment)) for assignment in ASSIGNMENTS}
EXERCISES = {exercise: plan for plan in PLANS.values() for exercise in plan.exercises}

# For each exercise: what fills the blank, the code around that line, and what must be true of its twin.
HINTED = {}
for path in (Path(__file__).parent / "hinted").glob("*.toml"):
    HINTED |= tomllib.loads(path.read_text(encoding="utf-8"))
WIDE = np.array([-1000.0, -0.5, 0.0, 0.5, 1000.0])

every_exercise = pytest.mark.parametrize("name", EXERCISES)


@every_exercise
def test_hints_rise_one_step_for_each_attempt(name):
    hints = Hints()
    said = []
    for _ in range(TWIN):
        said.append(hints.ask(name))
        assert hints.ask(name).splitlines()[0] == said[-1].splitlines()[0], "a second call without an attempt repeats"
        hints.attempted(name)
    assert [s.splitlines()[0].split(" for ")[0] for s in said[:3]] == ["hint 1 of 3", "hint 2 of 3", "hint 3 of 3"]
    assert said[3].startswith(f"worked twin of {name}:")
    assert hints.ask(name).startswith("worked twin")


@every_exercise
def test_no_line_is_longer_than_eighty(name):
    hints = Hints()
    for _ in range(TWIN):
        assert max(map(len, hints.ask(name).splitlines())) <= 80
        hints.attempted(name)


@every_exercise
def test_the_last_hint_with_its_blank_filled_passes_every_check(name):
    line = catalogue.exercise(name).hints[2]
    assert line.count("____") == 1
    hinted = HINTED[name]
    code = hinted["around"].replace("{line}", line.replace("____", hinted["blank"]))
    namespace = solution_namespace(EXERCISES[name])
    exec(compile(code, "<hint>", "exec"), namespace)
    assert checking.judge(name, namespace).outcome == "right"


@every_exercise
def test_no_hint_is_the_answer(name):
    blank = HINTED[name]["blank"]
    for hint in catalogue.exercise(name).hints:
        assert len(blank) < 5 or blank not in hint


@every_exercise
def test_a_worked_twin_works(name):
    namespace = {"np": np, "sp": sp, "z": WIDE}
    exec(catalogue.exercise(name).twin.code, namespace)
    assert not set(EXERCISES[name].signatures(name)) & set(namespace), "a twin is another function"
    with np.errstate(all="raise", under="ignore"):
        assert eval(HINTED[name]["twin"], namespace) in (True, np.True_)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_exercise_of_a_notebook_is_in_the_catalogue_and_asks_why(assignment):
    plan = PLANS[assignment]
    (found,) = [a for a in catalogue.assignments() if a.name == assignment]
    assert [e.name for e in found.exercises] == list(plan.exercises)
    text = re.sub(r"\s+", " ", " ".join(plan.texts).replace("$", "").replace("\\tfrac14", "¼").lower())
    for exercise in found.exercises:
        words = re.sub(r"\s+", " ", exercise.why.lower()).removeprefix("why ")
        assert words.split("?")[0] in text, exercise.why


def test_after_the_last_exercise_comes_nothing():
    assert catalogue.following("sigmoid") == "sigmoid_prime"
    assert catalogue.following(catalogue.names()[-1]) is None
    with pytest.raises(LookupError, match="did you mean sigmoid_prime"):
        catalogue.exercise("sigmoid_prim")
