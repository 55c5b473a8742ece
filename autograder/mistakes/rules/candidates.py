"""What one mistake, or two, make of a function's derivative: values to compare an answer with.

Worked out once for a function, however many answers there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import numpy as np
import sympy as sp

from autograder.mistakes.rules.differentiate import derivative
from autograder.mistakes.rules.partial import PARTIAL
from autograder.mistakes.rules.rule import Rule
from autograder.mistakes.rules.search import Derivation, Rows, Search
from autograder.mistakes.rules.values import Unreadable, values

POINTS = np.array(
    [0.1618, 0.3141, 0.5129, 0.7123, 0.9411, 1.1871, 1.6417, 2.2739, 3.0913, 4.3337, 7.1129, -0.4177, -1.3733]
)
ENOUGH = 3  # points
CANCELLED = 1e-8  # of the terms of a sum: where less is left, its digits are noise
AGREE, FLOOR = 1e-7, 1e-12  # of a value, and of the slope there; what agrees is compared exactly afterwards
LOOKED_AT = 100  # candidates with the answer's values: where there are more, they have no common name


@dataclass(frozen=True)
class Candidate:
    """One way to a wrong answer.

    slips : the rules that failed, each with the parts of the function where it did; none for the function as a whole
    rank : how rare they are
    far : how far it is read from what is written
    """

    slips: dict[Rule, tuple[sp.Expr, ...]]
    rank: int
    far: int
    expression: Callable[[], sp.Expr]

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(rule.title for rule in self.slips)


class Candidates:
    """Every wrong derivative of f that is known. Errors: Unreadable, for a function without a rule."""

    def __init__(self, f: sp.Expr, x: sp.Symbol):
        self.f, self.x = f, x
        self.right = derivative(f, x)
        at = _grid(f.free_symbols | {x}, x)
        known: dict[sp.Basic, np.ndarray] = {}
        heights, slopes = (np.broadcast_to(values(e, at, known), POINTS.shape) for e in (f, self.right))
        usable = np.isfinite(slopes)
        for better in (_is_real(heights) & _is_real(slopes), _is_precise(self.right, known)):
            usable = usable & better if (usable & better).sum() >= ENOUGH else usable
        self.at = {s: v[usable] for s, v in at.items()}
        self.slopes = slopes[usable]
        self._search = Search(f, x, self.at)

    def one_mistake(self, answer: np.ndarray) -> list[Candidate]:
        """Those of one mistake that have the answer's values."""
        return self._derivations(self._single, answer) + [
            Candidate({rule: ()}, rule.rank, 0, partial(_itself, made))
            for rule, made, row in self._of_the_whole
            if self._hits(row[None, :], answer).size
        ]

    def one_habit(self, answer: np.ndarray) -> list[Candidate]:
        """Those of one rule that failed wherever it was due; a habit is a little less simple than a slip."""
        return [
            replace(habit, rank=1 + rule.rank + habit.far)
            for rule, rows in self._habits
            for habit in self._derivations(rows, answer)
            if habit.slips
        ]

    def two_mistakes(self, answer: np.ndarray) -> list[Candidate]:
        return self._derivations(self._double, answer)

    def is_right(self, answer: np.ndarray) -> bool:
        return self._hits(self.slopes[None, :], answer).size > 0

    @cached_property
    def _single(self) -> Rows:
        return self._search.derivations(1)

    @cached_property
    def _double(self) -> Rows:
        rows = self._search.derivations(2)
        self._search.forget()
        return rows

    @cached_property
    def _of_the_whole(self) -> list[tuple[Rule, sp.Expr, np.ndarray]]:
        found = []
        for rule, make in PARTIAL:
            for made in make(self.f, self.x):
                try:
                    found.append((rule, made, np.broadcast_to(values(made, self.at), self.slopes.shape)))
                except Unreadable:
                    continue
        return found

    @cached_property
    def _habits(self) -> list[tuple[Rule, Rows]]:
        """A rule used wrongly wherever it is due, or at every occurrence of one part of f."""
        return [(rule, self._search.everywhere(rule, places)) for rule, places in self._habitual()]

    def _habitual(self) -> Iterator[tuple[Rule, set[sp.Expr]]]:
        count = Counter(sp.preorder_traversal(self.f))
        for rule, due in self._search.due().items():
            if len(due) > 1:
                yield rule, due
            for e in due:
                if count[e] > 1:
                    yield rule, {e}

    def _derivations(self, rows: Rows, answer: np.ndarray) -> list[Candidate]:
        return [self._candidate(rows.made(int(i))) for i in self._hits(rows.values, answer)[:LOOKED_AT]]

    def _candidate(self, made: Derivation) -> Candidate:
        slips: dict[Rule, tuple[sp.Expr, ...]] = {}
        for slip in made.slips:
            places = slips.get(slip.rule, ())
            slips[slip.rule] = places if slip.place in places else (*places, slip.place)
        return Candidate(slips, made.rank, made.far, lambda: made.expression(self.x))

    def _hits(self, rows: np.ndarray, answer: np.ndarray) -> np.ndarray:
        """Which rows are the answer's values, wherever that has any; none where it has too few."""
        has = np.isfinite(answer)
        if has.sum() < ENOUGH:
            return np.empty(0, int)
        rows, answer, scale = rows[:, has], answer[has], np.abs(self.slopes[has])
        with np.errstate(all="ignore"):
            near = AGREE * np.maximum(np.abs(rows), np.abs(answer)) + FLOOR * scale
            return np.flatnonzero((np.abs(rows - answer) <= near).all(axis=1))


@lru_cache(maxsize=16)
def candidates(f: sp.Expr, x: sp.Symbol) -> Candidates:
    return Candidates(f, x)


def _grid(symbols: Iterable[sp.Symbol], x: sp.Symbol) -> dict[sp.Symbol, np.ndarray]:
    """Values of every symbol, by name: the points for x, others for the rest, positive unless they cannot be."""
    found = {}
    for i, s in enumerate(sorted(symbols, key=str)):
        own = POINTS if s.name == x.name else np.roll(np.abs(POINTS), i + 1) + 0.1379 * (i + 1)
        found[sp.Symbol(s.name)] = (-np.abs(own) if s.is_negative else np.abs(own) if s.is_positive else own) + 0j
    return found


def _itself(e: sp.Expr) -> sp.Expr:
    return e


def _is_real(v: np.ndarray) -> np.ndarray:
    return np.abs(v.imag) <= 1e-9 * np.abs(v)


def _is_precise(e: sp.Expr, known: dict[sp.Basic, np.ndarray]) -> np.ndarray:
    """Where no sum in e loses most of its digits. `known`: the values of its parts."""
    precise = np.ones(POINTS.shape, bool)
    for total in e.atoms(sp.Add):
        largest = np.max([np.broadcast_to(np.abs(known[term]), POINTS.shape) for term in total.args], axis=0)
        precise &= np.abs(known[total]) > CANCELLED * largest
    return precise
