"""Constraints on a story's day: datelines, weekdays, dates in the lead, and the dates that pages carry."""

from collections import Counter
from collections.abc import Callable, Sequence

from tellings.dating import calendar
from tellings.dating.finding import Expression
from tellings.dating.story.constraints import Constraint, Range, fixed, near_year, within
from tellings.dating.story.pairs import weekday_pairs
from tellings.dating.story.reading_times import LEAD_CHARACTERS, ArticleTimes, PageDay
from tellings.model import Evidence

# A report is published on the day that it tells of or in the week after; a page's clock may be a zone ahead.
_PUBLISHED = (-1, 7)

# A date that the site prints for the visit agrees with a dateline by chance one time in a hundred.
_VISIT = (0, 2)

# Of a report's first words on the day: a full date so near the start is that of the news.
_OPENING = 400

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def candidates(stories: Sequence[ArticleTimes], years: Range) -> list[calendar.Day]:
    """Return every day that datelines, leads or page dates name, in every year that is thought possible."""
    found: set[calendar.Day] = set()
    for times in stories:
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
            elif (day := calendar.make_day(sense.year, sense.month, sense.day)) is not None:
                found.add(day)
    return sorted(day for day in found if years.first <= day.year <= years.last)


def _each_year(month: int, number: int, years: Range) -> set[calendar.Day]:
    return {day for year in range(years.first, years.last + 1) if (day := calendar.make_day(year, month, number))}


def _lead_dates(times: ArticleTimes) -> list[Expression]:
    return [
        one
        for one in times.told
        if one.start < times.lead_end and one.sense.means == "date" and one.sense.day is not None and one.sense.which_year is None
    ]


def day_constraints(stories: Sequence[ArticleTimes], years: Range) -> list[Constraint]:
    """Return everything that speaks for a day, or for a year by the weekday of a day."""
    days = [page_day for times in stories for page_day in times.page_days]
    found = [made for page_day in days for made in _carried(page_day, any(one.kind == "dateline" for one in days))]
    found += [made for times in stories for made in _lead(times, years)]
    return [*found, *_weekdays(stories, days, years), *_pairs(stories, years)]


def _carried(page_day: PageDay, dateline_known: bool) -> list[Constraint]:
    date, span = page_day.date, page_day.span
    group = f"{page_day.kind}:{page_day.article}"
    if page_day.kind == "dateline" and page_day.month is not None and page_day.day is not None:
        return _dateline(page_day, group)
    if date is None:
        return []
    evidence = () if span is None else (Evidence(span, f"{page_day.kind}: {date.isoformat()}"),)
    said = f"{page_day.kind} {date.isoformat()}"
    ceiling = Constraint(
        f"ceiling:{page_day.article}", 1.0, page_day.kind == "captured", 0.0, lambda day: (day - date).days <= 1, (), f"{said}: no later"
    )
    if page_day.kind in ("published", "url", "updated"):
        weight = 1.5 if page_day.kind == "updated" else 3.0
        return [
            ceiling,
            within(group, weight, weight, date, _PUBLISHED, evidence, said),
            fixed(f"{group}:same", 0.5, 0.0, date, evidence, said),
        ]
    if page_day.kind == "page-date":
        return [ceiling, within(group, 2.0, 2.0 if dateline_known else 0.0, date, _VISIT, evidence, said)]
    return [ceiling]


def _dateline(page_day: PageDay, group: str) -> list[Constraint]:
    month, number, span = page_day.month or 1, page_day.day or 1, page_day.span
    words = f"dateline: {number} {MONTHS[month - 1]}"
    evidence = () if span is None else (Evidence(span, words),)
    if page_day.date is not None:
        date = page_day.date
        return [
            fixed(f"{group}:same", 5.0, 6.0, date, evidence, f"{words} {date.year}"),
            within(f"{group}:near", 2.0, 0.0, date, (0, 3), evidence, words),
        ]

    def near(day: calendar.Day) -> bool:
        other = near_year(day, month, number)
        return other is not None and 0 <= (other - day).days <= 3

    return [
        Constraint(f"dateline:{month}-{number}", 5.0, False, 0.0, lambda day: (day.month, day.day) == (month, number), evidence, words),
        Constraint(f"{group}:near", 2.0, False, 0.0, near, evidence, words),
    ]


def _lead(times: ArticleTimes, years: Range) -> list[Constraint]:
    found = []
    opening = times.lead_end - LEAD_CHARACTERS + _OPENING
    for one in _lead_dates(times):
        sense = one.sense
        month, number = sense.month or 1, sense.day or 1
        span = times.span(one)
        name = f"{number} {MONTHS[month - 1]}"
        if sense.year is not None:
            day = calendar.make_day(sense.year, month, number)
            weight = 3.0 if one.start < opening else 1.0
            if day is not None:
                found.append(
                    fixed(f"lead:{day}", weight, weight, day, (Evidence(span, f"the lead says {day.isoformat()}"),), f"the lead says {day}")
                )
            continue
        says = f"the lead says {name}"
        found.append(Constraint(f"lead:{month}-{number}", 1.5, False, 0.0, _same_day(month, number), (Evidence(span, says),), says))
    for one in times.told:
        sense = one.sense
        if sense.means == "date" and sense.weekday is not None and sense.year is None and sense.month and sense.day:
            says = checksum(sense.weekday, sense.month, sense.day, years)
            holds = falls_on(sense.weekday, sense.month, sense.day)
            found.append(
                Constraint(f"explicit:{sense.month}-{sense.day}", 4.0, False, 2.0, holds, (Evidence(times.span(one), says),), says)
            )
    return found


def _same_day(month: int, number: int) -> Callable[[calendar.Day], bool]:
    return lambda day: (day.month, day.day) == (month, number)


def falls_on(weekday: int, month: int, number: int) -> Callable[[calendar.Day], bool]:
    """Return the test whether, in the year around a day, this day of the month falls on ``weekday``."""

    def holds(day: calendar.Day) -> bool:
        other = near_year(day, month, number)
        return other is not None and other.weekday() == weekday

    return holds


# A weekday leaves one year in five, six or eleven: evidence names those around the latest year that the pages name.
_TOLD_BEFORE, _TOLD_AFTER = 8, 5


def checksum(weekday: int, month: int, number: int, years: Range) -> str:
    """Say in which years a day of the month fell on a weekday."""
    told = range(max(years.first, years.latest - _TOLD_BEFORE), years.latest + _TOLD_AFTER + 1)
    fits = [str(year) for year in told if (day := calendar.make_day(year, month, number)) and day.weekday() == weekday]
    return f"{WEEKDAYS[weekday]}: {number} {MONTHS[month - 1]} was a {WEEKDAYS[weekday]} in {', '.join(fits) or 'none of the years'}"


def _weekdays(stories: Sequence[ArticleTimes], days: Sequence[PageDay], years: Range) -> list[Constraint]:
    """The first weekday of a report is mostly the day of its dateline; it counts more where several pages have the same."""
    firsts = []
    for times in stories:
        one = next((one for one in times.told if one.sense.means == "weekday" and one.sense.toward is None), None)
        if one is not None and one.sense.weekday is not None:
            firsts.append((one.sense.weekday, times.span(one)))
    known = sorted({(one.month, one.day) for one in days if one.kind == "dateline" and one.month is not None and one.day is not None})
    if not firsts or not known:
        return []
    count = Counter(weekday for weekday, _ in firsts)
    weekday = min(count, key=lambda day: (-count[day], day))
    if list(count.values()).count(count[weekday]) > 1:
        return []
    month, number = known[0] if len(known) == 1 else (None, None)
    says = checksum(weekday, month, number, years) if month and number else f"{WEEKDAYS[weekday]} is the day of the report"
    evidence = tuple(Evidence(span, says) for day, span in firsts if day == weekday)
    sure = 2.0 if count[weekday] > 1 else 1.0
    return [Constraint("weekday", 2.0, False, sure, lambda day: day.weekday() == weekday, evidence, says)]


def _pairs(stories: Sequence[ArticleTimes], years: Range) -> list[Constraint]:
    found = []
    for pair in weekday_pairs(stories):
        says = f"the same sentence has both: {checksum(pair.weekday, pair.month, pair.day, years)}"
        evidence = (Evidence(pair.named, says), Evidence(pair.dated, says))
        group = f"pair:{pair.weekday}:{pair.month}-{pair.day}"
        found.append(Constraint(group, 4.0, False, 2.0, falls_on(pair.weekday, pair.month, pair.day), evidence, says))
    return found
