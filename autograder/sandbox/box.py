"""What runs inside a box: the learner's namespace, cells and questions. Everything here may be tampered with.

Nothing that comes out of it is believed; the trusted side reads it through a strict codec, field by field.
"""

from __future__ import annotations

import errno
import importlib
import os
import random
import sys
from typing import Any, NoReturn

from autograder.plain import codec
from autograder.plain.question import Question, describe, observe
from autograder.sandbox import shell, stand_in
from autograder.sandbox.kernel import Kernel
from autograder.sandbox.reply import kept
from autograder.sandbox.wire import receive, send

WARM = """
    cmath collections contextlib dataclasses decimal fractions functools itertools math random statistics tempfile uuid
    numpy numpy.linalg numpy.random numpy.polynomial numpy.testing scipy.special sympy sympy.abc matplotlib_inline
""".split()


class Learner:
    """IPython with the course's stand-in, warmed up before any submission is seen."""

    def __init__(self, givens: str | None):
        self.outputs: list[shell.Output] = []
        _import_what_learners_use()
        self._brought: dict[str, dict[str, Any]] = {}
        if givens is not None:
            stand_in.install(givens)
        self.shell = shell.make(self.outputs)
        self.limits: dict[str, int] = {}
        self._rehearse()
        self.kernel = Kernel(self.shell)
        if givens is None:
            self.kernel.prepare()

    @property
    def namespace(self) -> dict[str, Any]:
        return self.shell.user_ns

    def serve(self, line: int, limits: dict[str, int], answer: int | None = None) -> NoReturn:
        """Answer the trusted side until it hangs up.

        line, answer : descriptors of what it sends and of what it is sent; one and the same where `answer` is None
        """
        import numpy as np

        self.limits = limits
        answer = line if answer is None else answer
        random.seed(0)
        np.random.seed(0)
        sys.stdout, sys.stderr = shell.Stream("stdout", self.outputs), shell.Stream("stderr", self.outputs)
        send(answer, {"ready": True})
        while True:
            try:
                message = receive(line)
            except EOFError:
                os._exit(0)
            try:
                reply = self._answer(message)
            except BaseException as error:
                reply = _failed(error, self.namespace)
            try:
                send(answer, reply)
            except codec.CodecError as error:
                reply["value"] = codec.Opaque(f"a value that {error}")
                send(answer, reply)

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        if "file" in message:
            os.makedirs(os.path.dirname(message["file"]) or ".", exist_ok=True)
            with open(message["file"], "ab") as file:
                file.write(message["data"])
            return {"value": None}
        if "cell" in message or "execute" in message:
            self.outputs.clear()
            if "cell" in message:
                self.shell.run(message["cell"])
            else:
                self.kernel.execute(message["execute"], message["seconds"])
            for output in self.outputs[-1:]:
                if output["output_type"] == "error":
                    output["evalue"] = self._with_limit(output["ename"], output["evalue"])
            return {"outputs": kept(self.outputs)}
        question = Question(message["text"], message["arguments"], tuple(message["given"]), tuple(message["refusing"]))
        reply = observe(question, self.namespace, self._given(message["source"]))
        if error := reply.get("error"):
            error["message"] = self._with_limit(error["type"], error["message"])
        try:
            codec.pack(reply.get("value"))
        except codec.CodecError as error:
            reply["value"] = codec.Opaque(f"a value that {error}")
        return reply

    def _given(self, source: str) -> dict[str, Any]:
        """The functions that a question brings with it."""
        if source not in self._brought:
            made: dict[str, Any] = {"__name__": "course.givens"}
            exec(compile(source, "course/givens.py", "exec"), made)
            self._brought[source] = made
        return self._brought[source]

    def _with_limit(self, kind: str, message: str) -> str:
        """The message of an error, with the limit of the box that was reached, if one was."""
        reached = ""
        if kind in ("MemoryError", "_ArrayMemoryError") or f"[Errno {errno.ENOMEM}]" in message:
            reached = f"more than {self.limits['memory_mb']} MB of memory"
        elif f"[Errno {errno.ENOSPC}]" in message:
            files = sum(len(names) + len(folders) for _, folders, names in os.walk("."))
            full = files + 1 >= self.limits["files"]
            reached = f"more than {self.limits['files']} files" if full else f"more than {self.limits['disk_mb']} MB"
        elif f"[Errno {errno.EFBIG}]" in message:
            reached = f"more than {self.limits['disk_mb']} MB"
        elif f"[Errno {errno.EMFILE}]" in message:
            reached = "more than 64 open files"
        elif message == "can't start new thread":
            reached = "more threads than a submission may have"
        return f"{reached}: {message}" if reached and message else reached or message

    def _rehearse(self) -> None:
        """First uses of IPython and SymPy cost tens of milliseconds; paid here, once."""
        import sympy

        self.shell.run_cell("1 + 1;", store_history=False)
        self.shell.run("1 + 1")
        z = sympy.Symbol("z")
        for f in (1 / (1 + sympy.exp(-z)), sympy.tanh(z), sympy.log(1 + sympy.exp(z)), sympy.sin(z) * z**2):
            slope = sympy.expand(sympy.diff(f, z))
            codec.unpack(codec.pack(slope))
        observe(Question("np.exp(_0)", {"_0": 1.0}), self.namespace, {})
        self.outputs.clear()


def _failed(error: BaseException, namespace: dict[str, Any]) -> dict[str, Any]:
    told = describe(error, namespace)
    return {"error": told, "warnings": [], "changed": [], "printed": "", "seconds": 0.0, "outputs": []}


def _import_what_learners_use() -> None:
    for name in WARM:
        importlib.import_module(name)
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    figure = plt.figure()  # builds the font cache and the renderer
    figure.add_subplot().plot([1, 2])
    figure.canvas.draw()
    plt.close("all")
