"""A buggy rule: what a learner writes where the right rule was due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp

from autograder.checks.result import Named
from autograder.mistakes.rules.reading import Reading


def always(_: Reading) -> bool:
    return True


@dataclass(frozen=True, eq=False)
class Rule:
    """One mistake, in every form it takes.

    family : power, product, quotient, chain, table, constant, sum, sign, partial
    named : its title, which fits "This looks like …", and the question that leads on
    kinds : the readings it is made on
    wrong : what is written in place of the right rule; templates like those of the right rules
    rank : 1 seen in every class, 2 now and then, 3 rarely, 4 where nothing else fits; of two rules that give the
        same answer the commoner is named
    when : on which of those readings
    row : its number in the collection of misconceptions, where it has one
    """

    family: str
    named: Named
    kinds: frozenset[str]
    wrong: tuple[sp.Expr, ...]
    rank: int = 2
    when: Callable[[Reading], bool] = always
    row: int | None = None

    @property
    def title(self) -> str:
        return self.named.title

    def applies(self, reading: Reading) -> bool:
        return reading.kind in self.kinds and self.when(reading)


def rules_on(family: str, kind: str) -> Callable[..., Rule]:
    """A shorter way to write several rules on one kind of reading."""

    def rule(
        title: str,
        question: str,
        *wrong: sp.Expr,
        rank: int = 2,
        when: Callable[[Reading], bool] = always,
        row: int | None = None,
    ) -> Rule:
        return Rule(family, Named(title, question), frozenset({kind}), wrong, rank, when, row)

    return rule
