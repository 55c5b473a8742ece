"""A rule of an exercise: SymPy may not differentiate for the learner while one of its questions is open.

    @exercise("differentiate", refusing=("derivative",))

Whoever calls `sp.diff`, `.diff`, `sp.Derivative` … from code that is not SymPy's own gets `NotAllowedHere`; SymPy
itself goes on using them. The functions' code is exchanged in place, so that names and bound methods taken before are
refused as well, and put back afterwards whatever happens. It keeps an honest learner on the way; it is no wall.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

NOUNS = ("derivative", "limit", "series")
REFUSABLE = frozenset({"derivative"})

# Parts of SymPy whose own calls count as the learner's: they are asked for derivatives, and SymPy's simplification
# does without them. `Matrix.jacobian`, `hessian`, `idiff`, `differentiate_finite`, `vector.gradient`, …
DERIVING = ("calculus", "diffgeom", "geometry", "holonomic", "matrices", "physics", "tensor", "vector")
BETWEEN = ("functools.py", "contextlib.py", Path(__file__).name)  # frames that only hand a call on


class NotAllowedHere(Exception):
    """The learner's code called what this exercise does not allow."""


NAME = NotAllowedHere.__name__


@contextmanager
def refusing(what: Collection[str], exempt: Collection[CodeType] = ()) -> Iterator[None]:
    """While open, what is named is refused to all but SymPy itself.

    what : of REFUSABLE; none costs nothing
    exempt : code that may call it all the same: that of the functions which the course provides
    """
    if not what:
        yield
        return
    if unknown := set(what) - REFUSABLE:
        raise ValueError(f"cannot refuse {', '.join(sorted(unknown))}")
    exchanged = _exchanged(frozenset(exempt), len(sys.modules))
    try:
        for function, _, guarded in exchanged:
            function.__code__ = guarded
        yield
    finally:
        for function, code, _ in exchanged:
            function.__code__ = code


@lru_cache(maxsize=4)
def _exchanged(exempt: frozenset[CodeType], modules: int) -> list[tuple[FunctionType, CodeType, CodeType]]:
    """Functions, their own code, and the code that refuses. `modules`: more of SymPy may have been imported since."""
    return [(f, f.__code__, _guarded(f, noun, name, exempt)) for f, noun, name in _derivatives()]


def _guarded(function: FunctionType, noun: str, name: str, exempt: Collection[CodeType]) -> CodeType:
    """Code for `function` that looks at its caller first."""
    original = FunctionType(
        function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
    original.__kwdefaults__ = function.__kwdefaults__

    def look(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        called = _called_as(sys._getframe(2), name, exempt)
        if called:
            raise NotAllowedHere(f"SymPy's own {noun} is not allowed here: {called}")
        return original(*arguments, **named)

    code = _template(len(function.__code__.co_freevars))
    constants = tuple(look if c == "look" else c for c in code.co_consts)
    return code.replace(co_consts=constants, co_name=function.__name__, co_filename=function.__code__.co_filename)


@cache
def _template(cells: int) -> CodeType:
    """Code that calls its constant "look", with as many free variables as the code it stands for."""
    free = ", ".join(f"v{i}" for i in range(cells))
    source = (
        f"def outer({free}):\n"
        "    def guard(*arguments, **named):\n"
        f"        if 0: [{free}]\n"
        "        look = 'look'\n"
        "        return look(arguments, named)\n"
        "    return guard\n"
    )
    scope: dict[str, Any] = {}
    exec(compile(source, "<guard>", "exec"), scope)
    code: CodeType = scope["outer"](*range(cells)).__code__
    return code


def _called_as(frame: FrameType | None, name: str, exempt: Collection[CodeType]) -> str:
    """How the learner's code called a derivative, "" where SymPy or the course did."""
    home = _home()
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(home):
            if path[len(home) :].replace("\\", "/").split("/")[0] not in DERIVING:
                return ""
            name = frame.f_code.co_name
        elif Path(path).name not in BETWEEN:
            return "" if frame.f_code in exempt else name
        frame = frame.f_back
    return name


@cache
def _home() -> str:
    import sympy

    return f"{Path(sympy.__file__).parent}/"


def _derivatives() -> Iterator[tuple[FunctionType, str, str]]:
    """Every way of SymPy's to a derivative: function, what it is, how a learner calls it."""
    import sympy as sp
    from sympy.core.function import _derivative_dispatch
    from sympy.logic.boolalg import Boolean
    from sympy.polys.fields import FracElement
    from sympy.polys.rings import PolyElement
    from sympy.series.residues import residue

    functions: list[tuple[Callable[..., Any], str, str]] = [
        (sp.diff, "derivative", "sp.diff"),
        (_derivative_dispatch, "derivative", "sp.diff"),
        (sp.Derivative.__new__, "derivative", "sp.Derivative"),
        (sp.Derivative.doit, "derivative", "sp.Derivative"),
        (sp.Poly.diff, "derivative", "Poly.diff"),
        (sp.limit, "limit", "sp.limit"),
        (sp.Limit.doit, "limit", "sp.Limit"),
        (sp.series, "series", "sp.series"),
        (sp.fps, "series", "sp.fps"),
        (residue, "series", "sp.residue"),
    ]
    for owner in (sp.Expr, sp.Matrix, sp.MatrixExpr, sp.Array, sp.Quaternion, Boolean, PolyElement, FracElement):
        functions.append((getattr(owner, "diff", None), "derivative", ".diff"))  # type: ignore[arg-type]
    for method in "series aseries lseries nseries leadterm as_leading_term fps".split():
        functions.append((getattr(sp.Expr, method), "series", f".{method}"))
    functions.append((sp.Expr.limit, "limit", ".limit"))
    for kind in _kinds(sp.Basic):
        for method in ("fdiff", "_eval_derivative", "_eval_derivative_n_times"):
            if method in vars(kind):
                functions.append((vars(kind)[method], "derivative", f".{method}"))
    seen: set[int] = set()
    for function, noun, name in functions:
        inner: Any = getattr(function, "__func__", function)
        while inner is not None:  # a cached method is one function around another
            if isinstance(inner, FunctionType) and id(inner) not in seen:
                seen.add(id(inner))
                yield inner, noun, name
            inner = getattr(inner, "__wrapped__", None)


def _kinds(kind: type) -> Iterator[type]:
    below: type
    for below in type.__subclasses__(kind):
        if str(below.__module__).startswith("sympy."):  # a function that a learner made up is of no module
            yield below
            yield from _kinds(below)
