"""Right answers of other kinds than the reference. None may lose a point."""

import numpy as np
import sympy as sp

from autograder.mistakes.known import variant

# ---- sigmoid


@variant("two branches by mask")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


@variant("one exponential of −|z|")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@variant("half a tanh")
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, dtype=float) / 2))


@variant("half a tanh, the other way round")
def sigmoid(z):
    return np.tanh(0.5 * np.array(z)) / 2 + 0.5


@variant("SciPy's expit")
def sigmoid(z):
    from scipy.special import expit

    return expit(np.asarray(z, dtype=float))


@variant("logaddexp")
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


@variant("log1p of a small exponential")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.exp(np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))


@variant("the bare formula, with overflow expected")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@variant("clipped where a double is 0 or 1 anyway")
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(np.asarray(z, dtype=float), -700, 700)))


@variant("numbers one by one")
def sigmoid(z):
    import math

    def one(x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    return np.vectorize(one, otypes=[float])(z)


@variant("lists and recursion")
def sigmoid(z):
    if isinstance(z, (list, tuple)) or np.ndim(z):
        return np.array([sigmoid(x) for x in z], dtype=float)
    z = float(z)
    return float(1 / (1 + np.exp(-z))) if z >= 0 else float(1 - 1 / (1 + np.exp(z))) if z > -30 else float(np.exp(z))


@variant("piecewise")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(z, [z < 0, z >= 0], [lambda t: np.exp(t) / (1 + np.exp(t)), lambda t: 1 / (1 + np.exp(-t))])


@variant("symmetry: one half computed, the other mirrored")
def sigmoid(z):
    z = np.array(z, dtype=float)
    right = 1 / (1 + np.exp(-abs(z)))
    return np.where(z < 0, np.exp(-abs(z)) * right, right)


@variant("the distribution function of the logistic law")
def sigmoid(z):
    from scipy.stats import logistic

    return logistic.cdf(np.asarray(z, dtype=float))


# ---- sigmoid_prime


@variant("a·(1 − a)")
def sigmoid_prime(z):
    a = sigmoid(z)
    return a * (1 - a)


@variant("a − a²")
def sigmoid_prime(z):
    a = np.asarray(sigmoid(z))
    return a - a**2


@variant("σ(z)·σ(−z)")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)


@variant("one exponential of −|z|")
def sigmoid_prime(z):
    e = np.exp(-np.abs(np.asarray(z, dtype=float)))
    return e / (1 + e) ** 2


@variant("a squared hyperbolic secant")
def sigmoid_prime(z):
    with np.errstate(over="ignore"):
        return 0.25 / np.cosh(np.asarray(z, dtype=float) / 2) ** 2


@variant("from tanh")
def sigmoid_prime(z):
    t = np.tanh(np.asarray(z, dtype=float) / 2)
    return (1 - t) * (1 + t) / 4


@variant("a quarter less a square")
def sigmoid_prime(z):
    return 0.25 - (sigmoid(z) - 0.5) ** 2


@variant("from its output")
def sigmoid_prime(z):
    def from_output(a):
        return a * (1 - a)

    return from_output(sigmoid(np.array(z, float)))


@variant("expit, written out again")
def sigmoid_prime(z):
    from scipy.special import expit

    z = np.asarray(z, dtype=float)
    return expit(z) * expit(-z)


@variant("the density of the logistic law")
def sigmoid_prime(z):
    from scipy.stats import logistic

    return logistic.pdf(np.asarray(z, dtype=float))


@variant("1/(2 + e^z + e^(−z))")
def sigmoid_prime(z):
    with np.errstate(over="ignore"):
        z = np.asarray(z, dtype=float)
        return 1 / (2 + np.exp(z) + np.exp(-z))


@variant("logarithms added")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))


@variant("a loop that keeps the shape")
def sigmoid_prime(z):
    z = np.asarray(z, dtype=float)
    out = np.empty(z.shape)
    for i, x in np.ndenumerate(z):
        a = sigmoid(x)
        out[i] = a * (1 - a)
    return out if out.ndim else float(out)


# ---- sigmoid_prime_from_output


@variant("a − a²")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    return a - a**2


@variant("a quarter less a square")
def sigmoid_prime_from_output(a):
    return 0.25 - (np.array(a) - 0.5) ** 2


@variant("1.0 first")
def sigmoid_prime_from_output(a):
    return np.multiply(a, np.subtract(1.0, a))


@variant("back to z, and the slope there")
def sigmoid_prime_from_output(a):
    a = np.asarray(a, dtype=float)
    with np.errstate(divide="ignore"):
        z = np.log(a) - np.log1p(-a)
    return sigmoid(z) * sigmoid(-z)


@variant("a polynomial")
def sigmoid_prime_from_output(a):
    return np.polyval([-1, 1, 0], np.asarray(a, dtype=float))


# ---- prove_identity


@variant("the quotient rule, in small steps")
def prove_identity():
    z, s = sp.symbols("z s")
    u = 1 + sp.exp(-z)
    return [
        sp.Derivative(1 / u, z),
        -sp.Derivative(u, z) / u**2,
        sp.exp(-z) / u**2,
        (u - 1) / u**2,
        1 / u - 1 / u**2,
        s - s**2,
        s * (1 - s),
    ]


@variant("SymPy's own derivative, and s early")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return (sp.diff(1 / (1 + E), z), E * s**2, (1 / s - 1) * s**2, s - s**2)


@variant("a generator, with every step twice")
def prove_identity():
    z, s = sp.symbols("z s", real=True)
    E = sp.exp(-z)
    for step in (1 / (1 + E)).diff(z), 1 / (1 + E) * (E / (1 + E)), 1 / (1 + E) * (1 - 1 / (1 + E)), s * (1 - s):
        yield step
        yield step


@variant("as a product of the heights at z and −z")
def prove_identity():
    z, s = sp.symbols("z s")

    def sigma(t):
        return 1 / (1 + sp.exp(-t))

    return [sp.Derivative(sigma(z), z), sigma(z) * sigma(-z), sigma(z) * (1 - sigma(z)), s * (1 - s)]


@variant("through the hyperbolic cosine")
def prove_identity():
    z, s = sp.symbols("z s")
    half = sp.Rational(1, 2)
    return [
        sp.diff((1 + sp.exp(-z)) ** -1, z),
        1 / (2 * sp.cosh(z / 2)) ** 2,
        (1 - sp.tanh(z / 2) ** 2) / 4,
        half**2 - (s - half) ** 2,
        s - s**2,
    ]


@variant("everything times e^z")
def prove_identity():
    z, s = sp.symbols("z s")
    P = sp.exp(z)
    steps = [sp.Derivative(P / (1 + P), z)]
    steps += [(P * (1 + P) - P * P) / (1 + P) ** 2, P / (1 + P) ** 2, P / (1 + P) * (1 - P / (1 + P)), s * (1 - s)]
    return steps


@variant("decimals at the end")
def prove_identity():
    z, s = sp.symbols("z s")
    E = sp.exp(-z)
    return sp.Tuple(sp.diff(1 / (1 + E), z), E / (E + 1.0) ** 2, 1 / (1 + E) - 1 / (1 + E) ** 2, 0.25 - (s - 0.5) ** 2)


# ---- sigmoid_second


@variant("from the given slope")
def sigmoid_second(z):
    return sigmoid_prime(z) * (1 - 2 * sigmoid(z))


@variant("a polynomial in a")
def sigmoid_second(z):
    return np.polyval([2, -3, 1, 0], sigmoid(z))


@variant("three powers")
def sigmoid_second(z):
    a = np.asarray(sigmoid(z))
    return a - 3 * a**2 + 2 * a**3


@variant("with tanh of half the argument")
def sigmoid_second(z):
    t = np.tanh(np.asarray(z, dtype=float) / 2)
    return -t * (1 - t * t) / 4


@variant("the product rule, term by term")
def sigmoid_second(z):
    a = sigmoid(z)
    slope = a * (1 - a)
    return slope * (1 - a) + a * -slope


@variant("mirrored heights")
def sigmoid_second(z):
    z = np.asarray(z, dtype=float)
    up, down = sigmoid(z), sigmoid(-z)
    return up * down * (down - up)


@variant("SymPy, made into a function")
def sigmoid_second(z):
    t = sp.Symbol("t")
    second = sp.lambdify(t, sp.diff(1 / (1 + sp.exp(-t)), t, 2))
    return second(np.asarray(z, dtype=float))


@variant("numbers one by one")
def sigmoid_second(z):
    import math

    def one(x):
        return -math.tanh(x / 2) / (4 * math.cosh(x / 2) ** 2)

    return np.vectorize(one, otypes=[float])(z)


@variant("a complex step")
def sigmoid_second(z):
    w = np.asarray(z, dtype=float) + 1e-30j
    return (np.exp(-w) / (1 + np.exp(-w)) ** 2).imag / 1e-30


# ---- sigmoid_nth_coeffs


@variant("recursion")
def sigmoid_nth_coeffs(n):
    if n == 0:
        return [1]
    c = sigmoid_nth_coeffs(n - 1)
    return [(k + 1) * (c[k] if k < n else 0) - (k * c[k - 1] if k else 0) for k in range(n + 1)]


@variant("Stirling numbers")
def sigmoid_nth_coeffs(n):
    from math import comb

    return [sum((-1) ** j * comb(k, j) * (j + 1) ** n for j in range(k + 1)) for k in range(n + 1)]


@variant("SymPy's Stirling numbers")
def sigmoid_nth_coeffs(n):
    from sympy.functions.combinatorial.numbers import stirling

    return tuple((-1) ** k * sp.factorial(k) * stirling(n + 1, k + 1) for k in range(n + 1))


@variant("SymPy's polynomials")
def sigmoid_nth_coeffs(n):
    a = sp.Symbol("a")
    f = a
    for _ in range(n):
        f = sp.expand(sp.diff(f, a) * (a - a**2))
    return sp.Poly(f, a).all_coeffs()[::-1][1:]


@variant("NumPy's polynomials, in floats")
def sigmoid_nth_coeffs(n):
    p = np.poly1d([1, 0])
    for _ in range(n):
        p = p.deriv() * np.poly1d([-1, 1, 0])
    return p.coeffs[::-1][1:]


@variant("a vector of whole numbers")
def sigmoid_nth_coeffs(n):
    c = np.array([1])
    for _ in range(n):
        grown = np.arange(1, len(c) + 1) * c
        c = np.append(grown, 0) - np.append(0, grown)
    return c


@variant("a matrix applied n times")
def sigmoid_nth_coeffs(n):
    k = np.arange(1, n + 2)
    M = np.diag(k) - np.diag(k[:-1], -1)
    return np.linalg.matrix_power(M, n)[:, 0].tolist()


@variant("a dictionary of powers")
def sigmoid_nth_coeffs(n):
    from collections import Counter

    line = Counter({1: 1})
    for _ in range(n):
        following = Counter()
        for power, c in line.items():
            following[power] += power * c
            following[power + 1] -= power * c
        line = following
    return [line[power] for power in range(1, n + 2)]


# ---- derivative_matrix


@variant("two loops' worth of entries")
def derivative_matrix(N):
    M = np.zeros((N, N))
    for k in range(1, N + 1):
        M[k - 1, k - 1] = k
        if k < N:
            M[k, k - 1] = -k
    return M


@variant("lists of lists")
def derivative_matrix(N):
    return [[j + 1 if i == j else -(j + 1) if i == j + 1 else 0 for j in range(N)] for i in range(N)]


@variant("a two-banded matrix times a diagonal")
def derivative_matrix(N):
    return (np.eye(N) - np.eye(N, k=-1)) @ np.diag(np.arange(1.0, N + 1))


@variant("Pascal's triangle")
def derivative_matrix(N):
    from scipy.linalg import invpascal, pascal

    return pascal(N, kind="lower") @ np.diag(np.arange(1, N + 1)) @ invpascal(N, kind="lower")


@variant("column by column, from the rule")
def derivative_matrix(N):
    columns = []
    for k in range(1, N + 1):
        column = np.zeros(N + 1)
        column[k - 1], column[k] = k, -k
        columns.append(column[:N])
    return np.column_stack(columns)


@variant("SciPy's sparse bands")
def derivative_matrix(N):
    from scipy.sparse import diags

    k = np.arange(1, N + 1)
    return diags([k, -k], [0, -1], shape=(N, N)).toarray()


# ---- mend_plots


@variant("one grid for all, and the spacing as a number")
def mend_plots():
    x = np.linspace(-10, 10, 201)
    a = sigmoid(x)
    return {
        "raw": (x, a * (1 - a)),
        "spacing": (x, np.gradient(a, x[1] - x[0])),
        "step": (x, (sigmoid(x + 1e-3) - sigmoid(x)) / 1e-3),
    }


@variant("finer grids, one for each")
def mend_plots():
    x, y, w = np.linspace(-10, 10, 2001), np.linspace(-10, 10, 401), np.linspace(-10, 10, 1001)
    h = 0.01
    return {
        "step": (w, (sigmoid(w + h / 2) - sigmoid(w - h / 2)) / h),
        "spacing": (y, np.gradient(sigmoid(y), y, edge_order=2)),
        "raw": (x, sigmoid_prime_from_output(sigmoid(x))),
    }


@variant("np.arange, with the end taken in")
def mend_plots():
    x = np.arange(-100, 101) / 10
    return {key: [x, sigmoid(x) * sigmoid(-x)] for key in ("raw", "spacing", "step")}


@variant("plain lists and loops")
def mend_plots():
    x = [(k - 100) / 10 for k in range(201)]

    def slope(t, h):
        return float(sigmoid(t + h) - sigmoid(t - h)) / (2 * h)

    return {
        "raw": (x, [float(sigmoid_prime(t)) for t in x]),
        "spacing": (x, np.gradient([float(sigmoid(t)) for t in x], 0.1).tolist()),
        "step": (x, [slope(t, 1e-4) for t in x]),
    }


@variant("SciPy's derivative, and splines")
def mend_plots():
    from scipy.interpolate import CubicSpline
    from scipy.special import expit

    x = np.linspace(-10, 10, 501)
    return {
        "raw": np.array([x, expit(x) * expit(-x)]),
        "spacing": (x, CubicSpline(x, expit(x))(x, 1)),
        "step": (x, np.imag(1 / (1 + np.exp(-(x + 1e-20j)))) / 1e-20),
    }
