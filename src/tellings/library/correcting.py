"""What people correct on pages: a role, a direction, a kind, a speaker, or a note pinned to words; each is kept in the log."""

import sqlite3
from collections.abc import Sequence
from typing import get_args

import msgspec

from tellings.editing.display import in_line
from tellings.errors import LibraryError
from tellings.library.anchors import Anchor, anchor_of
from tellings.library.corrections import Correction, Subject, Value, keep
from tellings.library.database import writing_to
from tellings.library.editions import edition
from tellings.library.locking import alone
from tellings.library.packing import storable
from tellings.library.referring import article_named, span_named, story_named
from tellings.model import Point, PointKind, Role, Span

# Spans of a point by which it is found again in later editions.
MOST_SPANS = 40


def correct_role(
    connection: sqlite3.Connection, article: str, role: str, *, words: str | None = None, at: str | None = None, because: str = ""
) -> Correction:
    """Say what role the words ``words`` of a page have, or those ``at`` some offsets: what is body is stated, what is furniture is not.

    Raises:
        LibraryError: the article or the words are not there, or there is no such role.
    """
    named = msgspec.convert(_chosen(role, get_args(Role), "role"), Role)
    with alone(connection), writing_to(connection):
        return keep(connection, "role", Subject(at=_anchor(connection, article, words, at)), Value(role=named), because)


def correct_speaker(
    connection: sqlite3.Connection, article: str, speaker: str | None, *, words: str | None = None, at: str | None = None, because: str = ""
) -> Correction:
    """Say who says the words ``words`` of a page, or those ``at`` some offsets; ``None``: that it is not known.

    Raises:
        LibraryError: the article or the words are not there, or the name is empty.
    """
    if speaker is not None and not speaker.strip():
        raise LibraryError("the name is empty; give a name, or --unknown where nobody can tell who speaks")
    said = None if speaker is None else storable(" ".join(speaker.split()))
    with alone(connection), writing_to(connection):
        return keep(connection, "speaker", Subject(at=_anchor(connection, article, words, at)), Value(speaker=said), because)


def correct_direction(connection: sqlite3.Connection, source: str, to: str, *, unknown: bool = False, because: str = "") -> Correction:
    """Say that article ``to`` has from article ``source`` what they share; with ``unknown``, that neither has it from the other.

    Raises:
        LibraryError: an article is not there, both are one, or they are in different stories.
    """
    with alone(connection), writing_to(connection):
        first, second = article_named(connection, source), article_named(connection, to)
        if first.id == second.id:
            raise LibraryError("a page is no copy of itself; name two articles")
        if first.story != second.story:
            raise LibraryError("the two articles are in different stories; `tellings merge` makes one of these")
        return keep(connection, "direction", Subject(source=first.place, to=second.place), Value(open=unknown), because)


def correct_kind(connection: sqlite3.Connection, story: str, point: str, kind: str, *, because: str = "") -> Correction:
    """Say of what kind a point of a story is: ``point`` is its id in the edition, or the beginning of it.

    Raises:
        LibraryError: the story or the point is not there, or there is no such kind.
    """
    named = msgspec.convert(_chosen(kind, get_args(PointKind), "kind"), PointKind)
    with alone(connection):
        row = story_named(connection, story)
        found = edition(connection, row.id)
        articles = {article.id: article for article in found.articles}
        spans = spans_of_point(_point(found.stories[0].points, point))
        anchors = tuple(anchor_of(articles[span.article], span, articles[span.article].page) for span in spans)
        with writing_to(connection):
            return keep(connection, "kind", Subject(story=row.key, spans=anchors), Value(kind=named), because)


def note(connection: sqlite3.Connection, article: str, said: str, *, words: str | None = None, at: str | None = None) -> Correction:
    """Pin a note to the words ``words`` of a page, or to those ``at`` some offsets.

    Raises:
        LibraryError: the article or the words are not there, or the note is empty.
    """
    if not said.strip():
        raise LibraryError("the note is empty; say something")
    with alone(connection), writing_to(connection):
        return keep(connection, "note", Subject(at=_anchor(connection, article, words, at)), Value(), said.strip())


def spans_of_point(point: Point) -> tuple[Span, ...]:
    """Return the spans by which a point is found again: one of each article first, a bounded number."""
    spans = sorted({span for reading in point.readings for span in reading.spans})
    first = {span.article: span for span in reversed(spans)}
    rest = [span for span in spans if first[span.article] != span]
    return tuple(sorted([*first.values(), *rest][:MOST_SPANS]))


def _anchor(connection: sqlite3.Connection, article: str, words: str | None, at: str | None) -> Anchor:
    row = article_named(connection, article)
    return anchor_of(row.article, span_named(row.article, words=words, at=at), row.place)


def _point(points: tuple[Point, ...], wanted: str) -> Point:
    found = [point for point in points if point.id == wanted] or [point for point in points if point.id.startswith(wanted)]
    if len(found) != 1:
        many = "several points begin so" if found else "there is no such point"
        raise LibraryError(f"{many}: '{in_line(wanted)}'; `tellings story STORY` shows the points with their ids")
    return found[0]


def _chosen(word: str, among: Sequence[str], what: str) -> str:
    if word not in among:
        raise LibraryError(f"there is no {what} '{in_line(word)}'; it is one of: {', '.join(among)}")
    return word
