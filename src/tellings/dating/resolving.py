"""The value of a time expression, from what it says, from the writing and from the time the text last spoke of."""

from msgspec.structs import replace

from tellings.dating import calendar, clock, nearby, periods
from tellings.dating.context import Context, whole_day
from tellings.dating.sense import Sense
from tellings.model import When


def resolve(sense: Sense, context: Context) -> When | None:
    """Return the value of an expression, ``None`` where it does not follow."""
    found = _MEANINGS[sense.means](sense, context)
    if found is not None and sense.approximate and not found.approximate:
        return When(found.value, found.precision, True)
    return found


def _date(sense: Sense, context: Context) -> When | None:
    year = sense.year
    if year is None and sense.which_year is not None:
        year = None if context.year is None else context.year + sense.which_year
        if year is None:
            return None
    if sense.month is None:
        return None
    if sense.day is None:
        return calendar.month_value(year, sense.month) if year is not None else None
    day = nearby.day_of_year(sense, context) if year is None else calendar.make_day(year, sense.month, sense.day)
    return None if day is None else calendar.week_value(day) if sense.unit == "week" else clock.at(day, sense)


def _range(sense: Sense, context: Context) -> When | None:
    if sense.month is None:
        if sense.year is None or sense.year2 is None:
            return None
        last = sense.year2 if sense.year2 > 99 else sense.year // 100 * 100 + sense.year2
        return When(f"{sense.year}/{last}", "year") if last > sense.year else None
    if sense.day is None:
        return None if sense.year is None else When(f"{sense.year}-{sense.month:02d}/{sense.year}-{sense.month2:02d}", "month")
    start = nearby.day_of_year(sense, context) if sense.year is None else calendar.make_day(sense.year, sense.month, sense.day)
    end = None if start is None else calendar.make_day(start.year, sense.month2 or start.month, sense.day2 or start.day)
    return When(f"{start}/{end}", "day") if start is not None and end is not None and start < end else None


def _decade(sense: Sense, _: Context) -> When | None:
    return None if sense.decade is None else calendar.decade_value(sense.decade)


def _century(sense: Sense, _: Context) -> When | None:
    number = sense.ordinal or 0
    return When(f"{number - 1:02d}XX", "decade") if 1 < number <= 21 else None


def _year(sense: Sense, _: Context) -> When | None:
    if sense.year is None or not sense.toward:
        return None if sense.year is None else calendar.year_value(sense.year)
    return When(f"{sense.year}/.." if sense.toward > 0 else f"../{sense.year}", "year")


def _near_day(sense: Sense, context: Context) -> When | None:
    day = None if context.day is None else calendar.moved(context.day, sense.offset or 0)
    return None if day is None else clock.at(day, sense)


def _weekday(sense: Sense, context: Context) -> When | None:
    day = nearby.weekday(sense, context)
    if day is not None and sense.offset:
        day = calendar.moved(day, sense.offset)
    return None if day is None else clock.at(day, sense)


def _month(sense: Sense, context: Context) -> When | None:
    year = nearby.year_of_month(sense, context)
    return None if year is None or sense.month is None else calendar.month_value(year, sense.month)


def _holiday(sense: Sense, context: Context) -> When | None:
    day = nearby.holiday(sense, context)
    if day is not None and sense.unit is not None:
        return calendar.week_value(day) if sense.unit == "week" else calendar.weekend_beside(day)
    return None if day is None else clock.at(day, sense)


def _unit(sense: Sense, context: Context) -> When | None:
    if sense.origin == "writing" and context.day is not None and context.day.weekday() < 5 and context.lean <= 0:
        return nearby.moved_unit(context.written, "weekend", -1)
    return nearby.moved_unit(context.written, sense.unit or "day", sense.toward or 0)


def _shift(sense: Sense, context: Context) -> When | None:
    number, toward = sense.number, sense.toward or 0
    if number is None or number != int(number):
        return None
    if context.period is not None and sense.unit == "year" and (sense.comparison or number == 1) and toward < 0:
        return nearby.moved_period(context.period, "year", -int(number))
    if sense.origin == "writing" and sense.unit == "decade":
        return _decades_off(context, toward * int(number))
    if sense.origin == "writing":
        return nearby.moved_unit(context.written, sense.unit or "day", toward * int(number))
    base = context.focus or (context.written if toward < 0 else None)
    if base is not None and base.precision in ("quarter", "month") and sense.unit in ("year", "quarter", "month"):
        return nearby.moved_period(base, sense.unit, toward * int(number))
    if sense.part is not None and base is not None and base.precision in ("part", "minute", "second"):
        base = When(base.value[:10], "day")
    moved = nearby.moved_unit(base, sense.unit or "day", toward * int(number))
    if moved is None and toward < 0:
        moved = nearby.moved_unit(context.written, sense.unit or "day", toward * int(number))
    day = whole_day(moved) if sense.part is not None else None
    return clock.at(day, sense) if day is not None else moved


def _decades_off(context: Context, number: int) -> When | None:
    """Return about the year so many decades off: "two decades ago" in 2023 is about 2003, not the 2000s."""
    year = nearby.moved_unit(context.written, "year", 10 * number)
    return None if year is None else When(year.value, "year", True)


def _same(sense: Sense, context: Context) -> When | None:
    base = context.period if sense.unit == "quarter" and context.period is not None else context.focus or context.written
    if sense.unit == "quarter" and base is not context.period and (base is None or base.precision != "quarter"):
        return nearby.moved_unit(context.written, "quarter", -1 if sense.toward or context.lean < 0 else 0)
    if sense.part is not None:
        day = whole_day(base)
        return None if day is None else calendar.part_value(day, sense.part)
    if base is not None and base.precision == sense.unit:
        return base
    return nearby.moved_unit(base, sense.unit or "day", 0) or nearby.moved_unit(context.written, sense.unit or "day", 0)


def _clock(sense: Sense, context: Context) -> When | None:
    day = whole_day(context.focus) or context.day
    if day is None:
        return None
    if not sense.spoken or sense.part is not None or sense.hour is None or not 1 <= sense.hour <= 12:
        return clock.at(day, sense)
    later = clock.half_of_day(context.focus)
    if later is None:
        found = clock.at(day, sense)
        return When(found.value, found.precision, True)
    return clock.at(day, replace(sense, hour=sense.hour % 12 + 12 * later))


def _vague(sense: Sense, _: Context) -> When | None:
    return None if sense.ref is None else When(sense.ref, "vague")


_MEANINGS = {
    "date": _date,
    "range": _range,
    "decade": _decade,
    "century": _century,
    "year": _year,
    "quarter": periods.quarter,
    "half": periods.half,
    "season": periods.season,
    "day": _near_day,
    "weekday": _weekday,
    "month": _month,
    "holiday": _holiday,
    "unit": _unit,
    "shift": _shift,
    "same": _same,
    "clock": _clock,
    "vague": _vague,
}
