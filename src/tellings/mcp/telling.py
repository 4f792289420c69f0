"""Editions told to a program: the story, how independent its pages are, and its points with the words they rest on."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import UNSET

from tellings.editing.display import shortened
from tellings.editing.phrases import KINDS, value_phrase
from tellings.mcp.answers import CopyTold, Independence, LeftOut, PageTold, PointTold, ReadingTold, StoryTold, TextTold, Words
from tellings.mcp.bounds import LONGEST_STRING
from tellings.model import Article, Edition, Point, PointKind, Reading, Span, Story

# Listed of one story; a story of more pages is rare, and what is left out is counted.
_MOST_PAGES, _MOST_TEXTS, _MOST_COPIES = 60, 30, 60
# Listed of one point, text or reading.
_MOST_READINGS, _MOST_KEYS, _MOST_WORDS = 8, 12, 3

_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def story_told(edition: Edition, story: Story, *, kinds: Sequence[PointKind], limit: int, offset: int) -> StoryTold:
    """Return a story of an edition, with a page of its points of these ``kinds`` (all where none is named), the conflicts first."""
    articles = {article.id: article for article in edition.articles}
    points = sorted((point for point in story.points if not kinds or point.kind in kinds), key=lambda point: _ORDER[point.kind])
    counted = Counter(point.kind for point in story.points)
    event = story.event
    return StoryTold(
        story=story.id,
        title=story.title.text,
        event=event.when.value if event and event.when else None,
        place=event.place.text if event and event.place else None,
        why_event=event.why if event else None,
        independence=_independence(story),
        pages=tuple(_page(articles[key], story) for key in story.articles[:_MOST_PAGES]),
        texts=tuple(
            TextTold(text.id, len(text.articles), text.articles[:_MOST_KEYS], text.root, text.hidden, text.agency)
            for text in story.texts[:_MOST_TEXTS]
        ),
        copies=tuple(
            CopyTold(copy.source, copy.to, round(copy.share, 3), round(copy.direction_confidence, 3), copy.corrected is not UNSET)
            for copy in story.copies[:_MOST_COPIES]
        ),
        kinds={kind: counted[kind] for kind in KINDS if counted[kind]},
        total=len(points),
        limit=limit,
        offset=offset,
        points=tuple(_point(point, articles) for point in points[offset : offset + limit]),
        left_out=LeftOut(
            max(len(story.articles) - _MOST_PAGES, 0),
            max(len(story.texts) - _MOST_TEXTS, 0),
            max(len(story.copies) - _MOST_COPIES, 0),
        ),
    )


def words_at(article: Article, span: Span) -> Words:
    """Return the words of an article at a span, with a link to them on the live page."""
    from tellings.exporting import link_to

    return Words(span.article, span.start, span.end, shortened(article.words(span), LONGEST_STRING), link_to(article, span))


def written_on(article: Article) -> str | None:
    """Return when an article was written (EDTF): as its dateline says, else as published."""
    if article.dateline and article.dateline.when:
        return article.dateline.when.value
    return article.published.when.value if article.published else None


def _independence(story: Story) -> Independence:
    least, most = story.origins.texts
    return Independence(story.origins.articles, least, most, story.origins.agencies[:_MOST_KEYS], story.origins.why)


def _page(article: Article, story: Story) -> PageTold:
    return PageTold(
        article=article.id,
        page=article.page,
        title=article.title.text if article.title else None,
        outlet=article.publisher.text if article.publisher else None,
        written=written_on(article),
        adds=len(story.adds.get(article.id, ())),
        omits=len(story.omits.get(article.id, ())),
    )


def _point(point: Point, articles: Mapping[str, Article]) -> PointTold:
    return PointTold(
        id=point.id,
        kind=point.kind,
        type=point.type,
        about=point.about.text,
        why=point.why,
        pages=point.support.articles,
        texts=point.support.texts,
        by_person=point.corrected is not UNSET,
        all_readings=len(point.readings),
        readings=tuple(_reading(reading, articles) for reading in point.readings[:_MOST_READINGS]),
    )


def _reading(reading: Reading, articles: Mapping[str, Article]) -> ReadingTold:
    return ReadingTold(
        value=value_phrase(reading.value),
        pages=len(reading.articles),
        articles=reading.articles[:_MOST_KEYS],
        texts=reading.texts[:_MOST_KEYS],
        speakers=reading.speakers[:_MOST_KEYS],
        words=tuple(words_at(articles[span.article], span) for span in reading.spans[:_MOST_WORDS]),
    )
