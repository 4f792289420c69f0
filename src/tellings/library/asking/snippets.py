"""The very words of a page in which something was found, with where they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tellings.library.asking.matching import folded_words
from tellings.model import Article, Span

# Characters of a snippet: about two lines of a terminal, as search engines show.
LONGEST = 180

# Characters of a page in which the words of a snippet are looked for: of a longer one the beginning is shown where they come later.
_SEARCHED = 200_000


class Snippet(Struct, frozen=True):
    """Words of a page at a span; ``found`` are the words in them that were looked for. It may be one of the title."""

    words: str
    span: Span
    found: tuple[Span, ...]


def snippet(article: Article, phrases: Sequence[tuple[str, ...]]) -> Snippet | None:
    """Return the words of the story around most of the phrases that are looked for, else of the title, else the beginning of the story.

    ``None`` for a page without a story.
    """
    title = article.title.span if article.title else None
    best: tuple[int, int, int, list[tuple[int, int]]] | None = None
    left = _SEARCHED
    for start, end in [*((block.start, block.end) for block in article.told()), *([(title.start, title.end)] if title else [])]:
        found = list(_occurrences(article.text[start : min(end, start + max(left, 0))], start, phrases))
        left -= end - start
        for at, (place, stop, _phrase) in enumerate(found):
            window = [each for each in found[at : at + 2 * len(phrases)] if each[1] <= max(stop, place + LONGEST)]
            score = len({phrase for _start, _end, phrase in window})
            if best is None or score > best[0]:
                best = (score, start, end, [each[:2] for each in window])
                if score == len(phrases):
                    return _cut(article, *best[1:])
    if best is not None:
        return _cut(article, *best[1:])
    for block in article.told():
        return _cut(article, block.start, block.end, [])
    return None


def _occurrences(text: str, first: int, phrases: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, int]]:
    """Yield where the phrases stand in a text that begins at ``first``, with which of them it is, in order of place."""
    words = list(folded_words(text))
    begins: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        begins.setdefault(phrase[0], []).append(number)
    for at, (word, start, _end) in enumerate(words):
        for number in begins.get(word, ()):
            phrase = phrases[number]
            if all(each[0] == other for each, other in zip(words[at : at + len(phrase)], phrase, strict=False)) and at + len(phrase) <= len(
                words
            ):
                yield first + start, first + words[at + len(phrase) - 1][2], number


def _cut(article: Article, start: int, end: int, found: list[tuple[int, int]]) -> Snippet:
    """Return the words of a block from ``start`` to ``end`` around what was found: whole words, the sentence's beginning where it is near."""
    text = article.text
    first, last = (found[0][0], max(stop for _place, stop in found)) if found else (start, start)
    room = max(LONGEST - (last - first), 0)
    begin = max(start, first - room // 2)
    stop = min(end, max(last, begin + LONGEST))
    begin = max(start, min(begin, stop - LONGEST))
    if begin > start:
        sentence = max(text.rfind(mark, begin, first) + 2 for mark in (". ", "! ", "? ", "\n"))
        spaces = [at for at in range(begin, first) if text[at].isspace()]
        begin = sentence if sentence > begin else (spaces[0] + 1 if spaces else begin)
    if stop < end:
        space = max((at for at in range(last, stop) if text[at].isspace()), default=stop)
        stop = space
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    inside = tuple(Span(article.id, place, until) for place, until in _merged(found) if begin <= place and until <= stop)
    return Snippet(text[begin:stop], Span(article.id, begin, stop), inside)


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for place, stop in sorted(found):
        if merged and place < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((place, stop))
    return merged[: bisect_left(merged, (1 << 62, 0))]
