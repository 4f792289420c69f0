"""One cluster of runs thinned, filled, trimmed and extended, compiled: the same steps and constants as ``aligning.Pair``."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.aligning import LEAST_BLOCK, REACH, TRIM_COST, WIDEST_GAP
from tellings.copying.batch.compiling import inner
from tellings.copying.batch.judging import Bench, between, bounds, weight_of
from tellings.copying.batch.ordering import by_place, order_of
from tellings.copying.batch.sequences import blocks
from tellings.copying.weighing import GAP_COST


@inner
def _mark(on: Bench, a: int, b: int, n: int, taken: bool) -> None:
    for at in range(n):
        on.taken_a[a + at] = taken
        on.taken_b[b + at] = taken


@inner
def thinned(on: Bench, runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep runs so that no word is aligned twice, longer ones first, as ``clustering.thinned`` does."""
    size, shift = np.empty(len(runs), np.int64), np.empty(len(runs), np.int64)
    for at in range(len(runs)):
        size[at], shift[at] = -runs[at, 2], abs(runs[at, 1] - runs[at, 0])
    kept = np.empty((len(runs), 3), np.int64)
    count = 0
    for at in order_of(size, shift):
        a, b, n = runs[at, 0], runs[at, 1], runs[at, 2]
        left, right = 0, n
        while left < right and (on.taken_a[a + left] or on.taken_b[b + left]):
            left += 1
        while left < right and (on.taken_a[a + right - 1] or on.taken_b[b + right - 1]):
            right -= 1
        if right - left >= 2 or (right == n and left == 0):
            kept[count, 0], kept[count, 1], kept[count, 2] = a + left, b + left, right - left
            _mark(on, a + left, b + left, right - left, True)
            count += 1
    for at in range(count):
        _mark(on, kept[at, 0], kept[at, 1], kept[at, 2], False)
    return by_place(kept, count)


@inner
def with_more(runs: NDArray[np.int64], more: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return ``runs`` and the first ``count`` rows of ``more``."""
    result = np.empty((len(runs) + count, 3), np.int64)
    for column in range(3):
        for at in range(len(runs)):
            result[at, column] = runs[at, column]
        for at in range(count):
            result[len(runs) + at, column] = more[at, column]
    return result


@inner
def filled(on: Bench, runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Add the blocks that match in the gaps between runs, in order of place."""
    result = runs
    forward = int(np.int64(1))
    for at in range(len(runs) - 1):
        a, b = runs[at, 0] + runs[at, 2], runs[at, 1] + runs[at, 2]
        size_a, size_b = min(runs[at + 1, 0] - a, 2 * WIDEST_GAP), min(runs[at + 1, 1] - b, 2 * WIDEST_GAP)
        if size_a > 0 and size_b > 0:
            found = blocks(on.word_a, a, size_a, on.word_b, b, size_b, forward, on.masks, on.grows, on.found)
            kept = np.empty((found, 3), np.int64)
            count = 0
            for back in range(found - 1, -1, -1):
                if weight_of(on, on.found[back, 0], on.found[back, 1], on.found[back, 2]) >= LEAST_BLOCK:
                    kept[count, 0], kept[count, 1], kept[count, 2] = on.found[back, 0], on.found[back, 1], on.found[back, 2]
                    count += 1
            if count:
                result = with_more(result, kept, count)
    return by_place(result, len(result))


@inner
def trimmed(on: Bench, runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Drop runs at either end that weigh less than the words between them and the rest."""
    first, last = 0, len(runs) - 1
    while first < last:
        if weight_of(on, runs[first, 0], runs[first, 1], runs[first, 2]) >= TRIM_COST * between(runs[first], runs[first + 1]):
            break
        first += 1
    while first < last:
        if weight_of(on, runs[last, 0], runs[last, 1], runs[last, 2]) >= TRIM_COST * between(runs[last - 1], runs[last]):
            break
        last -= 1
    return runs[first : last + 1]


@inner
def _beyond(on: Bench, a: int, b: int, step: int) -> NDArray[np.int64]:
    """Return the blocks outside one edge for which what matches outweighs what does not."""
    size_a = min(REACH, len(on.word_a) - a if step > 0 else a)
    size_b = min(REACH, len(on.word_b) - b if step > 0 else b)
    back = 0
    if size_a > 0 and size_b > 0:
        inside = 0 if step > 0 else 1
        back = blocks(on.word_a, a - inside, size_a, on.word_b, b - inside, size_b, step, on.masks, on.grows, on.found)
    kept = np.empty((back, 3), np.int64)
    gained = best = 0.0
    count = least = 0
    while back > 0:
        back -= 1
        at_a, at_b, n = on.found[back, 0], on.found[back, 1], on.found[back, 2]
        gap = max(at_a - a, at_b - b) if step > 0 else max(a - at_a - n, b - at_b - n)
        weight = weight_of(on, at_a, at_b, n)
        if gap and weight < LEAST_BLOCK:
            continue
        gained += weight - GAP_COST * gap
        a, b = (at_a + n, at_b + n) if step > 0 else (at_a, at_b)
        kept[count, 0], kept[count, 1], kept[count, 2] = at_a, at_b, n
        count += 1
        if gained > best:
            best, least = gained, count
    return kept[:least]


@inner
def extended(on: Bench, runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Extend a passage outwards on both sides for as long as it grows."""
    forward, backward = int(np.int64(1)), int(np.int64(-1))
    while True:
        a0, a1, b0, b1, _ = bounds(runs)
        after, before = _beyond(on, a1, b1, forward), _beyond(on, a0, b0, backward)
        if len(after) + len(before) == 0:
            return runs
        runs = with_more(with_more(runs, after, len(after)), before, len(before))


@inner
def grown(on: Bench, runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Fill the gaps between aligned runs, drop loose ends, and extend what is left outwards; in order of place."""
    made = extended(on, trimmed(on, filled(on, runs)))
    return by_place(made, len(made))
