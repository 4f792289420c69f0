"""Pages that were rendered and values that were read, kept while what they were made of stays the same.

Those that were not asked for longest go first.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

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


class Remembered(Generic[T]):
    """A store of values, bounded by their number; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value that is remembered under ``key``, else what ``make`` returns, which is remembered then."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made
