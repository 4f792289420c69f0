"""Places that have had several versions, and what changed between them: the story word by word, and the facts around it."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from tellings.errors import LibraryError
from tellings.library.articles import load_article
from tellings.library.naming import kept_name
from tellings.library.word_changes import Edit, edits
from tellings.model import Article

# Places whose versions are looked up at a time.
_ROWS = 200


class Version(Struct, frozen=True):
    """One version of a place: its article (``None`` where it cannot be read), when it was seen first and last, in UTC."""

    version: int
    article: str | None
    captured: str
    last_seen: str
    title: str | None


class FactChange(Struct, frozen=True):
    """Something that a page says of itself, before and after; ``None`` where it said nothing."""

    fact: str
    before: str | None
    after: str | None


class Change(Struct, frozen=True):
    """What changed from one version of a place to the next one in time. Spans are of the articles ``before`` and ``after``.

    Where one of the two cannot be read, nothing can be compared: then ``why`` says so.
    """

    before: Version
    after: Version
    facts: tuple[FactChange, ...] = ()
    edits: tuple[Edit, ...] = ()
    why: str | None = None


class PlaceChanges(Struct, frozen=True):
    """A place with the changes between its versions, oldest first."""

    place: str
    changes: tuple[Change, ...]


def changes(connection: sqlite3.Connection, place: str | None = None) -> Iterator[PlaceChanges]:
    """Yield the places with several versions, by name, and what changed; or one ``place``, which may be named by a part of its name.

    Raises:
        LibraryError: there is no such place, or several have this in their names.
    """
    if place is not None:
        yield _place_changes(connection, *_named(connection, place))
        return
    last = ""
    sql = (
        "SELECT place.id, place.name FROM place WHERE name > ? AND EXISTS"
        " (SELECT 1 FROM capture WHERE capture.place = place.id AND version > 1) ORDER BY name LIMIT ?"
    )
    while rows := connection.execute(sql, (last, _ROWS)).fetchall():
        for number, name in rows:
            yield _place_changes(connection, number, name)
        last = rows[-1][1]


def _named(connection: sqlite3.Connection, place: str) -> tuple[int, str]:
    name = kept_name(place)
    found = connection.execute("SELECT id, name FROM place WHERE name = ?", (name,)).fetchall()
    found = found or connection.execute("SELECT id, name FROM place WHERE instr(name, ?) ORDER BY name LIMIT 6", (name,)).fetchall()
    if not found:
        raise LibraryError(
            f"no place in the library is called '{place}' or has that in its name; see those that changed with: tellings changes"
        )
    if len(found) > 1:
        names = ", ".join(f"'{each}'" for _number, each in found[:5])
        raise LibraryError(f"several places have '{place}' in their names: {names}{', …' if len(found) > 5 else ''}; name one of them")
    return int(found[0][0]), str(found[0][1])


def _place_changes(connection: sqlite3.Connection, place: int, name: str) -> PlaceChanges:
    sql = (
        "SELECT version, article.key, captured, last_seen, title FROM capture LEFT JOIN article ON article.capture = capture.id"
        " WHERE place = ? ORDER BY captured, version"
    )
    versions = [Version(*row) for row in connection.execute(sql, (place,))]
    return PlaceChanges(name, tuple(_change(connection, *pair) for pair in pairwise(versions)))


def _change(connection: sqlite3.Connection, before: Version, after: Version) -> Change:
    articles = [load_article(connection, each.article) if each.article else None for each in (before, after)]
    one, other = articles
    if one is None or other is None:
        unread = before if one is None else after
        return Change(before, after, why=f"version {unread.version} could not be read")
    found, why = edits(one, other)
    facts = [FactChange(name, old, new) for (name, old), (_, new) in zip(_facts(one), _facts(other), strict=True) if old != new]
    return Change(before, after, tuple(facts), found, why)


def _facts(article: Article) -> list[tuple[str, str | None]]:
    named = {"title": article.title, "publisher": article.publisher}
    dated = {"published": article.published, "updated": article.updated, "dateline": article.dateline}
    return [
        *((name, said.text if said else None) for name, said in named.items()),
        ("byline", ", ".join(said.text for said in article.byline) or None),
        *((name, at.when.value if at and at.when else None) for name, at in dated.items()),
    ]
