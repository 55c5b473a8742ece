"""Right answers of other kinds than the instructor's. None may lose a point."""

import matplotlib.pyplot as plt
import numpy as np
import sympy as sp

from autograder.mistakes.known import variant

# ---- count_leaves


@variant("a walk over the whole tree")
def count_leaves(expr):
    return sum(1 for node in sp.preorder_traversal(expr) if not node.args)


@variant("a stack instead of recursion")
def count_leaves(expr):
    waiting, leaves = [expr], 0
    while waiting:
        node = waiting.pop()
        waiting.extend(node.args)
        leaves += not node.args
    return leaves


@variant("one or the sum, in a line; a SymPy integer")
def count_leaves(expr):
    return sp.Integer(sum(map(count_leaves, expr.args)) or 1)


@variant("by is_Atom, with NumPy's sum")
def count_leaves(expr):
    return np.int64(1) if expr.is_Atom else np.sum([count_leaves(a) for a in expr.args])


# ---- differentiate


@variant("two terms at a time, three cases for a power")
def differentiate(expr, x):
    if expr == x:
        return sp.Integer(1)
    if not expr.args or x not in expr.free_symbols:
        return sp.Integer(0)
    if expr.is_Add:
        return sum(differentiate(a, x) for a in expr.args)
    if expr.is_Mul:
        u, v = expr.as_two_terms()
        return differentiate(u, x) * v + u * differentiate(v, x)
    if expr.is_Pow:
        u, v = expr.as_base_exp()
        if x not in v.free_symbols:
            return v * u ** (v - 1) * differentiate(u, x)
        if x not in u.free_symbols:
            return expr * sp.log(u) * differentiate(v, x)
        return differentiate(sp.exp(v * sp.log(u), evaluate=False), x)
    (u,) = expr.args
    table = {
        "exp": sp.exp(u), "log": u**-1, "sin": sp.cos(u), "cos": -sp.sin(u), "tanh": sp.cosh(u) ** -2,
    }  # fmt: skip
    return table[expr.func.__name__] * differentiate(u, x)


@variant("a table of rules by kind of node")
def differentiate(expr, x):
    if expr == x:
        return 1
    if not expr.has(x):
        return 0

    def product(*factors):
        return sum(differentiate(f, x) * sp.Mul(*factors[:i], *factors[i + 1 :]) for i, f in enumerate(factors))

    def power(u, v):
        return v * u ** (v - 1) * differentiate(u, x) + u**v * sp.log(u) * differentiate(v, x)

    rules = {
        sp.Add: lambda *terms: sum(differentiate(term, x) for term in terms),
        sp.Mul: product,
        sp.Pow: power,
        sp.exp: lambda u: sp.exp(u) * differentiate(u, x),
        sp.log: lambda u: differentiate(u, x) / u,
        sp.sin: lambda u: sp.cos(u) * differentiate(u, x),
        sp.cos: lambda u: -sp.sin(u) * differentiate(u, x),
        sp.tanh: lambda u: (1 - sp.tanh(u) ** 2) * differentiate(u, x),
    }
    return rules[expr.func](*expr.args)


@variant("the product rule folded over the factors")
def differentiate(expr, x):
    from functools import reduce

    if not expr.has(x):
        return sp.S.Zero
    if expr.is_Symbol:
        return sp.S.One
    if isinstance(expr, sp.Add):
        return sp.Add(*[differentiate(a, x) for a in expr.args])
    if isinstance(expr, sp.Mul):
        pairs = [(a, differentiate(a, x)) for a in expr.args]
        return reduce(lambda p, q: (p[0] * q[0], p[1] * q[0] + p[0] * q[1]), pairs)[1]
    if isinstance(expr, sp.Pow):
        u, v = expr.args
        return u**v * differentiate(v * sp.log(u), x)
    u = expr.args[0]
    if isinstance(expr, sp.exp):
        slope = expr
    elif isinstance(expr, sp.log):
        slope = 1 / u
    elif isinstance(expr, sp.sin):
        slope = sp.sin(u + sp.pi / 2)
    elif isinstance(expr, sp.cos):
        slope = sp.cos(u + sp.pi / 2)
    else:
        slope = 4 / (sp.exp(u) + sp.exp(-u)) ** 2
    return slope * differentiate(u, x)


@variant("logarithmic derivatives: f′ = f · (log f)′ for products and powers")
def differentiate(expr, x):
    def relative(e):  # e'/e
        if e.is_Mul:
            return sum(relative(a) for a in e.args)
        if e.is_Pow:
            return differentiate(e.exp, x) * sp.log(e.base) + e.exp * relative(e.base)
        return differentiate(e, x) / e

    if expr == x:
        return sp.Integer(1)
    if not expr.has(x):
        return sp.Integer(0)
    if expr.is_Add:
        return sp.Add(*(differentiate(a, x) for a in expr.args))
    if expr.is_Mul or expr.is_Pow:
        return expr * relative(expr)
    u = expr.args[0]
    outer = {sp.exp: sp.exp, sp.log: lambda u: 1 / u, sp.sin: sp.cos, sp.cos: lambda u: -sp.sin(u),
             sp.tanh: lambda u: sp.sech(u) ** 2}  # fmt: skip
    return outer[type(expr)](u) * differentiate(u, x)


@variant("from the leaves up, without recursion")
def differentiate(expr, x):
    slope = {}
    for e in sp.postorder_traversal(expr):
        if e in slope:
            continue
        if e == x or not e.args:
            slope[e] = sp.Integer(int(e == x))
        elif e.is_Add:
            slope[e] = sp.Add(*(slope[a] for a in e.args))
        elif e.is_Mul:
            slope[e] = sp.Add(*(slope[a] * sp.Mul(*(b for b in e.args if b != a)) for a in e.args))
        elif e.is_Pow:
            u, v = e.args
            slope[e] = v * u ** (v - 1) * slope[u] + (e * sp.log(u) * slope[v] if slope[v] else 0)
        else:
            (u,) = e.args
            outer = {"exp": e, "log": 1 / u, "sin": sp.cos(u), "cos": -sp.sin(u), "tanh": 1 - e**2}
            slope[e] = outer[str(e.func)] * slope[u]
    return slope[expr]


@variant("one branch of the tree replaced by its slope; tidied up at the end")
def differentiate(expr, x):
    def slope(e):
        if e == x:
            return sp.Integer(1)
        if not e.has(x):
            return sp.Integer(0)
        parts = list(e.args)
        if e.is_Add:
            return e.func(*map(slope, parts))
        if e.is_Mul:
            return sp.Add(*(e.func(*parts[:i], slope(p), *parts[i + 1 :]) for i, p in enumerate(parts)))
        if e.is_Pow:
            u, v = parts
            return slope(u) * v * u ** (v - 1) + slope(v) * sp.log(u) * u**v
        u = parts[0]
        if e.func == sp.exp:
            return slope(u) * e
        if e.func == sp.log:
            return slope(u) / u
        if e.func == sp.sin:
            return slope(u) * sp.cos(u)
        if e.func == sp.cos:
            return -slope(u) * sp.sin(u)
        if e.func == sp.tanh:
            return slope(u) * (1 - e**2)
        raise NotImplementedError(f"no rule for {e.func}")

    return sp.expand(slope(expr))


@variant("simplified at the end")
def differentiate(expr, x):
    def slope(e):
        if not e.has(x):
            return 0
        match e:
            case sp.Symbol():
                return 1
            case sp.Add():
                return sum(map(slope, e.args))
            case sp.Mul():
                return sum(e / a * slope(a) for a in e.args)
            case sp.Pow(args=(u, v)):
                return e * (slope(v) * sp.log(u) + v * slope(u) / u)
        u = e.args[0]
        outer = {sp.exp: e, sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - sp.tanh(u) ** 2}
        return outer[e.func] * slope(u)

    return sp.simplify(slope(expr))


@variant("height and slope handed on together")
def differentiate(expr, x):
    def both(e):
        if not e.args:
            return e, (1 if e == x else 0)
        pairs = [both(a) for a in e.args]
        if e.is_Add:
            return e, sum(d for _, d in pairs)
        if e.is_Mul:
            h, s = 1, 0
            for f, df in pairs:
                h, s = h * f, s * f + h * df
            return e, s
        if e.is_Pow:
            (u, du), (v, dv) = pairs
            return e, (v * u ** (v - 1) * du if dv == 0 else e * (dv * sp.log(u) + v * du / u))
        ((u, du),) = pairs
        outer = {sp.exp: e, sp.log: 1 / u, sp.sin: sp.cos(u), sp.cos: -sp.sin(u), sp.tanh: 1 - e**2}
        return e, outer[e.func] * du

    return sp.sympify(both(expr)[1])


@variant("one function for each kind, chosen by type")
def differentiate(expr, x):
    from functools import singledispatch

    @singledispatch
    def d(e):
        return sp.Integer(1) if e == x else sp.Integer(0)

    @d.register(sp.Add)
    def _(e):
        return sum(d(a) for a in e.args)

    @d.register(sp.Mul)
    def _(e):
        first, *rest = e.args
        others = sp.Mul(*rest)
        return d(first) * others + first * d(others)

    @d.register(sp.Pow)
    def _(e):
        u, v = e.args
        return e.exp * u ** (v - 1) * d(u) + e * sp.log(u) * d(v)

    for kind, slope in (
        (sp.exp, sp.exp), (sp.sin, sp.cos), (sp.cos, lambda u: -sp.sin(u)), (sp.log, lambda u: 1 / u),
        (sp.tanh, lambda u: 1 - sp.tanh(u) ** 2),
    ):  # fmt: skip
        d.register(kind, lambda e, slope=slope: slope(e.args[0]) * d(e.args[0]))
    return d(expr)


# ---- gradient


@variant("a generator")
def gradient(expr, vars):
    return (differentiate(expr, v) for v in vars)


@variant("a matrix")
def gradient(expr, vars):
    return sp.Matrix([differentiate(expr, v) for v in vars])


@variant("a tuple")
def gradient(expr, vars):
    return tuple(differentiate(expr, v) for v in vars)


@variant("a loop that appends")
def gradient(expr, vars):
    slopes = []
    for v in vars:
        slopes.append(sp.expand(differentiate(expr, v)))
    return slopes


@variant("map, and the others renamed while one moves")
def gradient(expr, vars):
    def partial(v):
        fixed = {w: sp.Dummy(w.name) for w in vars if w != v}
        back = {d: w for w, d in fixed.items()}
        return differentiate(expr.subs(fixed), v).subs(back)

    return list(map(partial, vars))


@variant("an array of NumPy's, made a list")
def gradient(expr, vars):
    return np.array([sp.factor(differentiate(expr, v)) for v in vars], dtype=object).tolist()


# ---- nth_derivative


@variant("recursion")
def nth_derivative(expr, x, n):
    return expr if n == 0 else nth_derivative(differentiate(expr, x), x, n - 1)


@variant("the other recursion")
def nth_derivative(expr, x, n):
    if not n:
        return expr
    return differentiate(nth_derivative(expr, x, n - 1), x)


@variant("a while loop that tidies up")
def nth_derivative(expr, x, n):
    k = 0
    while k < n:
        expr = sp.expand(differentiate(expr, x))
        k += 1
    return expr


@variant("folded")
def nth_derivative(expr, x, n):
    from functools import reduce

    return reduce(lambda e, _: differentiate(e, x), range(n), expr)


# ---- slope_at


@variant("evalf with the number put in")
def slope_at(expr, x, point):
    return float(differentiate(expr, x).evalf(20, subs={x: point}))


@variant("lambdify")
def slope_at(expr, x, point):
    return float(sp.lambdify(x, differentiate(expr, x))(float(point)))


@variant("SymPy's N; a float64 of NumPy's")
def slope_at(expr, x, point):
    return np.float64(sp.N(differentiate(expr, x).xreplace({x: sp.sympify(point)})))


@variant("through complex numbers and back")
def slope_at(expr, x, point):
    return complex(differentiate(expr, x).subs({x: point})).real


# ---- derivative_figure


@variant("two panels, each with a title")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(float(lo), float(hi), 201)
    fig, panels = plt.subplots(2, 1, sharex=True)
    for ax, name, formula in zip(panels, ["f", r"f^\prime"], [expr, differentiate(expr, x)]):
        ax.plot(t, np.broadcast_to(sp.lambdify(x, formula, "numpy")(t), t.shape))
        ax.set_title(f"${name}({x}) = {sp.latex(formula)}$")
    return fig


@variant("without pyplot, points one by one")
def derivative_figure(expr, x, lo, hi):
    from matplotlib.figure import Figure

    slope = differentiate(expr, x)
    t = [lo + (hi - lo) * k / 200 for k in range(201)]
    fig = Figure()
    ax = fig.add_subplot()
    ax.plot(t, [float(expr.subs(x, a)) for a in t], "k", label="$f$")
    ax.plot(t, [float(slope.subs(x, a)) for a in t], "b--", label="$f'$")
    ax.legend(loc="best")
    return fig


@variant("words beside the curves, more points than needed")
def derivative_figure(expr, x, lo, hi):
    fig, ax = plt.subplots()
    t = np.linspace(lo, hi, 1001)
    for name, e in {"f": expr, "f'": differentiate(expr, x)}.items():
        y = np.vectorize(sp.lambdify(x, e, "math"), otypes=[float])(t)
        ax.plot(t, y)
        ax.annotate(f"${name}$", (t[-1], y[-1]))
    ax.grid(True)
    return fig


@variant("np.full_like for a constant")
def derivative_figure(expr, x, lo, hi):
    t = np.linspace(lo, hi, 201)
    plt.figure()
    for e, words in ((expr, "$f(x)$"), (differentiate(expr, x), r"$\frac{df}{dx}$")):
        y = sp.lambdify([x], e, "numpy")(t) if e.has(x) else np.full_like(t, float(e))
        plt.plot(t, y, label=words)
    plt.legend()
    plt.xlabel("$x$")
    return plt.gcf()
