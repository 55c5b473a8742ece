"""A witness as a finding: which call, which entry of its value, both sides written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks import showing
from autograder.checks.finding import Finding
from autograder.checks.verdict import Place, Witness


def finding_of(witness: Witness, called: str, got: Any, want: Any, because: str = "") -> Finding:
    """
    got, want : the whole values that the witness is of; small ones are shown whole, of large ones the entry
    """
    finding = _bare(witness, called, got, want, because)
    return _with_pattern(finding, witness)


def finding_of_named(name: str, witness: Witness, called: str, because: str = "") -> Finding:
    """The same for an entry of a value that has a name, e.g. dW1[0, 2]."""
    if witness.kind != "value":
        finding = Finding(witness.kind, f"{name} of {called}", str(witness.got), str(witness.want), because=because)
    else:
        position = f"[{', '.join(map(str, witness.index))}]" if witness.index else ""
        returned, expected = showing.value(witness.got), showing.value(witness.want)
        finding = Finding("value", f"{name}{position} of {called}", returned, expected, because=because)
    return _with_pattern(finding, witness)


def _with_pattern(finding: Finding, witness: Witness) -> Finding:
    p = witness.pattern
    return finding if p is None else replace(finding, pattern=p.kind, by=p.by, like=p.like, of=p.of)


def _bare(witness: Witness, called: str, got: Any, want: Any, because: str) -> Finding:
    if witness.path:
        called = f"entry {place(witness.path)} of {called}"
    if witness.kind != "value":
        return Finding(witness.kind, called, str(witness.got), str(witness.want), because=because)
    whole = _at(want, witness.path)
    if witness.index and np.size(whole) > showing.LONG:
        position = ", ".join(map(str, witness.index))
        called = f"entry [{position}] of {called}"
        returned, expected = showing.value(witness.got), showing.value(witness.want)
    elif witness.index:
        returned, expected = showing.value(_at(got, witness.path)), showing.value(whole)
    else:
        returned, expected = showing.value(witness.got), showing.value(witness.want)
    return Finding("value", called, returned, expected, because=because)


def place(path: Place) -> str:
    """Steps into lists and dicts, as a learner would write them.

    >>> place((0, "W"))
    "[0]['W']"
    """
    return "".join(f"[{step!r}]" for step in path)


def _at(value: Any, path: Place) -> Any:
    for step in path:
        value = value[step]
    return value
