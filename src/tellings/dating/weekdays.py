"""Weekdays whose date is not known: what can still be compared, on a page or in a story without a date of writing.

"Resigned on Friday" on an undated page names no day of the calendar, and none is invented. But Friday is not Saturday: two accounts of
one event that name different weekdays cannot both hold, and a weekday either fits a date or does not.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tellings.dating import calendar, leaning
from tellings.dating.finding import Expression, expressions, fold
from tellings.model import When

Side = Literal[-1, 0, 1]

# Minutes of the day that the parts cover, wide, since people differ: who says "evening" at 17:00 does not contradict who says "afternoon".
_PARTS = {"MO": (0, 720), "AF": (720, 1140), "EV": (1020, 1440), "NI": (1080, 1440)}
_SMALL_HOURS = "06:00"


class NamedDay(Struct, frozen=True):
    """A weekday without a date, ``text[start:end]``.

    ``weekday`` counts from Monday as 0. ``side`` is -1 for a day behind the writing, 1 for one ahead, 0 where the words do not say.
    ``week`` is -1, 0 or 1 where the words say "last", "this" or "next", else ``None``. ``part`` is the part of the day (``MO``, ``AF``,
    ``EV``, ``NI``), ``clock`` the time ("14:30"), ``None`` where not said.
    """

    start: int
    end: int
    weekday: int
    side: Side
    week: int | None = None
    part: str | None = None
    clock: str | None = None

    @property
    def value(self) -> str:
        """The day as TIMEX3 writes an unspecified weekday: ``XXXX-WXX-5`` is a Friday, ``XXXX-WXX-5TNI`` its night."""
        clock = f"T{self.clock}" if self.clock else f"T{self.part}" if self.part else ""
        return f"XXXX-WXX-{self.weekday + 1}{clock}"


def named_days(text: str, found: Sequence[Expression] | None = None) -> list[NamedDay]:
    """Return the weekdays that ``text`` names without a date, in order; ``found`` are its expressions, where they are known already."""
    folded = fold(text)
    named = []
    for one in expressions(text) if found is None else found:
        sense = one.sense
        if sense.means != "weekday" or sense.weekday is None or sense.origin == "text":
            continue
        toward = sense.toward if sense.toward is not None else leaning.lean(text, folded, one.start, one.end)
        weekday = (sense.weekday + (sense.offset or 0)) % 7
        clock = None if sense.hour is None else f"{sense.hour % 24:02d}:{sense.minute or 0:02d}"
        side: Side = 1 if toward > 0 else -1 if toward < 0 else 0
        named.append(NamedDay(one.start, one.end, weekday, side, sense.toward, sense.part, clock))
    return named


def may_be_one(a: NamedDay | When, b: NamedDay | When) -> bool | None:
    """Tell whether two accounts can name the same moment: ``False`` where they cannot, ``True`` where they name it alike, else ``None``.

    Two weekdays are one day only if they are the same; they may still lie weeks apart, so ``True`` means "the same as far as said" and is
    for accounts of one event. A weekday and a date are compared by the date's weekday, and dates by what they cover.
    """
    if isinstance(a, When):
        return _dates(a, b) if isinstance(b, When) else _fits(b, a)
    if isinstance(b, When):
        return _fits(a, b)
    if a.weekday != b.weekday:
        return False
    if a.side * b.side < 0 or (a.week is not None and b.week is not None and a.week != b.week):
        return None
    return _hours_meet(a, b)


def _hours_meet(a: NamedDay, b: NamedDay) -> bool:
    one, other = _minutes(a), _minutes(b)
    if _at_night(a, b) or _at_night(b, a):
        return True
    return max(one[0], other[0]) <= min(one[1], other[1])


def _at_night(a: NamedDay, b: NamedDay) -> bool:
    """Tell whether one is a night and the other a time in the small hours: some count these to the day before."""
    return a.part == "NI" and a.clock is None and b.clock is not None and b.clock < _SMALL_HOURS


def _minutes(day: NamedDay) -> tuple[int, int]:
    """Return the minutes of the day that it covers."""
    if day.clock is not None:
        minute = 60 * int(day.clock[:2]) + int(day.clock[3:5])
        return minute, minute
    return _PARTS.get(day.part or "", (0, 24 * 60))


def _fits(named: NamedDay, when: When) -> bool | None:
    """Compare a weekday with a date: a period of a week or more holds every weekday."""
    edges = calendar.bounds(when)
    if edges is None:
        return None
    days = (edges[1] - edges[0]).days
    if days >= 6:
        return None
    return any((edges[0].weekday() + step) % 7 == named.weekday for step in range(days + 1))


def _dates(a: When, b: When) -> bool | None:
    one, other = calendar.bounds(a), calendar.bounds(b)
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]
