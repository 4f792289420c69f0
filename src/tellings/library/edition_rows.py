"""The rows that are taken out of an edition for asking: points, sayings, moments, texts and copies."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET

from tellings.library.packing import storable
from tellings.model import Edition, Point, Span, Story

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
        points=tuple(_point(point) for point in story.points),
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

    ``articles`` gives the number of each article's row by its key.
    """
    clear_rows(connection, story)
    for key, kind, type_, headline, count, texts, corrected, among in rows.points:
        sql = "INSERT INTO point (story, key, kind, type, headline, articles, texts, corrected) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        point = connection.execute(sql, (story, key, kind, type_, headline, count, texts, corrected)).lastrowid
        connection.executemany("INSERT INTO point_article VALUES (?, ?)", [(point, articles[article]) for article in among])
    connection.executemany(
        'INSERT INTO said (story, quote, speaker, kind, words, article, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [(story, quote, speaker, kind, words, articles[a], start, end) for quote, speaker, kind, words, a, start, end in rows.said],
    )
    connection.executemany(
        'INSERT INTO moment (story, when_value, precision, words, article, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(story, value, precision, words, articles[a], start, end) for value, precision, words, a, start, end in rows.moments],
    )
    numbers = {}
    for key, root, hidden, agency, among in rows.texts:
        sql = "INSERT INTO text_family (story, key, root, hidden, agency) VALUES (?, ?, ?, ?, ?)"
        numbers[key] = connection.execute(sql, (story, key, articles[root] if root else None, hidden, agency)).lastrowid
        connection.executemany("INSERT INTO text_family_article VALUES (?, ?)", [(numbers[key], articles[article]) for article in among])
    connection.executemany(
        "INSERT INTO copy_edge (story, from_article, from_text, to_article, share, confidence) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (story, articles.get(source), None if source in articles else numbers[source], articles[to], share, sure)
            for source, to, share, sure in rows.copies
        ],
    )


def clear_rows(connection: sqlite3.Connection, story: int) -> None:
    """Take the rows of a story's edition away, inside a transaction of the caller."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
