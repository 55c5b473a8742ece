"""Where things lie in this repository."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
ASSIGNMENT = "2a-sigmoid-derivative"
SOURCE = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
