"""A progress bar in a terminal; one line an event where the output goes into a pipe."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from autograder.wording.terminal import one_line

EVERY = 25  # submissions to a line in a pipe


class Progress:
    """Refreshes only when told to: a refreshing thread would be in the way of workers that fork."""

    def __init__(self, what: str, console: Console | None = None):
        self.console = console or Console(highlight=False)
        self.what, self.done, self.total = what, 0, 0
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if self.console.is_terminal:
            self._bar = Bar(
                TextColumn("  {task.description}"), BarColumn(30, complete_style="cyan", finished_style="cyan"),
                MofNCompleteColumn(), TimeRemainingColumn(compact=True), TextColumn("[dim]{task.fields[who]}[/]"),
                console=self.console, auto_refresh=False, transient=True,
            )  # fmt: skip
            self._task = self._bar.add_task(self.what, total=None, who="")
            self._bar.start()
            self._bar.refresh()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def begin(self, total: int) -> None:
        self.total = total
        if self._bar is not None:
            self._bar.update(self._task, total=total, refresh=True)

    def say(self, sentence: str) -> None:
        """A sentence above the bar."""
        self.console.print(Text(one_line(sentence)), soft_wrap=True)

    def step(self, who: str = "") -> None:
        self.at(self.done + 1, self.total, who)

    def at(self, done: int, total: int, who: str = "") -> None:
        """`done` of `total` are through; `who` was the last."""
        self.done, self.total = done, total
        if self._bar is not None:
            safe = one_line(who[:40]).replace("[", "(")  # a name from a folder is no markup
            self._bar.update(self._task, completed=done, total=total, who=safe, refresh=True)
        elif done % EVERY == 0 or done == total:
            print(f"{self.what}: {done} of {total}", flush=True)
