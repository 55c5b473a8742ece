"""Text from a submission as text: nothing in it moves a cursor, colours a terminal, or turns the line around."""

from __future__ import annotations

import re

# controls but for tab and newline, bidirectional overrides and isolates, line and paragraph separators, lone surrogates
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """
    >>> printable("a\\x1b[31mred\\u202e")
    'a�[31mred�'
    """
    return UNSEEN.sub("\ufffd", text)
