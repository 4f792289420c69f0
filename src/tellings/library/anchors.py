"""Words with their place on a page, so that they are found again where the page was read anew or has a newer version."""

import re

from msgspec import Struct

from tellings.model import Article, Span

# Characters before and behind the words that tell which of several places with the same words is meant.
CONTEXT = 60

# Words of so many characters are taken to be the ones meant wherever they stand alone on a page; shorter ones need a known neighbour.
TELLING = 20

# Places with the same words that are looked at.
MOST_PLACES = 200

_BLANK = re.compile(r"\s+")


class Anchor(Struct, frozen=True):
    """The words at ``[start, end)`` of the page at a place (an address or a file's name), with what stands around them."""

    place: str
    start: int
    end: int
    words: str
    before: str
    after: str


def anchor_of(article: Article, span: Span, place: str) -> Anchor:
    """Return the anchor of a span of an article."""
    text = article.text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Anchor(place, span.start, span.end, text[span.start : span.end], before, after)


def find(anchor: Anchor, article: Article) -> Span | None:
    """Return where the words of an anchor stand in an article; ``None`` where they do not, or where nobody can tell which are meant.

    White space counts as equal. Of several places the one with the most of what stood around the words is taken, then the nearest.
    """
    text = article.text
    here = Span(article.id, anchor.start, anchor.end)
    if text[here.start : here.end] == anchor.words and anchor_of(article, here, anchor.place) == anchor:
        return here
    places = _places(anchor.words, text)
    if not places:
        return None
    scored = [(_around(anchor, text, start, end), start, end) for start, end in places]
    around, start, end = min(scored, key=lambda one: (-one[0], abs(one[1] - anchor.start), one[1]))
    if around or (len(places) == 1 and len(anchor.words) >= TELLING):
        return Span(article.id, start, end)
    return None


def _places(words: str, text: str) -> list[tuple[int, int]]:
    parts = [re.escape(part) for part in _BLANK.split(words.strip())]
    if not parts or not parts[0]:
        return []
    found = []
    for match in re.finditer(r"\s+".join(parts), text):
        found.append((match.start(), match.end()))
        if len(found) == MOST_PLACES:
            break
    return found


def _around(anchor: Anchor, text: str, start: int, end: int) -> int:
    """Count the characters around a place, white space aside, that stood around the anchor too; the page's edges count as equal."""
    before = _BLANK.sub("", text[max(0, start - 2 * CONTEXT) : start])
    after = _BLANK.sub("", text[end : end + 2 * CONTEXT])
    mine, behind = _BLANK.sub("", anchor.before), _BLANK.sub("", anchor.after)
    edges = (not mine and not before) + (not behind and not after)
    return _equal(mine[::-1], before[::-1]) + _equal(behind, after) + edges


def _equal(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
