"""Noun phrases that name a role ("the mayor of …", "Russian President"): who holds it, and of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tellings.model import Mention
from tellings.stating.names.lookup import is_role
from tellings.stating.names.placed import Placed
from tellings.stating.names.vocabulary import roles
from tellings.stating.parsing import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

# No role phrase of the real pages has more words before its head (five, for a minister of two fields).
_LONGEST_LEFT = 10

_ENDS = frozenset([",", ".", ";", ":", ")", "—", "–", "who", "-"])

_HEADS = frozenset(["head", "chief", "deputy", "head-of-state"])


class Office(NamedTuple):
    """A role phrase: tokens ``first`` to ``last`` (exclusive) of a block, the class and the word of its head, and what it is a role of."""

    first: int
    last: int
    role: str
    word: str
    of: Mention | None
    fields: frozenset[str]
    definite: bool
    holder: Mention | None


def offices(block: ParsedBlock, placed: Placed) -> list[Office]:
    """Return the role phrases of a block in order of place."""
    doc, lowers, heads = block.tokens, block.lowers, roles().by_first
    found: list[Office] = []
    i = 0
    while i < len(doc):
        length = is_role(block, i) if lowers[i] in heads else 0
        if (
            not length
            or placed.person(i)
            or doc[i + length - 1].tag_ in {"NNS", "NNPS"}
            or doc[i + length - 1].pos_ not in {"NOUN", "PROPN", "ADJ"}
        ):
            i += 1
            continue
        office = _office(block, i, i + length, placed)
        if office:
            found.append(office)
        i = max(i + length, office.last if office and not office.holder else 0)
    return found


def _office(block: ParsedBlock, head: int, behind: int, placed: Placed) -> Office | None:
    doc = block.tokens
    left, of, fields = _left(doc, head, placed)
    right, of_right, more = _right(block, behind, placed)
    role = roles().classes[block.lowers[head:behind]]
    if head > 1 and doc[head - 1].text == "-" and doc[head - 2].lower_ == "co":
        role = "deputy"
    # The head of something is of that thing: "Norland's head of the joint commission" does not head Norland.
    of = of_right if of_right or (more and role in _HEADS) else of
    definite, first = _determined(doc, left)
    holder = placed.person(right) if right < len(doc) else None
    if not holder:
        holder = _apposed(doc, first, right, placed)
    if is_role(block, right) and not holder:
        return None
    return Office(first, right, role, doc[behind - 1].lower_, of, fields | more, definite or (of is not None and first == left), holder)


def _left(doc: "Sequence[Token]", head: int, placed: Placed) -> tuple[int, Mention | None, frozenset[str]]:
    fields: list[str] = []
    of: Mention | None = None
    left = head
    while left > 0 and head - left < _LONGEST_LEFT and not doc[left].is_sent_start:
        token = doc[left - 1]
        at = placed.at.get(left - 1)
        if at and at[2].kind == "person":
            break
        if not at and token.text[:1].islower() and doc[left].text[:1].isupper() and left < head and token.pos_ == "NOUN":
            # "in parliament Transport Minister …": a common noun before a capitalised title is no part of it.
            break
        if at:
            left, of = at[0], of or at[2]
        elif token.tag_ == "POS" or token.lower_ in roles().words["role_modifiers"]:
            left -= 1
        elif token.text == "-" and left > 1 and not token.whitespace_:
            left -= 2
        elif token.pos_ in {"ADJ", "NOUN", "PROPN"} and not token.is_space:
            fields.append(token.lower_)
            left -= 1
        elif (
            token.lower_ == "and"
            and left > 1
            and not placed.person(left - 2)
            and doc[left - 2].text[:1].isupper()
            and doc[left].text[:1].isupper()
        ):
            left -= 1
        else:
            break
    return left, of, frozenset(fields)


def _right(block: ParsedBlock, behind: int, placed: Placed) -> tuple[int, Mention | None, frozenset[str]]:
    doc = block.tokens
    fields: list[str] = []
    last, i, of = behind, behind, None
    while i + 1 < len(doc) and doc[i].lower_ in {"of", "for", "and"} and i - behind < _LONGEST_LEFT:
        joined, i = doc[i].lower_, i + 1
        if joined == "and" and (not fields or doc[i].lower_ in {"the", "a", "his", "her"} or is_role(block, i) or placed.person(i)):
            break
        while i < len(doc) and (doc[i].pos_ == "DET" or doc[i].lower_ in {"the", "a"}):
            i += 1
        at = placed.at.get(i)
        adjective = at is not None and at[2].kind == "people" and at[1] < len(doc) and doc[at[1]].pos_ in {"NOUN", "ADJ", "PROPN"}
        if at and at[2].kind != "person":
            if joined == "and" or adjective:
                break
            i = last = at[1]
            of = at[2]
        elif i < len(doc) and not at and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"}:
            while i < len(doc) and i not in placed.at and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"} and not is_role(block, i):
                fields.append(doc[i].lower_)
                i += 1
            last = i
        else:
            break
    return last, of, frozenset(fields)


def _determined(doc: "Sequence[Token]", left: int) -> tuple[bool, int]:
    before = doc[left - 1].lower_ if left and not doc[left].is_sent_start else ""
    if before == "the":
        return True, left - 1
    if before in {"a", "an", "this", "that", "another", "any", "his", "her", "their", "its", "our", "my", "no", "every", "each", "some"}:
        return False, left - 1
    return False, left


def _apposed(doc: "Sequence[Token]", first: int, right: int, placed: Placed) -> Mention | None:
    """Return the person in apposition or by copula: "Anna Lind, the mayor of X," "the mayor of X, Anna Lind," "Lind is the mayor"."""
    after = doc[right].text if right < len(doc) else "."
    if first > 1 and doc[first - 1].text in {",", "("} and after in _ENDS and not doc[first].is_sent_start:
        return placed.person(first - 2)
    if first > 1 and doc[first - 1].lemma_ in {"be", "become"}:
        subject = first - 2
        while subject > 0 and doc[subject].text in {",", "who"}:
            subject -= 1
        return placed.person(subject)
    if after == "," and right + 1 < len(doc) and (doc[first].lower_ == "the" or any(doc[i].tag_ == "POS" for i in range(first, right))):
        at = placed.at.get(right + 1)
        behind = doc[at[1]].text if at and at[1] < len(doc) else "."
        return placed.person(right + 1) if at and behind in _ENDS | {"’s", "'s"} and behind != "and" else None
    return None
