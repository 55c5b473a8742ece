"""The judgement of a proof: a list of formulas, each equal to the one before.

`student.prove_identity().proves(s * (1 - s), slope_of=1 / (1 + sp.exp(-z)), let={"s": 1 / (1 + sp.exp(-z))})`

Submitted trees are never rebuilt by SymPy: an abbreviation is put in node by node, unevaluated. Since equality is
handed on, each entry is compared with the derivative itself; the first that differs differs from the one before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Self

import numpy as np

from autograder.checks import showing
from autograder.checks.finding import CannotDecide, Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.reals import type_name
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Undecided, Witness
from autograder.plain import tree
from autograder.plain.codec import Opaque
from autograder.plain.tree import is_expression

MOST_ENTRIES, MOST_NODES = 40, 300  # of a proof, and of one formula in it; the longest by hand have a fifth of either
UNWORKED = "This contains a derivative that is not worked out. Differentiate, and write down the result."
ONE = Fraction(1)


class ProofJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def proves(
        self, expected: Any, slope_of: Any, variable: str = "z", let: Mapping[str, Any] | None = None, least: int = 3
    ) -> Self:
        """A chain of equal formulas that begins with a derivative and has so many different entries.

        expected : the formula that is to be shown, written in the abbreviations
        slope_of : SymPy expression in `variable`; its derivative, in any form, worked out or not, is the first entry
        let : what the abbreviations stand for, e.g. {"s": sigma}; entries may use them, the first not they alone
        least : how many entries have to differ as written; what is said twice is allowed, and counts once
        """
        __tracebackhide__ = True
        let, (entries, called) = dict(let or {}), self._entries()
        slope = slope_of.diff(next(x for x in slope_of.free_symbols if x.name == variable))
        read = [_read(e, f"entry [{k}] of {called}", variable, let) for k, e in enumerate(entries)]
        for k, entry in enumerate(read):
            if k and _same(entries[k], entries[k - 1]):
                continue
            verdict = equivalent(entry, slope)
            if isinstance(verdict, Undecided):
                raise CannotDecide(f"entry [{k}] of {called}: {verdict.why}")
            if isinstance(verdict, Different):
                alone = "" if variable in _names(entries[k]) else "in other letters"
                raise NotYet(_unequal(verdict.witness, k, called, entry, variable, alone))
            if k == 0 and (variable not in _names(entries[0]) or _same(entry, _put_in(expected, let))):
                raise NotYet(Finding("proof", called, pattern="circular", like=variable))
        different = len({_form(e) for e in entries})
        if different < least:
            pattern = "repeats" if different < len(entries) else "few"
            raise NotYet(Finding("proof", called, str(different), str(least), pattern=pattern, like=str(len(entries))))
        return self

    @judgement
    def ends_in(self, expected: str) -> Self:
        """The last entry is written in one symbol alone. expected : its name"""
        __tracebackhide__ = True
        entries, called = self._entries()
        others = sorted(_names(entries[-1]) - {expected})
        if others:
            raise NotYet(Finding("proof", called, ", ".join(others), expected, pattern="end"))
        return self

    def _entries(self) -> tuple[list[Any], str]:
        """The entries of a list, tuple, or whatever Python makes a list of; and the call, for the words."""
        __tracebackhide__ = True
        value, called = self.reply.value, showing.call(self.question)
        if isinstance(value, Opaque):  # a generator, an array of formulas, a deque
            listed = self._asked(replace(self.question, text=f"list({self.question.text})")).reply
            value = listed.value if listed.error is None and not listed.lost else value
        if type(value).__name__ == "Tuple" and is_expression(value):
            value = list(value.args)
        if not isinstance(value, list | tuple):
            raise NotYet(Finding("type", called, type_name(value), "a list of formulas", by=type_name(value)))
        if not 0 < len(value) <= MOST_ENTRIES:
            raise NotYet(Finding("length", called, str(len(value)), f"some, at most {MOST_ENTRIES}"))
        return [v.item() if isinstance(v, np.generic) else v for v in value], called


def _read(entry: Any, here: str, variable: str, let: Mapping[str, Any]) -> Any:
    """An entry in `variable` alone, its derivatives worked out; what is no formula goes through, to be refused."""
    __tracebackhide__ = True
    if isinstance(entry, Opaque):
        raise NotYet(Finding("type", here, entry.type_name, "a formula"))
    if not is_expression(entry):
        return entry
    if _is_large(entry):
        raise NotYet(Finding("form", here, f"This formula has more than {MOST_NODES} parts.", "a formula"))
    if others := sorted(_names(entry) - {variable, *let}):
        allowed = " and ".join((variable, *let))
        raise NotYet(Finding("form", here, f"This contains {others[0]}; write it in {allowed}.", "a formula"))
    try:
        return _worked_out(_put_in(entry, let))
    except (tree.TreeError, _NotWorkedOut):
        raise NotYet(Finding("form", here, UNWORKED, "a formula")) from None


def _unequal(witness: Witness, k: int, called: str, entry: Any, variable: str, alone: str) -> Finding:
    here = f"entry [{k}] of {called}"
    if witness.kind != "value":
        return Finding("form", here, str(witness.got), str(witness.want))
    at = ", ".join(f"{name} = {value}" for name, value in witness.at)
    return Finding(
        "proof", called, str(witness.got), str(witness.want), detail=at, pattern="step" if k else "start",
        by=f"{_elsewhere(entry, variable)} {alone}".strip(), like=str(k),
    )  # fmt: skip


def _elsewhere(entry: Any, variable: str) -> str:
    """By which a wrong entry is known again in another proof: at 0, where the first difference may show, many agree."""
    from autograder.checks.symbolic.point import value_at

    return value_at(entry, {variable: ONE})


class _NotWorkedOut(Exception):
    """A derivative that SymPy is not let loose on."""


def _put_in(entry: Any, let: Mapping[str, Any]) -> Any:
    """The entry with its abbreviations written out, nothing evaluated. Errors: TreeError."""
    if not _names(entry) & let.keys():
        return entry
    meant = {name: tree.from_expression(expression) for name, expression in let.items()}

    def grown(node: list) -> list:
        if node[0] == "s":
            return meant.get(node[1], node)
        return [node[0], *(grown(part) if isinstance(part, list) else part for part in node[1:])]

    return tree.to_expression(grown(tree.from_expression(entry)))


def _worked_out(entry: Any) -> Any:
    """The entry with its derivatives carried out, where it is small. Errors: _NotWorkedOut."""
    from autograder.checks.symbolic import form, simplification

    if "Derivative" not in form.heads(entry):
        return entry
    if not simplification.is_tame(entry):
        raise _NotWorkedOut
    try:
        done = simplification.carried_out(entry)
    except Exception:
        raise _NotWorkedOut from None
    if "Derivative" in form.heads(done):
        raise _NotWorkedOut
    return done


def _form(entry: Any) -> Any:
    """What two entries share that differ at most in the order of terms and factors."""
    from autograder.checks.symbolic.program import Program, Unreadable

    program = Program()
    try:
        end = program.read(entry)
    except (Unreadable, AttributeError):  # a number of Python's
        return repr(entry)
    return tuple(program.steps[i] for i in program.needed([end]))


def _same(a: Any, b: Any) -> bool:
    from autograder.checks.symbolic.program import Program, TooLarge, Unreadable

    program = Program()
    try:
        return program.read(a) == program.read(b)
    except (Unreadable, TooLarge, AttributeError):
        return a is b


def _names(entry: Any) -> set[str]:
    found, waiting = set(), [entry] if is_expression(entry) else []
    while waiting:
        node = waiting.pop()
        if node.is_Symbol:
            found.add(str(node.name))
        waiting.extend(node.args)
    return found


def _is_large(entry: Any) -> bool:
    count, waiting = 0, [entry]
    while waiting and count <= MOST_NODES:
        count += 1
        waiting.extend(waiting.pop().args)
    return count > MOST_NODES
