"""Stories as people see them: merged, split, moved, named and pinned; each is kept in the log and held to by every later run."""

import sqlite3
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.errors import LibraryError
from tellings.library.corrections import Correction, Subject, Value, keep
from tellings.library.database import writing_to
from tellings.library.locking import alone
from tellings.library.naming_stories import apply_names
from tellings.library.packing import storable
from tellings.library.placing import move_articles
from tellings.library.referring import ArticleRow, StoryRow, article_named, story_named


class _Page(NamedTuple):
    """A page of a story: its current article's row, and its place."""

    article: int
    place: str


def merge(connection: sqlite3.Connection, stories: Sequence[str], *, because: str = "") -> Correction:
    """Make one story of several; it keeps the key of the biggest of them (of equals the oldest), the others' keys still lead to it.

    Raises:
        LibraryError: a story is not there, or fewer than two are named.
    """
    with alone(connection), writing_to(connection):
        named = list({row.id: row for row in (story_named(connection, each) for each in stories)}.values())
        if len(named) < 2:
            raise LibraryError("name two stories or more to make one of them")
        pages = {row.id: _pages(connection, row.id) for row in named}
        into = min(named, key=lambda row: (-len(pages[row.id]), row.id))
        moved = [(page, row) for row in named if row.id != into.id for page in pages[row.id]]
        everything = tuple(sorted(page.place for found in pages.values() for page in found))
        value = Value(moved=tuple((page.place, row.key) for page, row in moved))
        kept = keep(connection, "merge", Subject(story=into.key, pages=everything), value, because)
        move_articles(connection, [page.article for page, _ in moved], into.id)
        apply_names(connection)
        return kept


def split(connection: sqlite3.Connection, story: str, articles: Sequence[str], *, because: str = "") -> Correction:
    """Take articles out of a story, into one of their own.

    Raises:
        LibraryError: the story or an article is not there, an article is in another story, or nothing would stay.
    """
    with alone(connection), writing_to(connection):
        row = story_named(connection, story)
        rows = [article_named(connection, each) for each in articles]
        out = {each.id: each for each in rows}
        for each in rows:
            if each.story != row.id:
                raise LibraryError(f"{each.place} is not in the story {row.key}; `tellings move` puts an article into another story")
        rest = [page for page in _pages(connection, row.id) if page.article not in out]
        if not rest or not out:
            raise LibraryError("name some of the story's articles, and not all of them: these begin a story of their own")
        return _moved_out(connection, "split", list(out.values()), rest, None, row, because)


def move(connection: sqlite3.Connection, article: str, story: str | None, *, because: str = "") -> Correction:
    """Move an article into a story, or with ``None`` into one of its own.

    Raises:
        LibraryError: the article or the story is not there, or it is in that story already.
    """
    with alone(connection), writing_to(connection):
        row = article_named(connection, article)
        target = story_named(connection, story) if story is not None else None
        if row.story is None:
            raise LibraryError(f"{row.place} is in no story yet; bring the library up to date first, with: tellings rebuild")
        if target and target.id == row.story:
            raise LibraryError(f"{row.place} is in the story {target.key} already; `tellings pin` keeps it there")
        rest = [page for page in _pages(connection, row.story) if page.article != row.id]
        if target is None and not rest:
            raise LibraryError(f"{row.place} is alone in its story already")
        key, name = connection.execute("SELECT key, name FROM story WHERE id = ?", (row.story,)).fetchone()
        return _moved_out(connection, "move", [row], rest, target, StoryRow(row.story, key, name), because)


def name_story(connection: sqlite3.Connection, story: str, name: str | None, *, because: str = "") -> Correction:
    """Give a story a name, or with ``None`` take its name away; it goes along with most of the story's pages of now.

    Raises:
        LibraryError: the story is not there, or the name is empty.
    """
    if name is not None and not name.strip():
        raise LibraryError("the name is empty; give some words, or --none to take the name away")
    with alone(connection), writing_to(connection):
        row = story_named(connection, story)
        pages = tuple(page.place for page in _pages(connection, row.id))
        said = None if name is None else storable(" ".join(name.split()))
        kept = keep(connection, "name", Subject(story=row.key, pages=pages), Value(name=said), because)
        apply_names(connection)
        return kept


def pin(connection: sqlite3.Connection, story: str, *, because: str = "") -> Correction:
    """Keep the articles that a story has now together: no later run parts them; others may still join.

    Raises:
        LibraryError: the story is not there.
    """
    with alone(connection), writing_to(connection):
        row = story_named(connection, story)
        pages = _pages(connection, row.id)
        kept = keep(connection, "pin", Subject(story=row.key, pages=tuple(page.place for page in pages)), Value(), because)
        move_articles(connection, [page.article for page in pages], row.id)
        return kept


def _moved_out(
    connection: sqlite3.Connection,
    verb: Literal["split", "move"],
    out: Sequence[ArticleRow],
    rest: Sequence[_Page],
    target: StoryRow | None,
    before: StoryRow,
    because: str,
) -> Correction:
    """Take articles out of the story that they were in ``before``, away from the ``rest`` of it, into a story or one of their own."""
    others = _pages(connection, target.id) if target else []
    pages = tuple(sorted([row.place for row in out] + [page.place for page in others]))
    subject = Subject(story=before.key, pages=pages, apart=tuple(page.place for page in rest))
    kept = keep(connection, verb, subject, Value(moved=tuple((row.place, before.key) for row in out)), because)
    move_articles(connection, [row.id for row in out], target.id if target else None)
    apply_names(connection)
    return kept


def _pages(connection: sqlite3.Connection, story: int) -> list[_Page]:
    """Return the pages of a story, in order of place."""
    sql = (
        "SELECT article.id, place.name FROM membership JOIN article ON article.id = membership.article"
        " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
        " WHERE membership.story = ? AND article.current = 1 ORDER BY place.name"
    )
    return [_Page._make(row) for row in connection.execute(sql, (story,)).fetchall()]
