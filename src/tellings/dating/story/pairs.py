"""Sentences that two pages share, one with a weekday where the other has a date: a checksum on the year."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.dating.finding import Expression
from tellings.dating.story.reading_times import ArticleTimes
from tellings.model import Span

# Words that both sentences must share, as a part of the longer one, and how many at least: a copy, not the same topic.
_SHARED, _LEAST = 0.7, 6

# Sentences compared at most: every one with every other, so that a hostile page costs no more than this squared.
_MOST = 300

_EDGE = re.compile(r"[.!?][”\"’)]?\s|\n")


class WeekdayPair(NamedTuple):
    """A weekday (Monday is 0) and the day of the year that stands in its place elsewhere."""

    weekday: int
    month: int
    day: int
    named: Span
    dated: Span


class _Placed(NamedTuple):
    expression: Expression
    span: Span
    words: frozenset[str]


def weekday_pairs(stories: Sequence[ArticleTimes]) -> list[WeekdayPair]:
    """Return the weekdays and dates that stand for each other in sentences of different pages."""
    named = [one for times in stories for one in _placed(times, "weekday")][:_MOST]
    dated = [one for times in stories for one in _placed(times, "date")][:_MOST]
    found = []
    for one in named:
        for other in dated:
            if one.span.article != other.span.article and _alike(one.words, other.words):
                sense = other.expression.sense
                found.append(WeekdayPair(one.expression.sense.weekday or 0, sense.month or 1, sense.day or 1, one.span, other.span))
    return found


def _placed(times: ArticleTimes, means: str) -> Iterator[_Placed]:
    for one in times.told:
        sense = one.sense
        if sense.means != means or (means == "date" and (sense.day is None or sense.year is not None or sense.weekday is not None)):
            continue
        before = times.folded[max(0, one.start - 300) : one.start]
        edges = list(_EDGE.finditer(before))
        behind = times.folded[one.end : one.end + 300]
        stop = _EDGE.search(behind)
        words = before[edges[-1].end() if edges else 0 :] + " " + behind[: stop.start() if stop else None]
        yield _Placed(one, times.span(one), frozenset(re.findall(r"\w{3,}", words)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _LEAST and shared >= _SHARED * max(len(one), len(other))
