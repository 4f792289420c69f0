"""A weekday beside a day of the month is a checksum on the year."""

from collections.abc import Callable

from tellings.dating import calendar
from tellings.dating.story.constraints import Range, near_year
from tellings.dating.story.saying import WEEKDAYS, date_words, listed


def falls_on(weekday: int, month: int, number: int) -> Callable[[calendar.Day], bool]:
    """Return the test whether, in the year around a day, this day of the month falls on ``weekday``."""

    def holds(day: calendar.Day) -> bool:
        other = near_year(day, month, number)
        return other is not None and other.weekday() == weekday

    return holds


# A weekday leaves one year in five, six or eleven: evidence names those around the latest year that the pages name.
_TOLD_BEFORE, _TOLD_AFTER = 8, 5


def told_years(weekday: int, month: int, number: int, years: Range) -> list[int]:
    """Return the years, around the latest that the pages name, in which a day of the month fell on a weekday."""
    told = range(max(years.first, years.latest - _TOLD_BEFORE), years.latest + _TOLD_AFTER + 1)
    return [year for year in told if (day := calendar.make_day(year, month, number)) and day.weekday() == weekday]


def checksum(weekday: int, month: int, number: int, years: Range) -> str:
    """Say in which years a day of the month fell on a weekday: "13 September was a Wednesday in 2017, 2023 and 2028"."""
    fits = [str(year) for year in told_years(weekday, month, number, years)]
    name = f"{date_words(month, number)} was a {WEEKDAYS[weekday]}"
    return f"{name} in {listed(fits)}" if fits else f"{name} in none of the years around {years.latest}"
