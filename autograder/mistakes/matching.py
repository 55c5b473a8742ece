"""An answer is named when one known mistake, and no other as well, explains where it departs from the right one.

A transcript holds what an implementation replied to the grader's questions. Where it differs from the transcript of a
right answer it *departs*: another value, an error, another kind of number, a warning, an altered argument. A mistake
explains an answer when

- wherever both gave a value, and either is wrong, the two values agree (a mistake that never returns a wrong value may
  leave one open in another check);
- a mistake that never returns a wrong value departs in the same way wherever it departs at all;
- it departs, as the answer does, on a question of the check that the learner is told about.

Of several the one that leaves least unexplained is named; of equals nobody. Questions drawn afresh for each submission
have other keys and take no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np

from autograder.checks.numeric import real_array
from autograder.checks.reply import Reply
from autograder.checks.result import CheckResult, Named
from autograder.checks.symbolic import equivalent
from autograder.checks.verdict import Equal
from autograder.plain.codec import Opaque
from autograder.plain.figure import FigureData
from autograder.plain.tree import is_expression

Transcript = Mapping[bytes, Reply]
Known = Sequence[
    tuple[str, Transcript]
]  # title and transcript; a mistake that is made in several ways comes several times
NOISE, FLOOR = 1e-12, 2e-15  # of a value, and of the largest: what rounding may do to a right formula
SAME = 1e-3  # of a departure: the same wrong formula, written in another order
TOLD_BY_SIGN = {
    "figure", "form", "proof", "samples", "order", "examples", "type", "length", "keys", "shape", "learning",
}  # fmt: skip  # findings without a value

Sign = tuple[str, ...]
FIRST = 7  # entries of a sign are of the first check that failed


def recognise(answers: Transcript, known: Known, right: Transcript, about: Set[bytes]) -> str | None:
    """Title of the known mistake that explains `answers`, or None.

    about : keys of the questions of the check that failed first
    """
    explained = [(title, _unexplained(answers, other, right, about)) for title, other in known]
    least = min((left for _, left in explained if left is not None), default=None)
    best = {title for title, left in explained if left is not None and left == least}
    return best.pop() if len(best) == 1 else None


def sign_of(checks: Sequence[CheckResult]) -> Sign:
    """What is said of an answer that values do not tell from others: which check, which kind of finding, of what.

    returns : of the first check that failed, then of the others; () where what is said first is that a value is wrong
    """
    sign: list[str] = []
    for check in checks:
        f = check.finding
        if f is not None and f.kind in TOLD_BY_SIGN:
            tells = f.kind in ("form", "type", "length", "shape") or f.pattern == "sizes"
            said = f.returned if tells else ""  # elsewhere it may hold numbers
            sign += (check.name, f.kind, f.pattern, f.by, f.called, f.expected, said)
        elif f is not None and not sign:
            return ()
    return tuple(sign)


def is_told_alone(sign: Sign) -> bool:
    """Whether a mistake is known by its sign and by nothing else.

    Two curves sampled at other points share no value, nor do two answers of a chance that nobody seeded.
    """
    return sign[1:2] == ("samples",) or sign[1:3] == ("learning", "chance")


def recognise_by_sign(sign: Sign, known: Iterable[tuple[Named, Sign]]) -> str | None:
    """Title of the only known mistake of which the same is said first, or, where several are, the same all through."""
    pairs = list(known)
    for length in (FIRST, None):
        titles = {named.title for named, other in pairs if other[:length] == sign[:length]} if sign else set()
        if len(titles) < 2:
            break
    return titles.pop() if len(titles) == 1 else None


def _unexplained(answers: Transcript, mistake: Transcript, right: Transcript, about: Set[bytes]) -> int | None:
    """How many departures of the answer the mistake leaves open, None where it does not explain the answer."""
    shared = answers.keys() & mistake.keys() & right.keys()
    of_mistake = {key: departures(mistake[key], right[key]) for key in shared}
    by_value = any("value" in kinds for kinds in of_mistake.values())
    seen, left = False, 0
    for key in shared:
        theirs, ours = departures(answers[key], right[key]), of_mistake[key]
        if "value" in theirs | ours and _valued(answers[key]) and _valued(mistake[key]):
            if _depart_alike(answers[key].value, mistake[key].value, right[key].value):
                seen |= key in about
            elif by_value or key in about:
                return None
        elif ours and _same_way(answers[key], mistake[key], theirs & ours):
            seen |= key in about
        elif ours and not by_value:
            return None
        left += len(theirs - ours)
    return left if seen else None


def departures(reply: Reply, right: Reply) -> frozenset[str]:
    """In which ways a reply departs from the right one."""
    if reply.lost:
        return frozenset({"lost"})
    if reply.error is not None:
        return frozenset({"error"})
    kinds = set()
    if not _close(reply.value, right.value):
        kinds.add("value")
    elif _kind(reply.value) != _kind(right.value):
        kinds.add("kind of number")
    if reply.warnings and not right.warnings:
        kinds.add("warning")
    if reply.changed != right.changed:
        kinds.add("argument")
    return frozenset(kinds)


def _same_way(answer: Reply, mistake: Reply, shared: frozenset[str]) -> bool:
    if mistake.error is not None:
        return answer.error is not None and answer.error.type == mistake.error.type
    return bool(shared)


def _valued(reply: Reply) -> bool:
    return reply.error is None and not reply.lost


def _close(value: object, right: object) -> bool:
    return _depart_alike(value, right, right)


def _depart_alike(a: object, b: object, right: object) -> bool:
    """Whether two values miss the right one by the same, entry by entry."""
    p, q, r = real_array(a), real_array(b), real_array(right)
    if p is None or q is None:
        return _same_thing(a, b, right)
    if p.shape != q.shape:
        return False
    if r is None or r.shape != p.shape:
        r = np.zeros(p.shape)
    with np.errstate(all="ignore"):
        missed = np.fmax(np.abs(p - r), np.abs(q - r))
        floor = FLOOR * max(1.0, float(np.max(np.abs(r), initial=0.0, where=np.isfinite(r))))
        alike = np.abs(p - q) <= SAME * missed + NOISE * np.abs(r) + floor
    return bool((alike & np.isfinite(p) & np.isfinite(q) | (p == q) | (np.isnan(p) & np.isnan(q))).all())


def _same_thing(a: object, b: object, right: object) -> bool:
    """Formulas by what they are, lists and dicts entry by entry, anything else by how it is written.

    Any two figures count as the same: what is wrong with one is told by its sign.
    """
    if _is_figure(a) and _is_figure(b):
        return True
    if is_expression(a) and is_expression(b):
        return bool(a == b) or isinstance(equivalent(a, b), Equal)  # to write them out would take ten times as long
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        own = right if isinstance(right, list | tuple) and len(right) == len(a) else [None] * len(a)
        return len(a) == len(b) and all(map(_depart_alike, a, b, own))
    if isinstance(a, dict) and isinstance(b, dict):
        own_ones = right if isinstance(right, dict) else {}
        return a.keys() == b.keys() and all(_depart_alike(a[k], b[k], own_ones.get(k)) for k in a)
    return type(a) is type(b) and repr(a) == repr(b)


def _kind(value: object) -> str:
    array = real_array(value)
    return "" if array is None else array.dtype.kind


def _is_figure(value: object) -> bool:
    return isinstance(value, FigureData) or (isinstance(value, Opaque) and value.type_name == "Figure")
