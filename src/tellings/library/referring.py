"""What a person means by a story, an article, a point or some words: names and beginnings of keys to rows and spans."""

import re
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from tellings.editing.display import in_line
from tellings.errors import LibraryError
from tellings.library.naming import kept_name
from tellings.library.packing import unpack
from tellings.model import Article, Span

Row = TypeVar("Row")

# Digits of a key that must be given at the least.
LEAST_DIGITS = 4

_KEY = re.compile(r"[as][0-9a-f]+")
_RANGE = re.compile(r"(\d{1,9})[-:](\d{1,9})")
_BLANK = re.compile(r"\s+")


class StoryRow(NamedTuple):
    """A story: its row, its key, and its name by a person."""

    id: int
    key: str
    name: str | None


class ArticleRow(NamedTuple):
    """A current article: its row, the place of its page, its story, and what was read."""

    id: int
    place: str
    story: int | None
    article: Article


def story_named(connection: sqlite3.Connection, words: str) -> StoryRow:
    """Return the story that a person means: by its key, the beginning of it, a key that it had before, its name, or one of its pages.

    Raises:
        LibraryError: there is none, or there are several.
    """
    sql = "SELECT id, key, name FROM story WHERE key = ? OR name = ?"
    found: list[tuple[int, str, str | None]] = connection.execute(sql, (words, kept_name(words))).fetchall()
    if not found:
        sql = "SELECT story.id, story.key, story.name FROM story_alias JOIN story ON story.id = story_alias.story WHERE story_alias.key = ?"
        found = connection.execute(sql, (words,)).fetchall()
    if not found and _KEY.fullmatch(words) and len(words) > LEAST_DIGITS:
        # A key is of hexadecimal digits: nothing in it means anything to LIKE.
        found = connection.execute("SELECT id, key, name FROM story WHERE key LIKE ? ORDER BY key", (f"{words}%",)).fetchall()
    if not found:
        found = _of_page(connection, words)
    return StoryRow._make(_one(found, words, "story", "tellings stories", [row[1] for row in found]))


def article_named(connection: sqlite3.Connection, words: str) -> ArticleRow:
    """Return the current article that a person means: by its key, the beginning of it, the address or file name of its page, or
    the last part of that.

    Raises:
        LibraryError: there is none, or there are several.
    """
    found = _articles(connection, words)
    row = _one(found, words, "article", "tellings story STORY", [row[1] for row in found])
    return ArticleRow(row[0], row[1], row[2], unpack(row[3]))


def span_named(article: Article, *, words: str | None, at: str | None) -> Span:
    """Return the span that a person means: ``words`` of the page, white space aside, or ``at``, offsets such as ``120-180``.

    Raises:
        LibraryError: the words are not there or more than once, the offsets lie outside, or not one of both is given.
    """
    if (words is None) == (at is None):
        raise LibraryError("say where: give either the words of the page, or offsets such as 120-180")
    if at is not None:
        return _at(article, at)
    parts = [re.escape(part) for part in _BLANK.split((words or "").strip())]
    if not parts[0]:
        raise LibraryError("the words are empty; give some of the page")
    found = [(match.start(), match.end()) for match in re.finditer(r"\s+".join(parts), article.text)]
    if not found:
        raise LibraryError(f"these words are not on the page {in_line(article.page)}: “{in_line(words or '')}”; copy them from the page")
    if len(found) > 1:
        places = ", ".join(f"{start}-{end}" for start, end in found[:5])
        raise LibraryError(f"these words are {len(found)} times on the page; give more of them, or one of these offsets: {places}")
    return Span(article.id, *found[0])


def _articles(connection: sqlite3.Connection, words: str) -> list[tuple[int, str, int | None, bytes]]:
    """Return the current articles that are meant: five of them at most, each with its place, its story and its packed body."""
    select = (
        "SELECT article.id, place.name, membership.story, article.body FROM article JOIN capture ON capture.id = article.capture"
        " JOIN place ON place.id = capture.place LEFT JOIN membership ON membership.article = article.id WHERE article.current = 1 AND"
    )
    found = connection.execute(f"{select} (article.key = ? OR place.name = ?)", (words, kept_name(words))).fetchall()
    if not found and _KEY.fullmatch(words) and len(words) > LEAST_DIGITS:
        found = connection.execute(f"{select} article.key LIKE ? ORDER BY article.key LIMIT 5", (f"{words}%",)).fetchall()
    if not found and words:
        ending = re.sub(r"([\\%_])", r"\\\1", kept_name(words))
        found = connection.execute(f"{select} place.name LIKE ? ESCAPE '\\' ORDER BY place.name LIMIT 5", (f"%/{ending}",)).fetchall()
    return found


def _of_page(connection: sqlite3.Connection, words: str) -> list[tuple[int, str, str | None]]:
    stories = sorted({row[2] for row in _articles(connection, words) if row[2] is not None})
    return [connection.execute("SELECT id, key, name FROM story WHERE id = ?", (story,)).fetchone() for story in stories]


def _at(article: Article, at: str) -> Span:
    match = _RANGE.fullmatch(at.strip())
    if match is None:
        raise LibraryError(f"'{in_line(at)}' are no offsets; give two numbers, as in 120-180")
    start, end = int(match[1]), int(match[2])
    if not start < end <= len(article.text) or not article.text[start:end].strip():
        raise LibraryError(f"the offsets {start}-{end} hold no words; the page has {len(article.text)} characters")
    return Span(article.id, start, end)


def _one(found: Sequence[Row], words: str, what: str, lists: str, named: Sequence[str]) -> Row:
    if not found:
        raise LibraryError(f"there is no {what} '{in_line(words)}'; `{lists}` shows what there is")
    if len(found) > 1:
        several = ", ".join(in_line(str(name)) for name in named[:5])
        raise LibraryError(f"'{in_line(words)}' may be several: {several}; give more of the key")
    return found[0]
