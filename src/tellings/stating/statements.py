"""Statements: each clause that an article tells, with what it says in slots that can be compared."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import structs

from tellings.model import Measured, Mention, Quoted, Span, Statement, Timed
from tellings.stating.clauses import Clause, clauses
from tellings.stating.content import Slots, content, small_words
from tellings.stating.frames import frame_of
from tellings.stating.measuring import measure
from tellings.stating.parsing import Parsed, ParsedBlock
from tellings.stating.stance import only_reports, reports, stance, tells_past

S = TypeVar("S", Mention, Measured, Timed, Quoted)


# A clause with fewer words that say something asserts nothing that could be compared ("he did"), unless it is a verb of its own ("he
# resigned"), which another page may have too, or what a part hangs on ("he hopes", "to wait for the tide").
LEAST_WORDS = 2


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
            spans = {clause.head.i: parsed.span(block, clause.start, clause.end) for clause in found}
            for clause in _speech_whole(parsed, block, found, here.quoted):
                statement = _statement(parsed, block, clause, whole, here)
                if statement:
                    host = spans.get(clause.host.i) if clause.host else None
                    made.append(structs.replace(statement, host=host) if host else statement)
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
    for said in parts.values():
        first = min(said, key=lambda clause: (clause.head.dep_ != "ROOT", clause.start))
        tokens = sorted((token for clause in said for token in clause.tokens), key=lambda token: token.i)
        whole.append(Clause(first.head, tuple(tokens), min(one.start for one in said), max(one.end for one in said)))
    return sorted(whole, key=lambda clause: (clause.start, clause.end))


def _statement(parsed: Parsed, block: ParsedBlock, clause: Clause, sentence: Span, slots: Slots) -> Statement | None:
    span = parsed.span(block, clause.start, clause.end)
    own = _own(clause, block.start, span, slots)
    words = content(clause, block.start, own)
    if not words or (len(words) < LEAST_WORDS and (clause.head.pos_ != "VERB" or clause.head.is_stop)):
        return None
    reporting = reports(clause)
    named = [(one.span.start - block.start, one.span.end - block.start) for one in own.mentions]
    if reporting and not own.measured and not own.times and only_reports(clause, named):
        return None
    inside = [quote for quote in own.quoted if quote.span.contains(span) or _covers_most(quote.span, span)]
    denied, modality = stance(clause)
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
        reports=reporting,
        past=tells_past(clause),
        frame=frame_of(clause, block.start, parsed.article.id, slots.mentions),
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


def _subject(clause: Clause, offset: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that are the clause's subject; a clause without one has that of the verb it hangs on."""
    head = clause.head
    for _ in range(4):
        subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            places = [offset + word.idx for subject in subjects for word in (subject, *subject.conjuncts)]
            return tuple(mention for mention in mentions if any(mention.span.start <= at < mention.span.end for at in places))
        if head.dep_ not in ("conj", "advcl", "xcomp", "acl", "pcomp", "prep") or head.head is head:
            return ()
        head = head.head
    return ()
