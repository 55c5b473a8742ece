"""An exercise that goes on with things of the learner's own making: either their earlier functions or the course's."""

import numpy as np
import pytest

from autograder.checks.finding import NotAttempted, NotYet
from autograder.checks.interview import Interview, Settings, not_asked
from autograder.checks.reply import Reply
from autograder.checks.result import CheckResult
from autograder.plain.question import observe_plain


def halve(x):
    return np.asarray(x) / 2


OWN = Settings("twice_halved", given=("halve",), own=True)


def asked(learner, settings=OWN):
    namespace = {}
    exec(learner, namespace)
    interview = Interview(settings, lambda q: Reply.read(observe_plain(q, namespace, {"halve": halve})))
    return interview.answer("twice_halved(x)", {"x": 8.0})


RIGHT = "def halve(x):\n    return x / 2\ndef twice_halved(x):\n    return halve(halve(x))\n"
OWN_FORM = "def halve(x):\n    return (x / 2,)\ndef twice_halved(x):\n    return halve(halve(x)[0])[0]\n"
EARLIER_IS_WRONG = RIGHT.replace("return x / 2", "return x / 3")
EARLIER_IS_A_STUB = RIGHT.replace("return x / 2", "raise NotImplementedError")
BOTH_WRONG = EARLIER_IS_WRONG.replace("halve(halve(x))", "halve(x)")


@pytest.mark.parametrize("learner", [RIGHT, OWN_FORM, EARLIER_IS_WRONG, EARLIER_IS_A_STUB])
def test_either_way_is_right(learner):
    assert asked(learner).matches(2.0)
    assert asked(learner).value is not None


def test_with_givens_alone_a_form_of_ones_own_is_lost():
    with pytest.raises(NotYet):
        asked(OWN_FORM, Settings("twice_halved", given=("halve",))).matches(2.0)


def test_what_is_wrong_both_ways_is_told_of_the_learners_own():
    with pytest.raises(NotYet) as told:
        asked(BOTH_WRONG).matches(2.0)
    assert told.value.finding.returned == repr(8.0 / 3)


def test_where_the_earlier_one_raises_the_value_with_the_courses_is_told():
    with pytest.raises(NotYet) as told:
        asked(BOTH_WRONG.replace("return x / 3", "raise ValueError")).matches(2.0)
    assert told.value.finding.returned == "4.0"


def test_a_stub_is_not_attempted_whatever_the_earlier_functions_are():
    with pytest.raises(NotAttempted):
        asked("def twice_halved(x):\n    raise NotImplementedError\n").matches(2.0)


def test_what_takes_long_is_asked_only_where_something_can_be_earned():
    passed, failed = (CheckResult("first", "values", 1, outcome) for outcome in ("passed", "failed"))
    costly, usual, each = Settings("f", seconds=20), Settings("f"), Settings("f", seconds=20, each=True)
    assert [not_asked(costly, before) for before in ([failed], [passed], [])] == [True, False, False]
    assert [not_asked(other, [failed]) for other in (usual, each)] == [False, False]
