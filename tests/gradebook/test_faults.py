"""Faults of ours and of the machine: nothing is corrupt, nothing is doubled, nothing is lost, and it is said."""

import contextlib
import io
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from autograder.gradebook import alone, class_run, course_directory, posting
from autograder.gradebook.class_run import grade_class
from autograder.gradebook.course_directory import CourseDirectory, CourseError
from autograder.grading import record as records
from autograder.grading.examiner import Examiner
from autograder.grading.givens import givens_source
from autograder.grading.grader import AuthorError
from autograder.grading.job import CannotGoOn
from autograder.grading.notebook_file import NotebookError, dump, load
from autograder.report.run_summary import summary
from autograder.sandbox.client import Zygote
from autograder.verify.filling import fill
from tests.gradebook import tiny_course
from tests.gradebook.test_class_run import QUERY
from tests.gradebook.tiny_course import SCORES
from tests.grading.conftest import zygote  # noqa: F401  a fixture
from tests.places import ASSIGNMENT
from tests.test_command_line import AUTOGRADER

KILLS = 50  # a second or two each


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("tiny") / "course"
    tiny_course.make(root)
    return root


@pytest.fixture
def course(made, tmp_path, monkeypatch, zygote):  # noqa: F811
    shutil.copytree(made, tmp_path / "course")
    course = CourseDirectory.read(tmp_path / "course")
    tiny_course.use(monkeypatch, course, zygote)
    return course


@pytest.fixture
def released_copy(released, tmp_path):
    """The real course, for the real command."""
    shutil.copytree(released, tmp_path / "real")
    return tmp_path / "real"


def graded(course, **settings):
    return {r.student: r.score for r in grade_class(course, "tiny", **settings).records}


def rows(course):
    """Every grade in the gradebook, as it stands there; a doubled row would come twice."""
    with sqlite3.connect(course.root / "gradebook.db") as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        return sorted((student, cell, auto) for student, cell, auto, _, _ in db.execute(QUERY))


def expected_rows():
    of = {15.0: (("double", 10.0), ("half", 5.0)), 5.0: (("double", 0.0), ("half", 5.0))}
    return sorted((s, cell, points) for s, score in SCORES.items() for cell, points in of[score])


def left_over(course):
    places = (course.records, course.autograded, course.feedback)
    return [p for place in places if place.is_dir() for p in place.rglob("*.part")]


def killed_after(seconds, course, number=signal.SIGKILL):
    """A class run in a process group of its own, killed; the signal goes to the run alone, or to the whole group."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1), os.dup2(devnull, 2)
        try:
            grade_class(course, "tiny", again=True)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(pid, number)
    os.waitpid(pid, 0)
    return pid


def in_group(group):
    """Processes of a group that are still alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def gone(group, seconds=10.0):
    end = time.monotonic() + seconds
    while in_group(group) and time.monotonic() < end:
        time.sleep(0.01)
    return not in_group(group)


def test_killed_at_fifty_moments_nothing_is_torn_lost_or_doubled(course):
    posting.Posting  # noqa: B018  nbgrader is imported before the clock runs
    started = time.monotonic()
    assert graded(course) == SCORES
    whole = time.monotonic() - started
    moments = random.Random(2026)
    for n in range(KILLS):
        for student in moments.sample(sorted(SCORES), 6):
            tiny_course.hand_in(course.root, student, SCORES[student], comment=f"{n}")
        if n % 10 == 0:  # also where nothing is there yet
            shutil.rmtree(course.records)
        group = killed_after(moments.uniform(0.0, whole), course)
        assert gone(group), "a worker outlived its parent"
        for path in (course.records / "tiny").glob("*.json"):
            record = records.from_json(json.loads(path.read_text()))
            assert record.score == SCORES[record.student]
        assert graded(course) == SCORES
        assert rows(course) == expected_rows()
        assert left_over(course) == []


def test_sigint_and_sigterm_stop_the_command_in_a_sentence(released_copy):
    path = released_copy / "submitted" / "dan" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    dump(fill(load(path), {"sigmoid": "while True:\n    pass\n"}), path)  # it is still at it when the signal comes
    aside = released_copy.parent / "tmp"
    aside.mkdir()
    for number, after in ((signal.SIGINT, 0.3), (signal.SIGTERM, 1.5), (signal.SIGINT, 3.0), (signal.SIGTERM, 5.0)):
        command = subprocess.Popen(
            [*AUTOGRADER, "grade", ASSIGNMENT, "--again"], cwd=released_copy, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(aside)},
        )  # fmt: skip
        time.sleep(after)
        os.killpg(command.pid, number)
        started = time.monotonic()
        _, said = command.communicate(timeout=20)
        assert time.monotonic() - started < 6
        assert command.returncode == 130, said
        assert "what was graded is kept" in said
        assert "Traceback" not in said
        assert gone(command.pid)
        assert list(aside.iterdir()) == []


# ---- the gradebook


@contextlib.contextmanager
def locked(course, how="immediate"):
    """Another program holds the database, as a formgrader that hangs would."""
    db = sqlite3.connect(course.root / "gradebook.db", isolation_level=None, check_same_thread=False)
    db.execute(f"begin {how}")
    try:
        yield db
    finally:
        db.close()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(posting, "PATIENCE", 0.0)


@pytest.mark.parametrize("how", ["immediate", "exclusive"])
def test_a_gradebook_that_stays_locked_keeps_the_records_and_the_next_run_puts_them_in(course, impatient, how):
    said = []
    with locked(course, how):
        run = grade_class(course, "tiny", say=said.append)
    assert {r.student: r.score for r in run.records} == SCORES
    assert "locked by another program" in run.problem
    assert rows(course) == []
    run = grade_class(course, "tiny")
    assert (run.unchanged, run.problem) == (12, "")
    assert rows(course) == expected_rows()


def test_a_gradebook_that_is_locked_for_a_while_is_waited_for(course):
    said = []
    with locked(course, "exclusive") as db:
        threading.Timer(8, lambda: db.execute("rollback")).start()
        run = grade_class(course, "tiny", say=said.append)
    assert (run.problem, len(said)) == ("", 1)
    assert rows(course) == expected_rows()


def test_a_read_only_gradebook_keeps_the_records(course, impatient):
    config = course.root / "nbgrader_config.py"
    path = course.root / "gradebook.db"
    config.write_text(config.read_text() + f"c.CourseDirectory.db_url = 'sqlite:///file:{path}?mode=ro&uri=true'\n")
    run = grade_class(CourseDirectory.read(course.root), "tiny")
    assert "make it writable" in run.problem
    assert len(run.records) == 12
    assert graded(course) == SCORES
    assert rows(course) == expected_rows()


def test_the_summary_tells_what_to_do_about_the_gradebook(course, impatient):
    with locked(course):
        run = grade_class(course, "tiny")
    out = io.StringIO()
    summary(run, course, course.root, Console(file=out, width=200))
    assert "not all of it is in the gradebook" in out.getvalue()
    assert "run `autograder grade tiny` again" in out.getvalue()


def damage(path):
    path.write_bytes(b"this was a database" * 1000)


def age(path):
    with sqlite3.connect(path) as db:
        db.execute("alter table assignment drop column duedate")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (damage, "is damaged; put back a copy"),
        (age, "nbgrader db upgrade"),
        (Path.unlink, "no gradebook yet; run: nbgrader generate_assignment tiny"),
        (lambda path: path.write_bytes(b""), "is not in the gradebook; run: nbgrader generate_assignment tiny"),
    ],
)
def test_a_gradebook_that_is_none_is_said_before_anything_is_graded(course, harm, words):
    harm(course.root / "gradebook.db")
    with pytest.raises(CourseError, match=re.escape(words)):
        grade_class(course, "tiny")
    assert not list(course.records.rglob("*.json"))


def test_what_a_person_decided_stands_after_a_run_that_found_nothing_new(course):
    (course.submission(SimpleNamespace(assignment="tiny", name="tiny"), "s00")).write_text("{")
    grade_class(course, "tiny")
    with sqlite3.connect(course.root / "gradebook.db") as db:
        db.execute("update grade set manual_score = 4, needs_manual_grade = 0")
        db.execute("update student set first_name = 'Ada', email = 'ada@example.org'")
        before = db.execute("select id, manual_score, needs_manual_grade from grade order by id").fetchall()
    grade_class(course, "tiny", students=[s for s in SCORES if s != "s00"])
    with sqlite3.connect(course.root / "gradebook.db") as db:
        assert db.execute("select id, manual_score, needs_manual_grade from grade order by id").fetchall() == before
        assert db.execute("select count(*) from student where first_name = 'Ada'").fetchone() == (12,)


def test_manual_scores_written_while_a_class_is_graded_all_stand(course):
    grade_class(course, "tiny")
    stop = threading.Event()
    written = []

    def formgrader():
        db = sqlite3.connect(course.root / "gradebook.db", timeout=30)
        ids = [i for (i,) in db.execute("select id from grade")]
        for n, i in enumerate(ids):
            db.execute("update grade set manual_score = ?, needs_manual_grade = 0 where id = ?", (n, i))
            db.commit()
            written.append((n, i))
            time.sleep(0.02)
        stop.set()

    writer = threading.Thread(target=formgrader)
    writer.start()
    while not stop.is_set():
        assert grade_class(course, "tiny", workers=1).problem == ""
    writer.join()
    with sqlite3.connect(course.root / "gradebook.db") as db:
        assert sorted(db.execute("select manual_score, id from grade")) == sorted(written)


# ---- the disk, the processes, the folders


@pytest.fixture
def small_disk(course):
    """The course's records and pages on a disk of 200 KB. Needs a mount, hence root."""
    places = [course.records, course.autograded, course.feedback]
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    for place in places:
        place.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(place)], check=True)
    yield
    for place in places:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_stops_the_run_in_a_sentence_and_keeps_what_was_graded(course, small_disk):
    with pytest.raises(CannotGoOn, match="cannot be written: No space left on device; mend that"):
        grade_class(course, "tiny", workers=2)
    kept = [records.read(p) for p in (course.records / "tiny").glob("*.json")]
    assert all(r is not None and r.score == SCORES[r.student] for r in kept)
    assert left_over(course) == []
    for place in (course.records, course.autograded, course.feedback):
        subprocess.run(["mount", "-o", "remount,size=20m", str(place)], check=True)
    assert graded(course) == SCORES
    assert rows(course) == expected_rows()


def test_a_zygote_that_is_killed_in_a_run_costs_nobody_anything(course, monkeypatch):
    own = Zygote(givens_source())
    monkeypatch.setattr(class_run, "start", lambda givens, even_without_sandbox: own)
    heard = []

    def hear(done):
        heard.append(done)
        if len(heard) == 3:
            own._process.kill()

    run = grade_class(course, "tiny", heard=hear)
    assert [(r.student, r.fault) for r in run.records if r.fault] == []
    assert {r.student: r.score for r in run.records} == SCORES


def test_two_runs_at_once_take_turns(course, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE", 0.2)
    with alone.alone(course.records / "tiny"), pytest.raises(CourseError, match="another `autograder grade tiny`"):
        grade_class(course, "tiny")
    assert graded(course) == SCORES


def test_records_that_are_damaged_or_of_another_schema_are_made_anew(course):
    grade_class(course, "tiny")
    places = sorted((course.records / "tiny").glob("*.json"))
    for path, harm in zip(
        places, ("", "{", '{"schema": 0}', "[" * 100_000, '{"schema": 1, "exercises": 3}'), strict=False
    ):
        path.write_text(harm)
    (course.records / "tiny" / "s05.json").unlink()
    run = grade_class(course, "tiny")
    assert run.unchanged == 12 - 6
    assert {r.student: r.score for r in run.records} == SCORES


def test_what_a_run_killed_at_a_page_left_behind_is_removed_though_nothing_is_graded_again(course):
    grade_class(course, "tiny", again=True)
    (course.feedback / "s00" / "tiny" / ".4194305.part").write_text("<html>")  # no process has such a number
    assert grade_class(course, "tiny").unchanged == 12
    assert left_over(course) == []


def test_the_executed_notebook_stands_only_where_all_beside_it_stands(course, monkeypatch, tmp_path):
    """A run killed in between is seen by the missing notebook, and the next one writes the folder anew."""
    (course.submitted / "s00" / "tiny" / "data.csv").write_text("1,2\n")
    beside, told = course.autograded / "s00" / "tiny" / "data.csv", tmp_path / "told"

    def telling(notebook, path):
        if path.parent == beside.parent:
            told.write_text(f"data there: {beside.is_file()}")  # a worker's memory is its own
        dump(notebook, path)

    monkeypatch.setattr(class_run, "dump", telling)
    grade_class(course, "tiny")
    assert told.read_text() == "data there: True"


def test_pages_that_were_deleted_come_back_without_grading_again(course):
    grade_class(course, "tiny")
    shutil.rmtree(course.autograded / "s01")
    shutil.rmtree(course.feedback / "s02")
    assert grade_class(course, "tiny").unchanged == 12
    assert (course.autograded / "s01" / "tiny" / "tiny.ipynb").is_file()
    assert (course.feedback / "s02" / "tiny" / "tiny.html").is_file()


def test_an_exception_in_one_submission_is_that_ones_alone(course, monkeypatch):
    whole = Examiner.examine

    def examine(self, submission, sandbox):
        if submission.student == "s03":
            raise KeyError("surprise")
        return whole(self, submission, sandbox)

    monkeypatch.setattr(Examiner, "examine", examine)
    run = grade_class(course, "tiny")
    assert [r.student for r in run.waiting] == ["s03"]
    assert "KeyError: 'surprise'" in run.waiting[0].fault
    assert {r.student: r.score for r in run.records if r.student != "s03"} == {
        s: v for s, v in SCORES.items() if s != "s03"
    }


def test_a_page_that_cannot_be_written_is_a_note_and_the_score_stands(course):
    course.feedback.mkdir()
    (course.feedback / "s04").write_text("in the way")
    run = grade_class(course, "tiny")
    record = next(r for r in run.records if r.student == "s04")
    assert record.score == SCORES["s04"]
    assert "its pages could not be written" in record.notes[0]
    assert rows(course) == expected_rows()


def test_a_hand_in_that_vanishes_waits_for_a_person(course, monkeypatch):
    whole = course_directory.CourseDirectory.students
    monkeypatch.setattr(course_directory.CourseDirectory, "students", lambda self, name: [*whole(self, name), "gone"])
    run = grade_class(course, "tiny")
    assert [(r.student, r.status) for r in run.waiting] == [("gone", "needs attention")]
    assert "was it removed while grading?" in run.waiting[0].fault


def test_a_hand_in_that_was_withdrawn_keeps_its_record_and_is_mentioned(course):
    grade_class(course, "tiny")
    shutil.rmtree(course.submitted / "s07")
    run = grade_class(course, "tiny")
    assert run.remarks == ["s07: graded before, no hand-in any more; what was graded is kept"]
    assert rows(course) == expected_rows()


ODD = ["with space", "-rf", "ünï", "u\u0308ni", "😀 ada", "a" * 120, "x..y", "o'hara; drop table", "%s{0}", "[red]b"]
UNFIT = ["a\nb", "\x1b[2Jada", "ada\u202eben", ".hidden", "..ada", "b" * 200, "back\\slash", os.fsdecode(b"caf\xe9")]


def test_names_of_students_are_taken_as_they_are_or_refused_with_the_reason(course, capsys):
    for name in [*ODD, *UNFIT]:
        shutil.copytree(course.submitted / "s00", course.submitted / name)
    run = grade_class(course, "tiny")
    assert {r.student: r.score for r in run.records} == SCORES | dict.fromkeys(ODD, 15.0)
    refused = [remark for remark in run.remarks if "rename it" in remark]
    assert len(refused) == len(UNFIT)
    summary(run, course, course.root)
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert printed.count("rename it") == len(refused)
    assert {student for student, *_ in rows(course)} == set(SCORES) | set(ODD)


def test_names_that_are_written_alike_are_pointed_out(course):
    for name in ("Zoë", "Zoe\u0308"):
        shutil.copytree(course.submitted / "s00", course.submitted / name)
    assert any("written alike; the same person?" in remark for remark in grade_class(course, "tiny").remarks)


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda c: c.notebook("tiny").write_text("{"), NotebookError),
        (lambda c: c.notebook("tiny").unlink(), CourseError),
        (lambda c: (c.root / "graders/tiny/reference.py").write_text("1 / 0"), AuthorError),
        (lambda c: (c.root / "graders/tiny/test_tiny.py").write_text("import nothing_at_all"), AuthorError),
    ],
)
def test_an_assignment_that_is_broken_is_said_before_anything_is_graded(course, harm, error):
    harm(course)
    with pytest.raises(error):
        grade_class(course, "tiny")
    assert not list(course.records.rglob("*.json"))
