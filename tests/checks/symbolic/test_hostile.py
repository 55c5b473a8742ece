"""Values made to hang, swell or fool the grader: each gets a verdict, soon, in little memory.

Every value is judged in a process of its own that dies if it takes too much; the verdict comes back through a pipe.
"""

import json
import os
import resource
import select
import signal
import time

import pytest
import sympy as sp

from autograder.checks import showing
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Equal, Undecided
from autograder.plain.codec import CodecError, Opaque, pack, unpack
from autograder.plain.tree import TreeError, to_expression

SECONDS, MEGABYTES = 2.0, 150
x, y = sp.symbols("x y")
X, Y, ONE, TWO, NINE = ["s", "x"], ["s", "y"], ["i", "1"], ["i", "2"], ["i", "9"]


def tower(base, height):
    node = base
    for _ in range(height):
        node = ["Pow", base, node]
    return node


def nested(head, depth, inner):
    for _ in range(depth):
        inner = [head, inner]
    return inner


def squares(depth, inner):
    for _ in range(depth):
        inner = ["Pow", inner, TWO]
    return inner


def plus(tree):
    return ["Add", X, tree]


def less(a, b):
    return ["StrictLessThan", a, b]


BIG = ["i", "9" * 1200]
TOWER = tower(NINE, 3)
TREES = {
    # numbers that nobody can write out
    "9**9**9": tower(NINE, 2),
    "9**9**9**9": TOWER,
    "a tower of nine nines": tower(NINE, 9),
    "x + 9**9**9**9": plus(TOWER),
    "9**9**9**9 − 9**9**9**9": ["Add", TOWER, ["Mul", ["i", "-1"], TOWER]],
    "x·(tower − tower + 1)": ["Mul", X, ["Add", ONE, TOWER, ["Mul", ["i", "-1"], TOWER]]],
    "x/9**9**9**9": ["Mul", X, ["Pow", TOWER, ["i", "-1"]]],
    "9**(-9**9)": ["Pow", NINE, ["Mul", ["i", "-1"], tower(NINE, 1)]],
    "2**(10**9)": ["Pow", TWO, ["i", "1000000000"]],
    "(2**(10**7))**(10**7)": ["Pow", ["Pow", TWO, ["i", "10000000"]], ["i", "10000000"]],
    "2 squared 200 times": squares(190, TWO),
    "1/3 squared 190 times": squares(190, ["q", "1", "3"]),
    "a number of 1200 digits": BIG,
    "its power": ["Pow", BIG, BIG],
    "its root": ["Pow", BIG, ["q", "1", "2"]],
    "its logarithm": ["log", BIG],
    "its sine": ["sin", BIG],
    "the sine of a tower": ["sin", TOWER],
    "the exp of a tower": ["exp", TOWER],
    "exp of exp of exp …": nested("exp", 180, X),
    "exp(exp(exp(exp(9))))": nested("exp", 4, NINE),
    "sin of sin of sin …": nested("sin", 180, X),
    "log of log of log …": nested("log", 180, X),
    "|…|": nested("Abs", 180, X),
    "factorial(10**9)": ["factorial", ["i", "1000000000"]],
    "factorial(10**1000)": ["factorial", ["i", "1" + "0" * 1000]],
    "((9!)!)!": nested("factorial", 3, NINE),
    "gamma of a tower": ["gamma", TOWER],
    "gamma(1/10**300)": ["gamma", ["q", "1", "1" + "0" * 300]],
    "binomial(10**9, 10**8)": ["binomial", ["i", "1000000000"], ["i", "100000000"]],
    "binomial of towers": ["binomial", TOWER, tower(NINE, 2)],
    "floor of a tower": ["floor", TOWER],
    "tower mod 7": ["Mod", TOWER, ["i", "7"]],
    "x mod tower": ["Mod", X, TOWER],
    "erf of a tower": ["erf", TOWER],
    "atan of a tower": ["atan", TOWER],
    "LambertW of a tower": ["LambertW", TOWER],
    "loggamma(10**1000)": ["loggamma", ["i", "1" + "0" * 1000]],
    # powers whose expansion is huge
    "(x + 1)**(10**6)": ["Pow", ["Add", X, ONE], ["i", "1000000"]],
    "(x + y + 1)**(10**9)": ["Pow", ["Add", X, Y, ONE], ["i", "1000000000"]],
    "(x + 1)**9**9**9**9": ["Pow", ["Add", X, ONE], TOWER],
    "x**x**x**x": tower(X, 3),
    "x**…**x": tower(X, 100),
    "(x + 1) squared 180 times": squares(180, ["Add", X, ONE]),
    "exp((x + y)**4 · …)": ["exp", ["Mul", *(squares(2, ["Add", X, Y, ["i", str(k)]]) for k in range(40))]],
    "sin of a product of sums": ["sin", ["Mul", *(["Add", X, Y, ["i", str(k)]] for k in range(300))]],
    "x**(p − 1)": ["Pow", X, ["i", str(2**61 - 2)]],
    # floats
    "float to a float's power": ["Pow", ["f", "9.9", 53], ["Pow", ["f", "9.9", 53], ["Pow", ["f", "9.9", 53], NINE]]],
    "1e308**1e308": ["Pow", ["f", "1e308", 53], ["f", "1e308", 53]],
    "1e4000": ["f", "1e4000", 53],
    "1e-4000·x": ["Mul", X, ["f", "1e-4000", 53]],
    "a float of 4000 bits": ["f", "1." + "1" * 1200, 4000],
    "sin(1e300)": ["sin", ["f", "1e300", 53]],
    "x**1e300": ["Pow", X, ["f", "1e300", 53]],
    "x**0.123456789": ["Pow", X, ["f", "0.123456789", 53]],
    # width and depth
    "4900 terms": ["Add", *([X] * 4900)],
    "1000 different terms": ["Add", *(["sin", ["Mul", X, ["i", str(k)]]] for k in range(1, 1000))],
    "1000 factors": ["Mul", *(["Add", X, ["i", str(k)]] for k in range(1000))],
    "4000 symbols": ["Add", *(["s", f"s{k}"] for k in range(4000))],
    "a sum 190 deep": nested("Add", 95, nested("sin", 95, X)),
    "700 roots": ["Add", *(["Pow", ["Add", X, ["i", str(k)]], ["q", "1", "2"]] for k in range(700))],
    "600 denominators": ["Mul", X, ["exp", ["Add", *(["Mul", X, ["q", "1", str(k)]] for k in range(1, 600))]]],
    "300 absolute values": ["Add", *(["Abs", ["Add", X, ["i", str(k)]]] for k in range(300))],
    "400 floors": ["Add", *(["floor", ["Mul", X, ["i", str(k)]]] for k in range(1, 400))],
    # nothing is evaluated while a node is built, nor afterwards
    "Max of towers": ["Max", TOWER, tower(NINE, 2)],
    "Max of 200": ["Max", *(["Add", ["Pow", X, TWO], ["i", str(k)]] for k in range(200))],
    "Abs of a tower": ["Abs", TOWER],
    "sign(tower − 1)": ["sign", ["Add", TOWER, ["i", "-1"]]],
    "Heaviside of a tower": ["Heaviside", TOWER],
    "tower < tower": less(TOWER, tower(NINE, 2)),
    "Piecewise on towers": [
        "Piecewise", ["ExprCondPair", X, less(TOWER, X)], ["ExprCondPair", TOWER, ["c", "BooleanTrue"]],
    ],
    "Piecewise and And": [
        "Piecewise", ["ExprCondPair", X, ["And", *(less(["i", str(k)], X) for k in range(300))]],
        ["ExprCondPair", Y, ["c", "BooleanTrue"]],
    ],
    "And(tower < 1, …)": ["And", less(TOWER, ONE), less(ONE, TOWER)],
    "Derivative of a tower": ["Derivative", TOWER, ["Tuple", X, ONE]],
    "hundredth derivative": ["Derivative", nested("sin", 50, X), ["Tuple", X, ["i", "100"]]],
    "Integral of exp(x**2)·…": ["Integral", ["Mul", ["exp", ["Pow", X, TWO]], ["sin", ["exp", X]]], ["Tuple", X]],
    "Integral within": ["exp", ["Integral", ["log", ["Add", X, TOWER]], ["Tuple", X, ONE, TOWER]]],
    "Limit at a tower": ["Limit", ["sin", X], X, TOWER, ["s", "+"]],
    "Sum of 9**9**9 terms": ["Sum", X, ["Tuple", Y, ONE, tower(NINE, 2)]],
    "Product to infinity": ["Product", Y, ["Tuple", Y, ONE, ["c", "Infinity"]]],
    # no numbers, and no formulas
    "nan": ["c", "NaN"],
    "zoo + x": plus(["c", "ComplexInfinity"]),
    "oo": ["c", "Infinity"],
    "1/0": ["Pow", ["i", "0"], ["i", "-1"]],
    "0**0**0": tower(["i", "0"], 3),
    "x/(x − x)": ["Mul", X, ["Pow", ["Add", X, ["Mul", ["i", "-1"], X]], ["i", "-1"]]],
    "x + 0·log(x − x)": plus(["Mul", ["i", "0"], ["log", ["Add", X, ["Mul", ["i", "-1"], X]]]]),
    "x + 0·log(0)": plus(["Mul", ["i", "0"], ["log", ["i", "0"]]]),
    "x + 0/0": plus(["Mul", ["i", "0"], ["Pow", ["i", "0"], ["i", "-1"]]]),
    "an equation": ["Equality", X, X],
    "a tuple": ["Tuple", X, X],
    "a truth": ["c", "BooleanTrue"],
    "a delta": plus(["DiracDelta", X]),
}  # fmt: skip
HIDDEN = {  # the reference, and something that only seems not to be there
    "10**-300": ["q", "1", "1" + "0" * 300],
    "10**-1000": ["q", "1", "1" + "0" * 1000],
    "exp(−5000)": ["exp", ["i", "-5000"]],
    "2**(−10**5)": ["Pow", TWO, ["i", "-100000"]],
    "a multiple of a prime": ["Mul", ["i", str(2**61 - 1)], X],
    "a multiple of many primes": ["Mul", ["i", str(sp.prod(sp.primerange(2, 2000)))], X],
    "x**(p − 1) − 1": ["Add", ["Pow", X, ["i", str(2**61 - 2)]], ["i", "-1"]],
    "a polynomial with round zeros": ["Mul", *(["Add", X, ["q", str(k), "10"]] for k in range(-90, 91))],
    "a bump at 1000": ["Pow", ["Max", ["i", "0"], ["Add", X, ["i", "-1000"]]], TWO],
    "a step at −37": ["Heaviside", ["Add", ["Mul", ["i", "-1"], X], ["i", "-37"]]],
    "a spike between 1/7 and 1/7 + 1/999": [
        "Max", ["i", "0"],
        ["Mul", ["Add", X, ["q", "-1", "7"]], ["Add", ["q", "1006", "6993"], ["Mul", ["i", "-1"], X]]],
    ],
    "sin(10**40·x)/10**40": ["Mul", ["q", "1", "1" + "0" * 40], ["sin", ["Mul", ["i", "1" + "0" * 40], X]]],
    "1 − tanh(500)": ["Add", ONE, ["Mul", ["i", "-1"], ["tanh", ["i", "500"]]]],
    "1 − erf(30)": ["Add", ONE, ["Mul", ["i", "-1"], ["erf", ["i", "30"]]]],
    "exp(π√163) − 640320³ − 744": [
        "Add", ["exp", ["Mul", ["c", "Pi"], ["Pow", ["i", "163"], ["q", "1", "2"]]]], ["i", str(-(640320**3) - 744)],
    ],
}  # fmt: skip


def judged(answer, reference):
    """(name of the verdict, its text, seconds, megabytes grown), from a child that may be killed.

    answer : makes the value, in the child
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
            signal.alarm(10)
            before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
            verdict = equivalent(answer(), reference)
            seconds = time.perf_counter() - started
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            os.write(write_end, json.dumps([type(verdict).__name__, str(verdict)[:2000], seconds, grown]).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    ready, _, _ = select.select([read_end], [], [], 12)
    text = os.read(read_end, 100_000) if ready else b""
    os.close(read_end)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert text, "no verdict: the process hung or died"
    return json.loads(text)


@pytest.fixture(scope="module", autouse=True)
def warm():
    assert isinstance(equivalent(sp.sin(x) ** 2 + sp.cos(x) ** 2 + sp.Abs(x), 1 + sp.sqrt(x**2)), Equal)


@pytest.mark.parametrize("name", TREES)
def test_a_hostile_value_gets_a_verdict_soon_and_in_little_memory(name):
    kind, text, seconds, grown = judged(lambda: to_expression(TREES[name]), x)
    assert kind in ("Different", "Undecided"), text
    assert seconds < SECONDS, text
    assert grown < MEGABYTES, text


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_beside_the_right_answer_is_never_taken_for_it(name):
    kind, text, seconds, grown = judged(lambda: to_expression(["Add", ["sin", X], HIDDEN[name]]), sp.sin(x))
    assert kind in ("Different", "Undecided"), text
    assert seconds < SECONDS, text
    assert grown < MEGABYTES, text


@pytest.mark.parametrize("name", TREES)
def test_a_hostile_value_crosses_and_is_printed_without_being_computed(name):
    started = time.perf_counter()
    value = unpack(pack(to_expression(TREES[name])))
    assert isinstance(value, sp.Basic | Opaque)
    assert showing.value(value)
    assert time.perf_counter() - started < SECONDS


def doubled(depth):
    node = x
    for _ in range(depth):
        node = sp.Add(node, sp.sin(node), evaluate=False)
    return node


class Loud(sp.Expr):
    """An expression whose every property is a trap."""

    def __eq__(self, other):
        raise RuntimeError("compared")

    def __hash__(self):
        return 7


OTHERS = {
    "a graph of 120 nodes, a tree of 2⁶⁰": (doubled(60), Undecided),
    "None": (None, Different),
    "text": ("x", Different),
    "code": ("__import__('os').abort()", Different),
    "a bool": (True, Different),
    "a complex number": (1j, Different),
    "nan": (float("nan"), Different),
    "infinity": (float("inf"), Different),
    "a list": ([x], Different),
    "a set": ({x}, Different),
    "a function": (doubled, Different),
    "a matrix": (sp.Matrix([[x]]), Different),
    "Lambda": (sp.Lambda(x, x), Undecided),
    "a set of SymPy's": (sp.FiniteSet(x), Different),
    "an interval": (sp.Interval(0, 1), Different),
    "a matrix symbol": (sp.MatrixSymbol("A", 2, 2), Undecided),
    "f(x)": (sp.Function("f")(x), Different),
    "O(x)": (sp.Order(x), Undecided),
    "a symbol that is code": (sp.Symbol("__import__('os').abort()"), Different),
    "10**5000": (10**5000, Undecided),
    "traps": (Loud(), Undecided),
    "an object": (object(), Different),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_expression_of_ours_gets_a_verdict_too(name):
    value, verdict = OTHERS[name]
    kind, text, seconds, grown = judged(lambda: value, x)
    assert kind == verdict.__name__, text
    assert seconds < SECONDS
    assert grown < MEGABYTES


@pytest.mark.parametrize(
    "tree",
    [
        [],
        ["Add"],
        "Add",
        ["s", "__import__('os').system('true')"],
        ["s", "x" * 41],
        ["i", "9" * 1301],
        ["i", 5],
        ["i", "0x10"],
        ["q", "1"],
        ["f", "1e999999999", 53],
        ["f", "1e99999", 53],
        ["f", "__import__('os')", 53],
        ["f", "1.0", "53"],
        ["c", "__class__"],
        ["Lambda", X, X],
        ["eval", X],
        ["Pow", X],
        ["sin", X, X],
        ["Derivative", X, X],
        ["Derivative", X, ["Tuple", X, ["i", "1000000"]]],
        ["Derivative", X, ["Tuple", X, TOWER]],
        ["Integral", X, ["Tuple", ONE]],
        ["Sum", X, ["Tuple", X]],
        ["Limit", X],
        ["Piecewise", X],
        ["ExprCondPair", X, ONE],
        ["And", X, ONE],
        ["Not", ["c", "BooleanTrue"], ["c", "BooleanTrue"]],
        nested("sin", 300, X),
        ["Add", *([X] * 6000)],
    ],
)  # fmt: skip
def test_a_forged_tree_is_refused(tree):
    started = time.perf_counter()
    with pytest.raises(TreeError):
        to_expression(tree)
    assert time.perf_counter() - started < SECONDS


def test_a_value_with_no_tree_arrives_as_the_name_of_its_type():
    for value in (sp.Function("f")(x), sp.Symbol("a b"), sp.Float("1e100000"), doubled(60)):
        try:
            assert isinstance(unpack(pack(value)), Opaque)
        except CodecError:
            pytest.fail(f"{value!r} spoils the whole reply")
