"""Legal values that are meant for whoever compares them."""

from tests.attacks.attack import costs

RETURNS = "import numpy as np, sympy as sp, fractions, decimal, datetime\n{setup}\ndef sigmoid_prime(z):\n    return {value}\n"
TOWER = "e = sp.Integer(9)\nfor _ in range(5):\n    e = sp.Pow(9, e, evaluate=False)"
x = "x = sp.Symbol('x')"


def returns(name, value, setup=""):
    return costs(name, RETURNS.replace("{setup}", setup).replace("{value}", value))


ATTACKS = [
    returns("a tower of powers", "e", TOWER),
    returns("a list of towers", "[e] * 5", TOWER),
    returns("an array of towers", "np.array([e] * np.size(z), dtype=object)", TOWER),
    returns("a tower in a tuple in a dict", "{'a': (e, [e])}", TOWER),
    returns("a factorial", "sp.factorial(sp.Integer(10)**9, evaluate=False)"),
    returns("a list of factorials", "[sp.factorial(10**9, evaluate=False)] * np.size(z)"),
    returns("a binomial", "[sp.binomial(10**12, 10**11, evaluate=False)]"),
    returns("a gamma", "[sp.gamma(sp.Rational(10**20 + 1, 3), evaluate=False)]"),
    returns("a power to be expanded", "(x + 1)**10**6", x),
    returns("an unevaluated sum", "[sp.Sum(x, (x, 1, 10**12))]", x),
    returns("an unevaluated integral", "[sp.Integral(sp.exp(sp.exp(x)), (x, 0, 10))]", x),
    returns("a limit", "[sp.Limit(sp.sin(1/x), x, 0)]", x),
    returns("a name that is code", "sp.Symbol('__import__(\"os\").system(\"touch LEFT\")')"),
    returns("a list of names that are code", "[sp.Symbol('__import__(\"os\").system(\"touch LEFT\")')] * np.size(z)"),
    returns("a function's name that is code", "sp.Function('__import__(\"os\")')(x)", x),
    returns("a text that is code", "'__import__(\"os\").system(\"touch LEFT\")'"),
    returns("a deep tree", "e", x + "\ne = x\nfor _ in range(190):\n    e = sp.sin(e, evaluate=False)"),
    returns("a deeper tree", "e", x + "\ne = x\nfor _ in range(900):\n    e = sp.sin(e, evaluate=False)"),
    returns("a wide tree", "sp.Add(*[sp.Symbol(f'y{n}') for n in range(4900)])"),
    returns("a tree that doubles", "e", x + "\ne = x\nfor _ in range(60):\n    e = sp.Add(e, e, evaluate=False)"),
    returns("a piecewise tower", "[sp.Piecewise((e, x > 0), (1, True))]", x + "\n" + TOWER),
    returns("infinities", "[sp.zoo, sp.oo, sp.nan]"),
    returns("a float of a billion digits", "[sp.Float('1e-999999999')]"),
    returns("a float to a power", "[sp.Pow(sp.Float('1e300'), sp.Float('1e300'), evaluate=False)]"),
    returns("an integer of a thousand digits", "10**1000"),
    returns("an integer of a million digits", "10**10**6"),
    returns("a list of large integers", "[10**1000] * np.size(z)"),
    returns("a list in itself", "e", "e = []\ne.append(e)"),
    returns("a list of a hundred levels", "e", "e = 1.0\nfor _ in range(100):\n    e = [e]"),
    returns("a list of ten thousand levels", "e", "e = 1.0\nfor _ in range(10**4):\n    e = [e]"),
    returns("tuples of a thousand levels", "e", "e = 1.0\nfor _ in range(10**3):\n    e = (e,)"),
    returns("a million small lists", "[[] for _ in range(10**6)]"),
    returns("many million small lists", "[[[]] * 10**6] * 30"),
    returns("a million texts", "['ab' * 5] * 10**6"),
    returns("a dict of a million", "{n: n for n in range(10**6)}"),
    returns("a ragged list", "[[1.0], [1.0, 2.0], 3]"),
    returns("a column for a row", "np.zeros((10**6, 1))"),
    returns("no shape, many shapes", "np.zeros((1,) * 30)"),
    returns("an empty array", "np.zeros((0, 10**9))"),
    returns("a strided view", "np.lib.stride_tricks.as_strided(np.zeros(1), (10**6,), (0,))"),
    returns("a view of a terabyte", "np.broadcast_to(np.zeros(1), (10**12,))"),
    returns("an array of objects", "np.array([object()] * 5)"),
    returns("an array of texts", "np.array(['0.25'] * np.size(z))"),
    returns("a text of 60 MB", "'x' * (60 << 20)"),
    returns("a structured array", "np.zeros(3, dtype=[('a', 'f8'), ('b', 'O')])"),
    returns("dates", "np.zeros(np.size(z), dtype='M8[s]')"),
    returns("long doubles", "np.zeros(np.size(z), dtype=np.longdouble)"),
    returns("complex numbers", "np.zeros(np.size(z), dtype=complex)"),
    returns("subnormal numbers", "np.full(np.shape(z), 5e-324)"),
    returns("negative zeros", "np.full(np.shape(z), -0.0)"),
    returns("fractions and decimals", "[fractions.Fraction(1, 3), decimal.Decimal('1e-999999')]"),
    returns("bytes", "bytes(10**7)"),
    returns("a generator", "(1 for _ in iter(int, 1))"),
    returns("a type with a long name", "type('x' * 10**7, (), {})()"),
    returns("a type with a hostile name", "type('<img src=x onerror=alert(1)>\\x1b[31m[red]', (), {})()"),
]  # fmt: skip
