"""Everything anew from the pages: what was derived counts as old, and is brought up to date."""

import sqlite3
from collections.abc import Callable

from tellings.library.database import writing_to
from tellings.library.deriving import alone, bring_up_to_date

Progress = Callable[[str, int, int], None]


def rebuild(
    connection: sqlite3.Connection,
    *,
    everything: bool = False,
    jobs: int = 1,
    editions: bool = True,
    progress: Progress | None = None,
) -> None:
    """Make what is missing or was made by an older version; with ``everything``, make all anew from the pages.

    Pages, their times and what people corrected are never touched. An interrupted run is gone on with by the next one.

    Raises:
        LibraryError: another process is at the same work and does not end, or the disk is full.
    """
    with alone(connection):
        if everything:
            with writing_to(connection):
                _forget(connection)
        bring_up_to_date(connection, jobs=jobs, progress=progress, editions=editions)


def _forget(connection: sqlite3.Connection) -> None:
    """Let every derived row count as made by no version, inside a transaction."""
    from tellings.library import editions, placing

    connection.execute("UPDATE capture SET read_by = 0")
    connection.execute("DELETE FROM step")
    # Stories that damage left without articles; no article's change would take them away.
    connection.execute("DELETE FROM story WHERE NOT EXISTS (SELECT 1 FROM membership WHERE membership.story = story.id)")
    placing.forget(connection)
    editions.forget(connection)
