"""The decision: form, structure, identity, balls at points, and simplification within bounds where all else fails."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from typing import Any

from autograder.checks.symbolic import form, simplification
from autograder.checks.symbolic.comparison import FLOAT_RTOL, Comparison, Pair
from autograder.checks.symbolic.domain import Domain, Values
from autograder.checks.symbolic.evaluation import UNDEFINED, NoValue
from autograder.checks.symbolic.identity import proves_identity
from autograder.checks.symbolic.program import Program, TooLarge, Unreadable, measure
from autograder.checks.symbolic.showing import coordinate, two_values
from autograder.checks.symbolic.sides import beside_switches
from autograder.checks.symbolic.switches import MOST_SWITCHES
from autograder.checks.verdict import Different, Equal, Undecided, Verdict, Witness

ROUND_FIRST, ROUND_ALL = 12, 160
GENERIC, MOST_GENERIC = 8, 90
ENOUGH = 6  # points that must agree where there is a symbol
BESIDE = (128, 512, 2048, 8192, 32768)
MOST_SYMBOLS = 40
FINE = (2048, 8192)


def decide(answer: Any, reference: Any, symbols: Iterable[Any] = ()) -> Verdict:
    """See `autograder.checks.symbolic.equivalent`."""
    try:
        return _decide(answer, reference, symbols)
    except Exception as problem:  # whatever an object that only looks like an expression may raise
        return Undecided(f"{type(problem).__name__} while comparing")


def _decide(answer: Any, reference: Any, symbols: Iterable[Any]) -> Verdict:
    import sympy

    try:
        if isinstance(answer, sympy.Basic):
            measure(answer)
        reference = simplification.carried_out(form.as_expression(reference))
        witness = form.refused(answer, reference)
        if witness is not None:
            return Different(witness)
        answer = form.as_expression(answer)
        program = Program()
        want, got = program.read(reference), program.read(answer)
    except TooLarge as problem:
        return Undecided(f"{problem}")
    except Unreadable as problem:
        return Undecided(f"no rule to compare {problem}")
    if got == want:
        return Equal("the same expression, but for order")
    if len(program.names()) > MOST_SYMBOLS:
        return Undecided("too many symbols")
    symbols = tuple(symbols)
    domain = Domain(
        chain(symbols, sorted(reference.free_symbols, key=lambda s: s.name)), program.names(), program.bounds()
    )
    pair = Pair(program, got, want, domain)
    source = _source(program, got, want)
    if not program.inexact and proves_identity(program, got, want, source):
        return Equal("an identity, proved modulo random 61-bit primes (wrong with probability below 2⁻⁵⁰)")
    try:
        verdict = _by_points(pair, source)
    except NoValue as problem:
        verdict = Undecided(str(problem))
    if program.unfinished and isinstance(verdict, Different):
        verdict = Undecided("the question contains what is not worked out")
    return simplification.decide(answer, reference, symbols, verdict.why) if isinstance(verdict, Undecided) else verdict


def _by_points(pair: Pair, source: random.Random) -> Verdict:
    """Round points first, so that the first difference is the roundest; then points of no special form, two of them
    at high precision; then both sides of every switch. Errors: NoValue."""
    agreed: list[Values] = []
    for pair.real in (True, False):
        found = _look(pair, source)
        if isinstance(found, Witness):
            return Undecided("different only where the reference is not real") if agreed else Different(found)
        agreed = agreed + found
        if len(found) >= _enough(pair):
            break
    else:
        return Undecided(f"both sides have a value at {len(agreed)} of {MOST_GENERIC} points only")
    if pair.program.inexact:
        closeness = f"equal within {float(FLOAT_RTOL):g} relative"
    else:
        closeness = "equal to within 2⁻¹⁰²⁴"
        for values in sorted(found, key=_extent)[:2]:
            fine = _looked_at_closely(pair, values)
            if isinstance(fine, Witness):
                return Different(fine)
            if not fine:
                return Undecided("the values agree as far as they can be computed, which is not far enough")
    if len(pair.switches) > MOST_SWITCHES:
        return Undecided("too many places where the formula may change its law")
    beside = unresolved = 0
    for values in beside_switches(pair, source):
        comparison = pair.compare(values, BESIDE)
        if comparison.outcome in ("differ", "undefined"):
            return Different(_roundest(pair, values, comparison))
        if comparison.outcome == "unknown" or comparison.lost:
            unresolved += 1
        beside += comparison.outcome == "agree"
    if unresolved:
        return Undecided("the values next to a switch cannot be told apart")
    if any(s.op == "call" and s.data == "DiracDelta" for s in pair.program.steps):
        return Undecided("equal away from the point where a delta function stands")
    sides = f" and at {beside} beside every switch that was found" if pair.switches else ""
    return Equal(f"{closeness} at {len(found)} points of no special form{sides}, by enclosures: evidence, not a proof")


def _look(pair: Pair, source: random.Random) -> list[Values] | Witness:
    """Points of no special form at which the two agree, or where they differ."""
    for values in pair.domain.round_points(ROUND_FIRST):
        comparison = pair.compare(values)
        if comparison.outcome == "differ":
            return _witness(pair, values, comparison)
    # Among whole numbers every point is single: an answer may lack some, as n!/(n·(n − 1)!) does.
    undefined = []
    whole = any(axis.integer for axis in pair.domain.axes)
    agreed: list[Values] = []
    for values in chain(_points_of_no_form(pair, source), beside_switches(pair, source)):
        comparison = pair.compare(values)
        if comparison.outcome == "differ" or (comparison.outcome == "undefined" and not whole):
            return _roundest(pair, values, comparison)
        if comparison.outcome == "undefined":
            undefined.append((values, comparison))
        if comparison.outcome == "agree" and values not in agreed:
            agreed.append(values)
            if len(agreed) == GENERIC:
                break
    if undefined and len(agreed) < _enough(pair):
        return _roundest(pair, *undefined[0])
    return agreed


def _looked_at_closely(pair: Pair, values: Values) -> Witness | bool:
    """Whether the two agree at high precision with nothing too small to show: there, or closer to 0."""
    for shrink in (1, 2**10, 2**20):
        closer = {name: x / shrink for name, x in values.items()}
        if pair.domain.admits(closer):
            comparison = pair.compare(closer, FINE)
            if comparison.outcome == "differ":
                return _roundest(pair, closer, comparison)
            if comparison.outcome == "agree" and not comparison.lost:
                return True
    return False


def _enough(pair: Pair) -> int:
    return ENOUGH if pair.domain.axes else 1


def _points_of_no_form(pair: Pair, source: random.Random) -> Iterator[Values]:
    if not pair.domain.axes:
        yield {}
        return
    for turn in range(MOST_GENERIC):
        yield pair.domain.random_point(source, turn)


def _extent(values: Values) -> Fraction:
    """Small points first: there, a term like exp(−100 x) still shows."""
    return max((abs(x) for x in values.values()), default=Fraction(0))


def _roundest(pair: Pair, values: Values, comparison: Comparison) -> Witness:
    """The roundest point that fails as `values` does; at worst that point itself."""
    for candidate in chain(pair.domain.round_points(ROUND_ALL), _rounded(values)):
        if pair.domain.admits(candidate):
            found = pair.compare(candidate)
            if found.outcome == comparison.outcome:
                return _witness(pair, candidate, found)
    return _witness(pair, values, comparison)


def _rounded(values: Values) -> Iterator[Values]:
    for parts in (1, 2, 4, 10, 20, 50, 100, 1000, 10**4):
        for rounding in (round, floor, ceil):
            yield {name: Fraction(rounding(x * parts), parts) for name, x in values.items()}


def _witness(pair: Pair, values: Values, comparison: Comparison) -> Witness:
    answer = UNDEFINED if comparison.outcome == "undefined" else comparison.answer
    got, want = two_values(answer, comparison.reference)
    at = tuple((name, coordinate(x, name in pair.imaginary)) for name, x in values.items())
    return Witness("value", got, want, at=at)


def _source(program: Program, got: int, want: int) -> random.Random:
    """Random numbers that both sides fix together."""
    digest = hashlib.sha256(f"{got} {want} {program.steps!r}".encode()).digest()
    return random.Random(int.from_bytes(digest, "big"))
