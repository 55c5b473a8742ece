"""What a box may use, and what is said when it used more."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Limits:
    """Of one box. Wall-clock seconds come with each question."""

    memory_mb: int = 1024
    cpu_seconds: int = 60
    disk_mb: int = 32
    files: int = 1000
    output_mb: int = 32

    def beside(self, files: list[int]) -> Limits:
        """The limits where `files` of these sizes, in bytes, are laid into the box first."""
        return replace(self, disk_mb=self.disk_mb + (sum(files) >> 20) + 1, files=self.files + 4 * len(files))


class Lost(Exception):
    """A box is gone. `why` continues a sentence about the learner's code: "ran longer than 5 s"."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def ran_longer(seconds: float) -> Lost:
    """
    >>> ran_longer(0.5).why, ran_longer(300.0).why
    ('ran longer than 0.5 s', 'ran longer than 300 s')
    """
    return Lost(f"ran longer than {seconds:.2g} s" if seconds < 10 else f"ran longer than {seconds:.0f} s")


NO_ANSWER = "sent something that is no answer"


def ended(told: dict[str, Any], limits: Limits) -> str:
    """Why a box ended by itself.

    told : of the zygote: wait status, processor seconds, largest resident size in bytes, and "why" where it was stopped
    """
    status = told.get("status", 0)
    if told.get("why"):
        return told["why"]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGXCPU or told.get("cpu", 0) >= limits.cpu_seconds:
            return f"used more than {limits.cpu_seconds} s of processor time"
        if number == signal.SIGKILL and told.get("resident", 0) > limits.memory_mb << 19:
            return f"used more than {limits.memory_mb} MB of memory"
        if number != signal.SIGKILL:
            return f"crashed Python ({signal.Signals(number).name})"
    return "ended the process"
