"""Speakers that a person gave, laid on quotes and statements before they are compared."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from tellings.correcting.meeting import meet
from tellings.model import Applied, GivenSpeaker, Mention, Quote, Quoted, Span, Statement

if TYPE_CHECKING:
    from tellings.stating.telling import Told


class Spoken(NamedTuple):
    """What the articles state with the speakers that a person gave; ``before`` are the speakers of the changed quotes as they were."""

    told: "Told"
    applied: tuple[Applied, ...]
    before: Mapping[Span, str | None]


def with_speakers(told: "Told", given: Sequence[GivenSpeaker]) -> Spoken:
    """Return what the articles state with the speakers that a person gave, each for the quotes and statements at its span.

    A name that the story knows in a fuller form becomes that one. Of two corrections of one quote the later holds.
    """
    if not given:
        return Spoken(told, (), {})
    named = [(one, _entity(one.speaker, told.mentions)) for one in given]
    held: set[int] = set()
    before: dict[Span, str | None] = {}

    def of_quote(quote: Quoted) -> Quoted:
        said = [(one, name) for one, name in named if meet(one.span, quote.span)]
        if not said:
            return quote
        held.update(one.id for one, _ in said)
        before.setdefault(quote.span, quote.speaker)
        return replace(quote, speaker=said[-1][1], speaker_span=None)

    quoted = {article: tuple(of_quote(quote) for quote in quotes) for article, quotes in told.quoted.items()}
    statements = []
    for statement in told.statements:
        said = [(one, name) for one, name in named if meet(one.span, statement.span)]
        held.update(one.id for one, _ in said)
        quotes = tuple(of_quote(quote) for quote in statement.quotes)
        speaker = said[-1][1] if said else _speaker(statement, quotes)
        statements.append(replace(statement, quotes=quotes, speaker=speaker))
    lost = "nobody is quoted, and nothing is stated, at its place"
    applied = tuple(
        Applied(one.id, "speaker", one.id in held, (f"said by {name}" if name else "said by nobody known") if one.id in held else lost)
        for one, name in named
    )
    return Spoken(told._replace(statements=tuple(statements), quoted=quoted), applied, before)


def marked_quotes(quotes: Sequence[Quote], before: Mapping[Span, str | None]) -> tuple[Quote, ...]:
    """Mark the sayings of which a person gave the speaker of a wording with the speakers that the pages alone gave."""
    marked = []
    for quote in quotes:
        spans = [span for wording in quote.wordings for span in wording.spans if span in before]
        speakers = {before[span] for span in spans}
        marked.append(replace(quote, corrected=tuple(sorted(speakers, key=lambda name: (name is not None, name)))) if spans else quote)
    return tuple(marked)


def _speaker(statement: Statement, quotes: Sequence[Quoted]) -> str | None:
    """Return who a statement is said by after its quotes were changed: whoever says the shortest quote that had its speaker."""
    for old, new in sorted(zip(statement.quotes, quotes, strict=True), key=lambda pair: len(pair[0].span)):
        if old != new and old.speaker == statement.speaker and meet(old.span, statement.span):
            return new.speaker
    return statement.speaker


def _entity(name: str | None, mentions: Mapping[str, Iterable[Mention]]) -> str | None:
    """Return the fullest name that the story has for a name, or the name itself where it has none or several."""
    if name is None:
        return None
    wanted = name.casefold()
    entities = {one.entity for each in mentions.values() for one in each}
    exact = sorted(entity for entity in entities if entity.casefold() == wanted)
    if exact:
        return exact[0]
    behind = {one.entity for each in mentions.values() for one in each if one.named and one.words.casefold() == wanted}
    return behind.pop() if len(behind) == 1 else name
