"""What a checker says: `Equal(proof)`, `Different(witness)` or `Undecided(why)`; never a bare bool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Witness:
    """Where an answer differs.

    kind : what differs first; type comes before shape, shape before value
    index : position of the first differing entry, () for a number
    got, want : the two sides there: two values, two shapes, or two names of types
    """

    kind: Literal["type", "shape", "value"]
    got: Any
    want: Any
    index: tuple[int, ...] = ()


@dataclass(frozen=True)
class Equal:
    proof: str


@dataclass(frozen=True)
class Different:
    witness: Witness


@dataclass(frozen=True)
class Undecided:
    why: str


Verdict = Equal | Different | Undecided
