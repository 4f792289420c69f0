"""Which article of a place is the current one, and that exactly the current ones can be found by their words."""

import sqlite3

from tellings.library.packing import searched, unpack


def settle_place(connection: sqlite3.Connection, place: int, *, leaving: int | None = None) -> None:
    """Make the newest version of a place that could be read its current article, inside a transaction; its words are searched, no other's.

    An article that is ``leaving`` (about to be deleted or written anew) is taken out of the search with the words that it has now.
    """
    sql = (
        "SELECT article.id, article.current FROM capture JOIN article ON article.capture = capture.id"
        " WHERE place = ? ORDER BY last_seen DESC, captured DESC, version DESC"
    )
    rows = connection.execute(sql, (place,)).fetchall()
    newest = next((article for article, _current in rows if article != leaving), None)
    for article, current in rows:
        if current and article != newest:
            _take_out(connection, article)
        if not current and article == newest and leaving is None:
            _put_in(connection, article)


def refill_words(connection: sqlite3.Connection) -> None:
    """Make what is searched anew, from all current articles, inside a transaction."""
    connection.execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    for (article,) in connection.execute("SELECT id FROM article WHERE current = 1 ORDER BY id").fetchall():
        _index(connection, article, "")


def _put_in(connection: sqlite3.Connection, article: int) -> None:
    connection.execute("UPDATE article SET current = 1 WHERE id = ?", (article,))
    _index(connection, article, "")


def _take_out(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of the search; an index without content needs the words that were put in."""
    connection.execute("UPDATE article SET current = 0 WHERE id = ?", (article,))
    _index(connection, article, "delete")


def _index(connection: sqlite3.Connection, article: int, command: str) -> None:
    body = connection.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()[0]
    title, told = searched(unpack(body))
    if command:
        sql = "INSERT INTO article_words (article_words, rowid, title, told) VALUES ('delete', ?, ?, ?)"
    else:
        sql = "INSERT INTO article_words (rowid, title, told) VALUES (?, ?, ?)"
    connection.execute(sql, (article, title, told))
