"""Constraints from the dates that pages carry about themselves: datelines, metadata, addresses, and what the site prints."""

from tellings.dating import calendar
from tellings.dating.story.checksums import MONTHS
from tellings.dating.story.constraints import Constraint, fixed, near_year, within
from tellings.dating.story.reading_times import PageDay
from tellings.model import Evidence

# A report is published on the day that it tells of or in the week after.
_PUBLISHED = (0, 7)

# A date that the site prints for the visit agrees with a dateline by chance one time in a hundred.
_VISIT = (0, 2)


def carried_constraints(page_day: PageDay, dateline_known: bool) -> list[Constraint]:
    """Return what a date that a page carries says about the story's day.

    ``dateline_known`` tells whether some page has a dateline: then a date that a site prints for the visit can confirm its year, and
    alone it tells nothing.
    """
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
