"""The hand-ins that an assignment is proved by."""

import json

import pytest
import sympy as sp

from autograder.grading.grader import Grader
from autograder.verify.cases import all_cases, equals_reference, is_same
from autograder.verify.mutants import null_answers
from tests.grading.conftest import Tiny, cell

X = sp.Symbol("x")
TWO = "def up(z):\n    return z + 1.0\n\n\ndef down(z):\n    return up(z) - 2.0\n"
MISTAKES = """
from autograder.mistakes.known import mistake

@mistake("downstairs twice", "How many steps?", of="up")
def down(z):
    return up(z) - 3.0
"""
REFERENCE = """
def up(z):
    return z + 1.0

def down(z):
    return z - 1.0

ORACLE_INPUTS = {"up": [(1.5,), "down(up(0.5))", "[sp.Symbol('x') * down(2.0)]"]}
"""


@pytest.fixture
def two_functions(tmp_path):
    """Plan and grader of a tiny course with a cell of two functions, and a mistake in the second."""
    tiny = Tiny(tmp_path)
    book = json.loads(tiny.source.read_text())
    book["cells"] = [
        cell(TWO, "up-solution", solution=True, locked=False),
        cell("check(up)", "up", grade=True, points=5),
    ]
    tiny.source.write_text(json.dumps(book))
    (tiny.folder / "mistakes.py").write_text(MISTAKES)
    (tiny.folder / "reference.py").write_text(REFERENCE)
    return tiny.plan, Grader(tiny.folder)


def test_a_mistake_in_the_second_function_of_a_cell_keeps_the_first(two_functions):
    plan, grader = two_functions
    (case,) = [c for c in all_cases(plan, grader, {}) if c.kind == "known mistake"]
    namespace = {}
    exec(case.code["up"], namespace)
    assert (case.exercise, namespace["up"](0.0), namespace["down"](0.0)) == ("up", 1.0, -2.0)


CLASS = """class Up:
    def __init__(self, by):
        self.by = by

    def of(self, z):
        return z + self.by
"""
AMENDED = """
from autograder.mistakes.known import mistake

class Up: ...

@mistake("downstairs", "Which way?")
class Up(Up):
    def of(self, z):
        return z - self.by
"""


def test_a_class_that_changes_one_method_stands_after_the_right_one(tmp_path):
    tiny = Tiny(tmp_path)
    book = json.loads(tiny.source.read_text())
    book["cells"] = [
        cell(CLASS, "Up-solution", solution=True, locked=False),
        cell("check(Up)", "Up", grade=True, points=5),
    ]
    tiny.source.write_text(json.dumps(book))
    (tiny.folder / "mistakes.py").write_text(AMENDED)
    (tiny.folder / "reference.py").write_text("ORACLE_INPUTS = {}\n")
    cases = list(all_cases(tiny.plan, Grader(tiny.folder), {}))
    (known,) = [c for c in cases if c.kind == "known mistake"]
    namespace = {}
    exec(known.code["Up"], namespace)
    assert namespace["Up"](2.0).of(1.0) == -1.0
    assert "def Up(by):" in next(c for c in cases if c.kind == "null answer").code["Up"]


def test_a_null_answer_is_one_of_every_function():
    answers = dict(null_answers(["up(z)", "line(f, df, a)"]))
    for name in ("0", "the argument z and f", "the argument z and df", "the argument z and a"):
        assert answers[name].count("def ") == 2
    assert "return z" in answers["the argument z and a"]
    assert "return a" in answers["the argument z and a"]


def test_a_mutant_is_compared_also_in_expressions_over_all_functions(two_functions):
    plan, grader = two_functions
    assert equals_reference(TWO, plan, grader, "up")
    assert not equals_reference(TWO.replace("- 2.0", "- 3.0"), plan, grader, "up")


def test_sameness_is_that_of_functions_and_of_numbers_within_rounding():
    assert is_same((X + 1) ** 2, X**2 + 2 * X + 1)
    assert not is_same(X, X + 1)
    assert is_same({"a": [X, 2]}, {"a": [X, 2]})
    assert not is_same({"a": [X, 2]}, {"b": [X, 2]})
    assert not is_same([X], [X, X])
    assert is_same(0.1 + 0.2, 0.3)
    assert is_same("converges", "converges")
    assert not is_same("converges", "diverges")
