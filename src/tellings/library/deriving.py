"""Everything that is derived from pages, brought up to date step by step; each step finds by itself what is missing or old."""

import sqlite3
from collections.abc import Callable

from tellings.library.articles import read_articles
from tellings.library.current import refill_words
from tellings.library.database import writing_to
from tellings.library.locking import alone
from tellings.library.versions import WORDS

__all__ = ["alone", "bring_up_to_date"]

Progress = Callable[[str, int, int], None]


def bring_up_to_date(connection: sqlite3.Connection, *, jobs: int = 1, progress: Progress | None = None, editions: bool = False) -> None:
    """Make what is missing or was made by an older version: articles, the words that are searched, stories, and ``editions`` if asked.

    Raises:
        LibraryError: another process is at the same work and does not end, or the disk is full; what was made is kept.
    """
    from tellings.library.editions import make_editions
    from tellings.library.placing import place_articles

    with alone(connection):
        read_articles(connection, jobs=jobs, progress=progress)
        _refill(connection)
        place_articles(connection, progress=progress)
        if editions:
            make_editions(connection, jobs=jobs, progress=progress)


def _refill(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT made_by FROM step WHERE name = 'words'").fetchone()
    if row == (WORDS,):
        return
    with writing_to(connection):
        refill_words(connection)
        connection.execute("INSERT OR REPLACE INTO step VALUES ('words', ?)", (WORDS,))
