"""Reworded passages and the pieces of rewritten texts, compiled: the answers of ``rewording`` and of ``clustering.chained``."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner
from tellings.copying.batch.holding import BEGIN_A, BEGIN_B, END_A, END_B, MATCHED, Kept, runs_in, with_passage, with_runs
from tellings.copying.batch.judging import Bench, weight_of, worth
from tellings.copying.batch.matching import Grams, grams_in
from tellings.copying.batch.ordering import by_place, order_of
from tellings.copying.batch.running import runs_of, shared_places
from tellings.copying.batch.stretching import filled, grown, thinned, with_more
from tellings.copying.clustering import MOST_BEFORE, WEIGHT_STEPS
from tellings.copying.rewording import LEAST_OPEN, LEAST_TRACE_BITS, REWRITTEN_DENSITY, TRACE, TRACE_GAP, WIDEST_PARTING
from tellings.copying.weighing import GAP_COST, LEAST_REWRITTEN_BITS


@inner
def _traces(on: Bench, kept: Kept, grams: Grams) -> NDArray[np.int64]:
    """Return the telling traces outside all passages, as runs in order of place."""
    open_a, open_b = np.ones(len(on.word_a), np.bool_), np.ones(len(on.word_b), np.bool_)
    for row in range(kept.size):
        open_a[kept.rows[row, BEGIN_A] : kept.rows[row, END_A]] = False
        open_b[kept.rows[row, BEGIN_B] : kept.rows[row, END_B]] = False
    size = int(np.int64(TRACE))
    if min(np.sum(open_a), np.sum(open_b)) < LEAST_OPEN:
        return np.empty((0, 3), np.int64)
    number = grams_in(on.word_a, grams, on.word_b, size)
    places = shared_places(grams, number)
    count = 0
    for at in range(len(places)):
        a, b = places[at, 0], places[at, 1]
        outside = True
        for offset in range(TRACE):
            outside = outside and open_a[a + offset] and open_b[b + offset]
        if outside and weight_of(on, a, b, TRACE) >= LEAST_TRACE_BITS:
            places[count, 0], places[count, 1] = a, b
            count += 1
    return runs_of(places[:count], len(grams.number), len(number), size)


@inner
def reworded(on: Bench, kept: Kept, grams: Grams) -> Kept:
    """Add the passages that traces lead to outside those at hand."""
    runs = _traces(on, kept, grams)
    count = len(runs)
    if count < 2:
        return kept
    score, before = np.empty(count, np.int64), np.full(count, -1, np.int64)
    for index in range(count):
        best = 0
        for other in range(index - 1, max(-1, index - 1 - MOST_BEFORE), -1):
            gap_a, gap_b = runs[index, 0] - runs[other, 0] - runs[other, 2], runs[index, 1] - runs[other, 1] - runs[other, 2]
            if 0 <= gap_a <= TRACE_GAP and 0 <= gap_b <= TRACE_GAP and score[other] > best:
                best, before[index] = score[other], other
        weight = weight_of(on, runs[index, 0], runs[index, 1], runs[index, 2])
        score[index] = best + np.int64(np.floor(WEIGHT_STEPS * weight + 0.5))
    free = np.ones(count, np.bool_)
    chain = np.empty((count, 3), np.int64)
    for index in order_of(-score, before * 0):
        last, size = index, 0
        while last >= 0 and free[last]:
            free[last] = False
            for column in range(3):
                chain[size, column] = runs[last, column]
            size += 1
            last = before[last]
        if size > 1:
            made = grown(on, by_place(chain, size))
            if worth(on, made) >= LEAST_REWRITTEN_BITS:
                kept = with_passage(kept, made)
    return kept


@inner
def _belong(on: Bench, kept: Kept, left: int, right: int) -> bool:
    """Tell whether two passages, in order of their place in ``a``, are pieces of one rewritten text in the same order."""
    x, y = kept.rows[left], kept.rows[right]
    gap = max(y[BEGIN_A] - x[END_A], y[BEGIN_B] - x[END_B])
    if gap > WIDEST_PARTING or y[END_A] < x[END_A] or y[BEGIN_B] < x[BEGIN_B] or y[END_B] < x[END_B]:
        return False
    for row in (x, y):
        if row[MATCHED] / max(row[END_A] - row[BEGIN_A], row[END_B] - row[BEGIN_B]) > REWRITTEN_DENSITY:
            return False
    return bool(GAP_COST * gap <= min(worth(on, runs_in(kept, left)), worth(on, runs_in(kept, right))))


@inner
def joined(on: Bench, kept: Kept) -> NDArray[np.int64]:
    """Bring together neighbouring pieces of a rewritten text, and return the rows of all passages; they come and go in order of place."""
    count = 0
    for row in range(kept.size):
        at = count - 1
        while at >= 0 and not _belong(on, kept, at, row):
            at -= 1
        if at >= 0:
            pieces = with_more(runs_in(kept, at), runs_in(kept, row), len(runs_in(kept, row)))
            kept = with_runs(kept, at, filled(on, thinned(on, by_place(pieces, len(pieces)))))
        else:
            for column in range(kept.rows.shape[1]):
                kept.rows[count, column] = kept.rows[row, column]
            count += 1
    return kept.rows[:count]
