"""The steps of a derivative, outermost rule first, then put together; every one verified."""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Equal
from autograder.mistakes.rules import derivative, right
from autograder.mistakes.rules.reading import Reading, readings
from autograder.wording.notation import terms
from course.steps import patterns, showing
from course.steps.patterns import Pattern
from course.steps.tidying import tidied


@dataclass(frozen=True)
class Step:
    """One rule, used once.

    rule : its name
    subject : what it differentiates
    pattern : the rule filled in; where a derivative in it has steps of its own, it is still to be found
    filled : the same with every derivative found
    derivative : what comes out, tidied
    """

    rule: str
    subject: sp.Expr
    pattern: Pattern
    filled: Pattern
    derivative: sp.Expr

    @property
    def open(self) -> bool:
        """Whether it waits for later steps."""
        return self.pattern != self.filled


@dataclass(frozen=True)
class Derivation:
    """A derivative worked out. `print(…)` it, or let a notebook show it.

    steps : outermost rule first; empty for what needs none, as 3x + 1
    """

    f: sp.Expr
    x: sp.Symbol
    steps: tuple[Step, ...]
    derivative: sp.Expr

    def text(self) -> str:
        """Lines of at most 80 characters wherever a formula allows it."""
        return showing.text(self)

    def latex(self) -> str:
        """An aligned environment."""
        return showing.latex(self)

    def _repr_html_(self) -> str:
        return showing.html(self)

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"

    def __str__(self) -> str:
        return self.text()


def steps(f: sp.Expr, x: sp.Symbol) -> Derivation:
    """f′(x), worked out rule by rule. Errors: ValueError, for a function without a rule.

    >>> x = sp.Symbol("x")
    >>> print(steps(x**2 * sp.sin(3 * x), x))
    f(x) = x² sin(3x)
       1  product rule  (x² sin(3x))′ = (x²)′ · sin(3x) + x² · (sin(3x))′
       2  power rule    (x²)′ = 2x
       3  chain rule    (sin(3x))′ = cos(3x) · 3 = 3 cos(3x)
          together      f′(x) = 2x · sin(3x) + x² · 3 cos(3x)
    f′(x) = 3x² cos(3x) + 2x sin(3x)
    """
    made = tuple(_steps(f, x, set()))
    for step in made:
        _verify(step, x)
    return Derivation(f, x, made, made[0].derivative if made else derivative(f, x))


def _steps(f: sp.Expr, x: sp.Symbol, done: set[sp.Expr]) -> list[Step]:
    """The step for f, then those for its parts; of equal parts only the first is worked out."""
    if f in done or not _needs_a_step(f, x):
        return []
    done.add(f)
    rule, parts, open_pattern = _first_rule(f, x)
    found = {d: tidied(derivative(d.expr, x)) for d in open_pattern.unknown}
    own = Step(rule, f, open_pattern, open_pattern.put(found), tidied(derivative(f, x)))
    return [own, *(step for part in parts for step in _steps(part, x, done))]


def _first_rule(f: sp.Expr, x: sp.Symbol) -> tuple[str, tuple[sp.Expr, ...], Pattern]:
    """The rule for f, what it leaves to differentiate, and the rule filled in. Constants are seen at once."""
    moving = [t for t in terms(f) if t.has(x)] if isinstance(f, sp.Add) else [f]
    read = [_reading(t, x) for t in moving]
    if len(moving) == 1:
        ((constant, r),) = read
        if r.kind == "sum":  # a constant times a sum
            inner = Pattern(((_still_to_find(r.expr, x),),))
            return "constant factor", (r.expr,), inner.times(constant)
        slopes = [_still_to_find(part, x) for part in r.parts]
        return patterns.name(r), r.parts, patterns.pattern(r, x, slopes).times(constant)
    if all(r.parts in ((), (x,)) and r.kind in ("variable", "power") for _, r in read):
        powers = [patterns.pattern(r, x, [sp.S.One]).times(constant) for constant, r in read]
        return "power rule", (), Pattern(tuple(factors for p in powers for factors in p.terms))
    return "sum rule", tuple(moving), Pattern(tuple((_still_to_find(t, x),) for t in moving))


def _reading(f: sp.Expr, x: sp.Symbol) -> tuple[sp.Expr, Reading]:
    """How f is read, its constant factor apart."""
    r = readings(f, x)[0]
    if r.kind != "multiple":
        return sp.S.One, r
    return r[right.c], readings(r.parts[0], x)[0]


def _needs_a_step(f: sp.Expr, x: sp.Symbol) -> bool:
    """Not for a constant, x itself, or a straight line: these are seen."""
    return bool(f.has(x)) and bool(derivative(f, x).has(x))


def _still_to_find(f: sp.Expr, x: sp.Symbol) -> sp.Expr:
    return sp.Derivative(f, x) if _needs_a_step(f, x) else derivative(f, x)


def _verify(step: Step, x: sp.Symbol) -> None:
    real = sp.Symbol(x.name, real=True) if x.is_real is None else x  # SymPy knows |x|′ for a real x only
    truth = step.subject.xreplace({x: real}).diff(real)
    for claim in (step.filled.expression, step.derivative):
        if not isinstance(equivalent(claim, truth, {real}), Equal):
            raise ArithmeticError(f"a step that could not be verified: {step.subject}")
