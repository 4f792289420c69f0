"""The paragraphs of an article that are laid side by side with those of others."""

from typing import NamedTuple

from tellings.editing.portions import cut_before
from tellings.model import Article, Role

# What is laid side by side: the story and what stands over its parts. Titles stand at the head of each column.
SHOWN: frozenset[Role] = frozenset({"standfirst", "body", "heading", "dateline"})

# Characters of an article that are laid beside others: a book of 20,000 words on both sides takes 50 MB and some tenths of a second to be
# held word against word.
MOST_READ = 120_000

# A longer paragraph is cut at a sentence: a page of one single line would else be one row. (The longest paragraph of the real story has
# 890 characters.)
_LONGEST = 1_000


class Unit(NamedTuple):
    """A paragraph, or a piece of a long one: what stands at ``[start, end)`` of an article's text."""

    start: int
    end: int
    role: Role


def units_of(article: Article) -> tuple[Unit, ...]:
    """Return the paragraphs of an article in order, of its first ``MOST_READ`` characters; blank ones are left out."""
    found = []
    for block in article.blocks:
        if block.role not in SHOWN or block.start >= MOST_READ:
            continue
        start, end = block.start, min(block.end, MOST_READ)
        while end - start > _LONGEST:
            cut = cut_before(article.text, start, start + _LONGEST)
            found.append(Unit(start, cut, block.role))
            start = cut
        found.append(Unit(start, end, block.role))
    return tuple(unit for unit in found if not article.text[unit.start : unit.end].isspace() and unit.start < unit.end)
