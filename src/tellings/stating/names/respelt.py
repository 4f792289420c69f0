"""Persons whom one page spells otherwise: a translation writes "Dorans" for "Dorrance"."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tellings.model import Mention
from tellings.stating.names.holders import Held, Known
from tellings.stating.names.persons import nearly_same
from tellings.stating.names.vocabulary import folded


def as_one(named: Mapping[str, Sequence[Mention]], known: Known) -> dict[str, tuple[Mention, ...]]:
    """Return the named mentions with persons as one whose names are spelt nearly alike, who hold the same role, and of whom no article
    names both. The name that more mentions have is kept."""
    counts: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for identifier, mentions in named.items():
        for mention in mentions:
            if mention.kind == "person":
                counts[mention.entity] += 1
                where[mention.entity].add(identifier)
    order = sorted(counts, key=lambda person: (-counts[person], person))
    by_given: dict[str, list[str]] = defaultdict(list)
    chosen: dict[str, str] = {}
    for person in order:
        words = folded(person)
        if len(words) != 2 or person not in known:
            continue
        near = by_given[words[0][:1]]
        other = next((o for o in near if _one(person, o, known) and not where[person] & where[o]), None)
        if other is None:
            near.append(person)
        else:
            chosen[person] = other
            where[other] |= where[person]
    return {
        identifier: tuple(
            replace(mention, entity=chosen[mention.entity]) if mention.kind == "person" and mention.entity in chosen else mention
            for mention in mentions
        )
        for identifier, mentions in named.items()
    }


def _one(person: str, other: str, known: Known) -> bool:
    return nearly_same(folded(person), folded(other)) and any(_agree(a, b) for a in known[person] for b in known[other])


def _agree(a: Held, b: Held) -> bool:
    return a.role == b.role and (a.of == b.of or a.of is None or b.of is None)
