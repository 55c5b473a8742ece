"""What a learner installs: the course and its probes; no grader, no solution."""

import subprocess
import sys
import zipfile

import pytest

from tests.places import ROOT


@pytest.mark.slow
def test_the_wheel_holds_what_a_learner_needs_and_nothing_hidden(tmp_path):
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        hidden = [n for n in names if "graders/" in n or n.startswith(("source/", "tests/"))]
        everything = b"".join(packed.read(n) for n in names if n.endswith(".py"))
    assert hidden == []
    course = ("probes/2a-sigmoid-derivative.json", "course.toml", "figures/course.mplstyle", "lessons/0-warm-up.md",
              "data/breast_cancer.csv")  # fmt: skip
    for needed in (f"course/{name}" for name in course):
        assert needed in names
    for needed in ("autograder/report/page.css", "autograder/report/feedback.html.j2", "autograder/sandbox/zygote.py"):
        assert needed in names
    assert b"BEGIN SOLUTION\n    z = np" not in everything
