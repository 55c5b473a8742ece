"""A gradient is right entry by entry, and a wrong one says what all its wrong entries have in common."""

import numpy as np
import pytest

from autograder.checks import differences, gradient
from autograder.checks.finding import NotYet
from autograder.checks.gradient_patterns import meaning
from autograder.checks.interview import Interview, Settings
from autograder.checks.reply import Reply
from autograder.checks.verdict import Different, Equal, Undecided
from autograder.plain.question import observe_plain
from autograder.wording import sentences

RNG = np.random.default_rng(7)
M, N, H, K = 6, 3, 4, 2
X, Y = RNG.normal(size=(M, N)), RNG.normal(size=(M, K))
W1, B1, W2, B2 = RNG.normal(size=(N, H)), RNG.normal(size=H), RNG.normal(size=(H, K)), RNG.normal(size=K)
SIZES = {"samples": M, "features": N, "units": H, "outputs": K}


def backward(scale=1.0, slope=True):
    """Gradients of the mean squared error of a tanh network, by hand."""
    A1 = np.tanh(X @ W1 + B1)
    dZ2 = scale * 2 * (A1 @ W2 + B2 - Y) / M
    dZ1 = (dZ2 @ W2.T) * ((1 - A1**2) if slope else 1)
    return A1, dZ2, dZ1


A1, DZ2, DZ1 = backward()
DW1, DB1, DW2, DB2 = X.T @ DZ1, DZ1.sum(0), A1.T @ DZ2, DZ2.sum(0)
RIGHT = [(DW1, DB1), (DW2, DB2)]
NAMES = ("dW", "db")


def loss(parameters):
    w1, b1, w2, b2 = parameters
    return float((((np.tanh(X @ w1 + b1) @ w2 + b2) - Y) ** 2).sum() / M)


def witness(got, want=RIGHT, **settings):
    verdict = gradient.compare(got, want, **({"names": NAMES, "sizes": SIZES} | settings))
    assert isinstance(verdict, Different)
    return verdict.witness


def pattern(got, want=RIGHT, **settings):
    p = witness(got, want, **settings).pattern
    return None if p is None else (p.kind, p.by, p.like, p.of)


def with_(**changed):
    named = {"dW1": DW1, "db1": DB1, "dW2": DW2, "db2": DB2} | changed
    return [(named["dW1"], named["db1"]), (named["dW2"], named["db2"])]


def times(c, *names):
    named = {"dW1": DW1, "db1": DB1, "dW2": DW2, "db2": DB2}
    return with_(**{name: c * named[name] for name in names or named})


def test_the_reference_is_validated_by_differences_and_accepted_in_every_form():
    assert isinstance(differences.validate(loss, [W1, B1, W2, B2], [DW1, DB1, DW2, DB2]), Equal)
    for form in (RIGHT, tuple(RIGHT), [list(p) for p in RIGHT], [(w.tolist(), b.tolist()) for w, b in RIGHT]):
        assert isinstance(gradient.compare(form, RIGHT, names=NAMES), Equal)


def test_rounding_is_forgiven_and_a_hundredth_of_a_thousandth_is_not():
    assert isinstance(gradient.compare(times(1 + 1e-9), RIGHT), Equal)
    assert witness(times(1 + 1e-5)).kind == "value"
    small = DW1.copy()
    small[0, 0] = -small[0, 0]
    assert witness(with_(dW1=small)).index == (0, 0)


def test_one_flipped_component_among_large_ones_is_found():
    want = np.array([1e6, 1.0, 1e6])
    assert witness(want * [1, -1, 1], want).index == (1,)


def test_a_gradient_that_vanishes_may_be_rounding():
    assert isinstance(gradient.compare((np.full(3, 1e-15), 1.0), (np.zeros(3), 1.0), names=("dw", "db")), Equal)
    assert isinstance(gradient.compare(np.full(3, 1e-15), np.zeros(3)), Equal)
    assert witness(np.full(3, 1e-9), np.zeros(3)).kind == "value"


def test_float32_has_its_own_tolerance():
    single = [(w.astype(np.float32), b.astype(np.float32)) for w, b in RIGHT]
    assert isinstance(gradient.compare(single, RIGHT, single=True), Equal)
    assert isinstance(gradient.compare(times(1 + 1e-3), RIGHT, single=True), Different)


LOCAL = {"dZ1": DZ1, "dZ2": DZ2}
SWAPPED = DW1.copy()[[1, 0, 2]]
OFF = DB1 + np.eye(H)[2]
WRONG = [
    (times(M), ("larger", "6", "samples", "")),
    (times(1 / M), ("smaller", "6", "samples", "")),
    (times(M, "dW1", "dW2"), ("larger", "6", "samples", "dW1, dW2")),
    (times(1 / M, "dW1", "db1"), ("smaller", "6", "samples", "dW1, db1")),
    (times(2), ("larger", "2", "", "")),  # the square's 2, or the two outputs
    (times(-1), ("sign", "", "", "")),
    (times(-M), ("larger, other sign", "6", "samples", "")),
    (times(-1, "db2"), ("sign", "", "", "db2")),
    (times(0, "dW1"), ("zero", "", "", "dW1")),
    (with_(dW1=DW1.T), ("transposed", "", "", "dW1")),
    (with_(dW1=DW1.ravel()), ("reshaped", "", "", "dW1")),
    (with_(db2=DZ2), ("not summed", "6", "", "db2")),
    (with_(db1=M * DZ1), ("not averaged", "6", "", "db1")),
    (with_(db1=DZ1.sum(axis=1)), ("wrong axis", "", "dZ1", "db1")),
    (with_(db1=DZ1.sum()), ("summed over all", "", "", "db1")),
    (with_(db1=np.full(H, DZ1.sum())), ("summed over all", "", "", "db1")),
    (with_(db1=OFF), ("only one", "", "", "db1")),
    (with_(dW1=SWAPPED), ("rows permuted", "", "", "dW1")),
    (with_(dW1=DW1[:, ::-1]), ("columns permuted", "", "", "dW1")),
    (with_(dW1=DW1 + np.eye(N)[1][:, None]), ("only row", "1", "", "dW1")),
    (with_(dW1=DW1 + np.eye(H)[2]), ("only column", "2", "", "dW1")),
    (RIGHT[::-1], ("layers reversed", "", "", "")),
    ([(b, w) for w, b in RIGHT], ("swapped", "dW1", "db1", "")),
    (with_(dW1=RNG.normal(size=(N, H))), ("others right", "", "", "dW1")),
    (with_(dW1=None), ("others right", "", "", "dW1")),
    (with_(dW1=np.full((N, H), np.nan)), ("not finite", "12", "12", "dW1")),
    ([(RNG.normal(size=w.shape), RNG.normal(size=b.shape)) for w, b in RIGHT], None),
]  # fmt: skip


@pytest.mark.parametrize(("got", "said"), WRONG, ids=range(len(WRONG)))
def test_what_happened_is_said_where_it_is_certain(got, said):
    assert pattern(got, parts=LOCAL) == said


def test_a_forgotten_slope_of_the_activation_is_named():
    dA, slope = DZ2 @ W2.T, 1 - A1**2
    parts, name = {"the slope of tanh": slope, "dA": dA}, "the slope of tanh"
    assert pattern(dA, dA * slope, names=("dZ",), parts={"dA": dA}) == ("is the part", "", "dA", "")
    assert pattern(dA * slope**2, dA * slope, names=("dZ",), parts=parts) == (
        "factor twice",
        "",
        "the slope of tanh",
        "",
    )
    assert pattern(dA, dA * slope, names=("dZ",), parts=parts) == ("factor missing", "", name, "")


def test_twins_are_not_told_apart():
    """Equal weights stay equal: their gradients are the same, so nobody says that one is the other."""
    same = np.array([1.0, 2.0, 3.0])
    assert pattern((2 * same, same), (same, same), names=("du", "dv")) == ("larger", "2", "", "du")
    assert pattern((same, same[::-1]), (same, same[::-1] + 1), names=("du", "dv"))[0] != "equals"
    assert pattern((3 * same, 3 * same), (same, 3 * same), names=("du", "dv")) == ("larger", "3", "features", "du")
    other = np.array([5.0, -1.0, 2.0])
    assert pattern((other, other), (same, other), names=("du", "dv")) == ("equals", "", "dv", "du")


def test_one_number_shows_no_factor():
    assert pattern(3.0, np.array(1.0), names=()) is None


@pytest.mark.parametrize(
    ("got", "kind"),
    [(None, "type"), ("dW", "type"), (RIGHT[:1], "length"), ([RIGHT[0], DW2], "length"), ({}, "type"), (DW1, "length")],
)
def test_another_structure_is_refused_before_any_entry(got, kind):
    assert witness(got).kind == kind


def test_a_dict_of_gradients_is_compared_key_by_key():
    want = {"W": DW1, "b": DB1}
    assert isinstance(gradient.compare({"b": DB1, "W": DW1}, want), Equal)
    assert witness({"W": DW1}, want, names=()).kind == "keys"
    assert pattern({"W": M * DW1, "b": DB1}, want, names=()) == ("larger", "6", "samples", "W")


def test_a_bias_may_be_a_row_where_the_grader_says_so():
    rows = [(w, b[None]) for w, b in RIGHT]
    assert witness(rows).kind == "shape"
    assert isinstance(gradient.compare(rows, RIGHT, names=NAMES, accepts=["row"]), Equal)
    assert pattern([(w, M * b[None]) for w, b in RIGHT], accepts=["row"]) == ("larger", "6", "samples", "db1, db2")


@pytest.mark.parametrize(
    ("size", "means"),
    [
        (6, "samples"),
        (3, "features"),
        (2, "square"),
        (1.5, "features / 2"),
        (2.5, ""),
        (18, "samples × features"),
        (12, "2 × samples"),
        (7, ""),
    ],
)
def test_a_factor_is_given_a_meaning_only_if_one_fits(size, means):
    assert meaning(size, {"samples": 6, "features": 3}) == means


def asked(source, text, **arguments):
    namespace = {"np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    interview = Interview(Settings("f"), lambda q: Reply.read(observe_plain(q, namespace, {})))
    return interview.answer(text, arguments)


def said(answer, want, **settings):
    with pytest.raises(NotYet) as caught:
        answer.is_gradient(want, **settings)
    return sentences.finding(caught.value.finding)


SMALL = dict(X=np.array([[1.0], [2.0]]), r=np.array([1.0, 3.0]))


def mse(X, r):
    return 2 * X.T @ r / len(r), 2 * r.mean()


def test_the_learner_reads_which_entry_and_why():
    answer = asked("def f(X, r):\n    return 2 * X.T @ r, 2 * r.sum()", "f(X, r)", **SMALL)
    words = said(answer, mse, names=("dw", "db"), sizes={"samples": 2, "features": 1})
    assert words.startswith("dw[0] of f(X, r) at X = ")
    assert words.endswith("returned 14.0; expected 7.0. Every value is 2 times too large")
    answer = asked("def f(X, r):\n    return 2 * X.T @ r / len(r), 2 * r", "f(X, r)", **SMALL)
    words = said(answer, mse, names=("dw", "db"))
    assert words.startswith("db of f(X, r)")
    assert "returned shape (2,); expected a number" in words
    assert words.endswith("In db: it is not averaged over the 2 samples")


def test_the_batch_size_is_named():
    X, r = np.arange(12.0).reshape(6, 2), np.arange(6.0)
    words = said(
        asked("def f(X, r):\n    return 2 * X.T @ r, 2 * r.sum()", "f(X, r)", X=X, r=r), mse, sizes={"samples": 6}
    )
    assert words.endswith("Every value is 6 times too large; your batch has 6 samples")


def test_a_gradient_that_changed_its_input_says_that_first():
    answer = asked("def f(X, r):\n    r *= 2\n    return X.T @ r, r.sum()", "f(X, r)", **SMALL)
    assert "changed its own argument" in said(answer, mse)


def test_a_right_gradient_chains():
    answer = asked("def f(X, r):\n    return 2 * X.T @ r / len(r), 2 * r.mean()", "f(X, r)", **SMALL)
    answer.is_gradient(mse, names=("dw", "db")).leaves_inputs_alone().without_warnings()


# ---- differences


@pytest.mark.parametrize(
    ("f", "x", "slope"),
    [
        (np.exp, 0.0, 1.0),
        (np.sin, 1.0, np.cos(1.0)),
        (np.tanh, -2.0, 1 - np.tanh(2.0) ** 2),
        (np.square, 1e3, 2e3),
    ],
)
def test_the_error_of_a_difference_is_estimated_honestly(f, x, slope):
    value, error = differences.slope(f, x)
    assert abs(value - slope) <= 10 * error
    assert error < 1e-8 * max(1, abs(slope))


def test_a_wrong_reference_is_refuted_and_a_kink_leaves_it_open():
    refuted = differences.validate(loss, [W1, B1, W2, B2], [DW1, DB1, DW2, DB2 * (1 + 1e-5)])
    assert isinstance(refuted, Different)
    assert refuted.witness.path == (3,)
    assert isinstance(
        differences.validate(lambda q: abs(float(q[0][0])), [np.array([1e-4])], [np.array([1.0])]), Undecided
    )


def test_draws_stay_away_from_kinks():
    rng = np.random.default_rng(0)
    z = differences.away_from_kinks(lambda: rng.normal(size=5), lambda z: [z])
    assert np.abs(z).min() > 0.1
    with pytest.raises(ValueError, match="no draw"):
        differences.away_from_kinks(lambda: np.zeros(3), lambda z: [z], tries=3)
