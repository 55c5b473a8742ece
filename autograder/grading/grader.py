"""A hidden grader: the folder with tests, reference, known mistakes and variants. Loaded by path, never imported."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from autograder.mistakes.known import Mistake, Variant, declared

FOLDER = Path(__file__).parent.parent / "graders"


class AuthorError(Exception):
    """A mistake in a grader, for its author; never a learner's."""


def has_grader(assignment: str, graders: Path = FOLDER) -> bool:
    """Is there a hidden grader? Without one an assignment is graded as nbgrader itself would."""
    return any((graders / assignment).glob("test_*.py"))


@dataclass(frozen=True)
class Grader:
    """The grader of one assignment. Errors: AuthorError where the folder or a part of it is missing."""

    folder: Path

    @classmethod
    def of(cls, assignment: str, graders: Path = FOLDER) -> Grader:
        grader = cls(graders / assignment)
        if not has_grader(assignment, graders):
            raise AuthorError(f"{grader.folder}: no test_*.py; there is no grader for {assignment}")
        return grader

    @property
    def assignment(self) -> str:
        return self.folder.name

    @cached_property
    def digest(self) -> str:
        """Changes with any line of the grader."""
        h = hashlib.sha256()
        for path in sorted(self.folder.glob("*.py")):
            h.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return h.hexdigest()

    @cached_property
    def reference(self) -> ModuleType:
        return self._load("reference")

    @cached_property
    def mistakes(self) -> dict[str, list[Mistake]]:
        """Known mistakes by exercise."""
        return _by_exercise(declared(self._load("mistakes")))

    @cached_property
    def variants(self) -> dict[str, list[Variant]]:
        """Right answers of other kinds by exercise."""
        return _by_exercise(declared(self._load("variants")))

    def _load(self, part: str) -> ModuleType:
        path = self.folder / f"{part}.py"
        if not path.is_file():
            raise AuthorError(f"{path}: missing")
        name = f"hidden.{self.assignment.replace('-', '_')}.{part}"
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # inspect.getsource looks a function up by its module
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            raise AuthorError(f"{path}: {type(error).__name__}: {error}") from error
        return module


def _by_exercise(found: list) -> dict[str, list]:
    table: dict[str, list] = {}
    for item in found:
        table.setdefault(item.exercise, []).append(item)
    return table
