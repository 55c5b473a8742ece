"""A pattern is said where it is true, and only there."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autograder.checks.finding import NotYet
from autograder.checks.interview import Interview, Settings
from autograder.checks.numeric import compare
from autograder.checks.reply import Reply
from autograder.plain.codec import Opaque
from autograder.plain.question import observe_plain
from autograder.wording import phrases, sentences

RIGHT = np.array([0.5, 1.25, -3.0, 2.0, 7.0])
SQUARE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]])


def pattern(got, want=RIGHT):
    found = compare(got, want, atol=1e-10).witness.pattern
    return None if found is None else (found.kind, *filter(None, (found.by, found.like)))


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (2 * RIGHT, ("larger", "2")),
        (RIGHT / 6, ("smaller", "6")),
        (-1.5 * RIGHT, ("larger, other sign", "1.5")),
        (RIGHT * 2 / 3, ("smaller", "1.5")),
        (-RIGHT, ("sign",)),
        (np.abs(RIGHT), ("signs", "1", "5")),
        (RIGHT + 1, ("above", "1")),
        (RIGHT - 0.25, ("below", "0.25")),
        (RIGHT[::-1], ("reversed",)),
        (np.sort(RIGHT), ("order",)),
        (0 * RIGHT, ("zero",)),
        (0 * RIGHT + 2, ("all alike",)),
        (1 / RIGHT, ("reciprocal",)),
        (np.roll(RIGHT, 1), ("order",)),
        ([9.0, *RIGHT[:-1]], ("late",)),
        ([*RIGHT[1:], 9.0], ("early",)),
        ([0.5, 1.25, -3.0, 2.0, 8.0], ("only one",)),
        (np.round(RIGHT * 1.0003, 5), ("digits", "3")),
        ([1.0, 2.0, 3.0, 4.0, 5.0], None),
        ([0.5, 1.25, np.nan, np.nan, 7.0], ("not finite", "2", "5")),
        (RIGHT[:, None], ("reshaped",)),
        (RIGHT[1:], ("first missing",)),
        (RIGHT[:-1], ("last missing",)),
        ([0.0, *RIGHT], ("first too many",)),
        ([*RIGHT, 0.0], ("last too many",)),
        (np.zeros((5, 5)), ("outer", "5")),
        (np.zeros((7, 5)), None),
        (list(map(str, RIGHT)), ("text",)),
        (RIGHT + 0j, ("complex",)),
        (RIGHT + 1j, ("real part",)),
        (Opaque("generator"), ("iterator",)),
        ([[1.0], [1.0, 2.0]], ("ragged",)),
        (Opaque("Evil"), None),
    ],
)
def test_what_a_wrong_answer_has_in_common_with_the_right_one_is_said(got, said):
    assert pattern(got) == said


@pytest.mark.parametrize(
    ("got", "want", "said"),
    [
        (SQUARE.T, SQUARE, ("transposed",)),
        (SQUARE[:2].T, SQUARE[:2], ("transposed",)),
        (SQUARE[:, ::-1], SQUARE, ("columns reversed",)),
        (np.tile(SQUARE[-1], (3, 1)), SQUARE, ("rows like the last",)),
        (2.0, np.full(5, 2.0), ("one for all",)),
        (-2.0, 2.0, ("sign",)),
        (4.0, 2.0, None),
        ([4.0, 4.0], [2.0, 2.0], None),
        ("0.5", 0.5, ("text",)),
        ("0.6", 0.5, None),
        (np.array([True, False]), np.array([1.0, 0.0]), ("bool",)),
        (np.array([True, True]), np.array([1.0, 0.0]), None),
        (np.array([[1.0], [2.0]]), np.array([[1.0, 2.0]]), ("reshaped",)),
        (np.float32(1.1) * np.ones(4, np.float32), 1.1 * np.ones(4), ("single",)),
    ],
)
def test_patterns_of_other_shapes(got, want, said):
    assert pattern(got, np.asarray(want)) == said


@given(st.lists(st.integers(-9, 9), min_size=4, max_size=8), st.integers(2, 40))
def test_a_factor_is_found_whatever_the_values(values, c):
    want = np.array(values, dtype=float)
    assume(len(set(np.abs(want[want != 0]))) > 1)
    assert pattern(c * want, want) in {("larger", str(c)), ("only one",)}


@given(st.permutations([1.0, 2.0, 3.0, 5.0, 8.0, 13.0]), st.floats(0.1, 100), st.floats(-5, 5))
def test_what_is_claimed_is_true(values, c, d):
    want = np.array([1.0, 2.0, 3.0, 5.0, 8.0, 13.0])
    got = c * np.array(values) + d
    assume(not np.allclose(got, want))
    said = pattern(got, want)
    if said and said[0] in ("larger", "smaller"):
        ratio = got / want
        assert np.allclose(ratio, ratio[0])
    if said and said[0] in ("above", "below"):
        assert np.allclose(got - want, got[0] - want[0])


def said(source, argument, want, **settings):
    namespace = {"np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    interview = Interview(Settings("f"), lambda q: Reply.read(observe_plain(q, namespace, {})))
    with pytest.raises(NotYet) as caught:
        interview.answer("f(_0)", {"_0": argument}).matches(want, **settings)
    return sentences.finding(caught.value.finding)


def test_the_pattern_of_all_values_stands_beside_the_roundest_input():
    words = said("def f(z):\n    return 2 * z", np.array([0.0, 1.0, 2.5]), lambda z: z)
    assert words == "f(1.0) returned 2.0; expected 1.0. Every value is 2 times too large"


def test_one_wrong_number_shows_no_pattern_of_its_own():
    words = said("def f(z):\n    return np.abs(z)", np.array([-1.0, 1.0, 2.0]), lambda z: z**3)
    assert words == "f(-1.0) returned 1.0; expected -1.0"


def test_right_values_of_a_wrong_shape_are_said_to_be_right():
    words = said("def f(z):\n    return z.ravel()", np.ones((3, 1)), lambda z: z)
    assert words.endswith("): right values, wrong shape: (3,) where (3, 1) is expected")


@pytest.mark.parametrize("whole", [np.array([1, 2, 3]), [1, 2, 3], 3])
def test_right_for_floats_and_wrong_for_ints_is_found_by_asking_again(whole):
    source = "def f(z):\n    out = np.zeros_like(z)\n    out[...] = np.asarray(z) / 2\n    return out"
    assert said(source, whole, lambda z: np.asarray(z) / 2).endswith(". Right for floats, wrong for ints")


def test_a_changed_argument_is_said_before_a_wrong_value():
    words = said("def f(z):\n    z += 1\n    return z", np.ones((2, 2)), lambda z: z * 5)
    assert "changed its own argument" in words


def test_where_an_input_is_float32_seven_digits_are_enough():
    source = "def f(z):\n    return z / 3"
    namespace = {}
    exec(source, namespace)
    interview = Interview(Settings("f"), lambda q: Reply.read(observe_plain(q, namespace, {})))
    z = np.linspace(0, 1, 7)
    interview.answer("f(_0)", {"_0": z.astype(np.float32)}).matches(z / 3)
    with pytest.raises(NotYet):
        interview.answer("f(_0.astype('float32'))", {"_0": z}).matches(z / 3)


@pytest.mark.parametrize("kind", phrases.PATTERNS)
def test_every_pattern_has_words(kind):
    words = phrases.PATTERNS[kind].format(by="6", like="12")
    assert words[0].isupper() or words[0].isdigit()
    assert not words.endswith(".")
