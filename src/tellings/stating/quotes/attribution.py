"""Whose words a stretch in marks is: the tag behind it, the verb before it, the phrase it depends on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.stating.quotes.marks import Marked
from tellings.stating.quotes.voices import Tokens, Voice, is_reporting, subject, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Ancestors of a quoted word that are looked at for a reporting verb.
_LONGEST_CLIMB = 8


class Around(NamedTuple):
    """The tokens outside a stretch in its own sentence: numbers ``before`` to ``first`` and ``last`` to ``after`` (both exclusive)."""

    before: int
    first: int
    last: int
    after: int


def around(tokens: Tokens, quote: Marked, earlier: Marked | None, later: Marked | None) -> Around:
    """Return what stands around a stretch in its sentence, up to the stretches beside it."""
    first, last = tokens.behind(quote.left), tokens.behind(quote.right)
    if first >= len(tokens.tokens):
        return Around(first, first, first, first)
    before = first
    floor = tokens.behind(earlier.right) if earlier else 0
    while before > floor and not tokens.tokens[before].is_sent_start and tokens.tokens[before - 1].doc is tokens.tokens[first - 1].doc:
        before -= 1
    if first < len(tokens.tokens) and tokens.tokens[first].is_sent_start:
        before = first
    ceiling = tokens.behind(later.left) if later else len(tokens.tokens)
    after = last
    while after < ceiling and tokens.tokens[after].doc is tokens.tokens[last - 1].doc:
        token = tokens.tokens[after]
        if token.is_sent_start and not (after == last and (token.text[:1].islower() or _short_tag(tokens, after, ceiling))):
            break
        after += 1
    return Around(max(before, floor), first, last, after)


def _short_tag(tokens: Tokens, first: int, ceiling: int) -> bool:
    """Tell whether a sentence behind a closing mark is only a tag: "Lind said." """
    for number in range(first, min(first + 7, ceiling)):
        token = tokens.tokens[number]
        if token.text == ".":
            return any(is_reporting(tokens.tokens[n]) for n in range(first, number))
        if number > first and token.is_sent_start:
            return False
    return False


def verb_before(tokens: Tokens, place: Around, whole: bool) -> Voice | None:
    """Return the voice of the last reporting verb before a stretch that opens behind a comma or colon (``whole``), or on which its
    words depend."""
    reporting = [token for token in tokens.tokens[place.before : place.first] if is_reporting(token, also_words=True)]
    if whole:
        for verb in reversed(reporting):
            if is_reporting(verb):
                if (head := subject(verb)) is not None:
                    return voice_of(tokens, head)
                if (found := _near_verb(tokens, verb)) is not None:
                    return found
        return _labelled(tokens, place)
    climbed = _climbed(tokens, place)
    if climbed is not None:
        return climbed
    for verb in reversed(reporting):
        if (head := subject(verb)) is not None:
            return voice_of(tokens, head)
    return None


def _near_verb(tokens: Tokens, verb: "Token") -> Voice | None:
    """Return the person right before a verb whose subject the parser missed, or for "saying" the subject of its sentence."""
    number = tokens.place[(id(verb.doc), verb.i)] - 1
    while number > 0 and tokens.tokens[number].pos_ in {"ADV", "AUX"}:
        number -= 1
    mention = tokens.mention(tokens.tokens[number]) if number >= 0 else None
    if mention is not None and mention.kind == "person" and not tokens.quoted(tokens.tokens[number]):
        return Voice(mention.entity, mention.span.start, mention.span.end)
    if verb.tag_ != "VBG":
        return None
    root = verb.sent.root
    head = next((child for child in root.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    mention = tokens.mention(head) if head is not None and not tokens.quoted(head) else None
    return voice_of(tokens, head) if head is not None and mention is not None and mention.kind == "person" else None


def led(tokens: Tokens, place: Around) -> Around:
    """Return the place of a stretch that has a line of its own with the sentence before it, which ends in a colon."""
    before = place.first
    while before > 0 and tokens.tokens[before - 1].doc is tokens.tokens[place.first - 1].doc:
        before -= 1
        if tokens.tokens[before].is_sent_start:
            break
    return place._replace(before=before)


def _labelled(tokens: Tokens, place: Around) -> Voice | None:
    """Return the voice of a name with a colon: "Lind: “…”"."""
    if place.first - place.before < 2 or tokens.tokens[place.first - 1].text != ":":
        return None
    mention = tokens.named(place.before, place.first - 1)
    if mention is None or mention.kind != "person":
        return None
    return Voice(mention.entity, mention.span.start, mention.span.end)


def _climbed(tokens: Tokens, place: Around) -> Voice | None:
    inner = [token for token in tokens.tokens[place.first : place.last] if not token.is_punct]
    if not inner:
        return None
    low, high = inner[0].i, inner[-1].i
    token, fallback = inner[0], None
    for _ in range(_LONGEST_CLIMB):
        if token.head is token:
            return fallback
        token = token.head
        if token.doc is inner[0].doc and low <= token.i <= high:
            continue
        if (
            is_reporting(token, also_words=True)
            and not tokens.quoted(token)
            and (head := subject(token)) is not None
            and not low <= head.i <= high
        ):
            voice = voice_of(tokens, head)
            if voice.speaker is not None or head.pos_ != "PRON":
                return voice
            fallback = fallback or voice
    return fallback


def alone(tokens: Tokens, place: Around) -> bool:
    """Tell whether a stretch is all there is in its sentence."""
    rest: Sequence[Token] = [*tokens.tokens[place.before : place.first], *tokens.tokens[place.last : place.after]]
    return not any(token.is_alpha for token in rest)
