"""Which exercise is meant: `check(sigmoid)` and `hint(sigmoid)` get an object, the course knows names."""

from __future__ import annotations

from collections.abc import Mapping

from course import catalogue


def exercise_name(thing: object, namespace: Mapping[str, object]) -> str:
    """Name of the exercise that `thing` stands for. Errors: LookupError, with a sentence for the learner.

    thing : the learner's function, or the exercise's name as text
    namespace : the learner's globals; a lambda or a wrapped function is known by the name it has there
    """
    if isinstance(thing, str):
        return catalogue.exercise(thing).name
    if not callable(thing):
        raise LookupError(
            f"This is a {type(thing).__name__}, not a function. Give the function itself, without parentheses "
            "behind it, as in check(sigmoid) and hint(sigmoid)."
        )
    own = str(getattr(thing, "__name__", ""))
    bound = [name for name in catalogue.names() if namespace.get(name) is thing]
    if bound and own not in bound:
        return bound[0]
    if not own.isidentifier():
        raise LookupError(
            "This function has no name that the course knows. Give it the name of its exercise, one of "
            f"{', '.join(catalogue.names())}."
        )
    return catalogue.exercise(own).name
