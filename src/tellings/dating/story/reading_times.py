"""Everything in a story that speaks of time: expressions by article and place, and the dates that its pages carry."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.dating import calendar
from tellings.dating.alternatives import any_of
from tellings.dating.finding import Expression, expressions, fold
from tellings.dating.story.phrases import story_words
from tellings.model import Article, Span, When

Carried = Literal["dateline", "published", "updated", "url", "page-date", "captured"]

# The lead: where news says what happened and when.
LEAD_CHARACTERS = 1500


class PageDay(NamedTuple):
    """A date that a page carries about itself, apart from its story: perhaps without a year."""

    article: str
    kind: Carried
    when: When | None
    month: int | None
    day: int | None
    span: Span | None
    weekday: int | None = None

    @property
    def date(self) -> calendar.Day | None:
        """The day, where it is known in full."""
        edges = None if self.when is None else calendar.bounds(self.when)
        return edges[0] if edges is not None and edges[0] == edges[1] else None


class ArticleTimes(NamedTuple):
    """One article with its lower-case text, the expressions of what it tells (in order) and the dates it carries."""

    article: Article
    folded: str
    told: tuple[Expression, ...]
    dated: tuple[Expression, ...]
    page_days: tuple[PageDay, ...]
    lead_end: int

    def span(self, expression: Expression) -> Span:
        """Return where an expression stands."""
        return Span(self.article.id, expression.start, expression.end)


def read_times(article: Article) -> ArticleTimes:
    """Return everything in ``article`` that speaks of time."""
    told = _in_stretches(article, [(block.start, block.end) for block in article.told()])
    stretches = [(block.start, block.end) for block in article.blocks if block.role == "dateline"]
    if article.dateline is not None:
        stretches.append((article.dateline.span.start, article.dateline.span.end))
    dated = _in_stretches(article, stretches)
    inside = {(one.start, one.end) for one in dated}
    told = [one for one in told if (one.start, one.end) not in inside]
    days = [*_datelines(article, dated), *_metadata(article), *_printed(article)]
    starts = [block.start for block in article.told()]
    lead_end = (starts[0] if starts else 0) + LEAD_CHARACTERS
    return ArticleTimes(article, fold(article.text), tuple(told), tuple(dated), tuple(days), lead_end)


def _in_stretches(article: Article, stretches: Sequence[tuple[int, int]]) -> list[Expression]:
    found: list[Expression] = []
    for start, end in sorted(set(stretches)):
        for one in expressions(article.text[start:end]):
            shifted = Expression(one.start + start, one.end + start, one.sense)
            if not found or found[-1].end <= shifted.start:
                found.append(shifted)
    return found


def _full(one: Expression) -> When | None:
    sense = one.sense
    if sense.means != "date" or sense.year is None or sense.month is None or sense.day is None:
        return None
    day = calendar.make_day(sense.year, sense.month, sense.day)
    return None if day is None else calendar.day_value(day)


def _datelines(article: Article, dated: Sequence[Expression]) -> list[PageDay]:
    if article.dateline is not None and article.dateline.when is not None:
        when = article.dateline.when
        edges = calendar.bounds(when)
        if edges is not None and edges[0] == edges[1]:
            span = Span(article.id, dated[0].start, dated[0].end) if dated else article.dateline.span
            return [PageDay(article.id, "dateline", calendar.day_value(edges[0]), edges[0].month, edges[0].day, span)]
    return [
        PageDay(article.id, "dateline", _full(one), one.sense.month, one.sense.day, Span(article.id, one.start, one.end))
        for one in dated[:1]
        if one.sense.means == "date" and one.sense.month is not None and one.sense.day is not None
    ]


def _metadata(article: Article) -> list[PageDay]:
    printed = [(block.start, block.end) for block in article.blocks if block.role == "page-date"]
    found = []
    rows: tuple[tuple[Carried, object], ...] = (("published", article.published), ("updated", article.updated))
    for kind, _ in rows:
        dated = article.published if kind == "published" else article.updated
        if dated is None or dated.how == "inferred":
            continue
        inside = dated.span is not None and any(start <= dated.span.start < end for start, end in printed)
        if not inside:
            found.append(_page_day(article, "url" if dated.how == "url" else kind, dated.when, dated.span))
    address = re.search(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)", article.page[-400:])
    day = None if address is None else calendar.make_day(int(address[1]), int(address[2]), int(address[3]))
    if day is not None and not any(one.kind == "url" for one in found):
        found.append(_page_day(article, "url", calendar.day_value(day), None))
    if article.captured is not None and re.match(r"\d{4}-\d\d-\d\d", article.captured):
        found.append(_page_day(article, "captured", When(article.captured[:10], "day"), None))
    return found


def _page_day(article: Article, kind: Carried, when: When, span: Span | None) -> PageDay:
    edges = calendar.bounds(when)
    whole = edges is not None and edges[0] == edges[1]
    return PageDay(article.id, kind, when, edges[0].month if edges and whole else None, edges[0].day if edges and whole else None, span)


def _printed(article: Article) -> list[PageDay]:
    found = []
    posted = re.compile(rf"\s*(?:{any_of(story_words('posted'))})(?!\w)")
    for block in article.blocks:
        if block.role != "page-date":
            continue
        words = article.text[block.start : block.end]
        for one in expressions(words):
            when, sense, span = _full(one), one.sense, Span(article.id, block.start + one.start, block.start + one.end)
            if when is None and sense.means == "date" and sense.weekday is not None and sense.year is None and sense.day is not None:
                found.append(PageDay(article.id, "page-date", None, sense.month, sense.day, span, sense.weekday))
                break
            if when is not None:
                kind: Carried = "published" if posted.match(fold(words)) else "page-date"
                found.append(_page_day(article, kind, when, span))
                break
    return found
