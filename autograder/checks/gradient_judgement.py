"""The judgement of a gradient: `student.mse_grad(X, y, w, b).is_gradient(reference.mse_grad, names=("dw", "db"))`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from autograder.checks import differing, gradient, numeric, showing
from autograder.checks.finding import Finding, NotYet
from autograder.checks.judging import Judged, judgement
from autograder.checks.verdict import Different


class GradientJudgement(Judged):
    """Mixed into `Answer`."""

    @judgement
    def is_gradient(
        self,
        expected: Any,
        names: Sequence[str] = (),
        sizes: Mapping[str, int] | None = None,
        parts: Mapping[str, Any] | None = None,
        accepts: Sequence[numeric.Form] = (),
        because: str = "",
    ) -> Self:
        """Every entry of every parameter is right; see `gradient.compare` for what the settings mean."""
        __tracebackhide__ = True
        verdict = gradient.compare(
            self.reply.value, expected, names=tuple(names), sizes=sizes, parts=parts, accepts=tuple(accepts),
            single=self.has_single_input, scale=self.scale,
        )  # fmt: skip
        if not isinstance(verdict, Different):
            return self
        called = showing.call(self.question)
        if self.reply.changed:
            raise NotYet(Finding("changed", called))
        witness = verdict.witness
        name = gradient.name_at(expected, tuple(names), witness.path)
        if not name or witness.kind in ("length", "keys"):
            raise NotYet(differing.finding_of(witness, called, self.reply.value, expected, because))
        raise NotYet(differing.finding_of_named(name, witness, called, because))
