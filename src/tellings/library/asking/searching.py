"""The words of articles, searched: the best first, with where they stand."""

import sqlite3

from msgspec import Struct

from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.filters import article_filter
from tellings.library.asking.looking import check_page, one_moment
from tellings.library.asking.matching import sought
from tellings.library.asking.places import PageLine, marks, page_lines
from tellings.library.asking.snippets import Snippet, snippet
from tellings.library.packing import unpack
from tellings.model import Article

# Articles that are put in order of rank: weighing so many takes some hundredths of a second. Words that are in more of them hardly tell one
# from another: then the newest come first.
MOST_RANKED = 20_000


class Hit(Struct, frozen=True):
    """An article in which the words were found: its page, the key of its story, and words of it (``None`` where it tells no story)."""

    page: PageLine
    story: str | None
    snippet: Snippet | None


class Hits(Struct, frozen=True):
    """Articles that have the words: so many in all (``total``), and a page of them.

    ``order`` is ``"rank"`` (BM25), or ``"newest"`` where the words are in so many articles that they do not tell them apart.
    """

    words: str
    total: int
    limit: int
    offset: int
    order: str
    hits: tuple[Hit, ...]
    behind: Behind | None


def search(
    connection: sqlite3.Connection,
    words: str,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    since: str | None = None,
    until: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Hits:
    """Return the current articles whose titles or stories have all these words, in any form of letters, and all "quoted phrases".

    The filters are those of :func:`tellings.library.asking.filters.article_filter`: ``speaker`` keeps articles that quote one, ``kind``
    those that take part in such a point.

    Raises:
        LibraryError: there is no word, or there is no such outlet, agency, speaker, kind or date.
    """
    check_page(limit, offset)
    looked_for = sought(words)
    with one_moment(connection):
        narrowed = article_filter(connection, outlet=outlet, agency=agency, since=since, until=until, speaker=speaker, kind=kind)
        values = (looked_for.expression, *narrowed.values)
        # The words come first, always: asked row by row, they would be looked up anew for each article.
        line = " CROSS JOIN article_line AS line ON line.article = article_words.rowid"
        source = "article_words" + (line if narrowed.conditions else "")
        where = f"article_words MATCH ?{narrowed.where()}"
        on = connection.execute("SELECT count(*) FROM article_words WHERE article_words MATCH ?", values[:1]).fetchone()[0]
        counted = f"SELECT count(*) FROM {source} WHERE {where}"
        total = connection.execute(counted, values).fetchone()[0] if narrowed.conditions else on
        order = "rank, article_words.rowid" if on <= MOST_RANKED else "article_words.rowid DESC"
        sql = f"SELECT article_words.rowid FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        found = [row[0] for row in connection.execute(sql, (*values, limit, offset))] if limit and offset < total else []
        lines, bodies = page_lines(connection, found), _bodies(connection, found)
        late = behind(connection)
    hits = tuple(_hit(lines[number], *bodies[number], looked_for.phrases) for number in found)
    return Hits(words, total, limit, offset, "rank" if on <= MOST_RANKED else "newest", hits, late)


def _bodies(connection: sqlite3.Connection, articles: list[int]) -> dict[int, tuple[str | None, bytes]]:
    sql = (
        "SELECT article.id, story.key, body FROM article LEFT JOIN membership ON membership.article = article.id"
        f" LEFT JOIN story ON story.id = membership.story WHERE article.id IN ({marks(articles)})"
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(sql, articles)} if articles else {}


def _hit(line: PageLine, story: str | None, body: bytes, phrases: tuple[tuple[str, ...], ...]) -> Hit:
    article: Article = unpack(body)
    return Hit(line, story, snippet(article, phrases))
