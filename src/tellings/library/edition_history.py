"""Older editions of a story: kept, with the texts they were made of, as long as there are not too many."""

import sqlite3
from typing import NamedTuple

from msgspec.structs import replace

from tellings.errors import LibraryError
from tellings.library.edition_body import pack_edition, unpack_edition
from tellings.model import Edition

# Older editions of a story that are kept; the oldest go first. A story of ten pages takes some 40 KB for each.
MOST_KEPT = 20


class Issue(NamedTuple):
    """An edition of a story by its number, counted from 1, with when it was made."""

    number: int
    at: str
    edition: Edition


def is_other(connection: sqlite3.Connection, story: int, body: bytes) -> bool:
    """Tell whether a packed edition says anything else than the one that is kept of its story."""
    kept = connection.execute("SELECT body FROM edition WHERE story = ?", (story,)).fetchone()
    if kept is None or kept[0] == body:
        return kept is None
    before, after = unpack_edition(kept[0], connection), unpack_edition(body, connection)
    return before is None or after is None or replace(before, problems=()) != replace(after, problems=())


def keep_older(connection: sqlite3.Connection, story: int, key: str, *, until: str) -> None:
    """Put the edition that a story has among its older ones, inside a transaction of the caller.

    One whose texts were read otherwise since can no longer be shown, and goes.
    """
    number, made_by, at, body = connection.execute("SELECT number, made_by, at, body FROM edition WHERE story = ?", (story,)).fetchone()
    edition = unpack_edition(body, connection)
    if edition is not None:
        row = (key, number, made_by, at, until, pack_edition(edition, texts=True))
        columns = "story, number, made_by, at, until, body"
        connection.execute(f"INSERT OR REPLACE INTO edition_history ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)
    connection.execute("DELETE FROM edition_history WHERE story = ? AND number <= ?", (key, number - MOST_KEPT))


def newest_number(connection: sqlite3.Connection, key: str) -> int:
    """Return the number of the newest of a story's older editions; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM edition_history WHERE story = ?", (key,)).fetchone()[0])


def issues(connection: sqlite3.Connection, story: int, key: str) -> list[tuple[int, str]]:
    """Return the numbers of the editions of a story that can be shown, with when each was made, oldest first."""
    older = connection.execute("SELECT number, at FROM edition_history WHERE story = ? ORDER BY number", (key,)).fetchall()
    return [*older, *connection.execute("SELECT number, at FROM edition WHERE story = ?", (story,)).fetchall()]


def issue(connection: sqlite3.Connection, story: int, key: str, number: int) -> Issue:
    """Return an edition of a story by its number.

    Raises:
        LibraryError: there is no such edition.
    """
    row = connection.execute("SELECT number, at, body FROM edition WHERE story = ? AND number = ?", (story, number)).fetchone()
    if row is None:
        sql = "SELECT number, at, body FROM edition_history WHERE story = ? AND number = ?"
        row = connection.execute(sql, (key, number)).fetchone()
    edition = unpack_edition(row[2], connection) if row else None
    if row is None or edition is None:
        raise LibraryError(f"the story {key} has no edition {number} that is still kept")
    return Issue(row[0], row[1], edition)
