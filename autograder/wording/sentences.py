"""The words of a finding and of an exercise. Notebook, terminal, feedback page and formgrader all say these."""

from __future__ import annotations

import textwrap

from autograder.checks.finding import Finding
from autograder.checks.result import ExerciseResult

WIDTH = 80  # nbgrader's Validate dialog cuts a line at 83 characters
NOT_ATTEMPTED = "The stub is as it was."
FOR_A_PERSON = "This could not be decided by machine. A person will look; no point is lost."


def finding(f: Finding) -> str:
    """One sentence: what was called, what came back, what was expected.

    >>> finding(Finding("value", "sigmoid_prime(0.0)", "0.0", "0.25"))
    'sigmoid_prime(0.0) returned 0.0; expected 0.25'
    """
    line = f" in line {f.line}" if f.line else ""
    because = f": {f.because}" if f.because else ""
    match f.kind:
        case "value":
            if f.returned == "None":
                return f"{f.called} returned None; expected {f.expected}. Is a return missing?"
            return f"{f.called} returned {f.returned}; expected {f.expected}{because}"
        case "shape":
            returned, expected = ("a number" if s == "()" else f"shape {s}" for s in (f.returned, f.expected))
            return f"{f.called} returned {returned}; expected {expected}{because}"
        case "type":
            if f.returned == "None":
                return f"{f.called} returned None; expected {f.expected}. Is a return missing?"
            return f"{f.called} returned {f.returned}; expected {f.expected}"
        case "integers":
            return f"{f.called} returned {f.returned}; expected floats"
        case "raised":
            error, colon, message = f.detail.partition(": ")
            return f"{f.called} raised {error}{line}{colon}{message}"
        case "warned":
            return f"{f.called} warned{line}: {f.detail}"
        case "changed":
            return f"{f.called} changed its own argument; work on a copy"
        case "falls":
            return f"{f.called} returned {f.returned}; it should never fall{because}"
        case "bound":
            return f"{f.called} returned {f.returned}; never more than {f.expected}{because}"
        case "lost":
            return f"{f.called} {f.detail}"
        case "undefined":
            return f"{f.called} is not defined" + (f"; its cell raised {f.detail}" if f.detail else "")
    raise ValueError(f.kind)


def points(score: float | None, of: float) -> str:
    """
    >>> points(13.5, 18), points(None, 18)
    ('13.5 of 18 points', '– of 18 points')
    """
    return f"{'–' if score is None else f'{score:g}'} of {of:g} points"


def looks_like(title: str) -> str:
    return f"This looks like {title}."


def body(result: ExerciseResult) -> list[str]:
    """What is wrong and what leads on, as sentences; empty for a right answer."""
    if result.outcome == "right":
        return []
    if result.outcome == "not attempted":
        return [NOT_ATTEMPTED]
    said = [] if result.finding is None else [finding(result.finding)]
    if result.mistake is not None:
        said += [looks_like(result.mistake.title), result.mistake.question]
    if result.outcome == "needs attention":
        said.append(FOR_A_PERSON)
    return said


def heading(result: ExerciseResult) -> str:
    """
    >>> heading(ExerciseResult("sigmoid", 18, ()))
    'sigmoid: needs attention, – of 18 points'
    """
    return f"{result.exercise}: {result.outcome}, {points(result.score, result.points)}"


def text(result: ExerciseResult, after: tuple[str, ...] = ()) -> str:
    """The whole result as lines of at most 80 characters.

    after : lines below it, e.g. praise or what to do next
    """
    lines = [heading(result)]
    for sentence in (*body(result), *after):
        lines += wrap(sentence)
    return "\n".join(lines)


def wrap(sentence: str) -> list[str]:
    return textwrap.wrap(
        sentence, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=True, break_on_hyphens=False
    )


def next_step(exercise: str) -> str:
    return f"next: hint({exercise})"
