"""Fillers: the words around the verb of a clause, each with its role, its own words, and whom or what it names."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tellings.model import Filler, Mention, Span
from tellings.stating.content import CONTENT
from tellings.stating.frame_words import frame_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# What joins a noun's own words to it; relative clauses, lists, appositions and most prepositions begin something else.
_OWN = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "case",
        "advmod",
        "quantmod",
        "npadvmod",
        "prep",
        "pobj",
        "det",
        "punct",
        "appos",
        "flat",
    }
)

# Prepositions that bind a noun to its noun ("the crew of the barge"), so that both are one phrase.
_BINDING = frozenset({"of"})


def under(token: "Token", heads: "Sequence[tuple[str, Token]]") -> str | None:
    """Return the role of the noun that a phrase with a preposition hangs on; ``None`` where it hangs on the verb."""
    if token.dep_ != "pobj":
        return None
    return next((role for role, noun in heads if noun.i == token.head.head.i), None)


def filler_of(
    role: str, head: "Token", above: str | None, own: set[int], offset: int, article: str, mentions: Sequence[Mention]
) -> Filler | None:
    """Return what a noun with its own words fills; ``own`` are the clause's tokens, ``offset`` the place of its document in the text."""
    tokens = sorted(_phrase(head, own), key=lambda token: token.i)
    start, end = offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1])
    at = offset + head.idx
    mention = next((one for one in mentions if one.span.start <= at < one.span.end), None)
    words = [
        token.lemma_.lower()
        for token in tokens
        if (token.pos_ in CONTENT and token.pos_ != "NUM") or (token.pos_ == "ADV" and token is head)
    ]
    if mention and not mention.named:
        words = [word.lower() for word in mention.entity.split()]
    determiner = next((child.lower_ for child in head.lefts if child.dep_ in ("det", "poss")), "")
    # "Struck cook Karel Noll": the noun is what the name after it is called.
    titled = not determiner and any(child.dep_ in ("appos", "flat") and child.pos_ == "PROPN" for child in head.rights)
    known = head.pos_ == "PROPN" or titled
    return Filler(
        role=role,
        head=head.lemma_.lower(),
        words=tuple(sorted(set(words))),
        span=Span(article, start, end),
        entity=mention.entity if mention else None,
        kind=mention.kind if mention else None,
        proper=known or bool(mention and mention.named),
        definite=known or determiner not in frame_words()["vague"] or (not determiner and role == "agent" and _mass(head)),
        under=above,
        several=head.tag_ == "NNS" or any(child.dep_ == "conj" for child in head.children),
    )


def _mass(head: "Token") -> bool:
    """Tell whether a noun in the singular stands bare: "lightning", "police"; as what did something there is only one of it."""
    return head.tag_ == "NN" and not any(child.dep_ == "nummod" for child in head.lefts)


def _phrase(head: "Token", own: set[int]) -> "Iterator[Token]":
    """Give a noun's own words: modifiers, its owner, and what "of" binds to it."""
    open_ = [head]
    while open_:
        token = open_.pop()
        yield token
        for child in token.children:
            if (
                child.i not in own
                or child.dep_ not in _OWN
                or (child.dep_ in ("det", "punct"))
                or (child.dep_ == "prep" and not bound(child))
            ):
                continue
            open_.append(child)


def bound(preposition: "Token") -> bool:
    """Tell whether a preposition joins its noun to the noun before it."""
    return preposition.lower_ in _BINDING and preposition.head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")


def with_names(fillers: Sequence[Filler]) -> list[Filler]:
    """Give a name to the noun before it ("struck cook Karel Noll") where the parser hangs it on the verb."""
    named = {one.span.start: one for one in fillers if one.role == "how" and one.kind == "person"}
    whole = []
    for one in fillers:
        name = named.get(one.span.end + 1)
        if name is None or one.proper or one.role not in ("agent", "patient"):
            whole.append(one)
            continue
        named.pop(name.span.start)
        words = tuple(sorted({*one.words, *name.words}))
        span = Span(one.span.article, one.span.start, name.span.end)
        whole.append(Filler(one.role, name.head, words, span, name.entity, name.kind, proper=True, definite=True))
    kept = {one.span for one in named.values()}
    return [one for one in whole if one.role != "how" or one.kind != "person" or one.span in kept]
