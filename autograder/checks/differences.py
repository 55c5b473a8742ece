"""Finite differences with an error estimate, for authors: they validate a reference, they never judge an answer.

One step is never right everywhere: too large misses the curve, too small drowns in rounding. Here steps shrink, each
column of Ridders' table removes one more power of h, and the entry that its neighbours confirm best is taken, with
their disagreement as its error. (Ridders, Advances in Engineering Software 4, 1982; Press et al., Numerical Recipes.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from autograder.checks.verdict import Different, Equal, Undecided, Verdict, Witness

STEP, SHRINK, STEPS = 1e-2, 1.4, 10
CERTAIN = 1e-5  # relative error above which the differences themselves prove nothing
SAFETY = 10.0  # the estimate of an error is itself an estimate
MARGIN = 10.0  # pre-activations stay this many steps away from a kink

Draw = TypeVar("Draw")
Loss = Callable[[list[np.ndarray]], float]


class Estimate(NamedTuple):
    """Slopes and their errors, of the parameter's shape."""

    value: np.ndarray
    error: np.ndarray


def slope(f: Callable[[float], float], x: float, step: float = STEP) -> tuple[float, float]:
    """f′(x) and an estimate of its error.

    >>> value, error = slope(np.exp, 1.0)
    >>> bool(abs(value - np.e) < error < 1e-8)
    True
    """
    best, error = np.nan, np.inf
    above: list[float] = []
    for n in range(STEPS):
        h = step / SHRINK**n
        row = [(float(f(x + h)) - float(f(x - h))) / (2 * h)]
        power = SHRINK**2
        for k in range(n):
            row.append((row[k] * power - above[k]) / (power - 1))
            power *= SHRINK**2
            off = max(abs(row[k + 1] - row[k]), abs(row[k + 1] - above[k]))
            if off <= error:
                best, error = row[k + 1], off
        if n and abs(row[-1] - above[-1]) >= 2 * error:  # from here on rounding only adds
            break
        above = row
    rounding = 4 * np.finfo(float).eps * (abs(float(f(x))) + 1e-300) / step
    return best, error + rounding


def gradient(
    loss: Callable[[list[np.ndarray]], float], parameters: Sequence[np.ndarray], step: float = STEP
) -> list[Estimate]:
    """The gradient of `loss` with respect to each entry of each parameter. `parameters` are left as they are."""
    own = [np.array(p, dtype=float) for p in parameters]
    estimates = []
    for parameter in own:
        value, error = np.empty(parameter.shape), np.empty(parameter.shape)
        for index in np.ndindex(parameter.shape):
            kept = float(parameter[index])

            def along(x: float, parameter: np.ndarray = parameter, index: tuple[int, ...] = index) -> float:
                parameter[index] = x
                return float(loss(own))

            value[index], error[index] = slope(along, kept, step)
            parameter[index] = kept
        estimates.append(Estimate(value, error))
    return estimates


def validate(
    loss: Loss,
    parameters: Sequence[np.ndarray],
    reference: Sequence[np.ndarray],
    step: float = STEP,
) -> Verdict:
    """Whether an analytic reference agrees with the differences, within their own error.

    returns : Undecided where the differences are too rough to tell, e.g. across a kink
    """
    largest = max(float(np.max(np.abs(r), initial=0.0)) for r in reference) or 1.0
    for n, (estimate, r) in enumerate(zip(gradient(loss, parameters, step), reference, strict=True)):
        r = np.asarray(r, dtype=float)
        if estimate.value.shape != r.shape:
            return Different(Witness("shape", r.shape, estimate.value.shape, path=(n,)))
        off = np.abs(r - estimate.value)
        wrong = ~(off <= SAFETY * estimate.error + 1e-9 * largest)
        if wrong.any():
            index = tuple(int(i) for i in np.unravel_index(int(np.argmax(np.where(wrong, off, -1.0))), r.shape))
            if not estimate.error[index] <= CERTAIN * largest:
                return Undecided(
                    f"the differences of parameter {n} at {index} are uncertain by {estimate.error[index]:.1e}"
                )
            return Different(Witness("value", float(r[index]), float(estimate.value[index]), index, (n,)))
        rough = ~(estimate.error <= CERTAIN * largest)
        if rough.any():
            return Undecided(f"parameter {n}: uncertain by {np.max(estimate.error):.1e}")
    return Equal(f"{len(reference)} parameters by differences")


def away_from_kinks(
    draw: Callable[[], Draw],
    pre_activations: Callable[[Draw], Sequence[np.ndarray]],
    step: float = STEP,
    tries: int = 1000,
) -> Draw:
    """A draw whose pre-activations all stay clear of 0, so that no step crosses the kink of a ReLU there.

    errors : ValueError where no draw does; then the network is too wide for this step
    """
    for _ in range(tries):
        drawn = draw()
        if all((np.abs(z) > MARGIN * step).all() for z in pre_activations(drawn)):
            return drawn
    raise ValueError(f"no draw of {tries} keeps its pre-activations {MARGIN * step:g} away from 0")
