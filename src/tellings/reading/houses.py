"""Houses that stand in no table, known by the place where only a house stands: a dateline's brackets, a credit, a sign-off."""

import re
from collections.abc import Iterator

from tellings.model import Role
from tellings.reading.bylines import is_name
from tellings.reading.house_names import Standing, has_media_word, named
from tellings.reading.lines import LOOKED_AT, opened_form, plain_form
from tellings.reading.vocabulary import longest_first, words

# "Leadline Shipping News", "Press Association of the Northern Islands": longer names are sentences or offices.
_MOST_WORDS = 6
# A name in brackets stands for itself and is short.
_MOST_GROUP_WORDS = 4

_GROUP = re.compile(r"[(/\[]([^()/\[\]]{2,60})[)/\]]")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©]{0,4}(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?\s{0,3}", re.I)
_STROKES = re.compile(r"\s?/\s?|\s\|\s|\svia\s|\s[–—-]\s")
_COMMA = re.compile(r",\s")
_STOP = re.compile(r"[.;,|(]|\s[–—-]\s|\s(?:and|on|in|at|under|with)\s|\d")
_SIGNED = re.compile(r"(?:--|[–—-]|[(/\[])\s?([^()/\[\]]{2,60})[)/\]]?\.?")
_ENDS_STORY = re.compile(r"[.!?\"”’»]\s{0,2}[(/\[]([^()/\[\]]{2,60})[)/\]]\.?$")


def standing(text: str, role: Role) -> Iterator[Standing]:
    """Yield the houses that a block of this role names by their place alone; the first and last 600 characters are looked at."""
    if role == "dateline":
        yield from _in_dateline(text)
    elif role == "credit" and len(text) <= LOOKED_AT:
        yield from _in_credit(text)
    elif role == "byline" and len(text) <= LOOKED_AT:
        yield from _in_sign_off(text)
    elif role == "furniture" and len(text) <= LOOKED_AT:
        yield from _in_copyright(text)
    elif role == "body":
        yield from _at_end(text)


def _in_dateline(text: str) -> Iterator[Standing]:
    """The last brackets of a dateline hold the agency; those behind the town may hold its region ("TOWN (Region), May 3 -")."""
    groups = list(_GROUP.finditer(text[:LOOKED_AT]))
    if not groups or text[groups[-1].end() :].strip(" .:–—-"):
        return
    inside = groups[-1][1]
    office = re.search(r"\s(?:correspondent|reporter|special)\b", inside)
    yield from named(inside[: office.start()] if office else inside, groups[-1].start(1), _MOST_GROUP_WORDS, signs=True)


def _in_credit(text: str) -> Iterator[Standing]:
    """A stroke parts a photographer from the house, in either order; alone behind a sign stands a house only if its name shows that.

    On 154 news pages 24 of 27 single names behind "Photo:" were companies and people that a picture came from, and no house.
    """
    start = _after_label(text)
    pieces = _pieces(text, start, _STROKES)
    if len(pieces) == 1:
        yield from _alone(text, start)
        return
    last = text[slice(*pieces[-1])]
    if len(pieces) < 2 or plain_form(last) in words("credits", "", "houses"):
        return
    people = [is_name(text[slice(*piece)]) for piece in pieces]
    house = pieces[0] if people[-1] and not people[0] else pieces[-1]
    if any(people):
        yield from named(text[slice(*house)], house[0], _MOST_WORDS, signs=False)


def _alone(text: str, start: int) -> Iterator[Standing]:
    """Yield the only name of a credit, or what stands behind a photographer's name and a comma."""
    pieces = _pieces(text, start, _COMMA)
    name = text[slice(*pieces[-1])] if 0 < len(pieces) < 3 else ""
    by_sign = len(pieces) == 1 and len(name.split()) == 1 and re.match(r"[\s([]*(?:©|ⓒ|\([cC]\))", text) is not None
    if name and (by_sign or has_media_word(name)):
        yield from named(name, pieces[-1][0], _MOST_WORDS, signs=False)


def _after_label(text: str) -> int:
    found = re.match(r"[\s([]*(?:©|ⓒ|\([cC]\))?\s*", text)
    start = found.end() if found else 0
    lowered = text.casefold()
    for label in longest_first("credits", "", "labels"):
        if lowered.startswith(label, start) and not lowered[start + len(label) : start + len(label) + 1].isalnum():
            start += len(label)
            break
    rest = re.compile(r"\s*(?:credit\b)?\s*(?:by\b|courtesy(?:\sof)?\b|via\b)?\s*[:/|]?\s*(?:©|\([cC]\))?\s*", re.I).match(text, start)
    return rest.end() if rest else start


def _pieces(text: str, start: int, parting: re.Pattern[str]) -> list[tuple[int, int]]:
    found, begin = [], start
    for match in [*parting.finditer(text, start), None]:
        end = match.start() if match else len(text)
        bare = text[begin:end].strip(" .()[]\t")
        if bare:
            at = text.index(bare, begin)
            found.append((at, at + len(bare)))
        begin = match.end() if match else end
    return found


def _in_sign_off(text: str) -> Iterator[Standing]:
    """What stands behind "first published by", "with inputs from", "Source:", or before ", with additional reporting by"."""
    if signed := _SIGNED.fullmatch(text.strip()):
        yield from named(signed[1], text.index(signed[1]), _MOST_GROUP_WORDS, signs=True)
    lowered = text.casefold().replace("’", "'")
    for phrase in longest_first("bylines", "", "joinings"):
        at = lowered.find(phrase)
        if at > 0:
            yield from named(text[:at], 0, _MOST_GROUP_WORDS, signs=True)
            break
    for phrase in longest_first("media", "", "behind"):
        at = lowered.find(phrase)
        if at < 0 or (at and lowered[at - 1].isalnum()):
            continue
        begin = at + len(phrase)
        begin += len(text[begin:]) - len(text[begin:].lstrip(" :"))
        stop = _STOP.search(text, begin)
        yield from named(text[begin : stop.start() if stop else len(text)], begin, _MOST_WORDS, signs=True)
        return
    yield from _beside_name(text)


def _beside_name(text: str) -> Iterator[Standing]:
    """ "By NAME, Halcyon News", "By Halcyon News Agency": only a name with a word that media have, for towns stand there as well."""
    opened = opened_form(text)
    start = len(text) - len(opened[3:]) if opened.startswith("by ") and len(opened) == len(text) else 0
    for piece in _pieces(text, start, re.compile(r",\s|\s[|–—-]\s|\s?/\s?|\s(?:of|for|and)\s")):
        name = text[slice(*piece)]
        if has_media_word(name):
            yield from named(name, piece[0], _MOST_WORDS, signs=True)


def _in_copyright(text: str) -> Iterator[Standing]:
    """ "© 2024 Halcyon. All rights reserved": who holds the rights in the words."""
    found = _COPYRIGHT.match(text.lstrip())
    if found is None:
        return
    begin = len(text) - len(text.lstrip()) + found.end()
    begin = begin + len("by ") if text[begin : begin + 3].casefold() == "by " else begin
    stop = _STOP.search(text, begin)
    yield from named(text[begin : stop.start() if stop else len(text)], begin, _MOST_GROUP_WORDS, signs=False)


def _at_end(text: str) -> Iterator[Standing]:
    """ "… serious accidents are rare. (Halcyon)": behind the last sentence of a dispatch."""
    head = max(0, len(text) - LOOKED_AT)
    found = _ENDS_STORY.search(text[head:].rstrip())
    if found:
        yield from named(found[1], head + found.start(1), _MOST_GROUP_WORDS, signs=True)
