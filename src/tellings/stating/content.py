"""The words of a clause that say something, each value as one word, so that two pages' clauses can be compared."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Measured, Mention, Quantity, Quoted, Span, Timed
from tellings.stating.clauses import Clause
from tellings.stems import stem

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of these classes say something by themselves. A list of stop words is no substitute: most hold "give", "call" and "serious".
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

_SMALL = re.compile(r"[^\W\d_]+")


class Slots(NamedTuple):
    """What was found in a stretch of an article, to be shared out among its clauses.

    ``nouns`` are the words that the article writes in small letters.
    """

    mentions: Sequence[Mention]
    measured: Sequence[Measured]
    times: Sequence[Timed]
    quoted: Sequence[Quoted]
    nouns: frozenset[str]

    def within(self, start: int, end: int) -> "Slots":
        """Return what touches the range ``[start, end)`` of the article's text."""
        return Slots(
            [one for one in self.mentions if one.span.start < end and start < one.span.end],
            [one for one in self.measured if one.span.start < end and start < one.span.end],
            [one for one in self.times if one.span.start < end and start < one.span.end],
            [one for one in self.quoted if one.span.start < end and start < one.span.end],
            self.nouns,
        )


def small_words(text: str) -> frozenset[str]:
    """Return the words that a text writes in small letters."""
    return frozenset(word for word in _SMALL.findall(text) if word.islower())


def content(clause: Clause, offset: int, slots: Slots) -> tuple[str, ...]:
    """Return the stems of a clause's content words in order, with one word for what is a value: an entity, an amount, a unit, a time.

    ``slots`` are the clause's own. Entities are marked with "=", amounts and units with "#", times with "@": "nineteen" and "19", "metre"
    and "meter", "Tuesday" and "14 May" are one word each. A thing that is named counts by its noun too ("Gannet Bridge" is a bridge).
    """
    stems = {f"={mention.entity}" for mention in slots.mentions} | {f"@{timed.when.value}" for timed in slots.times}
    stems |= {stem(noun) for noun in map(_common_noun, slots.mentions) if noun in slots.nouns}
    for measured in slots.measured:
        stems |= _amount(measured.quantity)
    spans: list[Span] = [one.span for one in slots.mentions]
    spans += [one.span for one in slots.measured]
    spans += [one.span for one in slots.times]
    for token in (*clause.tokens, *_antecedent(clause)):
        start = offset + token.idx
        if says_something(token) and not any(span.start <= start < span.end for span in spans):
            stems.add(stem(token.lemma_.lower() if token.lemma_ else token.lower_))
    return tuple(sorted(stems))


def _common_noun(mention: Mention) -> str:
    """Return the last word of a name of several words that is no person's."""
    words = mention.words.split()
    return words[-1].lower() if len(words) > 1 and mention.named and mention.kind != "person" else ""


def _amount(quantity: Quantity) -> set[str]:
    bounds = "-".join("" if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    return {f"#{bounds}", f"#{quantity.unit}"} if quantity.unit else {f"#{bounds}"}


def says_something(token: "Token") -> bool:
    """Tell whether a word is a noun, a verb, an adjective, a number, or an adverb that is none of the commonest."""
    return token.pos_ in CONTENT or (token.pos_ == "ADV" and not token.is_stop)


def _antecedent(clause: Clause) -> "list[Token]":
    """Return the noun that a relative clause speaks of ("talks that lasted …")."""
    if clause.head.dep_ not in ("relcl", "acl") or clause.head.head.pos_ not in ("NOUN", "PROPN"):
        return []
    return [clause.head.head]
