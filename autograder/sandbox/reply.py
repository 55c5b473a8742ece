"""What a box sent, read field by field: whoever wrote it may have meant harm."""

from __future__ import annotations

from typing import Any

from autograder.plain import codec
from autograder.sandbox.limits import NO_ANSWER, Lost

MAX_OUTPUTS, MAX_TEXT, MAX_CELL = 200, 1 << 20, 4 << 20
STREAMS = ("stdout", "stderr")


def unpacked(data: bytes) -> dict[str, Any]:
    """The message in a frame. Errors: Lost."""
    try:
        reply = codec.unpack(data)
    except codec.CodecError:
        raise Lost(NO_ANSWER) from None
    if type(reply) is not dict:
        raise Lost(NO_ANSWER)
    return reply


def outputs(found: Any) -> list[dict[str, Any]]:
    """Outputs of a cell in the form of a notebook, as many as are `kept`. Errors: Lost, for what is no list of them."""
    if type(found) is not list:
        raise Lost(NO_ANSWER)
    return kept([_output(output) for output in found[: 2 * MAX_OUTPUTS]])


def kept(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of many outputs the first ones, and every result, error or complaint after them, since those decide marks.

    >>> shown = [{"output_type": "display_data"}] * 300 + [{"output_type": "error"}]
    >>> len(kept(shown)), kept(shown)[-1]["output_type"]
    (201, 'error')
    """
    chosen, room = [], MAX_CELL
    for n, output in enumerate(outputs):
        size = sum(len(text) for text in _texts(output))
        if (n < MAX_OUTPUTS and size <= room) or (decides(output) and size <= room + MAX_CELL):
            chosen.append(output)
            room -= size
    return chosen[: 2 * MAX_OUTPUTS]


def decides(output: dict[str, Any]) -> bool:
    """Whether nbgrader would look at it for a score."""
    return output["output_type"] in ("error", "execute_result") or output.get("name") == "stderr"


def _output(output: Any) -> dict[str, Any]:
    if type(output) is not dict:
        raise Lost(NO_ANSWER)
    kind = _text(output.get("output_type"))  # before it is compared: an array would answer with an array
    if kind == "stream" and _text(output.get("name")) in STREAMS:
        return {"output_type": kind, "name": output["name"], "text": _text(output.get("text"))}
    if kind == "error":
        lines = output.get("traceback")
        lines = [_text(line) for line in lines[:100]] if type(lines) is list else []
        name, value = _text(output.get("ename"))[:80], _text(output.get("evalue"))[:4000]
        return {"output_type": kind, "ename": name, "evalue": value, "traceback": lines}
    if kind in ("display_data", "execute_result"):
        data = output.get("data")
        data = data if type(data) is dict else {}
        shown = {_text(k)[:80]: _text(v) for k, v in list(data.items())[:20]}
        return {"output_type": kind, "data": shown, "metadata": {}}
    raise Lost(NO_ANSWER)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Lost(NO_ANSWER)
    return value[:MAX_TEXT]


def _texts(output: dict[str, Any]) -> list[str]:
    data = output.get("data", {})
    return [output.get("text", ""), output.get("evalue", ""), *output.get("traceback", []), *data.values()]
