"""The integers modulo a random 61-bit prime p ≡ 5 (mod 8): −1 has a root there, and roots of squares are cheap."""

from __future__ import annotations

import random

WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)  # decide primality below 3.3e24


def random_prime(source: random.Random) -> int:
    """A prime p ≡ 5 (mod 8) between 2⁶⁰ and 2⁶¹; there are more than 2⁵² of them."""
    while True:
        n = source.randrange(2**60, 2**61, 8) + 5
        if is_prime(n):
            return n


def is_prime(n: int) -> bool:
    """Miller and Rabin's test, which is exact below 3.3e24; n > 37."""
    if any(n % w == 0 for w in WITNESSES):
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


def square_root(a: int, p: int) -> int | None:
    """A root of a modulo p ≡ 5 (mod 8), or None where a is no square (Atkin)."""
    if pow(a, (p - 1) // 2, p) > 1:
        return None
    v = pow(2 * a, (p - 5) // 8, p)
    i = 2 * a * v * v % p
    return a * v * (i - 1) % p


def imaginary_unit(p: int) -> int:
    """A root of −1 modulo p ≡ 5 (mod 8), where 2 is no square."""
    return pow(2, (p - 1) // 4, p)
