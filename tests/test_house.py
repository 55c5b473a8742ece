"""What the import contracts cannot say."""

import re

from autograder import __version__
from tests.places import ROOT

SOURCES = [p for room in ("autograder", "course") for p in (ROOT / room).rglob("*.py") if "graders" not in p.parts]


def test_hidden_graders_are_loaded_by_path_and_imported_by_nobody():
    assert not (ROOT / "autograder" / "graders" / "__init__.py").exists()
    for path in SOURCES:
        assert not re.search(r"(from|import) autograder\.graders", path.read_text()), path


def test_nothing_of_a_submission_is_ever_unpickled_or_evaluated_outside_the_box():
    """eval and exec run questions in the learner's namespace, and the course's own code by path; nothing else."""
    allowed = {
        "question.py",
        "refusing.py",
        "box.py",
        "shell.py",
        "stand_in.py",
        "rehearsal.py",
        "givens.py",
        "cases.py",
        "verify.py",
    }
    for path in SOURCES:
        text = path.read_text()
        assert not re.search(
            r"\b(import pickle|pickle\.load|marshal\.|shelve|sympify\(|lambdify\(|parse_expr)", text
        ), path
        if re.search(r"\b(eval|exec)\(", text):
            assert path.name in allowed, path


def test_one_version_everywhere():
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_no_module_is_longer_than_it_should_be():
    for path in SOURCES:
        most = 600 if path.name == "givens.py" else 350  # a box is told of one file, which grows with the course
        assert len(path.read_text().splitlines()) <= most, path
