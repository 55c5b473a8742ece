"""A cell run inside a box as a Jupyter kernel would run it: for notebooks of other people's courses.

IPython runs it whole, with `In`, `Out` and figures shown inline; past its time it is interrupted and the next cell goes
on. What a box never gives, a shell, is said and passed over. Everything here may be tampered with.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

NO_SHELL = "shell commands are switched off while grading; not run: "
MAX_KEPT, MAX_TEXT = 200, 16 << 20  # outputs of a cell, and characters in them, that are sent


class CellTimeoutError(KeyboardInterrupt):
    """Raised in the learner's code when its time is up; `except Exception` does not catch it."""


class Kernel:
    """Runs cells in `shell`, whose outputs gather in `outputs`. Its first use makes a notebook's shell of it."""

    def __init__(self, shell: Any, outputs: list[dict[str, Any]]):
        self.shell, self.outputs = shell, outputs
        self._ready = False

    def execute(self, source: str, seconds: float) -> list[dict[str, Any]]:
        if not self._ready:
            self.prepare()
        self.outputs.clear()
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            self.shell.run_cell(source, store_history=True)
        except CellTimeoutError:  # it came while IPython itself was at work
            self.shell.showtraceback()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return kept(self.outputs)

    def prepare(self) -> None:
        os.environ["NBGRADER_EXECUTION"] = "autograde"  # as nbgrader sets it; test cells read it
        sys.path[:] = ["", *(p for p in sys.path if p)]  # modules that lie beside the notebook
        signal.signal(signal.SIGALRM, _interrupt)
        _remember_results(self.shell)
        _show_figures_inline(self.shell)
        _without_a_shell(self.shell)
        self.shell._format_exception_for_storage = lambda *_, **__: {}  # 12 ms an error, for a history nobody reads
        self.shell.run_cell("assert not 1", store_history=False)
        self.outputs.clear()
        self.shell.user_ns.update(_="", __="", ___="")  # as before the first cell
        self._ready = True


def kept(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is sent of many outputs: the first ones, and every error or printed complaint, since those cost marks.

    >>> shown = [{"output_type": "display_data"}] * 300 + [{"output_type": "error"}]
    >>> len(kept(shown)), kept(shown)[-1]["output_type"]
    (201, 'error')
    """
    chosen, room = [], MAX_TEXT
    for n, output in enumerate(outputs):
        matters = output["output_type"] in ("error", "execute_result") or output.get("name") == "stderr"
        room -= sum(map(len, map(str, (output.get("text", ""), *output.get("data", {}).values()))))
        if matters or (n < MAX_KEPT and room > 0):
            chosen.append(output)
    return chosen[: 2 * MAX_KEPT]


def _interrupt(*_: object) -> NoReturn:
    raise CellTimeoutError("it ran longer than a cell may")


def _remember_results(shell: Any) -> None:
    """Fill `Out`, `_` and `_1`, which the box's own display leaves alone."""
    show = shell.displayhook

    def hook(result: Any = None) -> None:
        show(result)
        if result is not None:
            show.update_user_ns(result)

    shell.display_trap.hook = hook


def _show_figures_inline(shell: Any) -> None:
    """`plt.show()` without a screen would warn, and a warning costs marks; a person wants to see the figures anyway."""
    enable = shell.enable_matplotlib
    shell.enable_matplotlib = lambda gui=None: enable("inline")
    shell.run_line_magic("matplotlib", "inline")


def _without_a_shell(shell: Any) -> None:
    def system(command: str) -> None:
        print(NO_SHELL + command)

    def getoutput(command: str, *_: Any, **__: Any) -> list[str]:
        print(NO_SHELL + command)
        return []

    def script(name: str) -> Callable[[str, str], None]:
        return lambda line, cell: print(f"{NO_SHELL}%%{name} {line}".rstrip())

    shell.system = shell.system_piped = shell.system_raw = system
    shell.getoutput = getoutput
    for name in {*shell.magics_manager.magics["cell"]} & SCRIPTS:
        shell.register_magic_function(script(name), "cell", name)
    for name in ("sx", "sc", "system"):
        shell.register_magic_function(lambda line: getoutput(line), "line", name)


SCRIPTS = {
    "script", "bash", "sh", "perl", "ruby", "python", "python2", "python3", "pypy", "cmd", "system", "sx", "!",
}  # fmt: skip
