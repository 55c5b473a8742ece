"""A question is an expression, asked in the learner's namespace; the reply is plain data.

The same few lines run in the sandbox, behind `course.check` in the learner's own notebook, and on the trusted side
for references and known mistakes, so an answer is observed in the same way wherever it is given.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import io
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import CodeType, FunctionType, TracebackType
from typing import Any

import numpy as np

from autograder.plain import codec
from autograder.plain.refusing import refusing
from autograder.plain.tree import is_expression

MAX_TEXT, MAX_WARNINGS, MAX_PRINTED, MAX_CALLS, MAX_ENTRIES = 500, 5, 4000, 6, 4
QUESTION_WORDS = frozenset(
    "all any dict enumerate float int len list max min next range set sorted sum tuple zip".split()
)


@dataclass(frozen=True)
class Question:
    """An expression in the learner's namespace.

    text : a Python expression, e.g. "sigmoid_prime(z)"
    arguments : its free names that are test inputs, e.g. {"z": array}
    given : names that the course provides in place of the learner's own, so that no mistake is judged twice
    refusing : what the learner's code may not call while this is asked, e.g. ("derivative",)
    """

    text: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()

    @property
    def key(self) -> bytes:
        """The same for the same question, wherever it is asked."""
        what = [self.text, sorted(self.arguments.items()), list(self.given)]
        return codec.pack([*what, list(self.refusing)] if self.refusing else what)


def observe(question: Question, namespace: dict[str, Any], givens: Mapping[str, Any]) -> dict[str, Any]:
    """Ask `question` in `namespace` and say what happened, as a dict of plain data but for `value`.

    returns : value (any object) or error (type, message, line); warnings [(category, message, line)];
        changed (names of arguments that the call altered); printed; seconds; called_at, the first points at which a
        function that the question passes as `recorded(f)` was called: numbers, or lists of numbers
    errors : KeyboardInterrupt passes through, so that a learner can stop a check
    """
    scope_arguments = {name: _own(value) for name, value in question.arguments.items()}
    reply: dict[str, Any] = {}
    printed = io.StringIO()
    called_at: list[float | list[float]] = []
    learner_files = {
        f.__code__.co_filename for f in namespace.values() if isinstance(f, FunctionType) and f.__globals__ is namespace
    }
    started = time.perf_counter()
    with (
        _no_figure_left(),
        _given(question.given, namespace, givens),
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(printed),
        # NumPy's own defaults: a np.seterr in some other cell neither silences nor raises here
        np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"),
    ):
        warnings.simplefilter("always")
        try:
            code = compile(question.text, "<question>", "eval")
            ours = _libraries(code.co_names) | _own_words(code.co_names, namespace)
            ours["recorded"] = partial(_recorded, called_at)
            with refusing(question.refusing, _code_of(question.given, givens)):
                reply["value"] = codec.gone_through(eval(code, {**namespace, **ours, **scope_arguments}))
        except (Exception, SystemExit) as error:
            reply["error"] = describe(error, namespace)
    reply["seconds"] = time.perf_counter() - started
    reply["warnings"] = [
        [w.category.__name__[:80], _text(w.message), w.lineno if w.filename in learner_files else None]
        for w in caught[:MAX_WARNINGS]
    ]
    reply["changed"] = [n for n, v in question.arguments.items() if not _same(v, scope_arguments[n])]
    reply["printed"] = printed.getvalue()[:MAX_PRINTED]
    reply["called_at"] = called_at
    return reply


def observe_plain(question: Question, namespace: dict[str, Any], givens: Mapping[str, Any]) -> dict[str, Any]:
    """`observe`, with the value as it would arrive from another process."""
    reply = observe(question, namespace, givens)
    if "value" in reply:
        try:
            reply["value"] = codec.unpack(codec.pack(reply["value"]))
        except codec.CodecError as error:
            reply["value"] = codec.Opaque(f"{type(reply['value']).__name__} ({error})")
    return reply


def describe(error: BaseException, namespace: dict[str, Any]) -> dict[str, Any]:
    """An exception as plain data: type, message, and the line in the learner's cell where it left it."""
    message = _text(error)
    if isinstance(error, SyntaxError):  # says the file too, which the learner never saw
        message = f"{_text(error.msg)} (line {error.lineno})"
    return {
        "type": type(error).__name__[:80],
        "message": message,
        "line": _line(error.__traceback__, namespace),
    }


def _recorded(called_at: list[float | list[float]], f: Callable[..., Any]) -> Callable[..., Any]:
    """The function, noting where it is called: what tells a step to one side from steps to both, and a gradient that is
    always read at the start from one that moves along."""

    def noting(*arguments: Any, **named: Any) -> Any:
        try:
            point = np.array(arguments[0], dtype=float)
            if len(called_at) < MAX_CALLS and point.size <= MAX_ENTRIES:
                called_at.append(float(point) if point.ndim == 0 else point.ravel().tolist())
        except Exception:  # no number: the function itself may complain
            pass
        return f(*arguments, **named)

    return noting


def _code_of(names: tuple[str, ...], givens: Mapping[str, Any]) -> list[CodeType]:
    return [givens[n].__code__ for n in names if isinstance(givens[n], FunctionType)]


def _libraries(names: tuple[str, ...]) -> dict[str, Any]:
    """What a question may call beside the learner's functions; SymPy loads where it is named."""
    known = {"np": np, "default_rng": np.random.default_rng}
    if "sp" in names:
        import sympy

        known["sp"] = sympy
    return known


def _own_words(names: tuple[str, ...], namespace: dict[str, Any]) -> dict[str, Any]:
    """Functions of Python's own that a question uses and a learner has overwritten, e.g. by `list = [1, 2]`."""
    taken = (n for n in names if n in namespace and not callable(namespace[n]))
    return {n: getattr(builtins, n) for n in taken if n in QUESTION_WORDS}


@contextlib.contextmanager
def _no_figure_left() -> Iterator[None]:
    """Figures that a question opens in pyplot are closed: none is shown, and none is drawn into by the next."""

    def opened() -> set[int]:
        pyplot = sys.modules.get("matplotlib.pyplot")
        return set() if pyplot is None else set(pyplot.get_fignums())

    before = opened()
    try:
        yield
    finally:
        with contextlib.suppress(Exception):  # pyplot is in the learner's hands
            for number in opened() - before:
                sys.modules["matplotlib.pyplot"].close(number)


@contextlib.contextmanager
def _given(names: tuple[str, ...], namespace: dict[str, Any], givens: Mapping[str, Any]) -> Iterator[None]:
    missing = object()
    saved = {name: namespace.get(name, missing) for name in names}
    namespace.update({name: givens[name] for name in names})
    try:
        yield
    finally:
        for name, value in saved.items():
            if value is missing:
                namespace.pop(name, None)
            else:
                namespace[name] = value


def _own(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else copy.deepcopy(value)


def _same(before: Any, after: Any) -> bool:
    """Whether an argument is as it was, down to the entries of arrays in lists, tuples and dicts."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.dtype == after.dtype
            and before.shape == after.shape
            and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
        )
    if isinstance(before, list | tuple):
        return (
            type(before) is type(after)
            and len(before) == len(after)
            and all(_same(b, a) for b, a in zip(before, after, strict=True))
        )
    if isinstance(before, dict):
        return (
            isinstance(after, dict) and list(before) == list(after) and all(_same(before[k], after[k]) for k in before)
        )
    if is_expression(before):  # cannot be altered, only exchanged; to write it out would take longer
        return bool(before == after)
    return type(before) is type(after) and repr(before) == repr(after)


def _text(thing: Any) -> str:
    try:
        return str(thing)[:MAX_TEXT]
    except Exception:  # a learner's own exception may fail to say what it is
        return ""


def _line(traceback: TracebackType | None, namespace: dict[str, Any]) -> int | None:
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_globals is namespace:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
