"""The points of an edition as rows: one for each place in which a reading of a point stands."""

from collections.abc import Iterator

from msgspec import Struct

from tellings.editing.display import visible
from tellings.editing.phrases import value_phrase
from tellings.exporting.addresses import live_address
from tellings.exporting.fragments import link_to
from tellings.model import Article, Edition, Point, Reading, Span, Story


class Row(Struct, frozen=True):
    """One place of one reading of one point; ``start`` and ``end`` count code points of the article's text, from 0, half-open.

    ``reading`` numbers the readings of a point from 1. ``words`` are the page's, with characters that a display would obey shown as
    pictures. Several names stand in one field with "; " between them. What is not known is empty.
    """

    story: str
    point: str
    kind: str
    type: str
    about: str
    reading: int
    value: str
    article: str
    page: str
    address: str
    start: int
    end: int
    words: str
    speakers: str
    texts: int
    articles: int
    anonymous: bool
    why: str
    link: str


def rows(edition: Edition) -> Iterator[Row]:
    """Yield the rows of all points, in the order of the edition; ``texts`` and ``articles`` count those behind the reading."""
    articles = {article.id: article for article in edition.articles}
    for story in edition.stories:
        for point in story.points:
            for number, reading in enumerate(point.readings, start=1):
                for span in reading.spans:
                    if span.article in articles:
                        yield _row(story, point, number, reading, span, articles[span.article])


def _row(story: Story, point: Point, number: int, reading: Reading, span: Span, article: Article) -> Row:
    return Row(
        story=visible(story.id),
        point=visible(point.id),
        kind=point.kind,
        type=point.type,
        about=visible(point.about.text),
        reading=number,
        value=value_phrase(reading.value) or visible(reading.value.words or ""),
        article=visible(article.id),
        page=visible(article.page),
        address=live_address(article) or "",
        start=span.start,
        end=span.end,
        words=visible(article.text[span.start : span.end]),
        speakers="; ".join(visible(speaker) for speaker in reading.speakers),
        texts=len(reading.texts),
        articles=len(reading.articles),
        anonymous=article.id in reading.anonymous,
        why=visible(point.why),
        link=link_to(article, span) or "",
    )
