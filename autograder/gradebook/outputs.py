"""What stands below the cells of an executed notebook: the words of a result, and the score as nbgrader reads it.

nbgrader takes the score of a test cell from an `execute_result` that is a number, so formgrader, stock feedback and a
later stock run all see the same score beside its reason.
"""

from __future__ import annotations

import re
from typing import Any

import nh3

from autograder.grading import notebook as notebooks
from autograder.grading.notebook import Plan, Submission
from autograder.grading.record import ExerciseRecord, Record

TAG = re.compile(r"<[A-Za-z/!?]|(javascript|vbscript|data)\s*:", re.IGNORECASE)
SCRIPT_LINK = re.compile(r"(javascript|vbscript|data)\s*:", re.IGNORECASE)
PICTURES = {"image/png", "image/jpeg", "image/gif"}
SAFE_TYPES = {"text/plain", "text/latex", "text/html"} | PICTURES
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


def executed(submission: Submission, record: Record, plan: Plan) -> dict[str, Any]:
    """The submission as an executed notebook, JSON; nothing in it runs when a page shows it."""
    tests = {e.result.exercise: test_outputs(e) for e in record.exercises}
    outputs = {i: [o for o in map(harmless, found) if o] for i, found in record.outputs.items()}
    return without_scripts(notebooks.executed(submission, outputs, tests), plan)


def without_scripts(notebook: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The notebook with the learner's Markdown cleaned; the instructor's own stays."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and cell["source"] not in plan.texts:
            cell["source"] = _clean(cell["source"])
            cell["attachments"] = _pictures(cell.get("attachments"))
            if not cell["attachments"]:
                del cell["attachments"]
    return notebook


def test_outputs(e: ExerciseRecord) -> list[dict[str, Any]]:
    """Outputs of a test cell: the words, and the score where there is one."""
    outputs: list[dict[str, Any]] = [
        {"output_type": "display_data", "data": {"text/plain": e.text}, "metadata": {"autograder": "words"}}
    ]
    if e.result.score is not None:
        score = {"text/plain": repr(e.result.score)}
        outputs.append({"output_type": "execute_result", "data": score, "metadata": {}, "execution_count": None})
    return outputs


def harmless(output: dict[str, Any]) -> dict[str, Any] | None:
    """An output of a learner's cell without scripts: text, pictures, and HTML that has been cleaned."""
    kind = output.get("output_type")
    if kind == "stream":
        return {"output_type": "stream", "name": "stdout", "text": notebooks.text(output.get("text"))}
    if kind == "error":
        lines = [str(line) for line in output.get("traceback", [])]
        name, value = str(output.get("ename", "")), str(output.get("evalue", ""))
        return {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}
    if kind not in ("display_data", "execute_result"):
        return None
    found = output.get("data")
    found = found if isinstance(found, dict) else {}
    data = {k: notebooks.text(v) for k, v in found.items() if k in SAFE_TYPES}
    if "text/html" in data:
        data["text/html"] = nh3.clean(data["text/html"])
    shown: dict[str, Any] = {"output_type": kind, "data": data, "metadata": {}}
    return shown | ({"execution_count": None} if kind == "execute_result" else {})


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """Of what is attached to a cell the pictures, which an answer may consist of."""
    found = attachments.items() if isinstance(attachments, dict) else ()
    kept = {
        str(name): {k: v for k, v in data.items() if k in PICTURES and isinstance(v, str) and BASE64.fullmatch(v)}
        for name, data in found
        if isinstance(data, dict)
    }
    return {name: data for name, data in kept.items() if data}


def _clean(markdown: str) -> str:
    """A learner's Markdown without what a browser would run. A lone `a < b` stays as it was written."""
    return SCRIPT_LINK.sub("", nh3.clean(markdown)) if TAG.search(markdown) else markdown
