"""All shared wording among many articles: words, winnowed shingles, a join, and the alignment of every candidate pair."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.comparing import Held, compared
from tellings.copying.batch.gathering import gathered
from tellings.copying.batch.joining import candidates, database
from tellings.copying.batch.splitting import SIZE_SHIFT
from tellings.model import Article

# Pairs that one thread aligns in one go.
_SHARE = 1 << 14


class Matches(NamedTuple):
    """Shared passages, one a row in parallel arrays, in order of ``a``, ``b`` and place.

    ``a`` and ``b`` are positions in the articles given, ``a`` before ``b`` by id; the offsets are half-open code points of each text;
    ``words`` counts the words that match.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    start_a: NDArray[np.int64]
    end_a: NDArray[np.int64]
    start_b: NDArray[np.int64]
    end_b: NDArray[np.int64]
    words: NDArray[np.int32]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of articles that share a passage, ascending."""
        return sorted(set(zip(self.a.tolist(), self.b.tolist(), strict=True)))


class _Words:
    """The packed words of all articles so far; arrays grow in place."""

    def __init__(self) -> None:
        self.key, self.sign, self.start = np.empty(0, np.uint32), np.empty(0, np.uint16), np.empty(0, np.uint32)
        self.begin = [np.zeros(1, np.int64)]
        self.count = 0

    def add(self, key: NDArray[np.uint32], sign: NDArray[np.uint16], start: NDArray[np.uint32], upto: NDArray[np.int64]) -> None:
        """Append the words of one batch."""
        after = self.count + len(key)
        for held, new in ((self.key, key), (self.sign, sign), (self.start, start)):
            if after > len(held):
                # In place: two copies of the words side by side would be the peak of all memory.
                held.resize(after + after // 8, refcheck=False)
            held[self.count : after] = new
        self.begin.append(upto + self.count)
        self.count = after


def matches(articles: Iterable[Article | str], earlier: Callable[[int], str] | None, threads: int) -> Matches:
    """See :func:`tellings.copying.batch.reuse_pairs`."""
    words = _Words()
    identifiers: list[str] = []
    prints: list[tuple[NDArray[np.uint64], NDArray[np.int32]]] = []
    for batch, found in gathered(articles, threads):
        identifiers += [f"{len(identifiers) + at:012d}" if isinstance(a, str) else a.id for at, a in enumerate(batch)]
        words.add(found.key, found.sign, found.start, found.upto)
        prints.append((found.hashes, found.holder))
    place = _ranks(identifiers)
    standing = _ranks([(earlier(at), identifier) for at, identifier in enumerate(identifiers)]) if earlier else place
    with database(threads) as connection:
        first, second = candidates(connection, _standing(prints, standing))
    article = np.argsort(standing).astype(np.int32)
    left, right = article[first], article[second]
    swapped = place[left] > place[right]
    left, right = np.where(swapped, right, left), np.where(swapped, left, right)
    order = np.lexsort((place[right], place[left]))
    return _aligned(words, left[order], right[order], threads)


def _ranks(keys: Sequence[object]) -> NDArray[np.int32]:
    order = sorted(range(len(keys)), key=keys.__getitem__)  # type: ignore[arg-type]
    ranks = np.empty(len(keys), np.int32)
    ranks[order] = np.arange(len(keys), dtype=np.int32)
    return ranks


def _standing(
    prints: list[tuple[NDArray[np.uint64], NDArray[np.int32]]], standing: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int32]]]:
    prints.reverse()
    while prints:
        hashes, holder = prints.pop()
        yield hashes, standing[holder]


def _aligned(words: _Words, left: NDArray[np.int32], right: NDArray[np.int32], threads: int) -> Matches:
    begin = np.concatenate(words.begin)
    held = Held(words.key[: words.count], words.sign[: words.count], begin)
    shares = [slice(at, at + _SHARE) for at in range(0, len(left), _SHARE)]
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda share: compared(held, left[share], right[share]), shares))
    for share, rows in zip(shares, found, strict=True):
        rows[:, 0] += share.start
    rows = np.concatenate([np.empty((0, 6), np.int64), *found])
    a, b = left[rows[:, 0]], right[rows[:, 0]]
    places = [begin[a] + rows[:, 1], begin[a] + rows[:, 2] - 1, begin[b] + rows[:, 3], begin[b] + rows[:, 4] - 1]
    start_a, last_a, start_b, last_b = (words.start[at].astype(np.int64) for at in places)
    end_a, end_b = (last + (words.sign[at] >> SIZE_SHIFT) for last, at in ((last_a, places[1]), (last_b, places[3])))
    return Matches(a, b, start_a, end_a, start_b, end_b, rows[:, 5].astype(np.int32))
