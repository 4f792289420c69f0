"""Pages that were rendered, kept while what they were made of stays the same; those that were not asked for longest go first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

# Bytes of all that is kept: some two hundred pages of a story.
MOST_BYTES = 24 * 1024 * 1024


class Kept:
    """A store of rendered pages, bounded by their size; safe to use from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the page that is kept under ``key``, else what ``make`` returns, which is kept then."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        made = make()
        with self._lock:
            if key not in self._pages:
                self._pages[key] = made
                self._size += len(made)
            while self._size > self._most:
                _, gone = self._pages.popitem(last=False)
                self._size -= len(gone)
        return made
