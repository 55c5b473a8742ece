"""The words of a finding and of an exercise. Notebook, terminal, feedback page and formgrader all say these."""

from __future__ import annotations

import textwrap

from autograder.checks.finding import Finding
from autograder.checks.result import ExerciseResult, Named
from autograder.wording.phrases import (
    EXAMPLES,
    FIGURES,
    LEARNING,
    MATRICES,
    MEANINGS,
    ORDERS,
    PATTERNS,
    PER_AXES,
    PROOF,
    SAMPLES,
)

WITHOUT_PATTERN = ("figure", "proof", "samples", "learning")  # their pattern is in their sentence
WIDTH = 80  # nbgrader's Validate dialog cuts a line at 83 characters
NOT_ATTEMPTED = "The stub is as it was."
FOR_A_PERSON = "This could not be decided by machine. A person will look; no point is lost."


def finding(f: Finding) -> str:
    """One sentence: what was called, what came back, what was expected; a second, where all values show one pattern.

    >>> finding(Finding("value", "sigmoid_prime(0.0)", "0.0", "0.25"))
    'sigmoid_prime(0.0) returned 0.0; expected 0.25'
    >>> finding(Finding("shape", "f(X)", "(3,)", "(3, 1)", pattern="reshaped"))
    'f(X): right values, wrong shape: (3,) where (3, 1) is expected'
    """
    if f.kind == "shape" and f.pattern == "reshaped":
        return f"{f.called}: right values, wrong shape: {f.returned} where {f.expected} is expected"
    said = _sentence(f)
    return f"{said}. {_pattern(f)}" if f.kind not in WITHOUT_PATTERN and f.pattern in PATTERNS else said


def _of_figure(f: Finding) -> str:
    """
    >>> _of_figure(Finding("figure", "plot()", "3", "6", pattern="axes"))
    'has 3 axes; expected 6'
    """
    by = f" in axes {f.by}" if f.by and f.pattern in PER_AXES else f.by
    said = FIGURES[f.pattern].format(detail=f.detail or "the curve", returned=f.returned, expected=f.expected, by=by)
    return f"{said}. All of it is {f.by} times as high as it should be" if f.pattern == "off" and f.by else said


def _of_proof(f: Finding) -> str:
    """
    >>> _of_proof(Finding("proof", "prove()", "0.5", "0.25", "z = 0", pattern="step", like="2"))
    'entry [2] is 0.5 at z = 0; entry [1] is 0.25 there'
    """
    before = int(f.like) - 1 if f.pattern == "step" else ""
    return PROOF[f.pattern].format(**vars(f), before=before)


def _pattern(f: Finding) -> str:
    """
    >>> _pattern(Finding("value", "f()", pattern="larger", by="6", like="samples", of="dW1, db1"))
    'In dW1, db1: every value is 6 times too large; your batch has 6 samples'
    """
    said = PATTERNS[f.pattern].format(by=f.by, like=f.like)
    if f.pattern.startswith(("larger", "smaller")) and f.like:
        plain = f.like.isalpha()
        said += "; " + MEANINGS.get(f.like, "there are {by} {like}" if plain else "{by} is {like}").format(
            by=f.by, like=f.like
        )
    if f.pattern == "others right" or not f.of:
        return said
    return f"In {f.of}: {said if f.pattern == 'equals' else said[0].lower() + said[1:]}"


def _sentence(f: Finding) -> str:
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
        case "length":
            return f"{f.called} returned {f.returned} entries; expected {f.expected}{because}"
        case "keys":
            if f.returned == "missing":
                return f"{f.called} has no entry {f.expected}"
            return f"{f.called} has an entry {f.returned} that is not asked for"
        case "figure":
            return f"{f.called} {_of_figure(f)}"
        case "proof":
            return f"{f.called}{':' * (f.pattern == 'step')} {_of_proof(f)}"
        case "samples":
            return f"{f.called} {SAMPLES[f.pattern].format(**vars(f))}"
        case "order":
            return f"{f.called} {ORDERS[f.pattern].format(by=f.by, expected=f.expected)}"
        case "examples":
            return f"{f.called}{EXAMPLES[f.pattern].format(returned=f.returned, right=f.detail, by=f.by)}"
        case "matrix":
            said = MATRICES[f.pattern]
            return said.format(called=f.called, returned=f.returned, expected=f.expected, by=f.by) + because
        case "learning":
            return f"{f.called} {LEARNING[f.pattern].format(**vars(f))}{because}"
        case "form":
            return f"{f.called}: {f.returned}"
        case "integers":
            return f"{f.called} returned {f.returned}; expected floats"
        case "raised":
            error, colon, message = f.detail.partition(": ")
            return f"{f.called} raised {error}{line}{colon}{message}"
        case "refused":
            return f"{f.called} was stopped{line}. {f.detail}."
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
    >>> points(13.5, 18), points(None, 18), points(0.0, 0)
    ('13.5 of 18 points', '– of 18 points', '')
    """
    return f"{'–' if score is None else f'{score:g}'} of {of:g} points" if of else ""


def standing(result: ExerciseResult) -> str:
    """The outcome and the points; an exercise without points has an outcome all the same.

    >>> standing(ExerciseResult("sigmoid", 18, ())), standing(ExerciseResult("warm_up", 0, ()))
    ('needs attention, – of 18 points', 'needs attention')
    """
    return ", ".join(filter(None, (result.outcome, points(result.score, result.points))))


def looks_like(mistake: Named) -> str:
    """
    >>> looks_like(Named("the inner derivative forgotten", "How many layers?", "sin(3x)"))
    'This looks like the inner derivative forgotten, at sin(3x).'
    """
    return f"This looks like {mistake.title}{f', at {mistake.at}' if mistake.at else ''}."


def body(result: ExerciseResult) -> list[str]:
    """What is wrong and what leads on, as sentences; empty for a right answer."""
    if result.outcome == "right":
        return []
    if result.outcome == "not attempted":
        return [NOT_ATTEMPTED]
    said = [] if result.finding is None else [finding(result.finding)]
    if result.mistake is not None:
        said += [looks_like(result.mistake), result.mistake.question]
    if result.outcome == "needs attention":
        said.append(FOR_A_PERSON)
    return said


def heading(result: ExerciseResult) -> str:
    """
    >>> heading(ExerciseResult("sigmoid", 18, ()))
    'sigmoid: needs attention, – of 18 points'
    """
    return f"{result.exercise}: {standing(result)}"


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
