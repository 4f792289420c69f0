"""The times of a story with their values, by article, and in order of time with their sentences."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tellings.dating import calendar
from tellings.dating.context import whole_day
from tellings.dating.finding import Expression
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.valuing import values_of
from tellings.dating.weekdays import NamedDay, named_days
from tellings.model import Article, Span, Timed, TimelineEntry, When

# A page without a date of its own was written on the day of the story or so many days after it.
_LATER = 2


def timed(times: ArticleTimes, written: When | None) -> tuple[Timed, ...]:
    """Return the times of what an article tells and of its dateline, in order of place, with their values as seen from ``written``.

    Where the day of writing is approximate (it only follows from the story's), a value is sure if it is the same for each day on which the
    page may have been written ("Tuesday" of a Tuesday's accident, "last year"), and approximate if it is not ("today").
    """
    found = []
    for group, seen_from in _by_entry(times, written):
        seen = [values_of(group, times.article.text, one) for one in _possible(seen_from)]
        for one, when, *others in zip(group, *seen, strict=True):
            if when is not None:
                found.append(Timed(times.span(one), when if all(other == when for other in others) else _approximate(when)))
    return tuple(sorted(found, key=lambda one: one.span))


def _by_entry(times: ArticleTimes, written: When | None) -> Iterator[tuple[Sequence[Expression], When | None]]:
    """Yield the dateline's expressions, then those told, by the entry of a live blog that they stand in, with its day of writing."""
    yield times.dated, written
    for entry, group in groupby(times.told, key=lambda one: times.article.entry_at(one.start)):
        edges = calendar.bounds(entry.when) if entry and entry.when else None
        yield tuple(group), calendar.day_value(edges[0]) if edges else written


def undated(times: ArticleTimes, dated: Sequence[Timed]) -> tuple[NamedDay, ...]:
    """Return the weekdays of what an article tells that have no date among its times ``dated``: they can still be compared."""
    known = {(one.span.start, one.span.end) for one in dated}
    open_ones = [one for one in times.told if one.sense.means == "weekday" and (one.start, one.end) not in known]
    return tuple(named_days(times.article.text, open_ones)) if open_ones else ()


def _possible(written: When | None) -> list[When | None]:
    day = whole_day(written)
    if written is None or day is None or not written.approximate:
        return [written]
    days = [calendar.moved(day, later) for later in range(_LATER + 1)]
    return [When(other.isoformat(), "day", True) for other in days if other is not None]


def _approximate(when: When) -> When:
    return When(when.value, when.precision, when.precision != "vague")


def timeline(stories: Sequence[ArticleTimes], by_article: Mapping[str, Sequence[Timed]]) -> tuple[TimelineEntry, ...]:
    """Return every time that has a value of the calendar, sorted by value, then place; each with the sentence around it."""
    entries = []
    for times in stories:
        article = times.article
        calendar_times = [one for one in by_article[article.id] if one.when.precision != "vague"]
        if not calendar_times:
            continue
        found = _sentences(article, calendar_times)
        starts = [start for start, _ in found]
        for one in calendar_times:
            index = bisect_right(starts, one.span.start) - 1
            start, end = found[index] if index >= 0 and found[index][1] >= one.span.end else (one.span.start, one.span.end)
            entries.append(TimelineEntry(one.when, one.span, Span(article.id, start, end)))
    return tuple(sorted(entries, key=lambda entry: (entry.when.value, entry.span)))


def _sentences(article: Article, wanted: Sequence[Timed]) -> list[tuple[int, int]]:
    """Return the sentences of the blocks that hold a time, as offsets into the article's text."""
    from tellings.reading.sentences import sentences

    found, following = [], 0
    for block in article.blocks:
        while following < len(wanted) and wanted[following].span.start < block.start:
            following += 1
        if following < len(wanted) and wanted[following].span.start < block.end:
            words = article.text[block.start : block.end]
            found += [(block.start + start, block.start + end) for start, end in sentences(words)]
    return found
