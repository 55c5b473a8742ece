"""How near is equal: from what the exercise declares, never from the probe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.checks.reals import floats

RTOL = 1e-9  # a formula written in another order differs by a few units of 2e-16; a wrong one by far more
ATOL_OF_SCALE = 1e-10  # absolute tolerance, as a fraction of the exercise's declared scale
SINGLE_RTOL, SINGLE_ATOL_OF_SCALE = 1e-4, 1e-5  # where the input was float32


@dataclass(frozen=True)
class Tolerance:
    """|got − want| ≤ absolute + relative·|want|."""

    relative: float = RTOL
    absolute: float = 0.0

    def misses(self, got: np.ndarray, want: np.ndarray) -> np.ndarray:
        """Mask of the entries that differ; both of one shape. Whole numbers are compared exactly."""
        if _is_whole(got) and _is_whole(want):
            return np.asarray(got != want, dtype=bool)
        g, w = floats(got), floats(want)
        with np.errstate(all="ignore"):
            near = np.isfinite(w) & (np.abs(g - w) <= self.absolute + self.relative * np.abs(w))
            return ~(near | (np.isinf(w) & (g == w)))

    def agrees(self, got: np.ndarray, want: np.ndarray) -> bool:
        """Whether all entries of two arrays agree; arrays of other shapes never do."""
        return got.shape == want.shape and not self.misses(got, want).any()

    def __str__(self) -> str:
        return f"{self.relative:g} relative, {self.absolute:g} absolute"


def _is_whole(array: np.ndarray) -> bool:
    return array.dtype.kind in "iu" or array.dtype == object
