"""A reply is read field by field; nothing in it is computed on the way."""

import pytest
import sympy as sp

from autograder.checks.reply import Reply

TOWER = sp.Pow(9, sp.Pow(9, sp.Pow(9, 9, evaluate=False), evaluate=False), evaluate=False)
GOOD = dict(value=1.0, warnings=[], changed=[], printed="", seconds=0.1)


def test_a_reply_is_read():
    assert Reply.read(GOOD).value == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        dict(seconds=TOWER),
        dict(seconds="0.1"),
        dict(seconds=None),
        dict(warnings=7),
        dict(warnings=[[1, 2, 3]]),
        dict(warnings={}),
        dict(changed=[TOWER]),
        dict(printed=b""),
        dict(error={"type": "E", "message": "m", "line": 1}),
        dict(error={"type": "E"}, value=None),
        dict(error=[]),
    ],
)
def test_what_is_no_reply_is_refused(wrong):
    with pytest.raises(ValueError, match="not a reply"):
        Reply.read(GOOD | wrong)
