"""Names of a story: one entity for all its spellings, titles and short forms, and the roles that pages give to persons."""

from collections.abc import Mapping

from tellings.model import Mention
from tellings.stating.names.claims import RoleClaim, role_claims
from tellings.stating.names.entities import named_mentions
from tellings.stating.names.holders import learned
from tellings.stating.names.referring import genders_of, referring
from tellings.stating.parsing import Parsed

__all__ = ["RoleClaim", "name_mentions", "role_claims"]


def name_mentions(parsed: Mapping[str, Parsed]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of every article of one story, by article id, in order of place and not overlapping.

    ``entity`` is the same for all mentions of one entity in the story: a person's most frequent full name, a country's name in the
    table of countries, another entity's most frequent form. Titles and pronouns come as mentions with ``named`` false; a country
    inside a title that stands for a person is part of that mention. The answer does not depend on the order of ``parsed``.
    """
    named = named_mentions(parsed)
    known = learned(parsed, named)
    genders = genders_of(parsed, named)
    return {identifier: referring(parsed[identifier], named[identifier], known, genders) for identifier in parsed}
