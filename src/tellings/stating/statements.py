"""Statements: each clause that an article tells, with what it says in slots that can be compared."""

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Literal, TypeVar

from tellings.model import Measured, Mention, Quoted, Span, Statement, Timed
from tellings.stating.clauses import Clause, clauses
from tellings.stating.content import Slots, content, says_something, small_words
from tellings.stating.parsing import Parsed, ParsedBlock
from tellings.stating.quantities import find_quantities
from tellings.stating.quotes.voices import verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

S = TypeVar("S", Mention, Measured, Timed, Quoted)

_HYPHENS = frozenset("-‐‑–")

# A clause with fewer words that say something asserts nothing that could be compared ("he saw it" has one).
LEAST_WORDS = 2

# A clause of speech with no more words than this beside its verb and its names only says that somebody says something ("the minister
# told reporters").
LEAST_CONTENT = 1


def make_statements(parsed: Parsed, mentions: Sequence[Mention], times: Sequence[Timed], quoted: Sequence[Quoted]) -> tuple[Statement, ...]:
    """Make the statements of one article, in order of place.

    ``mentions``, ``times`` and ``quoted`` are the article's own, in order. Each goes to the one clause whose words it stands among, a
    quote to every clause that it covers or that holds it.
    """
    nouns = small_words(parsed.article.text)
    made = []
    for block in parsed.blocks:
        slots = Slots(mentions, measure(parsed, block), times, quoted, nouns).within(block.start, block.end)
        for sentence, found in clauses(block.doc):
            whole = parsed.span(block, sentence[0].idx, sentence[-1].idx + len(sentence[-1]))
            here = slots.within(whole.start, whole.end)
            for clause in _speech_whole(parsed, block, found, here.quoted):
                statement = _statement(parsed, block, clause, whole, here)
                if statement:
                    made.append(statement)
    return tuple(sorted(made, key=lambda statement: statement.span))


def measure(parsed: Parsed, block: ParsedBlock) -> tuple[Measured, ...]:
    """Return the quantities of a parsed block with spans in the article's text."""
    doc = block.doc
    places = {token.idx: token for token in doc}
    return tuple(
        Measured(parsed.span(block, found.start, found.end), found.quantity, _described(places.get(found.start)))
        for found in find_quantities(block.text, doc=doc)
    )


def _described(token: "Token | None") -> str | None:
    """Return the noun that a number joined to a unit or a noun by a hyphen describes: "indictment" in "a 48-page indictment"."""
    if token is None or token.i + 2 >= len(token.doc) or token.nbor(1).text not in _HYPHENS:
        return None
    joined = token.nbor(2)
    while joined.i + 2 < len(token.doc) and joined.nbor(1).text in _HYPHENS:
        joined = joined.nbor(2)
    head = joined
    while head.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod", "punct") and head.head.i != head.i:
        head = head.head
    return str(head.lemma_.lower()) if head.i > joined.i and head.pos_ in ("NOUN", "PROPN") else None


def _speech_whole(parsed: Parsed, block: ParsedBlock, found: Sequence[Clause], quoted: Sequence[Quoted]) -> list[Clause]:
    """Put the clauses of a sentence that stand in one direct quote together: a speaker's sentence is one thing said."""
    parts: dict[int, list[Clause]] = {}
    whole = []
    for clause in found:
        span = parsed.span(block, clause.start, clause.end)
        place = next((n for n, quote in enumerate(quoted) if quote.kind == "direct" and _covers_most(quote.span, span)), None)
        if place is None:
            whole.append(clause)
        else:
            parts.setdefault(place, []).append(clause)
    for said in parts.values():
        first = min(said, key=lambda clause: (clause.head.dep_ != "ROOT", clause.start))
        tokens = sorted((token for clause in said for token in clause.tokens), key=lambda token: token.i)
        whole.append(Clause(first.head, tuple(tokens), min(one.start for one in said), max(one.end for one in said)))
    return sorted(whole, key=lambda clause: (clause.start, clause.end))


def _statement(parsed: Parsed, block: ParsedBlock, clause: Clause, sentence: Span, slots: Slots) -> Statement | None:
    span = parsed.span(block, clause.start, clause.end)
    own = _own(clause, block.start, span, slots)
    words = content(clause, block.start, own)
    if len(words) < LEAST_WORDS or (
        not own.measured
        and not own.times
        and _only_reports(clause, [(one.span.start - block.start, one.span.end - block.start) for one in own.mentions])
    ):
        return None
    inside = [quote for quote in own.quoted if quote.span.contains(span) or _covers_most(quote.span, span)]
    denied, modality = _stance(clause)
    return Statement(
        span=span,
        sentence=sentence,
        trigger=clause.head.lemma_.lower(),
        words=words,
        about=_subject(clause, block.start, slots.mentions),
        mentions=tuple(own.mentions),
        quantities=tuple(own.measured),
        times=tuple(own.times),
        quotes=tuple(own.quoted),
        speaker=min(inside, key=lambda quote: len(quote.span)).speaker if inside else None,
        denied=denied,
        modality=modality,
        reports=_reports(clause),
    )


def _own(clause: Clause, offset: int, span: Span, slots: Slots) -> Slots:
    """Pick what starts at one of the clause's own words; what lies in a clause inside it belongs to that. Quotes may overlap several."""
    words = [(offset + token.idx, offset + token.idx + len(token)) for token in clause.tokens]

    def among(found: Sequence[S]) -> list[S]:
        return [
            one for one in found if any(start <= one.span.start < end or one.span.start <= start < one.span.end for start, end in words)
        ]

    quoted = [quote for quote in slots.quoted if quote.span.overlaps(span)]
    return Slots(among(slots.mentions), among(slots.measured), among(slots.times), quoted, slots.nouns)


def _covers_most(quote: Span, span: Span) -> bool:
    return 2 * (min(quote.end, span.end) - max(quote.start, span.start)) > len(span)


def _only_reports(clause: Clause, mentions: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a clause only says that somebody says something, which stands in a clause of its own.

    ``mentions`` are the places of its names and titles in the document.
    """
    if not _reports(clause):
        return False
    head = clause.head
    named = {token.i for token in clause.tokens if any(start <= token.idx < end for start, end in mentions)}
    return sum(says_something(token) and token.i not in named for token in clause.tokens if token.i != head.i) <= LEAST_CONTENT


def _reports(clause: Clause) -> bool:
    """Tell whether a clause has a verb of speech or thought that takes what was said, and no other object."""
    head = clause.head
    said = any(child.dep_ in ("ccomp", "parataxis") for child in head.children)
    thing = any(child.dep_ == "dobj" and child.ent_type_ not in ("PERSON", "ORG", "NORP") for child in head.children)
    return said or (head.lemma_.lower() in verbs().say and not thing) or (head.lemma_ == "tell" and clause.head.dep_ != "xcomp")


def _subject(clause: Clause, offset: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that are the clause's subject; a clause without one has that of the verb it hangs on."""
    head = clause.head
    for _ in range(4):
        subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            places = [offset + word.idx for subject in subjects for word in (subject, *subject.conjuncts)]
            return tuple(mention for mention in mentions if any(mention.span.start <= at < mention.span.end for at in places))
        if head.dep_ not in ("conj", "advcl", "xcomp", "acl") or head.head is head:
            return ()
        head = head.head
    return ()


def _stance(clause: Clause) -> tuple[bool, Literal["asserted", "suspected", "planned"]]:
    """Return whether the clause denies, and how sure it is."""
    words = _vocabulary()
    # "May" and "will" speak of doubt and of what is to come only as auxiliaries; who "believes" a thing stands in the clause around it.
    tokens = [token for token in clause.tokens if token.lower_ not in ("may", "will", "might") or token.pos_ == "AUX"]
    lemmas = {token.lemma_.lower() for token in tokens} | {token.lower_ for token in tokens}
    if clause.head.dep_ == "ccomp":
        lemmas |= {clause.head.head.lemma_.lower()} & words["suspected"]
    denied = sum(token.dep_ == "neg" or token.lower_ in words["denied"] for token in clause.tokens) % 2 == 1
    if lemmas & words["suspected"]:
        return denied, "suspected"
    if lemmas & words["planned"] or any(token.dep_ == "aux" and token.lower_ in ("’ll", "'ll") for token in clause.tokens):
        return denied, "planned"
    return denied, "asserted"


@functools.cache
def _vocabulary() -> dict[str, frozenset[str]]:
    source = resources.files("tellings.stating").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}
