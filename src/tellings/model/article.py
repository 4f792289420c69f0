"""One page read: a text that never changes, and blocks with a role each."""

from bisect import bisect_right
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from tellings.model.span import Said, Span
from tellings.model.when import When

Role = Literal["title", "standfirst", "dateline", "byline", "body", "heading", "caption", "credit", "page-date", "furniture"]

# The facts of an article on which the sources of a page can disagree, in the order in which disagreements are listed.
Fact = Literal["title", "byline", "publisher", "published", "updated", "address", "language"]

# The roles whose sentences the story itself tells: only from these are statements made (design: "roles before everything").
TOLD: frozenset[Role] = frozenset({"body", "standfirst"})


class Block(Struct, frozen=True):
    """A stretch of an article's text with one role.

    Blocks stand in order, do not overlap and cover all text that is not blank. ``element`` is the path of the source element in an
    HTML page (``html/body/article/p[3]``), ``None`` for plain text. ``quoted`` is true in a block quotation. ``corrected`` is there only
    where a person gave the role: the role that it was read with.
    """

    role: Role
    start: int
    end: int
    element: str | None = None
    quoted: bool = False
    corrected: Role | UnsetType = UNSET


class Dateline(Struct, frozen=True):
    """Where and when a report was filed, as its dateline says; ``when`` is ``None`` where no date can be known."""

    place: Said
    when: When | None
    span: Span


class Dated(Struct, frozen=True):
    """When a story was published or updated, and how that is known.

    ``span`` is ``None`` where no words show it; ``source`` (in JSON: ``from``) names the field or the address that says it.
    """

    when: When
    span: Span | None
    how: Literal["metadata", "text", "url", "inferred"]
    source: str | None = msgspec.field(default=None, name="from")


class Also(Struct, frozen=True):
    """Another value of one of an article's facts: what a source says that the order of the sources did not let decide.

    ``value`` is words, an address, a tag, or for times an EDTF value. Its place is ``span`` or, in JSON under ``from``, the name of the
    field; both where a field and the words that show it are known.
    """

    field: Fact
    value: str
    how: Literal["metadata", "text", "url"]
    span: Span | None = None
    source: str | None = msgspec.field(default=None, name="from")


class Entry(Struct, frozen=True):
    """One timed entry of a live blog: ``[start, end)`` of the text, when it was posted, and its heading.

    ``when`` is ``None`` where only a clock time shows and the day cannot be known. ``span`` are the words that show the time,
    ``source`` (in JSON: ``from``) the field that says it.
    """

    start: int
    end: int
    when: When | None
    span: Span | None = None
    source: str | None = msgspec.field(default=None, name="from")
    heading: Said | None = None


class Article(Struct, frozen=True, omit_defaults=True):
    """One page, read. ``text`` never changes: all offsets count its code points. ``id`` comes from the page's bytes.

    ``address`` is the page's canonical one; ``entries`` are those of a live blog, in order of place; ``also`` are the values on which the
    page's sources disagree with the facts above. In JSON these three are left out where there is none.
    """

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
    address: Said | None = None
    entries: tuple[Entry, ...] = ()
    also: tuple[Also, ...] = ()

    def words(self, span: Span) -> str:
        """Return the words at ``span``, which must be a span of this article."""
        if span.article != self.id:
            raise ValueError(f"a span of article {span.article} was asked of article {self.id}")
        return self.text[span.start : span.end]

    def _repr_html_(self) -> str:
        """Show the article in a notebook: a short piece of HTML, escaped, without script."""
        from tellings.exporting.notebook import article_html

        return article_html(self)

    def entry_at(self, place: int) -> Entry | None:
        """Return the entry of a live blog that ``place``, an offset into the text, lies in; ``None`` outside of all."""
        index = bisect_right(self.entries, place, key=lambda entry: entry.start) - 1
        return self.entries[index] if index >= 0 and place < self.entries[index].end else None

    def told(self) -> tuple[Block, ...]:
        """Return the blocks that tell the story: body and standfirst."""
        return tuple(block for block in self.blocks if block.role in TOLD)
