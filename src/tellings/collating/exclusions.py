"""Words that exclude each other in one place: antonyms, ranks, kin, directions, means; and what verbs allow. From exclusions.toml."""

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

from tellings.model import PointType

# The groups of words, each of which names the type of a conflict in it.
_TYPED: tuple[PointType, ...] = ("role", "place", "polarity", "event", "quantity", "when")


class Excluded(NamedTuple):
    """Two words that exclude each other, and the type of a conflict in them."""

    one: str
    other: str
    type: PointType


def excluding(one: Iterable[str], other: Iterable[str]) -> Excluded | None:
    """Return the first two words, one of each side, that exclude each other; ``None`` where the sides have a word of one cell in common."""
    table, right = _cells(), sorted(other)
    for word in sorted(one):
        for against in right:
            for group, (cell, type_) in table.get(word, {}).items():
                if group in table.get(against, {}) and table[against][group][0] != cell:
                    return Excluded(word, against, type_)
    return None


def opposite_verbs(one: str, other: str) -> bool:
    """Tell whether two verbs (lemmas) say the opposite of each other ("accept", "reject"; "turn on", "turn off")."""
    found = excluding([one], [other])
    (base, _, particle), (base_too, _, particle_too) = one.partition(" "), other.partition(" ")
    turned = base == base_too and particle and particle_too and opposite_prepositions(particle, particle_too)
    return bool(turned) or (found is not None and found.type == "polarity")


def exclusive_verbs(one: str, other: str) -> bool:
    """Tell whether what two verbs (lemmas) say is not done to one thing ("stab", "strangle")."""
    found = excluding([one], [other])
    return found is not None and found.type == "event"


def opposite_prepositions(one: str, other: str) -> bool:
    """Tell whether the same words behind two prepositions exclude each other ("before the storm", "after the storm")."""
    places = [
        (group, cell) for group, cells in sorted(_table()["prepositions"].items()) for cell, words in enumerate(cells) if one in words
    ]
    return any(other in words for group, own in places for cell, words in enumerate(_table()["prepositions"][group]) if cell != own)


def allows(verb: str, what: str) -> bool:
    """Tell whether a verb (lemma) is listed as ``symmetric``, ``once``, ``one_agent``, ``one_patient``, ``one_goal`` or ``states``."""
    return verb in _lists("verbs")[what]


def of_places(what: str) -> frozenset[str]:
    """Return the words for ``parts`` of places, or the prepositions that say ``where``."""
    return _lists("places")[what]


def of_claims(what: str) -> frozenset[str]:
    """Return the words that are ``small`` in what people are called, ``grades`` of a rank, ``qualified`` (former), or mean ``nobody``."""
    return _lists("claims")[what]


@functools.cache
def _table() -> dict[str, dict[str, list[list[str]]]]:
    return tomllib.loads(resources.files("tellings.collating").joinpath("exclusions.toml").read_text(encoding="utf-8"))


@functools.cache
def _lists(section: str) -> dict[str, frozenset[str]]:
    loaded = tomllib.loads(resources.files("tellings.collating").joinpath("exclusions.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in loaded[section].items()}


@functools.cache
def _cells() -> dict[str, dict[str, tuple[int, PointType]]]:
    """Return for each word the groups that it stands in, with its cell and the group's type."""
    table: dict[str, dict[str, tuple[int, PointType]]] = {}
    for type_ in _TYPED:
        for group, cells in _table()[type_].items():
            for number, words in enumerate(cells):
                for word in words:
                    table.setdefault(word, {})[f"{type_}:{group}"] = (number, type_)
    return table
