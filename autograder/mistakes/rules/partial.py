"""Mistakes with the function as a whole: the wrong letter moves, or it is differentiated once too often."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sympy as sp

from autograder.checks.result import Named
from autograder.mistakes.rules.differentiate import derivative
from autograder.mistakes.rules.rule import Rule

Make = Callable[[sp.Expr, sp.Symbol], Iterator[sp.Expr]]


def _others(f: sp.Expr, x: sp.Symbol) -> list[sp.Symbol]:
    return sorted(f.free_symbols - {x}, key=str)


def _at_zero(f: sp.Expr, x: sp.Symbol) -> Iterator[sp.Expr]:
    letters = _others(f, x)
    for gone in [[y] for y in letters] + ([letters] if len(letters) > 1 else []):
        left = f.xreplace({y: sp.S.Zero for y in gone})
        if not left.has(sp.nan, sp.zoo, sp.oo):
            yield derivative(left, x)


def _along_another(f: sp.Expr, x: sp.Symbol) -> Iterator[sp.Expr]:
    for y in _others(f, x):
        yield derivative(f, y)


def _added_up(f: sp.Expr, x: sp.Symbol) -> Iterator[sp.Expr]:
    for y in _others(f, x):
        yield derivative(f, x) + derivative(f, y)


def _one_after_the_other(f: sp.Expr, x: sp.Symbol) -> Iterator[sp.Expr]:
    for y in _others(f, x):
        yield derivative(derivative(f, x), y)


def _twice(f: sp.Expr, x: sp.Symbol) -> Iterator[sp.Expr]:
    slope = derivative(f, x)
    if slope.has(x):
        yield derivative(slope, x)


def _rule(family: str, title: str, question: str, rank: int = 2, row: int | None = None) -> Rule:
    return Rule(family, Named(title, question), frozenset({"function"}), (), rank, row=row)


PARTIAL: tuple[tuple[Rule, Make], ...] = (
    (
        _rule(
            "partial",
            "another letter set to 0 instead of held constant",
            "Is holding a letter fixed the same as making it 0?",
            rank=1,
            row=29,
        ),
        _at_zero,
    ),
    (
        _rule(
            "partial",
            "the slopes along several letters added up",
            "In which single direction were you asked to walk?",
            row=30,
        ),
        _added_up,
    ),
    (
        _rule("partial", "the slope along another letter", "Which letter moves, and which ones stand still?", row=31),
        _along_another,
    ),
    (
        _rule(
            "partial",
            "the slope along one letter, and then along another",
            "How many times were you asked to differentiate?",
            rank=3,
        ),
        _one_after_the_other,
    ),
    (_rule("sum", "the slope of the slope", "How many times have you differentiated?", rank=4), _twice),
)
