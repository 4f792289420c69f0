"""Where a text names a time, in one pass and linear time."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from tellings.dating.sense import Sense, sense_of
from tellings.dating.vocabulary import Rule, Vocabulary, vocabulary

# Lower case for ASCII letters only, so that every offset stays the same.
_FOLD = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

# "1984 North Mill Street" is an address: so many words after its number comes the kind of street.
_ADDRESS, _STREET = 40, 3

# How far before an expression the word before it may begin.
_BEFORE = 24


class Expression(NamedTuple):
    """Words that name a time, and what they say by themselves; offsets count in the text."""

    start: int
    end: int
    sense: Sense


def fold(text: str) -> str:
    """Return ``text`` in lower case with all offsets kept."""
    return text.translate(_FOLD)


def expressions(text: str) -> list[Expression]:
    """Return all times that the text names, in order, not overlapping."""
    known = vocabulary()
    return _joined(list(_matches(text, fold(text), known)), text, known)


def _matches(text: str, folded: str, known: Vocabulary) -> Iterator[Expression]:
    position = 0
    while (start := known.start.search(folded, position)) is not None:
        match = known.phrase.match(folded, start.start())
        if match is None:
            position = start.end()
            continue
        rule = known.rules[int(str(match.lastgroup)[1:])]
        position = match.end()
        found = _expression(text, folded, rule, match, known)
        if found is None:
            position = start.end()
        elif found.sense.means != "nothing":
            more = _MORE_DAYS.match(folded, found.end) if found.sense.means == "date" and found.sense.year is None else None
            if more is None or found.sense.day is None:
                yield found
                continue
            year = int(more["year"]) if more["year"] else None
            yield found._replace(sense=replace(found.sense, year=year))
            for number in re.finditer(r"\d{1,2}", folded[more.start("days") : more.end("days")]):
                place = more.start("days") + number.start()
                yield Expression(place, place + len(number[0]), replace(found.sense, day=int(number[0]), weekday=None, year=year))
            position = more.end()


# "on April 24 and 25", "June 3, 4 and 6, 2021": each number is a day of that month.
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MORE_DAYS = re.compile(
    rf"(?P<days>(?:, ?{_DAY})*,? (?:and|or) {_DAY})"
    r"(?:,? (?P<year>(?:19|20)\d\d)(?!\w)|(?!,? (?:19|20)\d\d(?!\w))"
    r"(?=[^\w\s%:]|$|\s(?:at|in|on|and|to|for|with|when|that|after|before|the|a|as|by|of)(?!\w)))(?![.,:/]\d)"
)


def _expression(text: str, folded: str, rule: Rule, match: re.Match[str], known: Vocabulary) -> Expression | None:
    inner = rule.regex.match(folded, match.start())
    if inner is None or not _likely(text, folded, rule, inner, known):
        return None
    sense = sense_of(rule, inner, known)
    return None if sense is None else Expression(inner.start(), inner.end(), sense)


def _word_before(folded: str, start: int) -> str:
    words = folded[max(0, start - _BEFORE) : start].split()
    return words[-1].strip("(“\"'‘,;:—-") if words and folded[start - 1].isspace() else ""


def _likely(text: str, folded: str, rule: Rule, match: re.Match[str], known: Vocabulary) -> bool:
    """Tell whether the words are a time here: "may", "sun" and 2000 are not always."""
    words = known.words["words"]
    groups = match.groupdict()
    for name in ("month", "weekday", "shortweekday"):
        at = match.start(name) if groups.get(name) else -1
        if at >= 0 and groups[name] in words["doubtful"] and not text[at].isupper():
            return False
    if rule.fixed.get("bare"):
        return _is_year(text, folded, match, known)
    if rule.means == "month" and not groups.get("toward") and not groups.get("stage"):
        before = _word_before(folded, match.start())
        following = re.match(r"['’]?s?\s([A-Z][a-z]+)", text[match.end() : match.end() + 20])
        if before in words["before_month"]:
            return True
        if before in words["linked_month"] and following is None and text[match.start("month")].isupper():
            return True
        if not text[match.start("month")].isupper() or (text[match.end() - 1] != "." and match["month"].rstrip(".") in words["doubtful"]):
            return False
        return following is None and not (before and text[match.start() - 2].isalpha() and _capital_before(text, match.start()))
    return True


def _capital_before(text: str, start: int) -> bool:
    words = text[max(0, start - _BEFORE) : start].split()
    return bool(words) and words[-1][0].isupper() and len(words) > 1


def _is_year(text: str, folded: str, match: re.Match[str], known: Vocabulary) -> bool:
    words = known.words["words"]
    year, start = int(match["year"]), match.start("year")
    before = _word_before(folded, match.start())
    tail = folded[match.end() : match.end() + 24]
    if before in words["not_before_year"] or re.match(r"[-–]?(?:\w*\d|-(?!\w*(?:elect|era|style|model|vintage|based|level|season)))", tail):
        return False
    address = re.split(r"[.,;:!?\n]", text[match.end() : match.end() + _ADDRESS])[0]
    if any(word[0].isupper() and word.lower() in words["streets"] for word in re.findall(r"\w+", address)[:_STREET]):
        return False
    after = re.match(r"\s([a-z]+)", tail)
    if after and (after[1] in words["counted_after_year"]):
        return False
    if before in words["before_year"] or match.start() != start:
        return year >= 1000
    if not 1800 <= year <= 2099:
        return False
    plural = after and after[1].endswith("s") and len(after[1]) > 3 and text[match.end() + 1].islower()
    return not plural or _word_before(folded, match.start()) == ""


def _joined(found: list[Expression], text: str, known: Vocabulary) -> list[Expression]:
    """Join a clock time with the day beside it ("at 2 p.m. on June 28")."""
    between = "|".join(known.words["words"]["join"]["between"])
    gap = re.compile(rf"\s?[,]?(?:\s(?:{between}))*\s?")
    result: list[Expression] = []
    for expression in found:
        if result and expression.start - result[-1].end < 12 and gap.fullmatch(fold(text[result[-1].end : expression.start])):
            one, other = result[-1].sense, expression.sense
            day, clock = (other, one) if one.means == "clock" else (one, other)
            if clock.means == "clock" and day.hour is None and day.means in ("date", "weekday", "day", "holiday"):
                whole = replace(
                    day, hour=clock.hour, minute=clock.minute, second=clock.second, zone=clock.zone, approximate=clock.approximate
                )
                result[-1] = Expression(result[-1].start, expression.end, whole)
                continue
        result.append(expression)
    return result


def joined(found: list[Expression]) -> Sense:
    """Return the sense that counts of several in one marked span: the most precise."""
    return max(
        found,
        key=lambda one: (one.sense.hour is not None, one.sense.day is not None, one.sense.weekday is not None, one.sense.month is not None),
    ).sense
