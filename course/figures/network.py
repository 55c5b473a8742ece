"""A network as a graph: shapes and messages, twins, what scores are told, gradients by depth, one path at a time."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.figures.drawing import WIDTH, Colours, Drawing, dot, label, style
from course.givens import activation_backward, backward, forward, linear_backward

DASHED = (0, (2, 3))
Place = tuple[float, float]


# ---- shapes and messages


def network_with_shapes(dark: bool = False, told: int = 4) -> Drawing:
    """A network of one hidden layer: above, what goes forwards; below, the messages, as far as `told` steps back."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 5.3))
        ax = fig.subplots()
        columns = (("X", 3, 0.0), ("Z_1", 4, 9.6), ("A_1", 4, 18.2), ("Z_2", 2, 28.0))
        mixes = ((1, 3, 4, 4.3), (2, 4, 2, 24.1))
        for name, width, x in columns:
            _grid(ax, c, (x, 0.0), 6, width, "ink", f"${name}$", above=True)
        for (_, w, x), (_, _, nxt), word in zip(columns, columns[1:], ("mix", "bend", "mix"), strict=False):
            _arrow(ax, c, (x + w + 0.3, 3.0), (nxt - 0.4, 3.0), "ink", word if word == "bend" else "")
        for n, rows, width, x in mixes:
            _grid(ax, c, (x, 4.4), rows, width, "ink", f"$W_{n}$", above=True)
            _grid(ax, c, (x, 1.2), 1, width, "ink", f"$b_{n}$", above=False)
        _arrow(ax, c, (30.3, 3.0), (33.1, 3.0), "ink")
        dot(ax, 33.7, 3.0, c["ink"], c, size=8)
        label(ax, 33.7, 3.9, "$L$", c["ink"], c, ha="center", va="bottom", fontsize=13)
        steps = {"Z_2": 1, "A_1": 2, "Z_1": 3, "X": 4}
        for name, width, x in columns:
            if told >= steps[name]:
                _grid(ax, c, (x, -13.1), 6, width, "blue", f"$d{name}$", above=False)
        for (name, w, x), (_, _, nxt) in pairwise(columns):
            if told >= steps[name]:
                _arrow(ax, c, (nxt - 0.4, -10.1), (x + w + 0.3, -10.1), "blue", "bend" if name == "Z_1" else "")
        for (n, rows, width, x), step in zip(mixes, (4, 2), strict=True):
            if told >= step:
                _grid(ax, c, (x, -9.2), rows, width, "blue", f"$dW_{n}$", above=True)
                _grid(ax, c, (x, -12.3), 1, width, "blue", f"$db_{n}$", above=False)
        if told >= 1:
            _arrow(ax, c, (33.1, -10.1), (30.3, -10.1), "blue")
            dot(ax, 33.7, -10.1, c["blue"], c, size=8)
            label(ax, 33.7, -11.0, "1", c["blue"], c, ha="center", va="top", fontsize=13)
        ax.set(xlim=(-0.6, 35.0), ylim=(-16.3, 11.0), aspect="equal")
        ax.axis("off")
        ax.set_title("Forwards in ink, messages in blue: each has the shape of what it is about")
    messages = ("dZ2 of 6 by 2", "dW2, db2 and dA1", "dZ1 of 6 by 4", "dW1, db1 and dX")
    alt = (
        "A network of one hidden layer, as tables of boxes. Above, in ink, from left to right: X of 6 rows and "
        "3 columns, a mix with W1 of 3 by 4 and b1 of 4, Z1 of 6 by 4, a bend, A1 of 6 by 4, a mix with W2 of "
        "4 by 2 and b2 of 2, Z2 of 6 by 2, and the loss L, a point. Below, in blue, from right to left, the "
        "messages: "
        + (f"{', then '.join(messages[:told])}" if told else "none yet")
        + ". Each has as many rows and columns as what stands above it."
    )
    return fig, alt


def _grid(ax: Axes, c: Colours, corner: Place, rows: int, columns: int, colour: str, name: str, above: bool) -> None:
    """A table of empty boxes from its lower left corner, with its name and shape."""
    x, y = corner
    for i in range(rows):
        for j in range(columns):
            ax.add_patch(Rectangle((x + j, y + i), 0.9, 0.9, facecolor=c["card"], edgecolor=c[colour], lw=0.8))
    shape = f"({rows}, {columns})" if rows > 1 else f"({columns},)"
    middle = x + (columns - 0.1) / 2
    if above:
        label(ax, middle, y + rows + 1.35, name, c[colour], c, ha="center", va="bottom", fontsize=12)
        label(ax, middle, y + rows + 0.15, shape, c["muted"], c, ha="center", va="bottom", fontsize=9.5)
    else:
        label(ax, middle, y - 0.2, name, c[colour], c, ha="center", va="top", fontsize=12)
        label(ax, middle, y - 1.8, shape, c["muted"], c, ha="center", va="top", fontsize=9.5)


def _arrow(ax: Axes, c: Colours, start: Place, end: Place, colour: str, word: str = "") -> None:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": c[colour], "lw": 1.4})
    if word:
        middle = (start[0] + end[0]) / 2
        label(ax, middle, start[1] + 0.35, word, c[colour], c, ha="center", va="bottom", fontsize=10.5)


# ---- twins


def twins(dark: bool = False, apart: float = 0.2) -> Drawing:
    """Two hidden units while a small network learns a bump: from equal weights, and from weights that differ."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        axes = fig.subplots(1, 2, sharey=True)
        fig.set_layout_engine("constrained", wspace=0.06)
        ends = []
        for ax, difference in zip(axes, (0.0, apart), strict=True):
            path = _learning(difference)
            steps = np.arange(len(path)) * STRIDE
            ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
            ax.plot(steps, path[:, 0], color=c["ink"], lw=2.6)
            ax.plot(steps, path[:, 1], color=c["blue"], lw=1.6, ls="-" if difference else (0, (3, 3)))
            ax.set(xlim=(0, steps[-1]), xlabel="step", xticks=[0, steps[-1] // 2, steps[-1]])
            ends.append(path[-1])
        axes[0].set_title("Alike at the start: twins for ever")
        axes[1].set_title(f"{apart:g} apart: two different units" if apart else "0 apart: twins for ever")
        axes[0].set_ylabel("weight from the input")
        low, high = (min(map(np.min, ends)), max(map(np.max, ends)))
        axes[0].set_ylim(min(low, 0) - 0.6, max(high, 1) + 0.6)
        label(axes[0], 1500, ends[0][0] + 0.35, "both units", c["ink"], c, ha="center", va="bottom")
        if apart:
            upper = int(ends[1][0] < ends[1][1])
            for unit, colour in ((0, "ink"), (1, "blue")):
                up = unit == upper
                place = ends[1][unit] + (-0.3 if up else 0.3)
                label(axes[1], 2900, place, f"unit {unit + 1}", c[colour], c, ha="right", va="top" if up else "bottom")
    alt = (
        "Two panels: the weights that lead from the input to two hidden units of tanh, over 3000 steps of "
        "learning. Left, both units start alike: their two curves lie on each other to the end, at "
        f"{ends[0][0]:.2f}. Right, they start {apart:g} apart: the curves part, and end at {ends[1][0]:.2f} and "
        f"{ends[1][1]:.2f}."
    )
    return fig, alt


STRIDE = 20  # steps from one point of a path to the next


def _learning(apart: float) -> np.ndarray:
    """The two weights from the input, along 3000 steps of full batch; shape (points, 2)."""
    X = np.linspace(-2, 2, 21)[:, None]
    y = np.exp(-(X**2) * 2)
    params: list[Any] = [
        (np.array([[0.5, 0.5 - apart]]), np.array([0.1, 0.1])), (np.array([[0.5], [0.5]]), np.zeros(1)),
    ]  # fmt: skip
    path = []
    for step in range(3001):
        if step % STRIDE == 0:
            path.append(params[0][0][0].copy())
        Z, caches = forward(X, params, ["tanh"])
        grads = backward(2 * (Z - y) / len(X), caches)
        params = [(W - 0.1 * dW, b - 0.1 * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
    return np.array(path)


# ---- where the messages begin


def said_minus_right(dark: bool = False, right: int = 2) -> Drawing:
    """Probabilities of three classes, the right one, and their difference: what the scores are told."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.0))
        axes = fig.subplots(1, 3, sharey=True)
        fig.set_layout_engine("constrained", wspace=0.05)
        scores = np.array([2.0, 1.0, 0.0])
        said = np.exp(scores) / np.exp(scores).sum()
        one = np.eye(3)[right - 1]
        rows = np.arange(3)[::-1]
        parts = ((said, "ink", "What was said …"), (one, "muted", "… minus what is right"),
                 (said - one, "blue", "… is what they are told"))  # fmt: skip
        for ax, (values, colour, title) in zip(axes, parts, strict=True):
            ax.barh(rows, values, height=0.55, color=c[colour])
            ax.axvline(0, color=c["edge"], lw=0.9)
            ax.set(xlim=(-1.25, 1.35) if colour == "blue" else (0, 1.35), xticks=[-1, 0, 1][colour != "blue" :])
            ax.set_title(title, color=c["ink" if colour == "muted" else colour], fontsize=12)
            for row, v in zip(rows, values, strict=True):
                text = f"{v:.3f}" if colour != "muted" else f"{v:.0f}"
                label(ax, max(v, 0) + 0.06, row, text.replace("-", "−"), c[colour], c, fontsize=11)
        axes[0].set(yticks=rows, yticklabels=["$z_1=2$", "$z_2=1$", "$z_3=0$"])
    shares, told = (", ".join(f"{v:.3f}" for v in values) for values in (said, said - one))
    alt = (
        f"Three bar charts of three classes with the scores 2, 1 and 0. First, the softmax: {shares}. Then what "
        f"is right: 1 for class {right}, 0 for the others. Last, their difference, the slopes of the loss: "
        f"{told}, which sum to 0."
    )
    return fig, alt


# ---- gradients by depth


LAYERS, UNITS = 10, 100
SPREADS = (0.5, 1.0, 2.0)  # of the weights, in units of 1/√n


def gradient_by_depth(dark: bool = False, kind: str = "tanh") -> Drawing:
    """How large the messages are that arrive at each of ten layers, for three spreads of the weights."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.9))
        ax = fig.subplots()
        layers = np.arange(1, LAYERS + 1)
        looks = (("orange", (0, (2, 2)), "s"), ("blue", "-", "o"), ("ink", (0, (5, 2)), "^"))
        names = (r"$0.5/\sqrt{n}$", r"$1/\sqrt{n}$", r"$2/\sqrt{n}$")
        ends = []
        for spread, (colour, dash, marker), name in zip(SPREADS, looks, names, strict=True):
            sizes = messages_by_layer(kind, spread)
            ax.semilogy(layers, sizes, color=c[colour], ls=dash, lw=1.7, marker=marker, ms=4, mew=0.6, clip_on=False)
            label(ax, 0.75, sizes[0], name, c[colour], c, ha="right", fontsize=12)
            ends.append(sizes[0])
        ax.axhline(1, color=c["line"], lw=0.9, zorder=0)
        ax.set(xlim=(-0.55, LAYERS), xticks=layers, xlabel="layer, from the front")
        ax.set_ylabel("size of the message, last layer: 1")
        ax.minorticks_off()
        low, high = min(1.0, *ends), max(1.0, *ends)
        ax.set_ylim(low / 3, high * 3)
        ax.set_title(f"{kind}: what arrives at each layer, for three spreads of the weights")
    told = ", ".join(f"{end:.2g}" for end in ends)
    alt = (
        f"Ten layers of 100 units of {kind} on a logarithmic axis: how large the messages are that arrive at "
        "each layer, compared with the last one's. Weights of spread 0.5, 1 and 2 over the square root of n; "
        f"at the first layer the messages are {told} times as large as at the last."
    )
    return fig, alt


def messages_by_layer(kind: str, spread: float) -> np.ndarray:
    """Root mean square of ∂L/∂Z in each layer, the last one's being 1; shape (LAYERS,)."""
    rng = np.random.default_rng(3)
    params = [(spread * rng.standard_normal((UNITS, UNITS)) / np.sqrt(UNITS), np.zeros(UNITS)) for _ in range(LAYERS)]
    X = rng.standard_normal((50, UNITS))
    _, caches = forward(X, params, [kind] * (LAYERS - 1))
    dZ, sizes = rng.standard_normal((50, UNITS)), []
    for (cache, _, _), (_, Z, own) in zip(caches[:0:-1], caches[-2::-1], strict=True):
        sizes.append(np.sqrt(np.mean(dZ**2)))
        dZ = activation_backward(linear_backward(dZ, cache)[0], Z, own)
    sizes.append(np.sqrt(np.mean(dZ**2)))
    return np.array(sizes[::-1]) / sizes[0]


# ---- a unit that dies


def dying_relu(dark: bool = False, bias: float = 0.5) -> Drawing:
    """The pre-activations of one unit for 40 samples: those above 0 hand their message on."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.1))
        ax = fig.subplots()
        rng = np.random.default_rng(5)
        z = np.sort(rng.standard_normal(40)) + bias
        told = rng.uniform(0.4, 1.6, 40) * rng.choice([-1, 1], 40)
        on = z > 0
        ax.axvspan(-6, 0, color=c["card"], zorder=0)
        ax.axvline(0, color=c["edge"], lw=0.9)
        ax.axhline(0, color=c["line"], lw=0.9, zorder=0)
        ax.vlines(z[on], 0, told[on], color=c["blue"], lw=1.6)
        ax.plot(z[on], told[on], "o", color=c["blue"], ms=4)
        ax.plot(z[~on], 0 * z[~on], "o", mfc=c["paper"], mec=c["edge"], ms=5, mew=1.2)
        label(ax, -5.8, 1.75, "$z<0$: passes on 0", c["muted"], c, fontsize=11)
        label(ax, 5.8, 1.75, "$z>0$: passes on all of it", c["blue"], c, ha="right", fontsize=11)
        ax.set(xlim=(-6, 6), ylim=(-2.1, 2.1), xticks=[-5, 0, 5], yticks=[-1, 0, 1], xlabel="pre-activation $z$")
        ax.set_ylabel("message passed on")
        count = int(on.sum())
        state = "it is dead" if count == 0 else "it can learn"
        ax.set_title(
            f"{count} of 40 samples reach this unit's weights: {state}", color=c["blue" if count else "orange"]
        )
    alt = (
        f"One unit of ReLU with bias {bias:g}, and its pre-activation for 40 samples as points over z. To the "
        "right of 0 each has a stem in blue, the message that it passes on; to the left all lie at 0, hollow. "
        f"{count} of 40 lie on the right: {state}."
    )
    return fig, alt


# ---- one path at a time


NODES: dict[str, Place] = {"x1": (0, 2), "x2": (0, 0), "h1": (3.4, 2), "h2": (3.4, 0), "y": (6.6, 1), "L": (9.2, 1)}
EDGES = {
    "w1": ("x1", "h1"),
    "w2": ("x2", "h1"),
    "w3": ("x1", "h2"),
    "w4": ("x2", "h2"),
    "w5": ("h1", "y"),
    "w6": ("h2", "y"),
}


def hand_network(dark: bool = False, weight: str = "w1", factors: int = 0) -> Drawing:
    """The network of six weights, the path from one of them to the loss, and so many of the slopes along it."""
    start, end = EDGES[weight]
    hidden = end[1] if end != "y" else ""
    out = f"w{4 + int(hidden)}" if hidden else ""
    slopes = [r"2(\hat y-y)"] + ([_written(out), rf"h_{hidden}(1-h_{hidden})"] if hidden else []) + [_written(start)]
    known = slopes[:factors] + ["?"] * (len(slopes) - factors)
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        ax = fig.subplots()
        ends = [(name, *pair, name in (weight, out)) for name, pair in EDGES.items()]
        for name, a, b, on in [*ends, ("", "y", "L", True)]:
            (x0, y0), (x1, y1) = NODES[a], NODES[b]
            ax.plot([x0, x1], [y0, y1], color=c["blue" if on else "edge"], lw=2.6 if on else 1.0, zorder=1 + on)
            at = 0.5 if b == "y" else 0.3
            label(ax, x0 + at * (x1 - x0), y0 + at * (y1 - y0), f"${_written(name)}$" if name else "",
                  c["blue" if on else "muted"], c, ha="center", fontsize=13, zorder=7)  # fmt: skip
        for name, (x, y) in NODES.items():
            ink = c["blue" if name in ("y", "L", f"h{hidden}") else "ink"]
            ax.plot([x], [y], "o", ms=27, mfc=c["card"], mec=ink, mew=1.5, zorder=5)
            ax.text(x, y, f"${_written(name)}$", color=ink, ha="center", va="center", fontsize=13, zorder=8)
        label(ax, 7.9, 1.28, f"${known[0]}$", c["blue"], c, ha="center", va="bottom", fontsize=12)
        if hidden:
            up = NODES[f"h{hidden}"][1] > 1
            label(ax, 3.4, 2.55 if up else -0.55, f"${known[2]}$", c["blue"], c, ha="center",
                  va="bottom" if up else "top", fontsize=12)  # fmt: skip
        product = r"\,\cdot\,".join(known)
        ax.text(4.6, -1.5, rf"$\partial L/\partial {_written(weight)} = {product}$", color=c["blue"], ha="center",
                fontsize=14)  # fmt: skip
        ax.set(xlim=(-0.7, 9.9), ylim=(-1.9, 3.1))
        ax.axis("off")
        ax.set_title(f"From ${_written(weight)}$ to the loss: one path, one factor for each step")
    through = f"h{hidden}, along {out}, " if hidden else ""
    told = " times ".join(
        k.replace(r"\hat y", "ŷ").replace("_", "") if k != "?" else "a slope not yet shown" for k in known
    )
    alt = (
        "A network of two inputs x1 and x2, two hidden units h1 and h2, an output and the loss L, joined by "
        "lines: w1 and w2 lead to h1, w3 and w4 to h2, w5 and w6 from there to the output. In blue, the path "
        f"from {weight} through {through}the output to L. The slope is the product along it: {told}."
    )
    return fig, alt


def _written(name: str) -> str:
    """
    >>> _written("w1"), _written("y")
    ('w_1', '\\\\hat y')
    """
    return {"y": r"\hat y", "L": "L"}.get(name, "_".join(name))
