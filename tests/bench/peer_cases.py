"""Cases of other projects' own test suites: srepr text read through `ast` and a white list; nothing is evaluated."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sympy
from sympy.functions.elementary.piecewise import ExprCondPair

HEADS = """
    Add Mul Pow exp log sqrt sin cos tan cot sec csc asin acos atan acot asec acsc atan2 sinh cosh tanh coth sech csch
    asinh acosh atanh acoth asech acsch Abs sign re im conjugate arg Max Min Heaviside DiracDelta Piecewise Tuple Sum
    Product Derivative Integral And Or Not Equality Unequality LessThan StrictLessThan GreaterThan StrictGreaterThan
    gamma loggamma factorial binomial RisingFactorial FallingFactorial erf erfc erfi erf2 erfinv erfcinv erf2inv
    besselj bessely besseli besselk jn yn fresnels fresnelc lowergamma uppergamma polylog zeta Ei li Li Si Ci Shi Chi
    LambertW sinc floor ceiling Mod SingularityFunction expint polygamma digamma
""".split()
CONSTANTS = ("pi", "E", "I", "oo", "zoo", "nan", "true", "false", "EulerGamma", "GoldenRatio", "Catalan")
FUNCTIONS = {name: getattr(sympy, name) for name in HEADS} | {"ExprCondPair": ExprCondPair}
NUMBERS = dict(Integer=sympy.Integer, Rational=sympy.Rational, Float=sympy.Float)


@dataclass(frozen=True)
class Case:
    """One pair of a peer's suite, and what the peer says of it."""

    id: str
    answer: Any
    reference: Any
    expect: bool
    symbols: tuple[Any, ...]


def read_cases(path: Path) -> Iterator[Case]:
    for line in path.read_text().splitlines():
        row = json.loads(line)
        answer, reference = parse(row["student"]), parse(row["reference"])
        symbols = tuple(sorted(answer.free_symbols, key=str))
        yield Case(row["id"], answer, reference, row["expect"], symbols)


def parse(text: str) -> Any:
    """A SymPy tree from srepr text. Errors: ValueError for whatever is not on the white list.

    >>> parse("Add(Symbol('x', real=True), Integer(1))")
    x + 1
    """
    return _build(ast.parse(text, mode="eval").body)


def _build(node: ast.AST) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return sympy.true if node.value else sympy.false
    if isinstance(node, ast.Name) and node.id in CONSTANTS:
        return getattr(sympy, node.id)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Call):  # Function('f')(x)
            return sympy.Function(_text(node.func, "Function"))(*map(_build, node.args))
        if isinstance(node.func, ast.Name):
            return _call(node.func.id, node)
    raise ValueError(f"not on the white list: {ast.dump(node)[:80]}")


def _call(name: str, node: ast.Call) -> Any:
    if name in ("Symbol", "Dummy"):
        return sympy.Symbol(_text(node, name), **{k.arg: ast.literal_eval(k.value) for k in node.keywords if k.arg})
    if name in NUMBERS:
        return NUMBERS[name](*map(ast.literal_eval, node.args))
    if name in FUNCTIONS:
        return FUNCTIONS[name](*map(_build, node.args))
    raise ValueError(f"not on the white list: {name[:40]}")


def _text(node: ast.Call, name: str) -> str:
    if isinstance(node.func, ast.Name) and node.func.id == name:
        text = ast.literal_eval(node.args[0])
        if isinstance(text, str) and text.isidentifier():
            return text
    raise ValueError("a name must be an identifier")
