"""A typed formula to tokens: Python, light LaTeX and Unicode alike, each with its place in what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from autograder.checks.formula import words
from autograder.checks.formula.problem import FormulaError, Problem, ProblemKind
from autograder.checks.formula.vocabulary import (
    BLANK,
    BRACKETS,
    GREEK,
    LOOK_ALIKES,
    NAMESPACES,
    SIGNS,
    SUPERSCRIPTS,
    TASKS,
    VULGAR,
)

MAX_LENGTH, MAX_DIGITS, MAX_EXPONENT, MAX_NESTING = 500, 60, 300, 40
NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
TASK = re.compile(
    r"(?:d|∂)\s*(?:\^\s*\{?\d\}?|[²³])?\s*[A-Za-z]?\s*/\s*(?:d|∂)\s*[A-Za-z]|\\[dt]?frac\s*\{\s*(?:d|\\partial)\b"
)
OPERAND_ENDS = ("NUMBER", "NAME", "CLOSE", "ENDBAR")


@dataclass(frozen=True)
class Piece:
    """A token.

    value : the tree of a number or name; the name of a function, or (name, base) of a logarithm
    """

    kind: str
    start: int
    end: int
    value: Any = None


@dataclass
class Frame:
    """An open bracket. `then` is how many arguments of a LaTeX command are still to come after it."""

    close: str
    start: int
    then: int = 0


class Tokens:
    """Reads a formula from left to right.

    names : what a name is, see `vocabulary.names`
    errors : FormulaError from `read`
    """

    def __init__(self, text: str, names: Mapping[str, tuple[str, Any]]):
        self.text, self.names = text, names
        self.pieces: list[Piece] = []
        self._at = 0
        self._open: list[Frame] = []
        self._arguments = 0  # of \frac or \sqrt, that come next

    def read(self) -> list[Piece]:
        if len(self.text) > MAX_LENGTH:
            self._fail("long", 0, 0, str(MAX_LENGTH))
        task = TASK.search(self.text)
        if task and "d" not in self.names:
            self._fail("task", task.start(), task.end())
        while self._at < len(self.text):
            self._step()
        if self._open:
            frame = self._open[-1]
            self._fail("never closed", frame.start, frame.start + 1, frame.close)
        if not self.pieces:
            self._fail("empty", 0, len(self.text))
        if self._arguments:
            self._fail("ends", len(self.text), len(self.text))
        return self.pieces

    def _fail(self, kind: ProblemKind, start: int, end: int, other: str = "") -> NoReturn:
        raise FormulaError(Problem(kind, self.text, start, min(end, len(self.text)), other))

    def _put(self, kind: str, length: int, value: Any = None) -> None:
        self.pieces.append(Piece(kind, self._at, self._at + length, value))
        self._at += length

    # ---- one step

    def _step(self) -> None:
        text, at = self.text, self._at
        c = text[at]
        if c in BLANK or unicodedata.category(c) == "Zs" or (c == "$" and self._at_an_end()):
            self._at += 1
        elif c == "\\":
            self._command()
        elif c in BRACKETS:
            self._open_bracket(c, 1)
        elif self._arguments:
            self._short_argument()
        elif c in BRACKETS.values():
            self._close_bracket(c)
        elif c == "|":
            self._bar()
        elif c in "0123456789.":
            self._number()
        elif text.startswith("**", at):
            self._put("POWER", 2)
        elif c in SIGNS:
            self._put(SIGNS[c], 1)
        elif c in SUPERSCRIPTS:
            self._superscript()
        elif c in VULGAR:
            self._put("NUMBER", 1, ["q", *map(str, VULGAR[c])])
        elif c == "∛":
            self._cube_root()
        else:
            self._letter(c)

    def _at_an_end(self) -> bool:
        return not self.text[: self._at].strip("$ ") or not self.text[self._at :].strip("$ ")

    def _letter(self, c: str) -> None:
        at = self._at
        if word := WORD.match(self.text, at):
            self._word(word.group(), at)
        elif c in GREEK:
            self._name(GREEK[c], at, at + 1)
        elif c in LOOK_ALIKES:
            self._fail("look-alike", at, at + 1, LOOK_ALIKES[c])
        elif (plain := unicodedata.normalize("NFKC", c)) != c and len(plain) == 1 and WORD.match(plain):
            self._name(plain, at, at + 1)  # an italic or full-width x
        elif c == "'" or c == "′":
            self._fail("prime", at, at + 1)
        elif c == ",":
            around = self.text[at - 1 : at] + self.text[at + 1 : at + 2]
            self._fail("decimal comma" if re.fullmatch("[0-9]{2}", around) else "comma", at, at + 1)
        elif c == "=":
            self._fail("equation", at, at + 1)
        elif c in "∂∫∑∏":
            self._fail("task", at, at + 1)
        elif unicodedata.category(c)[0] == "C":
            self._fail("invisible", at, at + 1, f"U+{ord(c):04X}")
        else:
            self._fail("character", at, at + 1)

    # ---- brackets and bars

    def _open_bracket(self, c: str, length: int) -> None:
        if len(self._open) == MAX_NESTING:
            self._fail("deep", self._at, self._at + 1, str(MAX_NESTING))
        then, self._arguments = max(self._arguments - 1, 0), 0
        self._open.append(Frame(BRACKETS[c], self._at, then))
        self._put("OPEN", length)

    def _close_bracket(self, c: str) -> None:
        if not self._open:
            self._fail("closes nothing", self._at, self._at + 1)
        frame = self._open[-1]
        if frame.close != c:
            if frame.close == "|":
                self._fail("never closed", frame.start, frame.start + 1, "|")
            self._fail("closes another", self._at, self._at + 1, frame.close)
        if self.pieces[-1].kind == "OPEN":
            self._fail("empty brackets", self.pieces[-1].start, self._at + 1)
        self._open.pop()
        self._put("CLOSE", 1)
        self._arguments = frame.then

    def _bar(self, side: str = "") -> None:
        """A bar opens where an operand may begin, and closes the innermost bracket if that is a bar."""
        after_operand = bool(self.pieces) and self.pieces[-1].kind in OPERAND_ENDS
        inside = bool(self._open) and self._open[-1].close == "|"
        if side == "right" or (side == "" and inside and after_operand):
            if not inside or not after_operand:
                self._fail("bar", self._at, self._at + 1)
            frame = self._open.pop()
            self._put("ENDBAR", 1)
            self._arguments = frame.then
            return
        if len(self._open) == MAX_NESTING:
            self._fail("deep", self._at, self._at + 1, str(MAX_NESTING))
        self._open.append(Frame("|", self._at))
        self._put("BAR", 1)

    # ---- numbers

    def _number(self) -> None:
        found = NUMBER.match(self.text, self._at)
        if found is None:
            self._fail("character", self._at, self._at + 1)
        digits, _, exponent = found.group().lower().partition("e")
        if len(digits) > MAX_DIGITS or len(exponent) > 5 or abs(int(exponent or "0")) > MAX_EXPONENT:
            self._fail("number", found.start(), found.end(), str(MAX_DIGITS))
        self._put(
            "NUMBER",
            len(found.group()),
            number(Fraction(digits.rstrip(".") or "0") * Fraction(10) ** int(exponent or "0")),
        )

    def _superscript(self) -> None:
        end = self._at
        while end < len(self.text) and self.text[end] in SUPERSCRIPTS:
            end += 1
        raised = "".join(SUPERSCRIPTS[c] for c in self.text[self._at : end])
        try:
            inner = Tokens(raised, self.names).read()
        except FormulaError:
            self._fail("exponent", self._at, end)
        self.pieces += [Piece("POWER", self._at, self._at), Piece("OPEN", self._at, self._at)]
        self.pieces += [Piece(p.kind, self._at + p.start, self._at + p.end, p.value) for p in inner]
        self.pieces.append(Piece("CLOSE", end, end))
        self._at = end

    def _cube_root(self) -> None:
        at = self._at
        self._put("NTH_ROOT", 1)
        self.pieces += [Piece("OPEN", at, at), Piece("NUMBER", at, at, ["i", "3"]), Piece("CLOSE", at, at)]
        self._arguments = 1

    # ---- names

    def _word(self, word: str, start: int) -> None:
        after = start + len(word)
        if word in NAMESPACES and self.text.startswith(".", after):
            self._at = after + 1
            return
        brace = re.match(r"\{(\w{1,20})\}", self.text[after:]) if word.endswith("_") else None
        if brace:  # w_{12}
            for joined in (word + brace.group(1), word[:-1] + brace.group(1)):
                if joined in self.names:
                    self._name(joined, start, after + brace.end())
                    return
        if (base := re.fullmatch(r"(log|ln)_(\d{1,9})?", word)) and "log" in self.names:
            self._logarithm(base.group(2), start, after)
            return
        if word.replace("_", "") in self.names and word not in self.names:  # w_1 for w1
            self._name(word.replace("_", ""), start, after)
            return
        split = words.split(word, self.names, self.text[after : after + 1])
        if split is None:
            self._unknown(word, start)
        for name in split:
            self._name(name, start, start + len(name))
            start += len(name)

    def _unknown(self, word: str, start: int) -> NoReturn:
        if word in TASKS:
            self._fail("task", start, start + len(word))
        if digit := re.search(r"[0-9]", word):
            head = word[: digit.start()]
            if head in self.names or len(head) == 1:
                self._fail("base" if head == "log" else "digit", start, start + len(word), head)
        known = words.known_part(word, self.names)
        if len(word) - known == 1 and word.swapcase() not in self.names:
            self._letter_unknown(start + known)
        self._fail("unknown", start, start + len(word), words.nearest(word, self.names))

    def _letter_unknown(self, at: int) -> NoReturn:
        symbols = [name for name, (_, value) in self.names.items() if value[0] == "s" and isinstance(value, list)]
        self._fail("letter", at, at + 1, ", ".join(symbols[:8]))

    def _name(self, name: str, start: int, end: int) -> None:
        if name not in self.names:
            self._unknown(name, start)
        self._at = start
        kind, value = self.names[name]
        if value == "sqrt" and not re.match(r"\s*(\^|\*\*|[(\[{]|\\left)", self.text[end:]):
            kind = "ROOT"
        self._put(kind, end - start, value)

    def _logarithm(self, base: str | None, start: int, end: int) -> None:
        if base is None:
            brace = re.match(r"\{?\s*(\d{1,9}|e)\s*\}?", self.text[end:])
            if brace is None:
                self._fail("base", start, end)
            base, end = brace.group(1), end + brace.end()
        self._at = start
        self._put("FUNCTION", end - start, "log" if base == "e" else ("log", base))

    def _command(self) -> None:
        """A backslash: `latex.LatexTokens` knows what may follow."""
        self._fail("command", self._at, self._at + 1)

    def _short_argument(self) -> None:
        """An argument of a command, without braces."""
        raise NotImplementedError


def number(value: Fraction) -> list[Any]:
    """
    >>> number(Fraction("0.25")), number(Fraction(3))
    (['q', '1', '4'], ['i', '3'])
    """
    p, q = str(value.numerator), str(value.denominator)
    return ["i", p] if q == "1" else ["q", p, q]
