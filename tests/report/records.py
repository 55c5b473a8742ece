"""Records of submissions that never were."""

from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult, Named
from autograder.grading.record import ExerciseRecord, Picture, Record

CODE = 'def sigmoid_prime(z):\n    """Slope of the sigmoid."""\n    return z * (1 - z)\n'
A_ON_Z = Named("a·(1 − a) applied to z", "Is your argument z, or sigmoid(z)? Rename it to show which.")
WRONG = Finding("value", "sigmoid_prime(0.0)", "0.0", "0.25")
WARNED = Finding("warned", "sigmoid(-1000.0)", detail="overflow encountered in exp", line=3)


def picture():
    x = tuple(n / 10 - 6 for n in range(121))
    bell = tuple(0.25 / (1 + v * v) for v in x)
    return Picture(x, bell, tuple(v * (1 - v) for v in x))


def exercise(name, points, *outcomes, finding=None, mistake=None, code=CODE, line=3, picture=None):
    checks = tuple(
        CheckResult(
            f"test_{n}", f"check number {n}", 4 - n, o, finding if o == "failed" else None, "why" * (o == "fault")
        )
        for n, o in enumerate(outcomes)
    )
    return ExerciseRecord(ExerciseResult(name, points, checks, mistake), f"{name}(z)", code, line, picture)


RIGHT = exercise("sigmoid", 18.0, "passed", "passed")
PARTLY = exercise("sigmoid", 18.0, "passed", "failed", finding=WARNED)
NOT_YET = exercise(
    "sigmoid_prime", 18.0, "failed", "failed", "passed", finding=WRONG, mistake=A_ON_Z, picture=picture()
)
UNTOUCHED = exercise("sigmoid_prime_from_output", 12.0, "not attempted", "not attempted")
WAITING = exercise("sigmoid_prime_from_output", 12.0, "passed", "fault")


def record(*exercises, student="ada", **other):
    settings = dict(
        assignment="2a-sigmoid-derivative",
        title="The sigmoid and its slope",
        notebook="2a-sigmoid-derivative",
        student=student,
        key="5d1c0e9b" * 4,
        grader="7a31f0aa",
        tier="A",
        max_score=sum(e.result.points for e in exercises),
        handed_in="2026-03-12 21:40:00 UTC",
    )
    return Record(exercises=exercises, **settings | other)
