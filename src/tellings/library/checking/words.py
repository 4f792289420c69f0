"""The words that are searched: an index made from the articles anew has the same words in as many articles, and as often."""

import sqlite3

from tellings.library.checking.faults import REBUILD, Check, Fault
from tellings.library.packing import searched, unpack

_TABLE = "CREATE VIRTUAL TABLE article_words USING fts5 (title, told, content = '', tokenize = \"unicode61 remove_diacritics 2\")"
_WORDS = "CREATE VIRTUAL TABLE temp.searched_words USING fts5vocab ({}, article_words, row)"


def check_words(connection: sqlite3.Connection) -> Check:
    """Compare the index with the current articles."""
    current = {row for (row,) in connection.execute("SELECT id FROM article WHERE current = 1")}
    held = {row for (row,) in connection.execute("SELECT rowid FROM article_words")}
    if current != held:
        lost, spare = len(current - held), len(held - current)
        yield Fault("search", "article_words", f"{lost} articles cannot be found by their words, {spare} that are gone still can", REBUILD)
        return len(held)
    # A file of its own that SQLite takes away; an index of many articles does not fit into memory.
    fresh = sqlite3.connect("", isolation_level=None)
    try:
        fresh.execute("PRAGMA synchronous = OFF")
        fresh.execute(_TABLE)
        fresh.execute("BEGIN")
        for number, body in connection.execute("SELECT id, body FROM article WHERE current = 1 ORDER BY id"):
            try:
                fresh.execute("INSERT INTO article_words (rowid, title, told) VALUES (?, ?, ?)", (number, *searched(unpack(body))))
            except ValueError:
                # Told by the check of articles.
                return len(held)
        differing = _differing(connection, fresh)
    finally:
        fresh.close()
    if differing:
        yield Fault(
            "search", "article_words", f"the words that are searched are not those of the articles, beginning with '{differing}'", REBUILD
        )
    return len(held)


def _differing(connection: sqlite3.Connection, fresh: sqlite3.Connection) -> str | None:
    """Return the first word that the two indexes do not hold in the same way."""
    fresh.execute(_WORDS.format("main"))
    # A reader may write nothing, not even the name of a table that is only a view of the index.
    is_reader = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute(_WORDS.format("main"))
        sql = "SELECT term, doc, cnt FROM temp.searched_words ORDER BY term"
        one, other = connection.execute(sql), fresh.execute(sql)
        while True:
            a, b = one.fetchone(), other.fetchone()
            if a != b:
                return str(min(row[0] for row in (a, b) if row))
            if a is None:
                return None
    finally:
        connection.execute("DROP TABLE IF EXISTS temp.searched_words")
        connection.execute(f"PRAGMA query_only = {is_reader}")
