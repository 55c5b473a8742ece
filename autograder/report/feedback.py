"""A student's feedback page: one file made from a Record; no script, nothing from outside, every word escaped."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult
from autograder.grading import whole_file
from autograder.grading.record import ExerciseRecord, Record
from autograder.report.curve import drawn
from autograder.wording import sentences

HERE = Path(__file__).parent
STATE = {
    "right": "right",
    "partly right": "partly",
    "not yet": "notyet",
    "not attempted": "unattempted",
    "needs attention": "person",
}
WORD = {"needs attention": "waits for a person"}
GAP, UNIT = 4.0, 10.0  # of the score bar: between segments, for a point
MAX_LINES, MAX_LINE = 200, 400  # of code that is shown


@dataclass(frozen=True)
class Override:
    """What a person decided about an exercise: a score, or None for a comment alone."""

    score: float | None
    comment: str = ""


@dataclass(frozen=True)
class Line:
    """One exercise as the page shows it: the machine's result, or a person's score in its place."""

    record: ExerciseRecord
    override: Override | None

    @property
    def result(self) -> ExerciseResult:
        return self.record.result

    @property
    def score(self) -> float | None:
        by_hand = None if self.override is None else self.override.score
        return self.result.score if by_hand is None else by_hand

    @property
    def comment(self) -> str:
        return "" if self.override is None else self.override.comment

    @property
    def outcome(self) -> str:
        if self.override is None or self.override.score is None:
            return self.result.outcome
        if self.override.score >= self.result.points:
            return "right"
        return "partly right" if self.override.score > 0 else "not yet"


def page(record: Record, *, overrides: Mapping[str, Override] | None = None) -> str:
    """The page as HTML. `overrides`: manual scores and comments, by exercise."""
    by_hand = overrides or {}
    lines = [Line(e, by_hand.get(e.result.exercise)) for e in record.exercises]
    waiting = sum(line.result.points for line in lines if line.score is None)
    return rendered(
        record=record,
        fault=record.fault,
        course="From Slopes to Backprop",
        title=record.title,
        handed_in=moment(record.handed_in),
        score=sum(line.score or 0.0 for line in lines),
        reachable=record.max_score - waiting,
        waiting=waiting,
        late=0.0,
        **bar([_segment(line, record.max_score) for line in lines]),
        next=_next(lines),
        items=[_item(line) for line in lines],
        mend=[_mending(line) for line in lines if line.outcome != "right" or line.comment],
        reference=" · ".join(
            (record.assignment, record.student, f"record {record.key[:8] or 'none'}", f"grader {record.grader[:8]}",
             f"engine {record.engine}")
        ),
    )  # fmt: skip


def rendered(**facts: Any) -> str:
    """The page that shows `facts`; every text in them is escaped."""
    style = Markup(_style())
    style_hash = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return _template().render(facts, style=style, style_hash=style_hash)


def write(record: Record, folder: Path, beside: Path | None = None) -> Path:
    """Write the page where nbgrader's release_feedback looks for it; see `publish`."""
    return publish(page(record), (record.student, record.assignment, record.notebook), folder, beside)


def publish(text: str, ids: tuple[str, str, str], folder: Path, beside: Path | None = None) -> Path:
    """Write a page atomically.

    ids : student, assignment, notebook
    folder : the course's feedback folder
    beside : the submitted folder; its timestamp and secret come along
    errors : ValueError for a name that is not the name of a folder
    """
    student, assignment, notebook = ids
    for name in ids:
        if not name or name in (".", "..") or {"/", "\\", "\0"} & set(name):
            raise ValueError(f"{name!r} cannot be the name of a folder")
    place = folder / student / assignment
    path = place / f"{notebook}.html"
    whole_file.write(path, text.encode())
    for name in ("timestamp.txt", "submission_secret.txt"):
        if beside is not None and (beside / name).is_file() and not (beside / name).is_symlink():
            shutil.copyfile(beside / name, place / name)
    return path


# ---- what the template shows


def _item(line: Line) -> dict[str, Any]:
    r = line.result
    note = ""
    if line.outcome in ("partly right", "not yet"):
        note = r.mistake.title if r.mistake else ""
    elif line.outcome == "not attempted":
        note = "the stub is as it was"
    return {
        "name": r.exercise,
        "state": STATE[line.outcome],
        "word": WORD.get(line.outcome, line.outcome),
        "note": note,
        "score": line.score,
        "points": r.points,
        "mend": line.outcome != "right",
    }


def _mending(line: Line) -> dict[str, Any]:
    e, r = line.record, line.result
    attempted = line.outcome not in ("not attempted", "needs attention") and bool(e.code)
    item = _item(line) | {
        "signature": e.signature,
        "comment": line.comment,
        "named": [],
        "plain": "",
        "said": [],
        "show_work": attempted,
        "code": _code(e.code) if attempted else [],
        "line": e.line,
        "checks": _checks(r),
        "picture": None,
        "caption": "",
        "steps": _steps(r),
    }
    if line.outcome == "needs attention":
        item["named"] = [sentences.FOR_A_PERSON]
    elif line.outcome == "not attempted":
        item["plain"] = f"{sentences.NOT_ATTEMPTED} Start with hint({r.exercise}) in the notebook."
    else:
        finding = [_coloured(r.finding)] if r.finding is not None else []
        if r.mistake is not None:
            item["named"] = [sentences.looks_like(r.mistake), r.mistake.question]
            item["said"] = finding
        else:
            item["named"] = finding
        if e.picture is not None:
            argument = e.signature.partition("(")[2].rstrip(")").partition(",")[0].strip() or "x"
            item["picture"], item["caption"] = drawn(e.picture, r.exercise, argument)
    return item


def _coloured(finding: Finding) -> Markup:
    """The finding's sentence, with what was returned and what was expected in their colours."""
    sentence = escape(_harmless(sentences.finding(finding)))
    for word, value, style in (("returned", finding.returned, "yours"), ("expected", finding.expected, "expected")):
        value = _harmless(value)
        plain = escape(f"{word} {value}")
        if value and plain in sentence:
            coloured = Markup('{} <span class="{}">{}</span>').format(word, style, value)
            before, _, after = sentence.partition(plain)
            sentence = Markup(before) + coloured + Markup(after)
    return sentence


def _checks(r: ExerciseResult) -> list[dict[str, Any]]:
    total = sum(c.weight for c in r.checks) or 1.0
    gate = bool(r.checks) and (r.each or r.checks[0].outcome == "passed")

    def shown(n: int, c: CheckResult) -> dict[str, Any]:
        points = round(r.points * c.weight / total, 2)
        passed = c.outcome == "passed"
        return {
            "title": c.title,
            "state": "right" if passed else "notyet",
            "points": points,
            "won": points if passed and gate else 0.0,
            "later": passed and not gate and n > 0,
        }

    return [shown(n, c) for n, c in enumerate(r.checks)]


def _steps(r: ExerciseResult) -> list[dict[str, str]]:
    again = {"before": "Then", "code": f"check({r.exercise})", "after": ", as often as you like."}
    if r.finding is not None and r.finding.kind == "value" and "array" not in r.finding.called:
        try_it = {"before": "Work this one out by hand:", "code": r.finding.called, "after": ""}
        return [try_it, {"before": "In the notebook:", "code": f"hint({r.exercise})", "after": ""}, again]
    return [{"before": "In the notebook:", "code": f"hint({r.exercise})", "after": ""}, again]


def _next(lines: list[Line]) -> dict[str, str] | None:
    """One thing to do: a named mistake that is worth most, else the first exercise that is not right."""
    if not lines:
        return None
    left = [line for line in lines if line.outcome in ("partly right", "not yet", "not attempted")]
    if not left:
        if any(line.score is None for line in lines):
            return None
        return {"heading": "All right", "before": "Every exercise is right. There is nothing to mend.", "link": ""}
    named = [line for line in left if line.result.mistake is not None]
    best = max(named, key=_to_win) if named else left[0]
    name, what = best.result.exercise, f": {_to_win(best):g} more points." if _to_win(best) else "."
    verb = "Write" if best.outcome == "not attempted" else "Mend"
    return {"heading": "Do this next", "before": verb, "link": name, "after": what}


def _to_win(line: Line) -> float:
    return line.result.points - (line.score or 0.0)


def _segment(line: Line, max_score: float) -> tuple[float, float | None, str]:
    """What the score bar shows of an exercise: its points; where an assignment has none, the share that is right."""
    if max_score:
        return line.result.points, line.score, line.outcome
    return 20.0, None if line.score is None else 20.0 * (line.result.fraction or 0.0), line.outcome


def bar(lines: list[tuple[float, float | None, str]]) -> dict[str, Any]:
    """The score bar and the tally below it, of (points, score, outcome)."""
    x, segments = 0.0, []
    for points, score, outcome in lines:
        width = max(points * UNIT - GAP, 1.0)
        won = width * min(1.0, (score or 0.0) / points) if points else 0.0
        segments.append((f"{x:g}", f"{width:g}", f"{won:g}" if won else "", STATE[outcome]))
        x += points * UNIT
    counted = ((o, sum(outcome == o for _, _, outcome in lines)) for o in STATE)
    tally = [(STATE[o], n, WORD.get(o, o)) for o, n in counted if n]
    return {"bar": segments, "bar_width": max(1.0, x - GAP), "tally": tally}


def _code(source: str) -> list[str]:
    lines = [line if len(line) <= MAX_LINE else line[:MAX_LINE] + " …" for line in source.rstrip("\n").split("\n")]
    return lines[:MAX_LINES] + (["…"] if len(lines) > MAX_LINES else [])


def moment(stamp: str | None) -> str:
    """
    >>> moment("2026-10-01 10:00:00 UTC")
    '1 October 2026, 10:00 UTC'
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d):\d\d(?:\.\d+)? ?(.*)", stamp or "")
    if not found or not 1 <= int(found[2]) <= 12:
        return stamp or ""
    month = "January February March April May June July August September October November December".split()[
        int(found[2]) - 1
    ]
    return f"{int(found[3])} {month} {found[1]}, {found[4]} {found[5]}".strip()


def _harmless(value: Any) -> Any:
    """Text without what a page cannot hold: control characters, lone surrogates, turns of the writing direction."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


@cache
def _style() -> str:
    return (HERE / "page.css").read_text(encoding="utf-8")


@cache
def _template() -> Any:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_harmless, keep_trailing_newline=True
    )
    return environment.from_string((HERE / "feedback.html.j2").read_text(encoding="utf-8"))
