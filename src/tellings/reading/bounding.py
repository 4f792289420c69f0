"""Bounds on what a page may hold besides words: elements, attributes, nesting, characters that nobody sees."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from tellings.errors import ReadingError
from tellings.model import Article
from tellings.reading.decoding import Decoded
from tellings.reading.html.nesting import DEEPEST

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

# Tags of one page: the parser needs 300 bytes and 4 microseconds for each. The largest of 154 news pages has 5,852.
MOST_TAGS = 200_000

# Attributes of one element. The parser looks through all of them for each one more: 40,000 take 17 seconds. The most of those pages is 85.
MOST_ATTRIBUTES = 1_000
# An element with more attributes than that is longer than this; where none is, and the page is not large, nothing is counted. Of 91
# news pages 16 have so long a one, with an address, a picture or a script in it; few of them have as many signs that part attributes.
_LONG_ELEMENT = 4_000
_SEPARATOR = re.compile(r"[\s/]+|[\"']")
_LARGE = 1024 * 1024
# Attributes whose values hold "<" look like many short elements; so many signs of values are counted out. The most of 154 news pages has
# 13,825.
_MANY_VALUES = 15_000

# Characters that nobody sees within words, beyond which a page is told to have them: stray ones come from programs for layout. Marks that
# turn the direction of words against their script (LRO, RLO) are told from the first; no news page of those 154 has one. Zero
# bytes are told too; in HTML a sign stands for each, as browsers show it.
MOST_WITHIN_WORDS = 5
# Scripts whose words need none of these; others join and part their letters with them.
_LETTER = "[a-zA-Z\u00c0-\u024f\u0370-\u052f]"
_UNSEEN = "[\u200b-\u200f\u202a-\u202c\u2060-\u2069\ufeff]"
# The letter before stands behind the first character: a search that begins with characters so rare is fast.
_WITHIN_WORDS = re.compile(f"{_UNSEEN}(?<={_LETTER}{_UNSEEN}){_UNSEEN}{{0,8}}(?={_LETTER})")
_TURNED = re.compile("[\u202d\u202e]")


def bounded(name: str, source: str) -> Decoded:
    """Return the source of an HTML page up to its last element that is read, and what was wrong.

    Raises:
        ReadingError: an element has more than ``MOST_ATTRIBUTES`` attributes.
    """
    trouble = None
    pieces = source.split("<", MOST_TAGS + 1)
    if len(pieces) > MOST_TAGS + 1:
        source = "<".join(pieces[:-1])
        trouble = f"only the first {MOST_TAGS:,} tags were read; cut out the article and give that"
    long = [piece for piece in pieces if len(piece) > _LONG_ELEMENT]
    strange = len(source) > _LARGE or source.count("=") > _MANY_VALUES or any(map(_may_hold_many, long))
    if strange and _most_attributes(source) > MOST_ATTRIBUTES:
        said = f"an element has more than {MOST_ATTRIBUTES:,} attributes, as no page of words has; give the article's text"
        raise ReadingError(name, "too-many", said)
    return Decoded(source, trouble)


def _may_hold_many(piece: str) -> bool:
    """Tell whether a long stretch behind a "<" is an element with many signs that part attributes: white space, strokes, quotes."""
    if not (piece[0].isascii() and piece[0].isalpha()):
        return False
    end = piece.find(">")
    # A ">" behind an opened quotation mark stands in a value and ends nothing.
    if end >= 0 and (piece.count('"', 0, end) % 2 or piece.count("'", 0, end) % 2):
        end = -1
    if 0 <= end <= _LONG_ELEMENT:
        return False
    return sum(1 for _ in _SEPARATOR.finditer(piece, 0, end if end >= 0 else len(piece))) >= MOST_ATTRIBUTES


def _most_attributes(source: str) -> int:
    """Count the attributes of the element that has most; in linear time, for no tree is built."""
    from lxml import etree

    counting = _Counting()
    parser = etree.HTMLParser(encoding="utf-8", target=cast("ParserTarget", counting))
    with suppress(etree.LxmlError, ValueError):
        etree.fromstring(source.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    return counting.most


class _Counting:
    """What the parser tells of each element."""

    def __init__(self) -> None:
        self.most = 0

    def start(self, _name: str, attributes: dict[str, str]) -> None:
        """Take note of an element."""
        self.most = max(self.most, len(attributes))

    def close(self) -> None:
        """End the page."""


def is_too_deep(article: Article) -> str | None:
    """Say so where words stand as deep as elements are followed: what is deeper lost its elements, and may have lost its role."""
    if any(block.element is not None and block.element.count("/") >= DEEPEST - 1 for block in article.blocks):
        return f"elements lie in elements more than {DEEPEST} deep; of what is deeper only the words were read, give the article's text"
    return None


def hidden(text: str, zeros: int) -> str | None:
    """Say how many characters that nobody sees turn or part the words of a text, ``zeros`` of them zero bytes; they stay where they are."""
    within, turned = sum(1 for _ in _WITHIN_WORDS.finditer(text)), sum(1 for _ in _TURNED.finditer(text)) + zeros
    if not turned and within <= MOST_WITHIN_WORDS:
        return None
    return f"{within + turned} characters that nobody sees part words or turn them round; they were kept, look at the page's source"
