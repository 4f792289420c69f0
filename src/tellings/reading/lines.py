"""The lines of plain text as paragraphs, and what can be seen of each from outside."""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# No page of news has more lines (the longest of 154 has 594); what comes after is kept as one stretch that is not looked at, so that
# millions of short lines cost no more than seconds.
MOST_LINES = 10_000

# Only this much of either end of a line is looked at: no title, credit or date is longer, and a line of 12 MB costs nothing.
LOOKED_AT = 600

_LINES = re.compile(r"[^\r\n]+")
_CLOSERS = "\"'”’»›)]}*_ \t\u00a0\u200b"
_FINAL = frozenset(".!?…。！？।؟‽")
# A note in brackets behind the last sentence: who signed it, or what the room did.
_NOTE = re.compile(r"[(\[/][^()\[\]/]{1,40}[)\]/]$")
_NOTE_ENDS = (")", "]", "/")
_BULLET = re.compile(r"(?:[•‣▪●◦·–—*+-]|\d{1,2}[.)])\s+\S")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")

# A line with this many words or more that ends as sentences end is prose; headlines with a full stop are shorter or stand on top.
PROSE_WORDS = 8
# A line with this many words is prose however it ends: the longest headline of 154 news pages has 24.
ALWAYS_PROSE_WORDS = 40

# Shorter lines that end in dots are headlines and teasers that a site cut off.
_CUT_OFF_WORDS = 25

# Text counts as wrapped by hand where this share of its full lines is followed by a line that goes on; wire services wrap at 60 to 80.
_WRAPPED_SHARE = 0.5
_WRAP_WIDTHS = (50, 100)


class Line(NamedTuple):
    """A paragraph of plain text: ``[start, end)`` without white space at its ends; ``text`` is what is looked at, white space collapsed."""

    start: int
    end: int
    text: str
    words: int
    gap: bool

    @property
    def ends_sentence(self) -> bool:
        """Tell whether the line ends with a mark that ends a sentence, or opens a list or a quotation with a colon."""
        return ends_sentence(self.text) or (self.text.endswith(":") and self.words >= PROSE_WORDS)

    @property
    def is_prose(self) -> bool:
        """Tell whether the line tells something in whole sentences, as far as its form shows."""
        if self.words < PROSE_WORDS or (self.words < _CUT_OFF_WORDS and self.text.endswith(("...", "…"))):
            return False
        return self.words >= ALWAYS_PROSE_WORDS or self.ends_sentence

    @property
    def is_listed(self) -> bool:
        """Tell whether the line begins with a bullet or a number."""
        return _BULLET.match(self.text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether text ends as sentences end, closing quotation marks and brackets aside, also "… are rare. (Agency)"."""
    end = text[-LOOKED_AT:]
    if end.rstrip(_CLOSERS)[-1:] in _FINAL:
        return True
    tail = end.rstrip()
    noted = _NOTE.search(tail) if tail.endswith(_NOTE_ENDS) else None
    return noted is not None and noted.start() > 0 and tail[: noted.start()].rstrip(_CLOSERS)[-1:] in _FINAL


def count_words(text: str) -> int:
    """Count words; scripts without spaces count two characters as one word."""
    return _counted(text) if len(text) <= 2 * LOOKED_AT + 1 else _count(text)


def _count(text: str) -> int:
    tokens = text.split()
    marks = [token for token in tokens if not (token.isalnum() or token[0].isalnum() or any(map(str.isalnum, token)))]
    spaced = len(tokens) - len(marks)
    return spaced if text.isascii() else spaced + len(_UNSPACED.findall(text)) // 2


# The same line is counted by several rules.
_counted = functools.lru_cache(maxsize=4096)(_count)


def lines(text: str) -> list[Line]:
    """Cut text into its lines, or into its paragraphs where lines were wrapped by hand; at most ``MOST_LINES`` and a rest."""
    bounds: list[tuple[int, int]] = []
    for found in _LINES.finditer(text):
        if len(bounds) == MOST_LINES:
            bounds.append(_trimmed(text, found.start(), len(text)))
            break
        bounds.append(_trimmed(text, found.start(), found.end()))
    bounds = [bound for bound in bounds if bound[0] < bound[1]]
    bounds = _unwrapped(text, bounds)
    return [_line(text, *bound, previous) for bound, previous in zip(bounds, [0, *(end for _, end in bounds)], strict=False)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    seen = text[start:end]
    left = len(seen) - len(seen.lstrip())
    return start + left, max(start + left, end - (len(seen) - len(seen.rstrip())))


def _line(text: str, start: int, end: int, previous: int) -> Line:
    seen = text[start:end] if end - start <= 2 * LOOKED_AT else f"{text[start : start + LOOKED_AT]} {text[end - LOOKED_AT : end]}"
    seen = " ".join(seen.split())
    return Line(start, end, seen, count_words(seen), _blank_between(text, previous, start))


def _blank_between(text: str, end: int, start: int) -> bool:
    between = text[max(end, start - LOOKED_AT) : start].replace("\r\n", "\n").replace("\r", "\n")
    return between.count("\n") > 1


def _unwrapped(text: str, bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join lines that were wrapped by hand at one width; other text stays as it is."""
    width = max((end - start for start, end in bounds), default=0)
    if not _WRAP_WIDTHS[0] <= width <= _WRAP_WIDTHS[1] or len(bounds) < 3:
        return list(bounds)
    goes_on = [_goes_on(text, one, other, width) for one, other in pairwise(bounds)]
    unended = [
        on
        for (start, end), on in zip(bounds, goes_on, strict=False)
        if end - start >= _WRAP_WIDTHS[0] and not ends_sentence(text[start:end])
    ]
    if len(unended) < 2 or sum(unended) < _WRAPPED_SHARE * len(unended):
        return list(bounds)
    joined = [bounds[0]]
    for bound, on in zip(bounds[1:], goes_on, strict=True):
        if on:
            joined[-1] = (joined[-1][0], bound[1])
        else:
            joined.append(bound)
    return joined


def _goes_on(text: str, one: tuple[int, int], other: tuple[int, int], width: int) -> bool:
    """Tell whether a line is so full that the first word of the next one would not have fitted."""
    if _blank_between(text, one[1], other[0]):
        return False
    first_word = text[other[0] : other[1]].split(maxsplit=1)[0]
    return one[1] - one[0] + 1 + len(first_word) > width


@functools.lru_cache(maxsize=4096)
def opened_form(text: str) -> str:
    """Return text in lower case with straight apostrophes and without the marks at its beginning."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    start = 0
    while start < len(folded) and not (folded[start].isalnum() or folded[start] in "©@("):
        start += 1
    return folded[start:]


@functools.lru_cache(maxsize=4096)
def plain_form(text: str) -> str:
    """Return text in lower case with straight apostrophes and without the marks at both ends, to be looked up in word lists."""
    folded = opened_form(text).lstrip("(")
    end = len(folded)
    while end and not folded[end - 1].isalnum():
        end -= 1
    return folded[:end]
