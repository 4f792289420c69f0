"""Seeds of two articles, compiled: the words of one numbered, the other's looked up, and every shared run of SHINGLE words.

The same runs as ``seeding.runs_of(*seeding.shared_places(...))``; words count as equal when their (32-bit) keys are.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner
from tellings.copying.batch.ordering import by_place
from tellings.copying.seeding import MOST_PLACES, SHINGLE

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Indexed(NamedTuple):
    """One article, ready for others to be looked up in it.

    ``word`` numbers the words by type, ``shingle`` the shingles by what they say; ``first``, ``following`` and ``times`` lead through the
    places of each shingle. ``word_slots`` (with ``key_slots``) and ``shingle_slots`` are open-addressing tables, of a type and of a place
    with a shingle, -1 where empty.
    """

    word: NDArray[np.int32]
    word_slots: NDArray[np.int32]
    key_slots: NDArray[np.uint32]
    shingle: NDArray[np.int32]
    shingle_slots: NDArray[np.int32]
    first: NDArray[np.int32]
    following: NDArray[np.int32]
    times: NDArray[np.int32]
    types: int


@inner
def _slots(count: int) -> int:
    size = 16
    while size < 2 * count:
        size *= 2
    return size


@inner
def _mixed(word: NDArray[np.int32], place: int) -> np.uint64:
    value = np.uint64(0)
    for offset in range(SHINGLE):
        value = (value ^ np.uint64(word[place + offset])) * _SPREAD
        value ^= value >> np.uint64(29)
    return value


@inner
def _alike(a: NDArray[np.int32], at: int, b: NDArray[np.int32], bt: int) -> bool:
    for offset in range(SHINGLE):  # noqa: SIM110 - kernels have no generators.
        if a[at + offset] != b[bt + offset]:
            return False
    return True


@inner
def indexed(key: NDArray[np.uint32]) -> Indexed:
    """Number the words and shingles of an article, given its word keys."""
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
    shingles = max(0, count - SHINGLE + 1)
    shingle, following = np.empty(shingles, np.int32), np.full(shingles, -1, np.int32)
    first, times = np.empty(shingles, np.int32), np.zeros(shingles, np.int32)
    size = _slots(shingles)
    shingle_slots = np.full(size, -1, np.int32)
    distinct = 0
    for place in range(shingles - 1, -1, -1):
        slot = np.int64(_mixed(word, place) & np.uint64(size - 1))
        while shingle_slots[slot] >= 0 and not _alike(word, shingle_slots[slot], word, place):
            slot = (slot + 1) & (size - 1)
        if shingle_slots[slot] < 0:
            shingle[place] = distinct
            distinct += 1
        else:
            shingle[place] = shingle[shingle_slots[slot]]
            following[place] = shingle_slots[slot]
        shingle_slots[slot] = place
        first[shingle[place]] = place
        times[shingle[place]] += 1
    return Indexed(word, word_slots, key_slots, shingle, shingle_slots, first, following, times, types)


@inner
def looked_up(a: Indexed, key: NDArray[np.uint32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the number that each word of another article, and each of its shingles, has in ``a``; -1 where it has none."""
    count = len(key)
    word_slots, key_slots, number, shingle_slots, numbered = a.word_slots, a.key_slots, a.word, a.shingle_slots, a.shingle
    word = np.empty(count, np.int32)
    last = len(word_slots) - 1
    for place in range(count):
        slot = np.int64(key[place]) & last
        while word_slots[slot] >= 0 and key_slots[slot] != key[place]:
            slot = (slot + 1) & last
        word[place] = word_slots[slot]
    shingle = np.full(max(0, count - SHINGLE + 1), -1, np.int32)
    last = len(shingle_slots) - 1
    known = 0
    for end in range(count):
        known = known + 1 if word[end] >= 0 else 0
        if known >= SHINGLE:
            place = end - SHINGLE + 1
            slot = np.int64(_mixed(word, place) & np.uint64(last))
            while shingle_slots[slot] >= 0 and not _alike(number, shingle_slots[slot], word, place):
                slot = (slot + 1) & last
            if shingle_slots[slot] >= 0:
                shingle[place] = numbered[shingle_slots[slot]]
    return word, shingle


@inner
def shared_runs(a: Indexed, shingle: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the longest runs of shared shingles as rows ``place in a, place in b, words``, in order of place."""
    first, following, times = a.first, a.following, a.times
    places_a, places_b = len(a.shingle), len(shingle)
    times_b = np.zeros(len(first), np.int32)
    most = 0
    for b in range(places_b):
        if shingle[b] >= 0:
            times_b[shingle[b]] += 1
            most += min(times[shingle[b]], MOST_PLACES)
    runs = np.empty((most, 3), np.int64)
    if most == 0:
        return runs
    open_run = np.full(places_a + places_b, -1, np.int32)
    turn = np.zeros(len(first), np.int32)
    count = 0
    for b in range(places_b):
        number = shingle[b]
        if number < 0:
            continue
        in_turn = times[number] * times_b[number] > MOST_PLACES
        place = first[number]
        if in_turn:
            # So many pairs of places: first goes with first, second with second, and so on.
            place = turn[number] - 1 if turn[number] > 0 else first[number] if turn[number] == 0 else -1
            turn[number] = (following[place] + 1 if following[place] >= 0 else -1) if place >= 0 else -1
        while place >= 0:
            diagonal = b - place + places_a
            run = open_run[diagonal]
            if run >= 0 and place - (runs[run, 0] + runs[run, 2] - SHINGLE) <= SHINGLE:
                runs[run, 2] = place - runs[run, 0] + SHINGLE
            else:
                runs[count, 0], runs[count, 1], runs[count, 2] = place, b, SHINGLE
                open_run[diagonal] = count
                count += 1
            if in_turn:
                break
            place = following[place]
    return by_place(runs, count)
