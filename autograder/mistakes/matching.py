"""An answer is named when it behaves, question by question, like exactly one known mistake.

A transcript holds what an implementation replied to the grader's questions. Two transcripts agree when they do on
every question that both were asked: same error, or same values; same arguments altered; a warning on both sides or on
none. Draws that are fresh for each submission have other keys and take no part.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from autograder.checks.numeric import real_array
from autograder.checks.reply import Reply

Transcript = Mapping[bytes, Reply]
RTOL, ATOL = 1e-7, 1e-12  # the same wrong formula, written in another order


def recognise(answers: Transcript, known: Mapping[str, Transcript]) -> str | None:
    """Name of the one known mistake that explains `answers`, or None.

    Where several agree, exactly the same warnings decide; where that leaves several, nobody is named.
    """
    agreeing = [name for name, transcript in known.items() if agrees(answers, transcript)]
    if len(agreeing) > 1:
        agreeing = [name for name in agreeing if _same_warnings(answers, known[name])]
    return agreeing[0] if len(agreeing) == 1 else None


def agrees(answers: Transcript, other: Transcript) -> bool:
    """Whether two transcripts agree on what they share, and share something."""
    shared = answers.keys() & other.keys()
    return bool(shared) and all(same_reply(answers[key], other[key]) for key in shared)


def same_reply(a: Reply, b: Reply) -> bool:
    if a.lost or b.lost:
        return a.lost == b.lost
    if a.error is not None or b.error is not None:
        return a.error is not None and b.error is not None and a.error.type == b.error.type
    return bool(a.warnings) == bool(b.warnings) and a.changed == b.changed and _same_value(a.value, b.value)


def _same_value(a: object, b: object) -> bool:
    p, q = real_array(a), real_array(b)
    if p is None or q is None:
        return type(a) is type(b) and repr(a) == repr(b)
    return p.shape == q.shape and p.dtype.kind == q.dtype.kind and np.allclose(p, q, RTOL, ATOL, equal_nan=True)


def _same_warnings(answers: Transcript, other: Transcript) -> bool:
    shared = answers.keys() & other.keys()
    return all({w.message for w in answers[k].warnings} == {w.message for w in other[k].warnings} for k in shared)
