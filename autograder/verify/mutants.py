"""Small mutations of a right solution: another operator, constant, sign, comparison, axis; one at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

SWAPPED: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Lt: (ast.Gt,),
    ast.Gt: (ast.Lt,),
    ast.LtE: (ast.GtE,),
    ast.GtE: (ast.LtE,),
    ast.Eq: (ast.NotEq,),
}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """(what was changed, source) for each single mutation of a function definition.

    >>> sorted(what for what, _ in mutants("def f(z):\\n    return 1 - z"))[:3]
    ['line 2: 1 → 0', 'line 2: 1 → 2', 'line 2: Sub → Add']
    """
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for number, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            other = copy.deepcopy(tree)
            change(list(ast.walk(other))[number])
            text = ast.unparse(ast.fix_missing_locations(other))
            if text not in seen:
                seen.add(text)
                yield f"line {getattr(node, 'lineno', 0)}: {what}", text + "\n"


def _changes(node: ast.AST) -> Iterator:
    if isinstance(node, ast.BinOp):
        for kind in SWAPPED.get(type(node.op), ()):
            yield f"{type(node.op).__name__} → {kind.__name__}", lambda n, k=kind: setattr(n, "op", k())
    if isinstance(node, ast.Compare):
        for kind in SWAPPED.get(type(node.ops[0]), ()):
            yield f"{type(node.ops[0]).__name__} → {kind.__name__}", lambda n, k=kind: n.ops.__setitem__(0, k())
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        number: Any = node.value
        for value in (number - 1, number + 1):
            yield f"{number} → {value}", lambda n, v=value: setattr(n, "value", v)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus sign dropped", lambda n: setattr(n, "op", ast.UAdd())
    if isinstance(node, ast.Return) and node.value is not None:
        yield "result negated", lambda n: setattr(n, "value", ast.UnaryOp(ast.USub(), n.value))
        yield (
            "result transposed",
            lambda n: setattr(
                n,
                "value",
                ast.Attribute(ast.Call(ast.parse("np.asarray", mode="eval").body, [n.value], []), "T", ast.Load()),
            ),
        )


CONSTANTS = {
    "0": "0.0", "1": "1.0", "nan": "float('nan')", "None": "None", "an empty list": "[]", "an empty dict": "{}",
    "an object equal to everything": "type('E', (), {'__eq__': lambda s, o: True, '__hash__': None})()",
}  # fmt: skip


def null_answers(signatures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(name, source) of answers that must earn nothing: 0, 1, nan, None, an argument itself or zeros in its shape.

    signatures : of all functions of the exercise

    >>> next(null_answers(["f(z, h=1)", "g(z)"]))
    ('0', 'def f(z, h=1):\\n    return 0.0\\n\\n\\ndef g(z):\\n    return 0.0\\n')
    """
    arguments = {s: _arguments(s) for s in signatures}
    for name, constant in CONSTANTS.items():
        yield name, _returning(dict.fromkeys(arguments, constant))
    for n in range(max(map(len, arguments.values()), default=0)):
        taken = {s: names[min(n, len(names) - 1)] if names else "None" for s, names in arguments.items()}
        told = " and ".join(dict.fromkeys(taken.values()))
        yield f"the argument {told}", _returning(taken)
        yield f"zeros like {told}", _returning({s: f"0 * np.asarray({a}, dtype=float)" for s, a in taken.items()})
        yield f"nan like {told}", _returning({s: f"np.nan * np.asarray({a}, dtype=float)" for s, a in taken.items()})


def _arguments(signature: str) -> list[str]:
    (definition,) = ast.parse(f"def {signature}: pass").body
    assert isinstance(definition, ast.FunctionDef)
    return [a.arg for a in definition.args.args]


def _returning(bodies: Mapping[str, str]) -> str:
    return "\n\n".join(f"def {signature}:\n    return {body}\n" for signature, body in bodies.items())
