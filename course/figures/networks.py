"""Trained networks: the sets they learn, their borders, their losses, and what they confuse.

`decision_boundary`, `loss_curve` and `confusion` take a learner's own functions and numbers and give a figure function:
`figures.show(figures.loss_curve(history))`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, ListedColormap, to_rgb
from matplotlib.figure import Figure

from course.figures.drawing import WIDTH, Colours, Draw, Drawing, dot, label, style
from course.givens import (
    accuracy,
    backward,
    digits_data,
    flower_data,
    forward,
    predict,
    sigmoid_cross_entropy,
    spiral_data,
    update,
)  # fmt: skip

CLASSES = (("blue", "o"), ("orange", "s"), ("plum", "^"))  # a colour and a shape for each
TINT = 0.2  # of a class's colour, in its region
GRID = 241  # points along each side of a region
PRINTED = (0.496410031903, 0.00858452565325, 0.00578945986251, 0.00462917677677, 0.00395876528027, 0.00351012256786)
PUBLISHED_FLOWER = {1: 0.675, 2: 0.6725, 3: 0.9075, 4: 0.905, 5: 0.9125, 20: 0.9, 50: 0.9025}
PETAL_EPOCHS = (0, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def planar_sets(dark: bool = False) -> Drawing:
    """The spiral and the flower, as points."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.35))
        for ax, (X, y), title in zip(
            fig.subplots(1, 2),
            (spiral_data(), flower_data()),
            ("Spiral: three arms", "Flower: two colours"),
            strict=True,
        ):
            _points(ax, X, y, c)
            ax.set_title(title)
            _square(ax, X)
    alt = (
        "Left: the spiral, 300 points in three arms that wind around the centre and around each other, each arm of "
        "its own colour and marker. Right: the flower, 400 points in petals around the centre, whose two colours "
        "take turns."
    )
    return fig, alt


def decision_boundary(labels_of: Callable[[Any], Any], X: Any, y: Any) -> Draw:
    """The regions in which a classifier of points in the plane gives each label, with the samples on them.

    labels_of : from points (m, 2) to labels (m,), e.g. lambda X: predict(X, params, ["relu"])
    """
    X, y = np.asarray(X, dtype=float), np.ravel(y).astype(int)

    def draw(dark: bool = False) -> Drawing:
        with style(dark) as c:
            fig = Figure(figsize=(WIDTH, 4.2))
            ax, beside = fig.subplots(1, 2, width_ratios=[2.4, 1])
            right = _regions(ax, labels_of, X, y, c)
            ax.set_title(f"{right} of {len(y)} points lie in a region of their own colour", fontsize=12.5)
            own = np.ravel(labels_of(X)).astype(int)
            beside.set(xlim=(0, 1), ylim=(0, 1))
            beside.set_axis_off()
            for n, k in enumerate(np.unique(y)):
                colour, marker = CLASSES[k]
                beside.plot([0.05], [0.95 - 0.12 * n], marker, color=c[colour], ms=6)
                said = f"{k}: {np.sum((own == k) & (y == k))} of {np.sum(y == k)} right"
                label(beside, 0.15, 0.95 - 0.12 * n, said, c[colour], c, fontsize=11)
        classes = len(np.unique(y))
        alt = (
            f"The plane, tinted by the label that the network gives each place: {classes} colours. On it the {len(y)} "
            f"samples; {right} of them lie in a region of their own colour, the others are ringed."
        )
        return fig, alt

    return draw


def loss_curve(history: Sequence[float], title: str = "The loss before each update") -> Draw:
    """Losses over epochs, on a logarithmic axis."""
    losses = np.asarray(history, dtype=float).ravel()

    def draw(dark: bool = False) -> Drawing:
        with style(dark) as c:
            fig = Figure(figsize=(WIDTH, 2.9))
            ax = fig.subplots()
            ax.semilogy(np.arange(len(losses)), losses, color=c["ink"], lw=1.6)
            dot(ax, 0, losses[0], c["ink"], c)
            dot(ax, len(losses) - 1, losses[-1], c["ink"], c)
            first: dict[str, Any] = {"ha": "left", "va": "bottom", "xytext": (8, 2)}
            last: dict[str, Any] = {"ha": "right", "va": "bottom", "xytext": (0, 8)}
            for n, where in ((0, first), (len(losses) - 1, last)):
                ax.annotate(f"{losses[n]:.3g}", (n, losses[n]), textcoords="offset points", color=c["ink"], **where)
            ax.set(xlabel="epoch", ylabel="loss")
            ax.margins(y=0.15)
            ax.set_title(title)
        alt = f"A loss over {len(losses)} epochs, on a logarithmic axis, from {losses[0]:.3g} to {losses[-1]:.3g}."
        return fig, alt

    return draw


def confusion(labels: Any, y: Any) -> Draw:
    """A table: how often samples of each class were given each label; the mistakes stand off the diagonal."""
    labels, y = np.ravel(labels).astype(int), np.ravel(y).astype(int)
    classes = int(max(labels.max(), y.max())) + 1
    table = np.zeros((classes, classes), dtype=int)
    np.add.at(table, (y, labels), 1)

    def draw(dark: bool = False) -> Drawing:
        with style(dark) as c:
            fig = Figure(figsize=(WIDTH, 4.3))
            ax, beside = fig.subplots(1, 2, width_ratios=[2.4, 1], sharey=True)
            off = np.where(np.eye(classes, dtype=bool), 0, table)
            shades = LinearSegmentedColormap.from_list("", [c["paper"], c["orange"]])
            ax.imshow(off, cmap=shades, vmin=0, vmax=2.2 * max(1, off.max()))
            for i, j in zip(*np.nonzero(table), strict=True):
                colour = c["muted"] if i == j else c["ink"]
                ax.text(j, i, str(table[i, j]), ha="center", va="center", color=colour, fontsize=11,
                        fontweight="normal" if i == j else "bold")  # fmt: skip
            ax.set_xticks(np.arange(classes))
            ax.set_yticks(np.arange(classes))
            ax.set_xticks(np.arange(classes + 1) - 0.5, minor=True)
            ax.set_yticks(np.arange(classes + 1) - 0.5, minor=True)
            ax.grid(which="minor", color=c["line"], lw=0.7)
            ax.tick_params(which="both", length=0)
            for spine in ax.spines.values():
                spine.set_visible(False)
            ax.set(xlabel="label given", ylabel="true label")
            ax.set_title(f"{off.sum()} of {len(y)} are off the diagonal")
            seen = np.flatnonzero(table.sum(axis=1))
            shares = np.diag(table)[seen] / table.sum(axis=1)[seen]
            beside.plot(shares, seen, "o", color=c["blue"], ms=6, clip_on=False)
            least = min(0.8, np.floor(10 * shares.min()) / 10)
            beside.set(xlim=(least, 1), xlabel="share right")
            beside.set_xticks([least, 1], [f"{100 * least:.0f} %", "100 %"])
            beside.grid(axis="y", color=c["line"], lw=0.7)
            beside.tick_params(which="both", axis="y", length=0, labelleft=False)
            beside.spines["left"].set_visible(False)
        i, j = np.unravel_index(int(np.argmax(off)), off.shape)
        worst = f" The most frequent mistake: {i} taken for {j}, {off[i, j]} times." if off.any() else ""
        alt = (
            f"A table of {classes} true labels by {classes} labels given. On the diagonal {np.trace(table)} samples, "
            f"off it {off.sum()}.{worst}"
        )
        return fig, alt

    return draw


def printed_errors(trask: Callable[..., Any]) -> Draw:
    """Trask's printed errors, and those of a learner's own function at some of the same passes."""
    passes = (0, 10_000, 50_000)
    truth = [[0], [1], [1], [0]]
    own = [float(np.mean(np.abs(truth - np.reshape(trask((3, 4, 1), j + 1), (4, 1))))) for j in passes]
    told = ", ".join(f"{error:.8f} at pass {j:,}" for j, error in zip(passes, own, strict=True))

    def draw(dark: bool = False) -> Drawing:
        with style(dark) as c:
            fig = Figure(figsize=(WIDTH, 3.3))
            ax = fig.subplots()
            ax.semilogy(10_000 * np.arange(6), PRINTED, "o", ms=11, mfc="none", mec=c["blue"], mew=1.6)
            for j, error in zip(passes, own, strict=True):
                dot(ax, j, error, c["ink"], c)
                label(ax, j + 1300, error * 1.25, f"{error:.8f}", c["ink"], c, va="bottom", fontsize=11)
            label(ax, 21500, PRINTED[2] * 1.6, "printed in 2015", c["blue"], c, va="bottom", fontsize=11)
            ax.set(xlim=(-2000, 61000), ylim=(0.002, 1.2), xlabel="forward pass", ylabel="mean error")
            ax.set_xticks([0, 20000, 40000], ["0", "20,000", "40,000"])
            ax.set_title("Rings: as printed. Dots: from your function")
        alt = f"Trask's six printed errors as rings, from 0.49641003 down to 0.00351012; as dots your own: {told}."
        return fig, alt

    return draw


def published_flower(flower: Callable[[], Any]) -> Draw:
    """The published accuracies on the flower, and those of a learner's own function, by number of hidden units."""
    own = {int(h): float(share) for h, share in flower().items()}

    def draw(dark: bool = False) -> Drawing:
        with style(dark) as c:
            fig = Figure(figsize=(WIDTH, 3.3))
            ax = fig.subplots()
            for n, (h, share) in enumerate(PUBLISHED_FLOWER.items()):
                ax.plot(n, share, "o", ms=11, mfc="none", mec=c["blue"], mew=1.6)
                if h in own:
                    dot(ax, n, own[h], c["ink"], c)
                    said = f"{own[h]:.2%}".replace("%", " %")
                    label(ax, n, own[h] - 0.025, said, c["ink"], c, ha="center", va="top", fontsize=10.5)
            label(ax, 0.16, 0.688, "published", c["blue"], c, va="bottom", fontsize=11)
            ax.set_xticks(range(len(PUBLISHED_FLOWER)), [str(h) for h in PUBLISHED_FLOWER])
            ax.set(xlim=(-0.5, 6.5), ylim=(0.6, 0.97), yticks=[0.6, 0.7, 0.8, 0.9], xlabel="hidden units")
            ax.set_yticks([0.6, 0.7, 0.8, 0.9], ["60 %", "70 %", "80 %", "90 %"])
            ax.set_title("Rings: published. Dots: from your function")
        told = ", ".join(f"{h}: {share:.2%}" for h, share in own.items())
        alt = f"Accuracy on the flower by number of hidden units; published as rings, as dots your own: {told}."
        return fig, alt

    return draw


def digit_samples(dark: bool = False) -> Drawing:
    """Two of each digit, as the network gets them."""
    with style(dark) as c:
        X, y, *_ = digits_data()
        fig = Figure(figsize=(WIDTH, 1.75))
        ink = LinearSegmentedColormap.from_list("", [c["card"], c["ink"]])
        for column, axes in enumerate(fig.subplots(2, 10).T):
            for ax, n in zip(axes, np.flatnonzero(y == column)[:2], strict=True):
                ax.imshow(X[n].reshape(8, 8), cmap=ink, vmin=0, vmax=1)
                ax.set_axis_off()
            axes[0].set_title(str(column), fontsize=11, pad=3, loc="center")
    alt = "Two handwritten samples of each digit from 0 to 9, as pictures of 8 by 8 grey pixels."
    return fig, alt


def petals(epoch: int = 200, dark: bool = False) -> Drawing:
    """The border of a network with four hidden units on the flower, after so many epochs; beside it, its loss."""
    states, history = _flower_by_epoch()
    params = states[epoch]
    X, y = flower_data()
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 3.5))
        left, right = fig.subplots(1, 2, width_ratios=[1.15, 1])
        count = _regions(left, lambda X: predict(X, params, ["tanh"]), X, y, c, size=9)
        share = f"{count / len(y):.1%}".replace("%", " %")
        left.set_title(f"after {epoch} epochs: {share} right", fontsize=12)
        n = np.arange(1, len(history) + 1)
        right.semilogx(n, history, color=c["ink"], lw=1.6)
        dot(right, max(epoch, 1), history[max(epoch, 1) - 1], c["orange"], c)
        right.set(xlabel="epoch", ylim=(0, 0.75))
        right.set_title("its loss", fontsize=12)
        label(right, 1.1, np.log(2) + 0.035, "log 2: nothing known", c["muted"], c, fontsize=10.5)
    alt = (
        f"Left: the plane around the flower, tinted by the label that a network of four hidden units gives after "
        f"{epoch} epochs; {share} of the points lie in a region of their own colour. Right: its loss over the epochs, "
        f"with the present one marked: log 2 = 0.69 at first, then down in steps to {history[-1]:.2f}."
    )
    return fig, alt


def petals_forming(dark: bool = False) -> Drawing:
    """The same border at four moments."""
    with style(dark) as c:
        fig = Figure(figsize=(WIDTH, 6.3))
        X, y = flower_data()
        for ax, epoch in zip(fig.subplots(2, 2).flat, (20, 100, 200, 5000), strict=True):
            params = _flower_by_epoch()[0][epoch]
            right = _regions(ax, partial(predict, params=params, kinds=["tanh"]), X, y, c, size=7)
            ax.set_title(f"{epoch} epochs: {right / len(y):.1%}".replace("%", " %"), fontsize=12)
    alt = (
        "Four maps of the plane around the flower, tinted by the label that a network of four hidden units gives. "
        "After 20 epochs one nearly straight border cuts the flower in two. After 100 and 200 epochs it bends into "
        "the petals, and after 5000 its wedges follow them; near the centre, where the colours mix, no border is right."
    )
    return fig, alt


@cache
def _flower_by_epoch() -> tuple[dict[int, Any], list[float]]:
    """Params of the published network of four hidden units, at some epochs, and all its losses."""
    X, y = flower_data()
    rng = np.random.RandomState(2)
    params = [(rng.randn(4, 2).T * 0.01, np.zeros(4)), (rng.randn(1, 4).T * 0.01, np.zeros(1))]
    states, history = {}, []
    for epoch in range(PETAL_EPOCHS[-1] + 1):
        if epoch in PETAL_EPOCHS:
            states[epoch] = params
        Z, caches = forward(X, params, ["tanh"])
        loss, dZ = sigmoid_cross_entropy(Z, y)
        history.append(float(loss))
        params = update(params, backward(dZ, caches), 1.2)
    assert accuracy(predict(X, states[5000], ["tanh"]), y) == 0.905
    return states, history[:-1]


def _regions(
    ax: Axes, labels_of: Callable[[Any], Any], X: np.ndarray, y: np.ndarray, c: Colours, size: float = 12
) -> int:
    """Tint the plane by label and lay the samples on it, wrong ones ringed. returns : how many are right"""
    low, high = _square(ax, X)
    across, up = (np.linspace(a, b, GRID) for a, b in zip(low, high, strict=True))
    plane = np.stack(np.meshgrid(across, up), axis=-1)
    given = np.ravel(labels_of(plane.reshape(-1, 2))).astype(int).reshape(GRID, GRID)
    tints = [_mixed(c[colour], c["paper"]) for colour, _ in CLASSES]
    ax.imshow(
        given, extent=(low[0], high[0], low[1], high[1]), origin="lower", cmap=ListedColormap(tints), vmin=0,
        vmax=len(tints) - 1, interpolation="nearest", aspect="auto", zorder=0,
    )  # fmt: skip
    own = np.ravel(labels_of(X)).astype(int)
    wrong = own != y
    _points(ax, X, y, c, size)
    ax.scatter(X[wrong, 0], X[wrong, 1], s=4 * size, facecolors="none", edgecolors=c["ink"], linewidths=0.7, zorder=4)
    return int(np.count_nonzero(~wrong))


def _points(ax: Axes, X: np.ndarray, y: np.ndarray, c: Colours, size: float = 12) -> None:
    for k in np.unique(y):
        (colour, marker), own = CLASSES[k], X[y == k]
        ax.scatter(own[:, 0], own[:, 1], s=size, marker=marker, color=c[colour], ec=c["paper"], lw=0.3, zorder=3)


def _square(ax: Axes, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A square frame around the samples, without ticks. returns : its lower left and upper right corner"""
    middle, reach = (X.max(axis=0) + X.min(axis=0)) / 2, np.ptp(X, axis=0).max() * 0.54
    low, high = middle - reach, middle + reach
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xticks=[], yticks=[])
    ax.set_box_aspect(1)
    return low, high


def _mixed(colour: str, paper: str) -> tuple[float, ...]:
    return tuple(TINT * a + (1 - TINT) * b for a, b in zip(to_rgb(colour), to_rgb(paper), strict=True))
