"""A difference between two editions, and what both sides of a comparison of editions are looked up in."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from msgspec import Struct

from tellings.correcting.meeting import meet
from tellings.editing.display import in_line, shortened
from tellings.editing.names import short_names
from tellings.library.anchors import anchor_of, find
from tellings.model import Article, Edition, Span, Story

# What can change, in the order in which a reader wants it.
What = Literal[
    "event",
    "new-conflict",
    "conflict-gone",
    "update",
    "new-text",
    "new-page",
    "new-version",
    "page-gone",
    "text",
    "direction",
    "kind",
    "more-support",
    "less-support",
    "new-speaker",
    "speaker",
    "title",
]

# Words of a page are shown up to so many columns; the offsets lead to all of them.
_SHOWN = 160

# Places that are named for one difference.
MOST_PLACES = 6


class Place(Struct, frozen=True):
    """Words of a page: the article's id, the page, the offsets, and the words (shortened)."""

    article: str
    page: str
    start: int
    end: int
    words: str


class Difference(Struct, frozen=True):
    """One thing that changed: what kind of thing, in words, the id of the point where it is one, and where it stands.

    ``places`` are of the later edition, or of the earlier one where something is gone.
    """

    what: What
    says: str
    point: str | None
    places: tuple[Place, ...]


class Side:
    """One of the two editions, with its story, its articles and their short names."""

    def __init__(self, edition: Edition) -> None:
        self.story: Story = edition.stories[0]
        self.articles: dict[str, Article] = {article.id: article for article in edition.articles}
        self.names = short_names(edition.articles)

    @cached_property
    def by_page(self) -> dict[str, Article]:
        """The articles by the page that they were read from."""
        return {article.page: article for article in self.articles.values()}

    def places(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        """Return where some spans stand, one of each page first, in order."""
        ordered = sorted(set(spans))
        first = {span.article: span for span in reversed(ordered)}
        chosen = [*sorted(first.values()), *(span for span in ordered if first[span.article] != span)][:MOST_PLACES]
        return tuple(self.place(span) for span in chosen)

    def place(self, span: Span) -> Place:
        """Return where a span stands."""
        article = self.articles[span.article]
        return Place(span.article, article.page, span.start, span.end, shortened(in_line(article.words(span)), _SHOWN))


class Passage:
    """Leads from the spans of an earlier edition to those of a later one; a page with a newer version is gone through by its words."""

    def __init__(self, before: Side, after: Side) -> None:
        self._before, self._after = before, after
        self._known: dict[Span, Span | None] = {}

    def forward(self, span: Span) -> Span | None:
        """Return where the words of an earlier span stand now; ``None`` where they do not."""
        if span.article in self._after.articles:
            return span
        if span not in self._known:
            article = self._before.articles[span.article]
            newer = self._after.by_page.get(article.page)
            self._known[span] = find(anchor_of(article, span, article.page), newer) if newer else None
        return self._known[span]

    def article(self, identifier: str) -> str | None:
        """Return the id that the page of an earlier article has now."""
        newer = self._after.by_page.get(self._before.articles[identifier].page) if identifier in self._before.articles else None
        return newer.id if newer else None


class SpanIndex:
    """Spans with what they belong to, for finding those that a span meets."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._by_article: dict[str, list[tuple[Span, int]]] = {}
        for span, owner in spans:
            self._by_article.setdefault(span.article, []).append((span, owner))

    def owners(self, span: Span) -> list[int]:
        """Return what the spans belong to that a span shares half or more of the shorter one with, each once, in order."""
        return sorted({owner for other, owner in self._by_article.get(span.article, ()) if meet(span, other)})
