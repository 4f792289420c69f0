"""A weekday beside a day of the month is a checksum on the year."""

from collections.abc import Callable

from tellings.dating import calendar
from tellings.dating.story.constraints import Range, near_year

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


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
