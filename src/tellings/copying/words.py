"""The words of what an article tells, normalised for comparison, each with its place in the article's text."""

import functools
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.copying.quoting import quoted_ranges
from tellings.model import Article, Span

# Scripts written without spaces: every character counts as a word (Thai, Lao, Myanmar, Khmer, kana, Han, and their supplements).
UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

# A block in which more than this share of the words begins with a capital (a headline style, all capitals) says nothing by capitals.
# A sentence of names and titles in the labelled pages reaches .65; short blocks may be a name alone.
MOSTLY_CAPITALS = 0.8
SHORT_BLOCK = 12

# Characters that nobody sees: they part no word, so that they cannot hide a copy.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

# Marks that end a sentence, marks that may follow them, marks that join letters of one word, and signs over which a name runs on.
ENDS = ".!?…。！？।؟"
CLOSERS = "\"'”’»)]"
APOSTROPHES = "'’ʼ＇"
NAME_JOINTS = " -\u2010\u2011."

_SENTENCE_END = re.compile(rf"[{re.escape(ENDS)}]+[{re.escape(CLOSERS)}]*\s*$")

# The word hash takes one code point a step: exclusive or, a multiplication (the golden ratio's 64 bits, odd), and the high half onto
# the low one. Written for this project, so that Python and the compiled kernel of ``batch`` give the same value.
HASH_SEED = 0x243F6A8885A308D3
HASH_FACTOR = 0x9E3779B97F4A7C15


class Named(NamedTuple):
    """A run of capitalised words: the index of its last word, and how many words it has."""

    last: int
    size: int


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one article's told blocks, in order; arrays are parallel, offsets count code points of ``article.text``.

    ``key`` is a stable 64-bit hash of the normalised word; ``length`` the letters of the normalised word (0 in unspaced scripts);
    ``quoted`` is true inside quotation marks or a block quotation; ``named`` in a run of two or more capitalised words; ``first``
    where a word opens a sentence; ``block`` counts told blocks.
    """

    article: Article
    key: NDArray[np.uint64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    length: NDArray[np.int64]
    block: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    named: NDArray[np.bool_]
    first: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.key)

    def range(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of the words that begin inside a span of the article."""
        return int(np.searchsorted(self.start, span.start)), int(np.searchsorted(self.start, span.end))

    @functools.cached_property
    def names(self) -> tuple[Named, ...]:
        """The runs of capitalised words inside a block, of one word and more, in order."""
        text = self.article.text
        found: list[Named] = []
        run, last_end, last_block = 0, -1, -1
        for at, (start, end, block) in enumerate(zip(self.start.tolist(), self.end.tolist(), self.block.tolist(), strict=True)):
            capital = text[start].isupper()
            if run and not (capital and block == last_block and text[last_end:start] == " "):
                found.append(Named(at - 1, run))
                run = 0
            run = run + 1 if capital else 0
            last_end, last_block = end, block
        return (*found, Named(len(self) - 1, run)) if run else tuple(found)


@functools.cache
def _letter() -> str:
    marks = "".join(chr(code) for code in range(min(sys.maxunicode, 0xFFFF)) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    return rf"(?:(?![{UNSPACED}])[^\W_]|[{re.escape(marks)}{INVISIBLE}])"


@functools.cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]|{_letter()}+(?:[{APOSTROPHES}]{_letter()}+)*")


def is_unspaced(character: str) -> bool:
    """Tell whether a character is a word by itself."""
    return re.match(f"[{UNSPACED}]", character) is not None


def is_letter(character: str) -> bool:
    """Tell whether a character goes on with the word before it."""
    return re.match(_letter(), character) is not None


@functools.lru_cache(maxsize=1 << 17)
def normalised(word: str) -> str:
    """Return the form under which a word is compared: compatibility forms folded, no case, accents, apostrophes or soft hyphens.

    >>> normalised("O’Café") == normalised("o'cafe")
    True
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in decomposed if c.isalnum() or (unicodedata.category(c) in ("Mn", "Mc") and not "\u0300" <= c <= "\u036f"))


@functools.lru_cache(maxsize=1 << 17)
def hashed(word: str) -> tuple[int, int]:
    """Return the stable 64-bit hash of a word's normalised form, and how many letters it has (0 in an unspaced script)."""
    plain = normalised(word) or word
    value = HASH_SEED
    for character in plain:
        value = ((value ^ ord(character)) * HASH_FACTOR) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 32
    return value, 0 if len(word) == 1 and is_unspaced(word) else len(plain)


def _runs(flags: Sequence[bool], breaks: Sequence[bool]) -> list[bool]:
    """Return which flags stand in a run of two or more; a break opens a new run."""
    marked = [False] * len(flags)
    start = 0
    for index in range(1, len(flags) + 1):
        if index == len(flags) or not flags[index] or not flags[index - 1] or breaks[index]:
            if index - start > 1:
                marked[start:index] = flags[start:index]
            start = index
    return marked


def _block_words(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[bool], list[bool]]:
    places = [match.span() for match in _word_pattern().finditer(text, start, end)]
    first, capital, breaks = [], [], []
    before = start
    for index, (left, right) in enumerate(places):
        between = text[before:left]
        opens = index == 0 or (_SENTENCE_END.search(between) is not None and not text[left].islower())
        first.append(opens)
        capital.append(text[left].isupper() or text[left].istitle())
        # A name runs on over spaces, hyphens and the dots of initials, but not over a comma or the end of a sentence.
        breaks.append(opens or (between.strip(NAME_JOINTS) != ""))
        before = right
    if len(places) > SHORT_BLOCK and sum(capital) > MOSTLY_CAPITALS * len(places):
        capital = [False] * len(places)
    return places, first, _runs(capital, breaks)


def words_of(article: Article) -> Words:
    """Split what an article tells into normalised words: hyphens part words, apostrophes do not, digits are words. Linear time."""
    places: list[tuple[int, int]] = []
    first: list[bool] = []
    named: list[bool] = []
    block: list[int] = []
    for number, told in enumerate(article.told()):
        found, opens, names = _block_words(article.text, told.start, told.end)
        places += found
        first += opens
        named += names
        block += [number] * len(found)
    keys = [hashed(article.text[left:right]) for left, right in places]
    start = np.array([left for left, _ in places], dtype=np.int64)
    return Words(
        article,
        np.array([key for key, _ in keys], dtype=np.uint64),
        start,
        np.array([right for _, right in places], dtype=np.int64),
        np.array([length for _, length in keys], dtype=np.int64),
        np.array(block, dtype=np.int64),
        _inside(start, quoted_ranges(article)),
        np.array(named, dtype=np.bool_),
        np.array(first, dtype=np.bool_),
    )


def _inside(offsets: NDArray[np.int64], ranges: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    if not ranges:
        return np.zeros(len(offsets), dtype=np.bool_)
    starts = np.array([left for left, _ in ranges], dtype=np.int64)
    ends = np.array([right for _, right in ranges], dtype=np.int64)
    at = np.searchsorted(starts, offsets, side="right") - 1
    return (at >= 0) & (offsets < ends[np.maximum(at, 0)])
