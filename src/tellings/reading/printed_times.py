"""Times of publication and update, from the fields of metadata and from lines such as "Published … Updated …"."""

import functools
import re
from typing import NamedTuple

from tellings.model import Precision, When
from tellings.reading.lines import LOOKED_AT
from tellings.reading.printed_dates import FIRST_YEAR, LAST_YEAR, find_date, whole_day
from tellings.reading.vocabulary import longest_first, vocabulary

_ISO = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?(?!\d)", re.I
)
_DIGITS = re.compile(r"(\d{4})([/.]?)(\d{2})\2(\d{2})(?!\d)")
# An hour without its minutes is no time of publication.
_CLOCK = re.compile(
    r"(?<![\d:.,/-])(?P<hour>\d{1,2})(?::|\.|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d/]|\.\d)\s?(?P<half>[ap]\.?m\b)?"
    r"\.?,?\s{0,2}\(?(?P<zone>[+-]\d{2}:?\d{2}|[a-z]{1,4}\b)?",
    re.I,
)
# Between a label and its day stand a weekday, a colon, a clock time.
_MOST_BETWEEN = 40
# Behind a day stand the clock time and its zone.
_MOST_AFTER = 40


class Labelled(NamedTuple):
    """A day that a line labels ``published`` or ``updated``, at ``[start, end)`` of its words."""

    label: str
    start: int
    end: int
    when: When


def stamp(value: str) -> When | None:
    """Read a time of a page's metadata: ISO 8601, digits alone, or as mails and people write it; nothing that leaves the day open.

    Midnight sharp is how programs write a day without a time.
    """
    value = value.strip()[:LOOKED_AT]
    found = _ISO.match(value)
    if found:
        return _from_iso(*found.groups())
    digits = _DIGITS.match(value)
    if digits:
        return whole_day(int(digits[1]), int(digits[3]), int(digits[4]))
    printed = find_date(value)
    return _with_clock(value, printed.start, printed.end, printed.when, 0, len(value)) if printed and printed.when else None


def _from_iso(
    year: str, month: str, day: str | None, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> When | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= int(month) <= 12:
        return None
    if day is None:
        return When(f"{year}-{month}", "month")
    known = whole_day(int(year), int(month), int(day))
    if known is None or hour is None or minute is None:
        return known
    if hour + minute + (second or "00") == "000000" or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return known
    precision: Precision = "minute" if second is None else "second"
    return When(f"{known.value}T{hour}:{minute}" + (f":{second}" if second else "") + _offset(zone), precision)


def _offset(zone: str | None) -> str:
    """Return the offset that a zone means, empty where it means several or none."""
    if not zone:
        return ""
    if zone[0] in "+-":
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return str(vocabulary("dates")["zones"].get(zone.casefold(), ""))


@functools.cache
def _labels() -> re.Pattern[str]:
    kinds = ("publishing", "updating")
    parts = ["|".join(re.escape(word) for word in longest_first("dates", "words", kind)) for kind in kinds]
    return re.compile(rf"(?<![^\W\d_])(?:(?P<updated>(?:last\s)?(?:{parts[1]}))|(?P<published>{parts[0]}))(?![^\W\d_])", re.I)


def labelled_dates(text: str) -> list[Labelled]:
    """Return the days that a line labels, in order: "Published 3 May 2024, 10:15 GMT. Updated 4 May 2024" has two; without a year none."""
    text = text[:LOOKED_AT]
    marks = list(_labels().finditer(text))
    found: list[Labelled] = []
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start() if after else len(text)
        printed = find_date(text[mark.end() : stop])
        if printed is None or printed.when is None or printed.start > _MOST_BETWEEN:
            continue
        start, end = mark.end() + printed.start, mark.end() + printed.end
        when = _with_clock(text, start, end, printed.when, mark.end(), min(stop, end + _MOST_AFTER))
        found.append(Labelled("updated" if mark["updated"] else "published", start, end, when))
    return found


def _with_clock(text: str, start: int, end: int, day: When, first: int, last: int) -> When:
    """Add the clock time that stands behind a day, or before it, between ``first`` and ``last``."""
    if day.precision != "day" or "T" in day.value:
        return day
    clock = _CLOCK.search(text[end:last]) or _CLOCK.search(text[first:start])
    if clock is None:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    if hour > 23 or (hour == 0 and clock["minute"] == "00"):
        return day
    return When(f"{day.value}T{hour:02}:{clock['minute']}{_offset(clock['zone'])}", "minute")
