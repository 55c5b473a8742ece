"""Brackets that were left out: where a formula could be meant in another way, which one was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.checks.formula.problem import FormulaError, Problem, Reading
from autograder.checks.formula.tokens import Piece

BEGINS = ("NUMBER", "NAME", "OPEN", "BAR", "FRACTION", "ROOT", "NTH_ROOT")
SIGN = ("PLUS", "MINUS")


class Outline:
    """The tokens of a formula, and where each bracket ends."""

    def __init__(self, text: str, pieces: Sequence[Piece]):
        self.text, self.pieces = text, list(pieces)
        self.ends: dict[int, int] = {}
        waiting: list[int] = []
        for i, piece in enumerate(self.pieces):
            if piece.kind in ("OPEN", "BAR"):
                waiting.append(i)
            elif piece.kind in ("CLOSE", "ENDBAR"):
                self.ends[waiting.pop()] = i

    def kind(self, i: int) -> str:
        return self.pieces[i].kind if i < len(self.pieces) else "$END"

    def source(self, start: int, end: int) -> str:
        """What was typed for the tokens from `start` up to `end`."""
        return self.text[self.pieces[start].start : self.pieces[end - 1].end]

    def item(self, i: int) -> int:
        """The index after the number, name, bracket, fraction or root at `i`, without its exponent."""
        kind = self.kind(i)
        if kind in ("OPEN", "BAR"):
            return self.ends[i] + 1
        if kind in ("FRACTION", "NTH_ROOT"):
            first = self.item(i + 1)
            return self.item(first) if first > i + 1 else first
        if kind == "ROOT":
            return self.item(i + 1)
        return i + 1 if kind in BEGINS else i

    def power(self, i: int) -> int:
        """The same, with its exponent."""
        end = self.item(i)
        return self.exponent(end + 1) if end > i and self.kind(end) == "POWER" else end

    def exponent(self, i: int) -> int:
        while self.kind(i) in SIGN:
            i += 1
        return self.power(i)

    def adjoin(self, i: int) -> bool:
        """Whether no blank stands between token `i` and the one before."""
        return self.pieces[i - 1].end == self.pieces[i].start

    # ---- what the parser needs to know

    def with_calls(self) -> list[Piece]:
        """The tokens, with functions that have brackets told from those that have none. Errors: FormulaError."""
        pieces = []
        for i, piece in enumerate(self.pieces):
            before = self.pieces[i - 1] if i else None
            if piece.kind == "NUMBER" and before is not None and before.kind in ("NUMBER", "NAME"):
                kind = "two numbers" if before.kind == "NUMBER" else "number after name"
                raise FormulaError(Problem(kind, self.text, before.start, piece.end))  # type: ignore[arg-type]
            if piece.kind == "FUNCTION":
                after = self.exponent(i + 2) if self.kind(i + 1) == "POWER" else i + 1
                piece = replace(piece, kind="FUNCTION_OPEN") if self.kind(after) == "OPEN" else piece
            pieces.append(piece)
        return pieces

    # ---- what the learner should know

    def readings(self) -> tuple[Reading, ...]:
        return tuple(r for i in range(len(self.pieces)) for r in self._readings_at(i))

    def _readings_at(self, i: int) -> Iterator[Reading]:
        kind = self.kind(i)
        if kind == "OVER":
            yield from self._below(i)
        elif kind in ("FUNCTION", "FUNCTION_OPEN"):
            yield from self._function(i)
        elif kind == "POWER" and i and (self.pieces[i - 1].value == ["c", "Exp1"] or self.kind(i - 1) == "NUMBER"):
            end = self.exponent(i + 1)
            number = self.kind(end - 1) == "NUMBER"
            if number and self.kind(end) in ("NAME", "FUNCTION", "FUNCTION_OPEN") and self.adjoin(end):
                yield Reading("exponent", self.source(i - 1, end + 1), (
                    self.source(i - 1, i), self.source(i + 1, end), self.source(end, end + 1)))  # fmt: skip

    def _below(self, i: int) -> Iterator[Reading]:
        start = i + 1
        while self.kind(start) in SIGN:
            start += 1
        end = self.power(start)
        if end > start and self.kind(end) in (*BEGINS, "FUNCTION", "FUNCTION_OPEN") and self.adjoin(end):
            after = max(self.power(end), end + 1)
            yield Reading("below", self.source(i, after), (self.source(i + 1, end), self.source(end, after)))

    def _function(self, i: int) -> Iterator[Reading]:
        name, start = self.source(i, i + 1), i + 1
        if self.kind(start) == "POWER":
            start = self.exponent(start + 1)
            if "MINUS" in (self.kind(i + 2), self.kind(i + 3)) and self.source(start - 1, start) in ("1", "}", ")"):
                yield Reading("inverse", self.source(i, start), (name,))
        if self.kind(i) == "FUNCTION_OPEN" or self.kind(start) in ("FUNCTION", "FUNCTION_OPEN"):
            return
        end = start + 1 if self.kind(start) in SIGN else start
        bracket = False
        while (after := self.power(end)) > end:
            bracket |= self.kind(end) == "OPEN"
            end = after
        argument = self.source(start, end) if end > start else ""
        if bracket:
            yield Reading("bracket in argument", self.source(i, end), (self.source(i, start), argument))
        elif argument and self.kind(end) == "OVER":
            below = max(self.power(end + 1), end + 2)
            if below <= len(self.pieces):
                yield Reading("after a function", self.source(i, below), (
                    self.source(i, start), argument, self.source(end + 1, below)))  # fmt: skip
