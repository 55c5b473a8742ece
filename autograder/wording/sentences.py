"""The words of a finding and of an exercise. Notebook, terminal, feedback page and formgrader all say these."""

from __future__ import annotations

import textwrap

from autograder.checks.finding import Finding
from autograder.checks.result import ExerciseResult, Named

WIDTH = 80  # nbgrader's Validate dialog cuts a line at 83 characters
NOT_ATTEMPTED = "The stub is as it was."
FOR_A_PERSON = "This could not be decided by machine. A person will look; no point is lost."


PATTERNS = {
    "ints": "Right for floats, wrong for ints",
    "text": "Right, but as text; return numbers",
    "bool": "Right, but True and False; a number is asked for",
    "complex": "Right, but as complex numbers; return reals",
    "real part": "The real part is right; where does the imaginary part come from?",
    "iterator": "It is used up after one pass; return a list",
    "ragged": "Its rows are of different lengths",
    "transposed": "Right values, transposed",
    "one for all": "One number, where there is one for each entry; all of them are equal",
    "first missing": "All but the first are right; the first is missing",
    "last missing": "All but the last are right; the last is missing",
    "first too many": "Right, but for one more at the beginning",
    "last too many": "Right, but for one more at the end",
    "outer": "{by} by {by} is what a column of {by} and a row of {by} make of each other",
    "not finite": "{by} of {like} values are nan or infinite",
    "zero": "Every value is 0",
    "sign": "Right but for the sign",
    "signs": "Right but for the sign of {by} of {like} values",
    "larger": "Every value is {by} times too large",
    "smaller": "Every value is {by} times too small",
    "larger, other sign": "Every value is {by} times too large and of the other sign",
    "smaller, other sign": "Every value is {by} times too small and of the other sign",
    "above": "Every value is {by} above the right one",
    "below": "Every value is {by} below the right one",
    "order": "Right values in the wrong order",
    "reversed": "Right values in reverse order",
    "columns reversed": "Right values, with the columns in reverse order",
    "all alike": "All values are the same",
    "rows like the last": "Every row is the last one, again",
    "late": "Right values, each one place too late",
    "early": "Right values, each one place too early",
    "reciprocal": "Every value is 1 over the right one",
    "only one": "All other entries are right",
    "single": "Right to the 7 digits of float32; compute in float64",
    "digits": "Right to {by} digits only",
    "swapped": "{by} and {like} are swapped",
    "all reversed": "All are right, in reverse order",
    "layers reversed": "The layers are right, in reverse order",
    "others right": "The others are right",
    "equals": "This is {like}",
    "not summed": "It is not summed over the {by} samples",
    "not averaged": "It is not averaged over the {by} samples",
    "summed over all": "This is the sum over everything; there is one sum for each entry",
    "is the part": "This is {like} itself",
    "wrong axis": "This is {like} summed over the wrong axis",
    "factor missing": "The factor {like} is missing",
    "factor twice": "The factor {like} is there once too often",
    "rows permuted": "Right rows in other places",
    "columns permuted": "Right columns in other places",
    "only row": "Only row {by} is wrong",
    "only column": "Only column {by} is wrong",
}
FIGURES = {
    "no curve": "shows no curve of {detail} over {expected}",
    "off": "draws {detail} through {returned}; expected {expected}",
    "short": "draws {detail} over {returned} only; expected {expected}",
    "apart": "draws {detail} in different axes; put them into one",
    "coarse": "draws {detail} with {returned} points; at least {expected} make a smooth curve",
    "no tangent": "has no straight line through {expected}",
    "tangent slope": "draws {detail} at {by} with slope {returned}; expected {expected}",
    "tangent elsewhere": "has no line that touches {by} with slope {expected}",
    "no mark": "does not mark {detail} at {expected}",
    "unlabelled": "has {expected} curves{by} and {returned} labels; give each curve one",
    "no legend": "has labels{by} that nobody sees; call legend()",
    "no x label": "has no x label{by}",
    "no y label": "has no y label{by}",
    "axes": "has {returned} axes; expected {expected}",
    "not shared": "shows another range of x in each of its axes; share it",
    "no line": "has no line of {expected} points or more",
    "rises": "draws a line that rises after point {by}; expected {detail}",
    "no path": "does not draw {detail} through its {expected} points",
    "path ends": "draws {detail} through {returned} points; expected {expected}",
    "path leaves": "draws {detail} to {returned} at point {by}; expected {expected}",
    "origin": "has axes that do not cross at 0; move the spines there",
    "no contours": "has no contours",
}
PROOF = {
    "start": "begins with a formula that is {returned} at {detail}; the derivative is {expected} there",
    "circular": "begins with what it has to show; begin with the derivative, in {like}",
    "step": "entry [{like}] is {returned} at {detail}; entry [{before}] is {expected} there",
    "few": "has {returned} different entries; at least {expected} are asked for",
    "repeats": "has {like} entries, but only {returned} different; at least {expected} are asked for",
    "end": "ends in a formula that contains {returned}; end in {expected} alone",
}
SAMPLES = {
    "lengths": "has {expected} values of {like}, but {returned} of the {of}; each point needs one",
    "order": "has values of {like} that do not rise",
    "range": "has {like} from {returned}; expected {expected}",
    "off": "has the {of} {returned} at {detail}; expected {expected}",
    "few": "has {returned} points; at least {expected} are asked for",
    "misses": "has no point at {expected}; the nearest is {returned}",
}
ORDERS = {
    "unknown": "has {by}; that is no letter of a line",
    "twice": "has {by} twice",
    "distractor": "has {by}, which does not belong",
    "one too many": "has {by}, which does not belong",
    "left out": "leaves out {by}",
    "too early": "puts {by} before {expected}; {by} needs {expected}",
}
EXAMPLES = {
    "no pair": " has the entry {returned}; expected a pair, (x, y)",
    "no numbers": " has the example {returned}; expected two numbers",
    "untrue": " has the example {returned}; expected {right}",
    "uncaught": ": all {returned} examples also hold for a wrong function, {by}",
}
MATRICES = {
    "sum": "{by} of {called} sums to {returned}; expected {expected}",
    "asymmetric": "entries {by} of {called} are {returned}; expected a symmetric matrix",
    "eigenvalue": "{called} has the eigenvalue {returned}; none should be negative",
}
PER_AXES = ("unlabelled", "no legend", "no x label", "no y label")
MEANINGS = {"samples": "your batch has {by} samples", "square": "look for the 2 that a square brings"}


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
    return f"{said}. {_pattern(f)}" if f.kind not in ("figure", "proof", "samples") and f.pattern in PATTERNS else said


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
        case "form":
            return f"{f.called}: {f.returned}"
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
