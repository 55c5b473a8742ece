"""What a backslash begins: the light LaTeX that people paste."""

from __future__ import annotations

import re

from autograder.checks.formula import words
from autograder.checks.formula.problem import ProblemKind
from autograder.checks.formula.tokens import WORD, Piece, Tokens
from autograder.checks.formula.vocabulary import GREEK, LAYOUT, SIGN_COMMANDS, TASKS, UPRIGHT, VARIANTS


class LatexTokens(Tokens):
    """Tokens of a formula in which LaTeX commands may stand."""

    def _command(self) -> None:
        at = self._at
        found = re.match(r"\\([A-Za-z]+)\*?", self.text[at:])
        if found is None:
            self._symbol_command(at)
            return
        name, end = found.group(1), at + found.end()
        name = VARIANTS.get(name, name)
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            self._put("FRACTION", end - at)
            self._arguments = 2
        elif name == "sqrt":
            nth = self.text[end:].lstrip().startswith("[")
            self._put("NTH_ROOT" if nth else "ROOT", end - at)
            self._arguments = 2 if nth else 1
        elif name in ("left", "right") and (bar := re.match(r"\s*(\\[lr]?vert\b|\||\\\|)", self.text[end:])):
            self._at = end + bar.end() - 1
            self._bar(name)
        elif name in LAYOUT:
            self._at = end
        elif name in ("lvert", "rvert", "vert", "mid"):
            self._at = end - 1
            self._bar({"lvert": "left", "rvert": "right"}.get(name, ""))
        elif name in SIGN_COMMANDS:
            self._put(SIGN_COMMANDS[name], end - at)
        elif name in UPRIGHT and (inner := re.match(r"\s*\{\s*([A-Za-z]{1,20})\s*\}", self.text[end:])):
            self._named(inner.group(1), at, end + inner.end())
        elif name in TASKS:
            self._fail("task", at, end)
        elif name == "log" and self.text.startswith("_", end):
            self._logarithm(None, at, end + 1)
        else:
            self._named(name, at, end)

    def _symbol_command(self, at: int) -> None:
        c = self.text[at + 1 : at + 2]
        if c and c in ",;:!> ":
            self._at += 2
        elif c in ("{", "}"):
            self._at += 1
        elif c == "|":
            self._at += 1
            self._bar()
        else:
            self._fail("command", at, at + 2)

    def _named(self, name: str, start: int, end: int) -> None:
        if name not in self.names:
            kind: ProblemKind = "command" if self.text[start] == "\\" else "unknown"
            self._fail(kind, start, end, words.nearest(name, self.names))
        argument = self._arguments
        self._arguments = 0
        if argument:
            self.pieces.append(Piece("OPEN", start, start))
        self._name(name, start, end)
        if argument:
            self.pieces.append(Piece("CLOSE", end, end))
            self._arguments = argument - 1

    def _short_argument(self) -> None:
        r"""\frac12 and \sqrt x: one digit or letter without braces."""
        at, c = self._at, self.text[self._at]
        wanted, self._arguments = self._arguments, 0
        self.pieces.append(Piece("OPEN", at, at))
        if c in "0123456789":
            self._put("NUMBER", 1, ["i", c])
        elif c in GREEK or WORD.match(c):
            self._name(GREEK.get(c, c), at, at + 1)
        else:
            self._fail("unexpected", at, at + 1)
        self.pieces.append(Piece("CLOSE", self._at, self._at))
        self._arguments = wanted - 1
