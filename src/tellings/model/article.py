"""One page read: a text that never changes, and blocks with a role each."""

from typing import Literal

from msgspec import Struct

from tellings.model.span import Said, Span
from tellings.model.when import When

Role = Literal["title", "standfirst", "dateline", "byline", "body", "heading", "caption", "credit", "page-date", "furniture"]

# The roles whose sentences the story itself tells: only from these are statements made (design: "roles before everything").
TOLD: frozenset[Role] = frozenset({"body", "standfirst"})


class Block(Struct, frozen=True):
    """A stretch of an article's text with one role.

    Blocks stand in order, do not overlap and cover all text that is not blank. ``element`` is the path of the source element in an
    HTML page (``html/body/article/p[3]``), ``None`` for plain text. ``quoted`` is true in a block quotation.
    """

    role: Role
    start: int
    end: int
    element: str | None = None
    quoted: bool = False


class Dateline(Struct, frozen=True):
    """Where and when a report was filed, as its dateline says; ``when`` is ``None`` where no date can be known."""

    place: Said
    when: When | None
    span: Span


class Dated(Struct, frozen=True):
    """When a story was published or updated, and how that is known; ``span`` is ``None`` where metadata says it."""

    when: When
    span: Span | None
    how: Literal["metadata", "text", "url", "inferred"]


class Article(Struct, frozen=True):
    """One page, read. ``text`` never changes: all offsets count its code points. ``id`` comes from the page's bytes."""

    id: str
    page: str
    media_type: str
    sha256: str
    captured: str | None
    title: Said | None
    publisher: Said | None
    byline: tuple[Said, ...]
    agencies: tuple[Said, ...]
    dateline: Dateline | None
    published: Dated | None
    updated: Dated | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]

    def words(self, span: Span) -> str:
        """Return the words at ``span``, which must be a span of this article."""
        if span.article != self.id:
            raise ValueError(f"a span of article {span.article} was asked of article {self.id}")
        return self.text[span.start : span.end]

    def told(self) -> tuple[Block, ...]:
        """Return the blocks that tell the story: body and standfirst."""
        return tuple(block for block in self.blocks if block.role in TOLD)
