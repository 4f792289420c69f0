"""Who said what: each saying once, in all the wordings that the pages of its story give it, and where."""

import sqlite3
from itertools import groupby

from msgspec import Struct

from tellings.errors import LibraryError
from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.filters import Filter, article_filter, speaker_sought
from tellings.library.asking.looking import check_page, one_moment
from tellings.library.asking.matching import sought
from tellings.library.asking.naming import story_meant
from tellings.library.asking.places import PageLine, Place, page_lines
from tellings.model import Span


class SaidAs(Struct, frozen=True):
    """One form of a saying: its words, whether they are quoted whole, in part or only reported, and every page that has them."""

    words: str
    kind: str
    places: tuple[Place, ...]


class Saying(Struct, frozen=True):
    """What somebody said, by its id in the edition of a story: the speaker (``None`` where not known), and each wording of it."""

    quote: str
    story: str
    speaker: str | None
    wordings: tuple[SaidAs, ...]


class Sayings(Struct, frozen=True):
    """Sayings: so many in all (``total``), and a page of them; ``behind`` says what is not derived yet."""

    total: int
    limit: int
    offset: int
    sayings: tuple[Saying, ...]
    behind: Behind | None


def quotes(
    connection: sqlite3.Connection,
    *,
    speaker: str | None = None,
    words: str | None = None,
    story: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Sayings:
    """Return what was said, the newest stories first: by a ``speaker`` (a name or words of it), with these ``words``, in a ``story``.

    At least one of the three is given. ``outlet``, ``since`` and ``until`` keep sayings that such a page has; all its wordings are given.
    Sayings are taken from editions: stories of one page have none.

    Raises:
        LibraryError: nothing is asked for, or there is no such speaker, story, outlet or date.
    """
    check_page(limit, offset)
    if speaker is None and words is None and story is None:
        raise LibraryError("say whose words, or which: tellings quotes --speaker NAME, or tellings quotes WORDS, or --story ID")
    with one_moment(connection):
        narrowed = article_filter(connection, outlet=outlet, since=since, until=until)
        source, where, values = _asked(connection, speaker, words, story, narrowed)
        groups = f"SELECT said.story, said.quote, min(said.id) AS first FROM {source} WHERE {where} GROUP BY said.story, said.quote"
        sql = (
            f"SELECT found.story, quote, count(*) OVER () FROM ({groups}) AS found JOIN story_line ON story_line.story = found.story"
            " ORDER BY coalesce(last, substr(captured, 1, 10)) DESC, found.story DESC, first LIMIT ? OFFSET ?"
        )
        found = connection.execute(sql, (*values, limit, offset)).fetchall()
        total = found[0][2] if found else connection.execute(f"SELECT count(*) FROM ({groups})", values).fetchone()[0]
        rows = [row for of_story, quote, _total in found for row in _rows(connection, of_story, quote)]
        lines = page_lines(connection, [row[5] for row in rows])
        late = behind(connection)
    made = tuple(_saying(list(of_one), lines) for _, of_one in groupby(rows, key=lambda row: row[:2]))
    return Sayings(total, limit, offset, made, late)


_Row = tuple[str, str, str | None, str, str, int, int, int]


def _asked(
    connection: sqlite3.Connection, speaker: str | None, words: str | None, story: str | None, narrowed: Filter
) -> tuple[str, str, list[object]]:
    """Return where the sayings are looked for, by which conditions with which values."""
    source = "said"
    conditions: list[str] = []
    values: list[object] = []
    expressions = [f"({speaker_sought(connection, speaker)})"] if speaker is not None else []
    expressions += [f"words : ({sought(words).expression})"] if words is not None else []
    if expressions:
        source = "said_words CROSS JOIN said ON said.id = said_words.rowid"
        conditions.append("said_words MATCH ?")
        values.append(" AND ".join(expressions))
    if story is not None:
        conditions.append("said.story = ?")
        values.append(story_meant(connection, story).id)
    if narrowed.conditions:
        source += " CROSS JOIN article_line AS line ON line.article = said.article"
    return source, " AND ".join([*conditions, *narrowed.conditions]), [*values, *narrowed.values]


def _rows(connection: sqlite3.Connection, story: int, quote: str) -> list[_Row]:
    sql = (
        'SELECT quote, story.key, speaker, kind, words, article, start, "end" FROM said JOIN story ON story.id = said.story'
        " WHERE said.story = ? AND quote = ? ORDER BY said.id"
    )
    return connection.execute(sql, (story, quote)).fetchall()


def _saying(rows: list[_Row], lines: dict[int, PageLine]) -> Saying:
    """Make one saying of its rows: those with the same words are one wording."""
    wordings: dict[tuple[str, str], list[Place]] = {}
    for _quote, _story, _speaker, kind, words, article, start, end in rows:
        line = lines[article]
        wordings.setdefault((words, kind), []).append(Place(line, Span(line.article, start, end)))
    made = tuple(SaidAs(words, kind, tuple(places)) for (words, kind), places in wordings.items())
    return Saying(rows[0][0], rows[0][1], rows[0][2], made)
