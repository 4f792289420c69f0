"""Editions: every span still holds the words that it held when the edition was made."""

import sqlite3

from tellings.library.checking.faults import UPDATE, Check, Fault
from tellings.library.packing import storable, unpack
from tellings.library.span_words import digest_of_words
from tellings.model.walking import spans_of


def check_editions(connection: sqlite3.Connection) -> Check:
    """Check each edition, and the rows that were taken out of it, against the texts of its articles."""
    count = yield from _spans(connection)
    for table in ("said", "moment"):
        yield from _rows(connection, table)
    return count


def _spans(connection: sqlite3.Connection) -> Check:
    from tellings.library.editions import kept_edition

    count = 0
    sql = "SELECT edition.story, key, words_digest FROM edition JOIN story ON story.id = edition.story ORDER BY edition.story"
    for story, key, digest in connection.execute(sql):
        try:
            edition = kept_edition(connection, story)
            holds = edition is not None and digest_of_words(edition) == digest
            count += sum(1 for _ in spans_of(edition.stories)) if edition else 0
        except (ValueError, KeyError):
            holds = False
        if not holds:
            yield Fault("lost-words", key, f"the edition of the story {key} points at words that are not those it was made of", UPDATE)
    return count


def _rows(connection: sqlite3.Connection, table: str) -> Check:
    sql = (
        f'SELECT story.key, article.key, start, "end", {table}.words, body FROM {table} JOIN article ON article.id = {table}.article'
        f" JOIN story ON story.id = {table}.story ORDER BY {table}.article"
    )
    last, text = "", ""
    for story, article, start, end, words, body in connection.execute(sql):
        if article != last:
            last, text = article, _text(body)
        if storable(text[start:end]) != words:
            said = f"a row of the edition of {story} points at {start}-{end} of article {article}, where other words stand"
            yield Fault("lost-words", story, said, UPDATE)
    return 0


def _text(body: bytes) -> str:
    try:
        return unpack(body).text
    except ValueError:
        return ""
