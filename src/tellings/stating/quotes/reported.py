"""Indirect speech: the clause that a reporting verb or "according to" puts into a mouth, without marks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.stating.quotes.phrases import according
from tellings.stating.quotes.voices import Tokens, Voice, is_reporting, subject, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A reported clause of fewer words says nothing that could be compared ("he said so").
_SHORTEST = 3

_MARKS = frozenset(["“", "”", '"', "'", "’", "‘"])
_EDGES = frozenset([",", ".", ";", ":", "“", "”", '"', "'", "’", "‘", "—", "–", "-", "that", "and", "but"])


def reported(tokens: Tokens) -> Iterator[tuple[int, int, Voice]]:
    """Yield ``(start, end, voice)`` of every reported clause, as offsets into the article, in order of the verbs."""
    seen: set[tuple[int, int]] = set()
    for token in tokens.tokens:
        found = None
        if is_reporting(token) and not tokens.quoted(token):
            found = _clause(tokens, token)
        elif token.lower_ == "according":
            found = _according(tokens, token)
        if found and found[:2] not in seen:
            seen.add((found[0], found[1]))
            yield found


def _clause(tokens: Tokens, verb: "Token") -> tuple[int, int, Voice] | None:
    head = subject(verb)
    inverted = (
        _speaker_behind(verb) if head is None or head.i > verb.i or verb.i + 1 == getattr(_next_name(tokens, verb), "i", -1) else None
    )
    content = next(
        (child for child in verb.children if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}), None
    )
    if content is not None:
        first, last = content.left_edge.i, content.right_edge.i
        if first < verb.i < last:
            first, last = (first, verb.i - 1) if content.i < verb.i else (verb.i + 1, last)
        voice_head = inverted if inverted is not None and content.i < verb.i and head is None else head
        if voice_head is None or (first <= voice_head.i <= last and content.i > verb.i):
            return None
        if first <= voice_head.i <= last:
            last = min(last, voice_head.left_edge.i - 1)
        return _trimmed(tokens, verb, first, last, voice_of(tokens, voice_head))
    return _fronted(tokens, verb)


def _next_name(tokens: Tokens, verb: "Token") -> "Token | None":
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return following if following is not None and tokens.mention(following) else None


def _speaker_behind(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.i > verb.i and child.dep_ in {"nsubj", "dobj", "attr", "npadvmod"}), None)


def _fronted(tokens: Tokens, verb: "Token") -> tuple[int, int, Voice] | None:
    """Return the clause before a tag that closes its sentence: "The bridge holds, said the mayor." """
    sentence: Span = verb.sent
    doc = verb.doc
    first = verb.i - 1
    while first > sentence.start and doc[first].text != "," and verb.i - first < 10 and doc[first].pos_ not in {"VERB", "SCONJ", "CCONJ"}:
        first -= 1
    if (
        doc[first].text != ","
        or first - sentence.start < _SHORTEST
        or not any(t.pos_ in {"VERB", "AUX"} for t in doc[sentence.start : first])
    ):
        return None
    behind = [token for token in doc[verb.i + 1 : sentence.end] if token.is_alpha]
    number = tokens.place.get((id(doc), verb.i), 0)
    if verb.i == first + 1:
        if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or not behind or len(behind) > 14:
            return None
        mention = tokens.named(number + 1, min(number + 9, number + 1 + sentence.end - verb.i))
        if mention is None or mention.kind != "person":
            return None
        voice = Voice(mention.entity, mention.span.start, mention.span.end)
    else:
        head = subject(verb)
        if len(behind) > 5 or head is None or not first < head.i < verb.i:
            return None
        voice = voice_of(tokens, head)
    return _trimmed(tokens, verb, sentence.start, first, voice)


def _trimmed(tokens: Tokens, verb: "Token", first: int, last: int, voice: Voice) -> tuple[int, int, Voice] | None:
    doc = verb.doc
    while first <= last and (doc[first].is_space or doc[first].lower_ in _EDGES):
        first += 1
    opened = any(doc[i].text in _MARKS for i in range(first, last))
    while last >= first and (doc[last].is_space or doc[last].text in _EDGES) and not (opened and doc[last].text in _MARKS):
        last -= 1
    if last - first + 1 < _SHORTEST:
        return None
    return tokens.start(doc[first]), tokens.end(doc[last]), voice


def _according(tokens: Tokens, token: "Token") -> tuple[int, int, Voice] | None:
    sentence = token.sent
    number = tokens.place[(id(token.doc), token.i)]
    last = number
    while last < len(tokens.tokens) and tokens.tokens[last].doc is token.doc and tokens.tokens[last].i < sentence.end:
        last += 1
    found = according(tokens, number, last)
    if found is None:
        return None
    voice, _, end = found
    if end < last and token.i - sentence.start < sentence.end - tokens.tokens[end].i:
        return _trimmed(tokens, token, tokens.tokens[end].i, sentence.end - 1, voice)
    return _trimmed(tokens, token, sentence.start, token.i - 1, voice)
