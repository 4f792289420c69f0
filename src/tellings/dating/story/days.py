"""Constraints on a story's day: datelines, weekdays, dates in the lead, and the dates that pages carry."""

from collections import Counter
from collections.abc import Callable, Sequence

from tellings.dating import calendar
from tellings.dating.finding import Expression
from tellings.dating.story.carried import carried_constraints
from tellings.dating.story.checksums import checksum, falls_on
from tellings.dating.story.constraints import Constraint, Range, fixed
from tellings.dating.story.counting import Texts
from tellings.dating.story.named_days import named_candidates, named_constraints
from tellings.dating.story.pairs import weekday_pairs
from tellings.dating.story.phrases import word_pattern
from tellings.dating.story.reading_times import LEAD_CHARACTERS, ArticleTimes, PageDay
from tellings.dating.story.saying import WEEKDAYS, date_words, day_words
from tellings.model import Evidence, Span

# Of a report's first words on the day: a full date so near the start is that of the news.
_OPENING = 400


# So near before a date a word says what it is the date of.
_CALLED = 30


def candidates(stories: Sequence[ArticleTimes], years: Range) -> list[calendar.Day]:
    """Return every day that datelines, leads or page dates name, in every year that is thought possible."""
    found: set[calendar.Day] = set()
    for times in stories:
        found |= named_candidates(_opening(times), years)
        for page_day in times.page_days:
            if page_day.date is not None:
                if page_day.kind != "captured":
                    found.add(page_day.date)
            elif page_day.month is not None and page_day.day is not None:
                found |= _each_year(page_day.month, page_day.day, years)
        for one in _lead_dates(times):
            sense = one.sense
            if sense.month is None or sense.day is None:
                continue
            if sense.year is None:
                found |= _each_year(sense.month, sense.day, years)
            elif (
                not _of_something_else(times.folded, one.start)
                and (day := calendar.make_day(sense.year, sense.month, sense.day)) is not None
            ):
                found.add(day)
    return sorted(day for day in found if years.first <= day.year <= years.last)


def _each_year(month: int, number: int, years: Range) -> set[calendar.Day]:
    return {day for year in range(years.first, years.last + 1) if (day := calendar.make_day(year, month, number))}


def _opening(times: ArticleTimes) -> list[Expression]:
    return [one for one in times.told if one.start < times.lead_end - LEAD_CHARACTERS + _OPENING]


def _lead_dates(times: ArticleTimes) -> list[Expression]:
    return [
        one
        for one in times.told
        if one.start < times.lead_end and one.sense.means == "date" and one.sense.day is not None and one.sense.which_year is None
    ]


def day_constraints(stories: Sequence[ArticleTimes], years: Range, texts: Texts) -> list[Constraint]:
    """Return everything that speaks for a day, or for a year by the weekday of a day; what copies each other counts once."""
    days = [page_day for times in stories for page_day in times.page_days]
    known = any(one.kind == "dateline" for one in days)
    found = [made for page_day in days for made in carried_constraints(page_day, known, years)]
    found += [made for times in stories for made in _lead(times, years)]
    found += [made for times in stories for made in named_constraints(times, _opening(times), years)]
    return [*found, *_weekdays(stories, days, years, texts), *_pairs(stories, years)]


def _lead(times: ArticleTimes, years: Range) -> list[Constraint]:
    found = []
    latest = max([0, *(year.sense.year for year in times.told if year.sense.year is not None and year.sense.year <= years.latest)])
    opening = times.lead_end - LEAD_CHARACTERS + _OPENING
    for one in _lead_dates(times):
        sense = one.sense
        month, number = sense.month or 1, sense.day or 1
        span = times.span(one)
        if sense.year is not None:
            day = calendar.make_day(sense.year, month, number)
            weight = 3.0 if one.start < opening and sense.year >= latest else 1.0
            if day is not None and not _of_something_else(times.folded, one.start):
                says = f"the report's first words say {day_words(day)}"
                found.append(fixed(f"lead:{day}", weight, weight, day, (Evidence(span, says),), says))
            continue
        says = f"the report's first words say {date_words(month, number)}"
        found.append(Constraint(f"lead:{month}-{number}", 1.5, False, 0.0, _same_day(month, number), (Evidence(span, says),), says))
    for one in times.told:
        sense = one.sense
        if sense.means == "date" and sense.weekday is not None and sense.year is None and sense.month and sense.day:
            says = checksum(sense.weekday, sense.month, sense.day, years)
            holds = falls_on(sense.weekday, sense.month, sense.day)
            found.append(
                Constraint(f"explicit:{sense.month}-{sense.day}", 4.0, False, 2.0, holds, (Evidence(times.span(one), says),), says, "check")
            )
    return found


def _of_something_else(folded: str, start: int) -> bool:
    """Tell whether the words before a date make it that of another thing: "born on", "the 3 May 1992 fire"."""
    return (
        folded[max(0, start - 4) : start] == "the " or word_pattern("not_news").search(folded[max(0, start - _CALLED) : start]) is not None
    )


def _same_day(month: int, number: int) -> Callable[[calendar.Day], bool]:
    return lambda day: (day.month, day.day) == (month, number)


def _weekdays(stories: Sequence[ArticleTimes], days: Sequence[PageDay], years: Range, texts: Texts) -> list[Constraint]:
    """The first weekday of a report is mostly the day of its dateline, else the day before; a report without one has the others'."""
    lines = {one.article: (one.month, one.day) for one in reversed(days) if one.kind == "dateline" and one.month and one.day}
    if not lines:
        return []
    count = Counter(lines.values())
    shared = min(count, key=lambda line: (-count[line], line))
    found: dict[tuple[int, int, int], list[Span]] = {}
    for times in stories:
        one = next((one for one in times.told if one.sense.means == "weekday" and one.sense.toward is None), None)
        if one is not None and one.sense.weekday is not None:
            month, number = lines.get(times.article.id, shared)
            found.setdefault((one.sense.weekday, month or 1, number or 1), []).append(times.span(one))
    made = [_weekday(key, spans, years, texts.count(span.article for span in spans)) for key, spans in sorted(found.items())]
    return [one for both in made for one in both]


def _weekday(key: tuple[int, int, int], spans: Sequence[Span], years: Range, texts: int) -> tuple[Constraint, Constraint]:
    weekday, month, number = key
    says = checksum(weekday, month, number, years)
    evidence = tuple(Evidence(span, says) for span in spans)
    sure = 2.0 if texts > 1 else 1.0
    before = f"a report of {date_words(month, number)} speaks of {WEEKDAYS[weekday]}, perhaps the day before"
    group, eve = f"weekday:{month}-{number}", falls_on((weekday + 1) % 7, month, number)
    return (
        Constraint(group, 1.0 + sure / 2, False, sure, falls_on(weekday, month, number), evidence, says, "check"),
        Constraint(group, sure / 2, False, 0.0, eve, tuple(Evidence(span, before) for span in spans), before),
    )


def _pairs(stories: Sequence[ArticleTimes], years: Range) -> list[Constraint]:
    found = []
    for pair in weekday_pairs(stories):
        says = checksum(pair.weekday, pair.month, pair.day, years)
        both = f"one page has {WEEKDAYS[pair.weekday]} where another has {date_words(pair.month, pair.day)} in the same sentence: {says}"
        evidence = (Evidence(pair.named, both), Evidence(pair.dated, both))
        group = f"pair:{pair.weekday}:{pair.month}-{pair.day}"
        found.append(Constraint(group, 4.0, False, 2.0, falls_on(pair.weekday, pair.month, pair.day), evidence, says, "check"))
    return found
