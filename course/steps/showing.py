"""A derivation in a terminal, in LaTeX, in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from autograder.wording.notation import written
from autograder.wording.sentences import WIDTH
from autograder.wording.styles import HTML, LATEX, TEXT, Text

if TYPE_CHECKING:
    from course.steps.derivation import Derivation, Step

UP, TOGETHER = "so", "together"
SIGNS = (" = ", " + ", " − ", " · ")


def text(d: Derivation) -> str:
    rows = _rows(d, TEXT)
    width = max((len(rule) for _, rule, _ in rows), default=0)
    lines = [f"f({d.x.name}) = {written(d.f, TEXT)}"]
    for number, rule, formula in rows:
        lead = f"  {number:>2}  {rule:{width}}  "
        lines += _fitted(lead, formula)
    return "\n".join([*lines, f"{_prime(d, TEXT)} = {written(d.derivative, TEXT)}"])


def latex(d: Derivation) -> str:
    lines = [rf"f({d.x.name}) &= {written(d.f, LATEX)}"]
    lines += [rf"{formula.replace(' = ', ' &= ', 1)} && \text{{{rule}}}" for _, rule, formula in _rows(d, LATEX)]
    lines.append(f"{_prime(d, LATEX)} &= {written(d.derivative, LATEX)}")
    return "\\begin{aligned}\n" + " \\\\\n".join(lines) + "\n\\end{aligned}"


def html(d: Derivation) -> str:
    """A table; everything is escaped. The names of the rules and the one-line formulas alone say everything."""
    narrow = '<td style="text-align:left;white-space:nowrap">{}</td>'
    row = f'<tr>{narrow}{narrow}<td style="text-align:left">{{}}</td></tr>'
    rows = [row.format("", "", f"<i>f</i>({HTML.letter(d.x.name)}) = {written(d.f, HTML)}")]
    rows += [row.format(number, escape(rule), formula) for number, rule, formula in _rows(d, HTML)]
    rows.append(row.format("", "", f"<b>{_prime(d, HTML)} = {written(d.derivative, HTML)}</b>"))
    return f'<table class="derivation">{"".join(rows)}</table>'


def _rows(d: Derivation, style: Text) -> list[tuple[str, str, str]]:
    """(number, rule, formula) of every line: down through the steps, and up again where a step had to wait."""
    down = [(str(i), step.rule, _going_down(step, style)) for i, step in enumerate(d.steps, 1)]
    up = [
        ("", UP if step is not d.steps[0] else TOGETHER, _coming_up(d, step, style))
        for step in reversed(d.steps)
        if step.open
    ]
    return down + up


def _going_down(step: Step, style: Text) -> str:
    formula = f"{style.prime(written(step.subject, style))} = {step.pattern.written(style)}"
    result = written(step.derivative, style)
    return formula if step.open or result == step.pattern.written(style) else f"{formula} = {result}"


def _coming_up(d: Derivation, step: Step, style: Text) -> str:
    if step is d.steps[0]:
        return f"{_prime(d, style)} = {step.filled.written(style)}"
    formula = f"{style.prime(written(step.subject, style))} = {step.filled.written(style)}"
    result = written(step.derivative, style)
    return formula if result == step.filled.written(style) else f"{formula} = {result}"


def _prime(d: Derivation, style: Text) -> str:
    return f"{style.primed('f')}({style.letter(d.x.name)})"


def _fitted(lead: str, formula: str) -> list[str]:
    """The formula behind its lead, in lines that fit: broken before an equals sign, or outside brackets, or within."""
    pieces = [formula]
    for signs, depth in (((" = ",), 0), *((SIGNS, depth) for depth in range(4))):
        if max(map(len, pieces)) <= WIDTH - len(lead) - 2:
            break
        pieces = _broken(formula, signs, depth)
    lines = [lead]
    for i, piece in enumerate(pieces):
        if i and len(lines[-1]) + len(piece) > WIDTH:
            lines.append(" " * (len(lead) + 2))
            piece = piece.lstrip()
        lines[-1] += piece
    return lines


def _broken(formula: str, signs: tuple[str, ...], deepest: int) -> list[str]:
    """Pieces that may stand on lines of their own; brackets deeper than that are kept whole."""
    pieces, depth = [""], 0
    for i, c in enumerate(formula):
        depth += (c == "(") - (c == ")")
        if depth <= deepest and formula[i : i + 3] in signs:
            pieces.append("")
        pieces[-1] += c
    return pieces
