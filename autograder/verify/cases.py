"""What an assignment is proved by: hand-ins whose grade is known beforehand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import sympy

from autograder.checks.numeric import compare
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Equal
from autograder.grading.grader import Grader
from autograder.grading.notebook import Plan
from autograder.grading.record import Record
from autograder.grading.rehearsal import solution_namespace
from autograder.mistakes.known import Mistake, Variant
from autograder.verify.mutants import mutants, null_answers
from autograder.wording import sentences


@dataclass(frozen=True)
class Case:
    """One hand-in that proves something. `problem` says what is wrong with how it was graded, "" if nothing is.

    replayed : code of the author's that the public check is to judge in the same words, "" for none
    """

    kind: str
    exercise: str
    name: str
    code: dict[str, str]
    problem: Callable[[Record], str]
    replayed: str = ""


def all_cases(plan: Plan, grader: Grader, released: dict[str, Any]) -> Iterator[Case]:
    solution = {e: solution_of(plan, e) for e in plan.exercises}
    yield Case("stub", "all", "the release", {}, _untouched)
    yield Case("solution", "all", "the instructor's", solution, _all_right)
    for exercise in plan.exercises:
        for m in grader.mistakes.get(exercise, ()):
            code = solution | {exercise: in_cell(plan, exercise, m)}
            yield Case("known mistake", exercise, m.name, code, _named(exercise, m.name), code[exercise])
        for v in grader.variants.get(exercise, ()):
            code = solution | {exercise: in_cell(plan, exercise, v)}
            yield Case("variant", exercise, v.name, code, _right(exercise), code[exercise])
        for name, source in null_answers(plan.signatures(exercise).values()):
            yield Case("null answer", exercise, name, solution | {exercise: source}, _worthless(exercise))
        for name, source in mutants(solution[exercise]):
            is_right = partial(equals_reference, source, plan, grader, exercise)
            yield Case("mutant", exercise, name, solution | {exercise: source}, _mutant(exercise, is_right))


def in_cell(plan: Plan, exercise: str, own: Mistake | Variant) -> str:
    """The cell with this implementation; where it holds other functions too, or changes a class, after the
    instructor's."""
    alone = set(plan.signatures(exercise)) <= {own.function} and not own.is_amendment
    return own.source if alone else f"{solution_of(plan, exercise)}\n\n{own.source}"


def solution_of(plan: Plan, exercise: str) -> str:
    lines = plan.solution(exercise).splitlines()
    return (
        "\n".join(line for line in lines if "### BEGIN SOLUTION" not in line and "### END SOLUTION" not in line) + "\n"
    )


def _untouched(record: Record) -> str:
    wrong = [e.result.exercise for e in record.exercises if e.result.outcome != "not attempted"]
    return f"not “not attempted” in {', '.join(wrong)}" if wrong else ""


def _all_right(record: Record) -> str:
    return "; ".join(e.text for e in record.exercises if e.result.outcome != "right")


def _right(exercise: str) -> Callable[[Record], str]:
    return lambda record: "" if record[exercise].result.outcome == "right" else record[exercise].text


def _named(exercise: str, title: str) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        result = record[exercise].result
        if result.outcome not in ("partly right", "not yet"):
            return f"graded as {result.outcome}"
        if result.mistake is None:
            return "loses points, but is not named: " + sentences.text(result)
        return "" if result.mistake.title == title else f"named as “{result.mistake.title}”"

    return problem


def _worthless(exercise: str) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        result = record[exercise].result
        return "" if result.fraction == 0 else f"is {sentences.standing(result)}"

    return problem


def _mutant(exercise: str, is_right: Callable[[], bool]) -> Callable[[Record], str]:
    def problem(record: Record) -> str:
        right = record[exercise].result.outcome == "right"
        return "gets everything, but differs from the reference" if right and not is_right() else ""

    return problem


def equals_reference(source: str, plan: Plan, grader: Grader, exercise: str) -> bool:
    """Whether a mutant is no mutant at all: brute force at inputs of the reference's own, apart from the grader's.

    ORACLE_INPUTS of the reference holds for each exercise tuples of arguments, or expressions such as
    "tangent_line(np.sin, np.cos, 1.0)(0.5)", evaluated with the mutant's functions and with the reference's
    """
    libraries = {"np": np, "sp": sympy}
    mutant = solution_namespace(plan)
    right = libraries | vars(grader.reference)
    try:
        exec(compile(source, "<mutant>", "exec"), mutant)
        for asked in grader.reference.ORACLE_INPUTS[exercise]:
            with np.errstate(all="ignore"):
                if isinstance(asked, str):
                    got, want = eval(asked, libraries | mutant), eval(asked, right)
                else:
                    got, want = mutant[exercise](*asked), right[exercise](*asked)
            if not is_same(got, want):
                return False
    except Exception:
        return False
    finally:
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")
    return True


def is_same(got: Any, want: Any) -> bool:
    """Numbers within rounding, formulas as functions, lists and dicts entry by entry."""
    if isinstance(want, sympy.Basic):
        return isinstance(equivalent(got, want), Equal)
    if isinstance(want, dict):
        return isinstance(got, dict) and got.keys() == want.keys() and all(is_same(got[k], want[k]) for k in want)
    if isinstance(want, list | tuple) and any(isinstance(w, sympy.Basic | str | list | tuple | dict) for w in want):
        return len(got) == len(want) and all(map(is_same, got, want))
    if isinstance(want, str):
        return bool(got == want)
    return isinstance(compare(got, want, rtol=1e-9, atol=1e-11), Equal)
