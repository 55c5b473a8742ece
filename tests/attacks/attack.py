"""What an attack is. The lists beside this module hold them, by what they try."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

NOTHING = "def sigmoid(z):\n    return 0.3\n"


@dataclass(frozen=True)
class Attack:
    """One submission that means harm.

    code : source of the solution cells, by exercise; those that are not named are solved rightly where `honest`
    points : what it wins, that of its honest part; least : where that may fall when it harms itself
    cells : whole cells put before the first, JSON
    change : alters the notebook's JSON
    notes : words that the instructor must be told
    """

    name: str
    code: dict[str, str] = field(default_factory=dict)
    points: float = 0.0
    least: float | None = None
    honest: bool = False
    cells: tuple[dict[str, Any], ...] = ()
    change: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    notes: str = ""


def reads(name: str, code: str) -> Attack:
    """Code that prints whatever it can reach; PLACES are the paths of secrets. Solves nothing."""
    return Attack(
        name, {"sigmoid": f"{dedent(code)}\n{NOTHING}", **_wrong("sigmoid_prime", "sigmoid_prime_from_output")}
    )


def forges(name: str, code: str, points: float = 0.0) -> Attack:
    """Code that stands in the cells of all three exercises and solves none: {f} is the function's name."""
    functions = ("sigmoid", "sigmoid_prime", "sigmoid_prime_from_output")
    return Attack(name, {f: dedent(code).replace("{f}", f) for f in functions}, points)


def costs(name: str, code: str, notes: str = "", points: float = 30.0, least: float | None = None) -> Attack:
    """Code in the cell of sigmoid_prime; the other two exercises are solved and must keep their 30 points."""
    return Attack(name, {"sigmoid_prime": dedent(code)}, points, least, honest=True, notes=notes)


def _wrong(*functions: str) -> dict[str, str]:
    return {f: f"def {f}(x):\n    return 0.3\n" for f in functions}
