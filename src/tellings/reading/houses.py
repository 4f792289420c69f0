"""Houses that stand in no table, known by the place where only a house stands: a dateline's brackets, a credit, a sign-off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tellings.model import Role
from tellings.reading.bylines import is_name
from tellings.reading.lines import LOOKED_AT, opened_form, plain_form
from tellings.reading.vocabulary import longest_first, words

# "Leadline Shipping News", "Press Association of the Northern Islands": longer names are sentences or offices.
_MOST_WORDS = 6
# A name in brackets stands for itself and is short.
_MOST_GROUP_WORDS = 4
# Shorter words of capitals are abbreviations that houses write so (AFP, ANSA); longer ones are names that a style sets in capitals.
_LONGEST_ABBREVIATION = 5

_GROUP = re.compile(r"[(/\[]([^()/\[\]]{2,60})[)/\]]")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©]{0,4}(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?\s{0,3}", re.I)
_STROKES = re.compile(r"\s?/\s?|\s\|\s|\svia\s|\s[–—-]\s")
_COMMA = re.compile(r",\s")
_STOP = re.compile(r"[.;,|(]|\s[–—-]\s|\s(?:and|on|in|at|under|with)\s|\d")
_ENDS_STORY = re.compile(r"[.!?\"”’»]\s{0,2}[(/\[]([^()/\[\]]{2,60})[)/\]]\.?$")


class Standing(NamedTuple):
    """A name at ``[start, end)`` of the words given; ``signs`` is true where it signs the words, not only a picture or the page."""

    start: int
    end: int
    name: str
    signs: bool


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


def same_house(one: str, other: str) -> bool:
    """Tell whether two names are forms of one: the words of one, "the" and "news agency" aside, are among those of the other."""
    mine, theirs = _core(one), _core(other)
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)


def shown_name(text: str) -> str:
    """Return the form under which a house is listed: no article, a long name set in capitals as a name is written."""
    name = re.sub(r"^the\s", "", " ".join(text.split()), flags=re.I)
    parts = [part.capitalize() if part.isupper() and len(part) > _LONGEST_ABBREVIATION else part for part in name.split()]
    return " ".join(parts)


def _core(name: str) -> frozenset[str]:
    return frozenset(re.split(r"[\W_]+", plain_form(name))) - words("media", "", "generic")


def _in_dateline(text: str) -> Iterator[Standing]:
    """The last brackets of a dateline hold the agency; those behind the town may hold its region ("TOWN (Region), May 3 -")."""
    groups = list(_GROUP.finditer(text[:LOOKED_AT]))
    if not groups or text[groups[-1].end() :].strip(" .:–—-"):
        return
    inside = groups[-1][1]
    office = re.search(r"\s(?:correspondent|reporter|special)\b", inside)
    yield from _named(inside[: office.start()] if office else inside, groups[-1].start(1), _MOST_GROUP_WORDS, signs=True)


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
        yield from _named(text[slice(*house)], house[0], _MOST_WORDS, signs=False)


def _alone(text: str, start: int) -> Iterator[Standing]:
    """Yield the only name of a credit, or what stands behind a photographer's name and a comma."""
    pieces = _pieces(text, start, _COMMA)
    name = text[slice(*pieces[-1])] if 0 < len(pieces) < 3 else ""
    by_sign = len(pieces) == 1 and len(name.split()) == 1 and re.match(r"[\s([]*(?:©|ⓒ|\([cC]\))", text) is not None
    if name and (by_sign or _has_media_word(name)):
        yield from _named(name, pieces[-1][0], _MOST_WORDS, signs=False)


def _has_media_word(name: str) -> bool:
    return not words("media", "", "houses").isdisjoint(plain_form(name).split())


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
    lowered = text.casefold().replace("’", "'")
    for phrase in longest_first("bylines", "", "joinings"):
        at = lowered.find(phrase)
        if at > 0:
            yield from _named(text[:at], 0, _MOST_GROUP_WORDS, signs=True)
            break
    for phrase in longest_first("media", "", "behind"):
        at = lowered.find(phrase)
        if at < 0 or (at and lowered[at - 1].isalnum()):
            continue
        begin = at + len(phrase)
        begin += len(text[begin:]) - len(text[begin:].lstrip(" :"))
        stop = _STOP.search(text, begin)
        yield from _named(text[begin : stop.start() if stop else len(text)], begin, _MOST_WORDS, signs=True)
        return
    yield from _beside_name(text)


def _beside_name(text: str) -> Iterator[Standing]:
    """ "By NAME, Halcyon News", "By Halcyon News Agency": only a name with a word that media have, for towns stand there as well."""
    opened = opened_form(text)
    start = len(text) - len(opened[3:]) if opened.startswith("by ") and len(opened) == len(text) else 0
    for piece in _pieces(text, start, re.compile(r",\s|\s[|–—-]\s|\s?/\s?|\s(?:of|for|and)\s")):
        name = text[slice(*piece)]
        if _has_media_word(name):
            yield from _named(name, piece[0], _MOST_WORDS, signs=True)


def _in_copyright(text: str) -> Iterator[Standing]:
    """ "© 2024 Halcyon. All rights reserved": who holds the rights in the words."""
    found = _COPYRIGHT.match(text.lstrip())
    if found is None:
        return
    begin = len(text) - len(text.lstrip()) + found.end()
    begin = begin + len("by ") if text[begin : begin + 3].casefold() == "by " else begin
    stop = _STOP.search(text, begin)
    yield from _named(text[begin : stop.start() if stop else len(text)], begin, _MOST_GROUP_WORDS, signs=False)


def _at_end(text: str) -> Iterator[Standing]:
    """ "… serious accidents are rare. (Halcyon)": behind the last sentence of a dispatch."""
    head = max(0, len(text) - LOOKED_AT)
    found = _ENDS_STORY.search(text[head:].rstrip())
    if found:
        yield from _named(found[1], head + found.start(1), _MOST_GROUP_WORDS, signs=True)


def _named(name: str, at: int, most: int, *, signs: bool) -> Iterator[Standing]:
    """Yield a name where it has the form of a house's: capitals, no person's, office's or common word, no date."""
    bare = name.strip(" .,:;–—-\t")
    if not bare:
        return
    at = at + name.index(bare)
    for article in ("The ", "the "):
        if bare.startswith(article):
            bare, at = bare[len(article) :], at + len(article)
    parts = bare.split()
    joining = words("media", "", "joining")
    if not 0 < len(parts) <= most or not all(part[0].isupper() or part in joining for part in parts) or not parts[0][0].isupper():
        return
    if any(character.isdigit() for character in bare) or not sum(map(str.isalpha, bare)) > 1 or (signs and is_name(bare)):
        return
    plain = [plain_form(part) for part in parts]
    if not words("media", "", "offices").isdisjoint(plain) or (len(parts) == 1 and not words("bylines", "", "common").isdisjoint(plain)):
        return
    whole = plain_form(bare)
    if whole in words("credits", "", "houses") or whole in words("credits", "", "wholes") or whole in words("bylines", "", "team_endings"):
        return
    if whole in words("media", "", "no_house") or plain[0] in words("dates", "words", "weekdays"):
        return
    yield Standing(at, at + len(bare), shown_name(bare), signs)
