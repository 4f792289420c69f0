"""The steps as functions of their own: each takes pages or a text and returns typed values with offsets into it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.comparison import Pages, articles_of
from tellings.model import Reuse, When

if TYPE_CHECKING:
    from tellings.dating import Time
    from tellings.stating.quantities import QuantityFound
    from tellings.stating.quotes import FoundQuote


def times(text: str, written: str | When | None = None, spans: Sequence[tuple[int, int]] | None = None) -> "list[Time]":
    """Find the expressions of time in a text, each with ``start``, ``end`` and ``when``.

    ``written`` is the day that the text was written (``"2023-09-13"``); without it, what hangs on that day has no value and is left
    out. With ``spans``, the value of each of these half-open ranges is returned instead.
    """
    from tellings.dating import times as find

    return find(text, written, spans)


def quantities(text: str) -> "list[QuantityFound]":
    """Find the quantities in a text, each with ``start``, ``end`` and ``quantity``; dates, times and names are none."""
    from tellings.stating.quantities import find_quantities

    return find_quantities(text)


def quotes(text: str) -> "list[FoundQuote]":
    """Find what a text reports as somebody's words, each with ``start``, ``end``, ``kind``, ``speaker`` and the speaker's place."""
    from tellings.stating.quotes import quotes_of

    return quotes_of(text)


def reuse(pages: Pages) -> tuple[Reuse, ...]:
    """Find the wording that pages share, as in an edition's stories, but over all pages given."""
    from tellings.copying import find_reuse

    return find_reuse(articles_of(pages))


def group(pages: Pages) -> list[list[str]]:
    """Group pages into stories; returns the names of each story's pages."""
    from tellings.copying import find_reuse
    from tellings.grouping import group as into_stories

    articles = articles_of(pages)
    return [[article.page for article in story] for story in into_stories(articles, find_reuse(articles))]
