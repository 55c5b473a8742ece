"""Where things lie in this repository."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
ASSIGNMENT = "2a-sigmoid-derivative"
SOURCE = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
ASSIGNMENTS = sorted(p.parent.name for p in (ROOT / "autograder" / "graders").glob("*/reference.py"))


def source(assignment: str) -> Path:
    """The instructor's notebook of an assignment."""
    return ROOT / "source" / assignment / f"{assignment}.ipynb"
