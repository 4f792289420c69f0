"""Articles into a library one at a time, as if each had been captured by itself, and the stories that come of it."""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from shelves.sets import Told
from tellings.library.database import open_database
from tellings.library.packing import pack
from tellings.library.placing import place_articles
from tellings.library.versions import READING


def new_library(path: Path, *, durable: bool = False) -> sqlite3.Connection:
    """Make a library; one that is not durable does not wait for the disk."""
    connection = open_database(path, writing=True)
    if not durable:
        connection.execute("PRAGMA synchronous = OFF")
    return connection


def keep(connection: sqlite3.Connection, number: int, told: Told, *, dated: bool, again: int = 0) -> None:
    """Keep an article as if it had been read from a captured page; its page is as big as its text. ``again`` counts earlier ones of it."""
    packed = pack(told.article)
    key = f"{told.article.id}{again or ''}"
    data = zlib.compress(told.article.text.encode("utf-8", "replace"), 1)
    row = (number, f"{number:064x}", len(told.article.text), data)
    connection.execute("INSERT INTO page (id, sha256, coding, size, data) VALUES (?, ?, 'zlib', ?, ?)", row)
    connection.execute("INSERT INTO place (id, name) VALUES (?, ?)", (number, f"{told.article.page}{f'?{again}' if again else ''}"))
    columns = {row[1]: row for row in connection.execute("PRAGMA table_info(capture)")}
    row = {
        "id": number,
        "place": number,
        "version": 1,
        "page": number,
        "captured": "2026-01-01T00:00:00Z",
        "last_seen": "2026-01-01T00:00:00Z",
    }
    row |= {"key": key, "read_by": READING} if "key" in columns else {}
    _insert(connection, "capture", row)
    written = told.day if dated else None
    words = sum(len(told.article.text[block.start : block.end].split()) for block in told.article.told())
    title = told.article.title.text if told.article.title else None
    row = {"id": number, "key": key, "capture": number, "current": 1, "made_by": READING, "title": title, "written": written}
    _insert(connection, "article", row | {"words": words, "digest": packed.digest, "body": packed.body})


def stream(path: Path, told: Iterable[Told], *, dated: bool) -> list[list[str]]:
    """Put articles into a new library one at a time and return the stories: lists of article keys."""
    connection = new_library(path)
    for number, each in enumerate(told, start=1):
        keep(connection, number, each, dated=dated)
        place_articles(connection)
    found = stories(connection)
    connection.close()
    return found


def stories(connection: sqlite3.Connection) -> list[list[str]]:
    """Return the stories of a library: lists of article keys."""
    by_story: dict[int, list[str]] = {}
    for key, story in connection.execute("SELECT key, story FROM membership JOIN article ON article.id = membership.article ORDER BY key"):
        by_story.setdefault(story, []).append(key)
    return sorted(by_story.values())


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
