"""An answer that judges itself: `student.sigmoid(points).matches(reference.sigmoid)`.

The judgements of numbers stand here; those of gradients, learning, matrices, figures, formulas, proofs, samples, orders
and examples are mixed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks import numeric, showing
from autograder.checks.contour_judgement import ContourJudgements
from autograder.checks.differing import finding_of
from autograder.checks.either_judgement import EitherJudgement
from autograder.checks.examples_judgement import ExamplesJudgement
from autograder.checks.finding import Finding, NotYet
from autograder.checks.gradient_judgement import GradientJudgement
from autograder.checks.judging import Fault, judgement
from autograder.checks.learning_judgement import LearningJudgement
from autograder.checks.maker_judgement import MakerJudgement
from autograder.checks.matrix_judgement import MatrixJudgement
from autograder.checks.one_by_one import taken_apart
from autograder.checks.order_judgement import OrderJudgement
from autograder.checks.proof_judgement import ProofJudgement
from autograder.checks.reals import real_array, type_name
from autograder.checks.samples_judgement import SamplesJudgement
from autograder.checks.symbolic_judgement import SymbolicJudgement
from autograder.checks.tolerance import ATOL_OF_SCALE, RTOL, SINGLE_ATOL_OF_SCALE, SINGLE_RTOL
from autograder.checks.verdict import Different

ROUNDING = 1e-15  # what a monotone or bounded function may miss its law by, in units of values near 1


class Answer(
    ContourJudgements, EitherJudgement, ExamplesJudgement, GradientJudgement, LearningJudgement, MakerJudgement,
    MatrixJudgement, OrderJudgement, ProofJudgement, SamplesJudgement, SymbolicJudgement,
):  # fmt: skip
    """What the learner's code replied to one question, and how it may be judged."""

    @judgement
    def matches(
        self,
        expected: Any,
        because: str = "",
        rtol: float | None = None,
        atol: float | None = None,
        accepts: Sequence[numeric.Form] = (),
    ) -> Answer:
        """Values equal `expected`: a value, another answer, or a function of the same arguments.

        expected : number, array, text, bool, or lists, tuples and dicts of these, compared entry by entry
        rtol, atol : where not given, 1e-9 and 1e-10 of the exercise's scale; 1e-4 and 1e-5 where an input is float32
        accepts : other forms that count too, e.g. ("row",) for (1, n) where (n,) is expected; never broadcast
        """
        __tracebackhide__ = True
        relative, of_scale = (SINGLE_RTOL, SINGLE_ATOL_OF_SCALE) if self.has_single_input else (RTOL, ATOL_OF_SCALE)
        settings = dict(
            rtol=relative if rtol is None else rtol,
            atol=of_scale * self.scale if atol is None else atol,
            accepts=tuple(accepts),
        )
        want: Any = numeric.as_array(expected) if numeric.is_array(expected) else None
        shape = None if want is None else want.shape
        if want is None and isinstance(expected, list) and len(taken_apart(self.question)) == len(expected):
            want, shape = expected, (len(expected),)  # a list of words, say
        self._judge(
            lambda part, here: _differs(
                part, expected if want is None or here is ... else want[here], settings, because
            ),
            shape,
        )
        return self

    @judgement
    def is_float(self) -> Answer:
        """Entries are floats, also where the input was whole numbers."""
        __tracebackhide__ = True
        array = real_array(self.reply.value)
        if array is None or array.dtype.kind != "f":
            returned = type_name(self.reply.value)
            raise NotYet(Finding("integers", showing.call(self.question), returned=returned))
        return self

    @judgement
    def rises(self, because: str = "") -> Answer:
        """Values never fall as the argument grows; 1e-15 is forgiven."""
        __tracebackhide__ = True
        (points,) = self.question.arguments.values()
        order = np.argsort(points)
        values = self._numbers(np.shape(points))[order]
        with np.errstate(invalid="ignore"):  # ∞ − ∞
            fall = np.diff(values)
        if not (fall >= -ROUNDING).all():
            worst = int(np.argmin(np.where(np.isnan(fall), -np.inf, fall)))
            (name,) = self.question.arguments
            at = [replace(self.question, arguments={name: float(points[order[worst + k]])}) for k in (0, 1)]
            called = " and ".join(map(showing.call, at))
            returned = f"{float(values[worst])!r} and {float(values[worst + 1])!r}"
            raise NotYet(Finding("falls", called, returned=returned, because=because))
        return self

    @judgement
    def is_at_most(self, expected: float, because: str = "") -> Answer:
        """No value exceeds a bound; 1e-15 is forgiven."""
        __tracebackhide__ = True

        def above(part: Answer, _: Any) -> Fault | None:
            array = part._numbers()
            bad = ~(array <= expected + ROUNDING)
            if not bad.any():
                return None
            first = int(np.argmax(bad))
            returned, bound = showing.value(array.reshape(-1)[first]), showing.value(expected)
            return Fault(Finding("bound", showing.call(part.question), returned, bound, because=because), first)

        self._judge(above, self._shape())
        return self

    @judgement
    def without_warnings(self) -> Answer:
        """The call is quiet: no overflow, no division by zero."""
        __tracebackhide__ = True

        def warned(part: Answer, _: Any) -> Fault | None:
            if not part.reply.warnings:
                return None
            w = part.reply.warnings[0]
            return Fault(Finding("warned", showing.call(part.question), detail=w.message, line=w.line))

        self._judge(warned, self._shape())
        return self

    @judgement
    def leaves_inputs_alone(self) -> Answer:
        """The call did not write into its arguments."""
        __tracebackhide__ = True
        if self.reply.changed:
            raise NotYet(Finding("changed", showing.call(self.question)))
        return self

    def _shape(self) -> tuple[int, ...] | None:
        array = real_array(self.reply.value)
        return None if array is None else array.shape

    def _with_floats(self) -> Answer | None:
        """The same question with floats where it has whole numbers in arrays, lists, or as its only argument."""
        arguments = dict(self.question.arguments)
        for name, v in arguments.items():
            array = real_array(v)
            if array is not None and array.dtype.kind in "iu" and (array.ndim or len(arguments) == 1):
                as_floats = array.astype(float)
                arguments[name] = as_floats if isinstance(v, np.ndarray) else as_floats.tolist()
        if all(arguments[name] is v for name, v in self.question.arguments.items()):
            return None
        return self._asked(replace(self.question, arguments=arguments))

    def _numbers(self, shape: tuple[int, ...] | None = None) -> np.ndarray:
        """The reply as an array of reals, of `shape` if one is given."""
        __tracebackhide__ = True
        array = real_array(self.reply.value)
        if array is None:
            raise NotYet(Finding("type", showing.call(self.question), type_name(self.reply.value), "numbers"))
        if shape is not None and array.shape != shape:
            raise NotYet(Finding("shape", showing.call(self.question), str(array.shape), str(shape)))
        return array.astype(float)


def _differs(part: Answer, want: Any, settings: dict[str, Any], because: str) -> Fault | None:
    verdict = numeric.compare(part.reply.value, want, **settings)
    if not isinstance(verdict, Different):
        return None
    if part.reply.changed:  # before any value: it may well be why the value is wrong
        return Fault(Finding("changed", showing.call(part.question)))
    if part.reply.called_at and not because:
        because = f"it looked at {showing.points(part.reply.called_at)}"
    finding = finding_of(verdict.witness, showing.call(part.question), part.reply.value, want, because)
    as_floats = part._with_floats()
    if as_floats is not None and as_floats.reply.error is None and not as_floats.reply.lost:
        again = numeric.compare(as_floats.reply.value, want, **settings)
        finding = finding if isinstance(again, Different) else replace(finding, pattern="ints", by="", like="")
    index = verdict.witness.index
    return Fault(finding, index[0] if len(index) == 1 and not verdict.witness.path else None)
