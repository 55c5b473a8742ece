"""How the parts of a formula are put on paper: plain text for a terminal, LaTeX, HTML that survives a sanitiser."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

SUM, PRODUCT, POWER, ATOM = range(4)  # how tightly a piece holds together
RAISED = dict(
    zip(
        "0123456789+−()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
SHORT = 3  # characters of an exponent that are raised in plain text; more are hard to read
KNOWN_TO_LATEX = frozenset("sin cos tan cot sec csc sinh cosh tanh coth log arcsin arccos arctan".split())
GREEK_TO_LATEX = {"π": r"\pi", "∞": r"\infty"}


@dataclass(frozen=True)
class Piece:
    """Something written. `kind`: what it is, for the gap to its neighbour."""

    words: str
    holds: int
    kind: str


class Text:
    """Unicode on one line: x² sin(3x)/(2√x)."""

    minus = "−"

    def letter(self, name: str) -> str:
        return name

    def brackets(self, inside: str) -> str:
        return f"({inside})"

    def bars(self, inside: str) -> str:
        return f"|{inside}|"

    def gap(self, left: str, right: str) -> str:
        """Between two factors: nothing in 2x and 2(x + 1), a dot where x(…) would look like a function."""
        if right == "number" or (right == "bracket" and left not in ("number", "bracket")):
            return "·"
        if left in ("number", "bracket") and right in ("letter", "bracket", "root"):
            return ""
        return "" if (left, right) == ("letter", "letter") else " "

    def fraction(self, top: Piece, bottom: Piece) -> Piece:
        above = top.words if top.holds >= PRODUCT else self.brackets(top.words)
        below = bottom.words if bottom.holds >= POWER else self.brackets(bottom.words)
        return Piece(f"{above}/{below}", PRODUCT, "fraction")

    def power(self, base: str, exponent: str) -> str:
        clear = exponent.isdigit() or not (base[-1].isdigit() and exponent[0].isdigit())  # 5²ˣ reads as 25x
        if clear and len(exponent) <= SHORT and set(exponent) <= RAISED.keys():
            return base + "".join(RAISED[c] for c in exponent)
        return f"{base}^{exponent if exponent.isdigit() or len(exponent) == 1 else self.brackets(exponent)}"

    def root(self, inside: str, single: bool) -> str:
        return f"√{inside if single else self.brackets(inside)}"

    def function(self, name: str, inside: str, power: str = "") -> str:
        return (self.power(name, power) if power else name) + self.brackets(inside)

    def prime(self, inside: str) -> str:
        return f"{self.brackets(inside)}′"

    def primed(self, name: str) -> str:
        """The derivative of a function that has a name."""
        return f"{name}′"

    def times(self, factors: list[str]) -> str:
        return " · ".join(factors)

    def over(self, top: str, bottom: str) -> str:
        return f"{self.brackets(top)}/{bottom}"


class Latex(Text):
    minus = "-"

    def letter(self, name: str) -> str:
        name = GREEK_TO_LATEX.get(name, name)
        return name if len(name) == 1 or name.startswith("\\") else rf"\mathrm{{{_plain(name)}}}"

    def brackets(self, inside: str) -> str:
        return rf"\left({inside}\right)"

    def bars(self, inside: str) -> str:
        return rf"\left|{inside}\right|"

    def gap(self, left: str, right: str) -> str:
        usual = super().gap(left, right)
        return {"·": r" \cdot ", " ": r" \, ", "": " "}[usual]

    def fraction(self, top: Piece, bottom: Piece) -> Piece:
        return Piece(rf"\frac{{{top.words}}}{{{bottom.words}}}", PRODUCT, "fraction")

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def root(self, inside: str, single: bool) -> str:
        return rf"\sqrt{{{inside}}}"

    def function(self, name: str, inside: str, power: str = "") -> str:
        known = rf"\{name}" if name in KNOWN_TO_LATEX else rf"\operatorname{{{_plain(name)}}}"
        return (self.power(known, power) if power else known) + self.brackets(inside)

    def prime(self, inside: str) -> str:
        return f"{self.brackets(inside)}'"

    def primed(self, name: str) -> str:
        return f"{name}'"

    def times(self, factors: list[str]) -> str:
        return r" \cdot ".join(factors)

    def over(self, top: str, bottom: str) -> str:
        return rf"\frac{{{top}}}{{{bottom}}}"


class Html(Text):
    """Only <i> and <sup>: an untrusted notebook drops MathML, and a fraction would fall apart."""

    def letter(self, name: str) -> str:
        return f"<i>{escape(name)}</i>"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}<sup>{exponent}</sup>"

    def primed(self, name: str) -> str:
        return f"<i>{name}</i>\u200a′"  # a hair of space: the slanted f would touch the prime

    def function(self, name: str, inside: str, power: str = "") -> str:
        return super().function(escape(name), inside, power)


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() else r"\_" if c == "_" else "" for c in name)


TEXT, LATEX, HTML = Text(), Latex(), Html()
