"""Formulas as a teacher writes them: 2x sin(3x) + 3x² cos(3x). In plain text, LaTeX or HTML, by one set of rules.

Numbers come first, then letters, powers of x, roots, brackets, functions, exponentials; a sum starts with a plus where
it can. The author's formulas and those derived from them; never what a learner sent, which may have any size.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from autograder.wording.styles import ATOM, HTML, LATEX, POWER, PRODUCT, SUM, TEXT, Piece, Text

NAMES = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "acot": "arccot"} | {
    f"a{name}": f"ar{name}" for name in ("sinh", "cosh", "tanh")
}
SQUARED_BY_NAME = (sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.sinh, sp.cosh, sp.tanh)  # sin²(x)
CONSTANTS = {sp.pi: "π", sp.E: "e", sp.I: "i", sp.oo: "∞"}


def text(e: sp.Expr) -> str:
    """
    >>> x = sp.Symbol("x")
    >>> text(2 * x * sp.sin(3 * x) + 3 * x**2 * sp.cos(3 * x))
    '3x² cos(3x) + 2x sin(3x)'
    >>> text(sp.exp(-x) / (1 + sp.exp(-x)) ** 2)
    'e⁻ˣ/(1 + e⁻ˣ)²'
    """
    return written(e, TEXT)


def latex(e: sp.Expr) -> str:
    r"""
    >>> latex(sp.sqrt(sp.Symbol("x")) / 2)
    '\\frac{\\sqrt{x}}{2}'
    """
    return written(e, LATEX)


def html(e: sp.Expr) -> str:
    """
    >>> html(sp.Symbol("x") ** 2)
    '<i>x</i><sup>2</sup>'
    """
    return written(e, HTML)


def written(e: sp.Expr, style: Text) -> str:
    return _piece(e, style).words


def terms(e: sp.Add) -> list[sp.Expr]:
    """In the order in which they are written: falling powers, the ones with a minus last."""
    return sorted(e.as_ordered_terms(), key=lambda t: bool(t.could_extract_minus_sign()))


def factor(e: sp.Expr, style: Text) -> str:
    """The formula as a factor of something larger: a sum and a quotient in brackets."""
    if e.is_number and e.is_negative:
        return style.brackets(written(e, style))
    return _held(e, PRODUCT, style)


def _piece(e: sp.Expr, s: Text) -> Piece:
    if isinstance(e, sp.Add):
        return _sum(e, s)
    if isinstance(e, sp.Mul) or (e.is_Rational and (e.is_negative or not e.is_Integer)):
        return _product(e, s)
    if isinstance(e, sp.Pow | sp.exp):
        return _power(e, s)
    if isinstance(e, sp.Symbol):
        return Piece(s.letter(e.name), ATOM, "letter")
    if e in CONSTANTS:
        return Piece(s.letter(CONSTANTS[e]), ATOM, "letter")
    if e.is_Integer or e.is_Float:
        return Piece(str(e), ATOM if e >= 0 else SUM, "number")
    if isinstance(e, sp.Derivative):
        return Piece(s.prime(written(e.expr, s)), ATOM, "bracket")
    if isinstance(e, sp.Abs):
        return Piece(s.bars(written(e.args[0], s)), ATOM, "bracket")
    name = type(e).__name__
    inside = ", ".join(written(a, s) for a in e.args)
    return Piece(s.function(NAMES.get(name, name), inside), ATOM, "function")


def _held(e: sp.Expr, holds: int, s: Text) -> str:
    """In brackets unless it holds together at least so tightly."""
    piece = _piece(e, s)
    return piece.words if piece.holds >= holds else s.brackets(piece.words)


def _sum(e: sp.Add, s: Text) -> Piece:
    words = ""
    for i, term in enumerate(terms(e)):
        minus = term.could_extract_minus_sign() and not isinstance(term, sp.Add)
        piece = _piece(-term if minus else term, s)
        body = piece.words if piece.holds > SUM else s.brackets(piece.words)
        words += (s.minus if minus else "") + body if i == 0 else (f" {s.minus} " if minus else " + ") + body
    return Piece(words, SUM, "sum")


def _product(e: sp.Expr, s: Text) -> Piece:
    """Numbers, letters and functions side by side; what divides goes below."""
    number: sp.Expr = sp.S.One
    above: list[sp.Expr] = []
    below: list[sp.Expr] = []
    for f in sp.Mul.make_args(e):
        if f.is_Rational:
            number *= f
        elif isinstance(f, sp.Add) and all(term.could_extract_minus_sign() for term in f.args):
            number, above = -number, [*above, -f]
        elif isinstance(f, sp.Pow) and f.base is not sp.E and f.exp.could_extract_minus_sign():
            below.append(f.base**-f.exp)
        else:
            above.append(f)
    minus, number = number < 0, abs(number)
    top, bottom = _row(sp.Integer(number.p), above, s), _row(sp.Integer(number.q), below, s)
    piece = top if bottom.words == "1" else s.fraction(top, bottom)
    if minus:
        return Piece(s.minus + (piece.words if piece.holds >= PRODUCT else s.brackets(piece.words)), SUM, "sum")
    return piece


def _row(number: sp.Integer, factors: Sequence[sp.Expr], s: Text) -> Piece:
    pieces = [_piece(f, s) for f in sorted(factors, key=_place)]
    if number != 1 or not pieces:
        pieces.insert(0, _piece(number, s))
    if len(pieces) == 1:
        return pieces[0]
    words = ""
    for left, right in zip([None, *pieces], pieces, strict=False):
        right = right if right.holds >= POWER else Piece(s.brackets(right.words), ATOM, "bracket")
        words += ("" if left is None else s.gap(left.kind, right.kind)) + right.words
    return Piece(words, PRODUCT, "product")


def _place(f: sp.Expr) -> tuple[int, str]:
    """Where a factor stands in a product."""
    base = f.base if isinstance(f, sp.Pow) else f
    if isinstance(f, sp.exp) or not (f.exp if isinstance(f, sp.Pow) else sp.S.One).is_number:
        return 6, str(f)
    if isinstance(f, sp.log):
        return 7, str(f)
    if not f.free_symbols:
        return 1, str(f)
    if isinstance(base, sp.Symbol):
        return (4 if f.is_Pow and not f.exp.is_Integer else 3 if base.name == "x" else 2), str(base)
    return (4 if isinstance(base, sp.Add) else 5), str(f)


def _power(e: sp.Expr, s: Text) -> Piece:
    base, exponent = e.args if isinstance(e, sp.Pow) else (sp.E, e.exp)
    if base is not sp.E and exponent.is_number and exponent.could_extract_minus_sign():
        return _product(sp.Mul(e, sp.S.One, evaluate=False), s) if exponent.is_Rational else _raised(base, exponent, s)
    if exponent is sp.S.Half:
        return Piece(s.root(written(base, s), _piece(base, s).holds == ATOM), POWER, "root")
    if isinstance(base, SQUARED_BY_NAME) and exponent.is_Integer:
        name = type(base).__name__
        return Piece(s.function(name, written(base.args[0], s), str(exponent)), POWER, "function")
    return _raised(base, exponent, s)


def _raised(base: sp.Expr, exponent: sp.Expr, s: Text) -> Piece:
    inside = _piece(base, s)
    below = inside.words if inside.holds == ATOM else s.brackets(inside.words)
    kind = inside.kind if inside.kind in ("letter", "number") and inside.holds == ATOM else "bracket"
    kind = "power of e" if base is sp.E else kind
    return Piece(s.power(below, written(exponent, s)), POWER, kind)
