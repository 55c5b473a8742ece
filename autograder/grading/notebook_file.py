"""A notebook file → plain JSON of format 4, whoever wrote it; and back. nbformat's validation costs more than grading.

What can be read is read: other encodings, older formats, odd values. Everything odd is said in a note.
"""

from __future__ import annotations

import json
import math
import os
import re
import stat
from pathlib import Path
from typing import Any

from autograder.grading import whole_file

MAX_BYTES = 64 << 20
MAX_BRACKETS = 3_000_000  # more lists and objects than any notebook has; each costs 64 bytes once it is read
MAX_CELLS = 5000
SURROGATES = re.compile("[\ud800-\udfff]")


class NotebookError(ValueError):
    """A file that is not a notebook, or not this one; the message names the file and says what to do."""


def load(path: Path) -> dict[str, Any]:
    """A notebook file as JSON, sources joined to text. Errors: NotebookError, for whatever is not one."""
    return parse(read_regular(path), str(path))[0]


def dump(notebook: dict[str, Any], path: Path) -> None:
    """Write as nbformat.write lays a notebook out, without its validation and deep copies."""
    laid_out = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    whole_file.write(path, laid_out.encode("utf-8", "replace"))


def read_regular(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Content of a regular file: a link is not followed, a pipe not waited for. Errors: NotebookError."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            raise NotebookError(f"{path}: a link to another place, which is not followed; ask for the file") from None
        raise NotebookError(f"{path}: {_why(error)}") from None
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
            raise NotebookError(f"{path}: {what}, not a file; ask for the file")
        if status.st_size > limit:
            raise NotebookError(f"{path}: larger than {limit >> 20} MB; was data printed into it?")
        with open(fd, "rb", closefd=False) as file:
            return file.read(limit + 1)
    except OSError as error:
        raise NotebookError(f"{path}: {_why(error)}") from None
    finally:
        os.close(fd)


def parse(data: bytes, name: str) -> tuple[dict[str, Any], list[str]]:
    """The notebook in `data`, and what was odd about the file. `name` stands in messages. Errors: NotebookError."""
    notes: list[str] = []
    repeated: set[str] = set()

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            repeated.update(key for key in made if keys.count(key) > 1)
        return made

    if data.count(b"[") + data.count(b"{") > MAX_BRACKETS:
        raise NotebookError(f"{name}: holds more data than a notebook can; ask for it again without its outputs")
    try:
        notebook = json.loads(
            _decoded(data, notes), strict=False, object_pairs_hook=checked,
            parse_constant=lambda _: None, parse_float=_float, parse_int=_int,
        )  # fmt: skip
    except (ValueError, RecursionError):
        raise NotebookError(f"{name}: {_instead(data)}; ask for it again") from None
    if not isinstance(notebook, dict):
        raise NotebookError(f"{name}: JSON, but not a notebook; ask for it again")
    if repeated:
        shown = ", ".join(repr(k)[:40] for k in sorted(repeated)[:3])
        notes.append(f"{shown} stands twice in one object of the file; the last counts")
    if "cells" not in notebook and isinstance(notebook.get("worksheets"), list):
        notebook = _from_worksheets(notebook["worksheets"])
        notes.append("saved as notebook format 3; read as format 4")
    if not isinstance(notebook.get("cells"), list):
        raise NotebookError(f"{name}: not a notebook of format 4 (no list of cells); ask for it again")
    cells = [c for c in notebook["cells"] if isinstance(c, dict)]
    if len(cells) < len(notebook["cells"]):
        notes.append(f"{len(notebook['cells']) - len(cells)} of its cells are no cells; left out")
    if len(cells) > MAX_CELLS:
        raise NotebookError(f"{name}: has {len(cells)} cells; was it made by a program? Ask for it again")
    for number, cell in enumerate(cells, 1):
        source = _joined(cell.get("source", ""))
        cell["source"] = text(source)
        if "\0" in source or SURROGATES.search(source):
            notes.append(f"cell {number} holds characters that are no text; they were taken out")
    return notebook | {"cells": cells}, notes


def text(source: Any) -> str:
    """A source as one text with plain line ends: a list of lines is joined, what is no text is taken out.

    >>> text(["a = 1\\r\\n", None, "b = 2\\r", "c = 3\\0"])
    'a = 1\\nb = 2\\nc = 3'
    """
    joined = _joined(source).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", joined)


def _joined(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    return source if isinstance(source, str) else ""


def _decoded(data: bytes, notes: list[str]) -> str:
    encoding: str = json.detect_encoding(data)
    try:
        decoded = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        if b"{" not in data[:200] or b"\0" in data[:200]:
            raise
        encoding, decoded = "Latin-1", data.decode("latin-1")
    if encoding not in ("utf-8", "utf-8-sig"):
        notes.append(f"saved as {encoding.upper().removesuffix('-SIG')}, not UTF-8; read as such")
    return decoded


def _instead(data: bytes) -> str:
    """What a file is that is no JSON."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    for magic, kind in ((b"%PDF", "a PDF"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"),
                        (b"PK\3\4", "a zip archive"), (b"<", "a web page")):  # fmt: skip
        if start.startswith(magic):
            return f"{kind}, not a notebook"
    if start.startswith(b"{"):
        return "damaged, not JSON (cut short, or edited by hand)"
    return "damaged, not JSON"


def _float(literal: str) -> float | None:
    value = float(literal)
    return value if math.isfinite(value) else None


def _int(literal: str) -> int | None:
    return int(literal) if len(literal) < 100 else None


def _from_worksheets(worksheets: list[Any]) -> dict[str, Any]:
    """Cells of a notebook of format 2 or 3, as format 4 has them."""
    cells = []
    for sheet in worksheets:
        found = sheet.get("cells") if isinstance(sheet, dict) else None
        for old in found if isinstance(found, list) else []:
            if not isinstance(old, dict):
                continue
            kind, source = old.get("cell_type"), text(old.get("source", old.get("input", "")))
            if kind == "heading":
                level = next((n for n in range(1, 7) if n == old.get("level")), 1)
                kind, source = "markdown", f"{'#' * level} {source}"
            elif kind == "code":
                source = text(old.get("input", ""))
            elif kind == "html":
                kind = "markdown"
            cells.append({"cell_type": kind, "metadata": old.get("metadata", {}), "source": source})
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file; was it removed while grading?"
    if isinstance(error, PermissionError):
        return "may not be read by this account; mend its permissions (chmod u+r) and grade again"
    return f"{error.strerror or error}; mend that and grade again"
