"""The very words of a page in which something was found, with where they stand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from tellings.library.asking.matching import folded_words
from tellings.model import Article, Span

# Characters of a snippet: about two lines of a terminal.
LONGEST = 180

# Characters of a page in which the words are looked for, some hundredths of a second; where they come later, its beginning is shown.
_SEARCHED = 200_000


class Snippet(Struct, frozen=True):
    """Words of a page at a span; ``found`` are the words in them that were looked for. It may be the title's."""

    words: str
    span: Span
    found: tuple[Span, ...]


class _Found(NamedTuple):
    """A phrase, by its number, that stands in a text."""

    start: int
    end: int
    phrase: int


def snippet(article: Article, phrases: Sequence[tuple[str, ...]]) -> Snippet | None:
    """Return the words of the story around the most of the phrases, the first such place; else of the title; else its beginning.

    ``None`` for a page that tells no story.
    """
    title = article.title.span if article.title else None
    told = [(block.start, block.end) for block in article.told()]
    best: list[_Found] = []
    block = told[0] if told else None
    left = _SEARCHED
    for start, end in [*told, *([(title.start, title.end)] if title else [])]:
        window = _best_window(list(_found(article.text, start, min(end, start + max(left, 0)), phrases)))
        left -= end - start
        if _counted(window) > _counted(best):
            best, block = window, (start, end)
        if _counted(best) == len(set(phrases)):
            break
    if block is None:
        return None
    start, end = _around(article.text, *block, best)
    inside = [each for each in best if start <= each.start and each.end <= end]
    spans = tuple(dict.fromkeys(Span(article.id, each.start, each.end) for each in inside))
    return Snippet(article.text[start:end], Span(article.id, start, end), spans)


def _found(text: str, start: int, end: int, phrases: Sequence[tuple[str, ...]]) -> Iterator[_Found]:
    """Yield where the phrases stand between two offsets, in order."""
    words = list(folded_words(text[start:end]))
    for at, (first, begin, _end) in enumerate(words):
        for number, phrase in enumerate(phrases):
            if first == phrase[0] and tuple(word for word, _start, _stop in words[at : at + len(phrase)]) == phrase:
                yield _Found(start + begin, start + words[at + len(phrase) - 1][2], number)


def _best_window(found: Sequence[_Found]) -> list[_Found]:
    """Return the first run of places, no longer than a snippet, that has the most phrases."""
    best: list[_Found] = []
    first = 0
    for at, each in enumerate(found):
        while first < at and each.end - found[first].start > LONGEST:
            first += 1
        # A run is compared only where it ends with a phrase that the best one lacks: all others have no more phrases than that.
        if each.phrase not in {one.phrase for one in best} or not best:
            window = list(found[first : at + 1])
            best = window if _counted(window) > _counted(best) else best
    return best


def _counted(found: Sequence[_Found]) -> int:
    return len({each.phrase for each in found})


def _around(text: str, start: int, end: int, found: Sequence[_Found]) -> tuple[int, int]:
    """Return whole words of a block around what was found, from the beginning of a sentence where one is near."""
    first, last = (found[0].start, max(each.end for each in found)) if found else (start, start)
    begin = max(start, first - max(LONGEST - (last - first), 0) // 2)
    if begin > start:
        sentence = max(text.rfind(mark, begin, first) for mark in (". ", "! ", "? ", "\n"))
        space = next((at for at in range(begin - 1, first) if text[at].isspace()), first - 1)
        begin = (sentence if sentence >= begin else space) + 1
    stop = min(end, max(last, begin + LONGEST))
    if stop < end:
        stop = next((at for at in range(stop, last, -1) if text[at].isspace()), last)
    while begin < (first if found else stop) and text[begin].isspace():
        begin += 1
    while stop > max(last, begin) and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
