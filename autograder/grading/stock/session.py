"""One notebook run in a box from top to bottom, test cells in their place, as nbgrader's kernel would run it.

A cell past its time is interrupted and the next one goes on in the same box. A cell that cannot be interrupted, or that
ends the process, costs itself: the box is built anew and the earlier cells run again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.grading.notebook import Submission
from autograder.sandbox.client import Sandbox
from autograder.sandbox.limits import Lost
from autograder.sandbox.reply import decides

CELLS_OF_TIME = 10  # a notebook may take as long as this many cells at their limit
OUTPUT_BYTES = 16 << 20  # of all its cells; of what comes after, only what decides marks


@dataclass
class Run:
    """What came of a notebook.

    outputs : by index of the cell; the first run's, where cells ran again
    unreached : indices of cells that the time for the notebook did not suffice for
    notes : what went wrong, for the instructor
    """

    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    unreached: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def run_notebook(zygote: Sandbox, submission: Submission, files: Mapping[str, bytes], cell_seconds: float) -> Run:
    """Run every code cell. Errors: ZygoteError, a fault of ours."""
    run, room = Run(), OUTPUT_BYTES
    cells = [c for c in submission.cells if c.source.strip()]
    end = time.monotonic() + CELLS_OF_TIME * cell_seconds
    bad: set[int] = set()  # cells that cost a box
    while cells:  # a notebook of nothing but text needs no box
        box = zygote.box(files)
        at = 0
        run.notes += [f"{name}: this file could not be laid beside the notebook" for name in box.missing]
        try:
            for cell in cells:
                at = cell.index
                left = end - time.monotonic()
                if left <= 0:
                    break
                if at not in bad:
                    outputs = box.execute(cell.source, min(cell_seconds, left))
                    if at not in run.outputs:
                        room -= len(json.dumps(outputs))
                        run.outputs[at] = outputs if room > 0 else [o for o in outputs if decides(o)]
                        run.notes += _odd(at, outputs, cell_seconds)
            break
        except Lost as lost:  # each pass rules out one cell
            bad.add(at)
            if at not in run.outputs:
                run.outputs[at] = [_error(lost.why)]
                run.notes.append(f"cell {at + 1} {lost.why}")
        finally:
            box.close()
    if room < 0:
        run.notes.append(
            f"its cells showed more than {OUTPUT_BYTES >> 20} MB; of the later ones only what decides marks"
        )
    run.notes = list(dict.fromkeys(run.notes))
    run.unreached = {c.index for c in cells} - run.outputs.keys()
    if run.unreached:
        run.notes.append(
            f"{len(run.unreached)} cells came after the {CELLS_OF_TIME * cell_seconds:g} s that a notebook may take"
        )
    return run


def _error(why: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": "Lost", "evalue": f"this cell {why}", "traceback": [f"this cell {why}"]}


def _odd(at: int, outputs: list[dict[str, Any]], seconds: float) -> list[str]:
    """What the box says of a cell that a person should know; words only, a score never depends on them."""
    for output in outputs:
        if output.get("output_type") == "error" and output.get("ename") == "CellTimeoutError":
            return [f"cell {at + 1} ran longer than {seconds:g} s and was interrupted"]
        if is_refused(output):
            return [f"cell {at + 1} asked for what the sandbox does not give: the network or another process"]
    return []


def is_refused(output: dict[str, Any]) -> bool:
    """Does an error come from the sandbox's walls, as far as the box itself tells?"""
    said = str(output.get("evalue", ""))
    walls = ("Operation not permitted", "name resolution", "Network is unreachable", "Name or service not known")
    return output.get("output_type") == "error" and any(wall in said for wall in walls)
