"""The integers modulo a random 61-bit prime p ≡ 25 (mod 48): −1, 2 and 3 have square roots there."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import gcd, prod

WITNESSES = (2, 325, 9375, 28178, 450775, 9780504, 1795265022)  # decide primality below 2⁶⁴ (Sinclair)
SMALL_PRIMES = prod((3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97))


@dataclass(frozen=True)
class PrimeField:
    """The integers modulo p.

    root_of_unity : a primitive eighth root of 1
    i : a square root of −1
    """

    p: int
    root_of_unity: int
    i: int

    @classmethod
    def random(cls, source: random.Random) -> PrimeField:
        """One of more than 2⁵⁰ fields."""
        p = 0
        while not is_prime(p):
            p = source.randrange(2**60, 2**61) // 48 * 48 + 25
        no_square = next(n for n in range(2, 1000) if pow(n, (p - 1) // 2, p) == p - 1)
        eighth = pow(no_square, (p - 1) // 8, p)
        return cls(p, eighth, eighth * eighth % p)

    def square_root(self, a: int) -> int | None:
        """A root of a, or None where a is no square. p − 1 is eight times an odd number (Tonelli and Shanks)."""
        p = self.p
        if pow(a, (p - 1) // 2, p) > 1:
            return None
        odd = (p - 1) // 8
        root, excess = pow(a, (odd + 1) // 2, p), pow(a, odd, p)  # root² = a·excess, and excess is a root of unity
        for k in range(4):
            if excess == pow(self.root_of_unity, 2 * k, p):
                return root * pow(self.root_of_unity, 8 - k, p) % p
        return 0  # a is 0


def is_prime(n: int) -> bool:
    """Miller and Rabin's test, which is exact below 2⁶⁴; n is odd, and larger than any witness, or 0."""
    if gcd(n, SMALL_PRIMES) != 1:
        return False
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for w in WITNESSES:
        x = pow(w, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True
