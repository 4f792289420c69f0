"""Where a story has a phrase that ties its year to another, and which stretch of the sentence is the phrase's own."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tellings.dating.sense import number_of, ordinal_of
from tellings.dating.story.phrases import phrases
from tellings.dating.story.reading_times import ArticleTimes
from tellings.dating.vocabulary import vocabulary

# How far from a phrase its year stands, in the same sentence: behind it, and before it.
_BEHIND, _BEFORE = 130, 40

# Phrases of one kind looked at in one block at most, so that a hostile page costs no more than this.
_MOST = 100

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|\n")


class PlacedPhrase(NamedTuple):
    """A phrase in a text and the stretch of its sentence that is its own: up to the phrases beside it.

    ``number`` counts whole years; ``months`` is the whole length in months.
    """

    means: str
    match: re.Match[str]
    number: int
    start: int
    end: int
    months: int = 0


def placed_phrases(times: ArticleTimes) -> Iterator[PlacedPhrase]:
    """Yield the phrases of what an article tells, in order of place."""
    for block in times.article.told():
        found = [
            (phrase.means, match, phrase.number if phrase.number is not None else _number(match))
            for phrase in phrases()
            for match in islice(phrase.regex.finditer(times.folded, block.start, block.end), _MOST)
        ]
        found.sort(key=lambda one: (one[1].start(), -one[1].end(), one[0]))
        for index, (means, match, number) in enumerate(found):
            start, end = _window(times, match)
            others = [other for _, other, _ in found[max(0, index - 3) : index + 4]]
            start = max([start, *(other.end() for other in others if other.end() <= match.start())])
            end = min([end, *(other.start() for other in others if other.start() >= match.end())])
            if number is not None:
                yield PlacedPhrase(means, match, number, start, end, _months(match, number))


def _window(times: ArticleTimes, match: re.Match[str]) -> tuple[int, int]:
    behind = times.folded[match.end() : match.end() + _BEHIND]
    before = times.folded[max(0, match.start() - _BEFORE) : match.start()]
    stop = _SENTENCE_END.search(behind)
    starts = list(_SENTENCE_END.finditer(before))
    return match.start() - len(before) + (starts[-1].end() if starts else 0), match.end() + (stop.start() if stop else len(behind))


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    known = vocabulary()
    if groups.get("digits"):
        return int(groups["digits"])
    if groups.get("ordinal"):
        return ordinal_of(groups["ordinal"], known)
    words = next((words for name, words in groups.items() if name.startswith("number") and words), None)
    value = None if not words else number_of(words, known)
    return int(value) if value is not None and value >= 1 else None


def _months(match: re.Match[str], number: int) -> int:
    """Return the length of a phrase in months: "five and a half years", "2.5 years", "18 months"."""
    groups = match.groupdict()
    if groups.get("months"):
        return number
    return 12 * number + 6 * bool(groups.get("andhalf") or (groups.get("number") or "").endswith(".5"))
