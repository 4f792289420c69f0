"""Words and shingles of two articles, compiled: those of one numbered, the other's looked up.

Words count as equal when their (32-bit) keys are.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Numbered(NamedTuple):
    """The words of one article, numbered by type, with an open-addressing table of types (with their keys), -1 where empty."""

    word: NDArray[np.int32]
    slots: NDArray[np.int32]
    key: NDArray[np.uint32]
    types: int


class Grams(NamedTuple):
    """The shingles of one article, numbered by what they say.

    ``first``, ``following`` and ``times`` lead through the places of each; ``slots`` is an open-addressing table of places, -1 where empty.
    """

    number: NDArray[np.int32]
    slots: NDArray[np.int32]
    first: NDArray[np.int32]
    following: NDArray[np.int32]
    times: NDArray[np.int32]


@inner
def _slots(count: int) -> int:
    size = 16
    while size < 2 * count:
        size *= 2
    return size


@inner
def _mixed(word: NDArray[np.int32], place: int, size: int) -> np.uint64:
    value = np.uint64(0)
    for offset in range(size):
        value = (value ^ np.uint64(word[place + offset])) * _SPREAD
        value ^= value >> np.uint64(29)
    return value


@inner
def _alike(a: NDArray[np.int32], at: int, b: NDArray[np.int32], bt: int, size: int) -> bool:
    for offset in range(size):  # noqa: SIM110 - kernels have no generators.
        if a[at + offset] != b[bt + offset]:
            return False
    return True


@inner
def numbered(key: NDArray[np.uint32]) -> Numbered:
    """Number the words of an article, given its word keys."""
    count = len(key)
    word = np.empty(count, np.int32)
    size = _slots(count)
    word_slots, key_slots = np.full(size, -1, np.int32), np.empty(size, np.uint32)
    types = 0
    for place in range(count):
        slot = np.int64(key[place]) & (size - 1)
        while word_slots[slot] >= 0 and key_slots[slot] != key[place]:
            slot = (slot + 1) & (size - 1)
        if word_slots[slot] < 0:
            word_slots[slot], key_slots[slot] = types, key[place]
            types += 1
        word[place] = word_slots[slot]
    return Numbered(word, word_slots, key_slots, types)


@inner
def grams_of(word: NDArray[np.int32], size: int) -> Grams:
    """Number the shingles of ``size`` words of an article, given the numbers of its words."""
    count = max(0, len(word) - size + 1)
    number, following = np.empty(count, np.int32), np.full(count, -1, np.int32)
    first, times = np.empty(count, np.int32), np.zeros(count, np.int32)
    room = _slots(count)
    slots = np.full(room, -1, np.int32)
    distinct = 0
    for place in range(count - 1, -1, -1):
        slot = np.int64(_mixed(word, place, size) & np.uint64(room - 1))
        while slots[slot] >= 0 and not _alike(word, slots[slot], word, place, size):
            slot = (slot + 1) & (room - 1)
        if slots[slot] < 0:
            number[place] = distinct
            distinct += 1
        else:
            number[place] = number[slots[slot]]
            following[place] = slots[slot]
        slots[slot] = place
        first[number[place]] = place
        times[number[place]] += 1
    return Grams(number, slots, first, following, times)


@inner
def words_in(a: Numbered, key: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Return the number that each word of another article has in ``a``, -1 where it has none."""
    word_slots, key_slots = a.slots, a.key
    word = np.empty(len(key), np.int32)
    last = len(word_slots) - 1
    for place in range(len(key)):
        slot = np.int64(key[place]) & last
        while word_slots[slot] >= 0 and key_slots[slot] != key[place]:
            slot = (slot + 1) & last
        word[place] = word_slots[slot]
    return word


@inner
def grams_in(word_a: NDArray[np.int32], grams: Grams, word: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """Return the number that each shingle of another article has among the ``grams`` of ``a``, -1 where it has none."""
    slots, numbers = grams.slots, grams.number
    number = np.full(max(0, len(word) - size + 1), -1, np.int32)
    last = len(slots) - 1
    known = 0
    for end in range(len(word)):
        known = known + 1 if word[end] >= 0 else 0
        if known >= size:
            place = end - size + 1
            slot = np.int64(_mixed(word, place, size) & np.uint64(last))
            while slots[slot] >= 0 and not _alike(word_a, slots[slot], word, place, size):
                slot = (slot + 1) & last
            if slots[slot] >= 0:
                number[place] = numbers[slots[slot]]
    return number
