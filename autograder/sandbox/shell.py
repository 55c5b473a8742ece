"""IPython, kept small: cells run as plain Python where they are, outputs as a notebook holds them."""

from __future__ import annotations

import ast
import base64
import builtins
import io
import itertools
import linecache
import traceback
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryAccessor, HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

from autograder.plain.question import describe

MAX_STREAM, MAX_MIME = 1 << 16, 1 << 20
NAME = "ipython-input"
CUT = f"\n(cut: more than {MAX_STREAM >> 10} KB)"
NO_COMMANDS = "(commands of the shell are switched off while grading)\n"
OTHER_PROGRAMS = "bash sh script cmd perl ruby pypy python python2 python3 system sx sc !".split()

HistoryManager.enabled = HistoryAccessor.enabled = False  # type: ignore[assignment]  # its thread would be in the way of forking

Output = dict[str, Any]
_numbers = itertools.count(1)


class Stream(io.TextIOBase):
    """Printed text becomes one output, cut at 64 KB."""

    def __init__(self, name: str, outputs: list[Output]):
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
            last["text"] += text if len(text) < room else text[:room] + CUT
        return len(text)


class _Publisher(DisplayPublisher):
    """outputs : set by `make`, where what is displayed goes"""

    outputs: list[Output]

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.outputs.append({"output_type": "display_data", "data": _readable(data), "metadata": {}})


class _Hook(DisplayHook):
    outputs: list[Output]

    def __call__(self, result: Any = None) -> None:
        if result is not None and not self.quiet():
            builtins._ = self.shell.user_ns["_"] = result  # type: ignore[attr-defined, union-attr]
            data = _readable(self.compute_format_data(result)[0])
            self.outputs.append({"output_type": "execute_result", "data": data, "metadata": {}})


class Shell(InteractiveShell):
    """The learner's namespace and what IPython adds to it."""

    outputs: list[Output]

    def run(self, source: str) -> None:
        """Run a cell; plain Python without IPython's milliseconds, magics and top-level await with it."""
        name = f"<{NAME}-{next(_numbers)}>"
        try:
            body: list[Any] = ast.parse(source, name).body
            shown = ast.Expression(body.pop().value) if body and isinstance(body[-1], ast.Expr) else None
            code = compile(ast.Module(body, []), name, "exec")
            last = compile(shown, name, "eval") if shown is not None else None
        except (SyntaxError, ValueError):
            self.run_cell(source, store_history=False)
            return
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        try:
            with self.builtin_trap:
                exec(code, self.user_ns)
                if last is not None:
                    value = eval(last, self.user_ns)
                    if value is not None and not source.rstrip().endswith(";"):
                        self.displayhook(value)
            for callback in self.events.callbacks["post_execute"]:
                callback()
        except BaseException:
            self.showtraceback()

    def showtraceback(self, exc_tuple: Any = None, *_: Any, **__: Any) -> None:
        """Short: IPython's own picture costs tens of milliseconds, and only the learner's frames help."""
        _, error, trace = self._get_exc_info(exc_tuple)
        told = describe(error, self.user_ns)
        own = [f for f in traceback.extract_tb(trace) if NAME in f.filename]
        lines = [f"  line {f.lineno}, in {f.name}\n    {f.line}" for f in own[-10:]]
        tail = f"{told['type']}: {told['message']}"
        self.outputs.append(
            {"output_type": "error", "ename": told["type"], "evalue": told["message"], "traceback": [*lines, tail]}
        )

    def showsyntaxerror(self, filename: Any = None, running_compiled_code: bool = False) -> None:
        self.showtraceback()

    def ask_exit(self) -> None:
        """exit() ends nothing here."""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen."""

    def system(self, cmd: str) -> None:
        """A `!pip install …` above the imports must not cost the imports."""
        print(NO_COMMANDS, end="")

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        self.system(cmd)
        return SList()


def make(outputs: list[Output]) -> Shell:
    """The one shell of this process; what its cells show is appended to `outputs`."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.history_length = 0
    Shell.outputs = _Publisher.outputs = _Hook.outputs = outputs
    shell = Shell.instance(config=config, display_pub_class=_Publisher, displayhook_class=_Hook)
    shell.colors = "nocolor"
    for name in OTHER_PROGRAMS:
        shell.register_magic_function(_no_command, "line_cell", name)  # type: ignore[arg-type]
    builtins.input = _nobody_answers
    return shell


def _no_command(line: str, cell: str = "") -> None:
    """Magic that would start another program."""
    print(NO_COMMANDS, end="")


def _nobody_answers(prompt: object = "", /) -> str:
    raise EOFError("nobody answers input() while grading")


def _readable(data: Any) -> dict[str, str]:
    """Text, and PNG bytes as base64 text, as a notebook holds them."""
    texts = {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in dict(data).items()}
    return {k: v for k, v in texts.items() if isinstance(v, str) and len(v) < MAX_MIME}
