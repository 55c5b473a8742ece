"""Pictures in a notebook: base64 text of a kind that every browser shows and none runs."""

from __future__ import annotations

import re
from typing import Any

from autograder.grading.notebook_file import text

TYPES = ("image/png", "image/jpeg", "image/gif")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+\Z")


def of(bundle: Any) -> dict[str, str]:
    """The pictures of a bundle that maps a type to data.

    >>> of({"image/png": "iVBORw0KGgo=", "image/gif": "no <base64>", "image/svg+xml": "<svg/>"})
    {'image/png': 'iVBORw0KGgo='}
    """
    found = bundle if isinstance(bundle, dict) else {}
    return {kind: data for kind in TYPES if BASE64.match(data := text(found.get(kind)))}


def attached(cell: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The pictures attached to a cell, by name: an answer may consist of them."""
    found = cell.get("attachments")
    bundles = found.items() if isinstance(found, dict) else ()
    return {text(name): shown for name, bundle in bundles if (shown := of(bundle))}
