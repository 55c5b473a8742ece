"""Two programs at one point: they agree, they certainly differ, or the point does not tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from autograder.checks.symbolic.domain import Domain, Values
from autograder.checks.symbolic.evaluation import UNDEFINED, evaluate, field
from autograder.checks.symbolic.program import Program
from autograder.checks.symbolic.switches import switches

Outcome = Literal["agree", "differ", "undefined", "outside", "unknown"]
KEEPING = ("Abs", "sign", "re", "im", "conjugate", "arg", "Max", "Min", "Heaviside", "floor", "ceiling", "log")
NEXT = Fraction(1, 2**40)
PRECISIONS = (128, 512, 2048)
FLOAT_RTOL, FLOAT_ROUNDING = Fraction(1, 10**9), Fraction(1, 2**50)
FLOAT_TERMS = 10  # a term may be 2¹⁰ times the value for its rounding to be forgiven: 1e15 − 1e15 hides nothing
FLOAT_RESIDUE = 3  # where 0 is asked, size of the terms whose rounding may be left


@dataclass(frozen=True)
class Comparison:
    """What a point says.

    outcome : "undefined": the answer certainly has no value there; "outside": the reference has none, or no real one
    answer, reference : enclosures, where they were found
    lost : something is too small beside the rest to show, so that agreement says nothing of it
    """

    outcome: Outcome
    answer: Any = None
    reference: Any = None
    lost: bool = False


class Pair:
    """An answer and a reference in one program."""

    def __init__(self, program: Program, answer: int, reference: int, domain: Domain):
        self.program, self.answer, self.reference, self.domain = program, answer, reference, domain
        self.steps = program.needed([answer, reference])
        self.fixed = [i for i in self.steps if not program.names_below(i)]
        self.varying = sorted(set(self.steps) - set(self.fixed))
        self.known: dict[int, dict[int, Any]] = {}  # precision → values of the fixed steps
        self.sums = [i for i in self.steps if program.steps[i].op == "add"]
        self.real_only = _real_only(program, reference, domain)
        self.imaginary = frozenset(axis.name for axis in domain.axes if axis.imaginary)
        self.switches = switches(program, [answer, reference])
        self.real = True  # compare only where the reference is real

    def compare(self, values: Values, precisions: Iterable[int] = PRECISIONS) -> Comparison:
        """Errors: NoValue."""
        result = Comparison("unknown")
        for bits in precisions:
            with field.precision(bits):
                result = self._at(values, bits)
            if result.outcome != "unknown" and not result.lost:
                break
        if result.outcome == "differ" and self._reference_jumps_at(values):
            return Comparison("outside", result.answer, result.reference)
        return result

    def point(self, values: Values) -> dict[str, Any]:
        return {
            name: field.number(Fraction(0), x) if name in self.imaginary else field.number(x)
            for name, x in values.items()
        }

    def _at(self, values: Values, bits: int) -> Comparison:
        if bits not in self.known:
            self.known[bits] = evaluate(self.program, self.fixed, {})
        found = evaluate(self.program, self.varying, self.point(values), self.known[bits])
        answer, reference = found[self.answer], found[self.reference]
        if reference is UNDEFINED:
            return Comparison("outside", answer)
        if not field.is_finite(reference):
            return Comparison("unknown", answer)
        if self.real and not _may_be_zero(field.imaginary(reference)):
            return Comparison("outside", answer, reference)
        if self.real and any(self._leaves_the_reals(at, found) for at in self.real_only):
            return Comparison("outside", answer, reference)
        if answer is UNDEFINED:
            return Comparison("undefined", answer, reference)
        if not field.is_finite(answer):
            return Comparison("unknown", None, reference)
        gap = answer - reference
        if self.program.inexact:
            return Comparison(self._within_rounding(gap, answer, reference, found), answer, reference)
        if not field.may_vanish(gap):
            return Comparison("differ", answer, reference)
        size = 0 if field.may_vanish(reference) else field.magnitude(reference)
        outcome: Outcome = "agree" if field.radius(gap) <= size - bits // 2 else "unknown"
        return Comparison(outcome, answer, reference, self._loses_a_term(found, bits))

    def _leaves_the_reals(self, at: int, found: dict[int, Any]) -> bool:
        """Whether a step applies |·| or sign to a number that is not real, or a varying power to a negative one."""
        step = self.program.steps[at]
        base = found[step.args[0]]
        if not _finite(base):
            return False
        return field.sign(field.imaginary(base)) not in (0, None) or (
            step.op == "pow" and field.sign(field.real(base)) == -1
        )

    def _within_rounding(self, gap: Any, answer: Any, reference: Any, found: dict[int, Any]) -> Outcome:
        """Agreement of decimals: 1e-9 relative, and what rounding the terms of the sums may do."""
        near = max(field.magnitude(answer), field.magnitude(reference))
        terms = [field.magnitude(found[a]) for i in self.sums for a in self.program.steps[i].args if _finite(found[a])]
        size = field.magnitude(reference)
        largest = min(max(terms, default=-200), max(0, size) + FLOAT_TERMS)
        if field.is_zero(reference):
            largest = max(largest, FLOAT_RESIDUE)
        scale = FLOAT_RTOL * _power_of_two(near - 1) + FLOAT_ROUNDING * _power_of_two(largest)
        distance = field.modulus(gap) - field.real(field.number(scale))
        sign = field.sign(distance)
        return "unknown" if sign is None else "differ" if sign > 0 else "agree"

    def _loses_a_term(self, found: dict[int, Any], bits: int) -> bool:
        """Whether something is too small at this precision to show: a term beside a large one, u² in cos(u)."""
        for i in self._live(found):
            step, value = self.program.steps[i], found[i]
            if value is UNDEFINED or isinstance(value, bool) or value is None or not field.is_finite(value):
                continue
            args = [found[a] for a in step.args]
            if step.op == "add":
                radius = field.radius(value)
                if any(not field.may_vanish(t) and field.magnitude(t) <= radius for t in args):
                    return True
            elif step.op == "exp" or (step.op == "call" and step.data not in KEEPING):
                size = field.magnitude(args[0])
                if not -bits // 2 <= size <= _saturation(step.data, bits) and not field.is_zero(args[0]):
                    return True
            elif step.op == "pow" and not field.is_zero(args[1]) and field.magnitude(args[1]) < -bits // 2:
                return True
        return False

    def _live(self, found: dict[int, Any]) -> set[int]:
        """Steps that the two values rest on at this point: of a Piecewise, the branch taken."""
        live, waiting = {self.answer, self.reference}, [self.answer, self.reference]
        while waiting:
            step = self.program.steps[waiting.pop()]
            args = step.args
            if step.op == "piecewise":
                args = next((args[k : k + 1] for k in range(0, len(args), 2) if found[args[k + 1]] is True), ())
            fresh = set(args) - live
            live |= fresh
            waiting.extend(fresh)
        return live

    def _reference_jumps_at(self, values: Values) -> bool:
        """Whether the point lies on a switch where the reference is not continuous: its value there is not asked."""
        if not self.switches:
            return False
        free = [axis.name for axis in self.domain.axes if not (axis.integer or axis.zero)]
        with field.precision(128):
            at = evaluate(self.program, self.program.needed(self.switches), self.point(values))
            if not any(at[s] is not UNDEFINED and field.may_vanish(at[s]) for s in self.switches):
                return False
            steps = self.program.needed([self.reference])
            here = evaluate(self.program, steps, self.point(values))[self.reference]
            for name in free:
                for side in (NEXT, -NEXT):
                    beside = {**values, name: values[name] + side}
                    there = evaluate(self.program, steps, self.point(beside))[self.reference]
                    if self.domain.admits(beside) and (not _finite(there) or not _close(here, there)):
                        return True
        return False


def _real_only(program: Program, reference: int, domain: Domain) -> list[int]:
    """Steps of a reference that calculus knows for real numbers only; none where it speaks of complex ones itself."""
    steps = program.needed([reference])
    if any(axis.imaginary for axis in domain.axes) or any(
        program.steps[i].data in ("ImaginaryUnit", "re", "im", "arg", "conjugate") for i in steps
    ):
        return []
    whole = {axis.name for axis in domain.axes if axis.integer}
    found = []
    for at in steps:
        step = program.steps[at]
        if (step.op == "call" and step.data in ("Abs", "sign")) or (
            step.op == "pow" and program.names_below(step.args[1]) - whole
        ):
            found.append(at)
    return found


def _finite(value: Any) -> bool:
    return value is not UNDEFINED and field.is_finite(value)


def _saturation(head: str | None, bits: int) -> int:
    """Power of two of an argument beyond which a function can no longer be told from its limit at infinity."""
    if head in ("sinh", "cosh"):
        return (bits // 4).bit_length()
    if head in ("erf", "erfc", "erfi"):
        return (bits // 4).bit_length() // 2
    return bits // 2


def _close(here: Any, there: Any) -> bool:
    size = max(0, field.magnitude(here))
    return field.magnitude(there - here) <= size - 10


def _may_be_zero(x: Any) -> bool:
    return field.sign(x) in (0, None)


def _power_of_two(exponent: int) -> Fraction:
    return Fraction(2) ** max(-4000, min(4000, exponent))
