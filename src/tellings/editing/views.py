"""The findings of a story in the shape in which the page shows them."""

from typing import NamedTuple

from tellings.editing.differing import Stretch
from tellings.model import PointKind


class Excerpt(NamedTuple):
    """Words of a page, verbatim, with a few of the words around them where they are short."""

    page: str
    href: str
    before: str
    stretches: tuple[Stretch, ...]
    after: str
    lang: str | None


class ReadingView(NamedTuple):
    """One reading: its value in words (may be empty), who stands behind it, the words of each page once, and its further places."""

    value: str
    behind: str
    speakers: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    more: tuple[Excerpt, ...]


class PointView(NamedTuple):
    """One point with its readings side by side."""

    id: str
    kind: PointKind
    sign: str
    type: str
    about: str
    about_href: str
    support: str
    why: str
    readings: tuple[ReadingView, ...]
    permalink: str = ""


class QuoteView(NamedTuple):
    """One saying with its wordings."""

    id: str
    speaker: str
    wordings: tuple[tuple[str, str, tuple[Excerpt, ...]], ...]
    permalink: str = ""


class TimelineView(NamedTuple):
    """A time, how sharp it is, and the sentence in which the words that give it are marked."""

    when: str
    value: str
    precision: str
    excerpt: Excerpt


class ReuseView(NamedTuple):
    """A shared passage: both places, who had it from whom, the words and what speaks for the direction."""

    id: str
    kind: str
    direction: str
    words: str
    a: Excerpt
    b: Excerpt
    evidence: tuple[str, ...]
