"""Quarters, halves and seasons, of a year that is named or that follows from the writing."""

from tellings.dating import calendar, nearby
from tellings.dating.context import Context
from tellings.dating.sense import Sense
from tellings.model import When


def _of_year(sense: Sense, context: Context) -> int | None:
    if sense.year is not None:
        return sense.year
    if sense.which_year is not None and context.year is not None:
        return context.year + sense.which_year
    return None


def quarter(sense: Sense, context: Context) -> When | None:
    """Return a quarter: without a year the running one or the last of its number."""
    if sense.quarter is None:
        return _same_quarter(sense, context)
    number = sense.quarter
    year = _of_year(sense, context)
    if year is not None:
        return calendar.quarter_value(year, number)
    if context.month is None or sense.which_year is not None:
        return None
    now, running = context.month[0], (context.month[1] + 2) // 3
    if sense.comparison:
        return calendar.quarter_value(now - 1, number)
    if (sense.toward or 0) > 0:
        return calendar.quarter_value(now + (number < running), number)
    return calendar.quarter_value(now - (number > running), number)


def _same_quarter(sense: Sense, context: Context) -> When | None:
    """Return the quarter of a named year that a report compares with ("the 1988 period"), else that year."""
    if sense.year is None:
        return None
    edges = None if context.period is None else calendar.bounds(context.period)
    return calendar.year_value(sense.year) if edges is None else calendar.quarter_value(sense.year, (edges[0].month + 2) // 3)


def half(sense: Sense, context: Context) -> When | None:
    """Return a half of a year: without a year that of the writing's."""
    year = _of_year(sense, context)
    if year is None and sense.which_year is None:
        year = context.year
    return None if year is None else When(f"{year}-{calendar.HALF + (sense.half_year or 1)}", "half")


def season(sense: Sense, context: Context) -> When | None:
    """Return a season of a year."""
    year = _of_year(sense, context)
    if year is None and sense.which_year is None:
        year = nearby.year_of_season(sense, context)
    return None if year is None else When(f"{year}-{sense.season}", "season")
