"""The edition of a story as the pages of the site need it: kept, with its short names and links, and what it hangs on."""

import sqlite3
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tellings.editing.linking import Linking
from tellings.editing.names import short_names
from tellings.library.asking.naming import story_meant
from tellings.library.asking.places import PageLine, page_lines
from tellings.library.corrections import about, holding
from tellings.library.editions import kept_edition
from tellings.library.given import noted
from tellings.model import Article, Edition, Story
from tellings.web.linking import site_linking


class Told(NamedTuple):
    """A story with its edition: the articles by id, their short names, and the links of its pages."""

    edition: Edition
    story: Story
    articles: Mapping[str, Article]
    names: Mapping[str, str]
    linking: Linking


class StoryRow(NamedTuple):
    """A story in the library: whether its edition is that of its present pages, and all that a page about it hangs on."""

    id: int
    key: str
    name: str | None
    pages: int
    is_old: bool
    made_of: Hashable


def story_row(connection: sqlite3.Connection, words: str) -> StoryRow:
    """Return the story that an address names.

    Raises:
        LibraryError: there is none.
    """
    row = story_meant(connection, words)
    sql = (
        "SELECT pages, edition_mark IS NOT mark, mark, edition.number, edition.made_by, edition.made_of, edition.at,"
        " (SELECT max(id) || ':' || count(undone) FROM correction)"
        " FROM story_line LEFT JOIN edition ON edition.story = story_line.story WHERE story_line.story = ?"
    )
    pages, is_old, *made_of = connection.execute(sql, (row.id,)).fetchone()
    return StoryRow(row.id, row.key, row.name, pages, bool(is_old), (row, pages, is_old, *made_of))


def told(connection: sqlite3.Connection, row: StoryRow) -> Told | None:
    """Return a story with the edition that is kept, old or not, and with the notes of people.

    ``None`` where there is none: nothing is compared while somebody waits.
    """
    edition = kept_edition(connection, row.id)
    if edition is None or len(edition.stories) != 1:
        return None
    articles = {article.id: article for article in edition.articles}
    by_place = {article.page: article for article in edition.articles}
    if notes := noted(about(holding(connection, {"note"}), set(by_place)), by_place):
        edition = replace(edition, stories=(replace(edition.stories[0], notes=notes),))
    return Told(edition, edition.stories[0], articles, short_names(edition.articles), site_linking(row.key))


def page_lines_of(connection: sqlite3.Connection, story: int, most: int, first: int = 0) -> list[PageLine]:
    """Return the current pages of a story, in order of capture."""
    sql = "SELECT article FROM article_line WHERE story = ? ORDER BY captured, article LIMIT ? OFFSET ?"
    rows = [row[0] for row in connection.execute(sql, (story, most, first))]
    lines = page_lines(connection, rows)
    return [lines[row] for row in rows]
