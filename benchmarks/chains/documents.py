"""What the chains are made of: sentences that remember where they come from, documents of a house, and the debts between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Strength = Literal["verbatim", "light", "medium", "heavy", "translated"]

STRENGTHS: tuple[Strength, ...] = ("verbatim", "light", "medium", "heavy", "translated")


@dataclass(frozen=True)
class Sentence:
    """One sentence (or a line of furniture) with its descent.

    ``origins`` name the sentences of the first document that it carries, one, or several where sentences were merged; it is empty for
    furniture. ``quotes`` name the sayings of the event that it quotes; ``others`` are further wordings of the same fact; ``slip`` is a
    misprint with what was meant.
    """

    words: str
    origins: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    slip: tuple[str, str] | None = None

    @property
    def furniture(self) -> bool:
        """Tell whether the line is no part of the story."""
        return not self.origins


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class House:
    """A newsroom or agency and its habits; ``variant`` says which spelling of a foreign name it prefers."""

    name: str
    short: str
    place: str
    agency: bool
    british: bool
    curly: bool
    digits: bool
    honorific: bool
    variant: int
    spaced: bool
    standing: str
    reporter: str


@dataclass(frozen=True)
class Document:
    """One telling before it is printed.

    ``dateline`` is what stands before the first sentence, ``credit`` a line after the last, ``head`` and ``tail`` the lines of the
    house around the story, ``written`` the printed date (``None``: not printed).
    """

    name: str
    house: House
    title: str
    paragraphs: tuple[Paragraph, ...]
    dateline: str = ""
    byline: str = ""
    credit: str = ""
    written: datetime | None = None
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences in order, furniture between paragraphs too."""
        for paragraph in self.paragraphs:
            yield from paragraph

    @property
    def origins(self) -> set[str]:
        """The sentences that the document carries, by name."""
        return {origin for sentence in self.sentences() for origin in sentence.origins}


@dataclass(frozen=True)
class Edge:
    """A debt: ``child`` was made from ``parent`` with these classes of edits; a composite page has several."""

    parent: str
    child: str
    strength: Strength
    edits: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """Two stretches that carry the same words, as offsets into two pages; ``likeness`` is the share of words that agree (0 to 1)."""

    a: str
    b: str
    a_span: tuple[int, int]
    b_span: tuple[int, int]
    kind: Literal["narration", "quote"]
    likeness: float


@dataclass(frozen=True)
class Story:
    """A story's pages and the whole truth about them.

    ``texts`` are the pages' texts by name; ``roots`` says for every page which first documents it carries and in how many characters
    (its own additions are the house's and count for none); ``edges`` reach from hidden documents too; ``hidden`` are the first
    documents that are no page though several pages carry them; ``origins`` is the number of independent texts.
    """

    name: str
    plan: str
    texts: dict[str, str]
    documents: dict[str, Document]
    roots: dict[str, dict[str, int]]
    edges: tuple[Edge, ...]
    hidden: tuple[str, ...]
    passages: tuple[Passage, ...]
    places: dict[str, tuple[tuple[Sentence, int, int], ...]]

    @property
    def origins(self) -> int:
        """How many independent wordings stand behind the pages."""
        return len({root for shares in self.roots.values() for root in shares})

    def main(self, page: str) -> str:
        """Return the first document that most of a page comes from."""
        shares = self.roots[page]
        return min(shares, key=lambda root: (-shares[root], root))
