"""Runs parted into clusters, and passages that stand inside others dropped, compiled: the answers of ``clustering``."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.aligning import WIDEST_INSERTION
from tellings.copying.batch.compiling import inner
from tellings.copying.batch.ordering import order_of
from tellings.copying.clustering import LONGEST_SWAP


@inner
def _root(parent: NDArray[np.int64], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


@inner
def parted(runs: NDArray[np.int64], order: NDArray[np.int64], gap: int) -> NDArray[np.int64]:
    """Sort ``order`` (places in ``runs``) by cluster, as ``clustering.clusters`` makes them, and return where each cluster ends."""
    count = len(order)
    parent = np.arange(count)
    near = np.empty(count, np.int64)
    width = 0
    for index in range(count):
        a, b, n = runs[order[index], 0], runs[order[index], 1], runs[order[index], 2]
        still = 0
        for at in range(width):
            other = near[at]
            a_other, b_other, n_other = runs[order[other], 0], runs[order[other], 1], runs[order[other], 2]
            if a_other + n_other + gap < a:
                continue
            near[still] = other
            still += 1
            if b < b_other and min(n, n_other) > LONGEST_SWAP:
                continue
            gap_a, gap_b = a - a_other - n_other, max(b - b_other - n_other, b_other - b - n)
            if max(gap_a, gap_b) <= gap and abs(max(gap_a, 0) - max(gap_b, 0)) <= WIDEST_INSERTION:
                parent[_root(parent, index)] = _root(parent, other)
        near[still] = index
        width = still + 1
    label = np.empty(count, np.int64)
    for index in range(count):
        label[index] = _root(parent, index)
    by_label, ends = order_of(label, label), np.empty(count, np.int64)
    for index in range(count):
        near[index] = order[by_label[index]]
    for index in range(count):
        order[index] = near[index]
    clusters = 0
    for index in range(count):
        if index + 1 == count or label[by_label[index + 1]] != label[by_label[index]]:
            ends[clusters] = index + 1
            clusters += 1
    return ends[:clusters]


@inner
def _sorted(found: NDArray[np.int64], count: int, by_size: bool) -> NDArray[np.int64]:
    """Sort the first ``count`` passages by place; by size before that, the longest first."""
    in_a, in_b, size = np.empty(count, np.int64), np.empty(count, np.int64), np.empty(count, np.int64)
    for at in range(count):
        in_a[at], in_b[at] = (found[at, 0] << 31) + found[at, 1], (found[at, 2] << 31) + found[at, 3]
    order = order_of(in_a, in_b)
    if by_size:
        for at in range(count):
            size[at] = -found[order[at], 4]
        first, again = order, order_of(size, size)
        order = np.empty(count, np.int64)
        for at in range(count):
            order[at] = first[again[at]]
    result = np.empty((count, found.shape[1]), np.int64)
    for at in range(count):
        for column in range(found.shape[1]):
            result[at, column] = found[order[at], column]
    return result


@inner
def _within(x: NDArray[np.int64], inner: int, y: NDArray[np.int64], outer: int) -> bool:
    """Tell whether half of a passage or more lies inside another one on both sides."""
    shared_a = min(x[inner, 1], y[outer, 1]) - max(x[inner, 0], y[outer, 0])
    shared_b = min(x[inner, 3], y[outer, 3]) - max(x[inner, 2], y[outer, 2])
    return bool(2 * shared_a >= x[inner, 1] - x[inner, 0] and 2 * shared_b >= x[inner, 3] - x[inner, 2])


@inner
def without_overlap(passages: NDArray[np.int64], settled: int) -> NDArray[np.int64]:
    """Drop what lies half inside a longer passage on both sides; the rest in order of place."""
    found = _sorted(passages, settled, True)
    kept = np.empty((settled, found.shape[1]), np.int64)
    count = 0
    for at in range(settled):
        inside = False
        for other in range(count):
            inside = inside or _within(found, at, kept, other)
        if not inside:
            for column in range(found.shape[1]):
                kept[count, column] = found[at, column]
            count += 1
    return _sorted(kept, count, False)
