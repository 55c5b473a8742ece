"""The class in the terminal."""

import io

import pytest
from rich.console import Console

from autograder.report.class_table import class_table
from tests.report.records import exercise, record


@pytest.mark.parametrize("points", [0.0, 18.0])
def test_what_is_won_is_the_share_that_is_right_also_where_there_are_no_points(points):
    right, wrong = exercise("cubic", points, "passed"), exercise("cubic", points, "failed")
    console = Console(width=100, file=io.StringIO())
    console.print(class_table([record(right), record(wrong), record(wrong), record(right)]))
    assert console.file.getvalue().splitlines()[1].split()[:5] == ["cubic", "50%", "2", "·", "2"]
