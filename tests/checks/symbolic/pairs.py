"""Reads `tests/checks/data/pairs.txt`: formulas of ours, and whether the first is right where the second is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from tests.places import ROOT

PAIRS = ROOT / "tests" / "checks" / "data" / "pairs.txt"
LETTERS = "a b c k n t x y X"


@dataclass(frozen=True)
class Pair:
    line: int
    text: str
    answer: Any
    reference: Any
    right: bool
    point: dict[str, Any]


def pairs() -> Iterator[Pair]:
    letters: dict[str, Any] = {}
    for number, line in enumerate(PAIRS.read_text().splitlines(), 1):
        if line.startswith("let"):
            _, *words = line.split()
            letters = letters | {words[0]: sympy.Symbol(words[0], **dict.fromkeys(words[1:], True))} if words else {}
        elif line and not line.startswith("#"):
            right = " == " in line
            text, _, at = line.partition(" at ")
            point = {name: sympy.Rational(sympy.sympify(value)) for name, value in (w.split("=") for w in at.split())}
            sides = text.split(" == " if right else " != ")
            names = {name: letters.get(name, sympy.Symbol(name)) for name in LETTERS.split()}
            answer, reference = (sympy.sympify(side, locals=names) for side in sides)
            yield Pair(number, text, answer, reference, right, point)
