"""A cell run inside a box as a Jupyter kernel would run it: for notebooks of other people's courses.

IPython runs it whole, with `In`, `Out` and figures shown inline; past its time it is interrupted and the next cell goes
on. Everything here may be tampered with.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any, NoReturn

from autograder.sandbox.shell import Shell


class CellTimeoutError(KeyboardInterrupt):
    """Raised in the learner's code when its time is up; `except Exception` does not catch it."""


class Kernel:
    """Runs cells in `shell`. Its first use makes a notebook's shell of it."""

    def __init__(self, shell: Shell):
        self.shell = shell
        self._ready = False

    def execute(self, source: str, seconds: float) -> None:
        """Run a cell for so long at the most; what it shows is appended to the shell's outputs."""
        if not self._ready:
            self.prepare()
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            self.shell.run_cell(source, store_history=True)
        except CellTimeoutError:  # it came while IPython itself was at work
            self.shell.showtraceback()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def prepare(self) -> None:
        os.environ["NBGRADER_EXECUTION"] = "autograde"  # as nbgrader sets it; test cells read it
        sys.path[:] = ["", *(p for p in sys.path if p)]  # modules that lie beside the notebook
        signal.signal(signal.SIGALRM, _interrupt)
        _remember_results(self.shell)
        _show_figures_inline(self.shell)
        # 12 ms an error, for a history nobody reads
        self.shell._format_exception_for_storage = lambda *_, **__: {}  # type: ignore[method-assign]
        self.shell.run_cell("assert not 1", store_history=False)
        self.shell.outputs.clear()
        self.shell.user_ns.update(_="", __="", ___="")  # as before the first cell
        self._ready = True


def _interrupt(*_: object) -> NoReturn:
    raise CellTimeoutError("it ran longer than a cell may")


def _remember_results(shell: Shell) -> None:
    """Fill `Out`, `_` and `_1`, which the box's own display leaves alone."""
    show = shell.displayhook

    def hook(result: Any = None) -> None:
        show(result)
        if result is not None:
            show.update_user_ns(result)

    shell.display_trap.hook = hook


def _show_figures_inline(shell: Shell) -> None:
    """`plt.show()` without a screen would warn, and a warning costs marks; a person wants to see the figures anyway."""
    enable = shell.enable_matplotlib
    shell.enable_matplotlib = lambda gui=None: enable("inline")  # type: ignore[method-assign]
    shell.run_line_magic("matplotlib", "inline")
