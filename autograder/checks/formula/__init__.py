"""Formulas as people type them, read into the tree of `plain.tree`: Python, blackboard and light LaTeX alike.

No text is ever evaluated: what is not in the grammar is refused, with the character that it stumbled over.

A function without brackets takes the factors that follow it; multiplication without a sign binds like * and /, from
left to right. Where that may surprise, `Formula.readings` says which way was taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from autograder.checks.formula import building, vocabulary
from autograder.checks.formula.latex import LatexTokens
from autograder.checks.formula.problem import FormulaError, Problem, ProblemKind, Reading
from autograder.checks.formula.readings import Outline
from autograder.checks.formula.tokens import Piece
from autograder.plain import tree

__all__ = ["Formula", "FormulaError", "Problem", "Reading", "function", "read"]

MAX_DEPTH = 100


@dataclass(frozen=True)
class Formula:
    """A formula that was read.

    tree : see `plain.tree`
    readings : where it could have been meant in another way
    """

    text: str
    tree: list[Any] = field(repr=False)
    readings: tuple[Reading, ...] = ()

    @property
    def expression(self) -> Any:
        """As a SymPy expression, unevaluated: 9^9^9^9 is four numbers."""
        return tree.to_expression(self.tree)


def read(
    text: str, symbols: Sequence[str] = ("x",), functions: Mapping[str, building.Function] | None = None
) -> Formula:
    r"""The formula in `text`.

    symbols : the letters and names that stand for variables; e is Euler's number unless it is one of them
    functions : further ones by name, see `function`
    errors : FormulaError, with the place

    >>> read("2x^2 sin x").expression
    2*x**2*sin(x)
    >>> read(r"\frac{1}{1+e^{-z}}", ["z"]).expression
    1/(1 + exp(-z))
    """
    known = vocabulary.names(tuple(symbols), frozenset(functions or {}))
    outline = Outline(text, LatexTokens(text, known).read())
    outline = Outline(text, outline.with_calls())
    built = _parsed(text, outline.pieces, building.Builder(text, functions or {}))
    if building.depth(built) > MAX_DEPTH:
        raise FormulaError(Problem("deep", text, 0, len(text), str(MAX_DEPTH)))
    return Formula(text, built, outline.readings())


def function(parameter: str, formula: str) -> building.Function:
    """A function for `read`, by its own formula: {"sigma": function("z", "1/(1 + e^(-z))")}."""
    body = read(formula, [parameter]).tree
    return lambda argument: building.substituted(body, parameter, argument)


def _parsed(text: str, pieces: list[Piece], builder: building.Builder) -> list[Any]:
    import lark

    try:
        root = _parser().parse(pieces)
    except lark.UnexpectedToken as error:
        raise FormulaError(_unexpected(text, pieces, error.token)) from None
    values: dict[int, Any] = {}
    for node in root.iter_subtrees():  # children before parents; a formula may be deeper than Python's stack
        children = [values[id(c)] if isinstance(c, lark.Tree) else c for c in node.children]
        values[id(node)] = getattr(builder, node.data)(children)
    return values[id(root)]


@cache
def _parser() -> Any:
    import lark

    class Ready(lark.lexer.Lexer):
        """Hands over tokens that are there already."""

        def __init__(self, _: Any):
            """Lark's terminals are of no use here."""

        def lex(self, pieces: Any) -> Any:  # type: ignore[override]
            return (lark.Token(piece.kind, piece) for piece in pieces)

    grammar = (resources.files(__package__) / "grammar.lark").read_text(encoding="utf-8")
    return lark.Lark(grammar, parser="lalr", lexer=Ready)


def _unexpected(text: str, pieces: list[Piece], token: Any) -> Problem:
    if token.type == "$END":
        last = pieces[-1]
        return Problem("ends", text, len(text), len(text), text[last.start : last.end])
    piece = token.value
    at = next(i for i, p in enumerate(pieces) if p is piece)
    before = pieces[at - 1].kind if at else ""
    kind: ProblemKind = "unexpected"
    if before == "FUNCTION":
        kind = "argument"
    elif piece.kind == "FUNCTION" and before == "POWER":
        kind = "exponent"
    other = text[pieces[at - 1].start : pieces[at - 1].end] if at else ""
    return Problem(kind, text, piece.start, max(piece.end, piece.start + 1), other)
