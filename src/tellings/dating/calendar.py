"""Days, weeks and months as values: what the resolving step reckons with."""

import datetime
from typing import Literal

from tellings.model import When

Day = datetime.date
Ref = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]

# EDTF level 2: 21-24 seasons, 33-36 quarters, 40-41 halves of the year.
QUARTER, HALF = 32, 39

_SECOND_WEEK = datetime.date(1, 1, 8)


def make_day(year: int, month: int, number: int) -> Day | None:
    """Return a day, ``None`` where the calendar has none such (30 February) or the year is out of its range."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def moved(day: Day, days: int) -> Day | None:
    """Return the day so many days later, ``None`` outside the calendar's range."""
    try:
        return day + datetime.timedelta(days)
    except OverflowError:
        return None


def easter(year: int) -> Day | None:
    """Return Easter Sunday of a year in the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return make_day(year, month, days + 28 - 31 * (month // 4))


def day_value(day: Day) -> When:
    """Return a day as a value."""
    return When(day.isoformat(), "day")


def part_value(day: Day, part: str) -> When:
    """Return a part of a day (``MO``, ``AF``, ``EV``, ``NI``) as a value, written as in TIMEX3."""
    return When(f"{day.isoformat()}T{part}", "part")


def week_value(day: Day) -> When:
    """Return the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return When(f"{year:04d}-W{week:02d}", "week")


def weekend_value(day: Day) -> When:
    """Return the Saturday and Sunday of a day's ISO week."""
    saturday = day + datetime.timedelta(5 - day.weekday())
    return When(f"{saturday.isoformat()}/{(saturday + datetime.timedelta(1)).isoformat()}", "day")


def weekend_beside(day: Day) -> When:
    """Return the weekend that a holiday makes long: the one it is in, else the one before a Monday or Tuesday, else the next."""
    return weekend_value(day - datetime.timedelta(7) if day.weekday() < 2 and day > _SECOND_WEEK else day)


def month_value(year: int, month: int) -> When:
    """Return a month; ``month`` may lie outside 1-12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return When(f"{year:04d}-{month:02d}", "month")


def quarter_value(year: int, quarter: int) -> When:
    """Return a quarter; ``quarter`` may lie outside 1-4 and then counts on into other years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return When(f"{year:04d}-{QUARTER + quarter}", "quarter")


def year_value(year: int) -> When:
    """Return a year."""
    return When(f"{year:04d}", "year")


def decade_value(year: int) -> When:
    """Return the decade of a year."""
    return When(f"{year // 10:03d}X", "decade")


def first_day(when: When) -> Day | None:
    """Return the first day of a value, ``None`` for vague ones; of an interval, the first day of its start."""
    edges = bounds(when)
    return None if edges is None else edges[0]


# The first month of the EDTF seasons, quarters and halves; winter counts to the year in which it begins.
_FIRST_MONTH = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}


def bounds(when: When) -> tuple[Day, Day] | None:
    """Return the first and the last day that a value covers; ``None`` for vague values and open or unknown ends."""
    value = when.value
    if "/" in value:
        ends = [bounds(When(part, "day")) for part in value.split("/", 1)]
        return None if ends[0] is None or ends[1] is None else (ends[0][0], ends[1][1])
    try:
        return _bounds(value.rstrip("~?%"))
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[Day, Day] | None:
    one = datetime.timedelta(1)
    if value.endswith("_REF") or value == "..":
        return None
    if value.endswith("XX") and len(value) == 4:
        return datetime.date(int(value[:2]) * 100, 1, 1), datetime.date(int(value[:2]) * 100 + 99, 12, 31)
    if value.endswith("X") and len(value) == 4:
        return datetime.date(int(value[:3]) * 10, 1, 1), datetime.date(int(value[:3]) * 10 + 9, 12, 31)
    if len(value) == 4:
        return datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)
    if value[5:6] == "W":
        start = datetime.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return start, start + 6 * one
    if len(value) == 7:
        number = int(value[5:7])
        first, length = _FIRST_MONTH.get(number, (number, 1))
        year, month = int(value[:4]), first + length
        return datetime.date(year, first, 1), datetime.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - one
    day = datetime.date.fromisoformat(value[:10])
    return day, day
