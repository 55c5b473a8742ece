"""What runs inside a box: the learner's namespace, cells and questions. Everything here may be tampered with.

Nothing that comes out of it is believed; the trusted side reads it through a strict codec, field by field.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.abc
import importlib.machinery
import io
import itertools
import linecache
import os
import random
import sys
import traceback
import types
from collections.abc import Sequence
from typing import Any, NoReturn

from autograder.plain import codec
from autograder.plain.question import Question, describe, observe
from autograder.sandbox.kernel import Kernel

MAX_STREAM, MAX_MIME, MAX_OUTPUTS = 1 << 16, 1 << 20, 200
NAME = "ipython-input"
WARM = """
    cmath collections contextlib dataclasses decimal fractions functools itertools math random statistics tempfile uuid
    numpy numpy.linalg numpy.random numpy.polynomial numpy.testing scipy.special sympy sympy.abc matplotlib_inline
""".split()


class Learner:
    """IPython with the course's stand-in, warmed up before any submission is seen."""

    def __init__(self, givens: str | None):
        self.outputs: list[dict[str, Any]] = []
        self._numbers = itertools.count(1)
        _import_what_learners_use()
        self.givens = {} if givens is None else _stand_in_for_the_course(givens)
        self.shell = _shell(self.outputs)
        self._rehearse()
        self.kernel = Kernel(self.shell, self.outputs)
        if givens is None:
            self.kernel.prepare()

    @property
    def namespace(self) -> dict[str, Any]:
        return self.shell.user_ns

    def serve(self, line: int) -> NoReturn:
        """Answer the trusted side until it hangs up."""
        import numpy as np

        random.seed(0)
        np.random.seed(0)
        sys.stdout, sys.stderr = _Stream("stdout", self.outputs), _Stream("stderr", self.outputs)
        send(line, {"ready": True})
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
                send(line, reply)
            except codec.CodecError as error:
                reply["value"] = codec.Opaque(f"a value that {error}")
                send(line, reply)

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        if "files" in message:
            for name, data in message["files"].items():
                os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
                with open(name, "wb") as file:
                    file.write(data)
            return {"value": None}
        if "cell" in message:
            self.outputs.clear()
            self.run(message["cell"])
            return {"outputs": self.outputs[:MAX_OUTPUTS]}
        if "execute" in message:
            return {"outputs": self.kernel.execute(message["execute"], message["seconds"])}
        question = Question(message["text"], message["arguments"], tuple(message["given"]))
        reply = observe(question, self.namespace, self.givens)
        try:
            codec.pack(reply.get("value"))
        except codec.CodecError as error:
            reply["value"] = codec.Opaque(f"a value that {error}")
        return reply

    def run(self, source: str) -> None:
        """Run a cell; plain Python without IPython's milliseconds, magics and top-level await with it."""
        name = f"<{NAME}-{next(self._numbers)}>"
        try:
            body: list[Any] = ast.parse(source, name).body
            shown = ast.Expression(body.pop().value) if body and isinstance(body[-1], ast.Expr) else None
            code = compile(ast.Module(body, []), name, "exec")
            last = compile(shown, name, "eval") if shown is not None else None
        except (SyntaxError, ValueError):
            self.shell.run_cell(source, store_history=False)
            return
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        try:
            with self.shell.builtin_trap:
                exec(code, self.namespace)
                if last is not None:
                    value = eval(last, self.namespace)
                    if value is not None and not source.rstrip().endswith(";"):
                        self.shell.displayhook(value)
            for callback in self.shell.events.callbacks["post_execute"]:
                callback()
        except BaseException:
            self.shell.showtraceback()

    def _rehearse(self) -> None:
        """First uses of IPython and SymPy cost tens of milliseconds; paid here, once."""
        import sympy

        self.shell.run_cell("1 + 1;", store_history=False)
        self.run("1 + 1")
        z = sympy.Symbol("z")
        for f in (1 / (1 + sympy.exp(-z)), sympy.tanh(z), sympy.log(1 + sympy.exp(z)), sympy.sin(z) * z**2):
            slope = sympy.expand(sympy.diff(f, z))
            codec.unpack(codec.pack(slope))
        observe(Question("np.exp(_0)", {"_0": 1.0}), self.namespace, {})
        self.outputs.clear()


def send(line: int, message: dict[str, Any]) -> None:
    data = codec.pack(message)
    left = memoryview(len(data).to_bytes(4, "little") + data)
    while left:
        left = left[os.write(line, left) :]


def receive(line: int) -> dict[str, Any]:
    data = bytearray()
    while len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], "little"):
        more = os.read(line, 1 << 18)
        if not more:
            raise EOFError
        data += more
    return codec.unpack(bytes(data[4:]))


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


# ---- the course inside the box: silent, but for its givens


class _Silent:
    """Whatever the course offers in a notebook: it can be called and does nothing."""

    def __call__(self, *_: Any, **__: Any) -> None:
        return None

    def __getattr__(self, name: str) -> _Silent:
        if name.startswith("__"):
            raise AttributeError(name)
        return SILENT


SILENT = _Silent()


class _SilentModule(types.ModuleType):
    def __getattr__(self, name: str) -> _Silent:
        if name.startswith("__"):
            raise AttributeError(name)
        return SILENT


class _SilentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if name == "course" or name.startswith("course."):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> types.ModuleType:
        return _SilentModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing in it."""


def _stand_in_for_the_course(givens: str) -> dict[str, Any]:
    for name in [n for n in sys.modules if n == "course" or n.startswith("course.")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _SilentFinder())
    course = importlib.import_module("course")
    module = types.ModuleType("course.givens")
    exec(compile(givens, "course/givens.py", "exec"), module.__dict__)
    sys.modules["course.givens"] = course.givens = module  # type: ignore[attr-defined]
    return {name: getattr(module, name) for name in getattr(module, "__all__", ())}


# ---- IPython, kept small


class _Stream(io.TextIOBase):
    """Printed text becomes one output, cut at 64 KB."""

    def __init__(self, name: str, outputs: list[dict[str, Any]]):
        self._stream, self._outputs = name, outputs

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else {}
        if last.get("name") != self._stream:
            last = {"output_type": "stream", "name": self._stream, "text": ""}
            self._outputs.append(last)
        room = MAX_STREAM - len(last["text"])
        if room > 0:
            last["text"] += text[:room]
        return len(text)


def _shell(outputs: list[dict[str, Any]]) -> Any:
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.history import HistoryAccessor, HistoryManager
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    HistoryManager.enabled = HistoryAccessor.enabled = False  # type: ignore[assignment]  # its thread would be in the way of forking

    def readable(data: dict[str, Any]) -> dict[str, str]:
        return {k: v for k, v in data.items() if isinstance(v, str) and len(v) < MAX_MIME}

    class Publisher(DisplayPublisher):
        def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
            outputs.append({"output_type": "display_data", "data": readable(_with_text(data)), "metadata": {}})

    class Hook(DisplayHook):
        def __call__(self, result: Any = None) -> None:
            if result is not None and not self.quiet():
                builtins._ = self.shell.user_ns["_"] = result  # type: ignore[attr-defined, union-attr]
                data = readable(_with_text(self.compute_format_data(result)[0]))
                outputs.append({"output_type": "execute_result", "data": data, "metadata": {}})

    class Shell(InteractiveShell):
        def showtraceback(self, exc_tuple: Any = None, *_: Any, **__: Any) -> None:
            """Short: IPython's own picture costs tens of milliseconds, and only the learner's frames help."""
            _, error, trace = self._get_exc_info(exc_tuple)
            told = describe(error, self.user_ns)
            frames = (f for f in traceback.walk_tb(trace) if NAME in f[0].f_code.co_filename)
            own = traceback.StackSummary.extract(frames)
            lines = [f"  line {f.lineno}, in {f.name}\n    {f.line}" for f in own[-10:]]
            tail = f"{told['type']}: {told['message']}"
            outputs.append(
                {
                    "output_type": "error",
                    "ename": told["type"],
                    "evalue": told["message"],
                    "traceback": [*lines, tail],
                }
            )

        def showsyntaxerror(self, filename: Any = None, running_compiled_code: bool = False) -> None:
            self.showtraceback()

        def ask_exit(self) -> None:
            """exit() ends nothing here."""

        def enable_gui(self, gui: Any = None) -> None:
            """There is no screen."""

        def system(self, cmd: str) -> None:
            raise PermissionError("shell commands are switched off while grading")

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.history_length = 0
    shell = Shell.instance(config=config, display_pub_class=Publisher, displayhook_class=Hook)
    shell.colors = "nocolor"
    return shell


def _with_text(data: Any) -> dict[str, Any]:
    """PNG bytes as base64 text, as a notebook holds them."""
    import base64

    return {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in dict(data).items()}
