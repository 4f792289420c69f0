"""What the words around a time say about it: before or after the writing, one day or every year."""

import functools
import re
from typing import NamedTuple

from tellings.dating.vocabulary import any_of, vocabulary

# A clause rarely runs longer; the nearest cue inside it counts.
_BEFORE, _AFTER = 120, 50


class Cues(NamedTuple):
    """Compiled cue words of the vocabulary."""

    tense: re.Pattern[str]
    recurring: re.Pattern[str]


@functools.cache
def _cues() -> Cues:
    words = vocabulary().words["cues"]
    future, past = any_of(words["future"]), any_of(words["past"])
    endings = "|".join(words["past_endings"])
    tense = rf"(?<!\w)(?:(?P<future>{future})(?!\w)|(?P<past>{past})(?!\w)|(?P<verb>[a-z]{{2,20}}(?:{endings}))(?!\w))"
    return Cues(re.compile(tense), re.compile(rf"(?<!\w)(?:{any_of(words['recurring'])})\s*$"))


_CLAUSE = re.compile(r"[.!?;:](?=\s)|[\n“”\"]")


def lean(folded: str, start: int, end: int) -> int:
    """Return -1 where the clause around ``folded[start:end]`` speaks of the past, 1 of the future, 0 where nothing says.

    ``folded`` is the text in lower case. The nearest cue before the words counts; where there is none, the first behind them.
    """
    before = _CLAUSE.split(folded[max(0, start - _BEFORE) : start])[-1]
    after = _CLAUSE.split(folded[end : end + _AFTER])[0]
    found = None
    for found in _cues().tense.finditer(before):
        pass
    if found is None:
        found = _cues().tense.search(after)
    if found is None:
        return 0
    return 1 if found["future"] else -1


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
