"""What the words around a time say about it: one day or every year, and what it dates or counts from."""

import functools
import re

from tellings.dating.alternatives import any_of
from tellings.dating.vocabulary import vocabulary


@functools.cache
def _recurring() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(vocabulary().words['cues']['recurring'])})\s*$")


@functools.cache
def _happened() -> re.Pattern[str]:
    words = any_of(vocabulary().words["cues"]["happened"])
    return re.compile(rf"(?<!\w)the (?:\w+ )?(\w{{3,30}}) (?:{words})(?: \w{{1,20}}){{0,2}}\s?$")


def dated_event(folded: str, start: int) -> str | None:
    """Return the noun that the words before a time give that time ("the collision occurred at"), ``None`` where they give it to none."""
    found = _happened().search(folded[max(0, start - _EVENT) : start])
    return None if found is None else found[1]


# An event and the verb that dates it stand so near before the time.
_EVENT = 80

_NOUN_BEHIND = re.compile(
    r"\s(?:the|that|this) (?:\w+ ){0,2}?(\w{3,30})(?=[^\w\s]|\s(?:and|in|on|at|of|that|which|had|was|were|to|with|by|as|but)(?!\w)|$)"
)


def event_behind(folded: str, end: int) -> str | None:
    """Return the noun behind "the day before" ("the day before the collision")."""
    found = _NOUN_BEHIND.match(folded, end)
    return None if found is None else found[1]


def owned(folded: str, end: int) -> bool:
    """Tell whether the words end in a possessive ("Wednesday's ruling"): the tense around speaks of something else then."""
    return folded[end - 2 : end] in ("'s", "’s") or folded[end : end + 2] in ("'s", "’s")


def recurs(folded: str, start: int) -> bool:
    """Tell whether the words before ``start`` make the day one that comes back ("is marked on 15 August")."""
    return _recurring().search(folded[max(0, start - 24) : start]) is not None


@functools.cache
def _closing() -> re.Pattern[str]:
    words = any_of(vocabulary().words["cues"]["behind"])
    return re.compile(rf"\s*(?:[^\w\s“\"'‘(-]|$|(?:{words})(?!\w))")


def stands_alone(folded: str, end: int) -> bool:
    """Tell whether "the day before" ends at ``end`` without naming what it is before."""
    return _closing().match(folded, end) is not None
