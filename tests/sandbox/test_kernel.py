"""Cells of other people's notebooks: run as a kernel runs them, interrupted when their time is up."""

import json
import subprocess
import sys

import pytest

from autograder.sandbox.client import Zygote
from autograder.sandbox.limits import Lost
from tests.sandbox.test_unprivileged import as_nobody

IN_EITHER_TIER = """
import json, sys
from autograder.sandbox.client import Zygote
with Zygote(None, tier=sys.argv[1]) as zygote:
    box = zygote.box({"beside.py": b"x = 3"})
    cells = "import beside", "!ls", "while True: pass", "import matplotlib.pyplot as plt\\nplt.plot([beside.x]);"
    print(json.dumps([[o["output_type"] for o in box.execute(cell, 2)] for cell in cells]))
"""


@pytest.fixture(scope="module")
def kernel():
    with Zygote(None, tier="A") as zygote:
        yield zygote.wait()


@pytest.fixture
def box(kernel):
    box = kernel.box({"data/a.csv": b"7", "beside.py": b"x = 3\n"})
    yield box
    box.close()


def shown(outputs):
    return [o.get("text") or o.get("data", {}).get("text/plain") or o.get("ename") for o in outputs]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("import beside\nbeside.x", ["3"]),
        ("open('data/a.csv').read()", ["'7'"]),
        ("40 + 2\n_", ["''"]),
        ("import os\nos.environ['NBGRADER_EXECUTION']", ["'autograde'"]),
        ("%matplotlib notebook\nimport matplotlib.pyplot as plt\nplt.show()", []),
        ("import course", ["ModuleNotFoundError"]),
        ("input()", ["EOFError"]),
        ("exit()", []),
        ("await __import__('asyncio').sleep(0, 5)", ["5"]),
    ],
)
def test_a_cell_shows_what_it_would_in_a_notebook(box, cell, found):
    assert shown(box.execute(cell, 5)) == found


def test_results_and_sources_are_remembered(box):
    box.execute("6 * 7", 5)
    assert shown(box.execute("_, Out[1], In[1]", 5)) == ["(42, 42, '6 * 7')"]


def test_a_figure_is_shown_below_its_cell(box):
    outputs = box.execute("import matplotlib.pyplot as plt\nplt.plot([1, 2]);", 5)
    assert "image/png" in outputs[0]["data"]


@pytest.mark.parametrize("cell", ["!ls", "found = !ls", "%%bash\nls", "%pip install x", "%sx ls", "%%python3\n1"])
def test_a_shell_is_not_there_and_the_cell_goes_on(box, cell):
    assert "switched off while grading" in shown(box.execute(cell, 5))[0]
    assert not any(o["output_type"] == "error" for o in box.execute(cell, 5))


def test_a_loop_is_interrupted_and_what_came_before_it_stays(box):
    assert shown(box.execute("y = 5\nwhile True: pass", 0.5)) == ["CellTimeoutError"]
    assert shown(box.execute("y", 5)) == ["5"]


def test_a_cell_that_will_not_be_interrupted_is_lost(box):
    with pytest.raises(Lost, match=r"ran longer than 0\.5 s"):
        box.execute("import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass", 0.5)


@pytest.mark.parametrize("tier", ["A", "B"])
def test_it_is_the_same_for_a_user_without_rights(tier):
    command = as_nobody([sys.executable, "-c", IN_EITHER_TIER, tier])
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[], ["stream"], ["error"], ["display_data"]]
