"""What a checker says: `Equal(proof)`, `Different(witness)` or `Undecided(why)`; never a bare bool."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Place = tuple[int | str, ...]  # steps into lists, tuples and dicts, e.g. (0, "W")


@dataclass(frozen=True)
class Pattern:
    """What a wrong value has in common with the right one. Only said where it is certain and nothing else is as likely.

    kind : what, e.g. "larger" or "transposed"; the words are in `autograder.wording`
    by : the figure in it, written out, e.g. "6"
    like : what has that figure, or which other value this one equals, e.g. "samples"
    of : which parts of the value show it, "" for all
    """

    kind: str
    by: str = ""
    like: str = ""
    of: str = ""


@dataclass(frozen=True)
class Witness:
    """Where an answer differs.

    kind : what differs first; type comes before length and keys, these before shape, shape before value
    got, want : the two sides there: two values, two shapes, two lengths, or two names of types; of formulas, two
        values as text; of kind "form" (no formula at all), a sentence for the learner and what was asked for
    index : position of the first differing entry of an array, () for a number
    path : of the array or number within lists, tuples and dicts
    pattern : what all of the value has in common with the right one
    at : where formulas differ: pairs of a symbol's name and its value, as one would type it
    """

    kind: Literal["type", "length", "keys", "shape", "value", "form"]
    got: Any
    want: Any
    index: tuple[int, ...] = ()
    path: Place = field(default=(), repr=False)
    pattern: Pattern | None = field(default=None, repr=False)
    at: tuple[tuple[str, str], ...] = field(default=(), repr=False)


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
