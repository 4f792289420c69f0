"""What an article is in its story: the points that it has a say in, what it shares with whom, and who had the wording first."""

from collections.abc import Sequence
from typing import NamedTuple

from tellings.editing.display import in_line, shortened
from tellings.editing.lineage import letters
from tellings.editing.phrases import KINDS, count, percent
from tellings.model import Article, Copy, Point, PointKind, Span
from tellings.web.editions import Told

# Points of a kind, pages to compare with and copies that are listed; the story's own pages have them all.
_MOST_POINTS, _MOST_OTHERS, _MOST_COPIES = 8, 24, 6

# A confidence of one half says that either direction is as likely.
_EVEN = 0.5

# Characters of an article's words for a point.
_WORDS = 150


class Row(NamedTuple):
    """A point: where it stands in the story, what it is about, the article's words and where these are, who stands behind it."""

    href: str
    about: str
    words: str
    here: str
    support: str


class Group(NamedTuple):
    """The points of one kind that an article has a say in: the first of them, of ``total``."""

    kind: PointKind
    sign: str
    heading: str
    rows: tuple[Row, ...]
    total: int


class Other(NamedTuple):
    """Another page of the story, and how many characters of wording both share."""

    key: str
    name: str
    shared: int


class Debt(NamedTuple):
    """What one page has of another's wording, in words; ``keys`` are both articles, none where the other is on no page."""

    says: str
    evidence: tuple[str, ...]
    keys: tuple[str, ...]


class Standing(NamedTuple):
    """All of it, for one article."""

    groups: tuple[Group, ...]
    others: tuple[Other, ...]
    more_others: int
    debts: tuple[Debt, ...]


NOWHERE = Standing((), (), 0, ())


def standing(article: Article, whole: Told) -> Standing:
    """Return what an article is in the story that an edition compares."""
    shared: dict[str, int] = {}
    for reuse in whole.story.reuse:
        for mine, other in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
            if mine.article == article.id:
                shared[other.article] = shared.get(other.article, 0) + len(mine)
    others = [Other(key, whole.names[key], shared.get(key, 0)) for key in whole.articles if key != article.id]
    others.sort(key=lambda other: (-other.shared, other.name))
    copies = [copy for copy in whole.story.copies if article.id in (copy.source, copy.to)]
    copies.sort(key=lambda copy: (copy.to != article.id, -copy.share, copy.source, copy.to))
    debts = tuple(_debt(copy, article, whole) for copy in copies[:_MOST_COPIES])
    return Standing(_groups(article, whole), tuple(others[:_MOST_OTHERS]), max(0, len(others) - _MOST_OTHERS), debts)


def _debt(copy: Copy, article: Article, whole: Told) -> Debt:
    letter = letters(whole.story.texts)
    hidden = f"text {letter[copy.source]}, whose original is on none of these pages" if copy.source in letter else copy.source
    sure = f" ({percent(copy.direction_confidence)} sure)" if _EVEN < copy.direction_confidence < 1 else ""
    if copy.to == article.id:
        says = f"{percent(copy.share)} of it is from {whole.names.get(copy.source, hidden)}{sure}"
    else:
        says = f"{whole.names.get(copy.to, copy.to)} has {percent(copy.share)} of its story from it{sure}"
    keys = (article.id, copy.source if copy.to == article.id else copy.to)
    return Debt(says, tuple(map(in_line, copy.evidence)), keys if all(key in whole.articles for key in keys) else ())


def _groups(article: Article, whole: Told) -> tuple[Group, ...]:
    found: dict[PointKind, list[tuple[Point, Span]]] = {kind: [] for kind in KINDS}
    for point in whole.story.points:
        span = next((span for reading in point.readings for span in reading.spans if span.article == article.id), None)
        if span is not None:
            found[point.kind].append((point, span))
    return tuple(_group(kind, pairs, article, whole) for kind, pairs in found.items() if pairs)


def _group(kind: PointKind, pairs: Sequence[tuple[Point, Span]], article: Article, whole: Told) -> Group:
    sign, heading, _ = KINDS[kind]
    shown = pairs[: 0 if kind == "single" else _MOST_POINTS]
    return Group(kind, sign, heading, tuple(_row(point, span, article, whole) for point, span in shown), len(pairs))


def _row(point: Point, span: Span, article: Article, whole: Told) -> Row:
    words = shortened(in_line(article.text[span.start : min(span.end, span.start + 3 * _WORDS)]), _WORDS)
    support = f"{count(point.support.texts, 'text')} on {count(point.support.articles, 'page')}"
    return Row(whole.linking.entry(point.id), shortened(in_line(point.about.text), 80), words, whole.linking.span(span), support)
