"""Names of a story: one entity for all its spellings, titles and short forms, and the roles that pages give to persons."""

from collections.abc import Mapping
from typing import NamedTuple

from tellings.model import Mention
from tellings.stating.names.claims import RoleClaim, claims_of
from tellings.stating.names.entities import named_mentions
from tellings.stating.names.holders import learned
from tellings.stating.names.referring import genders_of, referring
from tellings.stating.names.respelt import as_one
from tellings.stating.parsing import Parsed

__all__ = ["Named", "RoleClaim", "name_mentions", "name_story", "role_claims"]


class Named(NamedTuple):
    """The mentions and role claims of every article of one story, by article id, in order of place."""

    mentions: dict[str, tuple[Mention, ...]]
    claims: dict[str, tuple[RoleClaim, ...]]


def name_story(parsed: Mapping[str, Parsed]) -> Named:
    """Return the mentions of every article of one story, in order of place and not overlapping, and what the pages say persons are.

    ``entity`` is the same for all mentions of one entity in the story: a person's most frequent full name, a country's name in the
    table of countries, another entity's most frequent form. Titles and pronouns come as mentions with ``named`` false; a country
    inside a title that stands for a person is part of that mention. The head of a country is claimed as "head-of-state" whatever the
    word ("leader", "head", "president", "prime minister"): pages differ in the word without contradicting each other. The answer does
    not depend on the order of ``parsed``.
    """
    named = named_mentions(parsed)
    named = as_one(named, learned(parsed, named))
    known = learned(parsed, named)
    genders = genders_of(parsed, named)
    mentions = {identifier: referring(parsed[identifier], named[identifier], known, genders) for identifier in parsed}
    return Named(mentions, {identifier: claims_of(parsed[identifier], named[identifier], mentions[identifier]) for identifier in parsed})


def name_mentions(parsed: Mapping[str, Parsed]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of :func:`name_story` alone."""
    return name_story(parsed).mentions


def role_claims(parsed: Mapping[str, Parsed], _: object = None) -> dict[str, tuple[RoleClaim, ...]]:
    """Return the role claims of :func:`name_story` alone."""
    return name_story(parsed).claims
