"""Where an article quotes: the stretches inside quotation marks of all kinds, and block quotations."""

import bisect
import functools
import importlib.resources
import re
import tomllib
from itertools import pairwise

from tellings.model import Article, Block

# Marks that may stand between an opening quotation mark and its first word.
_BEFORE_WORDS = frozenset("[(…'‘“$€£¿¡")

# A paragraph inside a block: an unclosed mark reaches no further.
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")

# A mark that can close, directly behind such punctuation, does close.
_CLOSING = frozenset('"”»')
_BEFORE_CLOSING = frozenset(".,!?…。！？")

# A quotation in single marks is looked for this far: an apostrophe at the start of a word ('90s) must not open one over a page.
LONGEST_SINGLE = 600


@functools.cache
def _marks() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    table = tomllib.loads(importlib.resources.files("tellings.copying").joinpath("marks.toml").read_text(encoding="utf-8"))
    return table["double"] | table["toggle"], table["toggle"], table["single"]


def _can_open(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isalnum() and (after.isalnum() or after in _BEFORE_WORDS)


def _single_closings(text: str, start: int, end: int) -> list[int]:
    """Return where a single mark stands that is no apostrophe inside a word."""
    marks = frozenset("".join(_marks()[2].values()))
    return [at for at in range(start, end) if text[at] in marks and not (at + 1 < end and text[at + 1].isalnum())]


def _block_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the outermost quotations of one block in one pass; an opened double mark that nothing closes reaches to the block's end."""
    double, toggle, single = _marks()
    closings = _single_closings(text, start, end)
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        character = text[at]
        close: int | None = None
        if character in _CLOSING and at > start and text[at - 1] in _BEFORE_CLOSING:
            # A mark that closes what an earlier paragraph opened: all before it is quoted.
            found.append((found[-1][1] if found else start, at + 1))
        elif character in double and (character not in toggle or _can_open(text, at, start, end)):
            close = next((i for i in range(at + 1, end) if text[i] in double[character]), end - 1)
        elif character in single and _can_open(text, at, start, end):
            close = _single_end(text, at, single[character], closings)
        if close is not None:
            found.append((at, close + 1))
            at = close
        at += 1
    return found


def _single_end(text: str, at: int, closers: str, closings: list[int]) -> int | None:
    """Return where the quotation that a single mark opens at ``at`` is closed; few marks are looked at, however many there are."""
    first = bisect.bisect_right(closings, at)
    return next((i for i in closings[first : first + MOST_CLOSINGS] if text[i] in closers and i - at <= LONGEST_SINGLE), None)


# Closing marks that are looked at for one opening mark.
MOST_CLOSINGS = 8


def quoted_ranges(article: Article) -> list[tuple[int, int]]:
    """Return the half-open offsets of what the told blocks quote, marks included, in order and without overlap."""
    found: list[tuple[int, int]] = []
    for block in article.told():
        found += _quoted_in(article.text, block)
    return found


def _quoted_in(text: str, block: Block) -> list[tuple[int, int]]:
    if block.quoted:
        return [(block.start, block.end)]
    breaks = [match.end() for match in _BLANK_LINE.finditer(text, block.start, block.end)]
    edges = [block.start, *breaks, block.end]
    return [found for start, end in pairwise(edges) for found in _block_ranges(text, start, end)]
