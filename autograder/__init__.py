"""The machine that grades the course: verdicts, named mistakes, sandbox, grading engine."""

__version__ = "0.1.0"
