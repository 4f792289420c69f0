"""Constraints from the dates that pages carry about themselves: datelines, metadata, addresses, and what the site prints."""

from tellings.dating import calendar
from tellings.dating.story.checksums import checksum, falls_on
from tellings.dating.story.constraints import Constraint, Range, fixed, near_year, within
from tellings.dating.story.reading_times import PageDay
from tellings.dating.story.saying import date_words, day_words
from tellings.model import Evidence

# A report is published on the day that it tells of or in the week after.
_PUBLISHED = (0, 7)

# A date that the site prints for the visit agrees with a dateline by chance one time in a hundred.
_VISIT = (0, 2)

_CLAUSES = {
    "published": "a page was published on {}",
    "updated": "a page was updated on {}",
    "url": "a page's address holds {}",
    "page-date": "a page prints {}",
    "captured": "a page was captured on {}",
    "dateline": "the dateline says {}",
}


def carried_constraints(page_day: PageDay, dateline_known: bool, years: Range) -> list[Constraint]:
    """Return what a date that a page carries says about the story's day.

    ``dateline_known`` tells whether some page has a dateline: then a date that a site prints for the visit can confirm its year, and
    alone it tells nothing.
    """
    date, span = page_day.date, page_day.span
    group = f"{page_day.kind}:{page_day.article}"
    if page_day.kind == "dateline" and page_day.month is not None and page_day.day is not None:
        return _dateline(page_day, group)
    if date is None:
        return _without_year(page_day, group, years)
    says = _CLAUSES[page_day.kind].format(day_words(date))
    evidence = () if span is None else (Evidence(span, says),)
    ceiling = Constraint(
        f"ceiling:{page_day.article}", 1.0, page_day.kind == "captured", 0.0, lambda day: (day - date).days <= 1, (), f"{says}: no later"
    )
    if page_day.kind in ("published", "url", "updated"):
        weight = 1.5 if page_day.kind == "updated" else 3.0
        return [
            ceiling,
            within(group, weight, weight, date, _PUBLISHED, evidence, says),
            fixed("same", 0.5, 0.0, date, evidence, says),
        ]
    if page_day.kind == "page-date":
        return [ceiling, within(group, 2.0, 2.0 if dateline_known else 0.0, date, _VISIT, evidence, says)]
    return [ceiling]


def _without_year(page_day: PageDay, group: str, years: Range) -> list[Constraint]:
    """A weekday and a day that the site prints without a year are a checksum, if the visit was in the week of the story."""
    month, number, weekday, span = page_day.month, page_day.day, page_day.weekday, page_day.span
    if page_day.kind != "page-date" or month is None or number is None or weekday is None or span is None:
        return []
    fits = falls_on(weekday, month, number)

    def holds(day: calendar.Day) -> bool:
        other = near_year(day, month, number)
        return other is not None and _PUBLISHED[0] <= (other - day).days <= _PUBLISHED[1] and fits(day)

    says = checksum(weekday, month, number, years)
    return [Constraint(group, 2.0, False, 1.0, holds, (Evidence(span, says),), says, "check")]


def _dateline(page_day: PageDay, group: str) -> list[Constraint]:
    month, number, span = page_day.month or 1, page_day.day or 1, page_day.span
    says = _CLAUSES["dateline"].format(date_words(month, number) if page_day.date is None else day_words(page_day.date))
    evidence = () if span is None else (Evidence(span, says),)
    if page_day.date is not None:
        date = page_day.date
        return [fixed(f"{group}:same", 5.0, 6.0, date, evidence, says), within(f"{group}:near", 2.0, 0.0, date, (0, 3), evidence, says)]

    def near(day: calendar.Day) -> bool:
        other = near_year(day, month, number)
        return other is not None and 0 <= (other - day).days <= 3

    return [
        Constraint(f"dateline:{month}-{number}", 5.0, False, 0.0, lambda day: (day.month, day.day) == (month, number), evidence, says),
        Constraint(f"{group}:near", 2.0, False, 0.0, near, evidence, says),
    ]
