"""A SymPy expression as a tree of plain lists, and back, through a white list of node names.

A node is ["Add", …] for a compound, ["s", name] a symbol, ["i", digits] an integer, ["q", p, q] a rational,
["f", digits, bits] a float, ["c", name] a constant. Nodes are built unevaluated: to ask whether 9**9**9**9 is less
than 3, as the constructor of a relation does, takes for ever. No text is ever parsed as code, and a symbol's name
must be an identifier, since lambdify would execute any other.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

MAX_NODES, MAX_DEPTH, MAX_DIGITS, MAX_PRECISION = 5000, 200, 1300, 4000
COMPOUND = """
    Add Mul Pow exp log sin cos tan cot sec csc asin acos atan atan2 sinh cosh tanh coth asinh acosh atanh Abs
    sign Derivative Integral Limit Sum Product Tuple Equality Unequality LessThan StrictLessThan GreaterThan
    StrictGreaterThan And Or Not Piecewise ExprCondPair factorial binomial gamma erf floor ceiling Max Min re
    im conjugate Heaviside DiracDelta
""".split()
OF_VALUES = "Add Mul Pow Max Min".split()  # these and functions take expressions and nothing else
OF_A_VARIABLE = "Derivative Integral Limit Sum Product".split()
RELATIONS = "Equality Unequality LessThan StrictLessThan GreaterThan StrictGreaterThan".split()
CONSTANT = dict(
    Pi="pi", Exp1="E", ImaginaryUnit="I", Infinity="oo", NegativeInfinity="-oo", ComplexInfinity="zoo", NaN="nan",
    BooleanTrue="true", BooleanFalse="false", EulerGamma="EulerGamma", GoldenRatio="GoldenRatio",
)  # fmt: skip


class TreeError(ValueError):
    """An expression that has no tree, or a tree that is no expression of ours."""


def is_expression(value: Any) -> bool:
    """Whether `value` is a SymPy object; does not import SymPy for a process that never has."""
    sympy = sys.modules.get("sympy")
    return sympy is not None and isinstance(value, sympy.Basic)


def from_expression(expression: Any) -> list:
    """Tree of a SymPy expression. Errors: TreeError, too large or too deep."""
    nodes = 0

    def grow(e: Any, depth: int) -> list:
        nonlocal nodes
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise TreeError("expression too large")
        if e.is_Symbol:
            return ["s", str(e.name)]
        if getattr(e, "is_Integer", False):
            return ["i", _digits(int(e.p))]
        if getattr(e, "is_Rational", False):
            return ["q", _digits(int(e.p)), _digits(int(e.q))]
        if getattr(e, "is_Float", False):
            return ["f", str(e), int(e._prec)]
        if not e.args:
            return ["c", type(e).__name__]
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
        return _compound(kind, head, [build(a, depth + 1) for a in rest])

    try:
        return build(tree, 0)
    except TreeError:
        raise
    except Exception as error:
        raise TreeError(f"{type(error).__name__} while building the expression") from None


def _compound(kind: str, head: Any, arguments: list[Any]) -> Any:
    """A node as it stands: where a constructor would evaluate, compare or fold its arguments, it is gone round."""
    import sympy
    from sympy.functions.elementary.piecewise import ExprCondPair
    from sympy.logic.boolalg import Boolean

    def all_are(of: Any, which: list[Any]) -> None:
        if not all(isinstance(a, of) for a in which):
            raise TreeError(f"arguments of {kind}")

    if kind == "Tuple":
        return sympy.Tuple(*arguments)
    if kind == "ExprCondPair":
        if len(arguments) != 2:
            raise TreeError("a case without its condition")
        all_are(sympy.Expr, arguments[:1])
        all_are(Boolean, arguments[1:])
        return sympy.Basic.__new__(ExprCondPair, *arguments)
    if kind == "Piecewise":
        all_are(ExprCondPair, arguments)
        return sympy.Basic.__new__(head, *arguments)
    if kind in ("And", "Or", "Not"):
        all_are(Boolean, arguments)
        return _logical(head, arguments)
    if kind in OF_A_VARIABLE:
        all_are(sympy.Expr, arguments[:1])
        all_are(sympy.Tuple, arguments[1:])
        for variable, *bounds in (a.args for a in arguments[1:]):
            all_are(sympy.Symbol, [variable])
            all_are(sympy.Expr, bounds)
        return _over(head, arguments)
    if kind in RELATIONS:
        all_are((sympy.Expr, Boolean), arguments)
    elif kind in OF_VALUES or issubclass(head, sympy.Function):
        all_are(sympy.Expr, arguments)
    return head(*arguments, evaluate=False)


def _over(head: Any, arguments: list[Any]) -> Any:
    import sympy

    made = sympy.Basic.__new__(head, *arguments)
    if head is not sympy.Derivative:  # the others note it when they are made
        made.is_commutative = arguments[0].is_commutative
    return made


def _logical(head: Any, arguments: list[Any]) -> Any:
    import sympy

    made = sympy.Basic.__new__(head, *arguments)
    if issubclass(head, sympy.And | sympy.Or):  # these are asked for their arguments as a set
        made._argset = frozenset(arguments)
    return made


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
    if not set(text) <= set("0123456789.e+-"):  # SymPy would sympify any other text
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

    functions = {name: getattr(sympy, name, None) for name in COMPOUND}
    functions["ExprCondPair"] = ExprCondPair
    constants = {name: -sympy.oo if text == "-oo" else getattr(sympy, text) for name, text in CONSTANT.items()}
    return functions, constants
