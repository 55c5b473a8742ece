"""What the engine hands out and hears back, whatever a submission is examined by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from autograder.sandbox.client import Sandbox

R = TypeVar("R")  # a kind of Record


@dataclass(frozen=True)
class Job:
    """One submission to grade: its notebook, or its folder in a course whose assignments have several.

    record : where its Record lies or will lie
    """

    student: str
    notebook: Path
    record: Path


@dataclass(frozen=True)
class Done(Generic[R]):
    """One job's end. `before` is the Record that was there, `unchanged` that it still holds."""

    record: R
    before: R | None
    unchanged: bool


class CannotGoOn(Exception):
    """Nothing more can be written; says what to do. What was graded is kept."""

    @classmethod
    def since(cls, error: OSError) -> CannotGoOn:
        return cls(
            f"{error.filename} cannot be written: {error.strerror}; mend that, then the same command goes on from there"
        )


class Records(Protocol):
    """How a kind of Record is kept: a module such as grading.record."""

    def brief(self, record: Any, /) -> Any: ...
    def to_json(self, record: Any, /) -> dict[str, Any]: ...
    def from_json(self, data: dict[str, Any], /) -> Any: ...
    def write(self, record: Any, path: Path, /) -> None: ...
    def read(self, path: Path, /) -> Any: ...


class Examining(Protocol):
    """How a job becomes a Record."""

    @property
    def records(self) -> Records: ...

    def read(self, job: Job, /) -> Any:
        """The submission. Errors: NotebookError."""

    def key(self, submission: Any, tier: str, /) -> str: ...
    def examine(self, submission: Any, zygote: Sandbox, /) -> Any: ...
    def examine_again(self, submission: Any, zygote: Sandbox, /) -> Any:
        """As `examine`, where that has ended its process: what did so should cost no more than it must."""

    def unjudged(self, job: Job, why: str, tier: str, /) -> Any: ...


Publish = Callable[[Any, Any], None]  # (submission or None, its Record)
