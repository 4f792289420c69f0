"""Who a reporting verb or phrase names: its subject, and the entity behind it."""

import functools
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Mention
from tellings.stating.parsing import Parsed
from tellings.stating.quotes.marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many verbs up a chain ("began by saying he hoped to") the subject is looked for.
_LONGEST_CHAIN = 5

# A tag behind a quotation has its verb among this many words ("…," the head of the harbour office later told reporters).
LONGEST_TAG = 14

_SUBJECTS = frozenset(["nsubj", "csubj", "expl"])
_CHAINED = frozenset(["conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acl"])


class Verbs(NamedTuple):
    """Verbs of speech by lemma: ``say`` takes sentences, ``call`` words; ``voices`` are nouns that can speak."""

    say: frozenset[str]
    call: frozenset[str]
    hold: frozenset[str]
    voices: frozenset[str]


@functools.cache
def verbs() -> Verbs:
    """Return the reporting verbs from the data file."""
    data = tomllib.loads(resources.files("tellings.stating").joinpath("data", "quotes_verbs.toml").read_text(encoding="utf-8"))
    return Verbs(*(frozenset(data[key]) for key in ("say", "call", "hold", "voices")))


class Voice(NamedTuple):
    """Somebody who speaks: the entity, if it is known, and the words that name it as offsets into the article."""

    speaker: str | None
    start: int
    end: int


class Tokens:
    """The tokens of an article in order of place, with the mentions on them."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention], marked: Sequence[Marked] = ()) -> None:
        self.text = parsed.article.text
        self.tokens: list[Token] = [token for block in parsed.blocks for token in block.tokens if not token.is_space]
        self.offset = {id(block.doc): block.start for block in parsed.blocks}
        self.starts = [self.offset[id(token.doc)] + token.idx for token in self.tokens]
        self.place = {(id(token.doc), token.i): number for number, token in enumerate(self.tokens)}
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self._marked = marked
        self._lefts, self._rights = [quote.left for quote in marked], [quote.right for quote in marked]
        self._mention_starts = [mention.span.start for mention in self.mentions]

    def start(self, token: "Token") -> int:
        """Return a token's offset in the article."""
        return self.offset[id(token.doc)] + token.idx

    def end(self, token: "Token") -> int:
        """Return the offset behind a token."""
        return self.start(token) + len(token)

    def quoted(self, token: "Token") -> bool:
        """Tell whether a token stands inside marks."""
        found = bisect_right(self._lefts, self.start(token)) - 1
        return found >= 0 and self.start(token) < self._rights[found]

    def meeting(self, start: int, end: int) -> Sequence[Marked]:
        """Return the stretches in marks that share a character with ``start`` to ``end``."""
        return self._marked[bisect_right(self._rights, start) : bisect_left(self._lefts, end)]

    def behind(self, offset: int) -> int:
        """Return the number of the first token that starts at or behind ``offset``."""
        found = bisect_right(self.starts, offset)
        return found - 1 if found and self.starts[found - 1] == offset else found

    def mention(self, token: "Token") -> Mention | None:
        """Return the mention that covers a token."""
        start = self.start(token)
        found = bisect_right(self._mention_starts, start) - 1
        for number in range(found, max(-1, found - 3), -1):
            if self.mentions[number].span.end > start:
                return self.mentions[number]
        return None

    def named(self, first: int, last: int) -> Mention | None:
        """Return the person mentioned first among tokens ``first`` to ``last`` (exclusive), else the first body or country."""
        found = [mention for token in self.tokens[first:last] if (mention := self.mention(token))]
        for kinds in (("person",), ("organisation", "agency", "place")):
            for mention in found:
                if mention.kind in kinds:
                    return mention
        return None


def is_reporting(token: "Token", also_words: bool = False) -> bool:
    """Tell whether a token is a verb that reports speech; with ``also_words``, or one that characterises in somebody's words."""
    lemma = token.lemma_.lower()
    if lemma == "put" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "it":
        return token.pos_ == "VERB"
    if token.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"} or not (
        lemma in verbs().say or (also_words and lemma in verbs().call | verbs().hold)
    ):
        return False
    return token.pos_ in {"VERB", "AUX"}


def subject(verb: "Token") -> "Token | None":
    """Return the subject of a verb, climbing through verbs that share it; ``None`` where it is passive or not stated."""
    for _ in range(_LONGEST_CHAIN):
        for child in verb.children:
            if child.dep_ == "nsubjpass":
                agents = [a for c in verb.children if c.dep_ == "agent" for a in c.children]
                return agents[0] if agents else None
            if child.dep_ in _SUBJECTS:
                return _antecedent(child)
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.tag_ != "VBN":
            return verb.head
        if verb.dep_ not in _CHAINED or verb.head is verb:
            return None
        verb = verb.head
    return None


def _antecedent(token: "Token") -> "Token":
    if token.lower_ in {"who", "which", "that"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def voice_of(tokens: Tokens, head: "Token") -> Voice:
    """Return the voice of a noun phrase by its head: the entity that the head is a mention of, or stands in apposition to."""
    first, last = head.left_edge.i, head.i + 1
    while last < len(head.doc) and last <= head.right_edge.i and head.doc[last].text not in {",", ";", "—", "–", "(", "who", "-"}:
        last += 1
    mention = tokens.mention(head)
    if mention is None:
        mention = next(
            (m for child in head.children if child.dep_ == "appos" and (m := tokens.mention(child)) and m.kind == "person"), None
        )
    if mention is None and last + 2 < len(head.doc) and head.doc[last].text == ",":
        behind = tokens.mention(head.doc[last + 1])
        mention = behind if behind and behind.kind == "person" and behind.named else None
    if mention is None and head.dep_ in {"compound", "poss"}:
        mention = tokens.mention(head.head)
    if mention and mention.kind == "people":
        mention = None
    start, end = tokens.start(head.doc[first]), tokens.end(head.doc[last - 1])
    if mention and tokens.mention(head) is mention:
        start, end = min(start, mention.span.start), max(end, mention.span.end) if mention.span.end > start else end
    return Voice(mention.entity if mention else None, start, end)
