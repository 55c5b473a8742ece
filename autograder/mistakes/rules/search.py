"""Every derivative that one wrong step leads to, or two: their values at a few points, and how each was made.

A derivation is a choice, at every node of the function, of a reading and of a rule for it. Where all rules are right it
is the derivative; where one is buggy it is what a learner with that mistake would write. All derivations of a node are
evaluated together, as rows of one array; how a row was made is worked out only where somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
import sympy as sp

from autograder.mistakes.rules import right
from autograder.mistakes.rules.chain import CHAIN, TABLE
from autograder.mistakes.rules.linearity import CONSTANT, SUM, WHOLE
from autograder.mistakes.rules.reading import Reading, readings
from autograder.mistakes.rules.rule import Rule
from autograder.mistakes.rules.structure import POWER, PRODUCT, QUOTIENT, RECIPROCAL
from autograder.mistakes.rules.values import values

RULES: tuple[Rule, ...] = (*POWER, *PRODUCT, *QUOTIENT, *RECIPROCAL, *CONSTANT, *SUM, *CHAIN, *TABLE, *WHOLE)
MOST = 10_000  # derivations of one node that are kept: the budget of two mistakes


@dataclass(frozen=True)
class Slip:
    """A buggy rule, and where it was used."""

    rule: Rule
    place: sp.Expr


@dataclass(frozen=True, eq=False)
class Derivation:
    """How a derivative was made.

    template : the rule that was used on the reading; None for a sum, whose parts are added
    rule : that rule, where it is a buggy one
    parts : the derivations of the reading's parts
    """

    reading: Reading
    template: sp.Expr | None
    rule: Rule | None = None
    parts: tuple[Derivation, ...] = ()

    def expression(self, x: sp.Symbol) -> sp.Expr:
        """The derivative that it leads to."""
        made = [part.expression(x) for part in self.parts]
        if self.template is None:
            return sp.Add(*made)
        return self.reading.filled(self.template, x, made)

    @property
    def slips(self) -> tuple[Slip, ...]:
        own = () if self.rule is None else (Slip(self.rule, self.reading.expr),)
        return own + tuple(s for part in self.parts for s in part.slips)

    @property
    def far(self) -> int:
        """How far its readings are from what is written."""
        return self.reading.far + sum(part.far for part in self.parts)

    @property
    def rank(self) -> int:
        """How rare its slips are, and its readings."""
        return self.far + sum(slip.rule.rank for slip in self.slips)


@dataclass(frozen=True, eq=False)
class Rows:
    """Values of several derivations, one row each, one column for each point; and how each was made."""

    values: np.ndarray
    made: Callable[[int], Derivation]

    def __len__(self) -> int:
        return len(self.values)

    def first(self, count: int) -> Rows:
        return Rows(self.values[:count], self.made)


class Search:
    """Derivations of a function f of x.

    at : values of every symbol of f, by name, at the points where derivatives are compared
    """

    def __init__(self, f: sp.Expr, x: sp.Symbol, at: dict[sp.Symbol, np.ndarray]):
        self.f, self.x, self.at = f, x, at
        self._points = len(values(x, at))
        self._known: dict[sp.Basic, np.ndarray] = {}
        self._readings = cache(lambda e: readings(e, x))
        self._node = cache(self._derivations_of)
        self._by = cache(self._derivations_by)

    def derivations(self, mistakes: int) -> Rows:
        """Every derivation of f with exactly so many buggy rules."""
        return self._by(Reading(self.f, "whole", (self.f,)), mistakes)

    def forget(self) -> None:
        """Let the values of inner nodes go; what was found keeps its own."""
        self._node.cache_clear()
        self._by.cache_clear()

    def due(self) -> dict[Rule, set[sp.Expr]]:
        """For every rule the parts of f where it could be used."""
        seen: set[sp.Expr] = set()
        due: dict[Rule, set[sp.Expr]] = {}
        waiting = [self.f]
        while waiting:
            e = waiting.pop()
            if e not in seen:
                seen.add(e)
                for r in self._readings(e):
                    waiting += r.parts
                    for one in _terms(r) if r.kind == "sum" else [r]:
                        for rule in RULES:
                            if rule.applies(one):
                                due.setdefault(rule, set()).add(one.expr)
        return due

    def everywhere(self, rule: Rule, places: Set[sp.Expr]) -> Rows:
        """Derivations in which the rule is used at all of these places, where it applies: a habit, one mistake."""

        @cache
        def of(e: sp.Expr) -> Rows:
            return self._joined([rows for reading in self._readings(e) for rows in by_habit(reading)]).first(64)

        def by_habit(r: Reading) -> Iterable[Rows]:
            if r.kind == "sum":
                return [self._applied(r, None, [self._joined([*by_habit(t)]).first(4) for t in _terms(r)])]
            parts = [of(part) for part in r.parts]
            if rule.applies(r) and r.expr in places:
                return [self._applied(r, template, parts, rule) for template in templates(rule, r.kind)]
            return [self._applied(r, right_template(r.kind), parts)]

        return of(self.f)

    def _derivations_of(self, e: sp.Expr, mistakes: int) -> Rows:
        """Of a node, however it is read; with no mistake the one right derivation."""
        seen = self._readings(e)[: None if mistakes else 1]
        return self._joined([self._by(r, mistakes) for r in seen]).first(MOST)

    def _derivations_by(self, r: Reading, mistakes: int) -> Rows:
        """Of a node that is read in one way."""
        if r.kind == "sum":
            return self._joined([
                self._applied(r, None, [self._by(t, k) for t, k in zip(_terms(r), split, strict=True)])
                for split in _splits(mistakes, len(r.parts))
            ])  # fmt: skip
        steps: list[tuple[Rule | None, sp.Expr, int]] = [(None, right_template(r.kind), mistakes)]
        if mistakes:
            buggy = [rule for rule in RULES if rule.applies(r)]
            steps += [(rule, template, mistakes - 1) for rule in buggy for template in templates(rule, r.kind)]
        return self._joined([
            self._applied(r, template, [self._node(p, k) for p, k in zip(r.parts, split, strict=True)], rule)
            for rule, template, left in steps
            for split in _splits(left, len(r.parts))
        ])  # fmt: skip

    def _applied(self, r: Reading, template: sp.Expr | None, parts: Sequence[Rows], rule: Rule | None = None) -> Rows:
        """The rule on every combination of derivations of the parts."""
        parts = _bounded(parts)
        shape = tuple(len(p) for p in parts)
        axes = [[-1 if i == j else 1 for j in range(len(parts))] for i in range(len(parts))]
        spread = [p.values.reshape(*axis, self._points) for p, axis in zip(parts, axes, strict=True)]
        if template is None:
            computed = sum(spread[1:], spread[0])
        else:
            bound = r.bindings(self.x, r.parts, spread)
            computed = values(
                template, {s: self._values(w) if isinstance(w, sp.Basic) else w for s, w in bound.items()}
            )
        rows = np.broadcast_to(computed, (*shape, self._points)).reshape(-1, self._points)

        makers = [p.made for p in parts]  # not the parts themselves: their values may go

        def made(row: int) -> Derivation:
            chosen = np.unravel_index(row, shape) if shape else ()
            return Derivation(r, template, rule, tuple(make(int(i)) for make, i in zip(makers, chosen, strict=True)))

        return Rows(rows, made)

    def _joined(self, rows: Sequence[Rows]) -> Rows:
        ends = list(accumulate(len(r) for r in rows))
        makers = [r.made for r in rows]

        def made(row: int) -> Derivation:
            which = bisect_right(ends, row)
            return makers[which](row - (ends[which - 1] if which else 0))

        return Rows(np.concatenate([np.empty((0, self._points)), *(r.values for r in rows)]), made)

    def _values(self, e: sp.Expr) -> np.ndarray:
        return values(e, self.at, self._known)


@cache
def templates(rule: Rule, kind: str) -> tuple[sp.Expr, ...]:
    """What the buggy rule writes for that kind of function."""
    return tuple(right.filled(t, kind) for t in rule.wrong)


@cache
def right_template(kind: str) -> sp.Expr:
    return right.rule(kind)


def _terms(r: Reading) -> list[Reading]:
    return [Reading(t, "term", (t,)) for t in r.parts]


def _splits(total: int, parts: int) -> list[tuple[int, ...]]:
    """Every way to spread so many mistakes over so many parts.

    >>> _splits(1, 2)
    [(0, 1), (1, 0)]
    """
    if parts == 0:
        return [] if total else [()]
    if parts == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in _splits(total - first, parts - 1)]


def _bounded(parts: Sequence[Rows]) -> list[Rows]:
    """The parts, cut so that there are not too many combinations."""
    kept = list(parts)
    while np.prod([len(p) for p in kept], initial=1) > MOST:
        longest = max(range(len(kept)), key=lambda i: len(kept[i]))
        kept[longest] = kept[longest].first(len(kept[longest]) // 2)
    return kept
