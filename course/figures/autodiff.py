"""Autodiff: an expression as a graph, messages that wait for each other, loudness by depth, the dead, Adam's path."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from scipy.special import expit

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.givens import Value, relu, relu_prime, sigmoid, sigmoid_prime, tanh_prime

Place = tuple[float, float]
BOX = {"boxstyle": "round,pad=0.45", "lw": 1.3}


def _number(x: float) -> str:
    return f"{x:.3g}".replace("-", "−")


def _node(ax: Axes, c: Colours, at: Place, name: str, data: float, grad: float, colour: str = "blue") -> None:
    """A box: what the node is and its height in ink, its grad below in blue, or in orange where that is wrong."""
    head, below = f"{name} = {_number(data)}", f"grad {_number(grad)}"
    centred: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 12}
    ax.text(*at, f"{head}\n{below}", color=c["card"], linespacing=1.5, zorder=4, **centred,
            bbox=BOX | {"fc": c["card"], "ec": c["ink"]})  # fmt: skip
    ax.text(at[0], at[1] + 0.13, head, color=c["ink"], zorder=6, **centred)
    ax.text(at[0], at[1] - 0.13, below, color=c[colour], zorder=6, **centred)


def _edge(ax: Axes, c: Colours, start: Place, end: Place, message: str, colour: str, bend: float, place: Place) -> None:
    """What was computed of what, as a grey line; the message back along it, as an arrow with its words."""
    ax.plot([start[0], end[0]], [start[1], end[1]], color=c["line"], lw=1.6, zorder=1)
    arrow = FancyArrowPatch(end, start, connectionstyle=f"arc3,rad={bend}", arrowstyle="-|>", mutation_scale=13,
                            color=c[colour], lw=1.5, shrinkA=34, shrinkB=41, zorder=2)  # fmt: skip
    ax.add_patch(arrow)
    if message:
        label(ax, *place, message, c[colour], c, ha="center", fontsize=11)


def _bare(ax: Axes, width: float, height: float) -> None:
    ax.set(xlim=(0, width), ylim=(0, height), xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)


def expression_graph(dark: bool = False, a: float = 2.0, b: float = 3.0) -> Drawing:
    """f = a·b + a: heights forward, slopes backward, with the message on every edge."""
    first, second = Value(a), Value(b)
    product = first * second
    (product + first).backward()
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        ax = fig.subplots()
        _bare(ax, 6.4, 2.9)
        places = {"a": (0.8, 2.3), "b": (0.8, 0.7), "p": (3.1, 0.95), "f": (5.5, 2.1)}
        _edge(ax, c, places["p"], places["f"], "1 · 1", "blue", -0.18, (4.55, 1.15))
        _edge(ax, c, places["a"], places["f"], "1 · 1", "blue", 0.12, (3.1, 2.62))
        _edge(ax, c, places["a"], places["p"], f"1 · $b$ = {_number(b)}", "blue", 0.1, (2.25, 1.95))
        _edge(ax, c, places["b"], places["p"], f"1 · $a$ = {_number(a)}", "blue", -0.16, (1.95, 0.42))
        _node(ax, c, places["a"], "$a$", a, first.grad)
        _node(ax, c, places["b"], "$b$", b, second.grad)
        _node(ax, c, places["p"], "$p = a\\,b$", a * b, product.grad)
        _node(ax, c, places["f"], "$f = p + a$", a * b + a, 1.0)
        ax.set_title("Heights go forward; slopes, in blue, come back and add up", pad=4)
    alt = (
        f"A graph of four boxes for f = a b + a. The inputs are a = {_number(a)} and b = {_number(b)}; p = a b is "
        f"{_number(a * b)}; f = p + a is {_number(a * b + a)}. Blue arrows go back: f tells p 1 and a 1; p tells a "
        f"b = {_number(b)} and b a = {_number(a)}. In the boxes the slopes of f: 1 at f and p, "
        f"{_number(first.grad)} at a, the sum of its two messages, and {_number(second.grad)} at b."
    )
    return fig, alt


def two_messages(dark: bool = False) -> Drawing:
    """b = a², c = 3b, r = b + c: what becomes of a where b speaks too early, and where it waits."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.1))
        axes = fig.subplots(1, 2)
        fig.set_layout_engine("constrained", wspace=0.04)
        for ax, early in zip(axes, (True, False), strict=True):
            colour, said = ("orange", 1.0) if early else ("blue", 4.0)
            _bare(ax, 3.2, 3.7)
            places = {"a": (0.75, 0.45), "b": (0.75, 1.75), "c": (2.45, 1.75), "r": (1.6, 3.1)}
            _edge(ax, c, places["b"], places["r"], "1", "blue", -0.15, (0.8, 2.55))
            _edge(ax, c, places["c"], places["r"], "1", "blue", 0.15, (2.4, 2.55))
            _edge(ax, c, places["b"], places["c"], "3", "edge" if early else "blue", 0.0, (1.6, 1.98))
            _edge(ax, c, places["a"], places["b"], f"{said:g} · $2a$ = {4 * said:g}", colour, 0.0, (1.62, 1.1))
            _node(ax, c, places["r"], "$r = b + c$", 16, 1)
            _node(ax, c, places["c"], "$c = 3b$", 12, 1)
            _node(ax, c, places["b"], "$b = a^2$", 4, said, colour)
            _node(ax, c, places["a"], "$a$", 2, 4 * said, colour)
        axes[0].set_title("$b$ speaks too early: 4 …", color=c["orange"], pad=4)
        axes[1].set_title("… $b$ waits for $c$: 16", color=c["blue"], pad=4)
    alt = (
        "Twice the same graph: a = 2, b = a squared = 4, c = 3b = 12, r = b + c = 16. Left, in orange, b speaks once "
        "it has heard 1 from r; a hears 1 times 2a = 4; the 3 that c has for b comes too late. Right, in blue, b "
        "waits until it has heard r and c, 1 + 3 = 4, and tells a 4 times 2a = 16, which is right."
    )
    return fig, alt


KINDS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "linear": (np.array, np.ones_like),
    "tanh": (np.tanh, tanh_prime),
    "relu": (relu, relu_prime),
    "sigmoid": (sigmoid, sigmoid_prime),
}
DEPTH, UNITS, SAMPLES = 30, 64, 32


@cache
def _norms(kind: str, scale: float) -> tuple[float, ...]:
    """Norm of dL/dZ by layer, the first first, relative to the last."""
    rng = np.random.default_rng(0)
    Ws = [scale * rng.standard_normal((UNITS, UNITS)) / np.sqrt(UNITS) for _ in range(DEPTH)]
    A, message = (rng.standard_normal((SAMPLES, UNITS)) for _ in range(2))
    height, slope = KINDS[kind]
    Zs = []
    for W in Ws:
        Zs.append(A @ W)
        A = height(Zs[-1])
    norms = []
    for Z, W in zip(reversed(Zs), reversed(Ws), strict=True):
        dZ = message * slope(Z)
        norms.append(float(np.linalg.norm(dZ)))
        message = dZ @ W.T
    return tuple(n / norms[0] for n in reversed(norms))


def norms_by_depth(dark: bool = False, scale: float = 1.0) -> Drawing:
    """How loud the gradient is at each of 30 layers, for four activations and weights of std scale/√64."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 4.0))
        ax = fig.subplots()
        layers = np.arange(1, DEPTH + 1)
        looks = {
            "linear": ("edge", (0, (1, 2)), "linear"), "tanh": ("ink", "-", "tanh"),
            "relu": ("blue", "-", "ReLU"), "sigmoid": ("orange", "-", "sigmoid"),
        }  # fmt: skip
        fronts = {}
        for kind, (colour, dash, _) in looks.items():
            norms = np.array(_norms(kind, scale))
            ax.plot(layers, norms, color=c[colour], ls=dash, lw=2)
            fronts[kind] = float(norms[0])
        ends = np.log10([fronts[kind] for kind in looks])
        low, high = 10 ** min(-20.0, ends.min() - 1), 10 ** max(4.0, ends.max() + 1)
        gap = 0.062 * np.log10(high / low)
        at = dict(zip(looks, _apart(ends, gap), strict=True))
        for kind, (colour, _, name) in looks.items():
            factor = fronts[kind] ** (1 / (DEPTH - 1))
            label(ax, 0.2, 10 ** at[kind], f"{name}: × {factor:.2f}", c[colour], c, ha="right", fontsize=11)
        ax.set(yscale="log", xlim=(1, DEPTH), ylim=(low, high), xlabel="layer", xticks=[1, 10, 20, 30])
        ax.yaxis.tick_right()
        ax.spines["right"].set_visible(True)
        ax.spines["left"].set_visible(False)
        ax.set_yticks([t for t in (1e-30, 1e-25, 1e-20, 1e-15, 1e-10, 1e-5, 1, 1e5, 1e10, 1e15) if low <= t <= high])
        ax.minorticks_off()
        ax.axhline(1, color=c["line"], lw=0.9, zorder=0)
        ax.set_title(f"Loudness of the gradient, 64 units a layer, $s={scale:.3g}$: a factor per layer")
    alt = (
        f"The norm of the gradient at layers 1 to 30, relative to layer 30, on a logarithmic axis; weights of standard "
        f"deviation {scale:.3g}/8. Nearly straight lines. At layer 1 there arrives, "
        + ", ".join(f"with {name}, {fronts[kind]:.1e}" for kind, (*_, name) in looks.items())
        + " of what there was at layer 30."
    )
    return fig, alt


def _apart(levels: np.ndarray, gap: float) -> np.ndarray:
    """The levels, moved as far as labels need in order not to touch."""
    order = np.argsort(levels)
    moved = levels[order].astype(float)
    for _ in range(50):
        for i in range(1, len(moved)):
            short = gap - (moved[i] - moved[i - 1])
            if short > 1e-9:
                moved[i], moved[i - 1] = moved[i] + short / 2, moved[i - 1] - short / 2
    result = np.empty_like(moved)
    result[order] = moved
    return result


RATES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


@cache
def _dead_after_learning(rate: float, seed: int) -> int:
    """How many of 100 hidden ReLU units are dead after 100 full-batch steps: is a point inside the circle?"""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1.5, 1.5, (80, 2))
    y = (np.hypot(*X.T) < 1)[:, None]
    W1, b1, W2, b2 = (
        rng.standard_normal((2, 100)),
        np.zeros(100),
        rng.standard_normal((100, 1)) / np.sqrt(50),
        np.zeros(1),
    )
    for _ in range(100):
        Z = X @ W1 + b1
        H = relu(Z)
        d = (expit(H @ W2 + b2) - y) / len(X)
        dZ = d @ W2.T * relu_prime(Z)
        W2, b2 = W2 - rate * H.T @ d, b2 - rate * d.sum(axis=0)
        W1, b1 = W1 - rate * X.T @ dZ, b1 - rate * dZ.sum(axis=0)
    return int((X @ W1 + b1 <= 0).all(axis=0).sum())


def dead_by_rate(dark: bool = False) -> Drawing:
    """Dead units among 100 after 100 steps, over the learning rate; six starts each."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.6))
        ax = fig.subplots()
        counts = np.array([[_dead_after_learning(rate, seed) for seed in range(6)] for rate in RATES])
        means = counts.mean(axis=1)
        ax.plot(RATES, means, color=c["orange"], zorder=3)
        for rate, own in zip(RATES, counts, strict=True):
            ax.plot([rate] * 6, own, "o", ms=5, mfc=c["paper"], mec=c["edge"], mew=1.1, clip_on=False, zorder=4)
        ax.set(xscale="log", xlim=(0.22, 18), ylim=(-2, 103), yticks=[0, 50, 100], xlabel="learning rate")
        ax.set_xticks(RATES, ["¼", "½", "1", "2", "4", "8", "16"])
        ax.minorticks_off()
        ax.set_ylabel("dead units of 100")
        label(ax, 5.2, 50, "mean of six starts", c["orange"], c, ha="right")
        ax.set_title("Up to a rate of 2 nobody dies; at 8 nearly everybody does")
    alt = (
        "Dead ReLU units among 100 after 100 steps, over learning rates from 1/4 to 16 on a logarithmic axis; six "
        "starts each as dots, their mean as an orange line. Means: "
        + ", ".join(f"{m:.0f} at {rate:g}" for rate, m in zip(RATES, means, strict=True))
        + "."
    )
    return fig, alt


STEEPNESS, START, STEPS = np.array([1.0, 50.0]), np.array([3.0, 1.0]), 40
RATE_DESCENT, RATE_ADAM = 0.038, 0.1


@cache
def _paths() -> tuple[np.ndarray, np.ndarray]:
    """Gradient descent and Adam on ½(x² + 50y²)."""
    descent, adam = [START], [START]
    m = v = np.zeros(2)
    for t in range(1, STEPS + 1):
        descent.append(descent[-1] - RATE_DESCENT * STEEPNESS * descent[-1])
        g = STEEPNESS * adam[-1]
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        adam.append(adam[-1] - RATE_ADAM * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8))
    return np.array(descent), np.array(adam)


def adam_on_a_bowl(dark: bool = False) -> Drawing:
    """40 steps of gradient descent and of Adam down a bowl that is 50 times as steep in one direction."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.9))
        ax = fig.subplots()
        x, y = np.meshgrid(np.linspace(-0.8, 3.4, 211), np.linspace(-1.35, 1.35, 136))
        ax.contour(x, y, (x**2 + 50 * y**2) / 2, levels=[0.3, 1.5, 4, 9, 17, 28], colors=c["line"], zorder=0)
        descent, adam = _paths()
        ax.plot(*descent.T, "o-", color=c["orange"], ms=3.2, lw=1.1, mew=0)
        ax.plot(*adam.T, "o-", color=c["blue"], ms=3.2, lw=1.4, mew=0)
        dot(ax, 0, 0, c["ink"], c)
        dot(ax, float(START[0]), float(START[1]), c["ink"], c)
        label(ax, 3.0, 1.18, "start", c["ink"], c, ha="right")
        label(ax, -0.12, 0.2, "bottom", c["ink"], c, ha="right", fontsize=11)
        ends = [float(np.linalg.norm(p[-1])) for p in (descent, adam)]
        label(ax, 1.5, -1.05, f"gradient descent, rate {RATE_DESCENT}: {ends[0]:.2f} away", c["orange"], c, ha="center")
        label(ax, 1.0, 1.05, f"Adam, rate {RATE_ADAM}: {ends[1]:.2f} away", c["blue"], c, ha="center")
        ax.set(xlim=(-0.8, 3.4), ylim=(-1.35, 1.35), xticks=[0, 1, 2, 3], yticks=[-1, 0, 1])
        ax.set(xlabel="$w_1$, the shallow direction", ylabel="$w_2$, 50 times as steep")
        ax.set_title("The steepest direction sets a single rate; Adam has one for each")
    alt = (
        "Contours of a long narrow bowl with its bottom at the origin, and two paths of 40 steps from (3, 1). Gradient "
        "descent, in orange, jumps from side to side in the steep direction while it creeps along the shallow one, and "
        f"ends {ends[0]:.2f} from the bottom. Adam, in blue, sets out diagonally, equally fast in both directions, "
        f"overshoots once in the steep one and ends {ends[1]:.2f} from the bottom."
    )
    return fig, alt
