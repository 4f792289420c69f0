"""The compiled splitter: the words of many articles from their code points, with the keys and the signs that ``words.words_of`` gives."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.alphabet import APOSTROPHE, CAPITAL, CLOSER, END, JOINT, LETTER, SMALL, SPACE, UNSPACED, Tables
from tellings.copying.batch.compiling import compiled
from tellings.copying.words import HASH_FACTOR, HASH_SEED, MOSTLY_CAPITALS, SHORT_BLOCK

# One sign of a word is its bits above: letters (0 to 7, seven stands for more) in the low three, then whether it stands in a name, then
# the characters from its start to its end, as many as LONGEST_WORD; a longer one is base64 or the like, and its end is cut.
LETTERS_MASK = 7
NAMED = 8
SIZE_SHIFT = 4
LONGEST_WORD = 4095

_SEED = np.uint64(HASH_SEED)
_FACTOR = np.uint64(HASH_FACTOR)
_HALF = np.uint64(32)


# New code points reported in one go; the caller asks again.
MOST_MET = 1024


@compiled
def _among(met: NDArray[np.uint32], count: int, point: np.uint32) -> bool:
    for at in range(count):  # noqa: SIM110 - kernels have no generators.
        if met[at] == point:
            return True
    return False


@compiled
def unknown(codes: NDArray[np.uint32], kind: NDArray[np.uint16]) -> NDArray[np.uint32]:
    """Return the distinct code points of ``codes`` whose row of ``kind`` is empty."""
    met = np.empty(MOST_MET, np.uint32)
    count = 0
    for place in range(len(codes)):
        point = codes[place]
        if kind[point] == 0 and not _among(met, count, point):
            met[count] = point
            count += 1
            if count == MOST_MET:
                break
    return met[:count].copy()


@compiled
def _hashed(
    codes: NDArray[np.uint32],
    left: int,
    right: int,
    row: NDArray[np.int32],
    size: NDArray[np.uint8],
    code: NDArray[np.uint32],
    order: NDArray[np.uint8],
) -> tuple[np.uint64, int, bool]:
    """Hash one word's folded code points: the key, the letters, and whether its marks may stand in another order."""
    value = _SEED
    letters = 0
    last = 0
    doubtful = False
    for at in range(left, right):
        first = row[codes[at]]
        for part in range(first, first + size[codes[at]]):
            value = (value ^ np.uint64(code[part])) * _FACTOR
            value ^= value >> _HALF
            letters += 1
            doubtful = doubtful or order[part] == 255 or (order[part] > 0 and order[part] < last)
            last = order[part]
    if letters == 0:
        for at in range(left, right):
            value = (value ^ np.uint64(codes[at])) * _FACTOR
            value ^= value >> _HALF
            letters += 1
    return value, letters, doubtful


@compiled
def _opens(codes: NDArray[np.uint32], before: int, left: int, kind: NDArray[np.uint16]) -> bool:
    """Tell whether the signs between two words end a sentence."""
    at = left - 1
    while at >= before and kind[codes[at]] & SPACE:
        at -= 1
    while at >= before and kind[codes[at]] & CLOSER:
        at -= 1
    return at >= before and kind[codes[at]] & END != 0


@compiled
def _mark_names(sign: NDArray[np.uint16], capital: NDArray[np.bool_], breaks: NDArray[np.bool_], first: int, last: int) -> None:
    """Mark the words in runs of two or more capitals."""
    start = first
    for at in range(first + 1, last + 1):
        if at == last or not capital[at] or not capital[at - 1] or breaks[at]:
            if at - start > 1:
                for inside in range(start, at):
                    sign[inside] |= NAMED
            start = at


@compiled
def split(
    codes: NDArray[np.uint32], begin: NDArray[np.int64], end: NDArray[np.int64], tables: Tables
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint16], NDArray[np.int64], NDArray[np.int64]]:
    """Split told blocks ``codes[begin[i]:end[i]]`` into words.

    Returns, a row a word, its key, its start in ``codes`` and its sign (see above); for each block the words up to its end; and the
    words whose key only Python's normalisation knows, as pairs of word and place of its end.
    """
    most = 0
    for block in range(len(begin)):
        most += end[block] - begin[block]
    key, start, sign = np.empty(most, np.uint64), np.empty(most, np.int64), np.empty(most, np.uint16)
    capital, breaks = np.empty(most, np.bool_), np.empty(most, np.bool_)
    upto = np.empty(len(begin), np.int64)
    doubtful = np.empty(2 * most, np.int64)
    doubts = 0
    count = 0
    # Arrays by themselves: a tuple of them would be counted in and out at every word.
    kind, simple, row, size, code, order = tables.kind, tables.simple, tables.at, tables.size, tables.code, tables.order
    for block in range(len(begin)):
        first, capitals = count, 0
        at, stop = begin[block], end[block]
        before = at
        parted = False
        while at < stop:
            this = kind[codes[at]]
            if this & (LETTER | UNSPACED) == 0:
                parted = parted or this & JOINT == 0
                at += 1
                continue
            left = at
            value, letters, doubt = _SEED, 0, False
            plain = this & UNSPACED == 0
            if plain:
                while True:
                    while at < stop and kind[codes[at]] & LETTER:
                        folded = simple[codes[at]]
                        plain = plain and folded != 0
                        value = (value ^ np.uint64(folded)) * _FACTOR
                        value ^= value >> _HALF
                        letters += 1
                        at += 1
                    if at + 1 < stop and kind[codes[at]] & APOSTROPHE and kind[codes[at + 1]] & LETTER:
                        at += 1
                    else:
                        break
            else:
                at += 1
            if not plain:
                value, letters, doubt = _hashed(codes, left, at, row, size, code, order)
            if doubt:
                doubtful[doubts], doubtful[doubts + 1] = count, at
                doubts += 2
            if this & UNSPACED and at - left == 1:
                letters = 0
            key[count], start[count] = value, left
            sign[count] = min(letters, LETTERS_MASK) | min(at - left, LONGEST_WORD) << SIZE_SHIFT
            capital[count] = this & CAPITAL != 0
            capitals += capital[count]
            breaks[count] = parted or count == first or (this & SMALL == 0 and _opens(codes, before, left, kind))
            count += 1
            before = at
            parted = False
        if count - first <= SHORT_BLOCK or capitals <= MOSTLY_CAPITALS * (count - first):
            _mark_names(sign, capital, breaks, first, count)
        upto[block] = count
    return key[:count].copy(), start[:count].copy(), sign[:count].copy(), upto, doubtful[:doubts].copy()
