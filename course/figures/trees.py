"""A formula as a tree, the rule at every node, trees that nobody tidies up, and slopes of slopes."""

from __future__ import annotations

from functools import cache

import numpy as np
import sympy as sp
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.polynomial.hermite_e import hermeval

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style

PRIME = r"\mathrm{′}"
X = sp.Symbol("x")

# x·sin(x²) + 3: where a node stands, what is written in it, and which node is above it
NODES = {
    "sum": (0.9, 4, "$+$", ""),
    "three": (2.3, 3, "$3$", "sum"),
    "product": (-0.5, 3, r"$\times$", "sum"),
    "x": (-1.9, 2, "$x$", "product"),
    "sin": (0.9, 2, r"$\sin$", "product"),
    "power": (0.9, 1, r"$u^{v}$", "sin"),
    "base": (-0.1, 0, "$x$", "power"),
    "exponent": (1.9, 0, "$2$", "power"),
}
LEAVES = ("three", "x", "base", "exponent")


def _tree(ax: Axes, c: Colours) -> None:
    for x, y, text, above in NODES.values():
        if above:
            ax.plot([x, NODES[above][0]], [y, NODES[above][1]], color=c["edge"], lw=1.3, zorder=1)
        is_leaf = (x, y, text, above) in [NODES[leaf] for leaf in LEAVES]
        marker, filled = ("s", c["card"]) if is_leaf else ("o", c["paper"])
        ax.plot([x], [y], marker, ms=27, mfc=filled, mec=c["ink"], mew=1.4)
        ax.text(x, y, text, color=c["ink"], ha="center", va="center_baseline", fontsize=12.5, zorder=6)
    ax.set(xticks=[], yticks=[], ylim=(-0.5, 4.5))
    for spine in ax.spines.values():
        spine.set_visible(False)


def tree_of_a_formula(dark: bool = False) -> Drawing:
    """x·sin(x²) + 3, from the last operation down to the letters and numbers."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.0))
        ax = fig.subplots()
        _tree(ax, c)
        ax.set_xlim(-2.9, 4.9)
        label(ax, 1.35, 4, "the root: what is done last", c["muted"], c)
        label(ax, 2.75, 3, "a leaf", c["muted"], c)
        label(ax, 1.35, 2, "a branch is a tree itself", c["muted"], c)
        label(ax, 2.35, 0, "a leaf", c["muted"], c)
        ax.set_title(r"$x\,\sin(x^2)+3$ is a tree: squares are its leaves")
    alt = (
        "A tree of eight nodes for the formula x sin(x squared) + 3. At the top, the root, a plus sign with two "
        "branches: a times sign and the leaf 3. Below the times sign the leaf x and a sine; below the sine a power; "
        "below the power the leaves x and 2. Leaves are squares, four of them; the other four nodes are circles."
    )
    return fig, alt


def rule_at_every_node(dark: bool = False) -> Drawing:
    """The same tree: at each node its rule, and what the rule makes of the slopes below it."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.9))
        ax = fig.subplots()
        _tree(ax, c)
        ax.set_xlim(-3.5, 5.5)
        rules = {
            "sum": (f"sum: $u{PRIME}+v{PRIME}$", r"$\sin(x^2)+2x^2\cos(x^2)$"),
            "product": (f"product: $u{PRIME}v+u\\,v{PRIME}$", r"$\sin(x^2)+x\cdot 2x\cos(x^2)$"),
            "sin": (f"chain: $\\cos(u)\\cdot u{PRIME}$", r"$\cos(x^2)\cdot 2x$"),
            "power": (f"power: $v\\,u^{{v-1}}\\,u{PRIME}$", r"$2x\cdot 1$"),
        }
        for name, (rule, slope) in rules.items():
            x, y, *_ = NODES[name]
            side = -1 if name == "product" else 1
            ax.text(x + 0.48 * side, y + 0.2, rule, color=c["muted"], ha="left" if side > 0 else "right", va="center")
            label(ax, x + 0.48 * side, y - 0.2, slope, c["blue"], c, ha="left" if side > 0 else "right", fontsize=11.5)
        for name, slope in (("three", "0"), ("x", "1"), ("base", "1"), ("exponent", "0")):
            x, y, *_ = NODES[name]
            side = -1 if name in ("x", "base") else 1
            label(ax, x + 0.46 * side, y, slope, c["blue"], c, ha="left" if side > 0 else "right", fontsize=11.5)
        ax.set_title("Each node asks for the slopes below it, in blue, and hands its own up")
    alt = (
        "The tree of x sin(x squared) + 3 with a rule and a slope, in blue, at each node. Leaves: x has slope 1, the "
        "numbers 2 and 3 have slope 0. The power: 2x. The sine, by the chain rule: cos(x squared) times 2x. The "
        "product: sin(x squared) + x times 2x cos(x squared). The sum, at the root: sin(x squared) + 2 x squared "
        "cos(x squared)."
    )
    return fig, alt


def growing_trees(dark: bool = False) -> Drawing:
    """How many leaves the n-th derivative of x·eˣ·sin x has: nothing tidied up, and equal terms collected."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.7))
        ax = fig.subplots()
        bare, collected = leaves_of_derivatives(5)
        n = np.arange(6)
        ax.plot(n, bare, "o-", color=c["orange"], mec=c["paper"], clip_on=False)
        ax.plot(n, collected, "o-", color=c["blue"], mec=c["paper"], clip_on=False)
        for k, count in enumerate(bare):
            label(ax, k - 0.07, count * 1.35, f"{count:,}", c["orange"], c, ha="right" if k else "left", va="bottom")
        label(ax, 5.12, bare[5], "nothing\ntidied up", c["orange"], c, linespacing=1.2)
        label(ax, 5.12, collected[5], "equal terms\ncollected", c["blue"], c, linespacing=1.2)
        ax.set(yscale="log", xlim=(-0.15, 5), ylim=(2, 13000), xlabel="how often differentiated", xticks=n)
        ax.set(yticks=[10, 100, 1000], yticklabels=["10", "100", "1000"])
        ax.minorticks_off()
        ax.grid(axis="y", color=c["line"], lw=0.7)
        ax.set_title(r"Leaves of the derivatives of $x\,e^x\sin x$: about five times as many, each time")
    alt = (
        "Two lines over how often x e^x sin x was differentiated, 0 to 5 times; the number of leaves on a logarithmic "
        f"axis. Nothing tidied up: {', '.join(map(str, bare))} leaves, a rising straight line. Equal terms collected: "
        f"{', '.join(map(str, collected))}, nearly level."
    )
    return fig, alt


def function_and_slopes(dark: bool = False, n: int = 1) -> Drawing:
    """The bell e^(−x²/2) and its n-th derivative."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.8))
        ax = fig.subplots()
        t = np.linspace(-4, 4, 401)
        f = np.exp(-(t**2) / 2)
        d = f * (-1) ** n * hermeval(t, [0] * n + [1])  # the n-th derivative is Hermite's polynomial times the bell
        ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
        ax.plot(t, f, color=c["ink"])
        ax.plot(t, d, color=c["blue"])
        name = "f" + (r"\," + PRIME * n if n < 4 else f"^{{\\,({n})}}")
        x0, side = (-0.35, "right") if n < 4 else (0.85, "left")  # where the blue curve is not
        label(ax, x0, 1.03, r"$f=e^{-x^2/2}$", c["ink"], c, ha=side)
        where = int(np.argmin(d[200:])) + 200
        label(ax, t[where] + 0.25, d[where] * 0.98, f"${name}$", c["blue"], c, va="top", fontsize=13)
        if n == 1:
            for x0 in (0.0, 1.0):
                height = float(np.exp(-(x0**2) / 2))
                ax.plot([x0, x0], [-x0 * height, height], color=c["edge"], lw=0.9, ls=(0, (2, 3)))
                dot(ax, x0, height, c["ink"], c)
                dot(ax, x0, -x0 * height, c["blue"], c)
        low, high = min(float(d.min()), 0.0), max(float(d.max()), 1.0)
        ax.set(xlim=(-4, 4), ylim=(low - 0.12 * (high - low), high + 0.08 * (high - low)), xlabel="$x$")
        ax.set(xticks=range(-4, 5, 2), yticks=[*range(int(low), 0), 0, 1])
        steepest = "Level at the top; steepest where the slope is lowest"
        ax.set_title(steepest if n == 1 else f"Differentiated {n} times, the bell has {n} zeros")
    alt = (
        "The bell e^(-x squared / 2) over x from -4 to 4, in black, and in blue its "
        + ("slope" if n == 1 else f"derivative of order {n}")
        + ". The bell is highest at 0, where the slope passes through 0; at x = 1 the slope is lowest and the bell "
        "falls fastest." * (n == 1) + (f", which crosses 0 {n} times." if n > 1 else "")
    )
    return fig, alt


@cache
def leaves_of_derivatives(n: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Leaves of x·eˣ·sin x and of its first n derivatives: by the bare rules, and with equal terms collected."""
    bare = sp.Mul(X, sp.exp(X), sp.sin(X), evaluate=False)
    collected = bare
    counts = []
    for _ in range(n + 1):
        counts.append((_leaves(bare), _leaves(collected)))
        bare, collected = _bare(bare), sp.expand(sp.diff(collected, X))
    one, other = zip(*counts, strict=True)
    return tuple(one), tuple(other)


def _leaves(e: sp.Basic) -> int:
    return sum(map(_leaves, e.args)) if e.args else 1


def _bare(e: sp.Expr) -> sp.Expr:
    """The derivative by sum, product and chain rule, as the rules write it: no zero dropped, no one multiplied."""
    if not e.args:
        return sp.Integer(int(e == X))
    if e.is_Add:
        return sp.Add(*map(_bare, e.args), evaluate=False)
    if e.is_Mul:
        terms = (sp.Mul(*e.args[:i], _bare(f), *e.args[i + 1 :], evaluate=False) for i, f in enumerate(e.args))
        return sp.Add(*terms, evaluate=False)
    (u,) = e.args
    outer = {sp.exp: (e,), sp.sin: (sp.cos(u),), sp.cos: (sp.Integer(-1), sp.sin(u))}[e.func]
    return sp.Mul(*outer, _bare(u), evaluate=False)
