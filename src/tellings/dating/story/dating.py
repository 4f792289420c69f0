"""When and where a story's event was, from all its pages together, since often no page states the year."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from tellings.dating import calendar
from tellings.dating.story.constraints import Constraint, Range, Solved, against, evidence_for, merged, solve
from tellings.dating.story.counting import Texts, most_named
from tellings.dating.story.days import candidates, day_constraints
from tellings.dating.story.places import event_place
from tellings.dating.story.reading_times import ArticleTimes, read_times
from tellings.dating.story.reasons import day_reason, year_reason
from tellings.dating.story.saying import sentence
from tellings.dating.story.timeline import timed, timeline, undated
from tellings.dating.story.written import rejected_days, written_days
from tellings.dating.story.years import year_constraints
from tellings.dating.weekdays import NamedDay
from tellings.model import Article, Event, Span, Timed, TimelineEntry, When

# The web has no pages of before; a story that carries an older date widens the range by itself.
_FIRST_YEAR = 1990

# How many years beyond the latest that the pages name are thought possible. A weekday comes back to its date after 5, 6 or 11 years: with
# fewer years the end of the range would decide, and not the pages.
_YEARS_AHEAD = 12

# Anniversaries that lead beyond this are no dates of a story.
_LAST_TIE = 2100

# Years up to about this are thought possible even where no page names one that is near.
_LATEST_UNKNOWN = 2030

# The event of a report lies at most so many days before it, and is announced at most so many ahead.
_BACK, _AHEAD = 6, 31

# Only times this early in a report (characters of its story) tell when its event was.
_OPENING = 900


class StoryDates(Struct, frozen=True):
    """The dates of a story.

    ``event`` is ``None`` only for a story without articles; ``written``, ``times`` and ``weekdays`` (the weekdays of which the date is not
    known) are by article id; ``timeline`` is sorted by value.
    """

    event: Event | None
    written: dict[str, When | None]
    times: dict[str, tuple[Timed, ...]]
    timeline: tuple[TimelineEntry, ...]
    weekdays: dict[str, tuple[NamedDay, ...]]

    def expressed(self) -> dict[str, tuple[Timed, ...]]:
        """Return all times of each article in order of place, the weekdays without a date as ``XXXX-WXX-5``."""
        found = {}
        for article, times in self.times.items():
            weekdays = [_of_no_date(article, day) for day in self.weekdays.get(article, ())]
            found[article] = tuple(sorted([*times, *weekdays], key=lambda one: one.span))
        return found


def date_story(articles: Sequence[Article], texts: Sequence[Collection[str]] = ()) -> StoryDates:
    """Return when the event of a story was and when its pages were written, with every time they name.

    The day is found by constraints: candidates are the days of datelines, leads and page dates in all years that are possible; weekdays,
    anniversaries, years since, and the dates that pages carry speak for or against each. A tie, or too little, is no day (with ``why``).
    ``texts`` are the ids of the articles that are one text each, as copying finds them: they count once; without, every article is a text
    of its own. The answer does not depend on the order of ``articles`` or of ``texts``.
    """
    if not articles:
        return StoryDates(None, {}, {}, (), {})
    stories = [read_times(article) for article in sorted(articles, key=lambda article: (article.id, article.page))]
    ties = merged(year_constraints(stories))
    years = _possible_years(stories, ties)
    independent = Texts(texts, [times.article.id for times in stories])
    constraints = merged([*day_constraints(stories, years, independent), *ties])
    days = candidates(stories, years)
    solved = solve(days, constraints)
    written = written_days(stories, solved.day)
    sure = {name: when if _anchors(when, solved.day) else None for name, when in written.items()}
    by_article = {times.article.id: timed(times, sure[times.article.id]) for times in stories}
    event = _event(stories, solved, constraints, by_article, years, days, independent)
    weekdays = {times.article.id: undated(times, by_article[times.article.id]) for times in stories}
    return StoryDates(event, written, by_article, timeline(stories, by_article), weekdays)


def _anchors(when: When | None, day: calendar.Day | None) -> bool:
    """Tell whether a date of writing is sure enough to count "Wednesday" from: one that a page prints for the visit is not."""
    return when is not None and (not when.approximate or day is not None)


def _possible_years(stories: Sequence[ArticleTimes], ties: Sequence[Constraint]) -> Range:
    """Return the years from the first that has web pages to well after the latest that the pages name or tie themselves to."""
    carried = [one.date.year for times in stories for one in times.page_days if one.date is not None]
    limit = max(carried, default=datetime.MAXYEAR) + 1
    named = [one.sense.year for times in stories for one in times.told if one.sense.year is not None and one.sense.year <= limit]
    told = [one for one in ties if one.dates]
    months = [datetime.date(year, month, 1) for year in range(_FIRST_YEAR, _LAST_TIE + 1) for month in range(1, 13)]
    tied = [month.year for month in months if any(one.holds(month) for one in told)]
    latest = min(max([*carried, *named, *tied], default=_LATEST_UNKNOWN), datetime.MAXYEAR - _YEARS_AHEAD)
    return Range(min([_FIRST_YEAR, *carried]), max(latest + _YEARS_AHEAD, _LATEST_UNKNOWN), latest)


def _event(
    stories: Sequence[ArticleTimes],
    solved: Solved,
    constraints: Sequence[Constraint],
    by_article: Mapping[str, Sequence[Timed]],
    years: Range,
    days: Sequence[calendar.Day],
    texts: Texts,
) -> Event:
    place = event_place(stories)
    if solved.day is None:
        year = _year_alone(constraints, years, days)
        if year is None:
            return Event(None, place, (), (), sentence(f"unknown: {solved.why}"))
        used = [one for one in constraints if one.dates and one.holds(datetime.date(year, 7, 1))]
        return Event(calendar.year_value(year), place, evidence_for(used), (), year_reason(used, year, solved.why))
    day = _event_day(stories, by_article, solved.day, texts)
    when = calendar.day_value(day) if day is not None else When(solved.day.isoformat(), "day", not _has_dateline(stories))
    why = day_reason(solved.used, solved.day, day, _has_dateline(stories))
    return Event(when, place, evidence_for(solved.used), rejected_days(stories, solved.day, day or solved.day), why)


def _has_dateline(stories: Sequence[ArticleTimes]) -> bool:
    return any(one.kind == "dateline" for times in stories for one in times.page_days)


def _event_day(
    stories: Sequence[ArticleTimes], by_article: Mapping[str, Sequence[Timed]], day: calendar.Day, texts: Texts
) -> calendar.Day | None:
    """Return the day that most texts name first, near the day of the report; of equals the one nearest to it."""
    named = {times.article.id: next(_days_named(times, by_article[times.article.id], day), None) for times in stories}
    votes = texts.votes({article: vote for article, vote in named.items() if vote is not None}, day)
    return most_named(votes, day) if votes else None


def _days_named(times: ArticleTimes, found: Sequence[Timed], day: calendar.Day) -> Iterator[calendar.Day]:
    told = times.article.told()
    start = told[0].start if told else 0
    for one in found:
        edges = (
            calendar.bounds(one.when) if one.when.precision in ("day", "part", "minute", "second") and "/" not in one.when.value else None
        )
        if edges is not None and start <= one.span.start < start + _OPENING and -_BACK <= (edges[0] - day).days <= _AHEAD:
            yield edges[0]


def _year_alone(constraints: Sequence[Constraint], years: Range, days: Sequence[calendar.Day]) -> int | None:
    """Return the one year that the text's own signs tell, where no day can be known, unless all days in it clash with their weekday."""
    signs = [one for one in constraints if one.dates >= 2 and one.group.split(":")[0] in ("tie", "first")]
    found = {year for year in range(years.first, years.last + 1) for one in signs if one.holds(datetime.date(year, 7, 1))}
    floors = [one for one in constraints if one.group.startswith(("floor", "ceiling"))]
    fitting = [year for year in sorted(found) if all(one.holds(datetime.date(year, 7, 1)) for one in floors)]
    if len(fitting) != 1:
        return None
    inside = [day for day in days if day.year == fitting[0]]
    clash = bool(inside) and all(against(constraints, [one for one in constraints if one.holds(day)]) for day in inside)
    return None if clash else fitting[0]


def _of_no_date(article: str, day: NamedDay) -> Timed:
    return Timed(Span(article, day.start, day.end), When(day.value, "part" if day.part else "minute" if day.clock else "day"))
