"""Roles that a person gave, laid on the blocks of an article before any step looks at them."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from tellings.model import Applied, Article, Block, GivenRole, Role


def with_roles(articles: Sequence[Article], given: Sequence[GivenRole]) -> tuple[list[Article], tuple[Applied, ...]]:
    """Return the articles in their order with the roles that a person gave, and what became of each of these, oldest first.

    A block of which only a part was named is cut there. Blocks stay in order, and cover what they covered.
    """
    changed = {article.id: article for article in articles}
    applied = []
    for one in given:
        article = changed.get(one.span.article)
        if article is None:
            applied.append(Applied(one.id, "role", False, "its page is no longer in this story"))
            continue
        blocks = tuple(part for block in article.blocks for part in _parts(article, block, one))
        held = any(block.role == one.role and block.start < one.span.end and one.span.start < block.end for block in blocks)
        changed[article.id] = replace(article, blocks=blocks)
        applied.append(Applied(one.id, "role", held, f"read as {one.role}" if held else "there is nothing but blanks at its place"))
    return [changed[article.id] for article in articles], tuple(applied)


def _parts(article: Article, block: Block, given: GivenRole) -> Iterator[Block]:
    """Cut a block at the edges of what was named, and give the part inside its role; parts that are blank go."""
    start, end = max(block.start, given.span.start), min(block.end, given.span.end)
    if start >= end:
        yield block
        return
    for first, last, inside in ((block.start, start, False), (start, end, True), (end, block.end, False)):
        words = article.text[first:last]
        if words.strip():
            left = first + len(words) - len(words.lstrip())
            part = replace(block, start=left, end=left + len(words.strip()))
            yield _called(part, given.role) if inside else part


def _called(block: Block, role: Role) -> Block:
    read_as = block.role if block.corrected is UNSET else block.corrected
    return replace(block, role=role, corrected=read_as)
