"""What each page says a person is: role claims, to be compared between the pages of a story."""

from collections.abc import Sequence

from msgspec import Struct

from tellings.model import Mention, Span
from tellings.stating.names.offices import offices
from tellings.stating.names.placed import Placed
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


def claims_of(parsed: Parsed, named: Sequence[Mention], mentions: Sequence[Mention]) -> tuple[RoleClaim, ...]:
    """Return the role claims of one article, in order of place: ``named`` are its mentions by name, ``mentions`` all of them."""
    unnamed = {(mention.span.start, mention.span.end): mention.entity for mention in mentions if not mention.named}
    found = []
    for block in parsed.blocks:
        for office in offices(block, Placed(block, named)):
            last = block.doc[office.last - 1]
            span = parsed.span(block, block.doc[office.first].idx, last.idx + len(last))
            person = office.holder.entity if office.holder else unnamed.get((span.start, span.end))
            of = office.of.entity if office.of and office.of.entity.casefold() not in roles().words["camps"] else None
            if person is None and (of is None or not office.definite):
                continue
            heads = office.of is not None and office.of.kind in {"place", "people"} and office.role in roles().of_country
            country = of is not None and heads
            role = "head-of-state" if country else office.role
            found.append(RoleClaim(span, person, role, of, office.holder is not None))
    return tuple(found)
