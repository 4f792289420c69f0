"""Datelines: the place, the day and the agency that stand at the head of a dispatch."""

import re
from typing import NamedTuple

from tellings.reading.agencies import Agencies, Found
from tellings.reading.bylines import is_name
from tellings.reading.houses import standing
from tellings.reading.printed_dates import Printed, find_date
from tellings.reading.vocabulary import words

# A dateline is not longer: "VLADIVOSTOK/USSURIYSK, Russia /Primorye Territory/, September 12, 2023. /Agency correspondent NAME/."
_LONGEST = 160

# Ends of a dateline that are tried; the last one that leaves a well-formed dateline before it wins.
_MOST_ENDS = 8

# A dash, a colon, a full stop; "_" and "|" stand for a dash in older systems. PTI sets nothing behind its brackets:
# "TOWN, Mar 3 (PTI) The …".
_END = re.compile(r"(?=[.:\s–—-])(?:\.?\s?(?:--|[–—])\s?|\.?-\s|\s[_|]\s|[:.]\s|(?<=\))\s(?=[\"“‘']?[A-ZÀ-ÖØ-Þ]))")
_GROUP = re.compile(r"\(([^()]{1,40})\)|/([^/()]{1,40})/|\[([^\[\]]{1,40})\]")
_WORD = r"[^\W\d_][\w'’.]{0,30}"
_SHAPE = re.compile(rf"[\s,.\x01]*(?P<place>{_WORD}(?:(?:,\s?|\s|/|-){_WORD}){{0,6}})?[\s,.\x01]*")
_MASK = "\x01"

# Fewer capitals than this are an abbreviation as often as a town.
_LEAST_CAPITALS = 4


class FoundDateline(NamedTuple):
    """A dateline at the head of the words given: it ends at ``end``, the story begins at ``rest``; ``place`` is ``[start, end)``."""

    end: int
    rest: int
    place: tuple[int, int] | None
    date: Printed | None
    houses: tuple[Found, ...]


def find_dateline(text: str, table: Agencies) -> FoundDateline | None:
    """Find the dateline at the head of a line that goes on as body ("CITY, Sept 3 (AP) — Text")."""
    head, best = text[:_LONGEST], None
    for count, match in enumerate(_END.finditer(head)):
        if count == _MOST_ENDS:
            break
        found = _analyse(head[: match.start()], table)
        sign = match[0].strip()
        if found and (_is_enough(head, found, by_dash=sign not in (":", ".")) if sign else _is_whole(head, found)):
            # A full stop belongs to the dateline, a dash parts it from the story.
            end = match.start() + len(match[0].rstrip())
            best = FoundDateline(end, match.end(), found.place, found.date, found.houses)
    if best and best.place is None and best.houses:
        best = _with_second(text, best, table)
    return best if best and text[best.rest :].strip() else None


def _with_second(text: str, first: FoundDateline, table: Agencies) -> FoundDateline:
    """Join an agency that stands alone before a dash with the town and day behind it ("(ANSA) - TOWN, 3 MAR - Text")."""
    start = first.rest
    for count, match in enumerate(_END.finditer(text[:_LONGEST], start)):
        found = _analyse(text[start : match.start()], table) if count < _MOST_ENDS else None
        if found is None or found.place is None or not _is_enough(text[start:_LONGEST], found, by_dash=match[0].strip() not in (":", ".")):
            continue
        date = found.date._replace(start=found.date.start + start, end=found.date.end + start) if found.date else None
        place = (found.place[0] + start, found.place[1] + start)
        return FoundDateline(match.start() + len(match[0].rstrip()), match.end(), place, date or first.date, first.houses)
    return first


def whole_dateline(text: str, table: Agencies) -> FoundDateline | None:
    """Read a line that is a dateline and nothing else ("CITY, September 13")."""
    if len(text) > _LONGEST:
        return None
    found = _analyse(text.rstrip(" .:–—-"), table)
    if found is None or found.place is None or not (found.date or found.houses):
        return None
    return found._replace(end=len(text), rest=len(text))


def _analyse(prefix: str, table: Agencies) -> FoundDateline | None:
    """Take a stretch apart as place, date and agencies; ``None`` where anything else is left over."""
    masked, houses = prefix, []
    for group in _GROUP.finditer(prefix):
        named = table.named(group[0])
        houses += [Found(group.start() + found.start, group.start() + found.end, found.house) for found in named]
        masked = _masked(masked, group.start(), group.end())
    date = find_date(masked)
    if date:
        masked = _masked(masked, date.start, date.end)
    shape = _SHAPE.fullmatch(masked)
    if shape is None:
        return None
    place = shape.span("place") if shape["place"] else None
    if place and not _is_place(shape["place"], table):
        return None
    return FoundDateline(len(prefix), len(prefix), place, date, tuple(houses))


def _masked(text: str, start: int, end: int) -> str:
    return text[:start] + _MASK * (end - start) + text[end:]


def _is_place(name: str, table: Agencies) -> bool:
    parts = [part for part in re.split(r"[\s,/-]+", name) if part]
    first = parts[0].casefold().rstrip(".")
    if first in words("bylines", "", "openings") or first in words("bylines", "", "lead_words") or table.whole(name):
        return False
    return all(part[0].isupper() or part in words("bylines", "", "particles") or part == "of" for part in parts)


def _is_enough(head: str, found: FoundDateline, *, by_dash: bool) -> bool:
    """Tell whether what was found can be nothing but a dateline: an agency, a place with a day, or a place in capitals before a dash."""
    if found.houses or (by_dash and _has_house_in_brackets(head, found)):
        return True
    if found.place is None:
        return False
    if found.date:
        return found.place[0] < found.date.start
    town = head[slice(*found.place)].split(",")[0]
    return by_dash and town.isupper() and sum(map(str.isupper, town)) >= _LEAST_CAPITALS


def _is_whole(head: str, found: FoundDateline) -> bool:
    """Tell whether place and agency, with a day or a town in capitals, are there: where no sign parts the dateline from the story."""
    if found.place is None or not found.houses:
        return False
    return found.date is not None or head[slice(*found.place)].split(",")[0].isupper()


def _has_house_in_brackets(head: str, found: FoundDateline) -> bool:
    """Tell whether brackets before the dash hold a house of no table, and what stands before them is no person ("NAME (Party) -")."""
    is_person = found.place is not None and is_name(head[slice(*found.place)])
    return not is_person and any(standing(head[: found.end], "dateline"))
