"""What changed in a story, word by word, with the place of each word on both sides."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from tellings.model import Article, Span

_WORD = re.compile(r"\w+|[^\w\s]")

# Fewer words than these that stay between two changes are part of one: "of the" that happens to be in both says nothing.
FEWEST_KEPT = 3

# Words of one version times those of the other, behind what both begin and end with alike. Longest common subsequences take a bit for each
# pair: 250 MB at the most. Two versions of 40,000 words may differ altogether.
MOST_PAIRS = 2_000_000_000


class Edit(Struct, frozen=True):
    """Words that one version has and the other has not; a side without words has no span."""

    kind: Literal["added", "removed", "replaced"]
    before: Span | None
    after: Span | None
    words_before: str
    words_after: str


class _Stretch(NamedTuple):
    """Words ``[a, b)`` of the old version in whose place ``[c, d)`` of the new one stand."""

    a: int
    b: int
    c: int
    d: int


class _Word(NamedTuple):
    """A word of a story, and where it stands."""

    words: str
    start: int
    end: int


def edits(before: Article, after: Article) -> tuple[tuple[Edit, ...], str | None]:
    """Return what changed from the story of one article to that of another, in order, and why it could not be told finer, if so.

    Spacing and what is not the story (menus, captions) are not compared. The words that stay are a longest common subsequence.
    """
    old, new = _told(before), _told(after)
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(word.words, len(numbers)) for word in side] for side in (old, new))
    stretches, why = _stretches(one, other)
    return tuple(_edit(before, after, old[a:b], new[c:d]) for a, b, c, d in _joined(stretches)), why


def _told(article: Article) -> list[_Word]:
    return [
        _Word(match[0], match.start(), match.end())
        for block in article.told()
        for match in _WORD.finditer(article.text, block.start, block.end)
    ]


def _stretches(old: Sequence[int], new: Sequence[int]) -> tuple[list[_Stretch], str | None]:
    """Return what differs between two lists, as the two stretches of each difference, in order."""
    begin = _alike(old, new)
    end = _alike(old[begin:][::-1], new[begin:][::-1])
    a, b = old[begin : len(old) - end], new[begin : len(new) - end]
    if len(a) * len(b) > MOST_PAIRS:
        return [_Stretch(begin, begin + len(a), begin, begin + len(b))], "the versions are too long to tell single words apart"
    from rapidfuzz.distance import LCSseq

    found = (each for each in LCSseq.opcodes(a, b) if each.tag != "equal")
    return [_Stretch(begin + e.src_start, begin + e.src_end, begin + e.dest_start, begin + e.dest_end) for e in found], None


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many values two lists begin with alike."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Join changes between which only a few words stay."""
    joined: list[_Stretch] = []
    for each in stretches:
        if joined and each.a - joined[-1].b < FEWEST_KEPT:
            joined[-1] = joined[-1]._replace(b=each.b, d=each.d)
        else:
            joined.append(each)
    return joined


def _edit(before: Article, after: Article, old: Sequence[_Word], new: Sequence[_Word]) -> Edit:
    gone, come = _span(before, old), _span(after, new)
    return Edit(
        "replaced" if gone and come else "removed" if gone else "added",
        gone,
        come,
        before.words(gone) if gone else "",
        after.words(come) if come else "",
    )


def _span(article: Article, words: Sequence[_Word]) -> Span | None:
    return Span(article.id, words[0].start, words[-1].end) if words else None
