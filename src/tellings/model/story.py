"""The story: articles about one event, and everything that was found about them."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from tellings.model.correction import Applied, Note
from tellings.model.point import Point
from tellings.model.reuse import Copy, Origins, Reuse, Text
from tellings.model.span import Said, Span
from tellings.model.when import When


class Evidence(Struct, frozen=True):
    """Words that speak for the date of the event, and what they say."""

    span: Span
    says: str


class Rejected(Struct, frozen=True):
    """A date that a page shows but that is not the event's, and why. ``span`` is ``None`` where metadata gave it."""

    when: When
    span: Span | None
    why: str


class Event(Struct, frozen=True):
    """When and where the story's event was, from all its pages together."""

    when: When | None
    place: Said | None
    evidence: tuple[Evidence, ...]
    rejected: tuple[Rejected, ...]
    why: str


class TimelineEntry(Struct, frozen=True):
    """A time in the story, the words that give it and the sentence around them."""

    when: When
    span: Span
    sentence: Span


class Wording(Struct, frozen=True):
    """One form in which a saying is given: its spans carry the same words."""

    spans: tuple[Span, ...]
    kind: Literal["direct", "partial", "indirect"]
    speaker_span: Span | None


class Quote(Struct, frozen=True):
    """One saying of one speaker, in every wording that the pages give it.

    ``corrected`` is there only where a person gave the speaker of one of its wordings: those that the pages alone gave.
    """

    id: str
    speaker: str | None
    wordings: tuple[Wording, ...]
    corrected: tuple[str | None, ...] | UnsetType = UNSET


class Story(Struct, frozen=True):
    """The articles about one event, compared. ``undecided`` is there only where it was asked for.

    ``corrections`` and ``notes`` are there only where people corrected or noted something: what became of each correction, and the notes.
    """

    id: str
    title: Said
    articles: tuple[str, ...]
    event: Event | None
    reuse: tuple[Reuse, ...]
    texts: tuple[Text, ...]
    copies: tuple[Copy, ...]
    origins: Origins
    points: tuple[Point, ...]
    timeline: tuple[TimelineEntry, ...]
    quotes: tuple[Quote, ...]
    adds: dict[str, tuple[str, ...]]
    omits: dict[str, tuple[str, ...]]
    undecided: tuple[Point, ...] | UnsetType = UNSET
    corrections: tuple[Applied, ...] | UnsetType = UNSET
    notes: tuple[Note, ...] | UnsetType = UNSET
