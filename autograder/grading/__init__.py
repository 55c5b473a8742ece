"""Grade: hidden pytest graders on one side, a submission in its sandbox on the other, a `Record` between."""

import pytest

exercise = pytest.mark.exercise
weight = pytest.mark.weight

__all__ = ["exercise", "weight"]
