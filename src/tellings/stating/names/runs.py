"""Stretches of a parsed article that look like names: the model's entities repaired, and capitalised words it missed."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import EntityKind
from tellings.stating.names.lookup import is_plural_role, is_role, listed_at
from tellings.stating.names.vocabulary import Listed, folded, roles, straight
from tellings.stating.parsing import Parsed, ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

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

# A name of more words than this is a list or a headline in capitals.
_LONGEST_NAME = 12


_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr."])

# A legislator's party and state behind the name: "R-Ohio".
_PARTY = re.compile(r"[A-Z]-[A-Z]")


class Run(NamedTuple):
    """A name-like stretch: tokens ``first`` to ``last`` (exclusive) of block ``block``, and what speaks for its kind."""

    block: int
    first: int
    last: int
    words: str
    key: tuple[str, ...]
    label: EntityKind | None
    entry: Listed | None
    titled: bool
    field: bool
    acts: bool


def _trimmed(entity: "Span") -> tuple[int, int]:
    words = roles().words
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in words["not_names"] or not doc[start].text[:1].isalnum() or doc[start].text[:1].islower()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not (doc[end - 1].text[-1:].isalnum() or doc[end - 1].text[-1:] == ".")):
        end -= 1
    return start, end


def _capitalised(token: "Token") -> bool:
    return token.text[:1].isupper() and token.lower_ not in roles().words["calendar"]


def _entities(doc: "Doc") -> tuple[dict[int, tuple[int, EntityKind]], dict[int, EntityKind]]:
    """Return trimmed entities by first token, and every token's label."""
    starts: dict[int, tuple[int, EntityKind]] = {}
    labels: dict[int, EntityKind] = {}
    for entity in doc.ents:
        kind = _LABELS.get(entity.label_)
        if kind is None:
            continue
        start, end = _trimmed(entity)
        if start < end:
            starts[start] = (end, kind)
            labels.update(dict.fromkeys(range(start, end), kind))
    return starts, labels


def _whole(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether an entity of the model can stand as it is: no role, comma or line break inside it."""
    if end - start > _LONGEST_NAME:
        return False
    words = roles().words
    for i in range(start, end):
        token = doc[i]
        length = is_role(doc, i)
        if length and (i + length > end or (i + length == end and i > start)) and token.lower_ not in words["organisation_words"]:
            return False
        if token.is_space or token.text in {",", ";", ":", "(", "“", '"', "/"} or (token.tag_ == "POS" and i == end - 1):
            return False
        if (
            i < end - 1
            and (length or is_plural_role(doc, i) or (token.lower_ in words["honorifics"]))
            and doc[end - 1].lower_ not in words["organisation_words"]
        ):
            return False
    return True


def _starts_name(doc: "Doc", i: int, labels: Mapping[int, EntityKind], surnames: frozenset[str]) -> bool:
    token, words = doc[i], roles().words
    if _PARTY.match(token.text) or not _capitalised(token) or token.lower_ in words["not_names"] or token.lower_ in words["honorifics"]:
        return False
    if i and doc[i - 1].like_num and doc[i - 1].ent_type_ == token.ent_type_ != "":
        return False
    if is_role(doc, i) or is_plural_role(doc, i):
        return False
    return i in labels or token.pos_ == "PROPN" or token.text in surnames


def _field_ends(doc: "Doc", i: int, labels: Mapping[int, EntityKind]) -> int:
    """Return the token behind the field of an office that starts at ``i`` ("Minister of [Foreign Affairs] Anna Lind"), else ``i``."""
    fields = roles().words["fields"]
    if doc[i].lower_ not in fields or not (i not in labels or labels[i] == "person" or (i > 1 and is_role(doc, i - 2))):
        return i
    end = i + 1
    while end < len(doc) and doc[end].lower_ in fields and doc[end].text[:1].isupper():
        end += 1
    return end


def _end_of_name(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], text: str) -> int:
    """Return the token behind the capitalised run that starts at ``i``: joined by hyphens, particles, initials and suffixes."""
    doc, words = block.doc, roles().words
    end = _field_ends(doc, i, labels)
    if end > i:
        return end
    end = i + 1
    while end < len(doc) and end - i < _LONGEST_NAME:
        token = doc[end]
        glued = doc[end - 1].whitespace_ == ""
        following = doc[end + 1] if end + 1 < len(doc) else None
        if token.text == "-" and glued and token.whitespace_ == "" and following is not None:
            end += 2
        elif token.lower_ in words["suffixes"] or (token.text == "," and following is not None and following.lower_ in _SUFFIXES):
            end += 1
        elif token.lower_ in words["particles"] and following is not None and _capitalised(following) and not glued:
            end += 2
        elif glued or not _goes_on(block, end, labels, text):
            break
        else:
            end += 1
    return end


def _goes_on(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], text: str) -> bool:
    """Tell whether the capitalised token ``i`` belongs to the name before it."""
    doc, words, token = block.doc, roles().words, block.doc[i]
    person = labels.get(i) == "person"
    if not (_capitalised(token) or (person and token.text[:1].isupper())) or token.is_sent_start:
        return False
    if token.lower_ in words["not_names"] or token.lower_ in words["honorifics"] or not token.text[0].isalpha():
        return False
    # "Stephen King": a role word may be a surname, where the model ends a person with it.
    surname = person and labels.get(i + 1) != "person" and labels.get(i - 1) == "person"
    if (is_role(doc, i) and not surname) or is_plural_role(doc, i):
        return False
    # The model takes a family name in front for a people: "Han" of "Han Sol Mi".
    family = person and doc[i - 1].lower_ in words["family_first"]
    if i in labels and i - 1 in labels and labels[i] != labels[i - 1] and not family:
        return False
    found = listed_at(block, text, token)
    return not found or found[1].sort == "capital" or person


def _titled(doc: "Doc", first: int) -> bool:
    words = roles().words
    previous = doc[first - 1] if first else None
    if previous is None or previous.is_space:
        return False
    return (
        previous.lower_ in words["honorifics"]
        or is_plural_role(doc, first - 1)
        or any(first >= n and is_role(doc, first - n) == n for n in (1, 2, 3))
    )


def full_surnames(parsed: Mapping[str, Parsed]) -> frozenset[str]:
    """Return the last words of the persons that the model finds named in full: a sign for these words where it misses them."""
    doubles = {
        entity
        for page in parsed.values()
        for block in page.blocks
        for entity in block.doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1
    }
    return frozenset(
        entity[_trimmed(entity)[1] - entity.start - 1].text for entity in doubles if _trimmed(entity)[1] - _trimmed(entity)[0] > 1
    )


def name_runs(parsed: Parsed, surnames: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the name-like stretches of one article in order of place, not overlapping.

    ``surnames`` are taken for names wherever they stand with a capital.
    """
    for number, block in enumerate(parsed.blocks):
        doc, text = block.doc, straight(block.doc.text)
        starts, labels = _entities(doc)
        i = 0
        while i < len(doc):
            run = _run(number, block, i, text, starts, labels, surnames) if doc[i].text[:1].isalpha() else None
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
    surnames: frozenset[str],
) -> Run | None:
    doc = block.doc
    entry: Listed | None = None
    label: EntityKind | None = None
    found = listed_at(block, text, doc[i])
    entity_end, entity_label = starts.get(i, (0, "other"))
    if found and entity_end < len(doc) and is_role(doc, entity_end):
        entity_end = 0
    longer = entity_end > (found[0] if found else i + 1) and _whole(doc, i, entity_end)
    if longer and entity_label not in {"person", "people"}:
        end, label = entity_end, entity_label
    elif found and not (longer and entity_label == "person"):
        end, entry = found
    elif _starts_name(doc, i, labels, surnames):
        end = _end_of_name(block, i, labels, text)
        label = labels.get(end - 1) or labels.get(i)
    else:
        return None
    words = doc[i:end].text
    acts = doc[end - 1].dep_ in {"nsubj", "nsubjpass", "agent"}
    return Run(number, i, end, words, folded(words), label, entry, _titled(doc, i), entry is None and _is_field(doc, i, end), acts)


def _is_field(doc: "Doc", first: int, last: int) -> bool:
    """Tell whether a run is only the field of an office: "[Natural Resources] Minister", "Minister of [Trade]"."""
    fields = roles().words["fields"]
    if all(token.lower_ in fields for token in doc[first:last]):
        return True
    return last < len(doc) and doc[last].text[:1].isupper() and bool(is_role(doc, last) or is_plural_role(doc, last))
