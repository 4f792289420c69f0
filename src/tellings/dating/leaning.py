"""Whether the clause around a time speaks of the past or of what is to come: rules of news English over the words near it."""

import functools
import re
from typing import NamedTuple

from tellings.dating.alternatives import any_of
from tellings.dating.vocabulary import vocabulary

# A clause rarely runs longer; the nearest cue inside it counts.
_BEFORE, _AFTER = 160, 120

# A cue further before the time than this counts less than one right behind it.
_NEAR = 25

# Behind a time at the head of its clause the first verb counts; before that stands a subject of at most so many characters.
_SUBJECT = 90


class _Cues(NamedTuple):
    """Compiled cue words of the vocabulary: ``tense`` anywhere in the clause, the others at one place before or behind the time."""

    tense: re.Pattern[str]
    behind: re.Pattern[str]
    verb: re.Pattern[str]
    head: re.Pattern[str]
    since: re.Pattern[str]
    ahead: re.Pattern[str]
    purpose: re.Pattern[str]
    arranged: re.Pattern[str]
    clause: re.Pattern[str]


@functools.cache
def _cues() -> _Cues:
    words = vocabulary().words["cues"]
    adverb = rf"(?:(?:{any_of(words['adverbs'])}|\w{{2,20}}ly)\s)?"
    regular = rf"(?!(?:{any_of(words['not_verbs'])})(?!\w))[a-z]{{2,20}}(?:{'|'.join(words['past_endings'])})"
    past = rf"(?:{any_of([*words['past'], *words['past_verbs']])}|{regular})"
    undone = rf"(?:{any_of(words['did'])})\s(?!{any_of(words['meaning'])}(?!\w))(?:be\s)?[a-z]{{2,20}}"
    gone = rf"(?:{any_of(words['gone'])})(?:\sto\s[a-z]+)?|{undone}"
    future = rf"(?:{any_of(words['future'])})(?:\s(?:{any_of(words['carried'])}))*(?:\s{adverb}{past}(?!\w))?"
    passive = rf"(?:{any_of(words['being'])})\s(?!(?:{any_of(words['future'])})(?!\w)){adverb}{past}"
    now = rf"(?<!\bto\s)(?<!\bthe\s)(?<!\ba\s)(?:{passive}|{any_of(words['scheduled'])})"
    few, stage = r"(?:[\w'’-]{1,20}\s){0,5}", r"(?:the\s|on\s|last\s|early\s|late\s|mid-?\s?)*$"
    no_title = "".join(rf"(?<!\b{re.escape(name)}\.)" for name in words["titles"])
    return _Cues(
        tense=re.compile(rf"(?<![\w-])(?:(?P<gone>{gone})|(?P<future>{future})|(?P<now>{now})|(?P<past>{past}))(?![\w-])"),
        behind=re.compile(rf"\W{{0,3}}(?:\w+\s){{0,3}}(?P<future>{any_of(words['behind_future'])})(?!\w)"),
        verb=re.compile(rf",?\s{adverb}(?P<past>{past})(?!\w)"),
        head=re.compile(rf"[\s,`“\"'‘—–_-]*(?:(?:{any_of(words['heads'])})\s+)*$"),
        since=re.compile(rf"(?<!\w)(?:{any_of(words['since'])})\s{stage}"),
        ahead=re.compile(rf"(?<!\w)(?:{any_of(words['ahead'])})\s{stage}"),
        purpose=re.compile(r"\s?to\s(?!the\s|an?\s|his\s|her\s|its\s|their\s)(?P<verb>[a-z]{2,20})"),
        arranged=re.compile(rf"(?<!\w)(?<!had been )(?:{any_of(words['arranged'])})\s{few}(?:for|until|till|to)\s{stage}"),
        clause=re.compile(rf"\.(?=\s)(?<!\b[a-z]\.){no_title}|[!?;:](?=\s)|[“”\"]|``|''|\n\s*\n"),
    )


def lean(text: str, folded: str, start: int, end: int) -> int:
    """Return -1 where the clause around ``folded[start:end]`` speaks of the past, 1 of the future, 0 where nothing says.

    ``folded`` is ``text`` in lower case. The nearest cue before the words counts; where there is none near, one right behind them, and
    behind words at the head of their clause ("On Tuesday, the board plans to …") the first that follows.
    """
    first = max(0, start - _BEFORE)
    before = _clauses(folded, first, start)[-1]
    if _cues().since.search(before):
        return -1
    if _cues().arranged.search(before):
        return 1
    after = _clauses(folded, end, end + _AFTER)[0]
    if _cues().head.match(before):
        found = next((one for one in _cues().tense.finditer(after) if not _named(text, end, one)), None)
        return 0 if found is None or found.start() > _SUBJECT else _side(found)
    offset = start - len(before)
    cues = [one for one in _cues().tense.finditer(before) if not _named(text, offset, one)]
    found = max(cues, key=re.Match.end, default=None)
    if found is None or len(before) - found.end() > _NEAR:
        near = _cues().behind.match(after)
        if near is not None:
            return 1
        told = _cues().verb.match(after)
        if told is not None and not _named(text, end, told):
            return -1
        if _cues().ahead.search(before):
            return 1
    if found is None or (found["now"] and len(before) - found.end() > _NEAR):
        return 0
    aim = _cues().purpose.match(before, found.end()) if found["past"] else None
    return 0 if aim is not None and text[offset + aim.start("verb")].islower() else _side(found)


def _side(cue: re.Match[str]) -> int:
    return 1 if cue["future"] or cue["now"] else -1


def _named(text: str, offset: int, cue: re.Match[str]) -> bool:
    """Tell whether a past form is part of a name ("the United States"): it has a capital inside its sentence."""
    if cue["past"] is None:
        return False
    at = offset + cue.start("past")
    return text[at].isupper() and text[max(0, at - 2) : at].strip(" ") not in ("", ".", "“", "\n")


def _clauses(folded: str, start: int, end: int) -> list[str]:
    return _cues().clause.split(folded[start:end])
