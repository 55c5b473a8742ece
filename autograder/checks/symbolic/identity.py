"""Proof of an identity by arithmetic modulo a prime (Schwartz 1980, Zippel 1979).

Both sides are rational functions of atoms: symbols, constants, exp of monomials, values of other functions, square
roots. Only relations that hold at every point are built in: exp(a + b) = exp(a)·exp(b), sin and cos through exp,
b^c = exp(c·log b), √b² = b, Γ(u + 1) = u·Γ(u), f(u) = f(v) where u = v. If the two sides have the same value at
random points of a random prime field, they are the same rational function, except with probability below 2⁻⁵⁰; hence
equal wherever both have a value. Failing proves nothing: log(2x) and log(2) + log(x) are different atoms.

Prime and points come from a hash of both sides (Fiat and Shamir 1986): verdicts can be repeated, and no answer can be
made to fit its points.
"""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import islice, product
from math import lcm

from autograder.checks.symbolic.prime_field import PrimeField
from autograder.checks.symbolic.program import Program

MAX_DEGREE = 2**16
ROUNDS = 2
MOST_ROOTS = 4  # every choice of signs is tried
TRIES = 80  # points tried until all roots exist
MOST_MONOMIALS = 64
SMALL = 64
ENTIRE = ("erf", "erfi", "erfc", "conjugate", "Abs", "sign", "Heaviside", "atan", "asinh", "re", "im", "Max", "Min")
Linear = dict[int, tuple[Fraction, int]]  # value of a monomial → its rational coefficient, its degree


class NoProof(Exception):
    """The identity cannot be decided in this way."""


class Unlucky(Exception):
    """A root or an inverse that does not exist at this point; another may do."""


def proves_identity(program: Program, a: int, b: int, source: random.Random) -> bool:
    """Whether steps a and b are the same rational function of their atoms. False says nothing."""
    steps = program.needed([a, b])
    try:
        denominator = 1
        for step in (program.steps[i] for i in steps):
            if step.op == "number":
                denominator = lcm(denominator, step.data.denominator)
        if denominator > 10**4:
            denominator = 1
        for _ in range(ROUNDS):
            _agree(program, steps, (a, b), PrimeField.random(source), denominator, source)
    except NoProof:
        return False
    return True


def _agree(
    program: Program, steps: list[int], sides: tuple[int, int], field: PrimeField, denominator: int,
    source: random.Random,
) -> None:  # fmt: skip
    """Compares the sides at one random point, under every choice of signs of the square roots: √(x²) = x holds under
    one of two choices wherever one looks. Errors: NoProof, where the sides differ or cannot be valued."""
    for _ in range(TRIES):
        seed = source.getrandbits(64)
        try:
            roots = _compare(_Residues(program, random.Random(seed), field, denominator, ()), steps, sides)
            for signs in islice(product((0, 1), repeat=roots), 1, None):
                _compare(_Residues(program, random.Random(seed), field, denominator, signs), steps, sides)
        except Unlucky:
            continue
        return
    raise NoProof


def _compare(point: _Residues, steps: list[int], sides: tuple[int, int]) -> int:
    """Number of square roots met. Errors: NoProof, Unlucky."""
    values = point.evaluate(steps)
    if values[sides[0]] != values[sides[1]] or len(point.roots) > MOST_ROOTS:
        raise NoProof
    return len(point.roots)


class _Residues:
    """Values of all steps at one random point of one random prime field, and bounds of their degrees."""

    def __init__(
        self, program: Program, source: random.Random, field: PrimeField, denominator: int, signs: tuple[int, ...]
    ):
        self.program, self.source, self.signs, self.denominator = program, source, signs, denominator
        self.field, self.p, self.i = field, field.p, field.i
        self.atoms: dict[tuple[object, ...], int] = {}
        self.roots: dict[int, int] = {}
        self.gammas: list[int] = []
        self.logs: dict[int, tuple[int, int]] = {}  # value of a logarithm → its argument, with degree
        self.value: dict[int, int] = {}
        self.degree: dict[int, int] = {}

    def evaluate(self, steps: list[int]) -> dict[int, int]:
        for at in steps:
            value, degree = self._step(at)
            if degree > MAX_DEGREE:
                raise NoProof
            self.value[at], self.degree[at] = value % self.p, degree
        return self.value

    def _step(self, at: int) -> tuple[int, int]:
        step = self.program.steps[at]
        args = [self.value[a] for a in step.args]
        degrees = [self.degree[a] for a in step.args]
        if step.op == "number":
            return step.data.numerator * self._inverse(step.data.denominator), 0
        if step.op == "symbol":
            return self._atom("symbol", step.data), 1
        if step.op == "constant":
            if step.data == "ImaginaryUnit":
                return self.i, 0
            if step.data == "Exp1":
                return self._exponential({1: (Fraction(1), 0)})
            return self._atom("constant", step.data), 1
        if step.op == "add":
            return sum(args), sum(degrees)
        if step.op == "mul":
            total = 1
            for a in args:
                total = total * a % self.p
            return total, sum(degrees)
        if step.op == "exp":
            return self._exponential(self._linear(step.args[0]))
        if step.op == "pow":
            return self._power(*step.args)
        if step.op == "call":
            return self._call(step.data, step.args, args, degrees)
        if step.op == "opaque":
            return self._atom("opaque", str(step.data), *args), sum(degrees) + 1
        raise NoProof

    def _call(self, head: str, steps: tuple[int, ...], args: list[int], degrees: list[int]) -> tuple[int, int]:
        if head in ("sin", "cos"):
            forward, degree = self._exponential(_times(self._linear(steps[0]), self.i, self.p))
            back = self._inverse(forward)
            if head == "cos":
                return (forward + back) * self._inverse(2), 2 * degree
            return (forward - back) * self._inverse(2 * self.i), 2 * degree
        if head in ("sinh", "cosh"):
            forward, degree = self._exponential(self._linear(steps[0]))
            back = self._inverse(forward)
            return (forward + (back if head == "cosh" else -back)) * self._inverse(2), 2 * degree
        if head not in ENTIRE and any(self._may_be_singular(a, d) for a, d in zip(args, degrees, strict=True)):
            raise NoProof  # log(x − x) has no value anywhere
        if head == "atan" and args[0] in (self.i, self.p - self.i):
            raise NoProof
        if head == "binomial":
            n, k = args
            top, bottom = self._gamma(n + 1, degrees[0]), self._gamma(k + 1, degrees[1])
            rest = self._gamma((n - k + 1) % self.p, sum(degrees))
            return top[0] * self._inverse(bottom[0] * rest[0]), top[1] + bottom[1] + rest[1]
        if head == "gamma":
            return self._gamma(args[0], degrees[0])
        if head == "acos":
            return self._atom("constant", "Pi") * self._inverse(2) - self._atom("asin", *args), degrees[0] + 1
        value = self._atom(head, *args)
        if head == "log":
            self.logs[value] = args[0], degrees[0]
        return value, sum(degrees) + 1

    def _may_be_singular(self, value: int, degree: int) -> bool:
        """Whether an argument is a whole number at which a function of the field may have a pole."""
        if degree:
            return min(value, self.p - value) <= SMALL
        return value in (0, 1) or value >= self.p - SMALL

    def _gamma(self, u: int, degree: int) -> tuple[int, int]:
        """Γ(u) through a Γ met before, where the arguments differ by a small whole number."""
        for known in self.gammas:
            shift = (u - known) % self.p
            shift = shift - self.p if shift > self.p // 2 else shift
            if abs(shift) <= SMALL:
                value = self._atom("gamma", known)
                for k in range(shift):
                    value = value * (known + k) % self.p
                for k in range(-shift):
                    value = value * self._inverse(known - 1 - k) % self.p
                return value, 1 + abs(shift) * max(1, degree)
        self.gammas.append(u)
        return self._atom("gamma", u), degree + 1

    def _power(self, base: int, exponent: int) -> tuple[int, int]:
        power = self.program.steps[exponent]
        if power.op == "number":
            return self._rational_power(self.value[base], self.degree[base], power.data)
        b, degree = self.value[base], self.degree[base]
        if min(b, self.p - b) == 0:
            raise NoProof
        log = self._atom("log", b)
        self.logs[log] = b, degree
        terms: Linear = {}
        whole, whole_degree = 1, 0
        for monomial, (c, d) in self._linear(exponent).items():
            if monomial == 1:
                whole, whole_degree = self._rational_power(b, degree, c)
            else:
                key = monomial * log % self.p
                terms[key] = (c, d + 1)
        value, degrees = self._exponential(terms)
        return whole * value, whole_degree + degrees + degree

    def _rational_power(self, b: int, degree: int, q: Fraction) -> tuple[int, int]:
        if abs(q.numerator) > MAX_DEGREE:
            raise NoProof
        whole = q.numerator // q.denominator
        rest = q - whole
        value = pow(b if whole >= 0 else self._inverse(b), abs(whole), self.p)
        if rest == 0:
            return value, degree * abs(whole)
        if rest == Fraction(1, 2):
            return value * self._root(b), degree * (abs(whole) + 1)
        small = self._atom("root", rest.denominator, b)  # its power is not b here: fewer relations, none wrong
        return value * pow(small, rest.numerator, self.p), degree * (abs(whole) + 1) + rest.numerator

    def _root(self, b: int) -> int:
        if b not in self.roots:
            root = self.field.square_root(b)
            if root is None or b == 0:
                raise Unlucky
            turn = len(self.roots)
            negative = turn < len(self.signs) and self.signs[turn]
            root = min(root, self.p - root)
            self.roots[b] = self.p - root if negative else root
        return self.roots[b]

    def _exponential(self, terms: Linear) -> tuple[int, int]:
        """exp of a rational combination of monomials: each monomial's exp is a power of an atom."""
        value, degree = 1, 0
        half_turn = self.i * self._atom("constant", "Pi") % self.p
        for monomial, (c, d) in terms.items():
            if monomial in self.logs:
                power, power_degree = self._rational_power(*self.logs[monomial], c)
                value, degree = value * power % self.p, degree + power_degree
                continue
            sign = 1
            if monomial > self.p // 2:
                monomial, sign = self.p - monomial, -1
            q = c * sign
            if monomial in (half_turn, self.p - half_turn):
                q = q if monomial == half_turn else -q
                twelfths = int(12 * q // 1)
                value = value * self._root_of_unity(twelfths) % self.p
                q, monomial = q - Fraction(twelfths, 12), half_turn
            n = q * self.denominator
            if n.denominator != 1:
                raise NoProof
            base = self._atom("exp", monomial)
            value = value * pow(base if n >= 0 else self._inverse(base), abs(int(n)), self.p) % self.p
            degree += abs(int(n)) + d
            if degree > MAX_DEGREE:
                raise NoProof
        return value, degree

    def _root_of_unity(self, twelfths: int) -> int:
        """exp(iπ·n/12) through i, √2 and √3."""
        if twelfths % 6 == 0:
            return pow(self.i, twelfths // 6 % 4, self.p)
        if twelfths % 3 == 0:  # exp(iπ/4) = (1 + i)/√2
            return pow((1 + self.i) * self._inverse(self._root(2)), twelfths // 3 % 8, self.p)
        if twelfths % 4 == 0:  # exp(iπ/3) = (1 + i√3)/2
            return pow((1 + self.i * self._root(3)) * self._inverse(2), twelfths // 4 % 6, self.p)
        return self._root_of_unity(4 * twelfths) * self._root_of_unity(-3 * twelfths) % self.p

    def _linear(self, at: int) -> Linear:
        """A step as a combination of monomials, multiplied out while there are few."""
        step = self.program.steps[at]
        if step.op == "number":
            return {1: (step.data, 0)} if step.data else {}
        if step.op == "add":
            total: Linear = {}
            for a in step.args:
                for monomial, (c, d) in self._linear(a).items():
                    before, degree = total.get(monomial, (Fraction(0), 0))
                    total[monomial] = (before + c, max(degree, d))
            return self._few({m: t for m, t in total.items() if t[0]})
        if step.op == "mul":
            result: Linear = {1: (Fraction(1), 0)}
            for a in step.args:
                result = self._few(self._product(result, self._linear(a)))
            return result
        if step.op == "pow" and self.program.steps[step.args[0]].op == "add":
            exponent = self.program.steps[step.args[1]]
            if exponent.op == "number" and exponent.data in (2, 3, 4):
                result, base = {1: (Fraction(1), 0)}, self._linear(step.args[0])
                for _ in range(int(exponent.data)):
                    result = self._few(self._product(result, base))
                return result
        return {self.value[at]: (Fraction(1), self.degree[at])}

    def _product(self, left: Linear, right: Linear) -> Linear:
        total: Linear = {}
        for m, (c, d) in left.items():
            for n, (e, f) in right.items():
                key = m * n % self.p
                before, degree = total.get(key, (Fraction(0), 0))
                total[key] = (before + c * e, max(degree, d + f))
        return {m: t for m, t in total.items() if t[0]}

    def _few(self, terms: Linear) -> Linear:
        if len(terms) > MOST_MONOMIALS:
            raise NoProof
        return terms

    def _inverse(self, a: int) -> int:
        if a % self.p == 0:
            raise Unlucky
        return pow(a, -1, self.p)

    def _atom(self, *key: object) -> int:
        if key not in self.atoms:
            self.atoms[key] = self.source.randrange(2, self.p - 1)
        return self.atoms[key]


def _times(terms: Linear, factor: int, p: int) -> Linear:
    return {m * factor % p: t for m, t in terms.items()}
