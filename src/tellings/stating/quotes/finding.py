"""All quotations of an article: direct, partial and indirect, each with its speaker."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.model import Mention, Quoted, Span
from tellings.stating.parsing import Parsed
from tellings.stating.quotes.attribution import Around, alone, around, signed, tag_behind, verb_before
from tellings.stating.quotes.marks import Marked, running
from tellings.stating.quotes.phrases import according
from tellings.stating.quotes.reported import reported
from tellings.stating.quotes.voices import Tokens, Voice

# A stretch of this many words is a quotation even where nothing around it says so; a shorter one is a term or a title.
_LONG_ENOUGH = 7

# Characters of a partial quotation that ends a reported clause; a longer one is a quotation of its own.
_LONGEST_PART = 400

# Words in marks that can be a clause gone on with ("… In this the town “has a great deal to gain.”").
_CLAUSE = 4

# A reported clause that stands in marks for more than this share is the quotation itself.
_MOSTLY_MARKED = 0.6


class _Found(NamedTuple):
    quote: Marked
    kind: Literal["direct", "partial"]
    voice: Voice | None
    place: Around


def find_quotes(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Quoted, ...]:
    """Return the quotations and reported clauses of one article, in order of place.

    ``mentions`` are those of ``name_mentions`` for this article; speakers are their entities. A reported clause may hold a partial
    quotation; both are returned.
    """
    stretches = running([(block.start, block.doc.text) for block in parsed.blocks])
    tokens = Tokens(parsed, mentions, stretches)
    if not tokens.tokens:
        return ()
    indirect = sorted(reported(tokens), key=lambda one: (one[1], one[0]))
    found = _attributed(tokens, stretches, indirect)
    identifier = parsed.article.id
    quotes = [_quoted(identifier, one.quote.start, one.quote.end, one.kind, one.voice) for one in found]
    quotes += [
        _quoted(identifier, start, end, "indirect", _known(voice, tokens, found, indirect))
        for start, end, voice in (_completed(one, tokens) for one in indirect)
        if sum(min(end, q.right) - max(start, q.left) for q in tokens.meeting(start, end)) <= _MOSTLY_MARKED * (end - start)
        and not any(q.left < start for q in tokens.meeting(start, end))
    ]
    return tuple(sorted(quotes, key=lambda quote: (quote.span, quote.kind)))


def _completed(one: tuple[int, int, Voice], tokens: Tokens) -> tuple[int, int, Voice]:
    """Return a reported clause that does not end in the middle of a stretch in marks."""
    start, end, voice = one
    return start, max([end, *(q.right for q in tokens.meeting(start, end) if start <= q.left and q.right - q.left < _LONGEST_PART)]), voice


def _quoted(identifier: str, start: int, end: int, kind: Literal["direct", "partial", "indirect"], voice: Voice | None) -> Quoted:
    if voice is None:
        return Quoted(Span(identifier, start, end), kind, None, None)
    return Quoted(Span(identifier, start, end), kind, voice.speaker, Span(identifier, voice.start, voice.end))


def _attributed(tokens: Tokens, stretches: Sequence[Marked], indirect: Sequence[tuple[int, int, Voice]]) -> list[_Found]:
    found: list[_Found] = []
    waiting: list[int] = []
    for number, quote in enumerate(stretches):
        earlier = stretches[number - 1] if number else None
        later = stretches[number + 1] if number + 1 < len(stretches) else None
        place = around(tokens, quote, earlier, later)
        if place.first >= place.last:
            continue
        one = _one(tokens, quote, place, found, indirect)
        if one is None:
            continue
        if one.voice is not None:
            for index in waiting:
                if not tokens.text[found[index].quote.right : quote.left].strip(' \t\n\r\xa0“”"'):
                    found[index] = found[index]._replace(voice=one.voice)
            waiting = []
        elif one.kind == "direct":
            waiting.append(len(found))
        found.append(one)
    return [one for one in found if one.voice is not None or _long(tokens, one.quote)]


def _long(tokens: Tokens, quote: Marked) -> bool:
    return len(tokens.text[quote.start : quote.end].split()) >= _LONG_ENOUGH


def _one(
    tokens: Tokens, quote: Marked, place: Around, found: Sequence[_Found], indirect: Sequence[tuple[int, int, Voice]]
) -> _Found | None:
    words = tokens.text[quote.start : quote.end]
    opening = tokens.text[max(0, quote.left - 60) : quote.left].rstrip()
    begins = place.first == place.before or opening[-1:] in {",", ":"} or not opening
    whole = begins and (words[:1].isupper() or words[:1].isdigit() or words[:1] in "[.…($" or opening[-1:] == ":")
    tag = tag_behind(tokens, quote, place) or signed(tokens, quote, place)
    if tag is not None and (whole or begins):
        return _Found(quote, "direct", _known(tag, tokens, found, indirect), place)
    if not whole and _title(words) and tag is None:
        return None
    phrase = according(tokens, place.before, place.first) or according(tokens, place.last, place.after)
    voice = verb_before(tokens, place, whole) if place.first > place.before else None
    voice = voice or tag or (phrase[0] if phrase else None)
    ended = words[-1:] in {".", "?", "!", "…", ","}
    if voice is None and alone(tokens, place) and (whole or not quote.closed):
        return _Found(quote, "direct", _continued(tokens, quote, found, indirect), place)
    if voice is None and not whole and len(words.split()) >= _CLAUSE and words[:1].islower():
        voice = _continued(tokens, quote, found, indirect)
        if voice is not None and "\n" in tokens.text[voice.end : quote.left]:
            voice = None
    if voice is None and whole and ended:
        return _Found(quote, "direct", None, place)
    if voice is None:
        return None
    return _Found(quote, "direct" if whole and (ended or _sentence(words)) else "partial", _known(voice, tokens, found, indirect), place)


def _sentence(words: str) -> bool:
    return len(words.split()) >= _LONG_ENOUGH


def _title(words: str) -> bool:
    """Tell whether words in marks look like the title of a work: capitals on all but the small words, no end of a sentence."""
    parts = words.split()
    large = [part for part in parts if part[:1].isupper() or part[:1].isdigit()]
    small = [part for part in parts if part[:1].islower()]
    return len(large) >= 2 and all(len(part) <= 3 for part in small) and not words.endswith((".", "!", "?"))


# Characters between two quotations of one speaker who is only "he" or "she" the second time.
_FAR = 600

# Quotations or reported clauses that are looked back at for a speaker.
_LOOK_BACK = 5

# Characters, and paragraphs' ends, between a quotation that stands alone and the words that its speaker said before.
_GAP, _ENDS = 500, 2

_PRONOUNS = re.compile(r"(?:he|she|him|her)\Z", re.IGNORECASE)


def _known(voice: Voice, tokens: Tokens, found: Sequence[_Found], indirect: Sequence[tuple[int, int, Voice]]) -> Voice:
    """Return the voice; a pronoun that names and titles left open is whoever spoke last before it, no more than a paragraph away."""
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


def _continued(tokens: Tokens, quote: Marked, found: Sequence[_Found], indirect: Sequence[tuple[int, int, Voice]]) -> Voice | None:
    """Return who goes on speaking in a quotation that stands alone: the speaker of the quotation or reported clause just before, where
    no more than one paragraph lies between."""
    previous = [(one.quote.right, one.voice) for one in found[-1:] if one.voice is not None]
    behind = bisect_right(indirect, quote.left, key=lambda one: one[1])
    previous += [(max(end, voice.end), voice) for _, end, voice in indirect[max(0, behind - _LOOK_BACK) : behind]]
    if not previous:
        return None
    place, voice = max(previous, key=lambda pair: pair[0])
    between = tokens.text[place : quote.left]
    return voice if between.strip("“”\"' .,").count("\n") <= _ENDS and len(between) < _GAP else None
