"""A long article in parts that a page can hold: cut between blocks, and inside a block only where it alone is too long."""

import re
from bisect import bisect_right
from typing import NamedTuple

from msgspec.structs import replace

from tellings.model import Article, Block

# Characters of a part. A page of the site may have 150 KB: 48 KB for words of three bytes a character, as much again for marks (see
# `tellings.web.overlay.MOST_MARKS`) and what stands beside them.
PORTION = 16_000

# What stands before this offset is in the first part, whatever the paragraphs are.
SURELY_FIRST = PORTION // 2

# A block is cut where a sentence ends in its last so many characters, else at white space, else anywhere.
_SEARCHED = 600
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*\s+")
_BLANK = re.compile(r"\s+")


class Portion(NamedTuple):
    """Part ``number``, counted from 1, of ``last``: what stands at ``[start, end)`` of the article's text."""

    number: int
    last: int
    start: int
    end: int


def portions(article: Article, size: int = PORTION) -> tuple[Portion, ...]:
    """Return the parts of an article, in order, which together hold all blocks.

    Each but the last has at least half of ``size`` characters, and each at most ``size`` and a quarter.
    """
    edges = [0]
    for block in article.blocks:
        if block.end - edges[-1] > size and block.start - edges[-1] >= size // 2:
            edges.append(block.start)
        while block.end - edges[-1] > size + size // 4:
            edges.append(cut_before(article.text, max(edges[-1] + size // 2, block.start), edges[-1] + size))
    end = max(len(article.text), edges[-1])
    edges = [edge for edge in edges if edge < end] or [0]
    pairs = zip(edges, [*edges[1:], end], strict=True)
    return tuple(Portion(number, len(edges), start, stop) for number, (start, stop) in enumerate(pairs, 1))


def portion_at(parts: tuple[Portion, ...], place: int) -> Portion:
    """Return the part that an offset lies in; the last one for an offset behind all."""
    return parts[max(0, bisect_right(parts, place, key=lambda part: part.start) - 1)]


def only(article: Article, part: Portion) -> Article:
    """Return an article with the blocks of one part, those that go over its edge cut there; its text stays, and so do all offsets."""
    blocks: list[Block] = []
    for block in article.blocks:
        start, end = max(block.start, part.start), min(block.end, part.end)
        if start < end:
            blocks.append(block if (start, end) == (block.start, block.end) else replace(block, start=start, end=end))
    return replace(article, blocks=tuple(blocks))


def cut_before(text: str, low: int, high: int) -> int:
    """Return where to cut a text before ``high`` and behind ``low``: behind a sentence, else behind white space, else at ``high``."""
    for pattern in (_SENTENCE, _BLANK):
        found = [match.end() for match in pattern.finditer(text, max(low, high - _SEARCHED), high)]
        if found and found[-1] > low:
            return found[-1]
    return high
