"""Years that a story names, the names that it gives with their years, and the years of people's births."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.reading_times import ArticleTimes
from tellings.model import Span

# Names kept at most: every phrase looks for each of them.
_MOST = 300


class YearsNamed(NamedTuple):
    """A year or stretch of years in the text, with the month where it is one month."""

    first: int
    last: int
    span: Span
    month: int | None = None


def years_named(times: ArticleTimes) -> list[YearsNamed]:
    """Return the years that an article's story names outright."""
    found = []
    for one in times.told:
        sense = one.sense
        if sense.year is None or sense.means not in ("year", "date", "range"):
            continue
        last = sense.year2 if sense.means == "range" and sense.year2 else sense.year
        last = last if last > 99 else sense.year // 100 * 100 + last
        found.append(YearsNamed(sense.year, last, times.span(one), sense.month if sense.means == "date" else None))
    return found


def names_with_years(stories: Sequence[ArticleTimes]) -> dict[str, YearsNamed]:
    """Return the names that a page gives with their years ("the Long War (1950-1953)", "the 2011 Great Flood"), in lower case."""
    found: dict[str, YearsNamed] = {}
    for times in stories:
        text = times.article.text
        for years in years_named(times):
            before = re.search(
                r"((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+),? (?:\(|of |in )$", text[max(0, years.span.start - 60) : years.span.start]
            )
            after = re.match(r" ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)", text[years.span.end : years.span.end + 60])
            for match in (before, after):
                if match is not None:
                    found.setdefault(match[1].lower(), years)
    return dict(sorted(found.items())[:_MOST])


_BORN = re.compile(r"([A-Z][\w’'-]{1,40})(?:,? who)?(?: was|,)? \(?(?:born|b\.)(?: on| in)?[^.;:!?\n]{0,20}?\s?((?:18|19|20)\d\d)(?!\d)")


def births(stories: Sequence[ArticleTimes]) -> dict[str, YearsNamed]:
    """Return the years in which people were born, by their last name ("Ivo Brandt, born in 1952", "Brandt (born 3 May 1952)")."""
    found: dict[str, YearsNamed] = {}
    for times in stories:
        for block in times.article.told():
            for match in _BORN.finditer(times.article.text, block.start, block.end):
                year = int(match[2])
                found.setdefault(match[1], YearsNamed(year, year, Span(times.article.id, match.start(2), match.end(2))))
    return dict(sorted(found.items())[:_MOST])


def by_name(words: str, names: Mapping[str, YearsNamed]) -> YearsNamed | None:
    """Return the years of the first name in ``words`` (lower case) that has some."""
    found = [(words.index(name), name) for name in sorted(names) if name in words]
    return names[min(found)[1]] if found else None


def edges(words: str, years: YearsNamed) -> frozenset[int]:
    """Return the edges of a stretch of years that ``words`` speak of: its end ("the end of the war"), its beginning, or either."""
    if years.first != years.last and word_pattern("ending").search(words):
        return frozenset({years.last})
    if years.first != years.last and word_pattern("beginning").search(words):
        return frozenset({years.first})
    return frozenset({years.first, years.last})
