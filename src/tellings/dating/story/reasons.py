"""Why a story's day is that day, in at most two sentences for people: the evidence lists all the rest."""

from collections.abc import Sequence

from tellings.dating import calendar
from tellings.dating.story.constraints import Constraint, Kind
from tellings.dating.story.saying import day_words, listed, sentence

# Of each kind of sign, a reason names so many: more of them is a list and no reason.
_MOST_TIES, _MOST_DATES = 2, 1


def day_reason(used: Sequence[Constraint], day: calendar.Day, told: calendar.Day | None, dateline: bool) -> str:
    """Return why ``day`` is the day of the reports, and how the event's own day (``told``) follows from it."""
    first = sentence(_signs(used, day.year))
    if told is not None and told != day:
        return f"{first} The reports of {day_words(day)} speak of {day_words(told)}."
    if told is None and not dateline:
        return f"{first} No page says the day of the event; this is the day of the report."
    return first


def year_reason(used: Sequence[Constraint], year: int, unknown: str) -> str:
    """Return why the year is known and the day is not."""
    return f"{sentence(_signs(used, year))} The day is unknown: {unknown}."


def _signs(used: Sequence[Constraint], year: int) -> str:
    checks, ties = _telling(used, "check")[:1], _telling(used, "tie")[:_MOST_TIES]
    dates = _telling(used, "date")[:_MOST_DATES]
    tied = f"{year} is {listed(ties)}" if ties else ""
    if checks and tied:
        return f"{checks[0]}; only {tied}"
    return "; ".join([*dates, *checks, *([tied] if tied else [])][:2]) or f"the pages speak of {year}"


def _telling(used: Sequence[Constraint], kind: Kind) -> list[str]:
    """Return what the constraints of a kind say that tell one year from another, the most telling first, one a group."""
    signs = sorted(
        (one for one in used if one.dates and one.kind == kind), key=lambda one: (-one.dates, -one.weight, -len(one.says), one.says)
    )
    return list({one.group: one.says for one in reversed(signs)}.values())[::-1]
