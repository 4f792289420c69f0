"""When two sources of a page say the same in other words: names, headlines, houses, addresses and times that are no disagreement."""

import functools
import re
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from tellings.model import When
from tellings.reading.house_names import same_house

_MARKS = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "."})
_SPACED = re.compile(r"[\s\u200b\u00ad]+")
_PARTED = re.compile(r"\s(?:[|*•·»:–—-]{1,2}|::)\s")
_CUT_OFF = re.compile(r"\s?(?:…|\.\.\.)$")
# A headline that was cut off still has this many characters, spaces aside.
_CUT_OFF_LEAST = 20
# Fields with a limit (70 characters for a card, 110 for linked data) are also cut without dots; shorter beginnings are other headlines.
_CUT_PLAINLY_LEAST = 50

_DOMAIN_ENDING = re.compile(r"(?:\.[a-z]{2,12})+$")
# A beginning of a house's name with as many letters is a form of it.
_HOUSE_LEAST = 5
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_HOST_PREFIX = re.compile(r"^(?:www|m|mobile|amp)\.")
_PATH_SUFFIX = re.compile(r"(?:/amp)?/?(?:index\.\w{2,5})?$")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|cmpid|ref|outputtype|amp", re.I)

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:(Z)|([+-])(\d\d):(\d\d))?)?")
_MINUTE = timedelta(minutes=1)
_QUARTER = timedelta(minutes=15)
# The zones in which newsrooms live, from the Pacific coast of America to New Zealand in summer. Programs write all times in UTC ("Z"),
# people date by their own calendar: a day and a UTC time agree where the time falls on the day in one of these zones.
_WEST, _EAST = timedelta(hours=-8), timedelta(hours=13)


class _Moment(NamedTuple):
    """A day or a time on the local clock; ``offset`` from UTC where the zone is known; ``has_clock`` false for a day."""

    local: datetime
    has_clock: bool
    offset: timedelta | None
    is_utc: bool


@functools.lru_cache(maxsize=256)
def level(text: str) -> str:
    """Return words without the differences that typography makes: quotation marks, dashes, spaces, upper case."""
    return _SPACED.sub("", text.translate(_MARKS)).casefold()


def same_title(one: str, other: str) -> bool:
    """Tell whether two headlines have the same words: what a site hangs onto one, and an end cut off with dots, aside."""
    return one == other or _holds(one, other) or _holds(other, one)


def _holds(long: str, short: str) -> bool:
    wanted, whole = level(short).rstrip("."), level(long).rstrip(".")
    if whole == wanted:
        return True
    is_cut = _CUT_OFF.search(short)
    cut = level(short[: is_cut.start()] if is_cut else short)
    if whole.startswith(cut) and len(cut) >= (_CUT_OFF_LEAST if is_cut else _CUT_PLAINLY_LEAST):
        return True
    if len(wanted) >= _CUT_OFF_LEAST and whole.endswith(wanted):
        return True
    return any(level(long[: found.start()]) == wanted or level(long[found.end() :]) == wanted for found in _PARTED.finditer(long))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names can be of one person: capitals, accents, order, initials and names left out aside."""
    mine, theirs = sorted((_name(one), _name(other)), key=len)
    if not mine:
        return False
    # "Orla FinchFollow": the words of a link that stands against the name.
    if "".join(theirs).startswith("".join(mine)) or "".join(mine).startswith("".join(theirs)):
        return True
    return all(any(_same_part(part, other) for other in theirs) for part in mine)


def _name(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return [part for part in _NOT_LETTERS.split(plain) if part]


def _same_part(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def same_publisher(one: str, other: str) -> bool:
    """Tell whether two names are of one house: forms of one name, or the same letters ("ellmouthcourier.example")."""
    mine, theirs = sorted((_house(one), _house(other)), key=len)
    return bool(mine) and (same_house(one, other) or mine == theirs or (len(mine) >= _HOUSE_LEAST and theirs.startswith(mine)))


def _house(name: str) -> str:
    return "".join(_name(_DOMAIN_ENDING.sub("", name.strip()))).removeprefix("the")


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses lead to one page: scheme, forms for phones, final slash and what only counts visits aside."""
    try:
        mine, theirs = urlsplit(one), urlsplit(other)
        hosts = [_HOST_PREFIX.sub("", each.netloc.casefold()) for each in (mine, theirs)]
        queries = [{pair for pair in parse_qsl(each.query) if not _TRACKING.fullmatch(pair[0])} for each in (mine, theirs)]
    except ValueError:
        return one == other
    paths = [_PATH_SUFFIX.sub("", each.path) for each in (mine, theirs)]
    return hosts[0] == hosts[1] and paths[0] == paths[1] and (queries[0] == queries[1] or not all(queries))


def same_time(one: When, other: When) -> bool:
    """Tell whether two times can be one: the same instant in any zone, or one within the other where its precision is less."""
    mine, theirs = _moment(one), _moment(other)
    if mine is None or theirs is None:
        return one.value.startswith(other.value) or other.value.startswith(one.value)
    if mine.has_clock and theirs.has_clock:
        return _same_clock(mine, theirs)
    if mine.has_clock or theirs.has_clock:
        time, day = (mine, theirs.local.date()) if mine.has_clock else (theirs, mine.local.date())
        west, east = (_WEST, _EAST) if time.is_utc else (timedelta(), timedelta())
        return (time.local + west).date() <= day <= (time.local + east).date()
    return mine.local == theirs.local


def earlier_day(one: When, other: When) -> bool:
    """Tell whether ``one`` is surely on an earlier day than ``other``, by the calendar of ``other``."""
    mine, theirs = _moment(one), _moment(other)
    if mine is None or theirs is None or same_time(one, other):
        return False
    local = mine.local
    if mine.has_clock and mine.offset is not None and theirs.offset is not None:
        local += theirs.offset - mine.offset
    return local.date() < theirs.local.date()


def _same_clock(one: _Moment, other: _Moment) -> bool:
    if one.offset is not None and other.offset is not None:
        return _same_minute(one.local - one.offset, other.local - other.offset)
    if one.offset is None and other.offset is None:
        return _same_minute(one.local, other.local)
    # The clock without a zone is that of the newsroom, which lies a whole number of quarters of an hour from UTC.
    known, bare = (one, other) if one.offset is not None else (other, one)
    utc = known.local - (known.offset or timedelta())
    zone = round((bare.local.replace(second=0) - utc.replace(second=0)) / _QUARTER) * _QUARTER
    return _WEST <= zone <= _EAST and _same_minute(bare.local - zone, utc)


def _same_minute(one: datetime, other: datetime) -> bool:
    return abs(one - other) < _MINUTE or one.replace(second=0) == other.replace(second=0)


def _moment(when: When) -> _Moment | None:
    found = _TIME.fullmatch(when.value)
    if found is None:
        return None
    day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    try:
        local = datetime.fromisoformat(day) + timedelta(hours=int(hour or 0), minutes=int(minute or 0), seconds=int(second or 0))
        offset = timedelta(hours=int(hours), minutes=int(minutes)) if sign else timedelta() if zulu else None
    except (ValueError, OverflowError):
        return None
    offset = -offset if sign == "-" and offset is not None else offset
    return _Moment(local, hour is not None, offset, offset == timedelta())
