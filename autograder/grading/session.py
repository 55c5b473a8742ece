"""One submission in its sandbox: cells run up to an exercise's test cell; after a hang or a crash, replayed.

A hang or crash costs its exercise: the box is built anew and the earlier cells run again, without those that hung.
The clock runs only while a question is open. Knows nothing of pytest.
"""

from __future__ import annotations

import json
import time
from typing import Any

from autograder.checks.reply import Error, Reply
from autograder.grading.notebook import Cell, Submission
from autograder.plain.printable import printable
from autograder.plain.question import Question
from autograder.sandbox.client import Sandbox
from autograder.sandbox.handle import Box
from autograder.sandbox.limits import NO_ANSWER, Lost

CELL_SECONDS, QUESTION_SECONDS = 10.0, 5.0
SUBMISSION_SECONDS = 60.0  # all cells and questions of one submission
MAX_NOTES = 20
OUTPUT_BYTES = 16 << 20  # of all its cells
ANSWER_BYTES = 64 << 20  # of all answers in one exercise; they are kept until it is judged, at some times their size


class Session:
    """outputs : of the learner's cells, by index in the notebook; notes : what went wrong, for the instructor"""

    def __init__(self, zygote: Sandbox, submission: Submission, seconds: float | None = None):
        self.submission = submission
        self.outputs: dict[int, list[dict[str, Any]]] = {}
        self.notes: list[str] = []
        self._zygote = zygote
        self._box: Box | None = None
        self._next = 0
        self._bad: dict[int, str] = {}  # cells that cost a box: position → why
        self._exercise = ""
        self._seconds = QUESTION_SECONDS
        self._lost = ""
        self._answered = 0
        self._left = SUBMISSION_SECONDS if seconds is None else seconds
        self._room = OUTPUT_BYTES

    def at(self, exercise: str, seconds: float | None = None) -> None:
        """Bring the box to the test cell of `exercise`. What was lost in another exercise is forgotten.

        seconds : for each of its questions, if not the usual
        """
        self._seconds = QUESTION_SECONDS if seconds is None else seconds
        if exercise == self._exercise:
            return
        self._exercise, self._lost, self._answered = exercise, "", 0
        cells = self.submission.cells
        end = next((i for i, c in enumerate(cells) if exercise and c.test == exercise), len(cells))
        while self._left > 0:
            if self._box is None or end < self._next:
                self._restart()
            try:
                while self._next < end:
                    self._run(cells[self._next])
                    self._next += 1
                return
            except Lost as lost:  # skipped from now on; each pass removes one cell
                self._bad[self._next] = lost.why
                self._note(f"cell {cells[self._next].index + 1} {lost.why}")
                self.discard()
        self._lost = f"came after the {SUBMISSION_SECONDS:g} s that a submission may take"

    def ask(self, question: Question) -> Reply:
        """The reply of the learner's code; `lost` says so where the box is gone for this exercise."""
        if self._lost:
            return Reply(lost=self._lost)
        try:
            reply = Reply.read(self._timed(self._answer_to(question), self._seconds))
        except Lost as lost:
            self._lost = lost.why
            self._note(f"{self._exercise} {lost.why}")
            self.discard()
            return Reply(lost=lost.why)
        except ValueError:
            self._lost = NO_ANSWER
            self.discard()
            return Reply(lost=self._lost)
        return self._explained(reply)

    def close(self) -> None:
        """Run what is left, so that the executed notebook is whole, and end the box."""
        self.at("")
        self.discard()

    def _run(self, cell: Cell) -> None:
        if self._next in self._bad or cell.test or not cell.source.strip():
            return
        found = self._timed(lambda box, s: box.run_cell(cell.source, s), CELL_SECONDS)
        size = len(json.dumps(found))
        if size > self._room:
            self._note(f"cell {cell.index + 1}: its output was left out, {size >> 20} MB in all are too many")
            found, size = [], 0
        self._room -= size
        self.outputs[cell.index] = found

    def _answer_to(self, question: Question) -> Any:
        def use(box: Box, seconds: float) -> dict[str, Any]:
            found = box.ask(question, seconds)
            self._answered += box.received
            if self._answered > ANSWER_BYTES:
                raise Lost(f"answered with more than {ANSWER_BYTES >> 20} MB in all")
            return found

        return use

    def _timed(self, use: Any, seconds: float) -> Any:
        started = time.monotonic()
        try:
            return use(self._box, max(0.1, min(seconds, self._left)))
        finally:
            self._left -= time.monotonic() - started

    def _explained(self, reply: Reply) -> Reply:
        """Where the function is missing since its own cell failed, say that instead."""
        error = reply.error
        if error is None or error.type != "NameError" or error.line is not None:
            return reply
        for position, cell in enumerate(self.submission.cells):
            if cell.grade_id == f"{self._exercise}-solution":
                if position in self._bad:
                    return Reply(lost=f"is missing: its cell {self._bad[position]}")
                for output in self.outputs.get(cell.index, []):
                    if output.get("output_type") == "error":
                        name, message = (printable(output[part]) for part in ("ename", "evalue"))
                        return Reply(error=Error(name[:80], message[:300], in_cell=True))
        return reply

    def _restart(self) -> None:
        """A new box. What a bad cell made necessary is on its submission's time: thousands may crash, one by one."""
        self.discard()
        started = time.monotonic()
        self._box, self._next = self._zygote.box(self.submission.files), 0
        if self._bad:
            self._left -= time.monotonic() - started
        for name in self._box.missing:
            shown = " ".join(printable(name).split())[:200]
            self._note(f"{shown}: this file could not be laid beside the notebook")

    def _note(self, note: str) -> None:
        if len(self.notes) == MAX_NOTES:
            self.notes.append("more of this kind")
        elif len(self.notes) < MAX_NOTES and note not in self.notes:
            self.notes.append(note)

    def discard(self) -> None:
        """End the box, whatever it is doing."""
        if self._box is not None:
            self._box.close()
            self._box = None
