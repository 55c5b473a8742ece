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
    """Outputs of a cell in the form of a notebook, cut to size. Errors: Lost, for what is no list of outputs."""
    if type(found) is not list:
        raise Lost(NO_ANSWER)
    room = MAX_CELL
    kept = []
    for output in found[:MAX_OUTPUTS]:
        one = _output(output)
        room -= sum(len(text) for text in _texts(one))
        if room < 0:
            break
        kept.append(one)
    return kept


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
