"""A box as the trusted side holds it: cells and questions in, outputs and answers out, each read with mistrust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from autograder.plain import codec
from autograder.plain.question import Question
from autograder.sandbox import reply
from autograder.sandbox.given import source_of
from autograder.sandbox.limits import Lost, ran_longer

GRACE_SECONDS = 3.0  # for an interrupted cell to give way
PIECE = 16 << 20  # bytes of a file to a message


class Line(Protocol):
    """The way to a box's process and back."""

    def exchange(self, frame: bytes, seconds: float) -> bytes:
        """Send a frame, b"" for none, and return the next one, without its length. Errors: Lost; it is ended then."""

    def end(self) -> None:
        """End the process, whatever it is doing, and forget it. May be called again."""


class Box:
    """One submission's process. Everything it sends is read through a strict codec.

    givens : source text that the given functions of a question are taken from
    missing : files that could not be laid into it
    received : bytes of the last message from it
    """

    def __init__(self, line: Line, files: Mapping[str, bytes], givens: str = ""):
        self._line = line
        self._givens = givens
        self.missing: list[str] = []
        self.received = 0
        try:
            reply.unpacked(line.exchange(b"", 20.0))
            for name, data in files.items():
                if not self._lay(name, data):
                    self.missing.append(name)
        except Lost:
            line.end()
            raise

    def _lay(self, name: str, data: bytes) -> bool:
        """Put a file beside the notebook, in pieces: a message has a largest size."""
        pieces = (data[at : at + PIECE] for at in range(0, max(1, len(data)), PIECE))
        return all("error" not in self._exchange({"file": name, "data": piece}, 20.0) for piece in pieces)

    def run_cell(self, source: str, seconds: float) -> list[dict[str, Any]]:
        """Outputs of a cell, as in a notebook. Errors: Lost."""
        return self._outputs({"cell": _sendable(source)}, seconds)

    def execute(self, source: str, seconds: float) -> list[dict[str, Any]]:
        """Outputs of a cell run as a kernel runs it; past `seconds` it is interrupted inside. Errors: Lost."""
        late = seconds + GRACE_SECONDS
        try:
            return self._outputs({"execute": _sendable(source), "seconds": seconds}, late)
        except Lost as lost:
            raise (ran_longer(seconds) if lost.why == ran_longer(late).why else lost) from None

    def _outputs(self, message: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
        found = self._exchange(message, seconds).get("outputs")
        try:
            return reply.outputs(found)
        except Lost:
            self._line.end()
            raise

    def ask(self, question: Question, seconds: float) -> dict[str, Any]:
        """The reply to a question: a dict of plain data, to be validated. Errors: Lost."""
        return self._exchange(
            {
                "text": question.text,
                "arguments": dict(question.arguments),
                "given": list(question.given),
                "source": source_of(self._givens, question.given) if question.given else "",
                "refusing": list(question.refusing),
            },
            seconds,
        )

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._line.end()

    def _exchange(self, message: dict[str, Any], seconds: float) -> dict[str, Any]:
        data = codec.pack(message)
        try:
            answer = self._line.exchange(len(data).to_bytes(4, "little") + data, seconds)
            self.received = len(answer)
            return reply.unpacked(answer)
        except Lost:
            self._line.end()
            raise


def _sendable(source: str) -> str:
    """Half a character, as JSON may hold it, cannot be sent."""
    return source.encode("utf-8", "replace").decode()
