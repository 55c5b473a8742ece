import pytest
import sympy as sp

from autograder.checks.answer import Answer
from autograder.checks.finding import NotAttempted, NotYet
from autograder.checks.one_by_one import taken_apart
from autograder.checks.reply import Reply
from autograder.plain.question import Question, observe_plain
from autograder.wording import sentences

x = sp.Symbol("x")
TREES = [x, x**2, sp.sin(x), sp.exp(x)]


def answer(source, refusing=()):
    own = {"sp": sp}
    exec(compile(source, "<cell>", "exec"), own)

    def ask(question):
        return Reply.read(observe_plain(question, own, {}))

    question = Question("[d(_0, _1) for _0 in trees]", {"trees": TREES, "_1": x}, (), refusing)
    return Answer(question, ask(question), ask)


def said(source, refusing=()):
    with pytest.raises(NotYet) as caught:
        answer(source, refusing).differentiates(TREES)
    return sentences.finding(caught.value.finding)


def test_the_first_wrong_one_of_many_is_shown_alone():
    assert said("def d(e, x): return 2 * x if e.is_Pow else sp.cos(x) + int(e != sp.sin(x)) if e != x else 1") == (
        "d(exp(x), x) at x = 0 returned 2; expected 1"
    )


def test_the_first_that_raises_is_shown_alone():
    assert said("def d(e, x):\n    return {x: 1, x**2: 2 * x}[e]") == "d(sin(x), x) raised KeyError in line 2: sin(x)"


def test_so_is_the_first_that_calls_what_is_not_allowed():
    assert said("def d(e, x):\n    if e == x:\n        return 1\n    return sp.diff(e, x)", ("derivative",)) == (
        "d(x**2, x) was stopped in line 4. SymPy's own derivative is not allowed here: sp.diff."
    )


def test_a_stub_half_filled_is_an_attempt():
    half = "def d(e, x):\n    if e == x: return 1\n    raise NotImplementedError('d: hint(d) helps')"
    assert said(half).startswith("d(x**2, x) raised NotImplementedError in line 3")
    with pytest.raises(NotAttempted):
        answer("def d(e, x):\n    raise NotImplementedError").differentiates(TREES)


def test_of_many_words_the_first_wrong_one_is_shown_alone():
    own = {"sign": lambda a, b: "up" if a + b > 0 else "level"}
    ask = lambda q: Reply.read(observe_plain(q, own, {}))  # noqa: E731
    question = Question("[sign(_0, _1) for _0, _1 in pairs]", {"pairs": [(1, 2), (0, 0), (-1, -2), (-3, 1)]})
    with pytest.raises(NotYet) as caught:
        Answer(question, ask(question), ask).matches(["up", "level", "down", "down"])
    assert sentences.finding(caught.value.finding) == "sign(-1, -2) returned 'level'; expected 'down'"


@pytest.mark.parametrize(
    "text",
    [
        "d(many)",
        "[d(a) for a in many if a]",
        "[d(a, b) for a in many for b in many]",
        "[d(a) for a in d(many)]",
        "[d(*a) for *a, in many]",
    ],
)
def test_other_questions_stay_whole(text):
    assert taken_apart(Question(text, {"many": [1, 2]})) == []
