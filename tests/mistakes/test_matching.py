"""An answer is named for what it does, not for how it is written."""

import numpy as np
import pytest
import sympy as sp

from autograder.checks.finding import Finding
from autograder.checks.reply import Error, Reply, Warned
from autograder.checks.result import CheckResult, Named
from autograder.mistakes.known import Mistake, declared
from autograder.mistakes.matching import recognise, recognise_by_sign, sign_of

RIGHT = {b"a": Reply(np.array([1.0, 2.0])), b"b": Reply(0.5), b"list": Reply(np.array([3.0]))}
ALL = frozenset(RIGHT)


def like_right(**other):
    return RIGHT | {key.encode(): reply for key, reply in other.items()}


DOUBLE = like_right(a=Reply(np.array([2.0, 4.0])), b=Reply(1.0), list=Reply(error=Error("TypeError", "")))
HALF = like_right(a=Reply(np.array([0.5, 1.0])), b=Reply(0.25), list=Reply(np.array([1.5])))
NOISY = like_right(b=Reply(0.5, warnings=(Warned("RuntimeWarning", "overflow"),)))
LISTLESS = like_right(list=Reply(error=Error("TypeError", "")))
KNOWN = {"double": DOUBLE, "half": HALF, "noisy": NOISY, "listless": LISTLESS}


def named(answers, about=ALL, known=KNOWN):
    return recognise(answers, list(known.items()), RIGHT, about)


@pytest.mark.parametrize("name", KNOWN)
def test_each_known_mistake_is_named_as_itself(name):
    assert named(KNOWN[name]) == name


def test_findings_of_one_kind_are_told_apart_by_their_sentence():
    def found(said):
        return sign_of([CheckResult("t", "", 1, "failed", Finding("form", "f()", said, "a formula"))])

    known = [(Named("text", "?"), found("This is a str.")), (Named("asked", "?"), found("This is a derivative."))]
    assert recognise_by_sign(found("This is a str."), known) == "text"


def test_a_right_answer_is_never_explained():
    assert named(RIGHT) is None


def test_the_same_wrong_formula_written_with_more_care_has_the_same_name():
    careful = DOUBLE | {b"list": Reply(np.array([6.0]))}
    assert named(careful) == "double"


def test_the_same_wrong_formula_in_another_order_has_the_same_name():
    assert named(DOUBLE | {b"a": Reply(np.array([2.0, 4.0 + 4e-12]))}) == "double"


def test_another_wrong_value_has_no_name():
    assert named(DOUBLE | {b"b": Reply(1.5)}) is None


def test_of_two_mistakes_in_one_answer_the_one_that_the_learner_is_told_about_is_named():
    both = NOISY | {b"list": LISTLESS[b"list"]}
    assert named(both, frozenset({b"list"})) == "listless"
    assert named(both, frozenset({b"b"})) == "noisy"


def test_a_mistake_that_explains_everything_is_named_before_its_parts():
    both = NOISY | {b"list": LISTLESS[b"list"]}
    assert named(both, ALL, KNOWN | {"both": both}) == "both"


def test_two_mistakes_that_cannot_be_told_apart_name_nobody():
    assert named(DOUBLE, ALL, {"one": DOUBLE, "two": DOUBLE}) is None


def test_a_mistake_that_is_made_in_several_ways_has_one_name():
    assert recognise(DOUBLE, [("scaled", HALF), ("scaled", DOUBLE)], RIGHT, ALL) == "scaled"


def test_an_answer_that_was_lost_has_no_name():
    assert named({key: Reply(lost="ran longer than 5 s") for key in RIGHT}) is None


def test_draws_that_nobody_else_was_asked_take_no_part():
    assert named(DOUBLE | {b"fresh": Reply(17.0)}) == "double"


def test_an_integer_where_a_float_is_promised_is_a_departure_of_its_own():
    whole = like_right(list=Reply(np.array([3])))
    assert named(whole, ALL, {"whole": whole, "noisy": NOISY}) == "whole"


def test_a_declared_mistake_keeps_its_source_without_the_decorator(tmp_path):
    import importlib.util

    path = tmp_path / "some_mistakes.py"
    path.write_text(
        "from autograder.mistakes.known import mistake\n\n"
        '@mistake(\n    "a title",\n    "a question?",\n    row=3,\n)\ndef f(x):\n    """Doc."""\n    return x  # why\n'
    )
    spec = importlib.util.spec_from_file_location("some_mistakes", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (m,) = declared(module)
    assert isinstance(m, Mistake)
    assert (m.exercise, m.name, m.row) == ("f", "a title", 3)
    assert m.source == 'def f(x):\n    """Doc."""\n    return x  # why\n'


def test_of_many_classes_of_one_name_each_keeps_its_own_source(tmp_path):
    import importlib.util

    path = tmp_path / "some_classes.py"
    path.write_text(
        "from autograder.mistakes.known import mistake\n\nclass V:\n    pass\n\n"
        '@mistake("one", "1?")\nclass V(V):\n    def f(self):\n        return 1\n\n# ----\n\n'
        '@mistake(\n    "two", "2?"\n)\nclass V(V):\n    def f(self):\n        return 2\n\n\nX = 3\n\n'
        '@mistake("alone", "3?")\nclass V:\n    f = 3\n'
    )
    spec = importlib.util.spec_from_file_location("some_classes", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    one, two, alone = declared(module)
    assert (one.exercise, one.name, two.name) == ("V", "one", "two")
    assert one.source == "class V(V):\n    def f(self):\n        return 1\n"
    assert two.source == "class V(V):\n    def f(self):\n        return 2\n"
    assert (one.is_amendment, two.is_amendment, alone.is_amendment) == (True, True, False)


X = sp.Symbol("x")
SLOPES = {b"s": Reply(3 * X**2), b"table": Reply({"exp": sp.exp(X), "log": 1 / X})}
NO_FACTOR = {b"s": Reply(X**2), b"table": Reply({"exp": sp.exp(X), "log": 1 / X})}
UP = {b"s": Reply(X**4 / 4), b"table": Reply({"exp": sp.exp(X) + 1, "log": 1 / X})}


def test_formulas_are_recognised_in_whatever_form_also_inside_dicts():
    known = [("the factor lost", NO_FACTOR), ("integrated", UP)]
    about = frozenset(SLOPES)
    assert recognise(SLOPES | {b"s": Reply((X + 1) ** 2 - 2 * X - 1)}, known, SLOPES, about) == "the factor lost"
    other = {b"s": Reply(X * X**3 / 4), b"table": Reply({"exp": 1 + sp.exp(X), "log": X**-1})}
    assert recognise(other, known, SLOPES, about) == "integrated"
    assert recognise(SLOPES | {b"s": Reply(3 * X * X)}, known, SLOPES, about) is None


def found(kind, name="test_panel", **told):
    return (
        CheckResult("test_first", "", 1, "passed"),
        CheckResult(name, "", 1, "failed", Finding(kind, "f()", **told)),
    )


def test_a_figure_is_known_by_what_is_first_said_of_it():
    known = [(Named("no labels", "?"), sign_of(found("figure", pattern="labels")))]
    assert recognise_by_sign(sign_of(found("figure", pattern="labels", returned="another way")), known) == "no labels"
    assert recognise_by_sign(sign_of(found("figure", pattern="curve")), known) is None
    assert recognise_by_sign(sign_of(found("figure", "test_other", pattern="labels")), known) is None


def test_a_wrong_value_is_not_known_by_what_is_said_of_it():
    assert sign_of(found("value")) == ()
    assert recognise_by_sign((), [(Named("anything", "?"), ())]) is None


def test_two_mistakes_of_which_the_same_is_said_name_nobody():
    sign = sign_of(found("proof"))
    assert recognise_by_sign(sign, [(Named("one", "?"), sign), (Named("two", "?"), sign)]) is None
    assert recognise_by_sign(sign, [(Named("one", "?"), sign), (Named("one", "?"), sign)]) == "one"


def test_where_the_same_is_said_first_all_that_is_said_decides():
    short, long = (
        found("figure", pattern="apart"),
        (*found("figure", pattern="apart"), *found("figure", "test_six")[1:]),
    )
    known = [(Named("six", "?"), sign_of(short)), (Named("twelve", "?"), sign_of(long))]
    assert recognise_by_sign(sign_of(short), known) == "six"
    assert recognise_by_sign(sign_of(long), known) == "twelve"
    assert recognise_by_sign(sign_of((*long, *found("figure", "test_last")[1:])), known) is None
