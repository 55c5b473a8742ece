"""The truth about one submission: one JSON file, written atomically, keyed by all it depends on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from autograder import __version__
from autograder.checks.finding import Finding
from autograder.checks.result import CheckResult, ExerciseResult, Named
from autograder.grading import whole_file
from autograder.wording import sentences

SCHEMA = 2
R = TypeVar("R")  # a kind of Record


@dataclass(frozen=True)
class Picture:
    """The learner's curve against the expected one: three lists of one length; `yours` is None where not finite."""

    x: tuple[float, ...]
    expected: tuple[float, ...]
    yours: tuple[float | None, ...]


@dataclass(frozen=True)
class ExerciseRecord:
    """A judged exercise and what a page about it needs.

    code : the learner's cell; line : the one to look at first, counted from 1
    """

    result: ExerciseResult
    signature: str
    code: str = ""
    line: int | None = None
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """The words that the learner reads, everywhere."""
        right = self.result.outcome in ("right", "needs attention")
        return sentences.text(self.result, () if right else (sentences.next_step(self.result.exercise),))


@dataclass(frozen=True)
class Record:
    """One submission judged.

    key : hash of the learner's cells and files, the plan, the grader, the engine and the tier of the sandbox
    fault : why nothing could be judged, "" otherwise; then the exercises are empty
    notes : what was odd, one line each, for the instructor
    outputs : of the learner's cells, by index, for the executed notebook
    """

    assignment: str
    title: str
    notebook: str
    student: str
    key: str
    grader: str
    tier: str
    exercises: tuple[ExerciseRecord, ...] = ()
    max_score: float = 0.0
    handed_in: str | None = None
    fault: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    engine: str = __version__
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict, repr=False)

    def __getitem__(self, grade_id: str) -> ExerciseRecord:
        return next(e for e in self.exercises if e.result.exercise == grade_id)

    @property
    def score(self) -> float:
        """Points so far; what waits for a person is not in it."""
        return round(sum(e.result.score or 0.0 for e in self.exercises), 2)

    @property
    def waiting(self) -> float:
        """Points that wait for a person."""
        if self.fault:
            return self.max_score
        return sum(e.result.points for e in self.exercises if e.result.score is None)

    @property
    def status(self) -> str:
        waits = bool(self.fault) or any(e.result.score is None for e in self.exercises)
        return "needs attention" if waits else "graded"


def key(*parts: str) -> str:
    return hashlib.sha256("\0".join((f"schema {SCHEMA}", __version__, *parts)).encode()).hexdigest()[:32]


def to_json(record: Record) -> dict[str, Any]:
    """Plain JSON, with the derived figures written out for other programs to read."""
    data = dataclasses.asdict(record)
    for exercise, e in zip(data["exercises"], record.exercises, strict=True):
        exercise["result"] |= {"outcome": e.result.outcome, "score": e.result.score, "text": e.text}
    return {"schema": SCHEMA, "status": record.status, "score": record.score, "waiting": record.waiting, **data}


def from_json(data: dict[str, Any]) -> Record:
    """Errors: ValueError for another schema or a damaged record."""
    try:
        if data["schema"] != SCHEMA:
            raise ValueError(f"a record of schema {data['schema']}; this is {SCHEMA}")
        plain = {f.name: data[f.name] for f in dataclasses.fields(Record)}
        plain["exercises"] = tuple(map(_exercise, data["exercises"]))
        plain["notes"] = tuple(data["notes"])
        plain["outputs"] = {int(i): o for i, o in data["outputs"].items()}
        return Record(**plain)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"a damaged record: {error}") from None


def brief(record: Record) -> Record:
    """Without outputs."""
    return dataclasses.replace(record, outputs={})


def write(record: Record, path: Path) -> None:
    save(to_json(record), path)


def save(data: dict[str, Any], path: Path) -> None:
    """Atomic: a reader sees the old record or the new one, whenever we are killed."""
    whole_file.write(path, json.dumps(data, allow_nan=False).encode())


def read(path: Path) -> Record | None:
    return read_as(from_json, path)


def read_as(made: Callable[[dict[str, Any]], R], path: Path) -> R | None:
    """The record at `path`, None where there is none or it is damaged (then the submission is graded again)."""
    try:
        return made(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return None


def _exercise(data: dict[str, Any]) -> ExerciseRecord:
    r = data["result"]
    checks = tuple(
        CheckResult(**{**c, "finding": None if c["finding"] is None else Finding(**c["finding"])}) for c in r["checks"]
    )
    mistake = None if r["mistake"] is None else Named(**r["mistake"])
    picture = data["picture"]
    return ExerciseRecord(
        ExerciseResult(r["exercise"], r["points"], checks, mistake, r["each"]),
        data["signature"],
        data["code"],
        data["line"],
        None if picture is None else Picture(*(tuple(picture[k]) for k in ("x", "expected", "yours"))),
    )
