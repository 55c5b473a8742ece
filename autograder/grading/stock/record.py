"""The truth about one submission to another course: one JSON file, all its notebooks in it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.grading import record as own

SCHEMA = 1
STOCK = "stock nbgrader"  # marks the file: these scores were not made by a hidden grader


@dataclass(frozen=True)
class CellRecord:
    """A cell with points, scored. `score` is None where a person decides.

    kind : "test", "answer" or "task"
    said : what went wrong, for the learner; nothing of a hidden test
    why : why nobody could decide, or what was odd; for the instructor
    """

    grade_id: str
    kind: str
    points: float
    score: float | None
    said: str = ""
    why: str = ""

    @property
    def outcome(self) -> str:
        if self.score is None:
            return "needs attention"
        if self.kind == "answer":
            return "not attempted"  # nbgrader scores an answer only where nothing was written
        if self.score >= self.points:
            return "right"
        return "partly right" if self.score > 0 else "not yet"


@dataclass(frozen=True)
class NotebookRecord:
    """One notebook of a submission.

    untouched : solution cells that are as they were released
    fault : why it could not be read, or "" ; missing : it was not handed in, and its cells score 0 as in nbgrader
    outputs : of its code cells, by index in the notebook
    """

    name: str
    title: str
    cells: tuple[CellRecord, ...]
    untouched: tuple[str, ...] = ()
    missing: bool = False
    fault: str = ""
    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict, repr=False)

    def __getitem__(self, grade_id: str) -> CellRecord:
        return next(c for c in self.cells if c.grade_id == grade_id)

    @property
    def score(self) -> float:
        return sum(c.score or 0.0 for c in self.cells)

    @property
    def max_score(self) -> float:
        return sum(c.points for c in self.cells)


@dataclass(frozen=True)
class StockRecord:
    """A submission scored. The fields are those of grading.record.Record, with notebooks in place of exercises."""

    assignment: str
    student: str
    key: str
    tier: str
    notebooks: tuple[NotebookRecord, ...] = ()
    max_score: float = 0.0
    handed_in: str | None = None
    fault: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    engine: str = __version__

    def __getitem__(self, notebook: str) -> NotebookRecord:
        return next(n for n in self.notebooks if n.name == notebook)

    @property
    def score(self) -> float:
        """Points so far; what waits for a person is not in it."""
        return sum(n.score for n in self.notebooks)

    @property
    def waiting(self) -> float:
        """Points that wait for a person."""
        if self.fault:
            return self.max_score
        return sum(c.points for n in self.notebooks for c in n.cells if c.score is None)

    @property
    def problems(self) -> list[str]:
        """What the machine should have decided and could not."""
        if self.fault:
            return [self.fault]
        cells = ((f"{n.name}: {c.grade_id}: {c.why}", c) for n in self.notebooks if not n.fault for c in n.cells)
        return [
            *(n.fault for n in self.notebooks if n.fault),
            *(line for line, c in cells if c.score is None and c.why),
        ]

    @property
    def status(self) -> str:
        if self.problems:
            return "needs attention"
        return "waits for a person" if self.waiting else "graded"


def brief(record: StockRecord) -> StockRecord:
    """Without outputs."""
    return dataclasses.replace(record, notebooks=tuple(dataclasses.replace(n, outputs={}) for n in record.notebooks))


def to_json(record: StockRecord) -> dict[str, Any]:
    """Plain JSON, with the derived figures written out for other programs to read."""
    data = dataclasses.asdict(record)
    for shown, notebook in zip(data["notebooks"], record.notebooks, strict=True):
        shown["score"] = notebook.score
    figures = {"status": record.status, "score": record.score, "waiting": record.waiting}
    return {"schema": SCHEMA, "scoring": STOCK, **figures, **data}


def from_json(data: dict[str, Any]) -> StockRecord:
    """Errors: ValueError for another kind of record or a damaged one."""
    try:
        if (data["schema"], data["scoring"]) != (SCHEMA, STOCK):
            raise ValueError(f"a record of schema {data['schema']}, {data['scoring']}; this is {SCHEMA}, {STOCK}")
        plain = {f.name: data[f.name] for f in dataclasses.fields(StockRecord)}
        plain["notebooks"] = tuple(map(_notebook, data["notebooks"]))
        plain["notes"] = tuple(data["notes"])
        return StockRecord(**plain)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"a damaged record: {error}") from None


def _notebook(data: dict[str, Any]) -> NotebookRecord:
    plain = {f.name: data[f.name] for f in dataclasses.fields(NotebookRecord)}
    plain["cells"] = tuple(CellRecord(**c) for c in data["cells"])
    plain["untouched"] = tuple(data["untouched"])
    plain["outputs"] = {int(i): o for i, o in data["outputs"].items()}
    return NotebookRecord(**plain)


def write(record: StockRecord, path: Path) -> None:
    own.save(to_json(record), path)


def read(path: Path) -> StockRecord | None:
    return own.read_as(from_json, path)
