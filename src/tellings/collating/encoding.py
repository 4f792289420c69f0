"""A sentence encoder beside words and letters: the one seam for it, vectors kept by text, and cosines that every machine rounds alike.

Nothing in tellings asks for an encoder by itself, since it does not pay on real stories; `likeness` and the benchmarks take one by keyword.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from tellings.errors import ModelError

Vectors = npt.NDArray[np.float32]

# Decimals of a cosine that are compared: the last digits of sums of floats differ between machines, and int8 weights are coarser anyhow.
DECIMALS = 4

# Texts whose vectors are kept: those of a hundred long articles, 100 MB at 384 numbers each.
KEPT = 1 << 16

# How far the length of a vector may be from 1.
_UNIT = 1e-3


class Encoder(Protocol):
    """Turns texts into vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text, of length 1, as float32 of shape (texts, dimensions); a text has the same one in any company."""


class Kept:
    """An encoder that is asked for each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of the texts; those not known are asked for together.

        Raises:
            ModelError: where the encoder gives no float32 vectors of length 1, one a text.
        """
        missing = sorted(set(texts) - self._vectors.keys())
        if missing:
            if len(self._vectors) + len(missing) > KEPT:
                self._vectors.clear()
                missing = sorted(set(texts))
            self._vectors.update(zip(missing, _checked(self._encoder.encode(missing), len(missing)), strict=True))
        return np.stack([self._vectors[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)


def cosines(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """Return the cosines of all pairs of texts, rounded to ``DECIMALS`` places."""
    vectors = _checked(encoder.encode(texts), len(texts)) if texts else np.zeros((0, 1), np.float32)
    return np.round(vectors @ vectors.T, DECIMALS).astype(np.float32)


def _checked(vectors: Vectors, texts: int) -> Vectors:
    if vectors.ndim != 2 or len(vectors) != texts or vectors.dtype != np.float32:
        raise ModelError(
            f"an encoder must give float32 vectors, one for each of {texts} texts, not {vectors.dtype} of shape {vectors.shape}"
        )
    if not np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < _UNIT):
        raise ModelError("an encoder must give vectors of length 1")
    return vectors
