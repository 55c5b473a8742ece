"""The pieces of a formula put together to the tree of `plain.tree`. Nothing is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from autograder.checks.formula.problem import FormulaError, Problem
from autograder.checks.formula.vocabulary import INVERSE, Tree

Function = Callable[[Tree], Tree]
MINUS_ONE: Tree = ["i", "-1"]


class Builder:
    """One method for each rule of the grammar; called as the parser goes, so no tree of the parser's own is made.

    defined : functions that the exercise names, from the argument's tree to the value's
    """

    def __init__(self, text: str, defined: Mapping[str, Function]):
        self.text, self.defined = text, defined

    def start(self, children: list[Any]) -> Tree:
        return children[0]

    def leaf(self, children: list[Any]) -> Tree:
        return children[0].value.value

    def group(self, children: list[Any]) -> Tree:
        return children[1]

    def absolute(self, children: list[Any]) -> Tree:
        return ["Abs", children[1]]

    def plus(self, children: list[Any]) -> Tree:
        return children[1]

    def negative(self, children: list[Any]) -> Tree:
        return negative(children[1])

    def add(self, children: list[Any]) -> Tree:
        return joined("Add", children[0], children[2])

    def subtract(self, children: list[Any]) -> Tree:
        return joined("Add", children[0], negative(children[2]))

    def times(self, children: list[Any]) -> Tree:
        return joined("Mul", *children)

    def multiply(self, children: list[Any]) -> Tree:
        return joined("Mul", children[0], children[2])

    def divide(self, children: list[Any]) -> Tree:
        return self._over(children[0], children[2], children[1].value)

    def fraction(self, children: list[Any]) -> Tree:
        return self._over(children[1], children[2], children[0].value)

    def _over(self, above: Tree, below: Tree, sign: Any) -> Tree:
        if below[:2] == ["i", "0"]:
            raise FormulaError(Problem("over zero", self.text, sign.start, sign.end))
        if above[0] == below[0] == "i" and len(above[1]) + len(below[1]) < 200:
            return ["q", above[1], below[1]]
        return joined("Mul", above, power(below, MINUS_ONE))

    def raised(self, children: list[Any]) -> Tree:
        return power(children[0], children[2])

    def root(self, children: list[Any]) -> Tree:
        return power(children[1], ["q", "1", "2"])

    def nth_root(self, children: list[Any]) -> Tree:
        return power(children[2], self._over(["i", "1"], children[1], children[0].value))

    def call(self, children: list[Any]) -> Tree:
        return self._apply(children[0].value, children[1])

    def call_power(self, children: list[Any]) -> Tree:
        return self._apply_power(children[0].value, children[2], children[3])

    def bare(self, children: list[Any]) -> Tree:
        return self._apply(children[0].value, children[1])

    def bare_power(self, children: list[Any]) -> Tree:
        return self._apply_power(children[0].value, children[2], children[3])

    def _apply(self, piece: Any, argument: Tree) -> Tree:
        name = piece.value
        if isinstance(name, tuple):
            return quotient_of_logarithms(argument, name[1])
        if name in self.defined:
            return self.defined[name](argument)
        return COMPOSED[name](argument) if name in COMPOSED else [name, argument]

    def _apply_power(self, piece: Any, exponent: Tree, argument: Tree) -> Tree:
        """sin^2 x is (sin x)^2, but sin^(-1) x is the inverse function."""
        if exponent != MINUS_ONE:
            return power(self._apply(piece, argument), exponent)
        if piece.value not in INVERSE:
            raise FormulaError(Problem("inverse", self.text, piece.start, piece.end))
        return [INVERSE[piece.value], argument]


def joined(head: str, *parts: Tree) -> Tree:
    """A sum or product, without brackets around its first part: a tree is as deep as the formula, not as long."""
    first, *rest = parts
    return [head, *first[1:], *rest] if first[0] == head else [head, first, *rest]


def negative(operand: Tree) -> Tree:
    if operand[0] in ("i", "q"):
        head, digits, *rest = operand
        return [head, digits[1:] if digits.startswith("-") else "-" + digits, *rest]
    return ["Mul", MINUS_ONE, *(operand[1:] if operand[0] == "Mul" else [operand])]


def power(base: Tree, exponent: Tree) -> Tree:
    """e^x is written as exp(x), as SymPy does."""
    return ["exp", exponent] if base == ["c", "Exp1"] else ["Pow", base, exponent]


def quotient_of_logarithms(argument: Tree, base: str) -> Tree:
    return ["Mul", ["log", argument], power(["log", ["i", base]], MINUS_ONE)]


def _one_plus(argument: Tree, times: str = "1") -> Tree:
    return ["Add", ["i", "1"], argument if times == "1" else ["Mul", ["i", times], argument]]


COMPOSED: dict[str, Function] = {
    "sqrt": lambda a: power(a, ["q", "1", "2"]),
    "cbrt": lambda a: power(a, ["q", "1", "3"]),
    "log2": lambda a: quotient_of_logarithms(a, "2"),
    "log10": lambda a: quotient_of_logarithms(a, "10"),
    "log1p": lambda a: ["log", _one_plus(a)],
    "expm1": lambda a: ["Add", ["exp", a], MINUS_ONE],
    "expit": lambda a: power(_one_plus(["exp", negative(a)]), MINUS_ONE),
}  # what SciPy, NumPy and blackboards have a name for, and the tree has none


def depth(tree: Tree) -> int:
    """How deep a tree is; its own stack, since a formula may be deeper than Python's."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        waiting += [(part, level + 1) for part in node[1:] if isinstance(part, list)]
    return deepest


def substituted(tree: Tree, name: str, value: Tree) -> Tree:
    """The tree with a symbol replaced."""
    if tree == ["s", name]:
        return value
    return [tree[0], *(substituted(part, name, value) if isinstance(part, list) else part for part in tree[1:])]
