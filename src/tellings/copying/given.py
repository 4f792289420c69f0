"""Directions that a person gave: the tree of a family is drawn so that they hold."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.copying.branching import NEVER
from tellings.model import GivenDirection

# What a page that a person says is a copy is worth as a root (natural logarithm of the odds): as good as never, and still a number.
NO_ROOT = -1000.0

# What a reader is told of such a copy.
SAID = "A person says so."


class Given:
    """The directions given among the pages of one family, by number of page: ``parent[to]`` is the source, ``open`` the pairs left open."""

    def __init__(self, pages: Sequence[str], given: Iterable[GivenDirection]) -> None:
        """Take the directions among ``pages``; of two about the same pages the later one holds."""
        number = {page: at for at, page in enumerate(pages)}
        held: dict[frozenset[int], GivenDirection] = {}
        for one in given:
            if one.source in number and one.to in number and one.source != one.to:
                pair = frozenset((number[one.source], number[one.to]))
                held.pop(pair, None)
                held[pair] = one
        self.open = {pair for pair, one in held.items() if one.open}
        self.parent: dict[int, int] = {}
        self.before: list[tuple[int, int]] = []
        for one in held.values():
            if not one.open:
                source, to = number[one.source], number[one.to]
                self.parent[to] = source
                self.before.append((source, to))

    def laid_on(self, score: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the scores of edges ``[i, j]`` of pages with those that contradict what was given as good as forbidden."""
        laid = score.copy()
        for pair in self.open:
            i, j = sorted(pair)
            laid[i, j] = laid[j, i] = NEVER
        for source, to in self.before:
            laid[to, source] = NEVER
        for to, source in self.parent.items():
            kept = laid[source, to]
            laid[:, to] = NEVER
            laid[source, to] = kept if np.isfinite(kept) else 0.0
        return laid

    def roots(self, count: int) -> NDArray[np.float64]:
        """Return what each of ``count`` pages is worth as a root."""
        roots = np.zeros(count)
        roots[list(self.parent)] = NO_ROOT
        return roots

    def says(self, source: int, to: int) -> bool:
        """Tell whether a person said that ``to`` has its text from ``source``."""
        return self.parent.get(to) == source

    def leaves_open(self, source: int, to: int) -> bool:
        """Tell whether a person said that neither of two pages has its text from the other."""
        return frozenset((source, to)) in self.open
