"""A basket of what was brought: it is emptied onto the shelf when it is full or has waited long enough, and counted when it is durable."""

import time
from collections.abc import Callable, Sequence

from tellings.gathering.bounds import BATCH_BYTES, BATCH_PAGES, BATCH_SECONDS
from tellings.gathering.outcomes import Tally
from tellings.gathering.shelf import Brought, Shelf
from tellings.model import Problem


class Basket:
    """What was brought and is not yet kept; ``acknowledge`` is told the names of pages as soon as they are durable."""

    def __init__(self, shelf: Shelf, acknowledge: Callable[[Sequence[str]], None] | None = None) -> None:
        self._shelf = shelf
        self._acknowledge = acknowledge
        self._held: list[tuple[Tally, Brought]] = []
        self._pages = self._size = 0
        self._since = 0.0

    def put(self, tally: Tally, brought: Brought) -> None:
        """Take something in, for the source whose tally it is."""
        if not self._held:
            self._since = time.monotonic()
        self._held.append((tally, brought))
        self._pages += 1 + len(brought.pages)
        self._size += sum(len(found.page.data) for found in brought.pages)
        if self._pages >= BATCH_PAGES or self._size >= BATCH_BYTES:
            self.empty()

    def empty_if_due(self) -> None:
        """Keep what has waited long enough."""
        if self._held and time.monotonic() - self._since >= BATCH_SECONDS:
            self.empty()

    def empty(self) -> None:
        """Keep all that is held, and count it."""
        if not self._held:
            return
        held, self._held, self._pages, self._size = self._held, [], 0, 0
        came = self._shelf.keep([brought for _, brought in held])
        if self._acknowledge and (names := [found.page.name for _, brought in held for found in brought.pages]):
            self._acknowledge(names)
        for (tally, brought), each in zip(held, came, strict=True):
            for one in each:
                tally.counts[one] += 1
            if brought.unchanged:
                tally.counts["unchanged"] += 1
            for problem in _problems(brought):
                tally.refuse(problem)


def _problems(brought: Brought) -> list[Problem]:
    return [*([brought.refused] if brought.refused else []), *brought.problems]
