"""Where a formula may change its law: zeros of what stands under |·|, log, a root, in a condition."""

from __future__ import annotations

from itertools import combinations, islice

from autograder.checks.symbolic.program import Program

MOST_SWITCHES = 60  # looked for; whoever has more is not judged equal by points
COMPARISONS = ("<", "≤", ">", "≥", "=", "≠")


def switches(program: Program, targets: list[int]) -> list[int]:
    """Steps (added to the program) whose zeros part the laws of the target steps."""
    found: list[int] = []
    one = program.number(1)
    for at in program.needed(targets):
        if len(found) > MOST_SWITCHES:
            break
        step = program.steps[at]
        if step.op in COMPARISONS:
            found.append(program.difference(*step.args))
        elif step.op == "pow":
            exponent = program.steps[step.args[1]]
            if not (exponent.op == "number" and exponent.data.denominator == 1):
                found.append(step.args[0])
        elif step.op == "call":
            u = step.args[0]
            if step.data in ("Abs", "sign", "Heaviside", "log", "arg", "DiracDelta"):
                found.append(u)
            elif step.data in ("Max", "Min"):
                pairs = islice(combinations(step.args, 2), MOST_SWITCHES + 1)
                found += [program.difference(a, b) for a, b in pairs]
            elif step.data in ("asin", "acos", "atanh", "acosh"):
                found += [program.difference(u, one), program.add(u, one)]
            elif step.data == "atan":
                found += _poles(program, u)
            elif step.data in ("floor", "ceiling"):
                found.append(program.call("sin", program.mul(u, program.add_step("constant", data="Pi"))))
    factors = (factor for f in found for factor in _factors(program, f))
    return [f for f in dict.fromkeys(factors) if program.names_below(f)]


def _factors(program: Program, at: int) -> list[int]:
    """Steps that vanish, or have a pole, where this one does."""
    step = program.steps[at]
    if step.op == "mul":
        return [f for a in step.args for f in _factors(program, a)]
    if step.op == "call" and step.data == "Abs":
        return _factors(program, step.args[0])
    if step.op == "pow" and program.steps[step.args[1]].op == "number":
        return _factors(program, step.args[0])
    return [at]


def _poles(program: Program, at: int) -> list[int]:
    bases = []
    for i in program.needed([at]):
        step = program.steps[i]
        if step.op == "pow":
            exponent = program.steps[step.args[1]]
            if exponent.op == "number" and exponent.data < 0:
                bases.append(step.args[0])
    return bases
