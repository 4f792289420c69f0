"""The same times as TimeML writes them (TIMEX3 values), both ways.

=====================  ======================  ===========================================
ours (EDTF, contract)  TIMEX3 value            note
=====================  ======================  ===========================================
``2023``               ``2023``                the same for months, days, ISO weeks
``2023-09-12TMO``      ``2023-09-12TMO``       parts of a day: MO, AF, EV, NI
``2023-33`` … ``36``   ``2023-Q1`` … ``Q4``    quarters
``2023-40``, ``41``    ``2023-H1``, ``H2``     halves
``2023-21`` … ``24``   ``2023-SP SU FA WI``    seasons
``201X``               ``201``                 decades
``20XX``               ``20``                  centuries
``2023-09-16/17`` [1]  ``2023-W37-WE``         weekends
``…T07:09+03:00``      ``…T07:09``             TIMEX3 has no named zones; ``Z`` and offsets are dropped
``PRESENT_REF`` …      the same                vague
``1950/1953``          ``1950/1953``           TIMEX3 has no intervals as a value; kept as written
``1959/..``            ``1959``                TIMEX3 says the open side in ``mod`` (``AFTER``, ``BEFORE``)
=====================  ======================  ===========================================

[1] both days in full: ``2023-09-16/2023-09-17``.

Annotators write some of these in other ways, and they are read alike: ``198X`` and ``19XX`` for ``198`` and ``19``, ``1949-XX`` and
``1949-XX-XX`` for ``1949``, ``2000-W7`` for ``2000-W07``.
"""

import datetime
import re

from tellings.dating.calendar import HALF, QUARTER, weekend_value
from tellings.model import Precision, When

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_PATTERNS: tuple[tuple[str, Precision], ...] = (
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", "second"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d", "minute"),
    (r"\d{4}-\d\d-\d\dT(?:MO|AF|EV|NI)", "part"),
    (r"\d{4}-\d\d-\d\d", "day"),
    (r"\d{4}-W\d\d", "week"),
    (r"\d{4}-(?:0[1-9]|1[0-2])", "month"),
    (r"\d{4}", "year"),
)


def to_timex3(when: When) -> str:
    """Return the TIMEX3 value of a time."""
    value = when.value
    if "/" in value:
        start, end = value.split("/", 1)
        if ".." in (start, end):
            return to_timex3(When(start if end == ".." else end, when.precision))
        return _weekend(value) or value
    if re.fullmatch(r"\d{3}X|\d\dXX", value):
        return value.rstrip("X")
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, number = value.split("-")
        if number in _SEASONS:
            return f"{year}-{_SEASONS[number]}"
        if QUARTER < int(number) <= QUARTER + 4:
            return f"{year}-Q{int(number) - QUARTER}"
        if HALF < int(number) <= HALF + 2:
            return f"{year}-H{int(number) - HALF}"
    return re.sub(r"(T\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:\d\d)$", r"\1", value)


def _weekend(value: str) -> str | None:
    start, end = value.split("/", 1)
    try:
        saturday, sunday = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError:
        return None
    if saturday.weekday() != 5 or (sunday - saturday).days != 1:
        return None
    year, week, _ = saturday.isocalendar()
    return f"{year:04d}-W{week:02d}-WE"


def from_timex3(value: str, *, approximate: bool = False) -> When | None:
    """Return the time that a TIMEX3 value stands for; ``None`` where we have no such time (``XXXX-WXX``, durations, sets)."""
    value = _one_spelling(value)
    if value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return When(value, "vague", approximate)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return When(f"{match[1]}-{QUARTER + int(match[2])}", "quarter", approximate)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return When(f"{match[1]}-{HALF + int(match[2])}", "half", approximate)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        number = next(key for key, name in _SEASONS.items() if name == match[2])
        return When(f"{match[1]}-{number}", "season", approximate)
    if re.fullmatch(r"\d{2,3}", value):
        return When(value.ljust(4, "X"), "decade", approximate)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)-WE", value):
        return _from_weekend(int(match[1]), int(match[2]), approximate)
    for pattern, precision in _PATTERNS:
        if re.fullmatch(pattern, value):
            return When(value, precision, approximate)
    return None


def _one_spelling(value: str) -> str:
    """Return a TIMEX3 value in the one spelling that :func:`to_timex3` writes."""
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", re.sub(r"(?:-XX)+$", "", value))
    return value.rstrip("X") if re.fullmatch(r"\d{3}X|\d\dXX", value) else value


def _from_weekend(year: int, week: int, approximate: bool) -> When | None:
    try:
        weekend = weekend_value(datetime.date.fromisocalendar(year, week, 6))
    except ValueError:
        return None
    return When(weekend.value, "day", approximate)
