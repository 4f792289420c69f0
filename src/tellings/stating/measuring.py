"""The quantities of a parsed block, each with the noun that it describes."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from tellings.model import Measured
from tellings.stating.parsing import Parsed, ParsedBlock
from tellings.stating.quantities import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Token

_HYPHENS = frozenset("-‐‑–")


def measure(parsed: Parsed, block: ParsedBlock) -> tuple[Measured, ...]:
    """Return the quantities of a parsed block with spans in the article's text."""
    return tuple(
        Measured(parsed.span(block, found.start, found.end), found.quantity, _described(_begins(block, found.start)))
        for found in find_quantities(block.text, doc=block.doc)
    )


def _begins(block: ParsedBlock, place: int) -> "Token | None":
    """Return the token that begins at a place of a block's text, if one does."""
    i = bisect_left(block.starts, place)
    return block.tokens[i] if i < len(block.starts) and block.starts[i] == place else None


def _described(token: "Token | None") -> str | None:
    """Return the noun that a number joined to a unit or a noun by a hyphen describes: "indictment" in "a 48-page indictment"."""
    if token is None or token.i + 2 >= len(token.doc) or token.nbor(1).text not in _HYPHENS:
        return None
    joined = token.nbor(2)
    while joined.i + 2 < len(token.doc) and joined.nbor(1).text in _HYPHENS:
        joined = joined.nbor(2)
    head = joined
    while head.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod", "punct") and head.head.i != head.i:
        head = head.head
    return str(head.lemma_.lower()) if head.i > joined.i and head.pos_ in ("NOUN", "PROPN") else None
