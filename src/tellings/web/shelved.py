"""What the library knows of an article besides its words: its place, its versions, its story, and what people said about it."""

import sqlite3
from collections.abc import Hashable
from typing import NamedTuple

from msgspec import Struct

from tellings.library.anchors import find
from tellings.library.corrections import Correction, about, log
from tellings.library.packing import storable, unpack
from tellings.model import Article, Span

# Versions and notes that a page lists; a live page that is gathered every hour has a thousand.
_MOST_VERSIONS, _MOST_NOTES = 30, 50

# How a person calls what a correction says.
_SAID = {"role": "Role", "speaker": "Speaker", "kind": "Kind of the point", "direction": "Who had it first", "note": "Note"}


class Version(Struct, frozen=True):
    """A version of a page: ``article`` is ``None`` where it cannot be read. Times are ISO 8601, in UTC."""

    version: int
    article: str | None
    captured: str
    last_seen: str
    is_current: bool
    title: str | None


class Pinned(Struct, frozen=True):
    """A note or a correction of a person about an article; ``span`` is ``None`` where it is about no words, or these are gone."""

    id: int
    at: str
    what: str
    says: str
    words: str
    span: Span | None


class Shelved(NamedTuple):
    """An article as it stands in the library; ``versions`` are the newest of its place, the newest first, of ``version_count``.

    ``story`` is the key of its story: of an older version, that of the current one. ``made_of`` is all that its page hangs on beside that.
    """

    article: Article
    place: str
    is_current: bool
    story: str | None
    versions: tuple[Version, ...]
    version_count: int
    made_of: Hashable


def shelved(connection: sqlite3.Connection, key: str) -> Shelved | None:
    """Return the article with a key, current or an older version of its page; ``None`` where there is none."""
    sql = (
        "SELECT article.body, article.digest, article.current, place.id, place.name FROM article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place WHERE article.key = ?"
    )
    row = connection.execute(sql, (key,)).fetchone()
    if row is None:
        return None
    body, digest, current, place, name = row
    versions = _versions(connection, place)
    count = connection.execute("SELECT count(*) FROM capture WHERE place = ?", (place,)).fetchone()[0]
    sql = (
        "SELECT story.key FROM capture JOIN article ON article.capture = capture.id JOIN membership ON membership.article = article.id"
        " JOIN story ON story.id = membership.story WHERE capture.place = ? AND article.current = 1"
    )
    story = connection.execute(sql, (place,)).fetchone()
    corrected = connection.execute("SELECT count(*), count(undone) FROM correction").fetchone()
    made_of = (key, digest, current, versions, count, story, corrected)
    return Shelved(unpack(body), name, bool(current), story[0] if story else None, versions, count, made_of)


def pinned(connection: sqlite3.Connection, article: Article, place: str) -> tuple[Pinned, ...]:
    """Return what people corrected and noted about the page of an article, oldest first."""
    if connection.execute("SELECT 1 FROM correction_place WHERE place = ? LIMIT 1", (storable(place),)).fetchone() is None:
        return ()
    lines = about(log(connection, undone=False), {place})
    found = [_pinned(one, article, place) for one in lines if one.verb in _SAID]
    return tuple(found[-_MOST_NOTES:])


def _pinned(one: Correction, article: Article, place: str) -> Pinned:
    anchors = [one.subject.at] if one.subject.at else list(one.subject.spans)
    spans = (find(anchor, article) for anchor in anchors if anchor.place == place)
    return Pinned(one.id, one.at, _SAID[one.verb], _says(one), one.words, next((span for span in spans if span), None))


def _says(one: Correction) -> str:
    if one.verb == "role":
        return one.value.role or ""
    if one.verb == "speaker":
        return one.value.speaker or "not known"
    if one.verb == "kind":
        return one.value.kind or ""
    if one.verb == "direction":
        return "not known" if one.value.open else f"{one.subject.source} before {one.subject.to}"
    return ""


def _versions(connection: sqlite3.Connection, place: int) -> tuple[Version, ...]:
    sql = (
        "SELECT version, article.key, captured, last_seen, coalesce(article.current, 0), title FROM capture"
        " LEFT JOIN article ON article.capture = capture.id WHERE place = ? ORDER BY captured DESC, version DESC LIMIT ?"
    )
    rows = connection.execute(sql, (place, _MOST_VERSIONS)).fetchall()
    return tuple(Version(number, article, captured, seen, bool(current), title) for number, article, captured, seen, current, title in rows)
