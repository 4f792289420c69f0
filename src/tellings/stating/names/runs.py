"""Stretches of a parsed article that look like names: the model's entities repaired, and capitalised words it missed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import EntityKind
from tellings.stating.names.edges import behind_party, end_of_name, field_of_office, starts_name, trimmed, whole
from tellings.stating.names.lookup import is_role, listed_at
from tellings.stating.names.signs import Sign, signs_of
from tellings.stating.names.vocabulary import Listed, by_beginning, derived, folded, straight
from tellings.stating.parsing import Parsed, ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Labels of the model that can be names; dates, amounts, laws and languages are others' work.
_LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "EVENT": "other",
}


class Run(NamedTuple):
    """A name-like stretch: tokens ``first`` to ``last`` (exclusive) of block ``block``, and what speaks for its kind."""

    block: int
    first: int
    last: int
    words: str
    key: tuple[str, ...]
    label: EntityKind | None
    entry: Listed | None
    signs: frozenset[Sign]


def run_of(number: int, block: ParsedBlock, first: int, last: int, label: EntityKind | None, entry: Listed | None = None) -> Run:
    """Return tokens ``first`` to ``last`` (exclusive) of a block as a name-like stretch."""
    words = block.doc[first:last].text
    return Run(number, first, last, words, folded(words), label, entry, signs_of(block, first, last))


def _entities(doc: "Doc") -> tuple[dict[int, tuple[int, EntityKind]], dict[int, EntityKind]]:
    """Return trimmed entities by first token, and every token's label."""
    starts: dict[int, tuple[int, EntityKind]] = {}
    labels: dict[int, EntityKind] = {}
    for entity in doc.ents:
        kind = _LABELS.get(entity.label_)
        if kind is None:
            continue
        start, end = trimmed(entity)
        if start < end:
            starts[start] = (end, kind)
            labels.update(dict.fromkeys(range(start, end), kind))
    return starts, labels


def known_words(parsed: Mapping[str, Parsed]) -> frozenset[str]:
    """Return words that are names wherever they stand with a capital, also where the model misses them: the last words of persons
    that it finds named in full, and adjectives made of the places that it finds ("Lindbian" of "Lindby")."""
    entities = [entity for page in parsed.values() for block in page.blocks for entity in block.doc.ents if entity.label_ in _LABELS]
    found = set()
    places = set()
    for entity in entities:
        first, last = trimmed(entity)
        if entity.label_ == "PERSON" and last - first > 1:
            found.add(entity.doc[last - 1].text)
        elif entity.label_ != "PERSON" and last - first == 1:
            places.add(entity.doc[first].text)
    sites = by_beginning(place for place in places if place[:1].isupper())
    for page in parsed.values():
        for block in page.blocks:
            for token, start, lower in zip(block.tokens, block.starts, block.lowers, strict=True):
                # The cheapest question first: most words have no capital.
                if not block.text[start].isupper() or not derived(lower, sites):
                    continue
                if token.pos_ in {"ADJ", "PROPN"} and not token.is_sent_start:
                    found.add(token.text)
    return frozenset(found)


def name_runs(parsed: Parsed, known: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the name-like stretches of one article in order of place, not overlapping.

    ``known`` are taken for names wherever they stand with a capital.
    """
    for number, block in enumerate(parsed.blocks):
        text, places = straight(block.text), block.starts
        starts, labels = _entities(block.doc)
        i = 0
        while i < len(places):
            first = text[places[i]]
            if "A" <= first <= "Z" and (party := behind_party(text, places[i])) > places[i]:
                i = bisect_left(places, party, i)
                continue
            run = _run(number, block, i, text, starts, labels, known) if first.isalpha() else None
            if run is not None and run.key:
                yield run
            i = max(run.last if run is not None else 0, i + 1)


def _run(
    number: int,
    block: ParsedBlock,
    i: int,
    text: str,
    starts: Mapping[int, tuple[int, EntityKind]],
    labels: Mapping[int, EntityKind],
    known: frozenset[str],
) -> Run | None:
    doc = block.tokens
    entry: Listed | None = None
    label: EntityKind | None = None
    found = listed_at(block, text, i)
    if found is None and i not in starts and not text[block.starts[i]].isupper():
        return None
    entity_end, entity_label = starts.get(i, (0, "other"))
    if entity_end < len(doc) and is_role(block, entity_end) and (found or field_of_office(block, entity_end - 1)):
        entity_end = 0
    longer = entity_end > (found[0] if found else i + 1) and whole(block, i, entity_end)
    if longer and entity_label not in {"person", "people"}:
        end, label = entity_end, entity_label
    elif found and not (longer and entity_label == "person"):
        end, entry = found
    elif starts_name(block, i, labels, known):
        end = end_of_name(block, i, labels, text, known)
        label = labels.get(end - 1) or labels.get(i)
    else:
        return None
    return run_of(number, block, i, end, label, entry)
