"""The alphabet of the compiled splitter: what each code point is, and how it is folded, taken from the rules of ``words``.

The tables are filled as code points are met, so nothing is computed for the million that no article uses.
"""

import sys
import threading
import unicodedata
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.words import APOSTROPHES, CLOSERS, ENDS, NAME_JOINTS, is_letter, is_unspaced

LETTER, UNSPACED, APOSTROPHE, CAPITAL, SMALL, SPACE, CLOSER, END, JOINT, KNOWN = (1 << bit for bit in range(10))


class Tables(NamedTuple):
    """One row for each code point: its ``kind`` (bits), and its folded form ``code[at:at + size]``.

    ``simple`` is the folded form where it is one letter without marks, 0 where not. ``order`` is the canonical combining class of each
    folded code point, 255 where only Python's own normalisation is right.
    """

    kind: NDArray[np.uint16]
    simple: NDArray[np.uint32]
    at: NDArray[np.int32]
    size: NDArray[np.uint8]
    code: NDArray[np.uint32]
    order: NDArray[np.uint8]


class Alphabet:
    """Tables that grow by the code points that are met; safe to share between threads."""

    def __init__(self) -> None:
        rows = sys.maxunicode + 1
        self._lock = threading.Lock()
        self._used = 0
        self.tables = Tables(
            np.zeros(rows, np.uint16),
            np.zeros(rows, np.uint32),
            np.zeros(rows, np.int32),
            np.zeros(rows, np.uint8),
            np.zeros(512, np.uint32),
            np.zeros(512, np.uint8),
        )

    def learn(self, points: NDArray[np.uint32]) -> Tables:
        """Fill the rows of ``points`` (distinct code points) and return the tables that hold them."""
        with self._lock:
            for point in points.tolist():
                if not self.tables.kind[point]:
                    self._add(point)
            return self.tables

    def _add(self, point: int) -> None:
        folded = _folded(chr(point))
        if self._used + len(folded) > len(self.tables.code):
            # The old arrays stay as they are: a kernel may be reading them.
            size = 2 * len(self.tables.code)
            code, order = np.zeros(size, np.uint32), np.zeros(size, np.uint8)
            code[: self._used], order[: self._used] = self.tables.code[: self._used], self.tables.order[: self._used]
            self.tables = self.tables._replace(code=code, order=order)
        for number, (code_point, order_of) in enumerate(folded):
            self.tables.code[self._used + number] = code_point
            self.tables.order[self._used + number] = order_of
        self.tables.at[point] = self._used
        self.tables.size[point] = len(folded)
        self._used += len(folded)
        if len(folded) == 1 and folded[0][1] == 0:
            self.tables.simple[point] = folded[0][0]
        self.tables.kind[point] = _kind(chr(point))


def _kind(character: str) -> int:
    signs = (
        (LETTER, is_letter(character)),
        (UNSPACED, is_unspaced(character)),
        (APOSTROPHE, character in APOSTROPHES),
        (CAPITAL, character.isupper() or character.istitle()),
        (SMALL, character.islower()),
        (SPACE, character.isspace()),
        (CLOSER, character in CLOSERS),
        (END, character in ENDS),
        (JOINT, character in NAME_JOINTS),
    )
    return KNOWN | sum(bit for bit, holds in signs if holds)


def _folded(character: str) -> list[tuple[int, int]]:
    """Return what ``words.normalised`` leaves of one character, each code point with its combining class."""
    if 0xD800 <= ord(character) <= 0xDFFF:
        return []
    kept = []
    for part in unicodedata.normalize("NFKD", character):
        order = unicodedata.combining(part)
        for c in part.casefold():
            mark = unicodedata.category(c) in ("Mn", "Mc") and not "\u0300" <= c <= "\u036f"
            if c.isalnum() or mark:
                # A mark that case folding turns into a letter moves before it does so (the Greek iota below).
                kept.append((ord(c), order if mark else 255 if order else 0))
    return kept
