"""Three hints, each after an attempt, then a worked twin; never the answer."""

import ast
import re

import numpy as np
import pytest

from autograder.grading.notebook import read_plan
from autograder.grading.rehearsal import solution_namespace
from course import catalogue, checking
from course.hints import TWIN, Hints
from tests.places import SOURCE

PLAN = read_plan(SOURCE)
BLANKS = {
    "sigmoid": "-np.abs(z)",
    "sigmoid_prime": "1 - a",
    "sigmoid_prime_from_output": "1 - a",
}


@pytest.mark.parametrize("name", PLAN.exercises)
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


@pytest.mark.parametrize("name", PLAN.exercises)
def test_no_line_is_longer_than_eighty(name):
    hints = Hints()
    for _ in range(TWIN):
        assert max(map(len, hints.ask(name).splitlines())) <= 80
        hints.attempted(name)


@pytest.mark.parametrize("name", PLAN.exercises)
def test_the_last_hint_with_its_blank_filled_passes_every_check(name):
    line = catalogue.exercise(name).hints[2]
    assert line.count("____") == 1
    argument = PLAN.signature(name).partition("(")[2][0]
    array = f"    {argument} = np.asarray({argument}, dtype=float)\n"
    source = f"def {name}({argument}):\n{array}    {line.replace('____', BLANKS[name])}\n"
    namespace = solution_namespace(PLAN)
    exec(compile(source, "<hint>", "exec"), namespace)
    assert checking.judge(name, namespace).outcome == "right"


@pytest.mark.parametrize("name", PLAN.exercises)
def test_no_hint_is_the_answer(name):
    for hint in catalogue.exercise(name).hints:
        assert "return a * (1 - a)" not in hint
        assert "-np.abs(z)" not in hint


@pytest.mark.parametrize("name", PLAN.exercises)
def test_a_worked_twin_works(name):
    twin = catalogue.exercise(name).twin.code
    (function,) = [n.name for n in ast.parse(twin).body if isinstance(n, ast.FunctionDef)]
    assert function != name
    namespace = {"np": np}
    exec(twin, namespace)
    z = np.array([-1000.0, -0.5, 0.0, 0.5, 1000.0])
    expected = {
        "tanh": np.tanh,
        "tanh_prime": lambda v: 1 - np.tanh(v) ** 2,
        "tanh_prime_from_output": lambda v: 1 - v**2,
    }
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(namespace[function](z), expected[function](z), rtol=1e-14)


def test_every_exercise_of_the_notebook_is_in_the_catalogue_and_asks_why():
    assert list(catalogue.names()) == list(PLAN.exercises)
    text = " ".join(PLAN.texts).replace("$", "").replace("\\tfrac14", "¼")
    for name in catalogue.names():
        why = catalogue.exercise(name).why
        words = re.sub(r"\s+", " ", why.lower()).removeprefix("why ")
        assert words.split("?")[0] in re.sub(r"\s+", " ", text.lower()), why


def test_after_the_last_exercise_comes_nothing():
    assert catalogue.following("sigmoid") == "sigmoid_prime"
    assert catalogue.following(catalogue.names()[-1]) is None
    with pytest.raises(LookupError, match="did you mean sigmoid_prime"):
        catalogue.exercise("sigmoid_prim")
