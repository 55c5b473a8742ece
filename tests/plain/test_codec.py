from fractions import Fraction

import msgpack
import numpy as np
import pytest
import sympy as sp
from hypothesis import given

from autograder.plain.codec import (
    ARRAY,
    BIG_INTEGER,
    EXPRESSION,
    FIGURE,
    FRACTION,
    OPAQUE,
    TUPLE,
    CodecError,
    Opaque,
    pack,
    unpack,
)  # fmt: skip
from tests.strategies import arrays, plain


@given(plain)
def test_a_plain_value_comes_back_as_it_went(value):
    assert unpack(pack(value)) == value


@given(arrays)
def test_an_array_keeps_its_shape_dtype_and_entries(array):
    back = unpack(pack(array))
    assert back.dtype == array.dtype
    assert back.shape == array.shape
    assert np.array_equal(back, array, equal_nan=array.dtype.kind in "fc")


def test_a_numpy_scalar_stays_a_scalar_of_its_dtype():
    back = unpack(pack(np.float32(0.1)))
    assert back.shape == ()
    assert back.dtype == np.float32


@pytest.mark.parametrize("word", [np.str_("stuck"), np.array(["stuck"])[0], np.array("stuck")])
def test_a_word_out_of_an_array_of_words_is_text(word):
    assert unpack(pack([word])) == ["stuck"]
    assert type(unpack(pack(word))) is str


def test_a_fraction_comes_back_exact():
    third = Fraction(1, 3)
    assert unpack(pack([third, {"x": -third}])) == [third, {"x": -third}]
    assert isinstance(unpack(pack(Fraction(2**5000, 3))), Opaque)


def test_an_expression_comes_back_unevaluated():
    x = sp.Symbol("x")
    tower = sp.Pow(9, sp.Pow(9, sp.Pow(9, 9, evaluate=False), evaluate=False), evaluate=False)
    assert unpack(pack(sp.sin(x) ** 2 + sp.Rational(1, 3))) == sp.sin(x) ** 2 + sp.Rational(1, 3)
    assert unpack(pack(tower)) == tower


def test_a_float_that_cannot_be_written_out_does_not_cross():
    assert isinstance(unpack(pack(sp.Float((0, 1, 3_000_000, 1)))), Opaque)
    assert unpack(pack(sp.Float("1e-4000"))) == sp.Float("1e-4000")


class Evil(np.ndarray):
    def __eq__(self, other):
        return True


@pytest.mark.parametrize("thing", [object(), lambda: 0, {1, 2}, np.array([object()]), 2**5000, type("E", (), {})()])
def test_what_is_not_plain_arrives_as_the_name_of_its_type(thing):
    assert isinstance(unpack(pack(thing)), Opaque)


def test_a_subclass_of_a_plain_type_does_not_cross_with_its_methods():
    assert type(unpack(pack(np.zeros(2).view(Evil)))) is np.ndarray
    assert isinstance(unpack(pack(type("L", (list,), {"__eq__": lambda s, o: True})([1]))), Opaque)


def deep(n):
    value = []
    for _ in range(n):
        value = [value]
    return value


@pytest.mark.parametrize("value", [deep(5000)])
def test_what_is_nested_too_deep_is_refused(value):
    with pytest.raises(CodecError):
        pack(value)


def test_a_list_that_contains_itself_is_refused():
    loop = []
    loop.append(loop)
    with pytest.raises(CodecError):
        pack(loop)


def forged(code, data):
    return msgpack.packb(msgpack.ExtType(code, data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x93\x01",
        forged(99, b""),
        forged(ARRAY, b""),
        forged(ARRAY, msgpack.packb(["<f8", [10**9]]) + b"12345678"),
        forged(ARRAY, msgpack.packb(["<f8", [-1]])),
        forged(ARRAY, msgpack.packb(["|O", [1]]) + b"12345678"),
        forged(ARRAY, msgpack.packb(["<f8", [1] * 9]) + b"12345678"),
        forged(BIG_INTEGER, b"9" * 100_000),
        forged(BIG_INTEGER, b"one"),
        forged(FRACTION, b"1/0"),
        forged(FRACTION, b"1/"),
        forged(FRACTION, b"1_0/3"),
        forged(FRACTION, b"9" * 100_000),
        forged(FIGURE, msgpack.packb([])),
        forged(FIGURE, msgpack.packb([[], "", "", 1])),
        forged(FIGURE, msgpack.packb([[[]] * 41, "", "", ""])),
        msgpack.packb([[]] * 400_000),
        msgpack.packb([[[]] * 100_000] * 4),
        msgpack.packb({n: n for n in range(300_000)}),
        msgpack.packb("x" * (3 << 20)),
    ],
)
def test_forged_bytes_are_refused_and_nothing_else_happens(data):
    with pytest.raises(CodecError):
        unpack(data)


@pytest.mark.parametrize(
    "data",
    [
        forged(EXPRESSION, msgpack.packb(["s", '__import__("os").system("true")'])),
        forged(EXPRESSION, msgpack.packb(["f", "lambda: 0", 53])),
        forged(EXPRESSION, msgpack.packb(["f", "1e99999999", 53])),
        forged(EXPRESSION, msgpack.packb(["Lambda", ["s", "x"]])),
        forged(EXPRESSION, msgpack.packb(["c", "__class__"])),
        forged(EXPRESSION, msgpack.packb(["i", 3.5])),
        forged(EXPRESSION, msgpack.packb(deep(400))),
    ],
)
def test_an_expression_that_is_none_of_ours_arrives_as_opaque(data):
    assert isinstance(unpack(data), Opaque)


def test_the_name_of_a_type_moves_no_cursor():
    assert unpack(forged(OPAQUE, "\x1b[31mred\u202e".encode())) == Opaque("\ufffd[31mred\ufffd")


def test_arrays_that_arrive_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        unpack(pack(np.zeros(3)))[0] = 1


def packed(code, value):
    return msgpack.ExtType(code, msgpack.packb(value))


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ({packed(TUPLE, [-1 - (n >> k & 1) for k in range(16)]): 0 for n in range(3000)}, "keys that are no text"),
        ({msgpack.ExtType(BIG_INTEGER, str(n * (2**61 - 1) ** 2).encode()): 0 for n in range(3000)}, "keys"),
        ([packed(TUPLE, [[]] * 190_000)] * 2, "too many lists"),
        ([packed(EXPRESSION, ["sin", ["s", f"y{n}"]]) for n in range(20_000)], "too many lists"),
    ],
    ids=["tuples of one hash", "integers of one hash", "lists within tuples", "expressions"],
)
def test_a_message_that_costs_more_than_its_bytes_is_refused_before_it_does(message, why):
    with pytest.raises(CodecError, match=why):
        unpack(msgpack.packb(message))


def test_a_dict_may_have_numbers_and_tuples_for_keys():
    value = {0: 1.0, (1, 2): "x", "w": {n: n for n in range(1000)}}
    assert unpack(pack(value)) == value
    assert unpack(pack({np.int64(3): 1.0})) == {3: 1.0}


@pytest.mark.parametrize(
    ("value", "crossed"),
    [
        (np.array([1, 2**70], dtype=object), [1, 2**70]),
        (np.array([[Fraction(1, 2)], [sp.Symbol("x")]], dtype=object), [[Fraction(1, 2)], [sp.Symbol("x")]]),
        (sp.Matrix([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
        (sp.ImmutableMatrix([sp.Symbol("x")]), [[sp.Symbol("x")]]),
    ],
    ids=str,
)
def test_exact_numbers_and_formulas_cross_as_lists(value, crossed):
    assert unpack(pack(value)) == crossed


def test_an_array_of_whatever_and_a_vast_sparse_matrix_do_not_cross():
    assert isinstance(unpack(pack(np.array([1, None], dtype=object))), Opaque)
    assert isinstance(unpack(pack(np.array([[1], [1, 2]], dtype=object))), Opaque)
    assert isinstance(unpack(pack(sp.SparseMatrix(10**6, 10**6, {}))), Opaque)


def test_what_can_only_be_gone_through_arrives_as_a_list():
    assert unpack(pack(i * i for i in range(3))) == [0, 1, 4]
    assert unpack(pack({"a": 1, "b": 2}.values())) == [1, 2]
    assert unpack(pack((2.5, map(abs, [-1])))) == (2.5, [1])
    assert unpack(pack(np.array(["B", "A"]))) == ["B", "A"]
    assert unpack(pack(iter(int, 1))) == Opaque("endless callable_iterator")
