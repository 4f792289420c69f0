"""What each page says a person is: role claims, to be compared between the pages of a story."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.model import Mention, Span
from tellings.stating.names.entities import named_mentions
from tellings.stating.names.offices import Placed, offices
from tellings.stating.names.vocabulary import roles
from tellings.stating.parsing import Parsed


class RoleClaim(Struct, frozen=True):
    """One page's words for the role of a person.

    ``span`` covers the noun phrase, without the name beside it; ``person`` is the entity, ``None`` where it is not safe to say;
    ``role`` is the class of the head word ("head-of-state", "minister", "spokesman", "mayor", …); ``of`` is the country or body, in
    its canonical name, or ``None``; ``named`` tells that the person's name stands beside the phrase.
    """

    span: Span
    person: str | None
    role: str
    of: str | None
    named: bool


def role_claims(parsed: Mapping[str, Parsed], mentions: Mapping[str, Sequence[Mention]]) -> dict[str, tuple[RoleClaim, ...]]:
    """Return the role claims of every article of one story, in order of place.

    The head of a country is "head-of-state" whatever the word ("leader", "head", "president", "prime minister"): pages differ in
    the word without contradicting each other. ``mentions`` is the answer of ``name_mentions`` for the same articles.
    """
    named = named_mentions(parsed)
    return {identifier: tuple(_claims(parsed[identifier], named[identifier], mentions[identifier])) for identifier in parsed}


def _claims(parsed: Parsed, named: Sequence[Mention], mentions: Sequence[Mention]) -> list[RoleClaim]:
    unnamed = {(mention.span.start, mention.span.end): mention.entity for mention in mentions if not mention.named}
    found = []
    for block in parsed.blocks:
        for office in offices(block, Placed(block, named)):
            last = block.doc[office.last - 1]
            span = parsed.span(block, block.doc[office.first].idx, last.idx + len(last))
            person = office.holder.entity if office.holder else unnamed.get((span.start, span.end))
            of = office.of.entity if office.of else None
            if person is None and (of is None or not office.definite):
                continue
            country = office.of is not None and office.of.kind in {"place", "people"} and office.role in roles().of_country
            role = "head-of-state" if country else office.role
            found.append(RoleClaim(span, person, role, of, office.holder is not None))
    return found
