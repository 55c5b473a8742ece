"""make bench-checks: our verdicts beside simplify, equals and math-verify, on cases of other projects' suites.

The cases lie in ../shared/data/symbolic, outside this repository; where they are absent, nothing is measured.
Each method judges in a process of its own that is ended after 5 s a case. The table goes to docs/benchmarks.md.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from tests.bench import page
from tests.bench.peer_cases import Case, read_cases
from tests.places import ROOT

CASES = ROOT.parent / "shared" / "data" / "symbolic"
LIMIT = 5.0  # seconds for one case


def ours(case: Case) -> bool | None:
    from autograder.checks.symbolic import equivalent
    from autograder.checks.verdict import Different, Equal

    verdict = equivalent(case.answer, case.reference, case.symbols)
    return True if isinstance(verdict, Equal) else False if isinstance(verdict, Different) else None


def simplified(case: Case) -> bool | None:
    """simplify(a − b) == 0; anything else counts as a rejection, as it does where people grade with it."""
    import sympy

    return sympy.simplify(case.answer - case.reference) == 0


def equals(case: Case) -> bool | None:
    return case.answer.equals(case.reference)


def math_verify(case: Case) -> bool | None:
    from math_verify import verify

    return bool(verify([case.reference], [case.answer]))


METHODS: dict[str, Callable[[Case], bool | None]] = {
    "`checks.symbolic.equivalent`": ours,
    "`simplify(a - b) == 0`": simplified,
    "`a.equals(b)`": equals,
    "math-verify": math_verify,
}


@dataclass
class Tally:
    """What a method made of the cases: (answer, expected) → how often; seconds of each."""

    counts: dict[tuple[bool | None, bool], int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    late: int = 0
    wrong: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        total, true = sum(self.counts.values()), sum(n for (_, e), n in self.counts.items() if e)
        said = self.counts.get
        shares = f"{said((True, True), 0) / true:.1%} | {said((True, False), 0)} | {said((False, True), 0)}"
        undecided = sum(n for (a, _), n in self.counts.items() if a is None)
        ordered = sorted(self.seconds)
        median, p99 = statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.99)] * 1000
        return f"| {name} | {shares} | {undecided / total:.2%} | {self.late} | {median:.1f} ms | {p99:.0f} ms |"


def serve(method: Callable[[Case], bool | None], cases: list[Case], pipe: Any) -> None:
    """Judges the cases whose numbers come through the pipe."""
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    method(cases[0])
    pipe.send("ready")
    while (number := pipe.recv()) is not None:
        started = time.perf_counter()
        try:
            answer = method(cases[number])
        except Exception:  # a peer's crash is no verdict
            answer = None
        pipe.send((answer, time.perf_counter() - started))


def measure(method: Callable[[Case], bool | None], cases: list[Case]) -> Tally:
    tally, worker, pipe = Tally(), None, None
    for number, case in enumerate(cases):
        if worker is None or pipe is None:
            worker, pipe = start(method, cases)
        pipe.send(number)
        answer, seconds = None, LIMIT
        try:
            if pipe.poll(LIMIT):
                answer, seconds = pipe.recv()
            else:
                raise EOFError
        except EOFError:  # too late, or it died
            tally.late += 1
            worker.kill()
            worker.join()
            worker = None
        key = (answer, case.expect)
        tally.counts[key] = tally.counts.get(key, 0) + 1
        tally.seconds.append(seconds)
        if answer is not None and answer != case.expect:
            tally.wrong.append(case.id)
    if worker is not None:
        pipe.send(None)
        worker.join()
    return tally


def start(method: Callable[[Case], bool | None], cases: list[Case]) -> tuple[Any, Any]:
    context = get_context("fork")
    near, far = context.Pipe()
    worker = context.Process(target=serve, args=(method, cases, far), daemon=True)
    worker.start()
    far.close()
    near.recv()
    return worker, near


def table(cases: list[Case]) -> str:
    with ThreadPoolExecutor(max_workers=2) as pool:
        tallies = dict(zip(METHODS, pool.map(lambda m: measure(m, cases), METHODS.values()), strict=True))
    for name, tally in tallies.items():
        if tally.wrong:
            print(f"{name} is wrong on: {' '.join(tally.wrong[:40])}")
    wrong = sum(not c.expect for c in cases)
    return "\n".join(
        [
            f"{len(cases)} pairs, {len(cases) - wrong} equal and {wrong} not; limit {LIMIT:g} s a pair; no answer",
            f"in time is undecided. {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}.",
            "",
            "| method | equal pairs accepted | false accepts | false rejects | undecided | too late | median | p99 |",
            "|---|---|---|---|---|---|---|---|",
            *(tally.row(name) for name, tally in tallies.items()),
        ]
    )


def main() -> None:
    if not CASES.is_dir():
        print(f"no cases: {CASES.relative_to(ROOT.parent)} is not there; nothing is measured")
        return
    cases = [case for path in sorted(CASES.glob("*.jsonl")) for case in read_cases(path)]
    text = table(cases)
    print(text)
    page.write("symbolic verdicts", text)


if __name__ == "__main__":
    main()
