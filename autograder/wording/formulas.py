"""The words about a formula that could not be read, or that could be meant in two ways."""

from __future__ import annotations

import unicodedata

from autograder.checks.formula.problem import Problem, Reading

WINDOW = 30  # characters on either side of the place, where the formula is longer than a line


def problem(p: Problem) -> str:
    """What is wrong, and below it the formula with a mark at the place.

    >>> print(problem(Problem("closes nothing", "2x + )", 5, 6)))
    I do not understand ')' here: it closes nothing.
      2x + )
           ^
    """
    sentence = _sentence(p)
    return sentence if p.kind in ("empty", "long") else f"{sentence}\n{marked(p)}"


def marked(p: Problem) -> str:
    """The formula, and a mark below the place; of a long formula the part around it."""
    first = max(0, p.start - WINDOW)
    last = min(len(p.text), max(p.end, p.start + 1) + WINDOW)
    before = ("…" if first else "") + _printable(p.text[first : p.start])
    at = _printable(p.text[p.start : p.end])[: 2 * WINDOW]
    after = _printable(p.text[p.end : last]) + ("…" if last < len(p.text) else "")
    return f"  {before}{at}{after}\n  {' ' * _columns(before)}{'^' * max(1, _columns(at))}"


def _sentence(p: Problem) -> str:
    piece = f"'{_printable(p.piece)[:40]}'"
    match p.kind:
        case "empty":
            return "There is no formula yet."
        case "long":
            return f"This is longer than {p.other} characters."
        case "deep":
            return f"This is nested more than {p.other} deep."
        case "invisible":
            return f"There is a character here that cannot be seen ({p.other}). Delete it."
        case "look-alike":
            return f"This {piece} only looks like {p.other}: it comes from another alphabet. Type {p.other}."
        case "number":
            return f"I do not read numbers of this size: at most {p.other} digits."
        case "unknown" | "command":
            return f"I do not know {piece}." + (f" Did you mean {p.other}?" if p.other else "")
        case "letter":
            return f"I do not know {piece} here." + (f" This formula is about {p.other}." if p.other else "")
        case "digit":
            return f"I do not understand {piece} here: {p.other}^n is a power, n{p.other} a multiple."
        case "base":
            return "Which logarithm is this? Write log(2x), or log_2(x) for base 2."
        case "never closed":
            return f"This {piece} is never closed; {p.other} is missing."
        case "closes nothing":
            return f"I do not understand {piece} here: it closes nothing."
        case "closes another":
            return f"I do not understand {piece} here: {p.other} would close the bracket that is open."
        case "bar":
            return f"I do not understand {piece} here: which bar does it belong to? abs(…) says the same."
        case "ends":
            return (
                f"The formula ends after '{p.other}': something is missing."
                if p.other
                else "Something is missing here."
            )
        case "empty brackets":
            return "There is nothing between these brackets."
        case "equation":
            return "Type only the right-hand side, without =."
        case "comma":
            return "I do not understand ',' here: type one formula."
        case "decimal comma":
            return "Type a point, as in 0.5: a comma separates two things."
        case "task":
            return f"{piece} says what to work out. Type what comes out."
        case "prime":
            return "I do not understand ' here: type the derivative itself."
        case "two numbers":
            return "Two numbers stand side by side. Is there a sign missing between them?"
        case "number after name":
            return "A number comes after a letter. Is it a power (^), or does the number belong in front?"
        case "over zero":
            return "This divides by 0."
        case "argument":
            return f"'{p.other}' needs something to act on before {piece}."
        case "exponent":
            return f"Put the exponent in brackets: ^({_printable(p.piece) or '…'} …)."
        case "inverse":
            return f"{piece} to the −1 could mean two things. Write 1/{p.piece}(x), or the name of the other function."
    return f"I do not understand {piece} here."


def reading(r: Reading) -> str:
    """Which way was taken, and how to say the other.

    >>> reading(Reading("below", "/2x", ("2", "x")))
    '/2x is read as /2·x; if x is below the line too, write /(2x)'
    """
    match r.kind, r.parts:
        case "below", (below, after):
            return f"{r.piece} is read as /{below}·{after}; if {after} is below the line too, write /({below}{after})"
        case "after a function", (name, argument, below):
            return f"{r.piece} is read as ({name} {argument})/{below}; the other is {name}({argument}/{below})"
        case "inverse", (name,):
            return f"{r.piece} is read as the inverse function arc{name}; one over {name} is 1/{name}(…)"
        case "exponent", (base, exponent, after):
            return f"{r.piece} is read as {base}^{exponent}·{after}; the other is {base}^({exponent}{after})"
        case "bracket in argument", (name, argument):
            return f"{r.piece} is read as {name}({argument}); for less, put brackets around the argument"
    raise ValueError(r.kind)


def _printable(text: str) -> str:
    return "".join("␣" if unicodedata.category(c)[0] == "C" else c for c in text)


def _columns(text: str) -> int:
    """Columns in a fixed-width font: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
