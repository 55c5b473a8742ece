"""Exercises whose problems are drawn for each learner, and whose checks earn one by one."""

import pytest
import sympy as sp

from autograder.checks.finding import CannotDecide, NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.judging import Drawn, Learner
from autograder.checks.reply import Error, Reply
from autograder.checks.result import CheckResult, ExerciseResult
from autograder.mistakes import probes
from autograder.wording import explained

X = sp.Symbol("x")
OF_ADA, OF_BOB = (sp.sin(3 * X), X**2 * sp.exp(X)), (sp.cos(5 * X), X**3 * sp.log(X))


def problems(learner):
    return OF_ADA if learner == "ada" else OF_BOB


def interview(value, learner="ada", record=None):
    return Interview(Settings("f"), lambda q: Reply(value=value), record, Learner(learner, problems))


def test_an_answer_is_judged_by_the_problem_of_whoever_gave_it():
    interview(3 * sp.cos(3 * X)).answer("f()", {}).differentiates(Drawn(0))
    with pytest.raises(NotYet):
        interview(3 * sp.cos(3 * X), "bob").answer("f()", {}).differentiates(Drawn(0))


def test_a_wrong_derivative_carries_what_a_rule_can_be_looked_for_in():
    with pytest.raises(NotYet) as caught:
        interview(sp.cos(3 * X)).answer("f()", {}).differentiates(Drawn(0))
    assert caught.value.wrong == (OF_ADA[0], "x", sp.cos(3 * X), OF_ADA[1:])


def test_a_list_of_derivatives_is_judged_entry_by_entry():
    good = [3 * sp.cos(3 * X), (X**2 + 2 * X) * sp.exp(X)]
    interview(good).answer("f()", {}).differentiates(list(OF_ADA))
    with pytest.raises(NotYet) as caught:
        interview([good[0], 2 * X * sp.exp(X)]).answer("f()", {}).differentiates(list(OF_ADA))
    assert caught.value.wrong.function == OF_ADA[1]


@pytest.mark.parametrize("told", ["ada", " Ada ", "ADA\n"])
def test_the_id_may_have_capitals_and_spaces(told):
    interview(told).answer("LEARNER", {}).names_the_learner()


@pytest.mark.parametrize(
    ("told", "words"), [("bob", "'bob', but 'ada' handed this in"), (3, "LEARNER is int; it should be")]
)
def test_another_id_waits_for_a_person(told, words):
    with pytest.raises(CannotDecide, match=words):
        interview(told).answer("LEARNER", {}).names_the_learner()


def test_a_notebook_without_an_id_waits_for_a_person_too():
    nobody = Interview(Settings("f"), lambda q: Reply(error=Error("NameError", "")), None, Learner("ada", problems))
    with pytest.raises(CannotDecide, match="no LEARNER; it should be the id 'ada'"):
        nobody.answer("LEARNER", {}).names_the_learner()


def probe_of(answer):
    """The probe of an exercise with one drawn problem, recorded from a right answer, written and read again."""
    steps = []
    told = interview(answer, record=steps.append)
    told.answer("f()", {}).differentiates(Drawn(0))
    check = probes.ProbedCheck("test_own", "the first problem", 1.0, tuple(steps))
    made = probes.Probe(Settings("f", each=True), 5, (check,), (), (), told.transcript)
    return probes.from_file(probes.to_file([made], "a", "1"))["f"]


def test_the_public_check_draws_for_the_learner_it_is_asked_by_and_names_the_rule():
    probe = probe_of(3 * sp.cos(3 * X))
    bob = Learner("bob", problems)
    right, _ = probes.replay(probe, lambda q: Reply(value=-5 * sp.sin(5 * X)), bob)
    assert right.outcome == "right"
    result, wrong = probes.replay(probe, lambda q: Reply(value=-sp.sin(5 * X)), bob)
    named = explained.by_rule(result, wrong)
    assert (named.mistake.title, named.mistake.at) == ("the inner derivative forgotten", "cos(5x)")


def test_the_slope_of_another_of_ones_own_problems_is_told_as_that():
    bob = Learner("bob", problems)
    second = sp.diff(OF_BOB[1], X)
    named = explained.by_rule(*probes.replay(probe_of(3 * sp.cos(3 * X)), lambda q: Reply(value=second), bob))
    assert named.mistake.title == "the slope of another of your functions"


def checked(*outcomes, each):
    found = tuple(CheckResult(str(n), "", 1, outcome) for n, outcome in enumerate(outcomes))
    return ExerciseResult("f", 10, found, each=each)


def test_where_each_check_earns_by_itself_the_first_one_stops_nobody():
    assert checked("failed", "passed", each=True).score == 5
    assert checked("failed", "passed", each=False).score == 0
    assert checked("not attempted", "passed", each=True).outcome == "partly right"
    assert checked("not attempted", "not attempted", each=True).outcome == "not attempted"
    assert checked("failed", "undecided", each=True).outcome == "needs attention"
