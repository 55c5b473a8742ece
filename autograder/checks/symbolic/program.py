"""An expression as a straight-line program: each step an operation on earlier steps, equal steps shared.

Submitted trees are read into programs and never rebuilt, so nothing of SymPy's evaluation can run away. Sums and
products are flattened and sorted and numbers folded, which makes equal forms equal indices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from autograder.plain import expression_text

MAX_NODES, MAX_DEPTH, MAX_BITS = 5000, 220, 4400
RECIPROCAL = dict(sec="cos", csc="sin", sech="cosh", csch="sinh")
OF_RECIPROCAL = dict(asec="acos", acsc="asin", acot="atan", asech="acosh", acsch="asinh", acoth="atanh")
RATIO = dict(tan=("sin", "cos"), cot=("cos", "sin"), tanh=("sinh", "cosh"), coth=("cosh", "sinh"))
CONSTANTS = ("Pi", "Exp1", "ImaginaryUnit", "EulerGamma", "GoldenRatio", "Catalan")
RELATIONS = dict(Equality="=", Unequality="≠", LessThan="≤", StrictLessThan="<", GreaterThan="≥", StrictGreaterThan=">")
LOGIC = dict(And="and", Or="or", Not="not")


class TooLarge(ValueError):
    """More nodes, levels or digits than an expression of ours may have."""


class Unreadable(ValueError):
    """A node that no program has a step for."""


@dataclass(frozen=True)
class Step:
    """One operation.

    op : "number", "symbol", "constant", "add", "mul", "pow", "exp", "call", "piecewise", "sum", "product", "opaque",
        one of <, ≤, >, ≥, =, ≠, "and", "or", "not", "truth"
    args : indices of earlier steps
    data : a number's Fraction, a name, the head of a call, the body of a sum
    """

    op: str
    args: tuple[int, ...] = ()
    data: Any = None


@dataclass
class Program:
    """Steps in order; the last is not special: whoever reads an expression in keeps its index.

    inexact : whether a decimal number was read
    below : names of the symbols that a step rests on, as far as they were asked for
    unfinished : whether a derivative, integral or limit was read that has a value of its own
    """

    steps: list[Step] = field(default_factory=list)
    index: dict[Step, int] = field(default_factory=dict)
    inexact: bool = False
    unfinished: bool = False
    below: dict[int, set[str]] = field(default_factory=dict)

    def read(self, expression: Any) -> int:
        """Index of the step whose value is `expression`. Errors: TooLarge, Unreadable."""
        measure(expression)
        return self._read(expression, {})

    def names(self) -> list[str]:
        """Names of the symbols read so far, sorted."""
        return sorted({s.data for s in self.steps if s.op == "symbol"})

    def names_below(self, at: int) -> set[str]:
        """Names of the symbols that a step rests on."""
        found = self.below.get(at)
        if found is None:
            step = self.steps[at]
            own = {step.data} if step.op == "symbol" else set()
            found = self.below[at] = own.union(*(self.names_below(a) for a in step.args))
        return found

    def bounds(self) -> set[str]:
        """Names that stand in the bounds of sums."""
        steps = [s for s in self.steps if s.op in ("sum", "product")]
        return {name for s in steps for at in s.args[:2] for name in self.names_below(at)}

    def needed(self, targets: Iterable[int]) -> list[int]:
        """Indices of the steps that `targets` rest on, in order."""
        wanted, waiting = set(targets), list(targets)
        while waiting:
            for a in self.steps[waiting.pop()].args:
                if a not in wanted:
                    wanted.add(a)
                    waiting.append(a)
        return sorted(wanted)

    def add_step(self, op: str, *args: int, data: Any = None) -> int:
        step = Step(op, args, data)
        at = self.index.get(step)
        if at is None:
            at = self.index[step] = len(self.steps)
            self.steps.append(step)
        return at

    def number(self, value: Fraction | int) -> int:
        return self.add_step("number", data=Fraction(value))

    def call(self, head: str, *args: int) -> int:
        return self.add_step("call", *args, data=head)

    def add(self, *terms: int) -> int:
        """Sum, flattened and sorted, its numbers folded."""
        return self._gathered("add", terms, Fraction(0))

    def mul(self, *factors: int) -> int:
        """Product, flattened and sorted, its numbers folded."""
        return self._gathered("mul", factors, Fraction(1))

    def pow(self, base: int, exponent: int) -> int:
        power = self._value(exponent)
        if power == 1:
            return base
        if power == 0:
            return self.number(1)
        number = self._value(base)
        if number and power is not None and power.denominator == 1 and _size(number) * abs(power) <= MAX_BITS:
            return self.number(number ** int(power))
        if self.steps[base].op == "constant" and self.steps[base].data == "Exp1":
            return self.add_step("exp", exponent)
        return self.add_step("pow", base, exponent)

    def negated(self, a: int) -> int:
        return self.mul(self.number(-1), a)

    def inverse(self, a: int) -> int:
        return self.pow(a, self.number(-1))

    def difference(self, a: int, b: int) -> int:
        return self.add(a, self.negated(b))

    def _value(self, at: int) -> Fraction | None:
        step = self.steps[at]
        return step.data if step.op == "number" else None

    def _gathered(self, op: str, args: Iterable[int], neutral: Fraction) -> int:
        folded, rest = neutral, []
        waiting = list(args)
        while waiting:
            at = waiting.pop()
            step = self.steps[at]
            if step.op == op:
                waiting.extend(step.args)
            elif step.op == "number" and _size(folded) + _size(step.data) <= MAX_BITS:
                folded = folded + step.data if op == "add" else folded * step.data
            else:
                rest.append(at)
            if len(rest) + len(waiting) > MAX_NODES:
                raise TooLarge("too many terms")
        if folded != neutral or not rest:
            rest.append(self.number(folded))
        return rest[0] if len(rest) == 1 else self.add_step(op, *sorted(rest))

    def _read(self, e: Any, seen: dict[int, int]) -> int:
        at = seen.get(id(e))
        if at is None:
            at = seen[id(e)] = self._read_node(e, seen)
        return at

    def _read_node(self, e: Any, seen: dict[int, int]) -> int:
        name = type(e).__name__
        if e.is_Symbol:
            return self.add_step("symbol", data=str(e.name))
        if getattr(e, "is_Rational", False):
            return self.number(Fraction(int(e.p), int(e.q)))
        if getattr(e, "is_Float", False):
            self.inexact = True
            return self.number(decimal(e))
        if name in CONSTANTS:
            return self.add_step("constant", data=name)
        if name in ("BooleanTrue", "BooleanFalse"):
            return self.add_step("truth", data=name == "BooleanTrue")
        if name in ("Sum", "Product"):
            return self._read_sum(e, name.lower(), seen)
        if name in ("Derivative", "Integral", "Limit", "Subs"):
            self.unfinished = self.unfinished or not (name == "Derivative" and _is_undefined(e.args[0]))
            symbols = sorted(e.free_symbols, key=lambda s: s.name)
            return self.add_step("opaque", *(self._read(s, seen) for s in symbols), data=expression_text.text(e))
        if name == "Piecewise":
            pairs = [self._read(part, seen) for pair in e.args for part in pair.args]
            return self.add_step("piecewise", *pairs)
        if not e.args:
            raise Unreadable(name)
        args = [self._read(a, seen) for a in e.args]
        if _is_undefined(e):
            return self.add_step("opaque", *args, data=name)
        return self._combined(name, args)

    def _combined(self, name: str, args: list[int]) -> int:
        """A compound in terms of the fewest heads: tan is sin/cos, asec(u) is acos(1/u), n! is Γ(n + 1)."""
        first = args[0]
        if name == "Add":
            return self.add(*args)
        if name == "Mul":
            return self.mul(*args)
        if name == "Pow":
            return self.pow(first, args[1])
        if name == "exp":
            return self.add_step("exp", first)
        if name in RECIPROCAL:
            return self.inverse(self.call(RECIPROCAL[name], first))
        if name in RATIO:
            top, bottom = RATIO[name]
            return self.mul(self.call(top, first), self.inverse(self.call(bottom, first)))
        if name in OF_RECIPROCAL:
            return self.call(OF_RECIPROCAL[name], self.inverse(first))
        if name == "log" and len(args) == 2:
            return self.mul(self.call("log", first), self.inverse(self.call("log", args[1])))
        if name == "factorial":
            return self.call("gamma", self.add(first, self.number(1)))
        if name == "sinc":
            return self.mul(self.call("sin", first), self.inverse(first))
        if name == "Mod":
            quotient = self.call("floor", self.mul(first, self.inverse(args[1])))
            return self.difference(first, self.mul(args[1], quotient))
        if name == "frac":
            return self.difference(first, self.call("floor", first))
        if name == "FallingFactorial":  # a(a − 1)…(a − n + 1) counts up from −a with n signs
            sign = self.pow(self.number(-1), args[1])
            return self.mul(sign, self.call("RisingFactorial", self.negated(first), args[1]))
        if name == "jn":
            half = self.number(Fraction(1, 2))
            pi = self.add_step("constant", data="Pi")
            root = self.pow(self.mul(self.number(2), self.inverse(pi), args[1]), half)
            return self.mul(self.inverse(root), self.call("besselj", self.add(first, half), args[1]))
        if name == "erf2":
            return self.difference(self.call("erf", args[1]), self.call("erf", first))
        if name == "erfcinv":
            return self.call("erfinv", self.difference(self.number(1), first))
        if name == "Li":
            return self.difference(self.call("li", first), self.call("li", self.number(2)))
        if name in ("Max", "Min"):
            return self.call(name, *sorted(set(args))) if len(set(args)) > 1 else first
        if name in RELATIONS:
            return self.add_step(RELATIONS[name], *args)
        if name in LOGIC:
            return self.add_step(LOGIC[name], *args)
        return self.call(name, *args)

    def _read_sum(self, e: Any, op: str, seen: dict[int, int]) -> int:
        """A finite sum or product over one index; its body is a program of its own."""
        if len(e.limits) != 1 or len(e.limits[0]) != 3:
            raise Unreadable(f"{op} over more than one index")
        variable, low, high = e.limits[0]
        body = Program()
        at = body.read(e.function)
        outer = [n for n in body.names() if n != variable.name]
        bounds = [self._read(low, seen), self._read(high, seen)]
        symbols = [self.add_step("symbol", data=n) for n in outer]
        return self.add_step(op, *bounds, *symbols, data=Body(body, at, variable.name, tuple(outer)))


@dataclass(frozen=True)
class Body:
    """What a sum adds up: a program, the step that is the summand, the index's name, the outer symbols in order."""

    program: Program
    at: int
    variable: str
    outer: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.at, self.variable, self.outer, tuple(self.program.steps)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and (self.at, self.variable, self.program.steps) == (
            other.at, other.variable, other.program.steps
        )  # fmt: skip


def measure(expression: Any) -> int:
    """Nodes of a tree, counted without recursion. Errors: TooLarge."""
    count, waiting = 0, [(expression, 0)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > MAX_NODES or depth > MAX_DEPTH:
            raise TooLarge("the expression is too large")
        if getattr(node, "is_Rational", False) and node.p.bit_length() + node.q.bit_length() > MAX_BITS:
            raise TooLarge("a number has too many digits")
        waiting.extend((a, depth + 1) for a in node.args)
    return count


def decimal(number: Any) -> Fraction:
    """The number that a Float's digits write: 0.1 is 1/10. Errors: TooLarge, beyond what digits can write."""
    _, mantissa, exponent, bits = number._mpf_
    if not mantissa:
        return Fraction(0)
    if not -MAX_BITS < exponent + bits < MAX_BITS:
        raise TooLarge("a decimal is too large or too small")
    exact = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    exact = -exact if number._mpf_[0] else exact
    if number._prec == 53 and -300 < exponent + bits < 1000:
        return Fraction(repr(float(exact)))
    return exact


def _is_undefined(e: Any) -> bool:
    """Whether e is f(x) for an f that nobody defined; its derivatives are as free as itself."""
    return type(type(e)).__name__ == "UndefinedFunction"


def _size(q: Fraction) -> int:
    return q.numerator.bit_length() + q.denominator.bit_length()
