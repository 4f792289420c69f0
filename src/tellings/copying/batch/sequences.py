"""The longest common subsequence of two short stretches of words, compiled, by bits (Hyyrö 2004), with rapidfuzz's choice among equals."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import compiled

# Words of a stretch at most, in machine words of 64 bits: two widest gaps are 200.
LANES = 4

_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE = np.uint64(1)


@compiled
def _rows(
    word_a: NDArray[np.int32],
    a: int,
    size_a: int,
    word_b: NDArray[np.int32],
    b: int,
    size_b: int,
    step: int,
    masks: NDArray[np.uint64],
    grows: NDArray[np.uint64],
) -> None:
    """Fill ``grows``: bit ``i`` of row ``j`` is 0 where the first ``j + 1`` words of b have more in common with ``i + 1`` words of a."""
    lanes = (size_a + 63) // 64
    for at in range(size_a):
        masks[word_a[a + step * at], at >> 6] |= _ONE << np.uint64(at & 63)
    state = np.empty(LANES, np.uint64)
    for lane in range(LANES):
        state[lane] = _ALL
    for row in range(size_b):
        word = word_b[b + step * row]
        carry = np.uint64(0)
        for lane in range(lanes):
            here = state[lane]
            if word >= 0:
                both = here & masks[word, lane]
                total = here + both
                over = np.uint64(total < here)
                total += carry
                carry = over | np.uint64(total < carry)
                here = total | (here - both)
            state[lane] = here
            grows[row, lane] = here
    for at in range(size_a):
        masks[word_a[a + step * at], at >> 6] = 0


@compiled
def _add(found: NDArray[np.int64], count: int, a: int, b: int) -> int:
    """Add one matching word before the blocks found so far, which come from the last to the first."""
    if count and found[count - 1, 0] == a + 1 and found[count - 1, 1] == b + 1:
        found[count - 1, 0], found[count - 1, 1] = a, b
        found[count - 1, 2] += 1
        return count
    found[count, 0], found[count, 1], found[count, 2] = a, b, 1
    return count + 1


@compiled
def blocks(
    word_a: NDArray[np.int32],
    a: int,
    size_a: int,
    word_b: NDArray[np.int32],
    b: int,
    size_b: int,
    step: int,
    masks: NDArray[np.uint64],
    grows: NDArray[np.uint64],
    found: NDArray[np.int64],
) -> int:
    """Write into ``found`` the blocks of a longest common subsequence, from the last to the first, and return how many they are.

    The stretches begin at ``a`` and ``b`` and run by ``step`` (1 or -1); a row of ``found`` holds the least place on each
    side, and the words.
    ``masks`` (types of a by LANES, all 0) and ``grows`` (256 by LANES) are room to work in.
    """
    size_a, size_b = min(size_a, 64 * LANES), min(size_b, 64 * LANES)
    head = 0
    while head < min(size_a, size_b) and word_a[a + step * head] == word_b[b + step * head]:
        head += 1
    tail = 0
    while tail < min(size_a, size_b) - head and word_a[a + step * (size_a - 1 - tail)] == word_b[b + step * (size_b - 1 - tail)]:
        tail += 1
    count = 0
    for back in range(tail):
        count = _add(found, count, size_a - 1 - back, size_b - 1 - back)
    column, row = size_a - head - tail, size_b - head - tail
    if column > 0 and row > 0:
        _rows(word_a, a + step * head, column, word_b, b + step * head, row, step, masks, grows)
    while column > 0 and row > 0:
        bit = _ONE << np.uint64((column - 1) & 63)
        lane = (column - 1) >> 6
        if grows[row - 1, lane] & bit:
            column -= 1
        else:
            row -= 1
            if row == 0 or grows[row - 1, lane] & bit:
                column -= 1
                count = _add(found, count, head + column, head + row)
    for back in range(head):
        count = _add(found, count, head - 1 - back, head - 1 - back)
    for at in range(count):
        if step > 0:
            found[at, 0], found[at, 1] = a + found[at, 0], b + found[at, 1]
        else:
            found[at, 0], found[at, 1] = a - found[at, 0] - found[at, 2] + 1, b - found[at, 1] - found[at, 2] + 1
    return count
