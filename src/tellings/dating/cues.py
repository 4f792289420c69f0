"""What the words around a time say about it: before or after the writing, one day or every year."""

import functools
import re
from typing import NamedTuple

from tellings.dating.alternatives import any_of
from tellings.dating.vocabulary import vocabulary

# A clause rarely runs longer; the nearest cue inside it counts.
_BEFORE, _AFTER = 120, 50

# A cue further before the time than this counts less than one right behind it.
_NEAR = 25


class Cues(NamedTuple):
    """Compiled cue words of the vocabulary."""

    tense: re.Pattern[str]
    behind: re.Pattern[str]
    recurring: re.Pattern[str]


@functools.cache
def _cues() -> Cues:
    words = vocabulary().words["cues"]
    endings = "|".join(words["past_endings"])
    verb = rf"[a-z]{{2,20}}(?:{endings})"
    future = rf"(?:{any_of(words['future'])})(?:\s(?:{any_of(words['carried'])}))*(?:\s(?:{verb}|{any_of(words['past'])})(?!\w))?"
    tense = rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{any_of(words['past'])}|{verb}))(?!\w)"
    return Cues(
        re.compile(tense),
        re.compile(rf"\W{{0,3}}(?:\w+\s){{0,3}}(?P<future>{any_of(words['behind_future'])})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{any_of(words['recurring'])})\s*$"),
    )


_CLAUSE = re.compile(r"[.!?;:](?=\s)|[\n“”\"]")


def lean(folded: str, start: int, end: int) -> int:
    """Return -1 where the clause around ``folded[start:end]`` speaks of the past, 1 of the future, 0 where nothing says.

    ``folded`` is the text in lower case. The nearest cue before the words counts; where there is none near, one right behind them.
    """
    before = _CLAUSE.split(folded[max(0, start - _BEFORE) : start])[-1]
    after = _CLAUSE.split(folded[end : end + _AFTER])[0]
    found = max(_cues().tense.finditer(before), key=re.Match.end, default=None)
    if found is None or len(before) - found.end() > _NEAR:
        found = _cues().behind.match(after) or found
    if found is None:
        return 0
    return 1 if found["future"] else -1


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
    return _cues().recurring.search(folded[max(0, start - 24) : start]) is not None


@functools.cache
def _closing() -> re.Pattern[str]:
    words = any_of(vocabulary().words["cues"]["behind"])
    return re.compile(rf"\s*(?:[^\w\s“\"'‘(-]|$|(?:{words})(?!\w))")


def stands_alone(folded: str, end: int) -> bool:
    """Tell whether "the day before" ends at ``end`` without naming what it is before."""
    return _closing().match(folded, end) is not None
