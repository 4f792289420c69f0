"""Who goes on speaking: a pronoun that spoke before, a quotation that stands alone behind another one."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.stating.quotes.attribution import Around
from tellings.stating.quotes.marks import Marked
from tellings.stating.quotes.voices import Tokens, Voice

# Characters between two quotations of one speaker who is only "he" or "she" the second time.
_FAR = 600

# Quotations or reported clauses that are looked back at for a speaker.
_LOOK_BACK = 5

# Characters, and paragraphs' ends, between a quotation that stands alone and the words that its speaker said before.
_GAP, _ENDS = 500, 2

_PRONOUNS = re.compile(r"(?:he|she|him|her)\Z", re.IGNORECASE)


class Found(NamedTuple):
    """A stretch in marks that is somebody's words, with the voice, if it is known, and what stands around it."""

    quote: Marked
    kind: Literal["direct", "partial"]
    voice: Voice | None
    place: Around


def known(voice: Voice, tokens: Tokens, found: Sequence[Found], indirect: Sequence[tuple[int, int, Voice]]) -> Voice:
    """Return the voice; a pronoun that names and titles left open is whoever spoke last before it, no more than a paragraph away."""
    voice = _settled(voice, found)
    if voice.speaker is not None or not _PRONOUNS.match(tokens.text[voice.start : voice.end]):
        return voice
    last, behind = (
        bisect_right(found, voice.end + 1, key=lambda one: one.quote.right),
        bisect_right(indirect, voice.start, key=lambda one: one[1]),
    )
    before = [(max(one.quote.right, one.voice.end), one.voice) for one in found[max(0, last - _LOOK_BACK) : last] if one.voice is not None]
    before += [(max(end, other.end), other) for _, end, other in indirect[max(0, behind - _LOOK_BACK) : behind]]
    before = [pair for pair in before if pair[1].start < voice.start and pair[1].speaker is not None]
    place, nearest = max(before, key=lambda pair: pair[0], default=(0, voice))
    return voice._replace(speaker=nearest.speaker) if voice.start - place <= _FAR else voice


def continued(tokens: Tokens, quote: Marked, found: Sequence[Found], indirect: Sequence[tuple[int, int, Voice]]) -> Voice | None:
    """Return who goes on speaking in a quotation that stands alone: the speaker of the quotation or reported clause just before, where
    no more than one paragraph lies between."""
    previous = [(one.quote.right, one.voice) for one in found[-1:] if one.voice is not None]
    behind = bisect_right(indirect, quote.left, key=lambda one: one[1])
    previous += [(max(end, voice.end), voice) for _, end, voice in indirect[max(0, behind - _LOOK_BACK) : behind]]
    if not previous:
        return None
    place, voice = max(previous, key=lambda pair: pair[0])
    between = tokens.text[place : quote.left]
    return _settled(voice, found) if between.strip("“”\"' .,").count("\n") <= _ENDS and len(between) < _GAP else None


def _settled(voice: Voice, found: Sequence[Found]) -> Voice:
    """Return the voice of the last quotation where these are the same words: one tag between two quotations is one voice, whichever way
    it was read."""
    other = found[-1].voice if found else None
    same = other is not None and voice.speaker is None and other.start < voice.end and voice.start < other.end
    return other if same and other is not None else voice
