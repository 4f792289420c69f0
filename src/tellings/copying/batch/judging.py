"""How much aligned runs say, compiled: ``weighing`` and the measures of ``clustering``, for two articles on one bench."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner
from tellings.copying.batch.splitting import LETTERS_MASK, NAMED
from tellings.copying.weighing import (
    EDIT_COST,
    GAP_COST,
    LEAST_BITS,
    LEAST_PLAIN_WORDS,
    LEAST_REWRITTEN_BITS,
    LEAST_WORDS,
    NAME_SHARE,
    PRIOR_SHARE,
    PRIOR_WORDS,
    REWRITE_COST,
)


class Bench(NamedTuple):
    """Two articles under comparison: their words by type of ``a``, their signs, how often both have each type, the
    logarithm of their length, and room to work in."""

    word_a: NDArray[np.int32]
    word_b: NDArray[np.int32]
    sign_a: NDArray[np.uint16]
    sign_b: NDArray[np.uint16]
    times: NDArray[np.int32]
    total: float
    masks: NDArray[np.uint64]
    grows: NDArray[np.uint64]
    found: NDArray[np.int64]
    taken_a: NDArray[np.bool_]
    taken_b: NDArray[np.bool_]


# Doubled counts of a word for which the bits are at hand, by its letters.
_KNOWN_COUNTS = 256
_PRIOR = PRIOR_SHARE * PRIOR_WORDS
_KNOWN = np.log2(np.arange(_KNOWN_COUNTS)[:, None] / 2 + _PRIOR[None, :])


@inner
def weight_of(on: Bench, a: int, b: int, n: int) -> float:
    """Weigh a run as ``weighing.bits`` and ``aligning.Pair`` do."""
    word, times, sign_a, sign_b = on.word_a, on.times, on.sign_a, on.sign_b
    total = 0.0
    for at in range(n):
        count, letters = times[word[a + at]], sign_a[a + at] & LETTERS_MASK
        bits = on.total - (_KNOWN[count, letters] if count < _KNOWN_COUNTS else np.log2(count / 2 + _PRIOR[letters]))
        total += bits * NAME_SHARE if (sign_a[a + at] | sign_b[b + at]) & NAMED else bits
    return total


@inner
def between(before: NDArray[np.int64], after: NDArray[np.int64]) -> int:
    """Return the words between two runs, on the side where they are more."""
    gap_b = after[1] - before[1] - before[2] if after[1] >= before[1] else before[1] - after[1] - after[2]
    return int(max(after[0] - before[0] - before[2], gap_b))


@inner
def bounds(runs: NDArray[np.int64]) -> tuple[int, int, int, int, int]:
    """Return the word ranges of a passage on both sides, and its matching words."""
    a0, a1, b0, b1, matched = runs[0, 0], 0, runs[0, 1], 0, 0
    for at in range(len(runs)):
        a, b, n = runs[at, 0], runs[at, 1], runs[at, 2]
        a0, a1, b0, b1, matched = min(a0, a), max(a1, a + n), min(b0, b), max(b1, b + n), matched + n
    return a0, a1, b0, b1, matched


@inner
def worth(on: Bench, runs: NDArray[np.int64]) -> float:
    """Return the bits of runs in order, less GAP_COST for every word without a partner, as ``aligning.Pair.worth`` does."""
    total = 0.0
    gap = 0
    for at in range(len(runs)):
        total += weight_of(on, runs[at, 0], runs[at, 1], runs[at, 2])
        if at:
            gap_a = runs[at, 0] - runs[at - 1, 0] - runs[at - 1, 2]
            gap += max(gap_a, abs(runs[at, 1] - runs[at - 1, 1] - runs[at - 1, 2]))
    return total - GAP_COST * gap


@inner
def enough(on: Bench, runs: NDArray[np.int64]) -> bool:
    """Tell whether runs in order say enough, as ``weighing.says_enough`` does."""
    core = total = 0.0
    size = plain = 0
    for at in range(len(runs)):
        a, b, n = runs[at, 0], runs[at, 1], runs[at, 2]
        weight = weight_of(on, a, b, n)
        own = 0
        for inside in range(n):
            own += (on.sign_a[a + inside] | on.sign_b[b + inside]) & NAMED == 0
        gap = max(a - runs[at - 1, 0] - runs[at - 1, 2], abs(b - runs[at - 1, 1] - runs[at - 1, 2])) if at else 0
        total += weight - REWRITE_COST * gap
        carried = core - EDIT_COST * gap
        if carried > 0:
            core, size, plain = carried + weight, size + n, plain + own
        else:
            core, size, plain = weight, n, own
        if core >= LEAST_BITS and size >= LEAST_WORDS and plain >= LEAST_PLAIN_WORDS:
            return True
    return total >= LEAST_REWRITTEN_BITS
