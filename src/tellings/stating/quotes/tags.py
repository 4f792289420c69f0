"""Tags behind a stretch in marks: "…," said Lind; "…," the mayor added; "…" — Anna Lind."""

from tellings.model import Mention
from tellings.stating.quotes.attribution import Around
from tellings.stating.quotes.marks import Marked
from tellings.stating.quotes.voices import LONGEST_TAG, Tokens, Voice, is_reporting, subject, voice_of

# A tag that begins with a person may say at length who that is before its verb comes: "Lind, a …, a … and former …, said".
_LONGEST_PORTRAIT = 40

# Tokens of title before that person's name ("state Rep.").
_TITLE = 4

# Characters of a signature behind a dash.
_LONGEST_SIGNATURE = 120

_DASHES = frozenset(["—", "–", "―", "-", "--"])
_NOMINAL = frozenset(["DET", "NOUN", "PROPN", "PRON", "ADJ", "ADP", "ADV", "NUM", "PART", "AUX", "X"])
_TAG_BREAKS = frozenset([".", ";", ":", "?", "!", "“", '"', "”"])


def tag_behind(tokens: Tokens, quote: Marked, place: Around) -> Voice | None:
    """Return the voice of a tag right behind a stretch: "…," said Lind; "…," the mayor added."""
    ended = tokens.text[quote.end - 1] in ",.?!…—–-’'" or tokens.text[quote.right : quote.right + 1] in {",", "—", "–"}
    first = place.last
    while first < place.after and tokens.tokens[first].text in {",", "—", "–", "-", "”", "’", "'", "--"}:
        first += 1
    return _short(tokens, first, place, ended) or (_portrait(tokens, first, place) if ended else None)


def _short(tokens: Tokens, first: int, place: Around, ended: bool) -> Voice | None:
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


def _portrait(tokens: Tokens, first: int, place: Around) -> Voice | None:
    """Return the voice of a tag that tells who its person is before its verb: "Lind, a harbour pilot and mother of two, said"."""
    person = next((m for token in tokens.tokens[first : first + _TITLE] if (m := tokens.mention(token)) and m.kind == "person"), None)
    if person is None or any(token.pos_ in {"ADP", "VERB", "SCONJ"} for token in tokens.tokens[first : tokens.behind(person.span.start)]):
        return None
    start = tokens.behind(person.span.end)
    for number in range(start, min(place.after, first + _LONGEST_PORTRAIT)):
        token = tokens.tokens[number]
        if token.text in _TAG_BREAKS or tokens.quoted(token):
            return None
        before = number - 1
        while before > start and tokens.tokens[before].pos_ == "ADV":
            before -= 1
        if is_reporting(token) and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and tokens.tokens[before].text in {",", ")"}:
            return Voice(person.entity, tokens.starts[first], tokens.end(tokens.tokens[before]))
    return None


def signed(tokens: Tokens, quote: Marked, place: Around) -> Voice | None:
    """Return the voice of a name behind a dash that signs a stretch: "“…” — Anna Lind". It may stand as a sentence of its own."""
    line = tokens.text.find("\n", quote.right, quote.right + _LONGEST_SIGNATURE)
    ceiling = max(place.after, tokens.behind(line if line >= 0 else quote.right + _LONGEST_SIGNATURE))
    first = place.last
    while first < ceiling and tokens.tokens[first].text in _DASHES:
        first += 1
    if first in (place.last, ceiling) or tokens.text[quote.right : tokens.starts[first]].strip() == "-":
        return None
    mention = tokens.mention(tokens.tokens[first])
    if mention is None or mention.kind not in {"person", "other", "organisation"}:
        return None
    last = next((n for n in range(first, ceiling) if tokens.starts[n] >= mention.span.end), ceiling)
    if (
        last < ceiling
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
