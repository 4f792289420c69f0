"""All quotations of an article: direct, partial and indirect, each with its speaker."""

from collections.abc import Sequence
from typing import Literal

from tellings.model import Mention, Quoted, Span
from tellings.stating.parsing import Parsed
from tellings.stating.quotes.attribution import Around, alone, around, led, verb_before
from tellings.stating.quotes.continuing import Found, continued, known
from tellings.stating.quotes.interview import turns
from tellings.stating.quotes.marks import Marked, running
from tellings.stating.quotes.phrases import according
from tellings.stating.quotes.reported import reported
from tellings.stating.quotes.tags import signed, tag_behind
from tellings.stating.quotes.voices import Tokens, Voice

# A stretch of this many words is a quotation even where nothing around it says so; a shorter one is a term or a title.
_LONG_ENOUGH = 7

# Characters of a partial quotation that ends a reported clause; a longer one is a quotation of its own.
_LONGEST_PART = 400

# Words in marks that can be a clause gone on with ("… In this the town “has a great deal to gain.”").
_CLAUSE = 4

# What may stand between two paragraphs of one quotation.
_BETWEEN = ' \t\n\r\xa0“”"'

# A reported clause that stands in marks for more than this share is the quotation itself.
_MOSTLY_MARKED = 0.6


def find_quotes(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Quoted, ...]:
    """Return the quotations and reported clauses of one article, in order of place.

    ``mentions`` are those of ``name_mentions`` for this article; speakers are their entities. A reported clause may hold a partial
    quotation; both are returned.
    """
    stretches = running([(block.start, block.text) for block in parsed.blocks])
    tokens = Tokens(parsed, mentions, stretches)
    if not tokens.tokens:
        return ()
    indirect = sorted(reported(tokens), key=lambda one: (one[1], one[0]))
    found = _attributed(tokens, stretches, indirect)
    identifier = parsed.article.id
    quotes = [_quoted(identifier, one.quote.start, one.quote.end, one.kind, one.voice) for one in found]
    quotes += [
        _quoted(identifier, turn.start, turn.end, "direct", turn.voice)
        for turn in turns(parsed, mentions)
        if not tokens.meeting(turn.start, turn.end)
    ]
    quotes += [
        _quoted(identifier, start, end, "indirect", known(voice, tokens, found, indirect))
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


def _attributed(tokens: Tokens, stretches: Sequence[Marked], indirect: Sequence[tuple[int, int, Voice]]) -> list[Found]:
    found: list[Found] = []
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
            left = quote.left
            for index in range(len(found) - 1, -1, -1):
                if found[index].voice is not None or tokens.text[found[index].quote.right : left].strip(_BETWEEN):
                    break
                found[index], left = found[index]._replace(voice=one.voice), found[index].quote.left
        found.append(one)
    return [one for one in found if one.voice is not None or _long(tokens, one.quote)]


def _long(tokens: Tokens, quote: Marked) -> bool:
    return len(tokens.text[quote.start : quote.end].split()) >= _LONG_ENOUGH


def _one(tokens: Tokens, quote: Marked, place: Around, found: Sequence[Found], indirect: Sequence[tuple[int, int, Voice]]) -> Found | None:
    words = tokens.text[quote.start : quote.end]
    opening = tokens.text[max(0, quote.left - 60) : quote.left].rstrip()
    begins = place.first == place.before or opening[-1:] in {",", ":"} or not opening
    whole = begins and (words[:1].isupper() or words[:1].isdigit() or words[:1] in "[.…($" or opening[-1:] == ":")
    tag = tag_behind(tokens, quote, place) or signed(tokens, quote, place)
    if tag is not None and (whole or begins):
        return Found(quote, "direct", known(tag, tokens, found, indirect), place)
    if not whole and _title(words) and tag is None:
        return None
    phrase = according(tokens, place.before, place.first) or according(tokens, place.last, place.after)
    voice = verb_before(tokens, place, whole) if place.first > place.before else None
    if voice is None and opening[-1:] == ":" and place.first == place.before > 0:
        voice = verb_before(tokens, led(tokens, place), True)
    voice = voice or tag or (phrase[0] if phrase else None)
    ended = words[-1:] in {".", "?", "!", "…", ","}
    if voice is None and alone(tokens, place) and (whole or not quote.closed):
        return Found(quote, "direct", continued(tokens, quote, found, indirect), place)
    if voice is None and not whole and len(words.split()) >= _CLAUSE and words[:1].islower():
        voice = continued(tokens, quote, found, indirect)
        if voice is not None and "\n" in tokens.text[voice.end : quote.left]:
            voice = None
    if voice is None and whole and ended:
        return Found(quote, "direct", None, place)
    if voice is None:
        return None
    return Found(quote, "direct" if whole and (ended or _sentence(words)) else "partial", known(voice, tokens, found, indirect), place)


def _sentence(words: str) -> bool:
    return len(words.split()) >= _LONG_ENOUGH


def _title(words: str) -> bool:
    """Tell whether words in marks look like the title of a work: capitals on all but the small words, no end of a sentence."""
    parts = words.split()
    large = [part for part in parts if part[:1].isupper() or part[:1].isdigit()]
    small = [part for part in parts if part[:1].islower()]
    return len(large) >= 2 and all(len(part) <= 3 for part in small) and not words.endswith((".", "!", "?"))
