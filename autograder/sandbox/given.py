"""What a box is told of the course's givens: at its start what notebooks may import, with a question what that needs.

A given function is the right answer of an earlier exercise. It comes when that has been judged, never before.
"""

from __future__ import annotations

import ast
import symtable
from functools import cache

OPEN = "OPEN"  # the name under which the givens say what may be imported: {"": by any notebook, "4b-…": by that one}


@cache
def open_source(text: str) -> str:
    """The part of the givens that is there from the start; all of them where they do not say."""
    said = _open_statement(text)
    if said is None:
        return text
    names = tuple(ast.literal_eval(said.value)[""])
    return f"{source_of(text, names)}\n__all__ = {list(names)!r}\n"


@cache
def opened_for(text: str, assignment: str) -> str:
    """The givens with what this assignment's notebooks may import among what any may.

    An earlier answer that a later assignment begins with is closed in the one that asks for it.

    >>> opened_for("OPEN = {'': ['a'], '2': ['b']}", "2"), opened_for("OPEN = {'': ['a'], '2': ['b']}", "1")
    ("OPEN = {'': ['a', 'b']}", "OPEN = {'': ['a']}")
    """
    said = _open_statement(text)
    if said is None:
        return text
    by_assignment = ast.literal_eval(said.value)
    names = list(dict.fromkeys([*by_assignment[""], *by_assignment.get(assignment, [])]))
    lines = text.splitlines(keepends=True)
    lines[said.lineno - 1 : said.end_lineno] = [f"{OPEN} = { ({'': names})!r}", "\n" if text.endswith("\n") else ""]
    return "".join(lines)


def _open_statement(text: str) -> ast.Assign | None:
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == [OPEN]:
            return node
    return None


@cache
def source_of(text: str, names: tuple[str, ...]) -> str:
    """The statements of the givens that define `names`, with everything these use, in their order.

    >>> source_of("import math\\nA = 1\\ndef f(): return math.pi + A\\ndef g(): return f()\\nB = 2", ("f",))
    'import math\\nA = 1\\n\\ndef f():\\n    return math.pi + A\\n'
    """
    statements = ast.parse(text).body
    wanted, kept = set(names), set[int]()
    while True:
        more = {n for n, s in enumerate(statements) if n not in kept and _binds(s) & wanted}
        if not more:
            chosen = [statements[n] for n in sorted(kept)]
            return ast.unparse(ast.Module(chosen, [])) + "\n"
        kept |= more
        wanted |= {name for n in more for name in _uses(statements[n])}


def _binds(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in statement.names}
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _uses(statement: ast.stmt) -> set[str]:
    """Names from outside that a statement reads; a function's own `train` is not the givens' function of that name.

    >>> sorted(_uses(ast.parse("def f(x):\\n    train = order(x)\\n    return [train + y for y in Z]").body[0]))
    ['Z', 'order']
    """
    scopes = [symtable.symtable(ast.unparse(statement), "course/givens.py", "exec")]
    used = {s.get_name() for s in scopes[0].get_symbols() if s.is_referenced()}
    while scopes:
        scopes += (inner := scopes.pop().get_children())
        used |= {s.get_name() for scope in inner for s in scope.get_symbols() if s.is_global() and s.is_referenced()}
    return used
