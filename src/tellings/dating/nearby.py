"""The weekday, month or day of the year that is meant, seen from the writing: rules of news English."""

import datetime

from tellings.dating import calendar
from tellings.dating.context import Context, whole_day
from tellings.dating.sense import Sense
from tellings.model import When

# A date without a year in the next weeks is to come rather than nearly a year ago, and one in the last weeks is past rather than nearly a
# year ahead, whatever the tense: news name the year there.
_SOON, _LONG = 45, 300


def weekday(sense: Sense, context: Context) -> calendar.Day | None:
    """Return the day that a weekday stands for: the writing's own, else the last before it, or the next where the words look ahead."""
    now = context.day
    if sense.origin == "text":
        now = whole_day(context.focus) or now
    if now is None or sense.weekday is None:
        return None
    if sense.origin == "text":
        gap = (sense.weekday - now.weekday()) % 7
        return calendar.moved(now, (gap or 7) if sense.toward == 1 else -((-gap) % 7 or 7))
    if sense.unit == "week":
        return calendar.moved(now, 7 * (sense.toward or 0) + sense.weekday - now.weekday())
    back = (now.weekday() - sense.weekday) % 7
    ahead = -back % 7
    if sense.toward == -1:
        return calendar.moved(now, -(back or 7))
    if sense.toward == 1:
        return calendar.moved(now, ahead if ahead > 1 else ahead + 7)
    if sense.toward == 0:
        return calendar.moved(now, ahead if context.lean >= 0 else -back)
    return calendar.moved(now, ahead if context.lean > 0 else -back)


def year_of_month(sense: Sense, context: Context) -> int | None:
    """Return the year of a month without one."""
    if context.month is None or sense.month is None:
        return None
    year, now = context.month
    if sense.toward == -1:
        return year - (sense.month >= now)
    if sense.toward == 1:
        return year + (sense.month <= now)
    if sense.toward == 0:
        return year
    if context.lean > 0:
        return year + (sense.month < now)
    if context.lean == 0 and (sense.month - now) % 12 == 1:
        return year + (sense.month < now)
    return year - (sense.month > now)


def year_of_season(sense: Sense, context: Context) -> int | None:
    """Return the year of a season without one: the running year's, or its neighbour's where that suits the words better."""
    if context.month is None or sense.season is None:
        return None
    year, now = context.month
    first = {21: 3, 22: 6, 23: 9, 24: 12}[sense.season]
    if sense.toward == -1:
        return year - (now < first + 3 if first < 12 else True)
    if sense.toward == 1 or (sense.toward is None and context.lean > 0):
        return year + (now >= first)
    if sense.season == 24 and now < 3:
        return year - 1
    return year if sense.toward == 0 or now >= first else year - 1


def day_of_year(sense: Sense, context: Context) -> calendar.Day | None:
    """Return the day of a month and a day without a year; a weekday beside it decides where it can."""
    now = context.day
    if now is None or sense.month is None or sense.day is None:
        return None
    days = [day for year in (now.year - 1, now.year, now.year + 1) if (day := calendar.make_day(year, sense.month, sense.day))]
    fitting = [day for day in days if sense.weekday is None or day.weekday() == sense.weekday]
    if sense.weekday is not None and fitting:
        return min(fitting, key=lambda day: abs((day - now).days))
    return _by_lean(days, now, context.lean)


def _by_lean(days: list[calendar.Day], now: calendar.Day, lean: int) -> calendar.Day | None:
    past = [day for day in days if day <= now]
    ahead = [day for day in days if day >= now]
    if ahead and past:
        until, since = (min(ahead) - now).days, (now - max(past)).days
        if until <= _SOON and since > _LONG:
            return min(ahead)
        if since <= _SOON and until > _LONG:
            return max(past)
    if lean > 0 and ahead:
        return min(ahead)
    return max(past) if past else None


def holiday(sense: Sense, context: Context) -> calendar.Day | None:
    """Return the day of a named day of the year."""
    if sense.year is not None:
        return named_day(sense.holiday or "", sense.year)
    now = context.day
    if now is None:
        return None
    days = [day for year in (now.year - 1, now.year, now.year + 1) if (day := named_day(sense.holiday or "", year))]
    if sense.toward:
        days = [day for day in days if (day > now) == (sense.toward > 0)]
    return _by_lean(days, now, sense.toward or context.lean)


def named_day(rule: str, year: int) -> calendar.Day | None:
    """Return the day of a year that has a name: "12-25", "09/0/1" (first Monday of September) or "easter+1"."""
    if rule.startswith("easter"):
        sunday = calendar.easter(year)
        return None if sunday is None else calendar.moved(sunday, int(rule[6:]))
    if "-" in rule and "/" not in rule:
        return calendar.make_day(year, int(rule[:2]), int(rule[3:]))
    month, day, which = (int(part) for part in rule.split("/"))
    days = [found for number in range(1, 32) if (found := calendar.make_day(year, month, number)) and found.weekday() == day]
    return days[which - 1 if which > 0 else which]


def moved_unit(base: When | None, unit: str, number: int) -> When | None:
    """Return the unit (day, week, month, …) that lies ``number`` units from ``base``; ``None`` where ``base`` is too coarse for it."""
    edges = None if base is None else calendar.bounds(base)
    if edges is None:
        return None
    start, end = edges
    if unit in ("day", "week", "weekend", "fortnight"):
        step = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
        day = calendar.moved(start, step * number)
        if day is None or not _within(start, end, unit):
            return None
        return calendar.day_value(day) if unit == "day" else calendar.weekend_value(day) if unit == "weekend" else calendar.week_value(day)
    same_year = start.year == end.year
    if not 1 <= start.year + number <= 9000 or number > 9000:
        return None
    if unit == "month" and same_year and start.month == end.month:
        return calendar.month_value(start.year, start.month + number)
    if unit == "quarter" and same_year and (start.month - 1) // 3 == (end.month - 1) // 3:
        return calendar.quarter_value(start.year, (start.month + 2) // 3 + number)
    if unit == "year" and same_year and 1 <= start.year + number <= 9999:
        return calendar.year_value(start.year + number)
    if unit == "decade" and start.year // 10 == end.year // 10 and start.year + 10 * number > 1000:
        return calendar.decade_value(start.year + 10 * number)
    return None


def _within(start: calendar.Day, end: calendar.Day, unit: str) -> bool:
    if unit == "day":
        return start == end
    return start.isocalendar()[:2] == end.isocalendar()[:2]


def moved_period(base: When, unit: str, number: int) -> When | None:
    """Return the month or quarter that lies so many years, quarters or months from ``base``, as precise as ``base``."""
    edges = calendar.bounds(base)
    if edges is None:
        return None
    start: datetime.date = edges[0]
    months = number * {"year": 12, "quarter": 3, "month": 1}[unit]
    if not 1 <= start.year + months // 12 <= 9000:
        return None
    if base.precision == "month":
        return calendar.month_value(start.year, start.month + months)
    return calendar.quarter_value(start.year, (start.month + 2) // 3 + months // 3)
