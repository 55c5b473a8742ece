"""Attempts to be told right without being right, and to change what judges."""

import base64
import json

from tests.attacks.attack import Attack, forges

WRONG = {f: f"def {f}(x):\n    return 0.3\n" for f in ("sigmoid", "sigmoid_prime", "sigmoid_prime_from_output")}


def _cell(source, kind="code", **nbgrader):
    cell = {"cell_type": kind, "metadata": {"nbgrader": nbgrader} if nbgrader else {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def first(name, source):
    """Code in a cell of its own, before all others; the exercises return a constant."""
    return Attack(name, WRONG, cells=(_cell(source),))


def changed(name, change):
    """The notebook itself is changed; the exercises return a constant."""
    return Attack(name, WRONG, change=change)


def tests(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def _won(notebook):
    for cell in tests(notebook):
        points = cell["metadata"]["nbgrader"]["points"]
        text = "right, all points"
        cell["outputs"] = [
            {"output_type": "display_data", "data": {"text/plain": text}, "metadata": {"autograder": "words"}},
            {
                "output_type": "execute_result",
                "data": {"text/plain": str(points)},
                "metadata": {},
                "execution_count": 1,
            },
        ]


def _edited(notebook):
    for cell in tests(notebook):
        cell["source"] = str(cell["metadata"]["nbgrader"]["points"])
        cell["metadata"]["nbgrader"]["locked"] = False


def _dear(notebook):
    for cell in tests(notebook):
        cell["metadata"]["nbgrader"]["points"] = 1000


def _doubled(notebook):
    notebook["cells"] = [dict(c, source="18.0") for c in tests(notebook)] + notebook["cells"]


def _crowded(notebook):
    notebook["cells"] += [dict(c, id=f"c{n}") for n in range(3000) for c in tests(notebook)[:1]]


def _removed(notebook):
    notebook["cells"] = [c for c in notebook["cells"] if c not in tests(notebook)]


def _manual(notebook):
    for cell in tests(notebook):
        cell["metadata"]["nbgrader"] |= {"solution": True, "grade": True, "locked": False}


def _more(notebook):
    extra = dict(grade=True, solution=False, locked=True, points=100, schema_version=3, task=False)
    notebook["cells"] += [_cell("100.0", grade_id="extra", **extra), _cell("x", "markdown", grade_id="essay", **extra)]


def _swapped(notebook):
    a, b, c = (c["metadata"]["nbgrader"] for c in tests(notebook))
    a["grade_id"], b["grade_id"], c["grade_id"] = b["grade_id"], c["grade_id"], a["grade_id"]


def _polluted(notebook):
    notebook["metadata"] |= {"autograder": {"score": 48}, "kernelspec": {"name": "x; touch LEFT", "display_name": "x"}}
    notebook["nbformat_minor"] = 99


REPLY = """
import msgpack, os, threading, struct
def ext(value):
    return value
def frame(**reply):
    d = msgpack.packb(dict(warnings=[], changed=[], printed='', seconds=0.0) | reply)
    return struct.pack('<I', len(d)) + d
"""

ATTACKS = [
    forges("equal to everything", """
        class Always:
            def __eq__(self, other): return True
            def __ne__(self, other): return False
            def __sub__(self, other): return 0
            __rsub__ = __abs__ = __sub__
            def __le__(self, other): return True
            __lt__ = __ge__ = __gt__ = __le__
            def __float__(self): return 0.5
            def __array__(self, *a, **k): return __import__('numpy').array(0.5)
            def __bool__(self): return True
        def {f}(x):
            return Always()
        """),
    forges("an array that is equal to everything", """
        import numpy as np
        class Always(np.ndarray):
            def __eq__(self, other): return np.ones(self.shape, bool)
            def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
            def __array_function__(self, *a, **k): return True
        def {f}(x):
            return np.zeros(np.shape(x)).view(Always)
        """),
    forges("a float that is equal to everything", "class F(float):\n    __eq__ = __le__ = __ge__ = lambda a, b: True\n    __hash__ = float.__hash__\ndef {f}(x):\n    return F(0.3)"),
    forges("a number that is not", "import numpy as np\ndef {f}(x):\n    return np.full(np.shape(x), np.nan)"),
    forges("infinity", "import numpy as np\ndef {f}(x):\n    return np.full(np.shape(x), np.inf)"),
    forges("one value for all", "def {f}(x):\n    return 0.25"),
    forges("one value to be broadcast", "import numpy as np\ndef {f}(x):\n    return np.full((np.size(x), 1), 0.25)"),
    forges("the argument", "def {f}(x):\n    return x"),
    forges("a masked array", "import numpy as np\ndef {f}(x):\n    return np.ma.masked_all(np.shape(x))"),
    forges("truth", "import numpy as np\ndef {f}(x):\n    return np.ones(np.shape(x), bool)"),
    forges("text", "def {f}(x):\n    return 'expected'"),
    forges("a function", "def {f}(x):\n    return lambda *a: True"),
    forges("a SymPy unknown", "import sympy\ndef {f}(x):\n    return sympy.Symbol('anything')"),
    forges("nothing, and an error that looks like a stub's", "def {f}(x):\n    raise NotImplementedError"),
    forges("an error of ours", "class NotYet(AssertionError): pass\nclass CannotDecide(Exception): pass\ndef {f}(x):\n    raise CannotDecide('full marks')"),
    forges("an exit that says success", "import sys\ndef {f}(x):\n    sys.exit(0)"),
    forges("an exit of the process", "import os\ndef {f}(x):\n    os._exit(0)"),
    forges("outcomes of pytest", "def {f}(x):\n    import _pytest.outcomes as o\n    raise o.Skipped('x')"),
    forges("a test that is skipped", "import unittest\ndef {f}(x):\n    raise unittest.SkipTest"),
    forges("the expected value from the frames above", """
        import sys
        def {f}(x):
            f = sys._getframe()
            while f:
                for name, value in {**f.f_globals, **f.f_locals}.items():
                    if name in ('expected', 'want', 'reference', 'right', 'answer'):
                        return value
                f = f.f_back
            return 0.3
        """),
    forges("the question itself", "def {f}(x):\n    import sys\n    f = sys._getframe(1)\n    return f.f_locals.get('question') or f.f_code.co_consts"),
    forges("the answer in the history", "def {f}(x):\n    return eval(In[-1]) if 'In' in globals() else Out[len(Out)]"),
    first("comparisons replaced", "import numpy.testing as t, numpy as np, builtins, math\nfor n in dir(t):\n    if n.startswith('assert'):\n        setattr(t, n, lambda *a, **k: None)\nnp.allclose = np.isclose = np.array_equal = math.isclose = lambda *a, **k: True\nbuiltins.all = builtins.isinstance = builtins.callable = lambda *a: True"),
    first("NumPy replaced", "import numpy as np\nnp.abs = np.absolute = lambda x: 0.0\nnp.asarray = lambda *a, **k: 0.5\nimport sys\nsys.modules['numpy'] = None"),
    first("input transformers", "ip = get_ipython()\nip.input_transformers_post.append(lambda lines: ['18.0\\n'])\nip.input_transformers_cleanup.append(lambda lines: ['18.0\\n'])"),
    first("transformers of the syntax tree", "import ast\nclass T(ast.NodeTransformer):\n    def visit_Assert(self, n):\n        return ast.Pass()\nget_ipython().ast_transformers.append(T())"),
    first("the display hook", "import sys\nsys.displayhook = get_ipython().displayhook.__class__.__call__ = lambda *a: None\nprint('18.0')"),
    first("run_cell replaced", "get_ipython().run_cell = get_ipython().run = lambda *a, **k: 18.0"),
    first("a result shown", "from IPython.display import display\ndisplay(18.0, metadata={'autograder': 'words'})\n48.0"),
    first("a trace function", "import sys\ndef t(f, e, a):\n    if 'value' in f.f_locals:\n        f.f_locals['value'] = 0.5\n    return t\nsys.settrace(t)\nsys.setprofile(t)"),
    first("the codec replaced", "import sys\nfor n, m in list(sys.modules.items()):\n    if n.startswith('autograder'):\n        for k in dir(m):\n            if k in ('pack', 'unpack', 'observe', 'send'):\n                setattr(m, k, lambda *a, **k: {'value': True})"),
    first("its answers rewritten on the way", "import sys, gc\nfor o in gc.get_objects():\n    if type(o).__name__ == 'Learner':\n        o._answer = lambda m: dict(value=0.5, warnings=[], changed=[], printed='', seconds=0.0, score=1.0, outcome='passed')"),
    first("the given function replaced", "import course.givens as g\ng.sigmoid = lambda z: 0\nimport sys\nsys.modules['scipy.special'].expit = g.sigmoid"),
    first("a reply that says passed", REPLY + "os.write(3, frame(value=True, outcome='passed', score=18.0, fraction=1.0))"),
    first("replies ahead of the questions", REPLY + "for _ in range(500):\n    os.write(3, frame(value=0.5))"),
    first("replies by a thread", REPLY + "def go():\n    import time\n    while True:\n        time.sleep(0.001)\n        os.write(3, frame(value=0.5))\nthreading.Thread(target=go, daemon=True).start()"),
    first("a reply with value and error", REPLY + "os.write(3, frame(value=0.5, error={'type': 'x', 'message': 'y', 'line': 1}))"),
    first("a reply of other types", REPLY + "os.write(3, frame(value=0.5) [:4] + msgpack.packb(dict(value=1, warnings=7, changed={}, printed=[], seconds='x', error=[1])))"),
    first("a pickle", "import os, pickle, struct\nclass P:\n    def __reduce__(self):\n        return os.system, ('touch LEFT',)\nd = pickle.dumps(P())\nos.write(3, struct.pack('<I', len(d)) + d)"),
    first("the line taken over", "import os, socket\nl = socket.socket(fileno=os.dup(3))\nos.close(3)\na, b = socket.socketpair()\nos.dup2(a.fileno(), 3)"),
    first("questions read by another thread", "import os, threading\ndef steal():\n    while True:\n        print(os.read(3, 1 << 20))\nthreading.Thread(target=steal, daemon=True).start()"),
    changed("outputs with full marks", _won),
    changed("test cells edited", _edited),
    changed("points raised", _dear),
    changed("test cells twice, the forged one first", _doubled),
    changed("test cells removed", _removed),
    changed("test cells by the thousand", _crowded),
    changed("test cells made answers", _manual),
    changed("cells with points of their own", _more),
    changed("names of test cells exchanged", _swapped),
    changed("metadata polluted", _polluted),
    Attack("a record handed in", WRONG, files={"records/2a-sigmoid-derivative/x.json": json.dumps({"score": 48}).encode(), ".autograder": b"48"}),
    Attack("modules in place of ours", WRONG, files={f"{n}.py": b"def __getattr__(n): return lambda *a, **k: True\n" for n in ("numpy", "course", "autograder", "sympy", "sitecustomize", "usercustomize", "msgpack", "pytest", "conftest")}),
    Attack("a pickle beside the notebook", {**WRONG, "sigmoid": "import pickle, numpy as np\nnp.load('x.npy', allow_pickle=True)\ndef sigmoid(z):\n    return 0.3\n"}, files={"x.npy": base64.b64decode("k05VTVBZAQB2AHsnZGVzY3InOiAnfE8n")}),
]  # fmt: skip
