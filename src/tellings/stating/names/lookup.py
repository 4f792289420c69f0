"""What a token starts: a role's head, a name that stands in a list."""

from typing import TYPE_CHECKING

from tellings.stating.names.vocabulary import Listed, listed, roles, straight
from tellings.stating.parsing import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# Fewer capitals are an abbreviation, not a name in capitals.
_CAPITALS = 4


def is_role(doc: "Doc", i: int) -> int:
    """Return how many tokens a role's head takes at token ``i``: 0 where there is none. Longest match."""
    for head in roles().by_first.get(doc[i].lower_, ()):
        if len(head) == 1 or (i + len(head) <= len(doc) and tuple(token.lower_ for token in doc[i : i + len(head)]) == head):
            return len(head)
    return 0


def is_plural_role(doc: "Doc", i: int) -> bool:
    """Tell whether token ``i`` is a capitalised role in the plural ("Ministers Lind and Holm")."""
    word = doc[i].lower_
    return word.endswith("s") and (word[:-1],) in roles().classes and doc[i].text[:1].isupper()


def listed_at(block: ParsedBlock, text: str, token: "Token") -> tuple[int, Listed] | None:
    """Return the longest listed name that starts at ``token`` and ends with a token: (token index behind it, entry)."""
    first = straight(token.text).split("-")[0].split("'")[0]
    # Datelines and headlines are in capitals: "OSLO".
    capitals = len(first) >= _CAPITALS and first.isupper()
    for entry in listed().get(first, ()) or (listed().get(first.title(), ()) if capitals else ()):
        end = token.idx + len(entry.words)
        here = text[token.idx : end]
        if (here == entry.words or (capitals and here == entry.words.upper())) and not text[end : end + 1].isalnum():
            last = token.i + 1
            while last < len(block.doc) and block.doc[last].idx < end:
                last += 1
            if block.doc[last - 1].idx + len(block.doc[last - 1]) == end:
                return last, entry
    return None
