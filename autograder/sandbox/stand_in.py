"""The course inside the box: silent, but for its givens. Neither the real packages nor any answer is there."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from typing import Any


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


def install(givens: str) -> None:
    """Put the silent course in place of the real one.

    givens : source text of the functions and data that a notebook may import from course.givens
    """
    for name in [n for n in sys.modules if n == "course" or n.startswith("course.")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _SilentFinder())
    course = importlib.import_module("course")
    module = types.ModuleType("course.givens")
    exec(compile(givens, "course/givens.py", "exec"), module.__dict__)
    sys.modules["course.givens"] = course.givens = module  # type: ignore[attr-defined]
