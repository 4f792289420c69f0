"""Bylines: lines that name who wrote a story, and the people, teams and agencies in them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tellings.reading.agencies import Agencies
from tellings.reading.lines import opened_form, plain_form
from tellings.reading.vocabulary import longest_first, words

# A byline is not longer: two names, their offices and their towns.
_MOST_WORDS = 24
# Nor is what an agency signs a dispatch with: up to ten reporters and editors with their towns.
_MOST_SIGN_OFF_WORDS = 70
_NAME_WORDS = (2, 3)
_TEAM_WORDS = 6

# A bracket behind a name holds an address, a town or a house.
_PARTS = re.compile(r"\s[(<\[][^()<>\[\]]{0,60}[)>\]]|\s(?:and|und|et|y|&)\s|[,;|•/–—]|\s-\s|\s(?:in|for|at|of|with|from|contributed)\s")
_SIGNED = re.compile(r"(?:--|[–—-])\s?(?=\w)([^.!?]{2,60})\.?|[(/\[]([^()/\[\]]{2,40})[)/\]]\.?")
# Marks around a name.
_AROUND = " .:;\t()[]*_-"
_CUT = re.compile(r"\s[(<\[]|\s\S{0,40}@|\s(?:in|for|at|of|from)\s|[|;•]|\d|\b(?:Published|Updated|Posted)\b")


class Byline(NamedTuple):
    """Who a line says wrote the story: ``people`` are ``[start, end)`` in the line's words; ``team`` and ``site`` where a desk signs."""

    people: tuple[tuple[int, int], ...]
    team: tuple[int, int] | None = None
    site: tuple[int, int] | None = None


def find_byline(text: str, table: Agencies) -> Byline | None:
    """Read a line as a byline with a mark of its own: "By NAME", "Team SITE", "NAME, Agency", "Reporting by …"."""
    count = len(text.split())
    if count > _MOST_SIGN_OFF_WORDS:
        return None
    if (signed := _sign_off(text, table)) is not None:
        return signed
    if count > _MOST_WORDS:
        return None
    opened, openings = opened_form(text), longest_first("bylines", "", "openings")
    shift = len(" ".join(text.split())) - len(opened)
    for opening in openings if opened.startswith(openings) else ():
        if opened.startswith(opening) and (not opening[-1].isalnum() or opened[len(opening) : len(opening) + 1] in (" ", ":")):
            start = len(text) - len(text[shift + len(opening) :].lstrip(" :"))
            return Byline(_people(text, start, table)) if _is_signed(text[start:], table) else None
    return _team(text, table) or _name_with_house(text, table)


def signature(text: str, table: Agencies) -> Byline | None:
    """Read a line that only below a story signs it: "— NAME in CITY", "(Agency)", "/Agency/"."""
    found = _SIGNED.fullmatch(text.strip())
    if found is None:
        return None
    rest = found[1] or found[2]
    first = _CUT.split(rest, maxsplit=1)[0].strip(" ,.")
    parts = first.split()
    is_short = 0 < len(parts) <= _NAME_WORDS[1] and all(part[0].isupper() for part in parts) and len(parts) == len(rest.split())
    people = tuple(each for each in _people(text, 0, table) if is_name(text[slice(*each)]))
    return Byline(people) if is_name(first) or table.whole(first) or is_short else None


def _sign_off(text: str, table: Agencies) -> Byline | None:
    """Read what is signed below a story: "(Reporting by …; Editing by …)", "NAME contributed to this report", "First published by …"."""
    opened, whole = opened_form(text).lstrip("( "), plain_form(text)
    if whole in words("bylines", "", "wholes"):
        return Byline(())
    closings = longest_first("bylines", "", "closings")
    for closing in closings if opened.startswith(closings) else ():
        rest = opened[len(closing) :]
        if opened.startswith(closing) and rest[:1] in (" ", ":"):
            at = text.casefold().replace("’", "'").find(closing) + len(closing)
            return Byline(_people(text, 0, table)) if _is_signed(text[at:].lstrip(" :"), table) else None
    if opened.startswith(longest_first("bylines", "", "republished")) and len(text.split()) <= _MOST_WORDS:
        return Byline(())
    if text[:1].isupper() and whole.endswith(longest_first("bylines", "", "contributions")) and text.count(". ") <= 1:
        return Byline(_people(text, 0, table))
    joined = _first_place(whole, longest_first("bylines", "", "joinings"))
    if joined is not None and len(text.split()) <= _MOST_WORDS and not text.rstrip().endswith("."):
        head = whole[:joined].strip(" ,;–—-").split()
        return Byline(_people(text, 0, table)) if _is_capital(text, len(head)) else None
    return None


def _first_place(whole: str, phrases: Sequence[str]) -> int | None:
    """Return where the first of the phrases that stands within a line begins; a line may be asked for each of a page's."""
    for phrase in phrases:
        if phrase in whole and (at := whole.find(phrase)) > 0:
            return at
    return None


def _is_capital(text: str, count: int) -> bool:
    """Tell whether the first words of a line are a name or names: capitals and the small words that join them."""
    head = text.split()[:count]
    return 0 < count <= _TEAM_WORDS and all(part[0].isupper() or part in ("and", "&", "of") for part in head) and head[0][0].isupper()


def is_name(text: str) -> bool:
    """Tell whether text has the form of a person's name: two or three capital words, particles aside, none of them a common word."""
    parts = text.replace(".", ". ").split()
    if not _NAME_WORDS[0] <= len(parts) <= _NAME_WORDS[1] + sum(part.casefold() in words("bylines", "", "particles") for part in parts):
        return False
    return all(_is_name_word(part) for part in parts) and not any(plain_form(part) in words("bylines", "", "common") for part in parts)


def _is_name_word(part: str) -> bool:
    bare = part.replace("-", "").replace("'", "").replace("’", "").rstrip(".")
    return bool(bare) and bare.isalpha() and (bare[0].isupper() or part in words("bylines", "", "particles"))


def _is_signed(rest: str, table: Agencies) -> bool:
    """Tell whether what follows "By" is a name, an agency or a team, not a sentence ("By the time the train came …")."""
    first = _CUT.split(rest, maxsplit=1)[0].strip(" ,.()[]")
    first = re.split(r",|\s(?:and|&|et|und|y)\s", first, maxsplit=1)[0].strip()
    parts = first.split()
    if not parts or len(parts) > _TEAM_WORDS:
        return False
    if table.whole(first) or plain_form(first).endswith(longest_first("bylines", "", "team_endings")):
        return True
    return (
        all(_is_name_word(part) for part in parts) and parts[0][0].isupper() and plain_form(parts[0]) not in words("bylines", "", "common")
    )


def _people(text: str, start: int, table: Agencies) -> tuple[tuple[int, int], ...]:
    """Return the names of people in a byline from ``start`` on; towns, offices and agencies are left out."""
    found, begin = [], start
    after_place = is_edited = False
    for match in [*_PARTS.finditer(text, start), None]:
        stop = match.start() if match else len(text)
        opening, at = _opening(text, begin, stop)
        if opening:
            begin, after_place, is_edited = at, False, opening in words("bylines", "", "editing")
        bare = text[begin:stop].strip(_AROUND)
        if not (after_place or is_edited) and bare and _is_person(bare, table, alone=begin == start and stop == len(text)):
            at = text.index(bare, begin)
            found.append((at, at + len(bare)))
        if match:
            after_place = match[0].strip() in ("in", "for", "at", "of", "from") or (after_place and match[0].strip() in (",", "and"))
            begin = match.end()
    return tuple(found)


def _opening(text: str, start: int, stop: int) -> tuple[str | None, int]:
    """Return the words with which a stretch begins ("edited by"), and where the name begins; ``None`` and ``start`` without any."""
    piece = text[start:stop]
    shift = start + len(piece) - len(piece.lstrip(_AROUND))
    lowered = text[shift:stop].casefold()
    for opening in (*longest_first("bylines", "", "closings"), *longest_first("bylines", "", "openings")):
        if lowered.startswith(opening) and lowered[len(opening) : len(opening) + 1] in (" ", ":"):
            return opening, shift + len(opening)
    return None, start


def _is_person(bare: str, table: Agencies, *, alone: bool) -> bool:
    if table.whole(bare) or plain_form(bare).endswith(longest_first("bylines", "", "offices")):
        return False
    if plain_form(bare).endswith(longest_first("bylines", "", "team_endings")):
        return False
    return is_name(bare) or (alone and _is_name_word(bare) and plain_form(bare) not in words("bylines", "", "common"))


def _team(text: str, table: Agencies) -> Byline | None:
    """Read "Team SITE", "SITE Staff", "SITE News Desk": the desk of a site signs instead of a person."""
    if plain_form(text) in words("bylines", "", "team_endings"):
        return Byline(())
    parts = text.split()
    if not 1 < len(parts) <= _TEAM_WORDS or not all(part[0].isupper() or part[0].isdigit() for part in parts):
        return None
    if plain_form(parts[0]) in words("bylines", "", "team_openings"):
        return Byline((), (0, len(text)), (text.index(parts[1], len(parts[0])), len(text)))
    for ending in longest_first("bylines", "", "team_endings"):
        if plain_form(text).endswith(f" {ending}"):
            stop = len(" ".join(parts[: len(parts) - len(ending.split())]))
            is_site = stop and not table.whole(text[:stop])
            return Byline((), (0, len(text)), (0, stop) if is_site else None)
    return None


def _name_with_house(text: str, table: Agencies) -> Byline | None:
    """Read "NAME, Agency", "NAME | Senior Reporter": a name beside a house or an office, and nothing else."""
    whole = plain_form(text)
    if not table.may_name(text) and not any(office in whole for office in longest_first("bylines", "", "offices")):
        return None
    pieces = [piece.strip(" .") for piece in _PARTS.split(text) if piece.strip(" .")]
    houses = [bool(table.whole(piece)) for piece in pieces]
    offices = [plain_form(piece).endswith(longest_first("bylines", "", "offices")) for piece in pieces]
    if len(pieces) < 2 or not (any(houses) or any(offices)):
        return None
    if not all(house or office or is_name(piece) for piece, house, office in zip(pieces, houses, offices, strict=True)):
        return None
    people = _people(text, 0, table)
    return Byline(people) if people else None
