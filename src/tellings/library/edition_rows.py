"""The rows that are taken out of an edition for asking: points, sayings, moments, texts and copies."""

import hashlib
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET

from tellings.library.packing import storable
from tellings.model import Edition, Point, Span, Story

# Bits of a row's number that count the rows of one story; the 47 above them come from its key.
_ROOM = 16

_TABLES = ("copy_edge", "text_family", "moment", "said", "point")


class Rows(NamedTuple):
    """What of an edition goes into tables. Articles and texts are named by their ids in the edition."""

    title: str
    event: str | None
    points: tuple[tuple[str, str, str, str, int, int, int, tuple[str, ...]], ...]
    said: tuple[tuple[str, str | None, str, str, str, int, int], ...]
    moments: tuple[tuple[str, str, str, str, int, int], ...]
    texts: tuple[tuple[str, str | None, bool, str | None, tuple[str, ...]], ...]
    copies: tuple[tuple[str, str, float, float], ...]


def rows_of(edition: Edition) -> Rows:
    """Return the rows of an edition of one story."""
    story = edition.stories[0]
    texts = {article.id: article.text for article in edition.articles}

    def words(span: Span) -> str:
        return storable(texts[span.article][span.start : span.end])

    return Rows(
        title=storable(" ".join(story.title.text.split())),
        event=story.event.when.value if story.event and story.event.when else None,
        # What one page alone says is nine of ten points, and is found by the words of its article: it would be a third of the whole file.
        points=tuple(_point(point) for point in story.points if point.kind != "single" or point.corrected is not UNSET),
        said=tuple(
            (quote.id, storable(quote.speaker) if quote.speaker else None, wording.kind, words(span), span.article, span.start, span.end)
            for quote in story.quotes
            for wording in quote.wordings
            for span in wording.spans
        ),
        moments=tuple(
            (one.when.value, one.when.precision, words(one.span), one.span.article, one.span.start, one.span.end) for one in story.timeline
        ),
        texts=tuple((text.id, text.root, text.hidden, text.agency and storable(text.agency), text.articles) for text in story.texts),
        copies=_copies(story),
    )


def _point(point: Point) -> tuple[str, str, str, str, int, int, int, tuple[str, ...]]:
    articles = tuple(sorted({article for reading in point.readings for article in reading.articles}))
    about = storable(" ".join(point.about.text.split()))
    return point.id, point.kind, point.type, about, point.support.articles, point.support.texts, point.corrected is not UNSET, articles


def _copies(story: Story) -> tuple[tuple[str, str, float, float], ...]:
    return tuple((copy.source, copy.to, copy.share, copy.direction_confidence) for copy in story.copies)


def write_rows(connection: sqlite3.Connection, story: int, rows: Rows, articles: Mapping[str, int]) -> None:
    """Put the rows of an edition in the place of those that its story had, inside a transaction of the caller.

    ``articles`` gives the number of each article's row by its key. The numbers of the rows hang on the story's key alone, so that they
    come out the same whenever and in whatever order editions are made.
    """
    clear_rows(connection, story)
    first = _first_number(connection, story)
    for at, (key, kind, type_, headline, count, texts, corrected, among) in enumerate(rows.points, start=first):
        row = (at, story, key, kind, type_, headline, count, texts, corrected)
        connection.execute("INSERT INTO point VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO point_article VALUES (?, ?)", [(at, articles[article]) for article in among])
    said = [
        (at, story, quote, speaker, kind, words, articles[article], start, end)
        for at, (quote, speaker, kind, words, article, start, end) in enumerate(rows.said, start=first)
    ]
    connection.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", said)
    moments = [
        (at, story, value, precision, words, articles[article], start, end)
        for at, (value, precision, words, article, start, end) in enumerate(rows.moments, start=first)
    ]
    connection.executemany("INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?, ?, ?)", moments)
    numbers: dict[str, int] = {}
    for at, (key, root, hidden, agency, among) in enumerate(rows.texts, start=first):
        numbers[key] = at
        connection.execute("INSERT INTO text_family VALUES (?, ?, ?, ?, ?, ?)", (at, story, key, root and articles[root], hidden, agency))
        connection.executemany("INSERT INTO text_family_article VALUES (?, ?)", [(at, articles[article]) for article in among])
    copies = [
        (at, story, articles.get(source), None if source in articles else numbers[source], articles[to], share, sure)
        for at, (source, to, share, sure) in enumerate(rows.copies, start=first)
    ]
    connection.executemany("INSERT INTO copy_edge VALUES (?, ?, ?, ?, ?, ?, ?)", copies)


def _first_number(connection: sqlite3.Connection, story: int) -> int:
    """Return the first of the numbers that the rows of a story have: a range of its own for each story's key."""
    key = connection.execute("SELECT key FROM story WHERE id = ?", (story,)).fetchone()[0]
    place = int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big") >> 1
    while True:
        first = place << _ROOM
        taken = f"SELECT 1 FROM {{}} WHERE id >= {first} AND id < {first + (1 << _ROOM)} AND story <> {story}"
        if not any(connection.execute(taken.format(table)).fetchone() for table in _TABLES):
            return first
        place += 1


def clear_rows(connection: sqlite3.Connection, story: int) -> None:
    """Take the rows of a story's edition away, inside a transaction of the caller."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
