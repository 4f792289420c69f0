"""Which words of a shared passage are the same on both sides."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tellings.editing.side_by_side.units import MOST_READ
from tellings.model import Article, Reuse, Span

_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*")


class Match(NamedTuple):
    """Words that follow each other alike on both sides: ``[a, a_end)`` of the one article, ``[b, b_end)`` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int


def matches(one: Article, other: Article, passage: Reuse) -> tuple[Match, ...]:
    """Return what is alike in a passage that two articles share, in order; ``one`` may be either side of it.

    Case and punctuation make no difference. The words that stay are a longest common subsequence, of the part that is read of an article
    (:data:`~tellings.editing.side_by_side.units.MOST_READ`).
    """
    mine, theirs = (passage.a, passage.b) if passage.a.article == one.id else (passage.b, passage.a)
    left, right = _words(one, mine), _words(other, theirs)
    from rapidfuzz.distance import LCSseq

    found = [each for each in LCSseq.opcodes([w[0] for w in left], [w[0] for w in right]) if each.tag == "equal"]
    return tuple(
        Match(left[each.src_start][1], left[each.src_end - 1][2], right[each.dest_start][1], right[each.dest_end - 1][2]) for each in found
    )


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
        (match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(article.text, span.start, min(span.end, MOST_READ))
    ]
