"""What a hand-in to another course tries stays in its box, and costs the cell that tried it."""

import json
import sqlite3

import pytest

from autograder.gradebook.course_directory import CourseError
from autograder.gradebook.stock.class_run import grade_stock_class
from autograder.grading.grader import AuthorError
from autograder.grading.notebook_file import NotebookError
from autograder.grading.overlay import ADDED
from tests.gradebook.stock import courses
from tests.gradebook.stock.conftest import copy_of, scores

pytestmark = pytest.mark.slow
COUNT = courses.COUNT


def look(root):
    """Print which of the course's files can be seen."""
    theirs = [
        "gradebook.db",
        "nbgrader_config.py",
        "source/words/counting.ipynb",
        "submitted/right/words",
        "records",
        "",
    ]
    return f"import os\nprint([p for p in {[str(root / p) for p in theirs]} if os.path.exists(p)], os.listdir('.'))"


def forge(root):
    change = "update grade set manual_score = 9"
    return f"import sqlite3\nsqlite3.connect({str(root / 'gradebook.db')!r}).execute({change!r}).connection.commit()"


def twice(cells):
    courses.find(cells, "count")["source"] = COUNT
    at = cells.index(courses.find(cells, "bool-test"))
    cells.insert(at + 1, json.loads(json.dumps(cells[at])) | {"source": "assert False"})


UNSTOPPABLE = "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True:\n    pass"
CRASH = "def count(text):\n    if text == 'a b':\n        import os\n        os._exit(1)\n    return len(text.split())"
FLOOD = "from IPython.display import display\ndef count(text):\n    [display(1) for _ in range(3000)]\n    return None"
HOSTILE = {
    "looks": lambda root: {"count": f"{COUNT}\n{look(root)}"},
    "forges": lambda root: {"count": forge(root)},
    "exits": lambda root: {"count": COUNT, "free": "import os\nos._exit(0)"},
    "crashes": lambda root: {"count": COUNT, "free": "import ctypes\nctypes.string_at(0)"},
    "hangs": lambda root: {"count": COUNT, "free": UNSTOPPABLE},
    "crashes in a test": lambda root: {"count": CRASH},
    "twice": lambda root: twice,
    "pretends": lambda root: {"count": "def count(text):\n    return 0", "raises-test": f"# {ADDED}\n1.0"},
    "floods": lambda root: {"count": FLOOD},
    "forks": lambda root: {"count": "import os\ndef count(text):\n    os.fork()\n    return 1"},
}


@pytest.fixture
def course(words, tmp_path):
    return copy_of(words, tmp_path / "course")


@pytest.fixture(scope="module")
def hostile(words, tmp_path_factory):
    """The course after one run over all of them, and their records."""
    course = copy_of(words, tmp_path_factory.mktemp("hostile") / "course")
    grade_stock_class(course, courses.WORDS, students=["right"])
    for student, changes in HOSTILE.items():
        courses.hand_in(course.root, courses.WORDS, student, {"counting": changes(course.root)})
    run = grade_stock_class(course, courses.WORDS, students=[*HOSTILE, "right"])
    return course, {r.student: r for r in run.records}


def shown(course, student, grade_id):
    """Outputs of a cell of the executed notebook."""
    notebook = json.loads((course.autograded / student / courses.WORDS / "counting.ipynb").read_text())
    return courses.find(notebook["cells"], grade_id)["outputs"]


def test_nothing_of_the_course_is_there_to_be_read(hostile):
    printed = shown(hostile[0], "looks", "count")[0]["text"]
    assert printed.startswith("[] ")
    assert "timestamp" not in printed


def test_the_gradebook_cannot_be_written_to(hostile):
    course, _ = hostile
    assert shown(course, "forges", "count")[-1]["output_type"] == "error"
    with sqlite3.connect(course.root / "gradebook.db") as db:
        assert db.execute("select count(*) from grade where manual_score is not null").fetchone() == (0,)


@pytest.mark.parametrize(
    ("student", "why"),
    [("exits", "ended the process"), ("crashes", "crashed Python"), ("hangs", "ran longer than 4 s")],
)
def test_a_cell_that_takes_its_process_down_costs_itself_and_the_others_go_on(hostile, student, why):
    course, records = hostile
    assert records[student].score == records["right"].score
    assert any(why in note for note in records[student].notes)
    assert why in shown(course, student, "free")[0]["evalue"]


def test_a_crash_inside_a_test_costs_that_test_and_the_later_ones_see_the_same_namespace(hostile):
    cells = hostile[1]["crashes in a test"]["counting"]
    assert cells["numpy-test"].score == 0
    assert cells["numpy-test"].said == "This cell ended the process."
    assert [cells[name].score for name in ("bool-test", "raises-test", "setup-test", "history-test")] == [1, 1, 1, 1]


def test_of_a_cell_that_stands_twice_the_first_counts_and_nobody_else_is_hurt(hostile):
    record = hostile[1]["twice"]
    assert record.score == hostile[1]["right"].score
    assert any("bool-test: the cell stands twice" in note for note in record.notes)


def test_a_test_cell_cannot_be_kept_by_pretending_that_it_was_put_back(hostile):
    record = hostile[1]["pretends"]
    assert record["counting"]["raises-test"].score == 0
    assert "counting: locked cells had been changed (raises-test)" in " ".join(record.notes)


def test_an_error_after_thousands_of_outputs_still_costs_its_marks(hostile):
    assert hostile[1]["floods"]["counting"]["count-test"].score == 0


def test_what_the_box_refuses_is_put_before_a_person(hostile):
    record = hostile[1]["forks"]
    found = record["counting"]["count-test"]
    assert found.score is None
    assert "the sandbox refused" in found.why


def test_a_damaged_notebook_is_named_and_waits_while_the_others_are_graded(course):
    courses.write(course.submitted / "eve" / courses.WORDS / "counting.ipynb", "{")
    run = grade_stock_class(course, courses.WORDS, students=["eve", "right"])
    eve, right = run.records
    assert eve.status == "needs attention"
    assert "damaged, not JSON" in eve.problems[0]
    assert {rest[0] for key, rest in scores(course).items() if key[0] == "eve"} == {None}
    assert right.score > 0


def test_links_to_files_of_the_instructor_are_not_followed(course):
    courses.hand_in(course.root, courses.WORDS, "eve", {"counting": {}})
    folder = course.submitted / "eve" / courses.WORDS
    (folder / "all.db").symlink_to(course.root / "gradebook.db")
    (folder / "counting.ipynb").unlink()
    (folder / "counting.ipynb").symlink_to(course.source / courses.WORDS / "counting.ipynb")
    record = grade_stock_class(course, courses.WORDS, students=["eve"]).records[0]
    assert "a link to another place, which is not followed" in record.problems[0]
    assert not (course.autograded / "eve" / courses.WORDS / "all.db").exists()


def test_a_notebook_under_another_name_is_named(course):
    folder = course.submitted / "eve" / courses.WORDS
    courses.write(folder / "counting (1).ipynb", "{}")
    record = grade_stock_class(course, courses.WORDS, students=["eve"]).records[0]
    assert "counting (1).ipynb; expected counting.ipynb" in record.fault


def test_what_is_unchanged_is_not_graded_again_and_a_change_of_the_data_is_seen(lab, tmp_path):
    course = copy_of(lab, tmp_path / "course")
    grade_stock_class(course, courses.LAB, students=["right", "half"])
    assert grade_stock_class(course, courses.LAB, students=["right", "half"]).unchanged == 2
    (course.source / courses.LAB / "data" / "readings.csv").write_text("1\n2\n")
    run = grade_stock_class(course, courses.LAB, students=["right", "half"])
    assert run.unchanged == 0
    assert [after.score - before.score for before, after in run.changed] == [-2, -2]


def test_another_language_is_said_in_a_sentence(tmp_path):
    kernel = {"display_name": "R", "language": "R", "name": "ir"}
    nb = courses.notebook(courses.code("1", "a", grade=True, locked=True, points=1), kernel=kernel)
    root = courses.write_course(tmp_path / "course", "stats", {"models": nb}, config=courses.OUR_STEPS)
    courses.hand_in(root, "stats", "eve", {})
    with pytest.raises(NotebookError, match="stats/models: written for the kernel 'R'; only Python runs"):
        grade_stock_class(copy_of(root, tmp_path / "copy"), "stats")


def test_an_assignment_of_ours_that_lost_its_grader_is_never_graded_as_stock(tmp_path):
    nb = courses.notebook(courses.test("sigmoid", 1, "check(sigmoid)"))
    nb["metadata"]["course"] = {"assignment": "9z-new"}
    root = courses.write_course(tmp_path / "course", "9z-new", {"9z-new": nb})
    courses.hand_in(root, "9z-new", "eve", {})
    with pytest.raises(AuthorError, match="there is no grader for 9z-new"):
        grade_stock_class(copy_of(root, tmp_path / "copy"), "9z-new")


def test_what_was_never_released_says_what_to_run(words, tmp_path):
    course = copy_of(words, tmp_path / "course")
    courses.write(course.source / "later" / "a.ipynb", json.dumps(courses.COUNTING))
    with pytest.raises(CourseError, match="run: nbgrader generate_assignment later"):
        grade_stock_class(course, "later")


def test_a_test_that_needs_a_shell_waits_for_a_person(tmp_path):
    nb = courses.notebook(courses.test("lint", 2, "!flake8 solution.py\n1"), courses.test("plain", 1, "assert True"))
    root = courses.write_course(tmp_path / "course", "shell", {"a": nb})
    courses.hand_in(root, "shell", "eve", {})
    record = grade_stock_class(copy_of(root, tmp_path / "copy"), "shell").records[0]
    assert record["a"]["lint"].score is None
    assert "shell commands" in record["a"]["lint"].why
    assert record["a"]["plain"].score == 1
