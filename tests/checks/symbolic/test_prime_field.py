import random

import sympy as sp

from autograder.checks.symbolic.prime_field import PrimeField, is_prime


def test_the_modulus_is_a_prime_of_61_bits():
    source = random.Random(1)
    for _ in range(20):
        p = PrimeField.random(source).p
        assert p.bit_length() == 61
        assert p % 48 == 25
        assert sp.isprime(p)


def test_primality_is_decided_as_sympy_does():
    source = random.Random(2)
    candidates = [source.randrange(2**60, 2**61) | 1 for _ in range(3000)]
    assert [is_prime(n) for n in candidates] == [sp.isprime(n) for n in candidates]


def test_square_roots_square_back_and_half_of_all_numbers_have_one():
    source = random.Random(3)
    field = PrimeField.random(source)
    assert field.i**2 % field.p == field.p - 1
    assert all(field.square_root(a) is not None for a in (0, 1, 2, 3, field.p - 1))
    found = 0
    for _ in range(400):
        a = source.randrange(field.p)
        root = field.square_root(a)
        found += root is not None
        assert root is None or root * root % field.p == a
    assert 150 < found < 250
