"""Seeds: every run of five words that two articles share, found through an inverted index over stable hashes of all shingles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.copying.words import Words

# Words in a shingle. `python benchmarks/copying.py alignment`: with six, plagdet falls from .788 to .747; with four it rises to .808, but
# in the labelled story chance seeds joined copied paragraphs over the article's own ones when four were tried with a wider insertion.
SHINGLE = 5

# A shingle that stands so often in both articles that it would give more pairs of places than this is paired first with first, second
# with second, and so on: the work stays linear in the length of the articles, whatever they repeat.
MOST_PLACES = 64

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, eq=False)
class Shingles:
    """The shingles of one article: ``value`` sorted and distinct, its places in ``place[begin[i]:begin[i + 1]]``, ascending."""

    value: NDArray[np.uint64]
    begin: NDArray[np.int64]
    place: NDArray[np.int64]


def shingle_hashes(keys: NDArray[np.uint64], size: int = SHINGLE) -> NDArray[np.uint64]:
    """Hash every run of ``size`` words: a polynomial modulo 2**64, mixed as in SplitMix64, the same on every machine."""
    count = max(0, len(keys) - size + 1)
    value = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        value = value * _MULTIPLIER + keys[offset : offset + count]
    value ^= value >> np.uint64(30)
    value *= np.uint64(0xBF58476D1CE4E5B9)
    value ^= value >> np.uint64(27)
    value *= np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def shingles_of(words: Words, size: int = SHINGLE) -> Shingles:
    """Index all shingles of an article by their hash."""
    hashes = shingle_hashes(words.key, size)
    place = np.argsort(hashes, kind="stable").astype(np.int64)
    value, begin = np.unique(hashes[place], return_index=True)
    return Shingles(value, np.append(begin, len(hashes)).astype(np.int64), place)


def candidate_pairs(indexed: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Return the pairs of positions, ascending, of articles that share a shingle."""
    if not indexed:
        return []
    value = np.concatenate([shingles.value for shingles in indexed])
    owner = np.repeat(np.arange(len(indexed)), [len(shingles.value) for shingles in indexed])
    order = np.argsort(value, kind="stable")
    value, owner = value[order], owner[order]
    begin = np.flatnonzero(np.append(True, value[1:] != value[:-1])) if len(value) else np.zeros(0, dtype=np.int64)
    end = np.append(begin[1:], len(value))
    shared = end - begin > 1
    groups = {tuple(owner[left:right].tolist()) for left, right in zip(begin[shared], end[shared], strict=True)}
    return sorted({(a, b) for group in groups for at, a in enumerate(group) for b in group[at + 1 :]})


def shared_places(a: Shingles, b: Shingles) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places (first word of the shingle) at which two articles carry the same shingle, as parallel arrays."""
    _, in_a, in_b = np.intersect1d(a.value, b.value, assume_unique=True, return_indices=True)
    count_a, count_b = a.begin[in_a + 1] - a.begin[in_a], b.begin[in_b + 1] - b.begin[in_b]
    once = (count_a == 1) & (count_b == 1)
    left, right = [a.place[a.begin[in_a[once]]]], [b.place[b.begin[in_b[once]]]]
    for at in np.flatnonzero(~once):
        places_a = a.place[a.begin[in_a[at]] : a.begin[in_a[at] + 1]]
        places_b = b.place[b.begin[in_b[at]] : b.begin[in_b[at] + 1]]
        if len(places_a) * len(places_b) > MOST_PLACES:
            least = min(len(places_a), len(places_b))
            left.append(places_a[:least])
            right.append(places_b[:least])
        else:
            left.append(np.repeat(places_a, len(places_b)))
            right.append(np.tile(places_b, len(places_a)))
    return np.concatenate(left), np.concatenate(right)


def runs_of(left: NDArray[np.int64], right: NDArray[np.int64], size: int = SHINGLE) -> list[tuple[int, int, int]]:
    """Join shared places into the longest runs ``(place in a, place in b, words)``, in order of place."""
    if not len(left):
        return []
    diagonal = right - left
    order = np.lexsort((left, diagonal))
    left, right, diagonal = left[order], right[order], diagonal[order]
    opens = np.append(True, (diagonal[1:] != diagonal[:-1]) | (left[1:] - left[:-1] > size))
    begin = np.flatnonzero(opens)
    end = np.append(begin[1:], len(left)) - 1
    lengths = left[end] - left[begin] + size
    return sorted(zip(left[begin].tolist(), right[begin].tolist(), lengths.tolist(), strict=True))
