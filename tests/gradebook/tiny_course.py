"""A whole nbgrader course around the tiny assignment: released, twelve hand-ins, quick enough to be killed often."""

import shutil
from types import SimpleNamespace

from autograder.gradebook import class_run
from autograder.gradebook.course_directory import CourseDirectory
from autograder.grading.grader import Grader
from autograder.grading.notebook_file import dump
from autograder.verify.filling import fill
from autograder.verify.verify import nbgrader
from tests.grading.conftest import SOLUTION, Tiny, notebook
from tests.places import ROOT

SQUARE = "def double(x):\n    return np.asarray(x) ** 2\n"
SCORES = {f"s{n:02d}": (15.0, 5.0)[n % 2] for n in range(12)}


def make(root):
    """The course in `root`; its grader lies in root/graders/tiny."""
    tiny = Tiny(root)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    source = notebook()
    for cell in source["cells"]:
        if cell["metadata"]["nbgrader"]["solution"]:
            cell["source"] = f"### BEGIN SOLUTION\n{cell['source']}### END SOLUTION"
        elif not cell["metadata"]["nbgrader"]["grade"]:
            cell["metadata"]["nbgrader"].pop("points", None)
    dump(
        source | {"metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "P"}}},
        tiny.source,
    )
    nbgrader(root, "generate_assignment", "tiny")
    for student, score in SCORES.items():
        hand_in(root, student, score)
    return CourseDirectory.read(root)


def hand_in(root, student, score=15.0, comment=""):
    code = SOLUTION | ({"double": SQUARE} if score == 5.0 else {})
    path = root / "submitted" / student / "tiny" / "tiny.ipynb"
    dump(fill(notebook(), {e: f"{s}# {comment}" for e, s in code.items()}), path)


def use(monkeypatch, course, zygote):
    """grade_class on this course's own grader, with a sandbox that is warm already."""
    own = SimpleNamespace(of=lambda name: Grader(course.root / "graders" / name))
    monkeypatch.setattr(class_run, "Grader", own)
    monkeypatch.setattr(class_run, "start", lambda givens, even_without_sandbox: zygote.clone())
