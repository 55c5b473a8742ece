"""Known mistakes: the hidden grader, the notebook and the feedback page say the same words."""

import re
from html import unescape

import pytest

from autograder.grading.engine import grade
from autograder.grading.grader import Grader
from autograder.grading.job import Job
from autograder.grading.notebook import read_plan
from autograder.grading.notebook_file import dump, load
from autograder.grading.rehearsal import solution_namespace
from autograder.report.feedback import page
from autograder.verify.filling import fill
from autograder.wording import sentences
from course import checking
from tests.places import ASSIGNMENT, SOURCE

PLAN = read_plan(SOURCE)
# A third of them: what check says of every one, `verify` compares with the grader.
MISTAKES = [m for found in Grader.of(ASSIGNMENT).mistakes.values() for m in found[::3]]


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """The hidden grader's record of each known mistake, handed in alone."""
    root = tmp_path_factory.mktemp("mistakes")
    notebook, jobs, found = load(SOURCE), [], {}
    for n, mistake in enumerate(MISTAKES):
        path = root / "submitted" / str(n) / "nb.ipynb"
        dump(fill(notebook, {mistake.exercise: mistake.source}), path)
        jobs.append(Job(str(n), path, root / "records" / f"{n}.json"))
    grade(
        PLAN,
        Grader.of(ASSIGNMENT),
        jobs,
        publish=lambda submission, record: None,
        heard=lambda done: found.__setitem__(int(done.record.student), done.record),
    )
    return found


@pytest.mark.parametrize("n", range(len(MISTAKES)))
def test_notebook_grader_and_page_agree(records, n):
    mistake, record = MISTAKES[n], records[n]
    namespace = solution_namespace(PLAN)
    exec(compile(mistake.source, "<cell>", "exec"), namespace)
    public = checking.judge(mistake.exercise, namespace)
    hidden = record[mistake.exercise]
    assert sentences.text(public, checking.after(public)) == hidden.text
    assert f"This looks like {mistake.name}." in " ".join(hidden.text.split())
    shown = unescape(re.sub(r"<[^>]+>", "", page(record)))
    for sentence in sentences.body(public):
        assert sentence in shown
