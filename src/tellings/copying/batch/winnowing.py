"""Winnowing: a few of an article's shingles, chosen so that every long shared run has one in common.

After Schleimer, Wilkerson and Aiken (2003): of every WINDOW shingles in a row the least hash is kept.
"""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import compiled
from tellings.copying.seeding import SHINGLE

# Shingles in a window.
WINDOW = 8

# Words from which on every shared run has a kept shingle in common, wherever it stands in both articles.
GUARANTEED = WINDOW + SHINGLE - 1

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


@compiled
def hashes(key: NDArray[np.uint64], begin: int, end: int) -> NDArray[np.uint64]:
    """Hash every shingle of the words ``key[begin:end]``, as ``seeding.shingle_hashes`` does."""
    found = np.empty(max(0, end - begin - SHINGLE + 1), np.uint64)
    for at in range(len(found)):
        value = np.uint64(0)
        for offset in range(SHINGLE):
            value = value * _MULTIPLIER + key[begin + at + offset]
        value ^= value >> np.uint64(30)
        value *= _FIRST
        value ^= value >> np.uint64(27)
        value *= _SECOND
        found[at] = value ^ (value >> np.uint64(31))
    return found


@compiled
def winnowed(value: NDArray[np.uint64], window: int) -> NDArray[np.uint64]:
    """Return the distinct least hashes of all windows, ascending; of the whole where it is shorter than a window."""
    count = len(value)
    kept = np.empty(count, np.uint64)
    if count == 0:
        return kept
    chosen = 0
    least = -1
    for last in range(min(window, count) - 1, count):
        if least < 0 or least <= last - window:
            least = max(0, last - window + 1)
            for at in range(least + 1, last + 1):
                if value[at] <= value[least]:
                    least = at
        elif value[last] <= value[least]:
            least = last
        else:
            continue
        kept[chosen] = value[least]
        chosen += 1
    ordered = np.sort(kept[:chosen])
    distinct = 0
    for at in range(chosen):
        if at == 0 or ordered[at] != ordered[at - 1]:
            ordered[distinct] = ordered[at]
            distinct += 1
    return ordered[:distinct]


@compiled
def fingerprints(key: NDArray[np.uint64], upto: NDArray[np.int64], first: int, window: int) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Winnow articles whose words end at ``upto`` in ``key``: parallel arrays of hash and article, counted from ``first``."""
    kept = np.empty(len(key), np.uint64)
    owner = np.empty(len(key), np.int32)
    count = begin = 0
    for article in range(len(upto)):
        chosen = winnowed(hashes(key, begin, upto[article]), window)
        kept[count : count + len(chosen)] = chosen
        owner[count : count + len(chosen)] = first + article
        count += len(chosen)
        begin = upto[article]
    return kept[:count].copy(), owner[:count].copy()
