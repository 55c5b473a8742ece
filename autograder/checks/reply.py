"""A reply as the trusted side sees it. Its fields come from untrusted code and are validated one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autograder.plain.printable import printable


@dataclass(frozen=True)
class Error:
    """What the learner's code raised, and in which line of its cell.

    in_cell : the cell itself raised it, so the function was never defined
    """

    type: str
    message: str
    line: int | None = None
    in_cell: bool = False


@dataclass(frozen=True)
class Warned:
    category: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Reply:
    """What a question got: a value or an error; warnings; arguments that the call altered.

    called_at : where a function that the question passed was called; diagnostic only, the learner's code could forge it
    lost : why there is no reply at all ("ran longer than 2 s"), or ""
    """

    value: Any = None
    error: Error | None = None
    warnings: tuple[Warned, ...] = ()
    changed: tuple[str, ...] = ()
    printed: str = ""
    seconds: float = 0.0
    lost: str = ""
    called_at: tuple[float | tuple[float, ...], ...] = ()

    @classmethod
    def read(cls, data: dict[str, Any]) -> Reply:
        """The reply in a dict of plain data. Errors: ValueError where it is not one."""
        try:
            error = data.get("error")
            reply = cls(
                value=data.get("value"),
                error=None
                if error is None
                else Error(_text(error["type"]), _text(error["message"]), _line(error["line"])),
                warnings=tuple(Warned(_text(c), _text(m), _line(n)) for c, m, n in data["warnings"][:20]),
                changed=tuple(_text(n) for n in data["changed"][:20]),
                printed=_text(data["printed"]),
                seconds=_float(data["seconds"]),
                called_at=tuple(map(_point, data.get("called_at", [])[:20])),
            )
        except (LookupError, TypeError, ValueError, AttributeError) as problem:
            raise ValueError("not a reply") from problem
        if ("value" in data) == (error is not None):
            raise ValueError("not a reply: neither value nor error, or both")
        return reply


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text expected")
    return printable(value[:4000])


def _float(value: Any) -> float:
    if type(value) is not float:  # to make a float of an expression would evaluate it
        raise TypeError("a float expected")
    return value


def _point(value: Any) -> float | tuple[float, ...]:
    return tuple(map(_float, value[:20])) if type(value) is list else _float(value)


def _line(value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value < 1_000_000):
        raise TypeError("a line number expected")
    return value
