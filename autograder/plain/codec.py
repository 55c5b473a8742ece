"""Plain values to bytes and back: msgpack with eight extension types and a strict decoder. Never pickle.

Whatever is not plain arrives as `Opaque(type name)`, so a hostile object is seen by its type and nothing else.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Any

import msgpack
import numpy as np

from autograder.plain import figure, tree
from autograder.plain.printable import printable

MAX_BYTES, MAX_TEXT = 32 << 20, 2 << 20
MAX_ITEMS, MAX_LISTS = 200_000, 300_000  # of one list or dict, and lists and dicts in all: each costs 60 times its byte
MAX_KEYS = 2000  # that are no text: of one hash many can be made, and a dict compares each with each
NODE_AS_LISTS = 10  # a node of an expression costs as much time as that many lists
MAX_BITS = 4000  # of an integer; 1,204 decimal digits stay below Python's own limit of 4,300 for int(text)
DTYPES = frozenset({"<f8", "<f4", "<i8", "<i4", "<i2", "|i1", "<u8", "<u4", "<u2", "|u1", "|b1", "<c16", "<c8"})
OPAQUE, ARRAY, COMPLEX, EXPRESSION, BIG_INTEGER, TUPLE, FRACTION, FIGURE = range(8)


class CodecError(ValueError):
    """Bytes that are not a plain value, or a value that cannot be made plain."""


@dataclass(frozen=True)
class Opaque:
    """A value that did not cross: only the name of its type did."""

    type_name: str


def pack(value: Any) -> bytes:
    """Bytes of a plain value.

    value : None, bool, int, float, complex, Fraction, str, list, tuple, dict, ndarray or NumPy scalar of a fixed
        dtype, SymPy expression, matplotlib Figure (as FigureData); SymPy matrices, arrays of Python's integers,
        fractions, expressions or texts, and what can only be gone through, become lists; anything else is `Opaque`
    errors : CodecError for a value nested too deep or larger than MAX_BYTES

    >>> unpack(pack((1, 2.5, None)))
    (1, 2.5, None)
    >>> unpack(pack(object()))
    Opaque(type_name='object')
    """
    try:
        data = msgpack.packb(value, default=_encode, use_bin_type=True, strict_types=True)
    except CodecError:
        raise
    except Exception as error:
        raise CodecError(f"cannot be sent: {type(error).__name__}") from None
    if len(data) > MAX_BYTES:
        raise CodecError(f"larger than {MAX_BYTES >> 20} MB")
    return data


def unpack(data: bytes | memoryview) -> Any:
    """The value that `pack` made into bytes, arrays read-only. Errors: CodecError, for what is not well formed."""
    return _Reader().read(data)


def _encode(value: Any) -> Any:
    if isinstance(value, Opaque):
        return _opaque(value.type_name)
    if isinstance(value, np.ndarray) and (value.dtype.kind == "U" or (value.dtype == object and _holds_numbers(value))):
        return value.tolist() if value.size <= MAX_ITEMS else _opaque(f"{type(value).__name__} of {value.dtype}")
    if isinstance(value, np.str_):  # one word out of an array of words
        return str(value)
    if isinstance(value, np.ndarray | np.generic):
        return _array(value)
    if tree.is_matrix(value):
        return value.tolist() if value.rows * value.cols <= MAX_ITEMS else _opaque(type(value).__name__)
    if isinstance(value, bool):
        return _opaque("bool")
    if isinstance(value, tuple):
        return msgpack.ExtType(TUPLE, pack(list(value)))
    if type(value) is complex:
        return msgpack.ExtType(COMPLEX, struct.pack("<dd", value.real, value.imag))
    if type(value) is int:  # beyond 64 bits, or msgpack would have taken it
        return msgpack.ExtType(BIG_INTEGER, str(value).encode()) if value.bit_length() <= MAX_BITS else _opaque("int")
    if type(value) is Fraction:
        small = max(value.numerator.bit_length(), value.denominator.bit_length()) <= MAX_BITS
        return msgpack.ExtType(FRACTION, str(value).encode()) if small else _opaque("Fraction")
    if isinstance(value, figure.FigureData):
        return msgpack.ExtType(FIGURE, pack(figure.to_plain(value)))
    if figure.is_figure(value):
        try:
            return msgpack.ExtType(FIGURE, pack(figure.to_plain(figure.from_matplotlib(value))))
        except figure.FigureError as error:
            return _opaque(f"Figure: {error}")
    if tree.is_expression(value):
        try:
            return msgpack.ExtType(EXPRESSION, pack(tree.from_expression(value)))
        except tree.TreeError:
            return _opaque(type(value).__name__)
    items = gone_through(value)
    return items if isinstance(items, list) and items is not value else _opaque(_type_name(items))


def _type_name(value: Any) -> str:
    return value.type_name if isinstance(value, Opaque) else type(value).__name__


def gone_through(value: Any) -> Any:
    """A list of what a generator, a range or a view of a dict gives; other values as they are.

    One that does not end in time is Opaque: its first items are no answer.

    >>> gone_through(x * x for x in range(3)), gone_through({"a": 1}.values()), gone_through("text")
    ([0, 1, 4], [1], 'text')
    """
    if not isinstance(value, Iterator | range | KeysView | ValuesView | ItemsView):
        return value
    items = list(islice(value, MAX_ITEMS + 1))
    return items if len(items) <= MAX_ITEMS else Opaque(f"endless {type(value).__name__}")


def _holds_numbers(array: np.ndarray) -> bool:
    """Whether an array of objects is one of exact numbers or formulas, which a list would hold as well."""
    return 0 < array.size <= MAX_ITEMS and all(type(v) in (int, Fraction) or tree.is_expression(v) for v in array.flat)


def _opaque(name: str) -> msgpack.ExtType:
    return msgpack.ExtType(OPAQUE, str(name)[:60].encode("utf-8", "replace"))


def _array(value: Any) -> msgpack.ExtType:
    dtype = value.dtype.newbyteorder("<").str if value.dtype.str[0] == ">" else value.dtype.str
    if dtype not in DTYPES:
        return _opaque(f"{type(value).__name__} of {value.dtype}")
    array = np.asarray(value, dtype=dtype, order="C")  # ascontiguousarray would turn a 0-d array into shape (1,)
    return msgpack.ExtType(ARRAY, msgpack.packb([dtype, list(array.shape)]) + array.tobytes())


def _key(key: Any) -> Any:
    """A NumPy number as a key is that number, as it is in a dict itself."""
    return key.item() if isinstance(key, np.ndarray | np.generic) and key.ndim == 0 else key


class _Reader:
    """Reads one message; counts over all of it, also what lies packed within its tuples and expressions."""

    def __init__(self) -> None:
        self.lists, self.keys = MAX_LISTS, MAX_KEYS

    def read(self, data: bytes | memoryview) -> Any:
        try:
            return msgpack.unpackb(
                data, ext_hook=self._extension, list_hook=self._list, object_pairs_hook=self._dict, raw=False,
                strict_map_key=False, max_array_len=MAX_ITEMS, max_map_len=MAX_ITEMS, max_str_len=MAX_TEXT,
            )  # fmt: skip
        except CodecError:
            raise
        except Exception as error:
            raise CodecError(f"not plain data: {type(error).__name__}") from None

    def _list(self, found: list) -> list:
        self.lists -= 1
        if self.lists < 0:
            raise CodecError("too many lists")
        return found

    def _dict(self, pairs: list[tuple[Any, Any]]) -> dict:
        self._list(pairs)
        self.keys -= sum(type(key) is not str for key, _ in pairs)
        if self.keys < 0:
            raise CodecError("too many keys that are no text")
        return {_key(key): value for key, value in pairs}

    def _extension(self, code: int, data: bytes) -> Any:
        if code == OPAQUE:
            return Opaque(printable(data[:60].decode("utf-8", "replace")))
        if code == ARRAY:
            return _read_array(data)
        if code == COMPLEX:
            return complex(*struct.unpack("<dd", data))
        if code == EXPRESSION:
            before = self.lists
            found = self.read(data)
            self.lists -= (before - self.lists) * NODE_AS_LISTS
            try:
                return tree.to_expression(found)
            except tree.TreeError as error:  # an honest learner's too: Symbol("dL/dz")
                return Opaque(f"an expression that cannot be read ({error})")
        if code == BIG_INTEGER:
            if len(data) > 1300:
                raise CodecError("an integer of too many digits")
            return int(data)
        if code == FRACTION:
            return _read_fraction(data)
        if code == FIGURE:
            try:
                return figure.from_plain(self.read(data))
            except figure.FigureError as error:
                raise CodecError(str(error)) from None
        if code == TUPLE:
            items = self.read(data)
            if type(items) is not list:
                raise CodecError("a tuple that is none")
            return tuple(items)
        raise CodecError(f"extension type {code}")


def _read_fraction(data: bytes) -> Fraction:
    if len(data) > 2600 or not re.fullmatch(rb"-?\d+(/0*[1-9]\d*)?", data):
        raise CodecError("a fraction that is none")
    return Fraction(data.decode())


def _read_array(data: bytes) -> np.ndarray:
    header = msgpack.Unpacker(max_array_len=40, max_str_len=8, max_buffer_size=len(data) + 1)
    header.feed(data[:400])
    dtype, shape = header.unpack()
    if dtype not in DTYPES or type(shape) is not list or len(shape) > 8:
        raise CodecError("the header of an array")
    if any(type(n) is not int or n < 0 for n in shape):
        raise CodecError("the shape of an array")
    if math.prod(shape) * np.dtype(dtype).itemsize != len(data) - header.tell():
        raise CodecError("the size of an array")
    return np.frombuffer(data, dtype, offset=header.tell()).reshape(shape)
