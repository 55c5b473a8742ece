"""What an answer says of itself, and at which input it says so."""

import numpy as np
import pytest

from autograder.checks.finding import NotAttempted, NotYet
from autograder.checks.interview import Interview, Settings, judged
from autograder.checks.reply import Reply
from autograder.plain.question import observe_plain
from autograder.wording import sentences

POINTS = np.array([0.0, 1.0, -1.0, 2.0])


def interview(source):
    namespace = {"np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    return Interview(Settings("f"), lambda q: Reply.read(observe_plain(q, namespace, {})))


def ask(source, argument=POINTS):
    return interview(source).answer("f(_0)", {"_0": argument})


def said(judge):
    with pytest.raises(NotYet) as caught:
        judge()
    return sentences.finding(caught.value.finding)


def test_a_wrong_value_is_shown_at_the_roundest_point_alone():
    answer = ask("def f(z):\n    return z * z")
    assert said(lambda: answer.matches(lambda z: 2 * z)) == "f(1.0) returned 1.0; expected 2.0"


def test_a_call_in_a_message_does_what_the_message_says():
    """A function that is wrong on arrays only is not blamed at a single point."""
    answer = ask("def f(z):\n    return np.sort(z)")
    words = said(lambda: answer.matches(lambda z: z))
    called = "f(np.array([0.0, 1.0, -1.0])) returned [-1.0, 0.0, 1.0]; expected [0.0, 1.0, -1.0]"
    assert words == called + ". Right values in the wrong order"


def test_an_error_is_shown_at_the_smallest_input_that_raises_it():
    assert said(lambda: ask("def f(z):\n    return 1 / z[0]", 0.0).value).startswith(
        "f(0.0) raised TypeError in line 2"
    )
    words = said(lambda: ask("import math\ndef f(z):\n    return math.exp(z)").value)
    assert words.startswith("f(np.array([0.0, 1.0])) raised TypeError in line 3: ")


def test_a_shape_is_said_in_words():
    answer = ask("def f(z):\n    return z[:, None]")
    words = said(lambda: answer.matches(lambda z: z))
    assert words == "f(np.array([0.0])) returned shape (1, 1); expected shape (1,)"


def test_none_leads_to_the_missing_return():
    words = said(lambda: ask("def f(z):\n    z + 1", 1.0).matches(2.0))
    assert words == "f(1.0) returned None; expected numbers. Is a return missing?"


def test_a_warning_is_shown_at_the_point_that_warns():
    answer = ask("def f(z):\n    return np.exp(z)", np.array([0.0, 1000.0]))
    assert said(answer.without_warnings) == "f(1000.0) warned in line 2: overflow encountered in exp"


def test_whole_numbers_where_floats_are_promised_are_named():
    answer = ask("def f(z):\n    return z", np.array([1, 2]))
    assert said(answer.is_float) == "f(np.array([1, 2])) returned an array of int64; expected floats"


def test_a_fall_names_both_points():
    words = said(lambda: ask("def f(z):\n    return -z", np.array([0.0, 1.0])).rises())
    assert words == "f(0.0) and f(1.0) returned 0.0 and -1.0; it should never fall" or "-0.0" in words


def test_rounding_is_forgiven_to_a_law_but_no_more():
    ask("def f(z):\n    return z - 1e-16 * (z > 0.5)", np.array([0.0, 1e-17])).rises()
    assert said(lambda: ask("def f(z):\n    return 0.25 + z", 1e-14).is_at_most(0.25)).endswith("never more than 0.25")
    ask("def f(z):\n    return 0.25 + z", 1e-16).is_at_most(0.25)


def test_nan_is_never_below_a_bound_and_never_rises():
    assert "nan" in said(lambda: ask("def f(z):\n    return z * np.nan").is_at_most(1.0))
    assert "nan" in said(lambda: ask("def f(z):\n    return z * np.nan").rises())


def test_a_changed_argument_is_found():
    assert "changed its own argument" in said(ask("def f(z):\n    z += 1\n    return z").leaves_inputs_alone)


def test_the_stub_is_not_attempted():
    with pytest.raises(NotAttempted):
        ask("def f(z):\n    raise NotImplementedError").matches(1.0)


def test_a_missing_function_is_undefined_not_a_crash():
    assert said(lambda: ask("g = 1").matches(1.0)) == "f is not defined"


def test_judgements_chain():
    ask("def f(z):\n    return 2 * z").matches(lambda z: 2 * z).is_float().without_warnings().leaves_inputs_alone()


def test_only_a_verdict_is_the_learners():
    assert judged("t", "t", 1, NotAttempted()).outcome == "not attempted"
    assert judged("t", "t", 1, ZeroDivisionError("ours")).outcome == "fault"
    assert judged("t", "t", 1, None).outcome == "passed"


def test_the_same_question_is_asked_once():
    calls = []
    one = Interview(Settings("f"), lambda q: calls.append(q) or Reply(value=1.0))
    one.answer("f(_0)", {"_0": 1.0})
    one.answer("f(_0)", {"_0": 1.0})
    assert len(calls) == 1
    assert len(one.log) == 2


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"value": 1},
        {"value": 1, "error": None, "warnings": [["a"]], "changed": [], "printed": "", "seconds": 0},
        {"value": 1, "warnings": [], "changed": [3], "printed": "", "seconds": 0},
        {"value": 1, "warnings": [], "changed": [], "printed": None, "seconds": 0},
        {"value": 1, "warnings": [], "changed": [], "printed": "", "seconds": "soon"},
        {
            "error": {"type": "E", "message": "", "line": 10**9},
            "warnings": [],
            "changed": [],
            "printed": "",
            "seconds": 0,
        },
        {"warnings": [], "changed": [], "printed": "", "seconds": 0},
        {
            "value": 1,
            "error": {"type": "E", "message": "", "line": 1},
            "warnings": [],
            "changed": [],
            "printed": "",
            "seconds": 0,
        },
    ],
)
def test_a_forged_reply_is_no_reply(data):
    with pytest.raises(ValueError, match="not a reply"):
        Reply.read(data)
