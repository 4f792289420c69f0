"""Days, months and numbers as people read them: what reasons and evidence are written with."""

import functools
from collections.abc import Sequence

from tellings.dating import calendar
from tellings.dating.vocabulary import vocabulary

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

# Newsrooms write numbers up to this in words.
_SPELLED = 12


def day_words(day: calendar.Day) -> str:
    """Return "13 September 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_words(month: int, number: int) -> str:
    """Return "13 September"."""
    return f"{number} {MONTHS[month - 1]}"


def month_words(year: int, month: int | None) -> str:
    """Return "April 2019", or "2019" where no month is known."""
    return f"{year}" if month is None else f"{MONTHS[month - 1]} {year}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return "2017, 2023 and 2028"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def spelled(number: int) -> str:
    """Return "four" for 4, and "70" for 70."""
    return _names()[number] if number in _names() else str(number)


@functools.cache
def _names() -> dict[int, str]:
    table = vocabulary().words["number"]
    return {value: word for word, value in table.items() if value <= _SPELLED and word.isalpha() and word not in ("a", "an")}


def length(months: int) -> str:
    """Return "four years", "five and a half years" or "18 months"."""
    if months % 12 == 0:
        return f"{spelled(months // 12)} year{'s' if months != 12 else ''}"
    if months % 12 == 6 and months > 24:
        return f"{spelled(months // 12)} and a half years"
    return f"{spelled(months)} month{'s' if months != 1 else ''}"


def days_apart(days: int) -> str:
    """Return "281 days" or "one day"."""
    return f"{spelled(days)} day{'s' if days != 1 else ''}"


def sentence(words: str) -> str:
    """Return ``words`` with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
