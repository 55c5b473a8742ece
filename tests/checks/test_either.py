"""Of two conventions both are right, and a wrong answer is compared with the first."""

import pytest

from autograder.checks.answer import Answer
from autograder.checks.finding import NotYet
from autograder.checks.reply import Reply
from autograder.plain.question import Question


def answer(value):
    return Answer(Question("last_of(n)", {"n": 3}), Reply(value=value), lambda question: Reply(value=value))


@pytest.mark.parametrize("value", [2.0, 3.0, [[3.0]]])
def test_either_is_right(value):
    assert answer(value).matches_either([2.0, [3.0]], accepts=["column", "single"])


def test_what_is_neither_is_compared_with_the_first():
    with pytest.raises(NotYet) as problem:
        answer(4.0).matches_either([2.0, 3.0])
    assert (problem.value.finding.returned, problem.value.finding.expected) == ("4.0", "2.0")
