"""What a course needs goes on working inside the box."""

import numpy as np
import pytest

from autograder.plain.question import Question

LEGITIMATE = {
    "savefig": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\nax.set_title(r'$\\int x$')\n"
    "fig.savefig('a.png'); fig.savefig('a.pdf'); fig.savefig('a.svg')",
    "3-D": "import matplotlib.pyplot as plt\nax = plt.figure().add_subplot(projection='3d')\nax.plot([1, 2], [3, 4], [5, 6])\n"
    "plt.savefig('b.png')",
    "GIF": "from matplotlib.animation import FuncAnimation, PillowWriter\nimport matplotlib.pyplot as plt\n"
    "f, a = plt.subplots()\nl, = a.plot([1, 2])\nFuncAnimation(f, lambda i: (l,), frames=2).save('x.gif', PillowWriter())",
    "inline": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "linalg": "import numpy as np\na = np.random.rand(60, 60)\nnp.linalg.eig(a)\nnp.linalg.svd(a @ a)\nnp.fft.fft2(a)",
    "files": "import numpy as np\nnp.save('a.npy', np.eye(3))\nassert np.load('a.npy').sum() == 3",
    "memmap": "import numpy as np\nm = np.memmap('m.dat', 'f8', 'w+', shape=(100,))\nm[:] = 1\nm.flush()",
    "sqlite": "import sqlite3\nc = sqlite3.connect('x.db')\nc.execute('create table t(a)')\nc.commit()",
    "tempfile": "import tempfile, pathlib\nwith tempfile.TemporaryDirectory() as d:\n    (pathlib.Path(d) / 'x').write_text('a')",
    "await": "import asyncio\nawait asyncio.sleep(0.001)",
    "asyncio.run": "import asyncio\nasync def one():\n    return 1\nassert asyncio.run(one()) == 1",
    "timeit": "%timeit -n1 -r1 1 + 1",
    "latex": "from IPython.display import display, Latex\ndisplay(Latex('$x$'))",
    "sympy": "import sympy as sp\nx = sp.symbols('x')\nsp.init_printing()\nsp.integrate(sp.exp(-x**2), (x, -sp.oo, sp.oo))",
    "scipy": "from scipy.stats import logistic\nfrom scipy.special import expit\nassert logistic.cdf(0) == expit(0)",
    "threads": "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as e:\n    list(e.map(abs, [-1, 2]))",
    "the course": "from course import check, figures, hint\ncheck(1)\nfigures.show(figures.anything)\nimport course.steps",
    "its files": "assert open('data.csv').read() == '1,2,3'\nassert open('deep/er/notes.txt').read() == 'hello'",
}


@pytest.mark.parametrize("what", LEGITIMATE)
def test_ordinary_work_runs(box, what):
    errors = [o for o in box.run_cell(LEGITIMATE[what], 30) if o["output_type"] == "error"]
    assert errors == []


@pytest.mark.parametrize("command", ["!pip install numpy", "%pip install numpy", "%%bash\nls", "found = !ls", "!!ls"])
def test_a_command_of_the_shell_does_nothing_and_costs_nothing(box, command):
    shown, *_ = box.run_cell(command, 5)
    assert shown["text"].startswith("(commands of the shell are switched off while grading)\n")


def test_a_cell_goes_on_after_a_command(box):
    *_, shown = box.run_cell("!pip install numpy\nimport numpy as np\nfloat(np.sqrt(4.0))", 5)
    assert shown["data"] == {"text/plain": "2.0"}


def test_a_module_beside_the_notebook_can_be_imported_and_hides_no_library(zygote):
    box = zygote.box({"own.py": b"x = 3", "sqlite3.py": b"x = 4", "numpy.py": b"x = 5"})
    assert box.run_cell("import own\nown.x", 5)[0]["data"] == {"text/plain": "3"}
    assert box.run_cell("import sqlite3, numpy\nhasattr(sqlite3, 'x') or hasattr(numpy, 'x')", 5)[0]["data"] == {
        "text/plain": "False"
    }
    box.close()


def test_large_files_beside_the_notebook_find_room(zygote):
    box = zygote.box({f"{n}.bin": bytes(19 << 20) for n in range(4)})
    assert box.missing == []
    assert box.run_cell("import os\nsum(os.path.getsize(n) for n in os.listdir()) >> 20", 5)[0]["data"] == {
        "text/plain": "76"
    }
    assert box.run_cell("open('more', 'wb').write(bytes(20 << 20)) >> 20", 5)[0]["data"] == {"text/plain": "20"}
    box.close()


def test_files_that_exclude_each_other_are_said(zygote):
    box = zygote.box({"a": b"1", "a/b": b"2"})
    assert box.missing == ["a/b"]
    box.close()


def test_a_cell_shows_what_a_notebook_shows(box):
    assert box.run_cell("print('a')\nprint('b')\n1 + 1", 5) == [
        {"output_type": "stream", "name": "stdout", "text": "a\nb\n"},
        {"output_type": "execute_result", "data": {"text/plain": "2"}, "metadata": {}},
    ]
    assert box.run_cell("1 + 1;", 5) == []


def test_a_figure_arrives_as_a_picture(box):
    (shown,) = box.run_cell("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", 30)
    assert shown["data"]["image/png"].startswith("iVBOR")


def test_an_error_shows_the_learners_lines_and_none_of_ours(box):
    (error,) = box.run_cell("def f():\n    return 1 / 0\nf()", 5)
    text = "\n".join(error["traceback"])
    assert (error["ename"], error["evalue"]) == ("ZeroDivisionError", "division by zero")
    assert "line 2, in f" in text
    assert "autograder" not in text
    assert "/" not in text.replace("1 / 0", "")


def test_a_syntax_error_costs_the_cell_only(box):
    (error,) = box.run_cell("def f(:", 5)
    assert error["ename"] == "SyntaxError"
    assert box.run_cell("2 + 2", 5)[0]["data"] == {"text/plain": "4"}


def test_questions_see_the_cells_and_givens_stand_in(box):
    box.run_cell(
        "import numpy as np\ndef sigmoid(z):\n    return -1.0\ndef f(z):\n    return sigmoid(z) + np.zeros(2)", 5
    )
    given = box.ask(Question("f(_0)", {"_0": 0.0}, ("sigmoid",)), 5)
    own = box.ask(Question("f(_0)", {"_0": 0.0}), 5)
    assert np.array_equal(given["value"], [0.5, 0.5])
    assert np.array_equal(own["value"], [-1.0, -1.0])


def test_two_boxes_do_not_see_each_other(zygote, box):
    box.run_cell("x = 1\nopen('mine', 'w').write('secret')", 5)
    other = zygote.box()
    assert other.run_cell("x", 5)[0]["ename"] == "NameError"
    assert other.run_cell("open('mine')", 5)[0]["ename"] == "FileNotFoundError"
    other.close()


def test_random_numbers_are_the_same_in_every_box(zygote, box):
    draw = "import random, numpy as np\n(random.random(), float(np.random.rand()))"
    other = zygote.box()
    assert box.run_cell(draw, 5) == other.run_cell(draw, 5)
    other.close()
