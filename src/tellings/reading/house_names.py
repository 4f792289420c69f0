"""The form of a house's name: when words that stand where a house stands are one, and when two names are forms of one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tellings.reading.bylines import is_name
from tellings.reading.lines import plain_form
from tellings.reading.vocabulary import words

# Shorter words of capitals are abbreviations that houses write so (AFP, ANSA); longer ones are names that a style sets in capitals.
_LONGEST_ABBREVIATION = 5


class Standing(NamedTuple):
    """A name at ``[start, end)`` of the words given; ``signs`` is true where it signs the words, not only a picture or the page."""

    start: int
    end: int
    name: str
    signs: bool


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


def has_media_word(name: str) -> bool:
    """Tell whether a name has a word that media have in theirs, and towns and people have not."""
    return not words("media", "", "houses").isdisjoint(plain_form(name).split())


def named(name: str, at: int, most: int, *, signs: bool) -> Iterator[Standing]:
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
