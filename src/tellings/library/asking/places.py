"""Where something stands: a page with its title and outlet, and the words on it."""

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from tellings.model import Span

# Values of one statement: SQLite takes 32,766, older ones 999.
_MOST_VALUES = 900


class PageLine(Struct, frozen=True):
    """A current article in a list: its key, its page's address or file name, title, outlet and day of writing (EDTF) as far as known.

    ``outlet`` is what the page calls its publisher, else the host of its address.
    """

    article: str
    page: str
    title: str | None
    outlet: str | None
    written: str | None


class Place(Struct, frozen=True):
    """Words of a page: the page, and their span in its text."""

    page: PageLine
    span: Span


def page_lines(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, PageLine]:
    """Return articles by row as they stand in lists."""
    found: dict[int, PageLine] = {}
    wanted = sorted(set(articles))
    for first in range(0, len(wanted), _MOST_VALUES):
        some = wanted[first : first + _MOST_VALUES]
        sql = (
            "SELECT article.id, article.key, place.name, title, coalesce(article_line.outlet, article.outlet), written FROM article"
            " JOIN capture ON capture.id = article.capture JOIN place ON place.id = capture.place"
            f" LEFT JOIN article_line ON article_line.article = article.id WHERE article.id IN ({marks(some)})"
        )
        found |= {row[0]: PageLine(*row[1:]) for row in connection.execute(sql, some)}
    return found


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))
