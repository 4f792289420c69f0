"""What a time expression says by itself, before anything around it is asked."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tellings.dating.vocabulary import Rule, Vocabulary, zones


class Sense(Struct, frozen=True):
    """The parts of a time that its own words give; ``None`` is what they leave open.

    ``means`` is the kind of phrase (see ``data/english.toml``). ``toward`` points before (-1), into (0) or after (1) the ``origin``
    (``writing`` or ``text``). ``weekday`` counts from Monday as 0; ``which_year`` is relative to the writing's year. ``spoken`` is an hour
    in words, which leaves the half of the day open.
    """

    means: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    which_year: int | None = None
    season: int | None = None
    quarter: int | None = None
    half_year: int | None = None
    decade: int | None = None
    ordinal: int | None = None
    unit: str | None = None
    number: float | None = None
    toward: int | None = None
    origin: str | None = None
    offset: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    ref: str | None = None
    holiday: str | None = None
    spoken: bool = False
    approximate: bool = False
    comparison: bool = False
    bare: bool = False


# Two-digit years below this are of this century, the others of the last (POSIX strptime has 69; news of 1950 on is what we read).
_CENTURY_PIVOT = 50


def _year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (2000 if year < _CENTURY_PIVOT else 1900)


def number_of(words: str, vocabulary: Vocabulary) -> float:
    """Return the value of a number in digits or words ("12", "twenty-five", "a couple of")."""
    plain = " ".join(words.split())
    table = vocabulary.words["number"]
    if plain[:1].isdigit():
        return float(plain)
    return float(table[plain] if plain in table else sum(table[word] for word in plain.split("-")))


def ordinal_of(words: str, vocabulary: Vocabulary) -> int:
    """Return the value of an ordinal in words ("third", "seventy-fifth")."""
    table = vocabulary.words["ordinal"]
    if words in table:
        return int(table[words])
    tens, ones = words.split("-", 1)
    return int(vocabulary.words["number"][tens] + table[ones])


def _yearword(words: str, vocabulary: Vocabulary) -> int:
    parts = re.split(r"[\s-]+", words)
    numbers = vocabulary.words["number"]
    rest = sum(numbers.get(part, 0) for part in parts[1:] if part not in ("hundred", "thousand"))
    return int(2000 + rest if parts[1] == "thousand" else numbers[parts[0]] * 100 + rest)


def _slashdate(words: str) -> dict[str, int]:
    """Read 4/28/2016, 28/4/2016 or 28.4.2016: only where one order alone is possible; a full stop puts the day first."""
    first, second, year = (int(part) for part in re.split(r"[/.]", words))
    whole = {"year": _year(str(year).zfill(2))}
    if first == second or (second > 12 >= first):
        return {**whole, "month": first, "day": second} if first <= 12 else {}
    if first > 12 >= second or ("." in words and second <= 12):
        return {**whole, "month": second, "day": first}
    return {}


def _clock(words: str) -> dict[str, int]:
    parts = words.split(":")
    return {"hour": int(parts[0]), "minute": int(parts[1])} | ({"second": int(float(parts[2]))} if len(parts) > 2 else {})


def _past(hour: int, minutes: int) -> dict[str, int]:
    """Return the clock time so many minutes past (or before) a spoken hour: ten to one is 12:50."""
    whole = 60 * hour + minutes
    return {"hour": whole // 60 or 12, "minute": whole % 60}


_PLAIN: Mapping[str, Callable[[str, Vocabulary], dict[str, Any]]] = {
    "month": lambda words, known: {"month": known.value("month", words)},
    "month2": lambda words, known: {"month2": known.value("month", words)},
    "weekday": lambda words, known: {"weekday": known.value("weekday", words)},
    "shortweekday": lambda words, known: {"weekday": known.value("shortweekday", words)},
    "season": lambda words, known: {"season": known.value("season", words)},
    "unit": lambda words, known: {"unit": known.value("unit", words)},
    "thisunit": lambda words, known: {"unit": known.value("unit", words)},
    "oneunit": lambda words, known: {"unit": known.value("unit", words)},
    "part": lambda words, known: {"part": known.value("part", words)},
    "number": lambda words, known: {"number": number_of(words, known)},
    "ordinal": lambda words, known: {"ordinal": ordinal_of(words, known)},
    "digits": lambda words, _: {"ordinal": int(words)},
    "day": lambda words, _: {"day": int(re.sub(r"\D", "", words))},
    "day2": lambda words, _: {"day2": int(re.sub(r"\D", "", words))},
    "year": lambda words, _: {"year": int(words)},
    "year2": lambda words, _: {"year2": int(words)},
    "yearword": lambda words, known: {"year": _yearword(words, known)},
    "isodate": lambda words, _: dict(zip(("year", "month", "day"), map(int, re.split(r"[-/]", words)), strict=True)),
    "clock24": lambda words, _: _clock(words),
    "offset": lambda words, _: {"zone": words},
    "slashdate": lambda words, _: _slashdate(words),
    "decadeyear": lambda words, _: {"decade": int(words)},
    "decadedigits": lambda words, _: {"decade": 1900 + int(words)},
    "decade": lambda words, known: {"decade": 1900 + known.value("decade", words)},
    "whichyear": lambda words, known: {"which_year": known.value("toward", words)},
    "toward": lambda words, known: {"toward": known.value("toward", words)},
    "nearby": lambda words, known: {"toward": known.value("toward", words)},
    "about": lambda words, known: {"approximate": known.value("about", words)},
    "quarterordinal": lambda words, known: {"quarter": int(words[0]) if words[0].isdigit() else known.value("ordinal", words)},
    "quarterdigit": lambda words, _: {"quarter": int(words[1])},
    "halfordinal": lambda words, known: {"half_year": known.value("ordinal", words)},
    "yesterday": lambda words, known: {"offset": known.value("yesterday", words)},
    "holiday": lambda words, known: {"holiday": known.value("holiday", words)},
    "noon": lambda words, known: {"hour": known.value("noon", words), "minute": 0},
    "hour": lambda words, _: {"hour": int(words)},
    "hour24": lambda words, _: {"hour": int(words)},
    "minute": lambda words, _: {"minute": int(words)},
    "secondofminute": lambda words, _: {"second": int(words)},
    "hourminute": lambda words, _: {"hour": int(words[:2]), "minute": int(words[2:])},
    "clockpast": lambda words, known: {"past": known.value("clockpast", words)},
    "clockto": lambda words, known: {"past": known.value("clockto", words)},
    "clockhour": lambda words, known: {"hour": known.value("clockhour", words), "spoken": True},
    "zone": lambda words, _: {"zone": " ".join(words.split())},
    "vague": lambda words, known: {"ref": known.value("vague", words)},
}


def sense_of(rule: Rule, match: re.Match[str], vocabulary: Vocabulary) -> Sense | None:
    """Return what the words of ``match`` say, ``None`` where they are no possible date."""
    fields: dict[str, Any] = {}
    for group, words in match.groupdict().items():
        name = re.sub(r"_\d+$", "", group)
        if words is not None and name in _PLAIN:
            fields.update(_PLAIN[name](words, vocabulary))
    if match.re.groupindex.get("half") and match["half"]:
        noon = vocabulary.value("half", match["half"]) == "p"
        fields["hour"] = fields["hour"] % 12 + (12 if noon else 0)
    if "past" in fields:
        fields.update(_past(fields["hour"], fields.pop("past")))
    if "hour" in fields:
        fields.setdefault("minute", 0)
    if fields.get("zone") and fields["zone"] not in zones() and not re.match(r"[z+-]", fields["zone"]):
        fields.pop("zone")
    sense = Sense(rule.means, **{**fields, **rule.fixed})
    if rule.means == "date" and sense.ordinal and not sense.day:
        sense = replace(sense, day=sense.ordinal) if sense.ordinal <= 31 else sense
    if sense.means == "date" and sense.month is None:
        return None
    return sense
