"""Shared wording, the texts that descend from one wording, and what rests on them."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from tellings.model.span import Span


class Reuse(Struct, frozen=True):
    """Two spans that carry the same wording, as long as it runs. ``a`` comes before ``b`` by article id.

    ``kind`` tells copied narration from a quote that both sides share. ``source`` (in JSON: ``from``) is ``"a"`` or ``"b"`` where the
    direction is known, with ``confidence`` (0 to 1) in it and ``evidence`` in words.
    """

    a: Span
    b: Span
    kind: Literal["narration", "quote"]
    source: Literal["a", "b"] | None = field(name="from")
    confidence: float
    evidence: tuple[str, ...]


class Text(Struct, frozen=True):
    """One wording and all that descends from it: the unit of independence.

    ``parts`` says which stretch of which article; an article that pastes several texts together has parts in each of them. ``root`` is
    the article that has the original, ``None`` where none is known to; ``hidden`` is true where the original is on none of the pages.
    """

    id: str
    parts: tuple[Span, ...]
    articles: tuple[str, ...]
    root: str | None
    hidden: bool
    agency: str | None


class Copy(Struct, frozen=True):
    """One article's debt to another article or to a hidden text: ``share`` is the part of its body that it carries (0 to 1).

    ``corrected`` is there, and true, only where a person gave the direction.
    """

    source: str = field(name="from")
    to: str
    share: float
    direction_confidence: float
    evidence: tuple[str, ...]
    corrected: bool | UnsetType = UNSET


class Origins(Struct, frozen=True):
    """How many independent texts stand behind the articles of a story, as a range, and who stands behind them."""

    articles: int
    texts: tuple[int, int]
    agencies: tuple[str, ...]
    owners: tuple[str, ...]
    why: str
