"""What a hidden test may ask for: `student`, `reference`, `fresh`, `learner`.

Module-level functions, registered beside the engine's plug-in: pytest deprecates fixtures that are methods of one.
"""

from __future__ import annotations

from typing import Any

import pytest

from autograder.grading.plugin import NAME, Grading
from autograder.grading.student import OwnProblems, Student, fresh


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The learner's functions, asked in their sandbox."""
    return _grading(request).student


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Any:
    """The reference of this assignment: reference.py beside the grader."""
    return _grading(request).grader.reference


@pytest.fixture(name="fresh")
def _fresh(request: pytest.FixtureRequest) -> Any:
    """A NumPy generator with draws of this submission's own."""
    return fresh(_grading(request).seed)


@pytest.fixture
def learner() -> OwnProblems:
    """Problems drawn for the learner who is judged."""
    return OwnProblems()


def _grading(request: pytest.FixtureRequest) -> Grading:
    grading = request.config.pluginmanager.get_plugin(NAME)
    assert isinstance(grading, Grading)
    return grading
