"""The commands, as an instructor types them."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.places import ROOT

AUTOGRADER = [str(Path(sys.executable).with_name("autograder"))]
HELP = ("demo", "grade", "verify", "probes", "doctor")


def autograder(*words, cwd=ROOT):
    return subprocess.run(
        [*AUTOGRADER, *words], cwd=cwd, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )


@pytest.mark.alone
def test_help_names_every_command_and_comes_at_once():
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        done = autograder("--help")
        seconds.append(time.perf_counter() - started)
    assert all(command in done.stdout for command in HELP)
    assert statistics.median(seconds) < 0.3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["grade", "9z-nothing"], "9z-nothing: no notebook"),
        (["probes", "9z-nothing"], "9z-nothing: no notebook"),
        (["verify", "9z-nothing"], "9z-nothing: no notebook"),
    ],
)
def test_an_unknown_assignment_is_one_sentence_that_lists_what_there_is(words, said):
    done = autograder(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "2a-sigmoid-derivative" in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_course_it_says_where_to_go(tmp_path):
    done = autograder("grade", "2a-sigmoid-derivative", cwd=tmp_path)
    assert done.returncode == 2
    assert "no nbgrader_config.py here or above" in done.stderr


def test_a_config_that_raises_is_named(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text("1 / 0")
    done = autograder("grade", "2a-sigmoid-derivative", cwd=tmp_path)
    assert done.returncode == 2
    assert "nbgrader_config.py: ZeroDivisionError" in done.stderr


def test_an_assignment_that_was_never_released_says_what_to_run(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    (tmp_path / "source").symlink_to(ROOT / "source")
    done = autograder("grade", "2a-sigmoid-derivative", cwd=tmp_path)
    assert done.returncode == 2
    assert "run: nbgrader generate_assignment 2a-sigmoid-derivative" in done.stderr


def test_doctor_names_the_tier():
    done = autograder("doctor")
    assert done.stdout.startswith("tier ")
    assert done.returncode == (0 if done.stdout[5] in "AB" else 1)
