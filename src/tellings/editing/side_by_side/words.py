"""Which words of a shared passage are the same on both sides."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tellings.editing.side_by_side.units import MOST_READ
from tellings.model import Article, Reuse, Span

_STOPS = frozenset(".!?…")
_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*")


class Match(NamedTuple):
    """Words that follow each other alike on both sides: ``[a, a_end)`` of the one article, ``[b, b_end)`` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int


class _Alike(NamedTuple):
    """``n`` words alike, from word ``a`` of the one side and word ``b`` of the other on."""

    a: int
    b: int
    n: int


def matches(one: Article, other: Article, passage: Reuse) -> tuple[Match, ...]:
    """Return what is alike in a passage that two articles share, in order; ``one`` may be either side of it.

    Case and punctuation make no difference. The words that stay are a longest common subsequence, of the part that is read of an article
    (:data:`~tellings.editing.side_by_side.units.MOST_READ`).
    """
    mine, theirs = (passage.a, passage.b) if passage.a.article == one.id else (passage.b, passage.a)
    left, right = _words(one, mine), _words(other, theirs)
    from rapidfuzz.distance import LCSseq

    ours, its = [word[0] for word in left], [word[0] for word in right]
    opcodes = LCSseq.opcodes(ours, its)
    found = [_Alike(each.src_start, each.dest_start, each.src_end - each.src_start) for each in opcodes if each.tag == "equal"]
    ends = _ends(one, left), _ends(other, right)
    return tuple(Match(left[a][1], left[a + n - 1][2], right[b][1], right[b + n - 1][2]) for a, b, n in _slid(found, (ours, its), ends))


def _slid(found: Sequence[_Alike], sides: Sequence[Sequence[str]], ends: Sequence[Sequence[bool]]) -> list[_Alike]:
    """Return what is alike with no words cut off from the sentence that they belong to.

    Where one side goes on with "The owner wept. The fire began" and the other with "The fire began", the first "The" is as long a common
    subsequence as the second: words are moved over a gap where it then begins behind a sentence, or where all of them can be.
    """
    slid: list[_Alike] = []
    for one in reversed(found):
        moved = _movable(one, slid[-1], sides, ends) if slid else 0
        if moved:
            slid[-1] = _Alike(slid[-1].a - moved, slid[-1].b - moved, slid[-1].n + moved)
        if moved < one.n:
            slid.append(one._replace(n=one.n - moved))
    return slid[::-1]


def _movable(one: _Alike, following: _Alike, sides: Sequence[Sequence[str]], ends: Sequence[Sequence[bool]]) -> int:
    """Return how many of the last words of ``one`` better stand before ``following``, where only one side has words between the two."""
    before, behind = (one.a + one.n, one.b + one.n), (following.a, following.b)
    gapped = [side for side in (0, 1) if before[side] < behind[side]]
    if len(gapped) != 1:
        return 0
    words, end, begin = sides[gapped[0]], before[gapped[0]], behind[gapped[0]]
    most = 0
    while most < min(one.n, begin - end) and words[end - 1 - most] == words[begin - 1 - most]:
        most += 1
    stops = ends[gapped[0]]
    return next((n for n in range(most + 1) if n == one.n or stops[end - 1 - n]), 0)


def _ends(article: Article, words: Sequence[tuple[str, int, int]]) -> list[bool]:
    """Tell of each word whether a sentence ends behind it."""
    return [article.text[end : end + 1] in _STOPS for _, _, end in words]


def gaps(article: Article, span: Span, alike: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of words inside a span that are in none of the stretches that are ``alike``, which stand in order.

    A stretch goes from the first to the last of its words: punctuation alone is no difference.
    """
    found: list[tuple[int, int]] = []
    place = span.start
    last = min(span.end, MOST_READ)
    for start, end in [*alike, (last, last)]:
        words = [match.span() for match in _WORD.finditer(article.text, place, max(place, start))]
        if words:
            found.append((words[0][0], words[-1][1]))
        place = max(place, end)
    return found


def missing(base: Article, other: Article, found: Sequence[Match]) -> list[tuple[int, int]]:
    """Return where an article goes on without words that the base text has there: the offset behind the gap, and how many words.

    ``found`` is what is alike in one passage, ``a`` of it the base; where the article has other words instead, nothing is missing.
    """
    gone = []
    for before, after in pairwise(found):
        words = len(_WORD.findall(base.text, before.a_end, after.a))
        if words and not _WORD.search(other.text, before.b_end, after.b):
            gone.append((after.b, words))
    return gone


def _words(article: Article, span: Span) -> list[tuple[str, int, int]]:
    return [
        (match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(article.text, span.start, min(span.end, MOST_READ))
    ]
