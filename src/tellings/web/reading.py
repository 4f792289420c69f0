"""Threads that read the library: each keeps a connection of its own that can only read."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# Python runs one thread at a time; more of them only wait for each other, and for the disk.
THREADS = 4


class Readers:
    """A few threads over one library; ``None`` where there is none, or none yet."""

    def __init__(self, library: Path | None) -> None:
        self.library = library
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")

    async def ask(self, question: Callable[[sqlite3.Connection | None], T]) -> T:
        """Return the answer to a question, asked in one of the threads with its connection.

        Raises:
            LibraryError: the library is damaged or was made by another version.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: question(self._connection()))

    async def work(self, make: Callable[[], T]) -> T:
        """Return what is made in one of the threads, without the library."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, make)

    def close(self) -> None:
        """Let the threads end; their connections go with them."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _connection(self) -> sqlite3.Connection | None:
        """Return the connection of this thread; a new one where another file stands in the place of the one that it is open on."""
        if self.library is None:
            return None
        try:
            about = self.library.stat()
        except OSError:
            return None
        file = (about.st_dev, about.st_ino)
        if getattr(self._own, "file", None) != file:
            from tellings.library.database import open_database

            self._own.connection, self._own.file = open_database(self.library, writing=False), file
        found: sqlite3.Connection = self._own.connection
        return found
