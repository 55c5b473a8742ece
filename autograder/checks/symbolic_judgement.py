"""The judgement of formulas: `student.product_rule(f, df, g, dg).is_formula(reference.product_rule)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import numpy as np

from autograder.checks import numeric, showing
from autograder.checks.differing import finding_of, place
from autograder.checks.finding import CannotDecide, Finding, NotYet, WrongDerivative
from autograder.checks.judging import Judged, Step, judgement
from autograder.checks.one_by_one import taken_apart
from autograder.checks.reals import type_name
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Equal, Place, Undecided, Witness
from autograder.plain.codec import Opaque
from autograder.plain.tree import is_expression


class SymbolicJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def is_formula(self, expected: Any, because: str = "") -> Self:
        """The same function as `expected`, in whatever form; lists and dicts of formulas entry by entry.

        expected : SymPy expression, or list, tuple or dict of expressions
        errors : NotYet with the roundest point where they differ, CannotDecide where a person has to look
        """
        __tracebackhide__ = True
        for path, got, want in _entries(self.reply.value, expected, ()):
            self._is_same(path, got, want, expected, because)
        return self

    @judgement
    def differentiates(self, expected: Any, variable: str = "x", because: str = "") -> Self:
        """The derivative of `expected`, in whatever form; where it is not, the failed rule can be looked for.

        expected : SymPy expression, the function that was to be differentiated, or list or tuple of them
        errors : as `is_formula`
        """
        __tracebackhide__ = True
        for path, got, function in _entries(self.reply.value, expected, ()):
            if isinstance(function, Witness):
                raise NotYet(finding_of(function, showing.call(self.question), self.reply.value, expected, because))
            x = next((s for s in function.free_symbols if s.name == variable), None)
            slope = 0 * function if x is None else function.diff(x)
            try:
                self._is_same(path, got, slope, expected, because, function.free_symbols)
            except NotYet as error:
                own = () if self.learner is None else self.learner.problems(self.learner.id)
                others = tuple(f for f in own if f != function)
                raise NotYet(error.finding, WrongDerivative(function, variable, got, others)) from None
        return self

    def names_the_learner(self) -> Self:
        """The id in the notebook is that of who handed it in; capitals and spaces around do not matter.

        errors : CannotDecide, since nobody can say whose problems were solved; also where there is no id
        """
        __tracebackhide__ = True
        assert self.learner is not None
        if self.record is not None:
            self.record(Step(self.question, "names_the_learner", {}))
        name, own, told = self.question.text, self.learner.id, self.reply.value
        if self.reply.error is not None or self.reply.lost:
            raise CannotDecide(f"the notebook has no {name}; it should be the id {own!r}")
        if not isinstance(told, str):
            raise CannotDecide(f"{name} is {type_name(told)}; it should be the id {own!r}")
        if told.strip().casefold() != own.strip().casefold():
            raise CannotDecide(f"{name} is {told[:80]!r}, but {own!r} handed this in")
        return self

    def _is_same(self, path: Place, got: Any, want: Any, whole: Any, because: str, symbols: Iterable[Any] = ()) -> None:
        """Errors: NotYet, about the call that gave this entry alone where there is one."""
        __tracebackhide__ = True
        try:
            self._compare(path, got, want, whole, because, symbols)
        except NotYet:
            if (part := self._alone(path)) is not None:
                part._compare((), part.reply.value, want, want, because, symbols)
            raise

    def _alone(self, path: Place) -> Self | None:
        """The answer to the question of one entry, where this question was many."""
        if len(path) != 1 or not isinstance(path[0], int) or not (parts := taken_apart(self.question)):
            return None
        part = self._asked(parts[path[0]])
        return part if part.reply.error is None and not part.reply.lost else None

    def _compare(self, path: Place, got: Any, want: Any, whole: Any, because: str, symbols: Iterable[Any]) -> None:
        __tracebackhide__ = True
        called = showing.call(self.question)
        here = f"entry {place(path)} of {called}" if path else called
        if isinstance(want, Witness):
            raise NotYet(finding_of(want, called, self.reply.value, whole, because))
        if isinstance(got, Opaque):
            raise NotYet(Finding("type", here, got.type_name, "a formula", because=because))
        verdict = equivalent(_expression(got), want, symbols)
        if isinstance(verdict, Undecided):
            raise CannotDecide(f"{here}: {verdict.why}")
        if isinstance(verdict, Different):
            raise NotYet(_finding(verdict.witness, here, because))
        assert isinstance(verdict, Equal)


def _entries(got: Any, want: Any, path: Place) -> Iterator[tuple[Place, Any, Any]]:
    """Formulas that belong together; a `Witness` in place of the expected one where the structure differs."""
    if isinstance(want, dict):
        if not isinstance(got, dict):
            yield path, got, Witness("type", type_name(got), "a dict", path=path)
            return
        for key in want:
            if key not in got:
                yield path, got, Witness("keys", "missing", repr(key), path=path)
                return
        for key, w in want.items():
            yield from _entries(got[key], w, (*path, key))
    elif isinstance(want, list | tuple):
        parts = _in_a_row(numeric.as_parts(got), want)
        if parts is None:
            yield path, got, Witness("type", type_name(got), f"a list of {len(want)}", path=path)
        elif len(parts) != len(want):
            yield path, got, Witness("length", len(parts), len(want), path=path)
        else:
            for i, (g, w) in enumerate(zip(parts, want, strict=True)):
                yield from _entries(g, w, (*path, i))
    else:
        yield path, got, want


def _in_a_row(parts: Any, want: Sequence[Any]) -> Any:
    """The entries of a matrix that has one row or one column, where a list of formulas is expected."""
    if not parts or not all(isinstance(part, list) for part in parts) or isinstance(want[0], list | tuple | dict):
        return parts
    if len(parts) == 1:
        return parts[0]
    return [part[0] for part in parts] if all(len(part) == 1 for part in parts) else parts


def _expression(got: Any) -> Any:
    """A number that Python or NumPy made counts as the constant function."""
    import sympy

    if isinstance(got, np.generic) or (isinstance(got, np.ndarray) and got.ndim == 0):
        got = got.item()
    if type(got) is int:
        return sympy.Integer(got)
    return sympy.Float(got) if type(got) is float else got


def _finding(witness: Witness, called: str, because: str) -> Finding:
    if witness.kind == "form":
        return Finding("form", called, str(witness.got), str(witness.want), because=because)
    if witness.kind != "value":
        got = witness.got if isinstance(witness.got, str) or not is_expression(witness.got) else type_name(witness.got)
        return Finding(witness.kind, called, str(got), str(witness.want), because=because)
    at = ", ".join(f"{name} = {value}" for name, value in witness.at)
    where = f"{called} at {at}" if at else called
    return Finding("value", where, str(witness.got), str(witness.want), because=because)
