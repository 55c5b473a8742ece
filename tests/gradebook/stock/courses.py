"""Two small courses as other people write them, and hand-ins to them; built when the tests run."""

import json
from pathlib import Path

from autograder.verify.verify import nbgrader

OUR_STEPS = """
c.Autograde.sanitize_preprocessors = [
    "autograder.gradebook.steps.Sanitise",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.gradebook.steps.Grade",
    "autograder.gradebook.steps.Save",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.exporter_class = "autograder.gradebook.exporter.FeedbackExporter"
"""
PYTHON = {"display_name": "Python 3", "language": "python", "name": "python3"}


def text(source, grade_id="", **role):
    return _cell("markdown", source, grade_id, role)


def code(source, grade_id="", **role):
    return _cell("code", source, grade_id, role) | {"outputs": [], "execution_count": None}


def test(grade_id, points, source):
    return code(source, grade_id, grade=True, locked=True, points=points)


def solution(grade_id, source):
    return code(source, grade_id, solution=True)


def answer(grade_id, points, source, make=text):
    return make(source, grade_id, grade=True, solution=True, points=points)


def task(grade_id, points, source):
    return text(source, grade_id, task=True, locked=True, points=points)


def _cell(kind, source, grade_id, role):
    meta = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    nbgrader_meta = {"nbgrader": meta | role | {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": kind, "metadata": nbgrader_meta, "source": source}


def notebook(*cells, kernel=None):
    return {"cells": list(cells), "metadata": {"kernelspec": kernel or PYTHON}, "nbformat": 4, "nbformat_minor": 4}


def write_course(root: Path, assignment: str, notebooks, files=(), config=""):
    """A course folder, released by nbgrader itself."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(f'c = get_config()\nc.CourseDirectory.course_id = "elsewhere"\n{config}')
    for name, nb in notebooks.items():
        write(root / "source" / assignment / f"{name}.ipynb", json.dumps(nb))
    for name, content in dict(files).items():
        write(root / "source" / assignment / name, content)
    nbgrader(root, "generate_assignment", assignment)
    return root


def write(path: Path, content: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def released(root: Path, assignment: str, name: str):
    return json.loads((root / "release" / assignment / f"{name}.ipynb").read_text())


def hand_in(root: Path, assignment: str, student: str, changes, stamp="2026-10-01 10:00:00 UTC", files=()):
    """The released notebooks with cells changed: {notebook: {grade_id: source, or a function of the list of cells}}.

    A notebook that is None was not handed in.
    """
    folder = root / "submitted" / student / assignment
    for path in sorted((root / "release" / assignment).rglob("*")):
        name = path.relative_to(root / "release" / assignment).as_posix()
        if path.suffix == ".ipynb" and path.parent == root / "release" / assignment:
            its = changes.get(path.stem, {})
            if its is not None:
                write(folder / name, json.dumps(changed(json.loads(path.read_text()), its)))
        elif path.is_file():
            write(folder / name, "")
            (folder / name).write_bytes(path.read_bytes())
    for name, content in dict(files).items():
        write(folder / name, content)
    if stamp:
        write(folder / "timestamp.txt", stamp + "\n")
    return folder


def changed(nb, its):
    if callable(its):
        its(nb["cells"])
        return nb
    for grade_id, source in its.items():
        cell = find(nb["cells"], grade_id)
        if callable(source):
            source(cell)
        else:
            cell["source"] = source
    return nb


def find(cells, grade_id):
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


# ---- a laboratory course: two notebooks, data in a subfolder, a module beside them, plots, hidden tests, tasks

LAB = "lab 1"
PLUGIN = """
from nbgrader.plugins import BasePlugin


class HalfAnHour(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return round(score * min(1.0, total_seconds_late / 3600), 2)
"""
LAB_CONFIG = """
import sys
from pathlib import Path
sys.path.append(str(Path(__file__).parent if "__file__" in globals() else Path.cwd()))
c.AssignLatePenalties.plugin_class = "penalties.HalfAnHour"
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "calibration"
c.ExecutePreprocessor.timeout = 3
"""
MEASURE = notebook(
    text("# Measuring\n\nRead the data, then think."),
    code("import sys\nfrom pathlib import Path\nimport matplotlib.pyplot as plt\n"
         "%matplotlib inline\nfrom lab import unit"),
    solution("read", "### BEGIN SOLUTION\ndef read(path):\n    lines = Path(path).read_text().split()\n"
             "    return [float(line) for line in lines]\n### END SOLUTION"),
    test("read-test", 2, 'values = read("data/readings.csv")\nassert len(values) == 4, "all four readings"\n'
         "### BEGIN HIDDEN TESTS\nassert values[3] == 8.25  # the secret reading\n### END HIDDEN TESTS"),
    solution("mean", "### BEGIN SOLUTION\ndef mean(values):\n    return sum(values) / len(values)\n### END SOLUTION"),
    test("mean-test", 3, '"""partial credit"""\nscore = 0\nscore += 1.25 * (mean([1, 3]) == 2)\n'
         "score += 1.75 * (mean([1.0]) == 1)\nscore"),
    test("unit-test", 1, 'assert unit == "kelvin"  # the module beside the notebook'),
    solution("plot", "### BEGIN SOLUTION\nplt.plot(values)\nplt.show()\n### END SOLUTION"),
    test("plot-test", 1, 'plt.plot([1, 2])\nplt.show()\nsys.stderr.write("calibration done");'),
    code('print("not graded")\n2 + 2'),
)  # fmt: skip
REPORT = notebook(
    text("Fixed text of the report.", "intro", locked=True),
    answer("explain", 4, "YOUR ANSWER HERE"),
    answer("explain-code", 2, "### BEGIN SOLUTION\n1 / 0\n### END SOLUTION", code),
    task("essay", 5, "Write an essay below."),
    text("my essay"),
    solution("tidy", "### BEGIN SOLUTION\ndef tidy(x):\n    return x\n### END SOLUTION"),
    test("tidy-test", 1, "tidy(1)"),
    test("zero-test", 0, "assert tidy(0) == 0"),
)
READ = "from pathlib import Path\ndef read(path):\n    return [float(x) for x in Path(path).read_text().split()]"
MEAN = "def mean(values):\n    return sum(values) / len(values)"
TIDY = "def tidy(x):\n    return x"
RIGHT = {"read": READ, "mean": MEAN, "plot": "plt.plot(values)\nplt.show()"}
WRITTEN = {"explain": "Since *c* is large.", "explain-code": "1 + 1", "tidy": TIDY}


def lab(root):
    write(root / "penalties.py", PLUGIN)
    files = {"data/readings.csv": "1.5\n2.5\n4\n8.25\n", "lab.py": 'unit = "kelvin"\n'}
    return write_course(root, LAB, {"measure": MEASURE, "report": REPORT}, files, LAB_CONFIG)


def lab_hand_ins(root):
    def give(student, measure, report=WRITTEN, **more):
        hand_in(root, LAB, student, {"measure": measure, "report": report}, **more)

    give("right", RIGHT)
    give("untouched", {}, {})
    give("half", RIGHT | {"mean": "def mean(values):\n    return 2"}, {"tidy": "def tidy(x):\n    return -1"})
    give("hidden", RIGHT | {"read": READ.replace("]", "][:3] + [0.0]")})
    noisy = 'import warnings\ndef mean(values):\n    warnings.warn("careless")\n    return sum(values) / len(values)'
    give("noisy", RIGHT | {"mean": noisy})
    give("one-notebook", RIGHT, None)
    give("late", RIGHT, stamp="2026-10-10 12:30:00 UTC")
    give("own-data", RIGHT, files={"data/readings.csv": "1 2 3 4", "lab.py": "unit = 1", "extra/notes.txt": "mine"})
    give("slow", RIGHT | {"mean": MEAN + "\nwhile True:\n    pass"})
    give("swallows", RIGHT | {"mean": "def mean(values):\n    while True:\n        try:\n            pass\n"
                              "        except Exception:\n            pass"})  # fmt: skip


# ---- a language course: partial credit of every kind, cells that go missing and are put back, magics

WORDS = "words"
WORDS_CONFIG = "c.OverwriteCells.add_missing_cells = True\nc.Execute.timeout = 4\n"
COUNTING = notebook(
    code("import os\nimport numpy as np\nanswer = 41", "setup", locked=True),
    solution("count", "### BEGIN SOLUTION\ndef count(text):\n    return len(text.split())\n### END SOLUTION"),
    test("count-test", 2, 'count("a b c") * 0.5'),
    test("list-test", 1, "[count('a')]"),
    test("negative-test", 1, "-1.0 * count('a')"),
    test("nan-test", 1, 'float("nan")'),
    test("numpy-test", 2, "np.float64(count('a b')) / 4"),
    test("bool-test", 1, "count('a') == 1"),
    test("quiet-test", 1, "count('a');"),
    test("printed-test", 1, "print(count('a'))"),
    test("environment-test", 1, 'assert os.environ["NBGRADER_EXECUTION"] == "autograde"'),
    test("history-test", 1, 'assert "count" in In[-2] or "count" in "".join(In)\nassert Out'),
    test("source-test", 1, 'import inspect\nassert "def count" in inspect.getsource(count)'),
    test(
        "raises-test", 1, 'try:\n    count(None)\nexcept AttributeError:\n    pass\nelse:\n    assert False, "raise it"'
    ),
    test("async-test", 1, "import asyncio\nawait asyncio.sleep(0)\nassert count('') == 0"),
    test("warned-test", 1, "np.array([1.0]) / np.array([float(count('') or 0)])"),
    test("setup-test", 1, "assert answer == 41"),
    test("magic-test", 1, "%time count('a')"),
    solution("free", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"),
)
COUNT = "def count(text):\n    return len(text.split())"


def words(root):
    return write_course(root, WORDS, {"counting": COUNTING}, {}, WORDS_CONFIG)


def words_hand_ins(root):
    def give(student, changes, **more):
        hand_in(root, WORDS, student, {"counting": changes}, **more)

    give("right", {"count": COUNT, "free": "x = 2"})
    give("untouched", {})
    give("wrong", {"count": "def count(text):\n    return 1"})
    give("syntax", {"count": "def count(text:\n    return 1"})
    give("magics", {"count": "%pip --version\n" + COUNT, "free": "%%bash\necho hello"})
    give("asks", {"count": "name = input()\n" + COUNT})
    give("exits", {"count": COUNT + "\nimport sys\nsys.exit()"})
    give("cheats", {"count": COUNT, "count-test": "2.0", "setup": "answer = 42"})
    give("retyped", {"count": COUNT, "count-test": _as_markdown})
    give(
        "repointed",
        {"count": COUNT, "count-test": lambda c: c["metadata"]["nbgrader"].update(points=100, locked=False)},
    )
    give(
        "deleted",
        lambda cells: (_fill(cells), cells.remove(find(cells, "list-test")), cells.remove(find(cells, "raises-test"))),
    )
    give("moved", lambda cells: (_fill(cells), cells.insert(0, cells.pop(cells.index(find(cells, "bool-test"))))))
    give("no-stamp", {"count": COUNT}, stamp="")


def _fill(cells):
    find(cells, "count")["source"] = COUNT


def _as_markdown(cell):
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
