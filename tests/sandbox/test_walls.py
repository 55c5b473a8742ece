"""What a box cannot do, tested by trying."""

import subprocess
from pathlib import Path

import pytest

from autograder.sandbox import view
from autograder.sandbox.client import Zygote, ZygoteError
from autograder.sandbox.limits import Limits, Lost

ROOT = Path(__file__).parents[2]
DENIED = {"PermissionError", "FileNotFoundError", "OSError", "BlockingIOError", "ModuleNotFoundError", "URLError"}

FORBIDDEN = {
    "a grader": f"open({str(ROOT / 'autograder/graders/2a-sigmoid-derivative/reference.py')!r}).read()",
    "the solution": f"open({str(ROOT / 'source/2a-sigmoid-derivative/2a-sigmoid-derivative.ipynb')!r}).read()",
    "a gradebook": "open('GRADEBOOK', 'rb').read()",
    "another submission": "open('OTHER').read()",
    "graders by import": "import autograder.graders",
    "the project": f"import os\nos.listdir({str(ROOT)!r})",
    "passwords": "open('/etc/passwd').read()",
    "home": "import os\nos.listdir('HOME')",
    "root's home": "import os\nos.listdir('/root')",
    "processes": "import os\nos.listdir('/proc')",
    "the root": "open('/x', 'w')",
    "a library": "import numpy\nopen(numpy.__file__, 'a')",
    "tmp": "open('/tmp/x', 'w')",
    "devices": "open('/dev/mem', 'rb')",
    "a TCP socket": "import socket\nsocket.socket(socket.AF_INET)",
    "a UNIX socket": "import socket\nsocket.socket(socket.AF_UNIX)",
    "a web page": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1')",
    "a fork": "import os\nos.fork()",
    "a program": "import os\nos.execv('/bin/true', ['true'])",
    "a subprocess": "import subprocess\nsubprocess.run(['true'])",
    "a pool": "import multiprocessing\nmultiprocessing.Pool(2)",
    "a signal": "import os\nos.kill(os.getppid(), 9)",
    "a device node": "import os\nos.mknod('x')",
    "a symlink out": "import os\nos.symlink('/etc/passwd', 'x')\nopen('x')",
    "its limits": "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**40, 2**40))",
    "a mount": "import ctypes\nassert ctypes.CDLL(None).mount(b'a', b'/box', b'tmpfs', 0, None) == 0\nraise SystemExit",
    "ptrace": "import ctypes\nassert ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0\nraise SystemExit",
    "a new namespace": "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0\nraise SystemExit",
    "a setuid": "import os\nos.setuid(0)",
    "the keyring": "import ctypes\nassert ctypes.CDLL(None).syscall(250, 0, 0) >= 0\nraise SystemExit",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_wall_holds(box, what, tmp_path):
    (tmp_path / "gradebook.db").write_text("grades")
    (tmp_path / "other.ipynb").write_text("work")
    places = {"GRADEBOOK": tmp_path / "gradebook.db", "OTHER": tmp_path / "other.ipynb", "HOME": Path.home()}
    attempt = FORBIDDEN[what]
    for name, path in places.items():
        attempt = attempt.replace(name, str(path))
    shown = box.run_cell(attempt, 10)
    assert shown, "no error at all"
    assert shown[-1]["output_type"] == "error"
    assert shown[-1]["ename"] in DENIED | {"AssertionError"} | ({"ValueError"} if what == "its limits" else set())


def test_nothing_of_the_owner_is_in_the_environment(box, monkeypatch):
    names = "sorted(__import__('os').environ)"
    allowed = set(
        "HOME IPYTHONDIR LANG LC_CTYPE MALLOC_ARENA_MAX MKL_NUM_THREADS MPLBACKEND MPLCONFIGDIR OMP_NUM_THREADS "
        "OPENBLAS_NUM_THREADS PATH PYTHONHASHSEED TMPDIR".split()
    )
    found = set(eval(box.run_cell(names, 5)[0]["data"]["text/plain"]))
    assert {n for n in found if not n.startswith(("KMP", "PYDEVD"))} <= allowed


def test_only_standard_streams_and_the_line_are_open(box):
    probe = "import os\nn = 0\nfor fd in range(64):\n    try:\n        os.fstat(fd)\n        n += 1\n    except OSError:\n        pass\nn"
    assert box.run_cell(probe, 5)[-1]["data"]["text/plain"] == "4"


SPEAK = """
import msgpack, os
ARRAY = msgpack.ExtType(1, msgpack.packb(['<f8', [2]]) + bytes(16))
def say(message):
    data = msgpack.packb(message)
    os.write(3, len(data).to_bytes(4, 'little') + data)
"""


@pytest.mark.parametrize(
    ("attempt", "why"),
    [
        ("while True:\n    pass", "ran longer than 1 s"),
        ("import time\ntime.sleep(60)", "ran longer than 1 s"),
        ("import os\nos._exit(0)", "ended the process"),
        ("import os\nos.close(3)", "ended the process"),
        ("import ctypes\nctypes.string_at(0)", "crashed Python (SIGSEGV)"),
        ("import os\nos.write(3, b'x' * 100)", "sent something that is no answer"),
        ("import os\nos.write(3, b'\\xff\\xff\\xff\\x7f' + b'x' * 100)", "sent something that is no answer"),
        ("import os\nos.write(3, b'\\x01\\x00\\x00\\x00\\x07')", "sent something that is no answer"),
        (f"{SPEAK}\nsay({{'outputs': [{{'output_type': ARRAY}}]}})", "sent something that is no answer"),
        (
            f"{SPEAK}\nsay({{'outputs': [{{'output_type': 'stream', 'name': ARRAY}}]}})",
            "sent something that is no answer",
        ),
        ("import os\nwhile True:\n    os.write(1, b'x' * 65536)", "printed more than 32 MB"),
    ],
)
def test_a_lost_box_says_why_and_the_zygote_lives_on(zygote, attempt, why):
    box = zygote.box()
    with pytest.raises(Lost) as lost:
        box.run_cell(attempt, 1)
    assert lost.value.why == why
    box.close()
    after = zygote.box()
    assert after.run_cell("1 + 1", 5)[0]["data"] == {"text/plain": "2"}
    after.close()


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("x = []\nwhile True:\n    x.append(bytes(10**7))", "MemoryError"),
        ("import numpy as np\nnp.ones(10**9)", "MemoryError"),
        ("import mmap\nkept = [mmap.mmap(-1, 1 << 28) for _ in range(100)]", "OSError"),
        ("open('big', 'wb').write(bytes(1 << 26))", "OSError"),
        ("for n in range(5000):\n    open(f'f{n}', 'w')", "OSError"),
        ("kept = [open('x', 'w') for _ in range(500)]", "OSError"),
        ("def f():\n    return f()\nf()", "RecursionError"),
        ("exit()", ""),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("class E(Exception):\n    def __str__(self):\n        raise self\nraise E", "E"),
    ],
)
def test_a_limit_costs_the_cell_and_the_box_goes_on(box, attempt, error):
    shown = box.run_cell(attempt, 20)
    assert (shown[-1]["ename"] if shown else "") == error
    assert box.run_cell("1 + 1", 5)[0]["data"] == {"text/plain": "2"}


def test_what_is_printed_without_end_is_cut(box):
    (shown,) = box.run_cell("for _ in range(100_000):\n    print('x' * 100)", 20)
    assert shown["text"] == (("x" * 100 + "\n") * 700)[: 1 << 16] + "\n(cut: more than 64 KB)"


def descendants(pid):
    """Processes below `pid`, however deep."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
    parents = dict(map(int, line.split()) for line in listing.splitlines())
    below = set()
    while more := {p for p, parent in parents.items() if parent in below | {pid}} - below:
        below |= more
    return below


def test_a_box_that_ends_leaves_no_process_and_no_file(zygote):
    def left_in_tmp():
        return {p.name for p in Path("/tmp").iterdir() if p.name.startswith(("box-", "zygote-", "left"))}

    before, files = descendants(zygote._process.pid), left_in_tmp()
    box = zygote.box()
    box.run_cell("open('left', 'w').write('x')", 5)
    assert len(descendants(zygote._process.pid)) == len(before) + 1
    box.close()
    assert descendants(zygote._process.pid) == before
    assert left_in_tmp() <= files


@pytest.mark.parametrize("name", ["../out", "/abs", "a/../../b", "", ".", "\udcff.csv"])
def test_a_file_with_a_hostile_name_is_left_out(zygote, name):
    box = zygote.box({name: b"x", "kept": b"y"})
    assert box.run_cell("import os\nsorted(os.listdir())", 5)[-1]["data"]["text/plain"] == "['kept']"
    box.close()


def test_half_a_character_in_a_cell_costs_nothing(box):
    assert box.run_cell("x = '\ud800'\nx", 5)[-1]["data"] == {"text/plain": "'?'"}


def test_memory_is_counted_for_each_box_apart():
    with Zygote(limits=Limits(memory_mb=200), tier="A") as small:
        box = small.box()
        assert box.run_cell("import numpy as np\nx = np.ones(30 * 2**20)", 10)[-1]["ename"] == "MemoryError"
        assert box.run_cell("x = np.ones(10 * 2**20)", 10) == []
        box.close()


def test_a_sandbox_that_cannot_start_says_which_part_is_missing(monkeypatch):
    monkeypatch.setattr(view, "visible_paths", lambda: ["/nowhere"])
    with Zygote(tier="A") as z, pytest.raises(ZygoteError, match="no sandbox on this machine"):
        z.wait()
