"""A question that asks many things at once, taken apart: many inputs cost one message, one wrong answer is shown alone.

student.evaluate("[differentiate(_0, _1) for _0 in trees]", trees=trees, _1=x)
"""

from __future__ import annotations

import ast
from dataclasses import replace

from autograder.plain.question import Question


def first_of(question: Question) -> list[Question]:
    """The question for the first thing that a call hands out, where all of them are asked for; [] elsewhere.

    >>> [q.text for q in first_of(Question("list(deal(_0))", {"_0": 3}))]
    ['next(iter(deal(_0)))']
    """
    match ast.parse(question.text, mode="eval").body:
        case ast.Call(func=ast.Name(id="list"), args=[ast.Call() as handing_out], keywords=[]):
            return [replace(question, text=f"next(iter({ast.unparse(handing_out)}))")]
    return []


def taken_apart(question: Question) -> list[Question]:
    """The questions that a list display asks, [] where it is none.

    >>> [q.text for q in taken_apart(Question("[f(_0, n) for _0 in many]", {"many": [1, 2], "n": 3}))]
    ['f(_0, n)', 'f(_0, n)']
    """
    display = ast.parse(question.text, mode="eval").body
    if not isinstance(display, ast.ListComp) or len(display.generators) != 1:
        return []
    loop = display.generators[0]
    if not isinstance(loop.target, ast.Name) or not isinstance(loop.iter, ast.Name) or loop.ifs or loop.is_async:
        return []
    others = dict(question.arguments)
    many = others.pop(loop.iter.id, None)
    if not isinstance(many, list | tuple):
        return []
    text = ast.unparse(display.elt)
    return [replace(question, text=text, arguments={loop.target.id: one} | others) for one in many]
