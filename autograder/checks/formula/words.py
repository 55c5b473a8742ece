"""A run of letters as known names, and the nearest name to one that is not known."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

LONGEST = 40
WITH_BRACKETS = ("log2", "log10")  # numpy's names; log2x could be either of two things


def split(word: str, names: Mapping[str, tuple[str, Any]], following: str = "") -> list[str] | None:
    """The fewest names that make up `word`, None where none do: xsinx is x sin x, and pi is π, not p·i.

    following : the character after the word

    >>> split("xsinx", {"x": ("NAME", None), "sin": ("FUNCTION", None)})
    ['x', 'sin', 'x']
    """
    return _splits(word, names, following)[-1]


def known_part(word: str, names: Mapping[str, tuple[str, Any]]) -> int:
    """How many letters of `word`, from its start, are names."""
    return max(end for end, known in enumerate(_splits(word, names, "")) if known is not None)


def _splits(word: str, names: Mapping[str, tuple[str, Any]], following: str) -> list[list[str] | None]:
    """For each beginning of `word` the fewest names that make it up."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        last = following if end == len(word) else word[end]
        for begin in range(max(0, end - LONGEST), end):
            before, name = best[begin], word[begin:end]
            if before is None or name not in names or (name in WITH_BRACKETS and last != "("):
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = [*before, name]
    return best


def nearest(word: str, names: Mapping[str, tuple[str, Any]]) -> str:
    """The name that was meant, perhaps; "" where no name is near.

    >>> nearest("sni", {"sin": ("FUNCTION", None)}), nearest("X", {"x": ("NAME", ["s", "x"])})
    ('sin', 'x')
    """
    word = word[:LONGEST]
    if word.swapcase() in names:
        return word.swapcase()
    if len(word) == 1:
        return ""
    near = get_close_matches(word, names, 1, 0.65) or get_close_matches(word.lower(), names, 1, 0.75)
    return near[0] if near else ""
