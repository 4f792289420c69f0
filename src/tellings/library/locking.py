"""One process at a time derives or corrects; the others wait, and read meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tellings.library.database import PATIENCE, Connection, place_of
from tellings.library.troubles import taught


@contextmanager
def alone(connection: sqlite3.Connection) -> Iterator[None]:
    """Be the only process that derives or corrects; pages can be kept and everything be read meanwhile.

    May be entered again inside itself. The lock is a file beside the library that stays empty; it goes with the process that holds it.

    Raises:
        LibraryError: another process holds it and does not end.
    """
    if isinstance(connection, Connection) and connection.is_alone:
        yield
        return
    place = place_of(connection)
    try:
        lock = sqlite3.connect(f"{place}-lock", timeout=PATIENCE / 1000, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise taught(error, place) from error
    if isinstance(connection, Connection):
        connection.is_alone = True
    try:
        yield
    finally:
        if isinstance(connection, Connection):
            connection.is_alone = False
        lock.close()
