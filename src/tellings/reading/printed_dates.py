"""Dates that a page prints, as a line of their own or in a dateline."""

import calendar
import functools
import re
from typing import NamedTuple

from tellings.model import When
from tellings.reading.lines import LOOKED_AT, plain_form
from tellings.reading.vocabulary import longest_first, vocabulary, words

# Years that a page can be of; a number outside them is none.
FIRST_YEAR, LAST_YEAR = 1700, 2199

# A line that is nothing but dates is not longer: "Published: Wednesday, September 13, 2023, 10:15 a.m. GMT | Updated …".
_LONGEST_DATE_LINE = 140

_CLOCK = r"T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?"
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_REST = re.compile(r"[\s,.;:|/()\[\]•·—–\-@]+")


class Printed(NamedTuple):
    """A date found at ``[start, end)`` of the words given; ``when`` is ``None`` without a year or where the order of numbers is open."""

    start: int
    end: int
    when: When | None


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms of dates, each with a sign that every one of them has (empty: none)."""
    months = "|".join(re.escape(name) for name in longest_first("dates", "", "months"))
    every = sorted(words("dates", "", "months") | words("dates", "", "other_months"), key=lambda name: (-len(name), name))
    others = "|".join(map(re.escape, every))
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
    # What must not stand before a number is looked for behind its first digit: a search that begins with a digit is fast.
    first_day = r"(?P<day>\d(?<!\d\d)\d?)(?:st|nd|rd|th)?"
    romance = r"(?:\.|er|º|°)?\s{0,3}(?:de\s|di\s)?"
    return (
        ("-", re.compile(rf"(?P<year>\d(?<!\d\d)\d{{3}})-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:{_CLOCK})?", re.I)),
        ("", re.compile(rf"\b(?P<month>{months})\b\.?\s{{0,3}}{day}(?:(?:,\s{{0,3}}|\s{{1,3}}){year}(?![:\d]))?(?!\d|:)", re.I)),
        ("", re.compile(rf"{first_day}\s{{0,3}}(?:of\s)?[-]?(?P<month>{months})\b\.?(?:[,-]?\s{{0,3}}{year}(?![:\d]))?", re.I)),
        ("", re.compile(rf"{first_day}{romance}(?P<month>{others})\b\.?,?(?:\s{{0,3}}(?:de\s|del\s)?{year}(?![:\d]))?", re.I)),
        (".", re.compile(r"(?P<day>\d(?<![\d.]\d)\d?)\.(?P<number>\d{1,2})\.(?P<year>\d{4})(?!\d)")),
        ("", re.compile(r"(?P<one>\d(?<![\d/]\d)\d?)[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})(?!\d)")),
    )


@functools.cache
def _in_figures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the forms of dates without the name of a month."""
    return tuple(form for form in _patterns() if "month" not in form[1].groupindex)


def _may_name_month(head: str) -> bool:
    """Tell whether words may name a month; letters beyond ASCII have more forms than can be looked up."""
    return not (head.isascii() and _month_words().isdisjoint(_LETTERS.findall(head.lower())))


@functools.cache
def _month_words() -> frozenset[str]:
    """Return the stretches of letters in the names of months, also where one stands against an ordinal ("3rdMay")."""
    names = words("dates", "", "months") | words("dates", "", "other_months")
    behind_day = [ordinal + romance for ordinal in ("", "st", "nd", "rd", "th") for romance in ("", "er")]
    return frozenset(before + part for name in names for part in _LETTERS.findall(name) for before in behind_day)


def find_date(text: str) -> Printed | None:
    """Return the first date that stands in ``text`` (its first 600 characters), with a day and a month at least."""
    head = text[:LOOKED_AT]
    # Every date has a digit; most lines have none.
    if _DIGIT.search(head) is None:
        return None
    forms = _patterns() if _may_name_month(head) else _in_figures()
    found = [match for sign, pattern in forms if sign in head and (match := pattern.search(head))]
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
        month = int(_month(name) if name else parts.get("number") or 0)
    year = parts.get("year")
    return whole_day(int(year), month, day) if year else None


def _month(name: str) -> int:
    months = vocabulary("dates")
    return int(months["months"].get(name.casefold()) or months["other_months"].get(name.casefold()) or 0)


def whole_day(year: int, month: int, day: int) -> When | None:
    """Return a day that the calendar has, in a year that a page can be of; else ``None``."""
    known = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return When(f"{year:04}-{month:02}-{day:02}", "day") if known else None


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
    if not tokens or len(tokens) > 6:
        return False
    has_time = not words("dates", "words", "weekdays").isdisjoint(tokens) or any(character.isdigit() for character in rest)
    return has_time and not _REST.sub("", _leavings().sub(" ", rest))
