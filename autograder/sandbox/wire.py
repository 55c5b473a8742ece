"""Frames between a box and the trusted side, as the box writes and reads them: four bytes of length, then msgpack."""

from __future__ import annotations

import os
from typing import Any

from autograder.plain import codec


def send(line: int, message: dict[str, Any]) -> None:
    """Errors: CodecError where the message cannot be made plain; nothing has been written then."""
    data = codec.pack(message)
    left = memoryview(len(data).to_bytes(4, "little") + data)
    while left:
        left = left[os.write(line, left) :]


def receive(line: int) -> dict[str, Any]:
    """Errors: EOFError when the trusted side hangs up."""
    data = bytearray()
    while len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], "little"):
        more = os.read(line, 1 << 18)
        if not more:
            raise EOFError
        data += more
    return codec.unpack(bytes(data[4:]))
