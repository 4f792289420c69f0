"""Sorting rows inside kernels: a stable merge sort of its own, since numba's take seconds each to compile."""

import numpy as np
from numpy.typing import NDArray

from tellings.copying.batch.compiling import inner


@inner
def order_of(major: NDArray[np.int64], minor: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the order that sorts rows by ``major``, then ``minor``; equal ones stay as they stand. n log n."""
    count = len(major)
    order, other = np.empty(count, np.int64), np.empty(count, np.int64)
    for at in range(count):
        order[at] = at
    width = 1
    while width < count:
        for begin in range(0, count, 2 * width):
            left, middle = begin, min(begin + width, count)
            right, end = middle, min(begin + 2 * width, count)
            for at in range(begin, end):
                take_left = right >= end
                if left < middle and right < end:
                    x, y = order[left], order[right]
                    take_left = major[x] < major[y] or (major[x] == major[y] and minor[x] <= minor[y])
                if take_left:
                    other[at] = order[left]
                    left += 1
                else:
                    other[at] = order[right]
                    right += 1
        order, other = other, order
        width *= 2
    return order


@inner
def by_place(runs: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return the first ``count`` runs sorted by their place in ``a``, then in ``b``."""
    a, b = np.empty(count, np.int64), np.empty(count, np.int64)
    for at in range(count):
        a[at], b[at] = runs[at, 0], runs[at, 1]
    order = order_of(a, b)
    result = np.empty((count, 3), np.int64)
    for at in range(count):
        for column in range(3):
            result[at, column] = runs[order[at], column]
    return result
