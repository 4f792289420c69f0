"""Statements: each clause that an article tells, with what it says in slots that can be compared."""

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Literal, TypeVar

from tellings.model import Measured, Mention, Quantity, Quoted, Span, Statement, Timed
from tellings.stating.clauses import Clause, clauses
from tellings.stating.parsing import Parsed, ParsedBlock
from tellings.stating.quantities import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Token

S = TypeVar("S", Mention, Measured, Timed, Quoted)

# Words of these classes say something by themselves. A list of stop words is no substitute: most hold "give", "call" and "serious".
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

# A clause with fewer words that say something asserts nothing by itself ("shook his head" has two, "he saw it" one).
LEAST_WORDS = 2

# A clause with fewer content words than this, names aside, asserts nothing that could be compared ("he said", "if needed").
LEAST_CONTENT = 1


def make_statements(parsed: Parsed, mentions: Sequence[Mention], times: Sequence[Timed], quoted: Sequence[Quoted]) -> tuple[Statement, ...]:
    """Make the statements of one article, in order of place.

    ``mentions``, ``times`` and ``quoted`` are the article's own, in order. Each goes to the one clause whose words it stands among, a
    quote to every clause that it covers or that holds it.
    """
    made = []
    for block in parsed.blocks:
        measured = measure(parsed, block)
        for sentence, found in clauses(block.doc):
            whole = parsed.span(block, sentence[0].idx, sentence[-1].idx + len(sentence[-1]))
            for clause in _speech_whole(parsed, block, found, quoted):
                statement = _statement(parsed, block, clause, whole, _Slots(mentions, measured, times, quoted))
                if statement:
                    made.append(statement)
    return tuple(sorted(made, key=lambda statement: statement.span))


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
    for clauses_said in parts.values():
        first = min(clauses_said, key=lambda clause: (clause.head.dep_ != "ROOT", clause.start))
        tokens = sorted((token for clause in clauses_said for token in clause.tokens), key=lambda token: token.i)
        start, end = min(clause.start for clause in clauses_said), max(clause.end for clause in clauses_said)
        whole.append(Clause(first.head, tuple(tokens), start, end))
    return sorted(whole, key=lambda clause: (clause.start, clause.end))


def measure(parsed: Parsed, block: ParsedBlock) -> tuple[Measured, ...]:
    """Return the quantities of a parsed block with spans in the article's text."""
    text = block.doc.text
    return tuple(Measured(parsed.span(block, found.start, found.end), found.quantity) for found in find_quantities(text, doc=block.doc))


class _Slots:
    """What was found in an article, to be shared out among its clauses."""

    def __init__(self, mentions: Sequence[Mention], measured: Sequence[Measured], times: Sequence[Timed], quoted: Sequence[Quoted]) -> None:
        self.mentions, self.measured, self.times, self.quoted = mentions, measured, times, quoted


def _statement(parsed: Parsed, block: ParsedBlock, clause: Clause, sentence: Span, slots: _Slots) -> Statement | None:
    span = parsed.span(block, clause.start, clause.end)
    own = [(block.start + token.idx, block.start + token.idx + len(token)) for token in clause.tokens]
    mentions = _among(slots.mentions, span, own)
    quantities, times = _among(slots.measured, span, own), _among(slots.times, span, own)
    words = _content(clause, block.start, mentions, quantities, times)
    if not quantities and not times and len([word for word in words if not word.startswith("=")]) <= LEAST_CONTENT and _reports(clause):
        return None
    if len(words) < LEAST_WORDS:
        return None
    around = [quote for quote in slots.quoted if quote.span.overlaps(span)]
    inside = [quote for quote in around if quote.span.contains(span) or _covers_most(quote.span, span)]
    denied, modality = _stance(clause)
    return Statement(
        span=span,
        sentence=sentence,
        trigger=clause.head.lemma_.lower(),
        words=words,
        about=_subject(clause, block.start, slots.mentions),
        mentions=mentions,
        quantities=quantities,
        times=times,
        quotes=tuple(around),
        speaker=min(inside, key=lambda quote: len(quote.span)).speaker if inside else None,
        denied=denied,
        modality=modality,
    )


def _among(found: Sequence[S], span: Span, own: Sequence[tuple[int, int]]) -> tuple[S, ...]:
    """Pick what starts at one of the clause's own words; what lies in a clause inside it belongs to that."""
    return tuple(item for item in found if item.span.overlaps(span) and _begins_among(item.span, own))


def _begins_among(span: Span, own: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start < end or span.start <= start < span.end for start, end in own)


def _covers_most(quote: Span, span: Span) -> bool:
    return 2 * (min(quote.end, span.end) - max(quote.start, span.start)) > len(span)


def _content(
    clause: Clause, offset: int, mentions: Sequence[Mention], quantities: Sequence[Measured], times: Sequence[Timed]
) -> tuple[str, ...]:
    """Return the stems of the content words, with one word for what is a value: an entity, an amount and its unit, a time.

    Entities are marked with "=", amounts with "#", times with "@": "nineteen" and "19", "metre" and "meter", "Tuesday" and "14 May" are
    one word each. A thing that is named counts by its common noun too ("Gannet Bridge" is a bridge).
    """
    stems = {f"={mention.entity}" for mention in mentions} | {f"@{timed.when.value}" for timed in times}
    stems |= {
        _stem(mention.words.split()[-1].lower()) for mention in mentions if mention.named and mention.kind in ("organisation", "other")
    }
    for measured in quantities:
        stems |= _amount(measured.quantity)
    taken = [(one.start, one.end) for one in (*_spans(mentions), *_spans(quantities), *_spans(times))]
    for token in (*clause.tokens, *_antecedent(clause)):
        start = offset + token.idx
        if not any(first <= start < last for first, last in taken) and is_content(token):
            stems.add(_stem(token.lemma_.lower() if token.lemma_ else token.lower_))
    return tuple(sorted(stems))


def _spans(found: Sequence[Mention] | Sequence[Measured] | Sequence[Timed]) -> list[Span]:
    return [one.span for one in found]


def _amount(quantity: Quantity) -> set[str]:
    bounds = "-".join("" if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    return {f"#{bounds}", f"#{quantity.unit}"} if quantity.unit else {f"#{bounds}"}


def is_content(token: "Token") -> bool:
    """Tell whether a word says something by itself: a noun, a verb, an adjective, a number, or an adverb that is none of the commonest."""
    return token.pos_ in CONTENT or (token.pos_ == "ADV" and not token.is_stop)


def _antecedent(clause: Clause) -> list["Token"]:
    """Return the noun that a relative clause speaks of ("talks that lasted …")."""
    if clause.head.dep_ not in ("relcl", "acl") or clause.head.head.pos_ not in ("NOUN", "PROPN"):
        return []
    return [clause.head.head]


def _reports(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody says something, which stands in a clause of its own."""
    return any(child.dep_ in ("ccomp", "parataxis") for child in clause.head.children) or len(clause.tokens) <= 2


def _subject(clause: Clause, offset: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    head = clause.head
    for _ in range(4):
        subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            spans = [(offset + word.idx) for subject in subjects for word in (subject, *subject.conjuncts)]
            return tuple(mention for mention in mentions if any(mention.span.start <= at < mention.span.end for at in spans))
        if head.dep_ not in ("conj", "advcl", "xcomp", "acl") or head.head is head:
            return ()
        head = head.head
    return ()


def _stance(clause: Clause) -> tuple[bool, Literal["asserted", "suspected", "planned"]]:
    words = _vocabulary()
    lemmas = {token.lemma_.lower() for token in clause.tokens} | {token.lower_ for token in clause.tokens}
    negations = sum(token.dep_ == "neg" or token.lower_ in words["denied"] for token in clause.tokens)
    if lemmas & words["suspected"]:
        return negations % 2 == 1, "suspected"
    if lemmas & words["planned"] or any(token.dep_ == "aux" and token.lower_ in ("’ll", "'ll") for token in clause.tokens):
        return negations % 2 == 1, "planned"
    return negations % 2 == 1, "asserted"


@functools.cache
def _vocabulary() -> dict[str, frozenset[str]]:
    source = resources.files("tellings.stating").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}


@functools.cache
def _stem(word: str) -> str:
    import snowballstemmer

    return str(snowballstemmer.stemmer("english").stemWord(word))
