"""Where a name begins and ends: capitals, hyphens, particles, initials and suffixes, and what cannot be inside one."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tellings.model import EntityKind
from tellings.stating.names.lookup import is_plural_role, is_role, listed_at
from tellings.stating.names.vocabulary import roles
from tellings.stating.parsing import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A name of more words than this is a list or a headline in capitals.
_LONGEST_NAME = 12

_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr."])

# A legislator's party and seat behind the name: "(R-Ohio)", ", D-Calif.,".
_PARTY = re.compile(r"(?<=\()[A-Z]{1,3}-[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?=\))|(?<=, )[A-Z]{1,3}-[A-Z][\w.]*(?=[,.])")


def trimmed(entity: "Span") -> tuple[int, int]:
    """Return the tokens of an entity without the small words, marks and possessives at its edges."""
    words = roles().words
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in words["not_names"] or not doc[start].text[:1].isalnum() or doc[start].text[:1].islower()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not (doc[end - 1].text[-1:].isalnum() or doc[end - 1].text[-1:] == ".")):
        end -= 1
    return start, end


def capitalised(token: "Token") -> bool:
    """Tell whether a word has a capital and is no day or month."""
    return token.text[:1].isupper() and token.lower_ not in roles().words["calendar"]


def whole(block: ParsedBlock, start: int, end: int) -> bool:
    """Tell whether an entity of the model can stand as it is: no role, comma or line break inside it."""
    if end - start > _LONGEST_NAME:
        return False
    words, doc = roles().words, block.tokens
    for i in range(start, end):
        token = doc[i]
        length = is_role(block, i)
        if length and (i + length > end or (i + length == end and i > start)) and token.lower_ not in words["organisation_words"]:
            return False
        if token.text == "-" and i + 1 < end and doc[i + 1].lower_ in words["tails"]:
            return False
        if token.is_space or token.text in {",", ";", ":", "(", "“", '"', "/"} or (token.tag_ == "POS" and i == end - 1):
            return False
        if (
            i < end - 1
            and (length or is_plural_role(block, i) or (token.lower_ in words["honorifics"]))
            and doc[end - 1].lower_ not in words["organisation_words"]
        ):
            return False
    return True


def behind_party(text: str, offset: int) -> int:
    """Return the offset behind a legislator's party and seat that begin at ``offset``, else ``offset``."""
    found = _PARTY.match(text, offset)
    return found.end() if found else offset


def starts_name(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], known: frozenset[str]) -> bool:
    """Tell whether a name can begin with token ``i``; ``known`` are words that are names wherever they have a capital."""
    doc, words = block.tokens, roles().words
    token = doc[i]
    if not capitalised(token) or token.lower_ in words["not_names"] or token.lower_ in words["honorifics"]:
        return False
    if i and doc[i - 1].like_num and doc[i - 1].ent_type_ == token.ent_type_ != "":
        return False
    if is_role(block, i) or is_plural_role(block, i):
        return False
    return i in labels or token.pos_ == "PROPN" or token.text in known


def _field_ends(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind]) -> int:
    """Return the token behind the field of an office that starts at ``i`` ("Minister of [Foreign Affairs] Anna Lind"), else ``i``."""
    doc, fields = block.tokens, roles().words["fields"]
    if block.lowers[i] not in fields or not (i not in labels or labels[i] == "person" or (i > 1 and is_role(block, i - 2))):
        return i
    end = i + 1
    while end < len(doc) and doc[end].lower_ in fields and doc[end].text[:1].isupper():
        end += 1
    return end


def end_of_name(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], text: str, known: frozenset[str]) -> int:
    """Return the token behind the capitalised run that starts at ``i``: joined by hyphens, particles, initials and suffixes."""
    doc, words = block.tokens, roles().words
    end = _field_ends(block, i, labels)
    if end > i:
        return end
    end = i + 1
    while end < len(doc) and end - i < _LONGEST_NAME:
        token = doc[end]
        glued = doc[end - 1].whitespace_ == ""
        following = doc[end + 1] if end + 1 < len(doc) else None
        if token.text == "-" and following is not None and following.lower_ in words["tails"]:
            break
        if token.text == "-" and glued and token.whitespace_ == "" and following is not None:
            end += 2
        elif token.lower_ in words["suffixes"] or (token.text == "," and following is not None and following.lower_ in _SUFFIXES):
            end += 1
        elif token.lower_ in words["particles"] and following is not None and capitalised(following) and not glued:
            end += 2
        elif glued or not _goes_on(block, end, labels, text, known):
            break
        else:
            end += 1
    return end


def field_of_office(block: ParsedBlock, i: int) -> bool:
    """Tell whether token ``i`` begins the field of an office that is named behind it: "[Transport] Minister"."""
    doc, fields = block.tokens, roles().words["fields"]
    end = i
    while end < len(doc) and end - i < _LONGEST_NAME and doc[end].lower_ in fields and doc[end].text[:1].isupper():
        end += 1
    return i < end < len(doc) and doc[end].text[:1].isupper() and bool(is_role(block, end) or is_plural_role(block, end))


def _goes_on(block: ParsedBlock, i: int, labels: Mapping[int, EntityKind], text: str, known: frozenset[str]) -> bool:
    """Tell whether the capitalised token ``i`` belongs to the name before it."""
    doc, words, token = block.tokens, roles().words, block.tokens[i]
    person = labels.get(i) == "person"
    if not (capitalised(token) or (person and token.text[:1].isupper())) or token.is_sent_start:
        return False
    if token.lower_ in words["not_names"] or token.lower_ in words["honorifics"] or not token.text[0].isalpha():
        return False
    # "Stephen King": a role word may be a surname, where the model ends a person with it.
    surname = person and labels.get(i + 1) != "person" and labels.get(i - 1) == "person"
    if (is_role(block, i) and not surname) or is_plural_role(block, i):
        return False
    # "Norbian Transport Minister": the field of the office is no part of the country's name.
    if field_of_office(block, i) and (doc[i - 1].text in known or labels.get(i - 1) == "people"):
        return False
    # The model takes a family name in front for a people: "Han" of "Han Sol Mi".
    family = person and doc[i - 1].lower_ in words["family_first"]
    if i in labels and i - 1 in labels and labels[i] != labels[i - 1] and not family:
        return False
    found = listed_at(block, text, i)
    return not found or found[1].sort == "capital" or person
