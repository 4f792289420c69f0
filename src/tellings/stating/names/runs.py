"""Stretches of a parsed article that look like names: the model's entities repaired, and capitalised words it missed."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import EntityKind
from tellings.stating.names.vocabulary import Listed, folded, listed, roles, straight
from tellings.stating.parsing import Parsed, ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Labels of the model that can be names; dates, amounts, laws and languages are others' work.
_LABELS: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people", "EVENT": "other"}

# A name of more words than this is a list or a headline in capitals.
_LONGEST_NAME = 12


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


def is_role(doc: "Doc", i: int) -> int:
    """Return how many tokens a role's head takes at token ``i``: 0 where there is none. Longest match."""
    classes = roles().classes
    for length in (3, 2, 1):
        if i + length <= len(doc) and tuple(token.lower_ for token in doc[i : i + length]) in classes:
            return length
    return 0


def is_plural_role(doc: "Doc", i: int) -> bool:
    """Tell whether token ``i`` is a capitalised role in the plural ("Ministers Lind and Holm")."""
    word = doc[i].lower_
    return word.endswith("s") and (word[:-1],) in roles().classes and doc[i].text[:1].isupper()


def listed_at(block: ParsedBlock, text: str, token: "Token") -> tuple[int, Listed] | None:
    """Return the longest listed name that starts at ``token`` and ends with a token: (token index behind it, entry)."""
    for entry in listed().get(straight(token.text).split("-")[0].split("'")[0], ()):
        end = token.idx + len(entry.words)
        if text.startswith(entry.words, token.idx) and not text[end : end + 1].isalnum():
            last = token.i + 1
            while last < len(block.doc) and block.doc[last].idx < end:
                last += 1
            if block.doc[last - 1].idx + len(block.doc[last - 1]) == end:
                return last, entry
    return None


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
        if i < end - 1 and (length or is_plural_role(doc, i) or (token.lower_ in words["honorifics"])) and doc[end - 1].lower_ not in words["organisation_words"]:
            return False
    return True


def _starts_name(doc: "Doc", i: int, labels: Mapping[int, EntityKind], surnames: frozenset[str]) -> bool:
    token = doc[i]
    if _PARTY.match(token.text) or not _capitalised(token) or token.lower_ in roles().words["not_names"] or not any(letter.isalpha() for letter in token.text):
        return False
    if i and doc[i - 1].like_num and doc[i - 1].ent_type_ == token.ent_type_ != "":
        return False
    return i in labels or token.pos_ == "PROPN" or token.text in surnames


def _end_of_name(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], text: str) -> int:
    """Return the token behind the capitalised run that starts at ``i``: joined by hyphens, particles, initials and suffixes."""
    doc, words = block.doc, roles().words
    end = i + 1
    if doc[i].lower_ in words["fields"] and (i not in labels or labels[i] == "person" or (i > 1 and is_role(doc, i - 2))):
        while end < len(doc) and doc[end].lower_ in words["fields"] and doc[end].text[:1].isupper():
            end += 1
        return end
    while end < len(doc) and end - i < _LONGEST_NAME:
        token = doc[end]
        glued = doc[end - 1].whitespace_ == ""
        surname = labels.get(end) == "person" and labels.get(end + 1) != "person" and labels.get(end - 1) == "person"
        if token.text == "-" and glued and token.whitespace_ == "" and end + 1 < len(doc):
            end += 2
        elif token.lower_ in words["suffixes"] or (token.text == "," and end + 1 < len(doc) and doc[end + 1].lower_ in {"jr", "jr.", "sr", "sr."}):
            end += 1
        elif token.lower_ in words["particles"] and end + 1 < len(doc) and _capitalised(doc[end + 1]) and not glued:
            end += 2
        elif not (_capitalised(token) or (token.text[:1].isupper() and labels.get(end) == "person")) or glued or (is_role(doc, end) and not surname) or is_plural_role(doc, end) or token.lower_ in words["not_names"] or token.is_sent_start:
            break
        elif token.lower_ in words["honorifics"] or not token.text[0].isalpha():
            break
        elif labels.get(end) != labels.get(end - 1) and end in labels and end - 1 in labels:
            break
        elif (found := listed_at(block, text, token)) and found[1].sort != "capital" and labels.get(end) != "person":
            break
        else:
            end += 1
    return end


def _titled(doc: "Doc", first: int) -> bool:
    words = roles().words
    previous = doc[first - 1] if first else None
    if previous is None or previous.is_space:
        return False
    return previous.lower_ in words["honorifics"] or is_plural_role(doc, first - 1) or any(first >= n and is_role(doc, first - n) == n for n in (1, 2, 3))


def full_surnames(parsed: Mapping[str, Parsed]) -> frozenset[str]:
    """Return the last words of the persons that the model finds named in full: a sign for these words where it misses them."""
    doubles = {entity for page in parsed.values() for block in page.blocks for entity in block.doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    return frozenset(entity[_trimmed(entity)[1] - entity.start - 1].text for entity in doubles if _trimmed(entity)[1] - _trimmed(entity)[0] > 1)


def name_runs(parsed: Parsed, surnames: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the name-like stretches of one article in order of place, not overlapping; ``surnames`` are taken for names wherever capitalised."""
    for number, block in enumerate(parsed.blocks):
        doc, text = block.doc, straight(block.doc.text)
        starts, labels = _entities(doc)
        i = 0
        while i < len(doc):
            entry: Listed | None = None
            label: EntityKind | None = None
            end = i
            found = listed_at(block, text, doc[i]) if doc[i].text[:1].isalpha() else None
            entity_end, entity_label = starts.get(i, (0, "other"))
            if found and entity_end < len(doc) and is_role(doc, entity_end):
                entity_end = 0
            if entity_end and entity_label not in {"person", "people"} and _whole(doc, i, entity_end) and entity_end > (found[0] if found else i + 1):
                end, label = entity_end, entity_label
            elif found and not (entity_end > found[0] and entity_label == "person" and _whole(doc, i, entity_end)):
                end, entry = found
            elif _starts_name(doc, i, labels, surnames) and not is_role(doc, i) and not is_plural_role(doc, i) and doc[i].lower_ not in roles().words["honorifics"]:
                end = _end_of_name(block, i, labels, text)
                label = labels.get(end - 1) or labels.get(i)
            if end > i:
                words = doc[i:end].text
                key = folded(words)
                if key:
                    field = entry is None and end < len(doc) and doc[end].text[:1].isupper() and bool(is_role(doc, end) or is_plural_role(doc, end))
                    field = field or (doc[i].lower_ in roles().words["fields"] and end - i == sum(t.lower_ in roles().words["fields"] for t in doc[i:end]))
                    acts = doc[end - 1].dep_ in {"nsubj", "nsubjpass", "agent"}
                    yield Run(number, i, end, words, key, label, entry, _titled(doc, i), field, acts)
            i = max(end, i + 1)
