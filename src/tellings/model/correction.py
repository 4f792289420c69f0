"""What a person corrected, as values that the steps take, and what became of it in an edition."""

from typing import Literal

from msgspec import Struct

from tellings.model.article import Role
from tellings.model.point import PointKind
from tellings.model.span import Span

# What of a story a person can correct.
Corrected = Literal["role", "direction", "kind", "speaker"]


class GivenRole(Struct, frozen=True):
    """The role of what stands at ``span``, as a person gave it; ``id`` is the correction's number in the log."""

    id: int
    span: Span
    role: Role


class GivenSpeaker(Struct, frozen=True):
    """Who says what stands at ``span``; ``None`` where a person says that it is not known."""

    id: int
    span: Span
    speaker: str | None


class GivenDirection(Struct, frozen=True):
    """That article ``to`` has from article ``source`` what they share; with ``open``, that neither has it from the other."""

    id: int
    source: str
    to: str
    open: bool = False


class GivenKind(Struct, frozen=True):
    """The kind of the point that holds most of ``spans``."""

    id: int
    spans: tuple[Span, ...]
    kind: PointKind


class Applied(Struct, frozen=True):
    """What became of a correction: ``held`` is false where nothing was found that it could be about, and ``says`` says why."""

    id: int
    what: Corrected
    held: bool
    says: str


class Note(Struct, frozen=True):
    """Words that a person pinned to a span; ``id`` is the number in the log, ``at`` an ISO 8601 time."""

    id: int
    at: str
    words: str
    span: Span


class Corrections(Struct, frozen=True):
    """All corrections of one story, oldest first; a later one about the same thing holds. ``title`` is the story's name by a person."""

    roles: tuple[GivenRole, ...] = ()
    speakers: tuple[GivenSpeaker, ...] = ()
    directions: tuple[GivenDirection, ...] = ()
    kinds: tuple[GivenKind, ...] = ()
    title: str | None = None
    lost: tuple[Applied, ...] = ()
