"""Passages from runs, compiled: the answer of ``aligning.Pair.passages``."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.aligning import LEAST_DENSITY, WIDEST_GAP
from tellings.copying.batch.compiling import inner
from tellings.copying.batch.holding import Kept, holding, with_passage
from tellings.copying.batch.judging import Bench, bounds, enough
from tellings.copying.batch.matching import Grams
from tellings.copying.batch.parting import parted, without_overlap
from tellings.copying.batch.rewording import joined, reworded
from tellings.copying.batch.stretching import grown, thinned


@inner
def _settled(on: Bench, runs: NDArray[np.int64]) -> Kept:
    """Turn runs into passages: cluster, fill, extend, and part again what matches too thinly."""
    count = len(runs)
    order = np.arange(count)
    kept = holding(count)
    # Stretches of `order` that are still to be settled: begin, end, and the gap that joined them.
    todo = np.empty((count + 1, 3), np.int64)
    begin = 0
    waiting = 0
    for end in parted(runs, order, int(np.int64(WIDEST_GAP))):
        todo[waiting, 0], todo[waiting, 1], todo[waiting, 2] = begin, end, WIDEST_GAP
        waiting += 1
        begin = end
    while waiting:
        waiting -= 1
        begin, end, gap = todo[waiting, 0], todo[waiting, 1], todo[waiting, 2]
        part = order[begin:end]
        cluster = np.empty((end - begin, 3), np.int64)
        for at in range(end - begin):
            for column in range(3):
                cluster[at, column] = runs[part[at], column]
        made = grown(on, thinned(on, cluster))
        a0, a1, b0, b1, matched = bounds(made)
        if matched < LEAST_DENSITY * max(a1 - a0, b1 - b0) and gap > 1 and end - begin > 1:
            start = begin
            for size in parted(runs, part, gap // 2):
                todo[waiting, 0], todo[waiting, 1], todo[waiting, 2] = start, begin + size, gap // 2
                waiting += 1
                start = begin + size
        elif enough(on, made):
            kept = with_passage(kept, made)
    return kept


@inner
def passages(on: Bench, runs: NDArray[np.int64], traces: Grams) -> NDArray[np.int64]:
    """Return passages as rows that begin with: begin and end in ``a``, begin and end in ``b`` (words, half-open), words that match."""
    kept = _settled(on, runs)
    kept = Kept(without_overlap(kept.rows, kept.size), kept.runs, 0, kept.used)
    kept = reworded(on, Kept(kept.rows, kept.runs, len(kept.rows), kept.used), traces)
    rows = without_overlap(kept.rows, kept.size)
    return joined(on, Kept(rows, kept.runs, len(rows), kept.used))
