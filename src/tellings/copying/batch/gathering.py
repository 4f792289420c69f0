"""Articles taken in, batch by batch on several threads: their words packed, their fingerprints kept, their texts let go."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.alphabet import Alphabet
from tellings.copying.batch.splitting import LETTERS_MASK, LONGEST_WORD, NAMED, SIZE_SHIFT, split, unknown
from tellings.copying.batch.winnowing import WINDOW, fingerprints
from tellings.copying.words import hashed
from tellings.model import Article

# Characters in one batch: enough that Python's part of the work is small, and few enough that batches need no memory to speak of.
BATCH = 1 << 20


class Gathered(NamedTuple):
    """The words of a batch of articles: 32-bit key, sign, start in the article's text; ``upto`` words at each article's end."""

    key: NDArray[np.uint32]
    sign: NDArray[np.uint16]
    start: NDArray[np.uint32]
    upto: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    holder: NDArray[np.int32]


def batches(articles: Iterable[Article | str]) -> Iterator[list[Article | str]]:
    """Part a stream of articles into lists of about BATCH characters."""
    batch: list[Article | str] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article if isinstance(article, str) else article.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def gathered(articles: Iterable[Article | str], threads: int) -> Iterator[tuple[list[Article | str], Gathered]]:
    """Split and winnow a stream of articles; batches come in the order of the stream, a few of them under way at a time."""
    alphabet = Alphabet()
    first = 0
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[tuple[list[Article | str], Future[Gathered]]] = deque()
        for batch in batches(articles):
            waiting.append((batch, pool.submit(packed, batch, first, alphabet)))
            first += len(batch)
            if len(waiting) > threads:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()


def packed(batch: list[Article | str], first: int, alphabet: Alphabet) -> Gathered:
    """Split and winnow one batch; its articles count from ``first``."""
    texts = [article if isinstance(article, str) else article.text for article in batch]
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    tables = alphabet.tables
    while len(met := unknown(codes, tables.kind)):
        tables = alphabet.learn(met)
    at = 0
    begin, end, last = [], [], []
    for article, text in zip(batch, texts, strict=True):
        blocks = [(0, len(text))] if isinstance(article, str) else [(block.start, block.end) for block in article.told()]
        begin += [at + left for left, _ in blocks]
        end += [at + right for _, right in blocks]
        last.append(len(begin))
        at += len(text)
    key, start, sign, block_upto, doubtful = split(codes, np.array(begin, np.int64), np.array(end, np.int64), tables)
    for word, right in doubtful.reshape(-1, 2).tolist():
        left = int(start[word])
        key[word], letters = hashed(codes[left:right].tobytes().decode("utf-32-le", "surrogatepass"))
        sign[word] = min(letters, LETTERS_MASK) | (int(sign[word]) & NAMED) | min(right - left, LONGEST_WORD) << SIZE_SHIFT
    upto = np.append(0, block_upto)[np.array(last, np.int64)]
    offset = np.cumsum([0, *(len(text) for text in texts)])[:-1]
    start -= np.repeat(offset, np.diff(upto, prepend=0))
    hashes, holder = fingerprints(key, upto, first, WINDOW)
    return Gathered(key.astype(np.uint32), sign, start.astype(np.uint32), upto, hashes, holder)
