"""python -m tests.bench.rules: how many injected mistakes are named rightly, as a table in Markdown.

Functions of depth ≤ 4 are drawn; in each, every rule that can fail somewhere fails at one place, drawn from those, and
the wrong derivative is rewritten before it is explained. Where a second rule, failing at one place, gives the very same
derivative, nobody can tell which it was; such cases are counted apart.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import sympy as sp

from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Different, Equal
from autograder.mistakes.rules import derivative, explain, right
from autograder.mistakes.rules.partial import PARTIAL
from autograder.mistakes.rules.reading import Reading, readings
from autograder.mistakes.rules.rule import Rule
from autograder.mistakes.rules.search import RULES, templates
from autograder.mistakes.rules.values import values
from tests.bench import page

X, Y = sp.symbols("x y")
AT = np.array([0.2718, 0.5772, 0.9159, 1.2020, 1.6180, 2.5029]) + 0j
UNARY = (sp.exp, sp.log, sp.sin, sp.cos, sp.tan, sp.tanh, sp.sqrt, sp.sinh, sp.cosh, sp.atan)
REWRITES: tuple[Callable[[sp.Expr], sp.Expr], ...] = (
    lambda e: e, sp.expand, sp.together, sp.factor_terms, sp.powsimp, lambda e: e.rewrite(sp.exp),
)  # fmt: skip


def draw(rng: random.Random, depth: int) -> sp.Expr:
    """A function of x as an exercise might have it; its tree is at most so deep."""
    if depth <= 1:
        return rng.choice((X, X, X, sp.Integer(rng.randint(1, 9)), rng.randint(2, 5) * X, X ** rng.randint(2, 5)))
    kind = rng.choice(
        ("sum", "sum", "product", "product", "quotient", "function", "function", "power", "power", "letter")
    )
    u, v = draw(rng, depth - 1), draw(rng, depth - 1)
    if kind == "sum":
        return rng.choice((1, 2, -1)) * u + v
    if kind == "product":
        return u * v
    if kind == "quotient":
        return u / v if v != 0 else u
    if kind == "function":
        return rng.choice(UNARY)(u)
    if kind == "power":
        return rng.choice((u ** rng.choice((2, 3, 4, 5, -1, -2)), rng.randint(2, 5) ** u, sp.sqrt(u)))
    return Y * u if rng.random() < 0.5 else u + Y


def functions(count: int, seed: int) -> Iterator[sp.Expr]:
    rng, seen = random.Random(seed), set()
    while len(seen) < count:
        f = draw(rng, rng.randint(1, 4))
        if f.has(X) and not f.has(sp.zoo, sp.nan, sp.I) and f not in seen and _has_slope(f):
            seen.add(f)
            yield f


def _has_slope(f: sp.Expr) -> bool:
    try:
        slope = derivative(f, X)
    except ValueError:
        return False
    return not slope.has(sp.zoo, sp.nan) and isinstance(equivalent(slope, f.diff(X), {X}), Equal)


Path = tuple[int, ...]
TERM, HERE = -2, -1  # last step of a path


def places(e: sp.Expr, path: Path = ()) -> Iterator[tuple[Path, Reading]]:
    """Every node below e in its closest reading, with the way to it by parts of readings."""
    r = readings(e, X)[0]
    yield (*path, HERE), r
    for i, part in enumerate(r.parts):
        if r.kind == "sum":
            yield (*path, i, TERM), Reading(part, "term", (part,))
        yield from places(part, (*path, i))


def failed(e: sp.Expr, way: Path, template: sp.Expr) -> sp.Expr:
    """The derivative with the template used where the way leads, the right rules everywhere else."""
    r = readings(e, X)[0]
    slopes = [derivative(part, X) for part in r.parts]
    if way == (HERE,):
        return r.filled(template, X, slopes)
    step, *rest = way
    part = r.parts[step]
    if rest == [TERM]:
        slopes[step] = Reading(part, "term", (part,)).filled(template, X, [slopes[step]])
    else:
        slopes[step] = failed(part, tuple(rest), template)
    return sp.Add(*slopes) if r.kind == "sum" else r.filled(right.rule(r.kind), X, slopes)


def injected(f: sp.Expr, rng: random.Random) -> Iterator[tuple[Rule, sp.Expr, bool]]:
    """Every rule that can fail somewhere in f, failing at one place; what it gives; whether no other gives that."""
    slope = derivative(f, X)
    wrong: list[tuple[Rule, sp.Expr]] = []
    for rule in RULES:
        options = [
            failed(f, way, template)
            for way, reading in places(f)
            if rule.applies(reading)
            for template in templates(rule, reading.kind)
        ]
        whole = Reading(f, "whole", (f,))
        options += [whole.filled(t, X, [slope]) for t in rule.wrong if rule.applies(whole)]
        wrong += [(rule, answer) for answer in options]
    wrong += [(rule, answer) for rule, make in PARTIAL for answer in make(f, X)]
    wrong = [(rule, answer) for rule, answer in wrong if not answer.has(sp.zoo, sp.nan, sp.oo)]
    prints = np.array([fingerprint(answer) for _, answer in wrong])
    own = fingerprint(slope)
    for rule in dict.fromkeys(rule for rule, _ in wrong):
        options = [i for i, (r, _) in enumerate(wrong) if r is rule and not same(prints[i], own)]
        rng.shuffle(options)
        for i in options:
            if isinstance(equivalent(wrong[i][1], slope, {X, Y}), Different):
                alike = {wrong[j][0].title for j in np.flatnonzero([same(p, prints[i]) for p in prints])}
                yield rule, wrong[i][1], alike == {rule.title}
                break


def fingerprint(e: sp.Expr) -> np.ndarray:
    return np.broadcast_to(values(e, {X: AT, Y: AT[::-1] + 0.73}), AT.shape)


def same(p: np.ndarray, q: np.ndarray) -> bool:
    return np.allclose(p, q, rtol=1e-8, atol=1e-12, equal_nan=True)


def main(count: int = 500, seed: int = 1) -> None:
    rng = random.Random(seed)
    told: dict[str, Counter] = {}
    alike: Counter = Counter()
    seconds = []
    for f in functions(count, seed):
        for rule, answer, unmistakable in injected(f, rng):
            written = rng.choice(REWRITES)(answer)
            started = time.perf_counter()
            found = explain(f, X, written)
            seconds.append(time.perf_counter() - started)
            title = None if found is None else " and ".join(m.title for m in found.mistakes)
            outcome = "nothing" if title is None else "rightly" if title == rule.title else "wrongly"
            (told.setdefault(rule.family, Counter()) if unmistakable else alike)[outcome] += 1
            if outcome != "rightly" and unmistakable and "-v" in sys.argv:
                print(f"{f}  →  {answer}\n    {rule.title}; said: {title}")
    seconds.sort()
    middle, late = statistics.median(seconds), seconds[int(len(seconds) * 0.99)]
    rows = [f"| {family} | {c.total()} | {shares(c)} |" for family, c in sorted(told.items())]
    text = "\n".join(
        [
            f"{count} functions, seed {seed}; each rule that applies, once; the answer rewritten at random. Median",
            f"{middle * 1000:.1f} ms, p99 {late * 1000:.0f} ms an answer. Where two rules give one answer, the",
            "commoner has its name, or nobody; those stand in the last row.",
            "",
            "| family | mistakes | named rightly | nothing said | named after another |",
            "|---|---|---|---|---|",
            *rows,
            f"| **all** | {sum(told.values(), Counter()).total()} | {shares(sum(told.values(), Counter()))} |",
            f"| *given by two rules alike* | {alike.total()} | {shares(alike)} |",
        ]
    )
    print(text)
    page.write("named mistakes", text)


def shares(c: Counter) -> str:
    return " | ".join(f"{c[kind] / max(1, c.total()):.1%}" for kind in ("rightly", "nothing", "wrongly"))


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:] if a.isdigit()))
