import pytest

from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult

FOUND = Finding("value", "f(0.0)", "1.0", "0.5")


def result(*outcomes):
    weights = (6, 3, 1)
    checks = tuple(
        CheckResult(f"t{n}", "", w, o, FOUND if o == "failed" else None)
        for n, (w, o) in enumerate(zip(weights, outcomes, strict=True))
    )
    return ExerciseResult("f", 20, checks)


@pytest.mark.parametrize(
    ("outcomes", "score", "outcome"),
    [
        (("passed", "passed", "passed"), 20, "right"),
        (("passed", "failed", "passed"), 14, "partly right"),
        (("failed", "passed", "passed"), 0, "not yet"),
        (("not attempted",) * 3, 0, "not attempted"),
        (("passed", "not attempted", "passed"), 14, "partly right"),
        (("passed", "undecided", "passed"), None, "needs attention"),
        (("passed", "fault", "passed"), None, "needs attention"),
        (("failed", "fault", "undecided"), 0, "not yet"),
        (("undecided", "failed", "passed"), None, "needs attention"),
    ],
)
def test_value_first_then_weights_and_a_fault_of_ours_costs_nothing(outcomes, score, outcome):
    assert result(*outcomes).score == score
    assert result(*outcomes).outcome == outcome


def test_an_exercise_without_checks_waits_for_a_person():
    assert ExerciseResult("f", 5, ()).score is None
