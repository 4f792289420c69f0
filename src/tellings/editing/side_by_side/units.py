"""The paragraphs of an article that are laid side by side with those of others."""

from typing import NamedTuple

from tellings.editing.portions import cut_before
from tellings.model import Article, Role

# What is laid side by side: the story and what stands over its parts. Titles stand at the head of each column.
SHOWN: frozenset[Role] = frozenset({"standfirst", "body", "heading", "dateline"})

# A longer paragraph is cut at a sentence: a page of one single line would else be one row. (The longest paragraph of the real story has
# 890 characters.)
_LONGEST = 1_000


class Unit(NamedTuple):
    """A paragraph, or a piece of a long one: what stands at ``[start, end)`` of an article's text."""

    start: int
    end: int
    role: Role


def units_of(article: Article) -> tuple[Unit, ...]:
    """Return the paragraphs of an article in order; blank ones are left out."""
    found = []
    for block in article.blocks:
        if block.role not in SHOWN:
            continue
        start = block.start
        while block.end - start > _LONGEST:
            cut = cut_before(article.text, start, start + _LONGEST)
            found.append(Unit(start, cut, block.role))
            start = cut
        found.append(Unit(start, block.end, block.role))
    return tuple(unit for unit in found if not article.text[unit.start : unit.end].isspace() and unit.start < unit.end)
