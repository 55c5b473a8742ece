"""A SymPy expression as a tree of plain lists, and back, through a white list of node names.

A node is ["Add", …] for a compound, ["s", name] a symbol, ["i", digits] an integer, ["q", p, q] a rational,
["f", digits, bits] a float, ["c", name] a constant. Nodes are built unevaluated, since evaluation can run away
(9**9**9**9, Max of two towers, the canonical form of a condition); no text is ever parsed as code, and a symbol's name
must be an identifier, since lambdify would execute any other.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

MAX_NODES, MAX_DEPTH, MAX_DIGITS, MAX_PRECISION = 5000, 200, 1300, 4000
MAX_EXPONENT = 30_000  # of a float, of two; SymPy takes twenty seconds to write out 1e1000000
FLOAT = re.compile(r"[+-]?\d+\.?\d*(e[+-]?\d{1,4})?", re.ASCII)  # 1e999999999 would be written out in full
FUNCTIONS = """
    Add Mul Pow exp log sin cos tan cot sec csc asin acos atan acot asec acsc atan2 sinh cosh tanh coth sech csch asinh
    acosh atanh acoth asech acsch Abs sign re im conjugate arg factorial binomial gamma loggamma digamma erf erfc erfi
    floor ceiling frac Mod Max Min Heaviside DiracDelta LambertW sinc
""".split()
RELATIONS = "Equality Unequality LessThan StrictLessThan GreaterThan StrictGreaterThan".split()
LIMITS = dict(Derivative=(2, 2), Integral=(1, 3), Sum=(3, 3), Product=(3, 3))  # how long the tuples after the body are
STRUCTURE = "Tuple ExprCondPair Piecewise And Or Not Limit".split()
SIDES = ("+", "-", "+-")  # of a limit, which SymPy keeps as symbols
CONSTANT = dict(
    Pi="pi", Exp1="E", ImaginaryUnit="I", Infinity="oo", NegativeInfinity="-oo", ComplexInfinity="zoo", NaN="nan",
    BooleanTrue="true", BooleanFalse="false", EulerGamma="EulerGamma", GoldenRatio="GoldenRatio", Catalan="Catalan",
)  # fmt: skip


class TreeError(ValueError):
    """An expression that has no tree, or a tree that is no expression of ours."""


def is_expression(value: Any) -> bool:
    """Whether `value` is a SymPy object; does not import SymPy for a process that never has."""
    sympy = sys.modules.get("sympy")
    return sympy is not None and isinstance(value, sympy.Basic)


def is_matrix(value: Any) -> bool:
    """Whether `value` is a matrix of SymPy's, written out entry by entry."""
    sympy = sys.modules.get("sympy")
    return sympy is not None and isinstance(value, sympy.MatrixBase)


def from_expression(expression: Any) -> list:
    """Tree of a SymPy expression. Errors: TreeError: too large or too deep, or a node that would not come back."""
    heads = {*FUNCTIONS, *RELATIONS, *LIMITS, *STRUCTURE}
    nodes = 0

    def grow(e: Any, depth: int) -> list:
        nonlocal nodes
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise TreeError("expression too large")
        if e.is_Symbol:
            return ["s", e.name if e.name in SIDES else _name(e.name)]
        if getattr(e, "is_Integer", False):
            return ["i", _digits(int(e.p))]
        if getattr(e, "is_Rational", False):
            return ["q", _digits(int(e.p)), _digits(int(e.q))]
        if getattr(e, "is_Float", False):
            return ["f", _written(e), int(e._prec)]
        if not e.args:
            return ["c", type(e).__name__]
        if type(e).__name__ not in heads:
            raise TreeError(f"unknown node {type(e).__name__[:30]}")
        return [type(e).__name__, *(grow(a, depth + 1) for a in e.args)]

    return grow(expression, 0)


def to_expression(tree: Any) -> Any:
    """SymPy expression of a tree from anywhere. Errors: TreeError for whatever is not on the white list.

    >>> to_expression(["Add", ["s", "x"], ["i", "1"]])
    x + 1
    """
    import sympy

    functions, constants = _tables()
    nodes = 0

    def build(node: Any, depth: int) -> Any:
        nonlocal nodes
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise TreeError("expression too large")
        if type(node) is not list or len(node) < 2 or type(node[0]) is not str:
            raise TreeError("not a node")
        kind, *rest = node
        if kind == "s":
            return sympy.Symbol(_name(rest[0]))
        if kind == "i":
            return sympy.Integer(_integer(rest[0]))
        if kind == "q" and len(rest) == 2:
            return sympy.Rational(_integer(rest[0]), _integer(rest[1]))
        if kind == "f" and len(rest) == 2:
            return _float(*rest)
        if kind == "c":
            if rest[0] not in constants:
                raise TreeError("unknown constant")
            return constants[rest[0]]
        head = functions.get(kind)
        if head is None:
            raise TreeError(f"unknown node {kind[:30]}")
        if kind == "Limit" and len(rest) == 4 and rest[3] in [["s", side] for side in SIDES]:
            return sympy.Expr.__new__(head, *(build(a, depth + 1) for a in rest[:3]), sympy.Symbol(rest[3][1]))
        arguments = [build(a, depth + 1) for a in rest]
        if kind in FUNCTIONS or kind in RELATIONS:
            takes = sympy.Expr if kind in FUNCTIONS else (sympy.Expr, sympy.logic.boolalg.Boolean)
            if not all(isinstance(a, takes) for a in arguments):
                raise TreeError(f"arguments of {kind}")
            return head(*arguments, evaluate=False)
        return _structure(kind, head, arguments)

    try:
        return build(tree, 0)
    except TreeError:
        raise
    except Exception as error:
        raise TreeError(f"{type(error).__name__} while building the expression") from None


def _structure(kind: str, head: Any, arguments: list[Any]) -> Any:
    """A node whose own constructor would compute, or take what it later stumbles over; its shape is checked here."""
    import sympy

    if kind == "Tuple":
        return sympy.Tuple(*arguments)
    if kind == "ExprCondPair":
        value, condition = arguments
        if not isinstance(condition, sympy.logic.boolalg.Boolean) or condition.has(sympy.Piecewise):
            raise TreeError("not a condition")
        return sympy.Tuple.__new__(head, value, condition)
    if kind == "Piecewise":
        if not all(type(a).__name__ == "ExprCondPair" for a in arguments):
            raise TreeError("not a Piecewise")
        return sympy.Basic.__new__(head, *arguments)
    if kind in ("And", "Or", "Not"):
        if not all(isinstance(a, sympy.logic.boolalg.Boolean) for a in arguments) or (
            kind == "Not" and len(arguments) != 1
        ):
            raise TreeError("not a condition")
        node = sympy.Basic.__new__(head, *arguments)
        if kind != "Not":
            node._argset = frozenset(arguments)
        return node
    if kind not in LIMITS or len(arguments) < 2:
        raise TreeError(f"not a {kind}")
    fewest, most = LIMITS[kind]
    for over in arguments[1:]:
        if not isinstance(over, sympy.Tuple) or not fewest <= len(over) <= most or not over[0].is_Symbol:
            raise TreeError(f"not a {kind}")
        if kind == "Derivative" and not (over[1].is_Integer and 0 < over[1] <= 100):
            raise TreeError("not a derivative")
    node = sympy.Expr.__new__(head, *arguments)
    if kind != "Derivative":
        node.is_commutative = True
    return node


def _written(number: Any) -> str:
    """A float's digits, all that its precision has: str gives 15."""
    _, _, exponent, bits = number._mpf_
    if abs(exponent + bits) > MAX_EXPONENT:
        raise TreeError("a float too large or too small")
    if number._prec == 53 and 1e-300 < abs(float(number)) < 1e300:
        return repr(float(number))
    text = str(number)
    if not FLOAT.fullmatch(text):
        raise TreeError("a float too large or too small")
    return text


def _digits(n: int) -> str:
    if abs(n).bit_length() > MAX_PRECISION:
        raise TreeError("integer too large")
    return str(n)


def _integer(text: Any) -> int:
    if type(text) is not str or len(text) > MAX_DIGITS:
        raise TreeError("not an integer")
    return int(text)


def _float(text: Any, precision: Any) -> Any:
    import sympy

    if type(text) is not str or len(text) > MAX_DIGITS or type(precision) is not int:
        raise TreeError("not a float")
    if not FLOAT.fullmatch(text):  # SymPy would sympify any other text
        raise TreeError("not a float")
    return sympy.Float(text, precision=max(2, min(precision, MAX_PRECISION)))


def _name(name: Any) -> str:
    if type(name) is not str or len(name) > 40 or not name.isidentifier():
        raise TreeError("a symbol's name must be an identifier")
    return name


@cache
def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    import sympy
    from sympy.functions.elementary.piecewise import ExprCondPair

    functions = {name: getattr(sympy, name, None) for name in (*FUNCTIONS, *RELATIONS, *LIMITS, *STRUCTURE)}
    functions["ExprCondPair"] = ExprCondPair
    constants = {name: -sympy.oo if text == "-oo" else getattr(sympy, text) for name, text in CONSTANT.items()}
    return functions, constants
