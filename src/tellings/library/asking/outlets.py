"""Outlets: how often each writes its own text, and whom it copies."""

import sqlite3

from msgspec import Struct

from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.filters import outlets_named
from tellings.library.asking.looking import check_page, one_moment
from tellings.library.asking.matching import folded_words
from tellings.library.asking.places import marks


class CopiedFrom(Struct, frozen=True):
    """An outlet, or with ``is_agency`` an agency whose own page is not there, and how many pages have wording from it.

    ``source`` is ``None`` where the original is on none of the pages and nobody is named, or the outlet of the page is not known.
    """

    source: str | None
    is_agency: bool
    pages: int


class Named(Struct, frozen=True):
    """An agency, and how many pages name it."""

    agency: str
    pages: int


class SourceLine(Struct, frozen=True):
    """An outlet (``None``: pages that do not tell theirs) and where its texts come from.

    Of its ``pages``, ``own`` are its own text, ``copied`` have wording from another page or text, ``agency`` carry an agency's text
    that they name, and ``alone`` were not compared, since no other page tells their story. ``copied_from`` says whom it copies, most first.
    """

    outlet: str | None
    pages: int
    own: int
    copied: int
    agency: int
    alone: int
    copied_from: tuple[CopiedFrom, ...]
    agencies: tuple[Named, ...]


class Sources(Struct, frozen=True):
    """Outlets, those with the most pages first: so many in all (``total``), and a page of them; ``behind`` says what is not derived yet."""

    total: int
    limit: int
    offset: int
    sources: tuple[SourceLine, ...]
    behind: Behind | None


def sources(connection: sqlite3.Connection, *, outlet: str | None = None, limit: int = 20, offset: int = 0) -> Sources:
    """Return the outlets of a library, or those with these words in their names, and where their texts come from.

    Raises:
        LibraryError: there is no such outlet.
    """
    check_page(limit, offset)
    with one_moment(connection):
        names = outlets_named(connection, outlet) if outlet is not None else ()
        where = f" WHERE outlet IN ({marks(names)})" if names else ""
        sql = f"SELECT outlet, count(*) FROM article_line{where} GROUP BY outlet ORDER BY count(*) DESC, outlet IS NULL, outlet"
        counted = connection.execute(sql, names).fetchall()
        page = dict(counted[offset : offset + limit])
        found = tuple(_line(connection, name, pages) for name, pages in page.items())
        return Sources(len(counted), limit, offset, found, behind(connection))


def _line(connection: sqlite3.Connection, outlet: str | None, pages: int) -> SourceLine:
    sql = (
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM copy_edge WHERE to_article = line.article)), 0) FROM article_line AS line"
        " JOIN story_line ON story_line.story = line.story WHERE line.outlet IS ? AND story_line.made_by > 0"
    )
    compared, copied = connection.execute(sql, (outlet,)).fetchone()
    copies = _copied_from(connection, outlet)
    agency = _of_agency(connection, outlet)
    sql = (
        "SELECT agency, count(*) FROM article_line AS line JOIN article_agency ON article_agency.article = line.article"
        " WHERE line.outlet IS ? GROUP BY agency ORDER BY count(*) DESC, agency"
    )
    named = tuple(Named(*row) for row in connection.execute(sql, (outlet,)))
    own = compared - copied - agency
    return SourceLine(outlet, pages, own, copied, agency, pages - compared, copies, named)


def _copied_from(connection: sqlite3.Connection, outlet: str | None) -> tuple[CopiedFrom, ...]:
    sql = (
        "SELECT coalesce(giver.outlet, text_family.agency), copy_edge.from_article IS NULL, count(DISTINCT to_article)"
        " FROM article_line AS line JOIN copy_edge ON to_article = line.article"
        " LEFT JOIN article_line AS giver ON giver.article = copy_edge.from_article"
        " LEFT JOIN text_family ON text_family.id = copy_edge.from_text"
        " WHERE line.outlet IS ? GROUP BY 1, 2 ORDER BY 3 DESC, 1 IS NULL, 1, 2"
    )
    return tuple(CopiedFrom(name, bool(hidden and name), pages) for name, hidden, pages in connection.execute(sql, (outlet,)))


def _of_agency(connection: sqlite3.Connection, outlet: str | None) -> int:
    """Count the pages that copy nothing that is there, but whose text is an agency's: an agency's own page is its own text."""
    sql = (
        "SELECT line.article, text_family.agency FROM article_line AS line"
        " JOIN text_family_article ON text_family_article.article = line.article JOIN text_family ON text_family.id = text"
        " WHERE line.outlet IS ? AND text_family.agency IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM copy_edge WHERE to_article = line.article)"
    )
    own = _folded(outlet or "")
    return len({article for article, agency in connection.execute(sql, (outlet,)) if _folded(agency) not in own})


def _folded(name: str) -> str:
    return f" {' '.join(word for word, _start, _end in folded_words(name))} "
