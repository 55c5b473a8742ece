"""A proof is a list of formulas, each equal to the one before."""

import time

import numpy as np
import pytest
import sympy as sp

from autograder.checks import proof_judgement
from autograder.checks.answer import Answer
from autograder.checks.finding import CannotDecide, NotYet
from autograder.checks.reply import Reply
from autograder.plain.question import Question, observe_plain
from autograder.wording import sentences

z, s = sp.symbols("z s")
E = sp.exp(-z)
SIGMA, SLOPE = 1 / (1 + E), E / (1 + E) ** 2
QUESTION, SHOWN = sp.Derivative(SIGMA, z), s * (1 - s)
TOWER = sp.Pow(9, sp.Pow(9, sp.Pow(9, 9, evaluate=False), evaluate=False), evaluate=False)


def judged(entries):
    """The answer of a learner whose function returns `entries`, having passed both judgements; or the words."""

    def ask(question):
        return Reply.read(observe_plain(question, {"prove": lambda: entries}, {}))

    question = Question("prove()")
    try:
        Answer(question, ask(question), ask).proves(SHOWN, slope_of=SIGMA, let={"s": SIGMA}).ends_in("s")
    except NotYet as error:
        return sentences.finding(error.finding)
    return "right"


@pytest.mark.parametrize(
    "entries",
    [
        [QUESTION, SLOPE, SIGMA * (1 - SIGMA), SHOWN],
        (SIGMA.diff(z), E * s**2, (1 / s - 1) * s**2, s - s**2),
        [QUESTION, -sp.Derivative(1 + E, z) / (1 + E) ** 2, SLOPE, SHOWN],
        [sp.Derivative(s, z), SLOPE, SHOWN],
        [QUESTION, 1 / (2 * sp.cosh(z / 2)) ** 2, sp.Rational(1, 4) - (s - sp.Rational(1, 2)) ** 2],
        [QUESTION, QUESTION, SLOPE, SLOPE, SHOWN, SHOWN],
        [SLOPE.subs(z, sp.Symbol("z", real=True)), SIGMA - SIGMA**2, SHOWN],
        np.array([SLOPE, SIGMA * (1 - SIGMA), SHOWN], dtype=object),
        sp.Tuple(QUESTION, SLOPE, SHOWN),
        (step for step in (QUESTION, SLOPE, SHOWN)),
    ],
    ids=lambda v: "a generator" if hasattr(v, "gi_frame") else str(v),
)
def test_every_sound_chain_from_the_derivative_to_s_is_a_proof(entries):
    entries = list(entries) if type(entries).__name__ == "generator" else entries
    assert judged(entries) == "right"


def test_a_generator_is_as_good_as_its_list():
    def ask(question):
        def prove():
            yield from (QUESTION, SLOPE, SHOWN)

        return Reply.read(observe_plain(question, {"prove": prove}, {}))

    question = Question("prove()")
    Answer(question, ask(question), ask).proves(SHOWN, slope_of=SIGMA, let={"s": SIGMA}).ends_in("s")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([QUESTION, -SLOPE, SHOWN], "prove(): entry [1] is -0.25 at z = 0; entry [0] is 0.25 there"),
        ([QUESTION, SLOPE, s**2, SHOWN], "prove(): entry [2] is 0.534447 at z = 1; entry [1] is 0.196612 there"),
        ([SIGMA, SLOPE, SHOWN], "prove() begins with a formula that is 0.5 at z = 0; the derivative is 0.25 there"),
        ([SHOWN, SLOPE, SHOWN], "prove() begins with what it has to show; begin with the derivative, in z"),
        (
            [SIGMA * (1 - SIGMA), SLOPE, SHOWN],
            "prove() begins with what it has to show; begin with the derivative, in z",
        ),
        ([QUESTION, SHOWN], "prove() has 2 different entries; at least 3 are asked for"),
        ([SLOPE] * 3 + [SHOWN], "prove() has 4 entries, but only 2 different; at least 3 are asked for"),
        ([QUESTION, SLOPE, SIGMA * (1 - SIGMA)], "prove() ends in a formula that contains z; end in s alone"),
        ([QUESTION, sp.Symbol("u"), SHOWN], "entry [1] of prove(): This contains u; write it in z and s."),
        ([QUESTION, "s*(1-s)"], "entry [1] of prove(): This is a str, not a formula."),
        ([QUESTION, sp.nan, SHOWN], "entry [1] of prove(): This contains nan, which is not a number."),
        (
            [QUESTION, sp.Derivative(sp.besselj(0, z), z)],
            "entry [1] of prove() returned Derivative; expected a formula",
        ),
        (SHOWN, "prove() returned an expression; expected a list of formulas"),
        (None, "prove() returned None; expected a list of formulas. Is a return missing?"),
        ([], "prove() returned 0 entries; expected some, at most 40"),
    ],
    ids=str,
)
def test_a_gap_is_said_with_both_values(entries, words):
    assert judged(entries) == words


def test_what_the_abbreviation_stands_for_counts_not_its_letter():
    assert judged([QUESTION, SLOPE, z * (1 - z)]).startswith("prove(): entry [2] is 0 at z = 0")


@pytest.mark.parametrize(
    "entries",
    [
        [QUESTION, *([SLOPE] * 5000), SHOWN],
        [QUESTION, sum(z**k for k in range(300)), SHOWN],
        [QUESTION, sp.Derivative(sp.Mul(s, TOWER, evaluate=False), z), SHOWN],
        [sp.Mul(SLOPE, 1 + k, evaluate=False) / (1 + k) for k in range(40)],
    ],
    ids=["thousands of entries", "a huge entry", "a tower to be differentiated", "forty entries"],
)
def test_hostile_proofs_are_answered_soon(entries):
    started = time.process_time()
    assert judged(entries) != "right"
    assert time.process_time() - started < 3


def test_a_tower_waits_for_a_person():
    with pytest.raises(CannotDecide):
        judged([QUESTION, sp.Mul(s, TOWER, evaluate=False), SHOWN])


def test_the_longest_proof_that_is_read_is_long_enough_for_any_by_hand():
    steps = [SLOPE + k * (s - SIGMA) for k in range(proof_judgement.MOST_ENTRIES - 2)]
    assert judged([QUESTION, *steps, SHOWN]) == "right"
