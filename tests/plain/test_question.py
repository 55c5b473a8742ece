import json
import math
from fractions import Fraction

import matplotlib.pyplot as plt
import numpy as np
import pytest
import sympy as sp

from autograder.plain.as_json import from_json, to_json
from autograder.plain.codec import Opaque
from autograder.plain.question import Question, describe, observe, observe_plain


def namespace(source):
    own = {"np": np}
    exec(compile(source, "<cell>", "exec"), own)
    return own


def asked(source, text, given=(), givens=None, **arguments):
    return observe_plain(Question(text, arguments, given), namespace(source), givens or {})


def test_a_question_is_an_expression_in_the_learners_namespace():
    assert asked("def f(z):\n    return 2 * z", "f(z) + f(1)", z=3)["value"] == 8


def test_a_question_may_watch_where_a_function_is_called():
    source = "def slope(f, x):\n    return (f(x + 0.5) - f([x, 2.0])[0]) / 0.5"
    reply = asked(source, "slope(recorded(lambda t: np.asarray(t) ** 2), x)", x=1.0)
    assert (reply["value"], reply["called_at"]) == (2.5, [1.5, [1.0, 2.0]])
    walk = "def walk(g, w):\n    for _ in range(3):\n        w = w - g(w)\n    return w"
    assert asked(walk, "walk(recorded(lambda w: w / 2), w)", w=np.array([4.0, 8.0]))["called_at"] == [
        [4.0, 8.0], [2.0, 4.0], [1.0, 2.0],
    ]  # fmt: skip
    assert asked("def f(g):\n    return g(np.zeros(100)).sum()", "f(recorded(np.cos))")["called_at"] == []
    assert len(asked("def f(g):\n    return [g(i) for i in range(99)]", "f(recorded(abs))")["called_at"]) <= 10
    assert asked("def f(g):\n    return g('text')", "f(recorded(len))")["called_at"] == []


def test_a_figure_that_a_question_opens_is_read_and_closed():
    source = "import matplotlib.pyplot as plt\ndef f():\n    plt.plot([0, 1], [0, 1])\n    return plt.gcf()"
    plt.close("all")  # another test's figure would be drawn into
    for _ in range(2):
        assert len(asked(source, "f()")["value"].axes[0].lines) == 1
    assert plt.get_fignums() == []


def test_an_error_says_its_type_its_message_and_the_line_of_the_cell():
    error = asked("def f(z):\n    y = z\n    return y / 0", "f(1)")["error"]
    assert error == {"type": "ZeroDivisionError", "message": "division by zero", "line": 3}


def test_an_error_in_a_library_points_at_the_learners_line():
    assert asked("def f(z):\n    return np.linalg.inv(z)", "f(z)", z=np.zeros((2, 2)))["error"]["line"] == 2


def test_a_syntax_error_is_said_without_the_name_of_a_file():
    with pytest.raises(SyntaxError) as caught:
        compile("x = 1\ndef f(:", "<somewhere>", "exec")
    assert describe(caught.value, {})["message"] == "invalid syntax (line 2)"


def test_a_warning_is_kept_with_its_line_and_a_filter_in_the_cell_does_not_hide_it():
    source = (
        "import warnings\nwarnings.simplefilter('ignore')\nnp.seterr(all='ignore')\ndef f(z):\n    return np.exp(z)"
    )
    with np.errstate():
        (warned,) = asked(source, "f(_0)", _0=np.array([1000.0]))["warnings"]
    assert warned == ["RuntimeWarning", "overflow encountered in exp", 5]


def test_a_warning_that_the_function_itself_expects_is_its_own_affair():
    source = "def f(z):\n    with np.errstate(over='ignore'):\n        return np.exp(z)"
    assert asked(source, "f(_0)", _0=np.array([1000.0]))["warnings"] == []


@pytest.mark.parametrize("z", [np.array([1.0, 2.0]), [1.0, 2.0]])
def test_an_argument_that_was_written_to_is_named_and_ours_is_untouched(z):
    before = repr(z)
    assert asked("def f(z):\n    z[0] = 9.0", "f(z)", z=z)["changed"] == ["z"]
    assert repr(z) == before


@pytest.mark.parametrize("write", ["p[0][0][999] += 1", "p[0] = None", "p.append(1)", "p[0][1][0] = 0"])
def test_an_array_deep_in_an_argument_that_was_written_to_is_seen(write):
    parameters = [(np.ones(2000), np.ones(3))]
    assert asked(f"def f(p):\n    {write}", "f(p)", p=parameters)["changed"] == ["p"]
    assert asked("def f(p):\n    return 1", "f(p)", p=parameters)["changed"] == []


def test_nan_in_an_argument_is_no_change():
    assert asked("def f(z):\n    return z", "f(z)", z=np.array([np.nan]))["changed"] == []


def test_a_given_stands_in_for_the_learners_own_only_while_the_question_is_asked():
    own = namespace("def g(z):\n    return -1\ndef f(z):\n    return g(z)")
    reply = observe(Question("f(1)", {}, ("g",)), own, {"g": lambda z: 42})
    assert reply["value"] == 42
    assert own["g"](1) == -1


def test_a_given_that_the_learner_never_wrote_is_gone_afterwards():
    own = namespace("def f(z):\n    return g(z)")
    assert observe(Question("f(1)", {}, ("g",)), own, {"g": abs})["value"] == 1
    assert "g" not in own


def test_what_is_printed_is_kept_apart():
    assert asked("def f():\n    print('here')", "f()")["printed"] == "here\n"


def test_an_exit_is_an_error_like_any_other():
    assert asked("def f():\n    raise SystemExit(0)", "f()")["error"]["type"] == "SystemExit"


def test_an_exception_that_cannot_say_what_it_is_does_no_harm():
    source = "class E(Exception):\n    def __str__(self):\n        raise E\ndef f():\n    raise E"
    assert asked(source, "f()")["error"]["message"] == ""


def test_a_value_that_cannot_be_sent_is_seen_by_its_type():
    assert asked("def f():\n    return {1}", "f()")["value"] == Opaque("set")
    assert isinstance(asked("def f():\n    x = []\n    x.append(x)\n    return x", "f()")["value"], Opaque)


def test_a_learner_can_stop_a_check():
    with pytest.raises(KeyboardInterrupt):
        asked("def f():\n    raise KeyboardInterrupt", "f()")


def test_the_same_question_has_the_same_key_and_another_has_another():
    a = Question("f(z)", {"z": np.array([1.0])})
    assert a.key == Question("f(z)", {"z": np.array([1.0])}).key
    assert a.key != Question("f(z)", {"z": np.array([1])}).key
    assert a.key != Question("f(z)", {"z": np.array([1.0])}, ("g",)).key


x = sp.Symbol("x")
PLAIN = [
    None, True, 3, 0.1, math.inf, "text", "inf", [1, [2.5]], (1, 2), Opaque("E"), Fraction(-1, 3), 1.5 - 2j,
    {"W": (1.0, 2), 3: "array"}, {"array": 1, "dtype": 2}, x**2 + sp.sin(x) / 3, 2**200,
]  # fmt: skip


@pytest.mark.parametrize("value", PLAIN)
def test_plain_values_survive_json(value):
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


def test_arrays_survive_json_to_the_last_bit():
    a = np.array([[0.1, -0.0], [np.nan, np.inf]])
    back = from_json(json.loads(json.dumps(to_json(a))))
    assert back.tobytes() == a.tobytes()


def test_a_builtin_that_a_learner_has_overwritten_costs_no_answer():
    namespace = {"list": [1, 2], "len": 3, "f": lambda x: iter(x)}
    assert observe(Question("list(f(x))", {"x": [1, 2]}), namespace, {})["value"] == [1, 2]
    assert "error" in observe(Question("f(len)"), namespace | {"f": 3}, {})
    assert observe(Question("sum(x)", {"x": [1, 2]}), {"sum": lambda x: "mine"}, {})["value"] == "mine"


def test_an_empty_array_keeps_its_shape_in_json():
    assert from_json(json.loads(json.dumps(to_json(np.zeros((0, 2)))))).shape == (0, 2)
