"""What people hand in instead of a clean notebook: each mess, what it earns, and what the instructor is told."""

import copy
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.verify.filling import fill
from tests.gradebook.conftest import RIGHT
from tests.places import ASSIGNMENT, SOURCE

FULL = 100
NAME = f"{ASSIGNMENT}.ipynb"
PRIME, FROM_OUTPUT = "sigmoid_prime", "sigmoid_prime_from_output"


@dataclass(frozen=True)
class Mess:
    """score : None where a person has to look; words : of the fault, or of a note; "" where nothing is odd"""

    make: Callable[[Path, dict[str, Any]], None]
    score: float | None
    words: str = ""


MESSES: dict[str, Mess] = {}


def mess(score: float | None, words: str = "") -> Callable:
    """A function (folder, right notebook) that writes a hand-in."""

    def keep(make: Callable) -> Callable:
        MESSES[make.__name__.replace("_", "-")] = Mess(make, score, words)
        return make

    return keep


def edited(score: float | None, words: str = "") -> Callable:
    """A function that changes the right notebook, which is then handed in."""

    def keep(change: Callable) -> Callable:
        def make(folder: Path, nb: dict[str, Any]) -> None:
            changed = change(nb)
            (folder / NAME).write_text(json.dumps(nb if changed is None else changed))

        MESSES[change.__name__.replace("_", "-")] = Mess(make, score, words)
        return change

    return keep


def raw(name: str, data: bytes, words: str) -> None:

    def make(folder: Path, nb: dict[str, Any]) -> None:
        (folder / NAME).write_bytes(data)

    MESSES[name] = Mess(make, None, words)


def coded(name: str, score: float | None, words: str = "", **code: str) -> None:
    """A right notebook but for the code of some exercises."""

    def make(folder: Path, nb: dict[str, Any]) -> None:
        (folder / NAME).write_text(json.dumps(fill(nb, code)))

    MESSES[name] = Mess(make, score, words)


def index(nb: dict[str, Any], grade_id: str) -> int:
    return next(i for i, c in enumerate(nb["cells"]) if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def code_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


# ---- files that are no notebooks

raw("empty-file", b"", "empty; ask for it again")
raw("zeros", b"\0" * 8192, "empty; ask for it again")
raw("cut-short", b'{"cells": [{"cell_type": "code", "sou', "damaged, not JSON (cut short")
raw("empty-object", b"{}", "no list of cells")
raw("a-list", b"[]", "not a notebook")
raw("a-number", b"17", "not a notebook")
raw("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF, not a notebook")
raw("png", b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture, not a notebook")
raw("web-page", b"<!DOCTYPE html>", "a web page, not a notebook")
raw("nested-for-ever", b"[" * 200_000, "damaged, not JSON")
raw("nested-objects", b'{"a":' * 100_000, "damaged, not JSON")
raw("millions-of-lists", b'{"cells": [' + b"[]," * 3_100_000 + b"[]]}", "more data than a notebook can")
raw("millions-of-cells", b'{"cells": [' + b"{}," * 6_000 + b"{}]}", "has 6001 cells")
raw("no-cell-at-all", b'{"cells": []}', f"nothing of {ASSIGNMENT} in it")


@mess(None, "a folder, not a file")
def a_folder(folder, nb):
    (folder / NAME).mkdir()


@mess(None, "a pipe or a device, not a file")
def a_pipe(folder, nb):
    os.mkfifo(folder / NAME)


@mess(None, "a link to another place, which is not followed")
def a_link(folder, nb):
    (folder / NAME).symlink_to(SOURCE)


@mess(None, "a link to another place, which is not followed")
def a_linked_folder(folder, nb):
    folder.rmdir()
    folder.symlink_to(SOURCE.parent)


@mess(None, "larger than 64 MB")
def huge(folder, nb):
    with (folder / NAME).open("wb") as file:
        file.truncate((64 << 20) + 1)


@mess(None, "no notebook handed in, nothing")
def nothing(folder, nb):
    """An empty folder."""


@mess(None, "only 2a.py; ask for the .ipynb file")
def jupytext(folder, nb):
    (folder / "2a.py").write_text("# %%\nimport numpy as np\n")


@mess(None, "only work.zip")
def zipped(folder, nb):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(NAME, json.dumps(nb))
    (folder / "work.zip").write_bytes(packed.getvalue())


@mess(None, "a zip archive, not a notebook")
def zip_with_a_notebooks_name(folder, nb):
    with zipfile.ZipFile(folder / NAME, "w") as archive:
        archive.writestr(NAME, json.dumps(nb))


# ---- other names, other places


@mess(FULL, "My copy.ipynb was graded as there is no")
def another_name(folder, nb):
    (folder / "My copy.ipynb").write_text(json.dumps(nb))


@mess(FULL, "2A-Sigmoid-Derivative.IPYNB was graded")
def wrong_case(folder, nb):
    (folder / "2A-Sigmoid-Derivative.IPYNB").write_text(json.dumps(nb))


@mess(FULL, f"work/{NAME} was graded")
def in_a_subfolder(folder, nb):
    (folder / "work").mkdir()
    (folder / "work" / NAME).write_text(json.dumps(nb))


@mess(FULL, "draft.ipynb handed in too")
def two_notebooks(folder, nb):
    (folder / "draft.ipynb").write_text("{}")
    (folder / NAME).write_text(json.dumps(nb))


@mess(None, "but a.ipynb, b.ipynb; rename the one that counts")
def two_of_other_names(folder, nb):
    (folder / "a.ipynb").write_text(json.dumps(nb))
    (folder / "b.ipynb").write_text(json.dumps(nb))


@mess(FULL, "numpy.py has the name of the module numpy")
def files_that_shadow(folder, nb):
    for name in ("numpy.py", "course.py", "sitecustomize.py", "conftest.py", "random.py"):
        (folder / name).write_text("raise SystemExit('shadowed')\n")
    (folder / "sympy").mkdir()
    (folder / "sympy" / "__init__.py").write_text("raise SystemExit('shadowed')\n")
    nb["cells"].insert(0, code_cell("import random, sympy, numpy as np\nfrom course import check"))
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL)
def data_beside(folder, nb):
    (folder / "data" / "deep").mkdir(parents=True)
    (folder / "data" / "deep" / "points.csv").write_text("1,2\n")
    nb["cells"].insert(0, code_cell("assert open('data/deep/points.csv').read() == '1,2\\n'\nok = 1"))
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL, "larger than 20 MB; left out")
def a_video_beside(folder, nb):
    with (folder / "video.mp4").open("wb") as file:
        file.truncate(30 << 20)
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL, "remarks on its files")
def a_thousand_files_beside(folder, nb):
    for n in range(1000):
        (folder / f"{n}.txt").touch()
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL, "a link or a pipe, not a file; left out")
def links_beside(folder, nb):
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL, "its name is not UTF-8; left out")
def a_file_with_a_name_of_bytes(folder, nb):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("1")
    (folder / ("n" * 251 + ".txt")).write_text("1")
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL, "timestamp.txt holds no date")
def a_stamp_that_is_none(folder, nb):
    (folder / "timestamp.txt").symlink_to("/etc/passwd")
    (folder / NAME).write_text(json.dumps(nb))


@mess(FULL)
def a_stamp_of_another_age(folder, nb):
    (folder / "timestamp.txt").write_text("9999-99-99 99:99:99 UTC")
    (folder / NAME).write_text(json.dumps(nb))


# ---- encodings and formats


def encoded(name: str, words: str, encode: Callable[[str], bytes]) -> None:
    def make(folder: Path, nb: dict[str, Any]) -> None:
        nb["cells"].insert(0, {"cell_type": "markdown", "metadata": {}, "source": "Zoë, ünï"})
        (folder / NAME).write_bytes(encode(json.dumps(nb, ensure_ascii=False).translate({0x2014: "-"})))

    MESSES[name] = Mess(make, FULL, words)


encoded("utf-8-with-a-mark", "", lambda s: b"\xef\xbb\xbf" + s.encode())
encoded("utf-16", "saved as UTF-16", lambda s: s.encode("utf-16"))
encoded("latin-1", "saved as LATIN-1", lambda s: s.encode("latin-1", "replace"))
encoded("raw-line-ends-in-strings", "", lambda s: s.replace("Zoë", "Zo\të").encode())


@edited(FULL, "saved as notebook format 3")
def format_3(nb):
    cells = []
    for cell in nb["cells"]:
        old = {k: v for k, v in cell.items() if k not in ("id", "execution_count", "outputs")}
        if cell["cell_type"] == "code":
            old |= {
                "input": old.pop("source").splitlines(True),
                "language": "python",
                "outputs": [],
                "prompt_number": 1,
            }
        cells.append(old)
    cells.insert(0, {"cell_type": "heading", "level": 1, "source": "A heading", "metadata": {}})
    return {"worksheets": [{"cells": cells, "metadata": {}}], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}


@edited(FULL)
def without_ids_as_in_format_4_0(nb):
    for cell in nb["cells"]:
        cell.pop("id", None)
    nb["nbformat_minor"] = 0


@edited(FULL)
def from_the_future(nb):
    nb |= {"nbformat": 4, "nbformat_minor": 99, "kernels": [{}]}
    for cell in nb["cells"]:
        cell["attachments"] = cell["prompt"] = {"new": True}


@edited(FULL)
def one_id_for_all(nb):
    for cell in nb["cells"]:
        cell["id"] = "same"


@edited(FULL)
def saved_elsewhere(nb):
    """Colab, VS Code, Deepnote, widgets, collaboration: metadata of all kinds."""
    nb["metadata"] = {"colab": {"provenance": []}, "vscode": {"interpreter": {"hash": "1"}}, "deepnote": {},
                      "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"a" * 32: {}}}}}  # fmt: skip
    for n, cell in enumerate(nb["cells"]):
        cell["metadata"] |= {"id": f"aB_-{n}", "colab": {"base_uri": "x"}, "cell_id": str(n), "tags": [1, None]}
        cell["execution_count"] = "many"


@edited(FULL)
def outputs_that_are_huge(nb):
    for cell in [c for c in nb["cells"] if c["cell_type"] == "code"][:12]:
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * (2 << 20)}]


@edited(FULL)
def windows_line_ends(nb):
    for n, cell in enumerate(nb["cells"]):
        cell["source"] = cell["source"].replace("\n", "\r\n" if n % 2 else "\r")


@edited(FULL)
def sources_as_lists(nb):
    for cell in nb["cells"]:
        cell["source"] = cell["source"].splitlines(True)


@edited(FULL, "of its cells are no cells")
def things_among_the_cells(nb):
    nb["cells"][0:0] = [None, 3, "text", [], {"cell_type": 7}, {"metadata": []}, {"source": {"a": 1}}]


@edited(FULL)
def metadata_as_a_list(nb):
    nb["metadata"] = ["what"]
    for cell in nb["cells"]:
        if "nbgrader" not in cell["metadata"]:
            cell["metadata"] = [1]
            cell.pop("id", None)


@edited(FULL)
def metadata_without_bottom(nb):
    deep: dict = {}
    for _ in range(400):
        deep = {"a": deep}
    nb["metadata"] = nb["cells"][0]["metadata"] = deep


@mess(FULL, "'cells' stands twice in one object")
def keys_twice(folder, nb):
    (folder / NAME).write_text('{"cells": [], ' + json.dumps(nb)[1:])


@mess(FULL)
def numbers_that_are_none(folder, nb):
    nb["cells"][0]["metadata"] = {"a": float("nan"), "b": float("inf"), "c": 7}
    (folder / NAME).write_text(json.dumps(nb).replace('"c": 7', '"c": ' + "7" * 5000 + ', "d": 1e999'))


@edited(FULL, "holds characters that are no text")
def surrogates_and_zeros(nb):
    for n, cell in enumerate(nb["cells"]):
        cell["source"] += "\n# \ud800" if n % 2 else "\0"
        cell["metadata"]["\udfff\0"] = "\ud800"


# ---- cells


@edited(None, "another assignment's notebook, with the cells 1a-power; ask for")
def another_assignment(nb):
    nb["cells"] = [copy.deepcopy(nb["cells"][index(nb, g)]) for g in ("imports", "sigmoid")]
    nb["cells"][1]["metadata"]["nbgrader"]["grade_id"] = "1a-power"


@edited(None, f"nothing of {ASSIGNMENT} in it")
def a_notebook_of_their_own(nb):
    nb["cells"] = [code_cell("print('hello')")]


@mess(FULL, "is it the instructor's own notebook?")
def the_instructors_solution(folder, nb):
    (folder / NAME).write_bytes(SOURCE.read_bytes())


@edited(FULL, "locked cells had been changed (imports, sigmoid")
def an_older_release(nb):
    nb["cells"][index(nb, "imports")]["source"] = "import numpy as np\nfrom course import check"
    nb["cells"][index(nb, "sigmoid")]["source"] = "check(sigmoid, 1)"


@edited(FULL, "its test cell is missing; graded at the notebook's end")
def a_test_cell_missing(nb):
    del nb["cells"][index(nb, PRIME)]


@edited(FULL, "imports: the locked cell is missing; put back")
def imports_missing(nb):
    del nb["cells"][index(nb, "imports")]


@edited(FULL - 18, "sigmoid_prime: no cell defines it")
def a_solution_cell_missing(nb):
    del nb["cells"][index(nb, f"{PRIME}-solution")]


@edited(FULL, "stands twice")
def cells_twice(nb):
    for grade_id in (PRIME, f"{PRIME}-solution"):
        place = index(nb, grade_id)
        nb["cells"].insert(place, copy.deepcopy(nb["cells"][place]))


@edited(FULL, "sigmoid_prime: written after its test cell")
def a_solution_moved_to_the_end(nb):
    nb["cells"].append(nb["cells"].pop(index(nb, f"{PRIME}-solution")))


@edited(FULL, "sigmoid_prime: written after its test cell")
def the_stub_left_and_the_answer_at_the_end(nb):
    cell = nb["cells"][index(nb, f"{PRIME}-solution")]
    nb["cells"].append(code_cell(cell["source"]))
    cell["source"] = f"def {PRIME}(z):\n    raise NotImplementedError\n"


@edited(FULL, "not of this assignment: my_prime-solution, my_prime")
def ids_renamed(nb):
    for end in ("", "-solution"):
        nb["cells"][index(nb, PRIME + end)]["metadata"]["nbgrader"]["grade_id"] = f"my_prime{end}"


@edited(FULL, "its test cell is missing")
def every_id_lost(nb):
    for cell in nb["cells"]:
        cell["metadata"] = {}


@edited(FULL, "the cell had become markdown; read as code again")
def a_test_cell_turned_to_text(nb):
    nb["cells"][index(nb, PRIME)]["cell_type"] = "markdown"


@edited(FULL, "the cell had become raw; read as code again")
def an_answer_turned_to_raw(nb):
    nb["cells"][index(nb, f"{PRIME}-solution")]["cell_type"] = "raw"


@edited(FULL, "locked cells had been changed (sigmoid_prime)")
def unlocked_and_worth_a_thousand(nb):
    cell = nb["cells"][index(nb, PRIME)]
    cell["metadata"]["nbgrader"] |= {"locked": False, "points": 1000}
    cell["source"] = "1000.0"


@edited(FULL, "code in this locked cell was moved to a cell of its own")
def the_answer_in_the_test_cell(nb):
    place = index(nb, f"{PRIME}-solution")
    nb["cells"][index(nb, PRIME)]["source"] = nb["cells"][place]["source"] + f"\ncheck({PRIME})"
    nb["cells"][place]["source"] = ""


@edited(FULL)
def an_answer_split_in_two(nb):
    place = index(nb, f"{PRIME}-solution")
    nb["cells"].insert(place, code_cell(nb["cells"][place]["source"]))
    nb["cells"][place + 1]["source"] = "# see above"


@edited(FULL, "its test cell is missing")
def cells_merged(nb):
    place = index(nb, f"{PRIME}-solution")
    nb["cells"][place]["source"] += f"\n\ncheck({PRIME})"
    del nb["cells"][index(nb, PRIME)]


# ---- code

coded("syntax-error", FULL - 18, "cell 19 raised SyntaxError", **{PRIME: "def sigmoid_prime(z:\n    return 1\n"})
coded(
    "error-in-a-cell", FULL - 18, "raised ZeroDivisionError", **{PRIME: "1 / 0\ndef sigmoid_prime(z):\n    return 1\n"}
)
coded("another-signature", FULL - 18, **{PRIME: "def sigmoid_prime(z, a):\n    return z\n"})
coded("renamed-function", FULL - 18, "no cell defines it", **{PRIME: "def sigma_prime(z):\n    return 1\n"})
coded("a-class", FULL - 18, **{PRIME: "class sigmoid_prime:\n    def __init__(self, z):\n        self.z = z\n"})
coded("a-generator", FULL - 18, **{PRIME: "def sigmoid_prime(z):\n    yield z\n"})
coded("an-async-def", FULL - 18, **{PRIME: "async def sigmoid_prime(z):\n    return z\n"})
coded("a-lambda", FULL, **{PRIME: "sigmoid_prime = lambda z: sigmoid(z) * (1 - sigmoid(z))\n"})
coded("a-partial", FULL, **{PRIME: "from functools import partial\ndef f(k, z):\n    s = sigmoid(z)\n"
                            "    return s * (k - s)\nsigmoid_prime = partial(f, 1)\n"})  # fmt: skip
coded("a-number-in-its-place", FULL - 18, **{PRIME: "sigmoid_prime = 3\n"})
coded("numpy-shadowed", FULL - 18, **{PRIME: "def sigmoid_prime(z):\n    return np.exp(z)\n"})
coded("magics", FULL, **{PRIME: "%matplotlib inline\n%precision 3\n" + RIGHT[PRIME]})
coded("builtins-shadowed", FULL, **{FROM_OUTPUT: RIGHT[FROM_OUTPUT] + "\nlist = sum = print = len = 3\n"})
coded("exit", FULL, **{PRIME: RIGHT[PRIME] + "\nexit()\n"})
coded("sys-exit", FULL, "cell 19 raised SystemExit", **{PRIME: RIGHT[PRIME] + "\nimport sys\nsys.exit(3)\n"})
coded("os-exit", FULL - 18, "cell 19 ended the process", **{PRIME: RIGHT[PRIME] + "\nimport os\nos._exit(0)\n"})
coded(
    "much-memory",
    FULL - 18,
    "cell 19 raised MemoryError",
    **{PRIME: RIGHT[PRIME].replace("def ", "big = bytearray(2 << 30)\ndef ", 1)},
)
coded("much-output", FULL, **{PRIME: RIGHT[PRIME] + "\nprint('x' * (100 << 20))\n"})
coded("a-thread-left", FULL, **{PRIME: RIGHT[PRIME] + "\nimport threading, time\n"
                               "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"})  # fmt: skip
coded("settings-left", FULL, **{PRIME: RIGHT[PRIME] + "\nimport atexit, signal, warnings\natexit.register(print)\n"
                                "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwarnings.simplefilter('error')\n"
                                "np.seterr(all='raise')\n"})  # fmt: skip
coded("plots", FULL, **{PRIME: RIGHT[PRIME] + "\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"})
coded("a-megabyte-of-code", FULL, **{PRIME: RIGHT[PRIME] + "\n# " + "x" * (1 << 20)})
