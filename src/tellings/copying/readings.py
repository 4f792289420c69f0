"""Readings of a family: the words that its pages have at corresponding places, as in the apparatus of a critical edition.

A reading is a class of words, one at most per page and place, joined over all exact agreement of pages two by two. Which pages have
which readings says how near the pages are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.copying.matching import Agreement
from tellings.copying.segments import Segment


@dataclass(frozen=True, eq=False)
class Readings:
    """The readings that at least two pages of a family share: ``has[r, p]`` whether page ``p`` has reading ``r``; pages by id."""

    pages: tuple[str, ...]
    has: NDArray[np.bool_]

    @property
    def common(self) -> NDArray[np.int64]:
        """The number of readings that every two pages have in common, shape pages by pages."""
        counts = self.has.astype(np.int64)
        found: NDArray[np.int64] = counts.T @ counts
        return found


def readings_of(agreements: Sequence[Agreement], family: Sequence[Segment]) -> Readings:
    """Join the agreement of a family's pages, two by two, into readings. Near linear in the words agreed on."""
    pages = tuple(sorted({segment.article for segment in family}))
    number = {page: at for at, page in enumerate(pages)}
    size = {page: max(segment.last for segment in family if segment.article == page) for page in pages}
    begin = dict(zip(pages, np.concatenate(([0], np.cumsum([size[page] for page in pages])))[:-1].tolist(), strict=True))
    inside = np.zeros(sum(size.values()), dtype=np.bool_)
    for segment in family:
        inside[begin[segment.article] + segment.first : begin[segment.article] + segment.last] = True
    left, right = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for agreement in agreements:
        if agreement.a in number and agreement.b in number:
            kept = (agreement.at_a < size[agreement.a]) & (agreement.at_b < size[agreement.b])
            left.append(begin[agreement.a] + agreement.at_a[kept])
            right.append(begin[agreement.b] + agreement.at_b[kept])
    a, b = np.concatenate(left), np.concatenate(right)
    both = inside[a] & inside[b]
    label = _joined(len(inside), a[both], b[both])
    owner = np.repeat(np.arange(len(pages)), [size[page] for page in pages])
    _, reading = np.unique(label, return_inverse=True)
    has = np.zeros((int(reading.max(initial=-1)) + 1, len(pages)), dtype=np.bool_)
    has[reading, owner] = True
    return Readings(pages, has[has.sum(axis=1) > 1])


def _joined(count: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each of ``count`` places the lowest place that the pairs (``a``, ``b``) join it with, over any number of steps."""
    label = np.arange(count)
    while True:
        least = np.minimum(label[a], label[b])
        new = label.copy()
        np.minimum.at(new, a, least)
        np.minimum.at(new, b, least)
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new
