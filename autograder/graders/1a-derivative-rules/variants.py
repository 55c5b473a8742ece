"""Right answers of other kinds than the reference. None may lose a point."""

import matplotlib.pyplot as plt
import numpy as np
import sympy as sp

from autograder.mistakes.known import variant
from course.givens import problems

LEARNER = "in the notebook"

# ---- difference_quotient


@variant("one line")
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


@variant("both signs turned")
def difference_quotient(f, x, h):
    return (f(x) - f(x + h)) / -h


@variant("two points, named")
def difference_quotient(f, x, h):
    x0, x1 = x, x + h
    y0, y1 = f(x0), f(x1)
    return (y1 - y0) / (x1 - x0)


@variant("each height divided")
def difference_quotient(f, x, h):
    return f(x + h) / h - f(x) / h


@variant("in exact fractions")
def difference_quotient(f, x, h):
    from fractions import Fraction

    x, h = Fraction(x), Fraction(h)
    return (f(x + h) - f(x)) / h


@variant("a list and a loop")
def difference_quotient(f, x, h):
    heights = []
    for point in (x, x + h):
        heights.append(f(point))
    rise = heights[1] - heights[0]
    return rise * (1 / h)


@variant("in SymPy's numbers")
def difference_quotient(f, x, h):
    x, h = sp.nsimplify(x, rational=True), sp.nsimplify(h, rational=True)
    return (f(x + h) - f(x)) / h


@variant("a limit case caught first")
def difference_quotient(f, x, h):
    if h == 0:
        raise ZeroDivisionError("h must not be 0")
    return (f(x + h) - f(x)) / h


# ---- central_difference


@variant("one line")
def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 / h


@variant("the mean of two one-sided quotients")
def central_difference(f, x, h=1e-5):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (left + right) / 2


@variant("the run as it comes out of the additions")
def central_difference(f, x, h=1e-5):
    left, right = x - h, x + h
    return (f(right) - f(left)) / (right - left)


@variant("one call with both points")
def central_difference(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    low, high = f(np.stack([x - h, x + h]))
    return (high - low) / (2 * h)


@variant("arrays first")
def central_difference(f, x, h=1e-5):
    x = np.array(x, float)
    return 0.5 / h * (f(x + h) - f(x - h))


@variant("number by number")
def central_difference(f, x, h=1e-5):
    def one(t):
        return (f(t + h) - f(t - h)) / (2 * h)

    return np.vectorize(one, otypes=[float])(x)


@variant("another default that is as good")
def central_difference(f, x, h=1e-5):
    step = h
    return np.divide(np.subtract(f(np.add(x, step)), f(np.subtract(x, step))), 2 * step)


@variant("a dot product with weights")
def central_difference(f, x, h=1e-5):
    return sum(w * f(x + k * h) for k, w in ((-1, -0.5), (1, 0.5))) / h


# ---- power_rule


@variant("divided once")
def power_rule(n, x):
    return n * x**n / x


@variant("pow")
def power_rule(n, x):
    return n * pow(x, n - 1)


@variant("constants apart")
def power_rule(n, x):
    if n == 0:
        return 0 * x
    return n * x ** (n - 1)


@variant("constants apart, as a number")
def power_rule(n, x):
    return 0 if n == 0 else n * x ** (n - 1)


@variant("SymPy's own derivative, then the value")
def power_rule(n, x):
    t, m = sp.symbols("t m", positive=True)
    slope = sp.diff(t**m, t)
    if isinstance(x, sp.Basic) or isinstance(n, sp.Basic):
        return slope.subs({m: n, t: x})
    return sp.lambdify((m, t), slope)(n, x)


@variant("everything an expression")
def power_rule(n, x):
    if isinstance(x, np.ndarray):
        return np.array([float(power_rule(n, t)) for t in x])
    n, x = sp.sympify(n), sp.sympify(x)
    return n * x ** (n - 1)


@variant("the exponent as a name")
def power_rule(n, x):
    lowered = n - 1
    return x**lowered * n


# ---- linear_rule


@variant("the other order")
def linear_rule(c, df, dg):
    return dg + df * c


@variant("np.add, np.multiply")
def linear_rule(c, df, dg):
    return np.add(np.multiply(c, df), dg)


@variant("from the product rule")
def linear_rule(c, df, dg):
    return c * df + 0 * df + dg


@variant("factored out")
def linear_rule(c, df, dg):
    total = dg
    total = total + c * df
    return total


# ---- product_rule


@variant("the other order")
def product_rule(f, df, g, dg):
    return f * dg + g * df


@variant("two names")
def product_rule(f, df, g, dg):
    first, second = df * g, f * dg
    return first + second


@variant("a determinant")
def product_rule(f, df, g, dg):
    return f * dg - (-df) * g


@variant("expanded from (f + df)(g + dg)")
def product_rule(f, df, g, dg):
    return (f + df) * (g + dg) - f * g - df * dg


@variant("a sum of a list")
def product_rule(f, df, g, dg):
    return sum([df * g, f * dg])


@variant("from squares: 2fg = (f+g)² − f² − g²")
def product_rule(f, df, g, dg):
    return (f + g) * (df + dg) - f * df - g * dg


# ---- quotient_rule


@variant("two quotients")
def quotient_rule(f, df, g, dg):
    return df / g - f * dg / g**2


@variant("from q′ = (f′ − q·g′)/g")
def quotient_rule(f, df, g, dg):
    q = f / g
    return (df - q * dg) / g


@variant("a product with 1/g")
def quotient_rule(f, df, g, dg):
    reciprocal, d_reciprocal = 1 / g, -dg / g**2
    return df * reciprocal + f * d_reciprocal


@variant("g·g below")
def quotient_rule(f, df, g, dg):
    return (g * df - dg * f) / (g * g)


@variant("both signs turned")
def quotient_rule(f, df, g, dg):
    return -(f * dg - df * g) / g**2


@variant("a negative power")
def quotient_rule(f, df, g, dg):
    above = df * g - f * dg
    return above / g / g


# ---- chain_rule


@variant("the other order")
def chain_rule(df, g, dg):
    return dg * df(g)


@variant("two names")
def chain_rule(df, g, dg):
    outer = df(g)
    inner = dg
    return outer * inner


@variant("np.multiply")
def chain_rule(df, g, dg):
    return np.multiply(df(g), dg)


@variant("a product of a list of rates")
def chain_rule(df, g, dg):
    rate = 1
    for factor in (df(g), dg):
        rate = rate * factor
    return rate


@variant("from the product rule, with a constant 1")
def chain_rule(df, g, dg):
    return df(g) * dg * 1 + 0 * dg


# ---- derivative_table


@variant("secants, exponentials, reciprocals")
def derivative_table():
    x, a = sp.symbols("x a", positive=True)
    e = sp.exp(2 * x)
    return {
        "exp": sp.E**x, "log": x**-1, "sin": sp.sin(x + sp.pi / 2), "cos": sp.cos(x + sp.pi / 2),
        "tan": sp.sec(x) ** 2, "sqrt": x ** sp.Rational(-1, 2) / 2, "1/x": -(x**-2),
        "a**x": sp.log(a) * sp.exp(x * sp.log(a)), "tanh": 4 * e / (e + 1) ** 2,
    }  # fmt: skip


@variant("SymPy's own")
def derivative_table():
    x, a = sp.symbols("x a")
    functions = dict(exp=sp.exp, log=sp.log, sin=sp.sin, cos=sp.cos, tan=sp.tan, sqrt=sp.sqrt, tanh=sp.tanh)
    table = {name: sp.diff(f(x), x) for name, f in functions.items()}
    return table | {"1/x": sp.diff(1 / x, x), "a**x": sp.diff(a**x, x)}


@variant("unevaluated derivatives, done; real symbols")
def derivative_table():
    x, a = sp.Symbol("x", real=True), sp.Symbol("a", positive=True)
    functions = {
        "exp": sp.exp(x), "log": sp.log(x), "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x), "sqrt": sp.sqrt(x),
        "1/x": 1 / x, "a**x": a**x, "tanh": sp.tanh(x),
    }  # fmt: skip
    return {key: sp.Derivative(f, x).doit() for key, f in functions.items()}


@variant("one over squares, and more keys than asked")
def derivative_table():
    x, a = sp.symbols("x a")
    table = {"exp": sp.exp(x), "log": 1 / x, "sin": sp.cos(x), "cos": -sp.sin(x), "tan": 1 / sp.cos(x) ** 2}
    table["sqrt"] = 0.5 / sp.sqrt(x)
    table["1/x"] = -1 / x / x
    table["a**x"] = a**x * sp.ln(a)
    table["tanh"] = sp.sech(x) ** 2
    return table | {"sinh": sp.cosh(x), "cosh": sp.sinh(x)}


@variant("1/cosh² and halves")
def derivative_table():
    x, a = sp.symbols("x a")
    root = sp.sqrt(x)
    keys = ["exp", "log", "sin", "cos", "tan", "sqrt", "1/x", "a**x", "tanh"]
    slopes = [sp.exp(x), 1 / x, sp.cos(x), -sp.sin(x), (sp.sin(x) ** 2 + sp.cos(x) ** 2) / sp.cos(x) ** 2]
    slopes += [root / (2 * x), -((1 / x) ** 2), a**x * sp.log(a), 1 / sp.cosh(x) ** 2]
    return dict(zip(keys, slopes, strict=True))


# ---- tangent_line


@variant("one lambda")
def tangent_line(f, df, a):
    return lambda x: f(a) + df(a) * (x - a)


@variant("slope and intercept")
def tangent_line(f, df, a):
    m = df(a)
    b = f(a) - m * a

    def line(x):
        return m * x + b

    return line


@variant("a polynomial object")
def tangent_line(f, df, a):
    return np.poly1d([df(a), f(a) - df(a) * a])


@variant("another polynomial object")
def tangent_line(f, df, a):
    m = df(a)
    return np.polynomial.Polynomial([f(a) - m * a, m])


@variant("arrays made first")
def tangent_line(f, df, a):
    def line(x):
        x = np.asarray(x, dtype=float)
        return (x - a) * df(a) + f(a)

    return line


@variant("an object that can be called")
def tangent_line(f, df, a):
    class Line:
        def __call__(self, x):
            return f(a) + df(a) * (x - a)

    return Line()


@variant("partial")
def tangent_line(f, df, a):
    from functools import partial

    def line(height, slope, start, x):
        return height + slope * (x - start)

    return partial(line, f(a), df(a), a)


@variant("pyplot, words beside the lines, and a dot", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.arange(a - 2, a + 2.0001, 0.01)
    plt.figure()
    plt.plot(x, f(x))
    plt.plot(x, df(x), "--")
    plt.plot(x, f(a) + df(a) * (x - a))
    plt.plot([a], [f(a)], "o")
    for y, name in ((f(a), "f"), (df(a), "slope"), (f(a) + df(a), "tangent")):
        plt.text(a, y, name)
    plt.xlabel("x")
    plt.title("tangent")
    return plt.gcf()


@variant("a legend of texts, the tangent by its two ends, 500 points", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 500)
    ends = np.array([a - 2, a + 2])
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.plot(x, f(x), x, df(x))
    ax.plot(ends, tangent_line(f, df, a)(ends), color="k")
    ax.legend(["curve", "slope", "tangent"])
    ax.grid()
    ax.axhline(0, color="grey")
    return fig


@variant("a wider picture, in two panels", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 801)
    fig, (top, low) = plt.subplots(2, 1, sharex=True)
    top.plot(x, f(x), label="f")
    top.plot(x, tangent_line(f, df, a)(x), label="tangent")
    low.plot(x, df(x), label="slope")
    top.legend()
    low.legend()
    return fig


@variant("axline for the tangent", of="tangent_line")
def tangent_figure(f, df, a):
    x = np.linspace(a - 2, a + 2, 201)
    fig, ax = plt.subplots()
    ax.plot(x, f(x), label="$f$")
    ax.plot(x, df(x), label="$f'$")
    ax.plot([a - 1, a + 1], [f(a) - df(a), f(a) + df(a)], label="tangent")
    ax.plot(a, f(a), "ko", label="touches here")
    ax.legend(loc="upper left")
    return fig


# ---- by_hand


@variant("SymPy's own")
def by_hand():
    x = sp.Symbol("x")
    return [sp.diff(f, x) for f in problems(LEARNER)]


@variant("a tuple, simplified")
def by_hand():
    x = sp.Symbol("x")
    return tuple(sp.simplify(f.diff(x)) for f in problems(LEARNER))


@variant("another x, real")
def by_hand():
    x = sp.Symbol("x", real=True)
    return [sp.diff(f.subs(sp.Symbol("x"), x), x) for f in problems(LEARNER)]


@variant("another x, positive; factored")
def by_hand():
    x = sp.Symbol("x", positive=True)
    return [sp.factor(sp.diff(f.subs(sp.Symbol("x"), x), x)) for f in problems(LEARNER)]


@variant("expanded, in an array")
def by_hand():
    x = sp.symbols("x")
    slopes = []
    for f in problems(LEARNER):
        slopes.append(sp.expand(sp.diff(f, x)))
    return slopes


@variant("by the rules, layer by layer")
def by_hand():
    x = sp.Symbol("x")

    def slope(f):
        if not f.has(x):
            return sp.Integer(0)
        if f == x:
            return sp.Integer(1)
        if f.is_Add:
            return sum((slope(term) for term in f.args), sp.Integer(0))
        if f.is_Mul:
            first, rest = f.as_two_terms()
            return product_rule(first, slope(first), rest, slope(rest))
        if f.is_Pow and not f.exp.has(x):
            return chain_rule(lambda u: power_rule(f.exp, u), f.base, slope(f.base))
        inner = f.exp if f.func == sp.exp else f.args[0]
        outer = {sp.exp: sp.exp, sp.log: lambda u: 1 / u, sp.sin: sp.cos, sp.cos: lambda u: -sp.sin(u)}[f.func]
        return chain_rule(outer, inner, slope(inner))

    return [slope(f) for f in problems(LEARNER)]


@variant("derivatives written down and done")
def by_hand():
    return [sp.Derivative(f, *f.free_symbols).doit() for f in problems(LEARNER)]
