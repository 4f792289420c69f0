"""Compare times that keep their precision: can both hold, are they the same?"""

import functools
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from tellings.model import When

# Parts of a day as TIMEX3 names them: hours from and to, wide, since "the evening" of one page is "the night" of another.
_PARTS = {"MO": (0, 12), "MI": (10, 15), "AF": (11, 19), "EV": (16, 24), "NI": (17, 30), "DT": (5, 21)}

# EDTF's numbers for seasons and quarters: first month and length in months. Seasons begin a month early and end a month late, because
# the astronomical, the weather services' and the southern ones differ; winter reaches into the next year.
_SEASONS = {21: (2, 5), 22: (5, 5), 23: (8, 5), 24: (11, 5), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}

_LENGTH = {"decade": 3652, "year": 365, "half": 182, "quarter": 91, "season": 91, "month": 30, "week": 7, "day": 1, "part": 0.5}

_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:-W(?P<week>[0-9]{2})(?:-(?P<weekday>[1-7]))?|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?:T(?P<part>[A-Z]{2})|T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?[~?%]?"
)
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DECADE = re.compile(r"([0-9]{3})X")


class _Stretch(NamedTuple):
    """A half-open stretch of local time; ``zone`` in minutes from UTC where the value names one."""

    start: datetime
    end: datetime
    zone: int | None = None


def whens_meet(a: When, b: When) -> bool:
    """Say whether two times can both hold, at the coarser precision of both; times that no calendar places meet everything.

    An approximate time is widened by its own precision on both sides. Zones count only where both times name one.
    """
    left, right = _stretch(a), _stretch(b)
    if left is None or right is None:
        return _weekdays_meet(a, left, b, right)
    left, right = _aligned(left, right)
    return _widened(left, a).start < _widened(right, b).end and _widened(right, b).start < _widened(left, a).end


def whens_same(a: When, b: When) -> bool:
    """Say whether two times are one value: the same stretch of time at the same precision, both or neither approximate."""
    if a.approximate != b.approximate or a.precision != b.precision:
        return False
    left, right = _stretch(a), _stretch(b)
    if left is None or right is None:
        return a.value == b.value
    left, right = _aligned(left, right)
    return (left.start, left.end) == (right.start, right.end)


def precedes(a: When, b: When) -> bool:
    """Say whether all of one time lies before all of another; what no calendar places precedes nothing."""
    left, right = _stretch(a), _stretch(b)
    if left is None or right is None:
        return False
    left, right = _aligned(left, right)
    return _widened(left, a).end <= _widened(right, b).start


def _weekdays_meet(a: When, on_a: _Stretch | None, b: When, on_b: _Stretch | None) -> bool:
    """Compare times of which one at least is a weekday without a date (``XXXX-WXX-5``): a Friday is no Saturday, whatever the week."""
    days = _weekdays(a, on_a), _weekdays(b, on_b)
    return a.approximate or b.approximate or not all(days) or bool(days[0] & days[1])


def _weekdays(when: When, stretch: _Stretch | None) -> frozenset[int]:
    """Return the weekdays that a time may fall on, Monday as 1; none where nothing follows."""
    named = _WEEKDAY.match(when.value)
    if named:
        return frozenset({int(named[1])})
    if stretch is None or stretch.end - stretch.start >= timedelta(days=7):
        return frozenset()
    last = max(stretch.start, stretch.end - timedelta(seconds=1))
    return frozenset((stretch.start + timedelta(days=step)).isoweekday() for step in range((last.date() - stretch.start.date()).days + 1))


def _aligned(a: _Stretch, b: _Stretch) -> tuple[_Stretch, _Stretch]:
    if a.zone is None or b.zone is None:
        return a, b
    return _shifted(a), _shifted(b)


def _shifted(stretch: _Stretch) -> _Stretch:
    shift = timedelta(minutes=stretch.zone or 0)
    return _moved(stretch, -shift, -shift)


def _widened(stretch: _Stretch, when: When) -> _Stretch:
    if not when.approximate:
        return stretch
    extra = timedelta(days=_LENGTH.get(when.precision, 1 / 24))
    return _moved(stretch, -extra, extra)


def _moved(stretch: _Stretch, start: timedelta, end: timedelta) -> _Stretch:
    """Move the ends, as far as the calendar of Python reaches."""

    def moved(at: datetime, by: timedelta) -> datetime:
        try:
            return at + by
        except OverflowError:
            return datetime.min if by < timedelta() else datetime.max

    return stretch._replace(start=moved(stretch.start, start), end=moved(stretch.end, end))


def _stretch(when: When) -> _Stretch | None:
    if "/" not in when.value:
        return _single(when.value)
    first, _, last = when.value.partition("/")
    start = _Stretch(datetime.min, datetime.min) if first in ("", "..") else _single(first)
    end = _Stretch(datetime.max, datetime.max) if last in ("", "..") else _single(last)
    if start is None or end is None:
        return None
    zone = start.zone if start.zone is not None else end.zone
    return _Stretch(start.start, max(start.start, end.end), zone)


@functools.lru_cache(maxsize=4096)
def _single(value: str) -> _Stretch | None:
    decade = _DECADE.fullmatch(value)
    try:
        if decade:
            year = int(decade.group(1)) * 10
            return _Stretch(datetime(max(year, 1), 1, 1), datetime(min(year + 10, 9999), 1, 1))
        found = _VALUE.fullmatch(value)
        return _calendar(found) if found else None
    except (ValueError, OverflowError):
        return None


def _calendar(found: re.Match[str]) -> _Stretch:
    year = int(found["year"])
    if found["week"]:
        start = datetime.fromisocalendar(year, int(found["week"]), int(found["weekday"] or 1))
        return _clocked(found, start, timedelta(days=1 if found["weekday"] else 7))
    if not found["month"]:
        return _Stretch(datetime(year, 1, 1), datetime(year + 1, 1, 1))
    month = int(found["month"])
    if month in _SEASONS:
        first, length = _SEASONS[month]
        return _Stretch(_month(year, first), _month(year, first + length))
    if not found["day"]:
        return _Stretch(_month(year, month), _month(year, month + 1)) if month <= 12 else _Stretch(datetime.min, datetime.max)
    return _clocked(found, datetime(year, month, int(found["day"])), timedelta(days=1))


def _month(year: int, month: int) -> datetime:
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _clocked(found: re.Match[str], start: datetime, length: timedelta) -> _Stretch:
    if found["part"] and found["part"] in _PARTS:
        first, last = _PARTS[found["part"]]
        return _Stretch(start + timedelta(hours=first), start + timedelta(hours=last))
    if not found["hour"]:
        return _Stretch(start, start + length)
    at = start + timedelta(hours=int(found["hour"]), minutes=int(found["minute"]), seconds=int(found["second"] or 0))
    return _Stretch(at, at + (timedelta(seconds=1) if found["second"] else timedelta(minutes=1)), _zone(found["zone"]))


def _zone(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return -minutes if zone[0] == "-" else minutes
