"""A story of the library in a form that others read: its edition, with what only the library knows, the pages and their times."""

import sqlite3
from collections.abc import Sequence

from tellings.exporting import export, story_feed
from tellings.exporting.bundling import bundle
from tellings.library.asking.naming import story_meant
from tellings.library.editions import edition
from tellings.library.portable import bytes_of
from tellings.model import Article, Page


def export_story(connection: sqlite3.Connection, story: str, form: str) -> bytes:
    """Return a story in one of :data:`tellings.exporting.FORMS`; ``story`` is its key, the beginning of it, or its name.

    Feeds carry the story's own key, which stays while the story grows, and the times at which its pages were first seen.

    Raises:
        LibraryError: there is no such story, or several.
        ExportError: there is no such form, or it needs an extra that is not installed.
    """
    row = story_meant(connection, story)
    found = edition(connection, row.id)
    times = _times(connection, found.articles)
    if form == "bundle":
        return bundle(found, _pages(connection, found.articles), last_seen={key: last for key, (_, last) in times.items()})
    made = connection.execute("SELECT at FROM edition WHERE story = ?", (row.id,)).fetchone()
    feed = story_feed(found, key=row.key, seen={key: first for key, (first, _) in times.items()}, at=made[0] if made else None)
    return export(found, form, feed=feed)


def _times(connection: sqlite3.Connection, articles: Sequence[Article]) -> dict[str, tuple[str, str]]:
    """Return when each article's page was first and last seen as it is, by the article's key."""
    found = {}
    for article in articles:
        row = connection.execute("SELECT captured, last_seen FROM capture WHERE key = ?", (article.id,)).fetchone()
        if row is not None:
            found[article.id] = (row[0], row[1])
    return found


def _pages(connection: sqlite3.Connection, articles: Sequence[Article]) -> list[Page]:
    """Return the pages that articles were read from, as captured.

    Raises:
        LibraryError: a page is damaged.
    """
    found = []
    sql = "SELECT page, place.name, media_type, captured FROM capture JOIN place ON place.id = capture.place WHERE key = ?"
    for article in articles:
        row = connection.execute(sql, (article.id,)).fetchone()
        if row is not None:
            found.append(Page(row[1], bytes_of(connection, row[0]), row[2], row[3]))
    return found
