"""Whose words a stretch in marks is: the tag behind it, the verb before it, the phrase it depends on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Mention
from tellings.stating.quotes.marks import Marked
from tellings.stating.quotes.voices import LONGEST_TAG, Tokens, Voice, is_reporting, subject, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Ancestors of a quoted word that are looked at for a reporting verb.
_LONGEST_CLIMB = 8

_DASHES = frozenset(["—", "–", "―", "-", "--"])
_NOMINAL = frozenset(["DET", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "ADV", "NUM", "PART", "AUX", "X"])
_TAG_BREAKS = frozenset([".", ";", ":", "?", "!", "“", '"', "”"])


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


def tag_behind(tokens: Tokens, quote: Marked, place: Around) -> Voice | None:
    """Return the voice of a tag right behind a stretch: "…," said Lind; "…," the mayor added."""
    ended = tokens.text[quote.end - 1] in ",.?!…—–-’'" or tokens.text[quote.right : quote.right + 1] in {",", "—", "–"}
    first = place.last
    while first < place.after and tokens.tokens[first].text in {",", "—", "–", "-", "”", "’", "'", "--"}:
        first += 1
    for number in range(first, min(place.after, first + LONGEST_TAG)):
        token = tokens.tokens[number]
        if is_reporting(token):
            if number == first:
                return _inverted(tokens, number, place.after) if token.tag_ not in {"VBN", "VBG", "VB"} or ended else None
            return _subject_before(tokens, first, number) if ended else None
        if token.pos_ not in _NOMINAL and not (token.text in {",", "-", "(", ")"} or tokens.mention(token)):
            return None
        if number == first and token.pos_ in {"ADP", "ADV", "AUX", "PART"} and not tokens.mention(token):
            return None
    return None


def signed(tokens: Tokens, quote: Marked, place: Around) -> Voice | None:
    """Return the voice of a name behind a dash that signs a stretch: "“…” — Anna Lind"."""
    first = place.last
    while first < place.after and tokens.tokens[first].text in _DASHES:
        first += 1
    if first in (place.last, place.after) or tokens.text[quote.right : tokens.starts[first]].strip() == "-":
        return None
    mention = tokens.mention(tokens.tokens[first])
    if mention is None or mention.kind not in {"person", "other", "organisation"}:
        return None
    last = next((n for n in range(first, place.after) if tokens.starts[n] >= mention.span.end), place.after)
    if (
        last < place.after
        and tokens.tokens[last].text not in {",", ".", "("}
        and "\n" not in tokens.text[mention.span.end : tokens.starts[last] + 1]
    ):
        return None
    return Voice(mention.entity, mention.span.start, mention.span.end)


def _subject_before(tokens: Tokens, first: int, verb: int) -> Voice | None:
    head = subject(tokens.tokens[verb])
    if head is not None:
        number = tokens.place.get((id(head.doc), head.i), -1)
        if first <= number < verb:
            return _whole(tokens, voice_of(tokens, head), first, verb)
    mention = tokens.named(first, verb)
    end = verb
    while end > first + 1 and tokens.tokens[end - 1].pos_ in {"ADV", "AUX", "PUNCT"}:
        end -= 1
    return Voice(mention.entity if mention else None, tokens.starts[first], tokens.end(tokens.tokens[end - 1]))


def _whole(tokens: Tokens, voice: Voice, first: int, last: int) -> Voice:
    if voice.speaker is None:
        mention = next((m for token in tokens.tokens[first:last] if (m := tokens.mention(token)) and m.kind == "person" and m.named), None)
        near = mention is not None and voice.start <= mention.span.start < voice.end + 3
        return Voice(mention.entity, voice.start, max(voice.end, mention.span.end)) if mention and near else voice
    return voice


def _inverted(tokens: Tokens, verb: int, after: int) -> Voice | None:
    """Return the voice named behind a verb: "said the mayor of Lindby", up to the end of its noun phrase."""
    first = verb + 1
    while first < after and tokens.tokens[first].pos_ == "ADV":
        first += 1
    last = first
    while last < after and last - first < LONGEST_TAG:
        token = tokens.tokens[last]
        stop = token.text in _TAG_BREAKS or token.text in {",", "—", "–", "("} or token.pos_ in {"VERB", "AUX", "SCONJ"}
        if (stop or (token.pos_ == "ADP" and token.lower_ not in {"of", "for"})) and not tokens.mention(token):
            break
        last += 1
    if last == first:
        return None
    mention = tokens.named(first, last)
    if mention is not None and any(t.tag_ == "POS" and tokens.start(t) == mention.span.end for t in tokens.tokens[first:last]):
        mention = None
    if mention is not None and mention.kind == "person" and _complement(tokens, first, mention):
        mention = None
    comma = last + 1 < after and tokens.tokens[last].text == ","
    if comma and (mention is None or mention.kind != "person"):
        apposed = tokens.mention(tokens.tokens[last + 1])
        mention = apposed if apposed and apposed.kind == "person" and apposed.named else mention
    # "told reporters": whoever was told did not speak.
    if mention is None and tokens.tokens[verb].lemma_ == "tell":
        return None
    return Voice(mention.entity if mention else None, tokens.starts[first], tokens.end(tokens.tokens[last - 1]))


def _complement(tokens: Tokens, first: int, mention: Mention) -> bool:
    """Tell whether a person stands in a phrase with "of", "for" and the like among tokens from ``first`` on: "the lawyer of Brandt"."""
    before = [token.lower_ for token in tokens.tokens[first : tokens.behind(mention.span.start)]]
    return bool({"of", "for", "from", "to"} & set(before[-2:]))


def verb_before(tokens: Tokens, place: Around, whole: bool) -> Voice | None:
    """Return the voice of the last reporting verb before a stretch that opens behind a comma or colon (``whole``), or on which its
    words depend."""
    reporting = [token for token in tokens.tokens[place.before : place.first] if is_reporting(token, also_words=True)]
    if whole:
        for verb in reversed(reporting):
            if is_reporting(verb) and (head := subject(verb)) is not None:
                return voice_of(tokens, head)
        return _labelled(tokens, place)
    climbed = _climbed(tokens, place)
    if climbed is not None:
        return climbed
    for verb in reversed(reporting):
        if (head := subject(verb)) is not None:
            return voice_of(tokens, head)
    return None


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
