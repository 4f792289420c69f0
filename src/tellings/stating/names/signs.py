"""What the words around a name say about its kind: a title, an age, a preposition of place, an article."""

import re
from typing import Literal

from tellings.stating.names.lookup import is_plural_role, is_role
from tellings.stating.names.vocabulary import roles
from tellings.stating.parsing import ParsedBlock

# titled: a title stands in front. field: the words are only the field of an office. acts: the subject of a verb. placed: behind "in",
# "near". sited: behind "the town of". definite: behind an article, with no noun it could belong to. aged: an age stands behind it.
# owns: "'s" stands behind it.
Sign = Literal["titled", "field", "acts", "placed", "sited", "definite", "aged", "owns"]

# Prepositions that stand before places and hardly ever before bodies; "at", "from" and "to" stand before both.
_PLACING = frozenset(["in", "near", "outside", "around", "throughout", "neighbouring", "neighboring", "nearby"])

_ARTICLES = frozenset(["the", "a", "an"])

# ", 34," and "(34)" behind a name.
_AGE = re.compile(r"(?:, ?|\s?\()(?:aged )?[1-9]\d?(?=[,.;)]|\s(?:years|and|was|is|who|of|from)\b)")


def signs_of(block: ParsedBlock, first: int, last: int) -> frozenset[Sign]:
    """Return the signs around tokens ``first`` to ``last`` (exclusive) of a block."""
    doc = block.tokens
    found: set[Sign] = set()
    head = doc[last - 1]
    if _titled(block, first):
        found.add("titled")
    if _is_field(block, first, last):
        found.add("field")
    if head.dep_ in {"nsubj", "nsubjpass", "agent"}:
        found.add("acts")
    before = doc[first - 1].lower_ if first and not doc[first].is_sent_start else ""
    alone = last >= len(doc) or doc[last].pos_ not in {"NOUN", "PROPN"} or doc[last].is_sent_start
    if before in _PLACING and alone:
        found.add("placed")
    if before == "of" and first > 1 and doc[first - 2].lower_ in roles().words["settlements"]:
        found.add("sited")
    if before in _ARTICLES and alone and head.dep_ not in {"compound", "amod", "nmod"}:
        found.add("definite")
    if _AGE.match(block.text, head.idx + len(head)):
        found.add("aged")
    if last < len(doc) and doc[last].tag_ == "POS":
        found.add("owns")
    return frozenset(found)


def _titled(block: ParsedBlock, first: int) -> bool:
    words = roles().words
    previous = block.tokens[first - 1] if first else None
    if previous is None or previous.is_space:
        return False
    return (
        previous.lower_ in words["honorifics"]
        or previous.text in words["occupations"]
        or is_plural_role(block, first - 1)
        or any(first >= n and is_role(block, first - n) == n for n in (1, 2, 3))
    )


def _is_field(block: ParsedBlock, first: int, last: int) -> bool:
    """Tell whether a run is only the field of an office: "[Natural Resources] Minister", "Minister of [Trade]"."""
    doc, fields = block.tokens, roles().words["fields"]
    if all(word in fields for word in block.lowers[first:last]):
        return True
    return last < len(doc) and doc[last].text[:1].isupper() and bool(is_role(block, last) or is_plural_role(block, last))
