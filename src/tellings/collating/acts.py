"""Clauses that tell of two acts, whatever names and day they share: "ordered the machine on Friday", "delivered forty beds on Friday"."""

import functools
import tomllib
from collections.abc import Iterable, Sequence, Set
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tellings.collating.update_words import vocabulary
from tellings.model import Filler, Span, Statement
from tellings.stems import stem

# Longer clauses (in code points) say so much that two of one thing may have no word in common: on twelve real events most pairs of one
# thing without one have a longer side.
LONGEST = 160

# Fewer words beside the subject, names and values say too little to be of another act.
LEAST = 2

# Two stems are of one word ("decid", "decis") if they begin alike for so many letters, and all but so many of the shorter one's.
SAME_START, ENDING = 4, 2

# What marks the words of a statement that are values or names.
_MARKED = "#@="


class Told(NamedTuple):
    """What a clause tells: the stems of its subject, of its act and all its other words, its names and figures; whether it says enough.

    Of a clause that only says who spoke, what was said is part.
    """

    subject: frozenset[str]
    rest: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    whole: bool


def of_other_acts(statements: Sequence[Statement], evidence: npt.NDArray[np.float32], least: float) -> list[tuple[int, int]]:
    """Return the pairs of places in ``statements``, among those with evidence of ``least``, that tell of two acts."""
    parts: dict[Span, list[Statement]] = {}
    sentences: dict[Span, list[Statement]] = {}
    for statement in statements:
        sentences.setdefault(statement.sentence, []).append(statement)
        if statement.host:
            parts.setdefault(statement.host, []).append(statement)
    first, second = np.nonzero(np.triu(evidence >= least, 1))
    told = {}
    for number in sorted({int(one) for one in (*first, *second)}):
        statement = statements[number]
        told[number] = _told(statement, _said(sentences[statement.sentence]) if statement.reports else parts.get(statement.span, ()))
    return [(int(a), int(b)) for a, b in zip(first, second, strict=True) if _other_acts(told[int(a)], told[int(b)])]


def _other_acts(a: Told, b: Told) -> bool:
    """Tell whether two clauses that say enough have nothing in common but subjects, days, and words that say little."""
    if not a.whole or not b.whole or a.names & b.names or a.figures & b.figures or a.subject & b.rest or b.subject & a.rest:
        return False
    if _alike(a.rest, b.rest):
        return False
    return min(len(a.rest), len(b.rest)) >= LEAST or (bool(a.subject and b.subject) and not _alike(a.subject, b.subject))


def _said(sentence: Sequence[Statement]) -> list[Statement]:
    """Return the clauses of a sentence that are somebody's words; all where that is not known."""
    return [one for one in sentence if one.speaker and not one.reports] or list(sentence)


def _told(statement: Statement, parts: Sequence[Statement]) -> Told:
    fillers = statement.frame.fillers if statement.frame else ()
    subject = _subject(fillers)
    own = frozenset(stem(word) for one in subject for word in one.words)
    # Where it was is the whole story's, and no sign of one act.
    named = {f"={one.entity}" for one in subject if one.entity}
    named |= {f"={one.entity}" for one in statement.mentions if one.kind == "place"}
    named.add(f"={statement.speaker}")
    words = {word for one in (statement, *parts) for word in one.words}
    little = vocabulary().stems["light"] | vocabulary().stems["saying"]
    rest = {word for word in words if word[0] not in _MARKED} - own - little
    rest -= {stem(statement.trigger)} if statement.reports else set()
    spans = [one.span for one in (statement, *parts)]
    length = max(span.end for span in spans) - min(span.start for span in spans)
    return Told(
        own,
        frozenset(rest),
        frozenset(word for word in words if word[0] == "=") - named,
        frozenset(word for word in words if word[0] == "#"),
        bool(rest) and bool(subject or statement.frame is None) and length <= LONGEST,
    )


def _subject(fillers: Sequence[Filler]) -> list[Filler]:
    """Return who did it, or else what it was done to."""
    return [one for one in fillers if one.role == "agent"] or [one for one in fillers if one.role == "patient"][:1]


def _alike(one: Set[str], other: Set[str]) -> bool:
    """Tell whether two sets of stems have a word, two words for one act, or two words of one root in common."""
    if one & other or _senses(one) & _senses(other):
        return True
    starts = {word[:SAME_START] for word in one if len(word) >= SAME_START}
    return any(_one_root(x, y) for y in sorted(other) if y[:SAME_START] in starts for x in sorted(one))


def _one_root(x: str, y: str) -> bool:
    least = max(SAME_START, min(len(x), len(y)) - ENDING)
    return x[:least] == y[:least] and len(x) >= SAME_START <= len(y)


def _senses(words: Iterable[str]) -> set[int]:
    table = _acts()
    return {sense for word in words for sense in table.get(word, ())}


@functools.cache
def _acts() -> dict[str, frozenset[int]]:
    """Return for the stem of each listed word the lists that it stands in."""
    lists: list[list[str]] = []
    for name in ("synonyms.toml", "acts.toml"):
        lists += tomllib.loads(resources.files("tellings.collating").joinpath(name).read_text(encoding="utf-8"))["same"]
    held: dict[str, set[int]] = {}
    for number, words in enumerate(lists):
        for word in words:
            held.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in held.items()}
