"""The stories of a library, in a list."""

import sqlite3
from typing import Literal, get_args

from msgspec import Struct

from tellings.editing.display import in_line
from tellings.errors import LibraryError
from tellings.library.asking.behind import Behind, behind
from tellings.library.asking.filters import outlets_named
from tellings.library.asking.looking import check_page, first_day, one_moment
from tellings.library.asking.places import marks
from tellings.library.versions import EDITION

Order = Literal["changed", "written", "event", "pages", "texts", "conflicts"]

# What stories are sorted by: the newest or most first, then the one that changed last.
_ORDERS: dict[str, str] = {
    "changed": "line.at DESC",
    "written": "line.last DESC",
    "event": "line.event DESC",
    "pages": "line.pages DESC",
    "texts": "line.texts DESC",
    "conflicts": "line.conflicts DESC",
}


class StoryLine(Struct, frozen=True):
    """A story in a list.

    ``title`` is a person's name for it, else that of its edition or of its first page; ``event`` when the event was, ``first`` and ``last``
    the days of writing of its pages, all EDTF and ``None`` where not known; ``texts`` how many independent texts stand behind its ``pages``
    at the least, ``None`` where it was not compared; ``outlets`` are those of its pages, by name; ``changed`` is when it last changed, in
    UTC. ``is_old`` is true where its edition is missing or not yet that of its present pages.
    """

    story: str
    title: str
    event: str | None
    first: str | None
    last: str | None
    pages: int
    texts: int | None
    conflicts: int
    outlets: tuple[str, ...]
    changed: str
    is_open: bool
    is_old: bool


class Stories(Struct, frozen=True):
    """Stories: so many in all (``total``), and a page of them; ``behind`` says what is not derived yet."""

    total: int
    limit: int
    offset: int
    sort: str
    stories: tuple[StoryLine, ...]
    behind: Behind | None


def stories(
    connection: sqlite3.Connection,
    *,
    since: str | None = None,
    outlet: str | None = None,
    is_open: bool = False,
    with_conflicts: bool = False,
    least: int = 1,
    sort: str = "changed",
    limit: int = 50,
    offset: int = 0,
) -> Stories:
    """Return the stories of a library.

    ``since`` is a day, month or year: stories with a page written since then (captured, where no page tells when it was written);
    ``outlet`` a name or words of one: stories that it has a page in; ``is_open`` leaves out those that had no new page for long,
    ``least`` those of fewer pages.

    Raises:
        LibraryError: there is no such outlet, date or order.
    """
    check_page(limit, offset)
    if sort not in get_args(Order):
        raise LibraryError(f"stories cannot be sorted by '{in_line(sort)}'; sort by {', '.join(get_args(Order))}")
    with one_moment(connection):
        # The first condition is that of the index, word for word.
        conditions = ["line.pages > 0"]
        values: list[str | int] = []
        if least > 1:
            conditions.append("line.pages >= ?")
            values.append(least)
        if since is not None:
            conditions.append("coalesce(line.last, substr(line.captured, 1, 10)) >= ?")
            values.append(first_day(since))
        if outlet is not None:
            names = outlets_named(connection, outlet)
            conditions.append(f"line.story IN (SELECT story FROM article_line WHERE outlet IN ({marks(names)}))")
            values += names
        conditions += ["line.is_open = 1"] if is_open else []
        conditions += ["line.conflicts > 0"] if with_conflicts else []
        where = " AND ".join(conditions)
        total = connection.execute(f"SELECT count(*) FROM story_line AS line WHERE {where}", values).fetchone()[0]
        order = f"{_ORDERS[sort]}, line.at DESC, line.story DESC" if sort != "changed" else "line.at DESC, line.story DESC"
        sql = f"SELECT line.story FROM story_line AS line WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        found = [row[0] for row in connection.execute(sql, (*values, limit, offset))]
        lines = tuple(_line(connection, story) for story in found)
        return Stories(total, limit, offset, sort, lines, behind(connection))


def _line(connection: sqlite3.Connection, story: int) -> StoryLine:
    sql = (
        "SELECT story.key, coalesce(story.name, edition.title, ''), line.event, story.first, story.last, pages, line.texts, conflicts,"
        " line.at, is_open, pages > 1 AND (line.made_by <> ? OR edition_mark IS NOT mark)"
        " FROM story_line AS line JOIN story ON story.id = line.story LEFT JOIN edition ON edition.story = line.story WHERE line.story = ?"
    )
    key, title, event, first, last, pages, texts, conflicts, at, is_open, is_old = connection.execute(sql, (EDITION, story)).fetchone()
    sql = "SELECT DISTINCT outlet FROM article_line WHERE story = ? AND outlet IS NOT NULL ORDER BY outlet"
    outlets = tuple(name for (name,) in connection.execute(sql, (story,)))
    shown = title or _first_title(connection, story)
    return StoryLine(key, shown, event, first, last, pages, texts, conflicts, outlets, at, bool(is_open), bool(is_old))


def _first_title(connection: sqlite3.Connection, story: int) -> str:
    """Return the title of the first page of a story that has one, else the name of its first page."""
    tables = "article_line AS line JOIN article ON article.id = line.article"
    sql = f"SELECT title FROM {tables} WHERE line.story = ? AND trim(coalesce(title, '')) <> '' ORDER BY line.article LIMIT 1"
    row = connection.execute(sql, (story,)).fetchone()
    if row is None:
        sql = (
            f"SELECT place.name FROM {tables} JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
            " WHERE line.story = ? ORDER BY line.article LIMIT 1"
        )
        row = connection.execute(sql, (story,)).fetchone()
    return str(row[0]) if row else ""
