"""Dates that a page prints: as a line of their own, in a dateline, or in the page's metadata."""

import functools
import re
from typing import NamedTuple

from tellings.model import Precision, When
from tellings.reading.lines import LOOKED_AT, plain_form
from tellings.reading.vocabulary import longest_first, vocabulary, words

# Years that a page can be of; a number outside them is none.
_FIRST_YEAR, _LAST_YEAR = 1700, 2199

# A line that is nothing but dates is not longer: "Published: Wednesday, September 13, 2023, 10:15 a.m. GMT | Updated …".
_LONGEST_DATE_LINE = 140

_STAMP = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?")
_CLOCK = r"T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?"
_REST = re.compile(r"[\s,.;:|/()\[\]•·—–\-@]+")


class Printed(NamedTuple):
    """A date found at ``[start, end)`` of the words given; ``when`` is ``None`` without a year or where the order of numbers is open."""

    start: int
    end: int
    when: When | None


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(re.escape(name) for name in longest_first("dates", "", "months"))
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
    return (
        re.compile(rf"(?<!\d)(?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:{_CLOCK})?", re.I),
        re.compile(rf"\b(?P<month>{months})\b\.?\s{{0,3}}{day}(?:(?:,\s{{0,3}}|\s{{1,3}}){year}(?![:\d]))?(?!\d|:)", re.I),
        re.compile(rf"(?<!\d){day}\s{{0,3}}(?:of\s)?[-]?(?P<month>{months})\b\.?(?:[,-]?\s{{0,3}}{year}(?![:\d]))?", re.I),
        re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})(?!\d)"),
        re.compile(r"(?<![\d/])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})(?!\d)"),
    )


def find_date(text: str) -> Printed | None:
    """Return the first date that stands in ``text`` (its first 600 characters), with a day and a month at least."""
    found = [match for pattern in _patterns() if (match := pattern.search(text[:LOOKED_AT]))]
    if not found:
        return None
    match = min(found, key=lambda match: (match.start(), -match.end()))
    return Printed(match.start(), match.end(), _value(match.groupdict()))


def _value(parts: dict[str, str | None]) -> When | None:
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        if one <= 12 and two <= 12 and one != two:
            return None
        day, month = (one, two) if one > 12 else (two, one)
    else:
        day = int(parts["day"] or 0)
        name = parts.get("month")
        month = int(vocabulary("dates")["months"][name.casefold()] if name else parts.get("number") or 0)
    year = parts.get("year")
    return _day(int(year), month, day) if year else None


def _day(year: int, month: int, day: int) -> When | None:
    known = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return When(f"{year:04}-{month:02}-{day:02}", "day") if known else None


def stamp(value: str) -> When | None:
    """Read an ISO 8601 time of a page's metadata; midnight sharp is how programs write a day without a time."""
    found = _STAMP.match(value.strip())
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR or not 1 <= int(found[2]) <= 12:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if day is None:
        return When(f"{year}-{month}", "month")
    if not 1 <= int(day) <= 31:
        return None
    if hour is None or hour + minute + (second or "00") == "000000" or int(hour) > 23 or int(minute) > 59:
        return When(f"{year}-{month}-{day}", "day")
    zone = "" if zone is None else zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    precision: Precision = "minute" if second is None else "second"
    return When(f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "") + zone, precision)


@functools.cache
def _leavings() -> re.Pattern[str]:
    vocab = sorted((*words("dates", "words", "weekdays"), *words("dates", "words", "labels")), key=lambda word: (-len(word), word))
    clock = r"\d{1,2}[:.]\d{2}(?::\d{2})?|[+-]\d{1,2}:?\d{2}\b|\b\d{1,2}\s?(?=[ap]\.?m)"
    return re.compile(clock + r"|(?<![^\W\d_])(?:" + "|".join(map(re.escape, vocab)) + r")(?![^\W\d_])")


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date and nothing else: weekday, time, zone and labels such as "Updated" aside."""
    if len(text) > _LONGEST_DATE_LINE:
        return False
    rest, dates = text.casefold(), 0
    while (found := find_date(rest)) is not None:
        rest, dates = f"{rest[: found.start]} {rest[found.end :]}", dates + 1
    if dates:
        return not _REST.sub("", _leavings().sub(" ", rest))
    tokens = plain_form(text).split()
    is_relative = tokens[-1:] == ["ago"] and any(token in words("dates", "words", "units") for token in tokens) and len(tokens) <= 6
    return is_relative or _is_weekday_and_time(rest, tokens)


def date_at_end(text: str) -> int | None:
    """Return where the date at the end of a byline begins ("By NAME Wednesday, May 15"), ``None`` without one."""
    if len(text) > LOOKED_AT or find_date(text) is None:
        return None
    starts = [found.start() for found in re.finditer(r"(?<=[\s|•·,;(])[\w(]", text)]
    return next((start for start in starts if is_date_line(text[start:]) and find_date(text[start:])), None)


def _is_weekday_and_time(rest: str, tokens: list[str]) -> bool:
    """Tell whether a line is a weekday or a clock time alone ("Updated: 10:15 GMT")."""
    if not tokens or len(tokens) > 6 or _REST.sub("", _leavings().sub(" ", rest)):
        return False
    return any(token in words("dates", "words", "weekdays") for token in tokens) or any(character.isdigit() for character in rest)


def date_label(text: str) -> str | None:
    """Return ``published`` or ``updated`` where a line of dates says which it is, ``None`` where it only prints a date."""
    opened = plain_form(text)
    if opened.startswith(longest_first("dates", "words", "publishing")):
        return "published"
    return "updated" if opened.startswith(longest_first("dates", "words", "updating")) else None
