"""Corrections taken back: the log says when, and what they moved goes where it was."""

import sqlite3

from tellings.library.corrections import ON_STORIES, Correction, holding, mark_undone, one_of
from tellings.library.database import writing_to
from tellings.library.locking import alone
from tellings.library.naming_stories import apply_names
from tellings.library.placing import move_articles


def undo(connection: sqlite3.Connection, number: int | None = None) -> Correction:
    """Take a correction or note back, by its number in the log, or with ``None`` the newest that holds.

    Pages that it moved go back into the story that they were in, unless they are elsewhere by now; then the library decides anew.

    Raises:
        LibraryError: there is no such correction, or it was taken back before.
    """
    with alone(connection), writing_to(connection):
        kept = mark_undone(connection, one_of(connection, number))
        _move_back(connection, kept)
        apply_names(connection)
        return kept


def _move_back(connection: sqlite3.Connection, undone: Correction) -> None:
    """Let the library decide anew about the pages of a correction of stories that was taken back.

    What it moved goes back first, so that stories have their keys again, unless a later correction is about the page too.
    """
    if undone.verb not in ON_STORIES:
        return
    later = {place for one in holding(connection, ON_STORIES) if one.id > undone.id for place in one.subject.places()}
    homes: dict[str, list[int]] = {}
    for place, key in undone.value.moved:
        article = _current(connection, place)
        if article is not None and place not in later:
            homes.setdefault(key, []).append(article)
    for key, articles in sorted(homes.items()):
        move_articles(connection, articles, _story_again(connection, key), by="machine")
    for place in (*undone.subject.pages, *undone.subject.apart):
        article = _current(connection, place)
        if article is not None and place not in later:
            connection.execute("UPDATE membership SET by = 'machine' WHERE article = ?", (article,))
            connection.execute("INSERT OR IGNORE INTO unplaced VALUES (?)", (article,))


def _story_again(connection: sqlite3.Connection, key: str) -> int:
    """Return the row of the story with a key; one that went into another begins again."""
    row = connection.execute("SELECT id FROM story WHERE key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    connection.execute("DELETE FROM story_alias WHERE key = ?", (key,))
    return int(connection.execute("INSERT INTO story (key) VALUES (?)", (key,)).lastrowid or 0)


def _current(connection: sqlite3.Connection, place: str) -> int | None:
    sql = (
        "SELECT article.id FROM place JOIN capture ON capture.place = place.id JOIN article ON article.capture = capture.id"
        " WHERE place.name = ? AND article.current = 1"
    )
    row = connection.execute(sql, (place,)).fetchone()
    return int(row[0]) if row else None
