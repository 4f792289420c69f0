"""Points: what the articles of a story say about one thing, as readings."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from tellings.model.quantity import Quantity
from tellings.model.span import Said, Span
from tellings.model.when import When

PointKind = Literal["conflict", "update", "variant", "agreed", "copied", "single"]
PointType = Literal["quantity", "when", "entity", "place", "quote", "role", "polarity", "attribution", "event"]


class Value(Struct, frozen=True, omit_defaults=True):
    """The value of a reading: exactly one of the four is set."""

    quantity: Quantity | None = None
    when: When | None = None
    entity: str | None = None
    words: str | None = None


class Reading(Struct, frozen=True):
    """One version of a point, with every span that has it and the articles, texts and speakers behind them.

    ``anonymous`` are the articles that have it from a source they do not name, ``unattributed`` those that say it in their own voice.
    """

    value: Value
    spans: tuple[Span, ...]
    articles: tuple[str, ...]
    texts: tuple[str, ...]
    speakers: tuple[str, ...]
    anonymous: tuple[str, ...] = ()
    unattributed: tuple[str, ...] = ()


class Support(Struct, frozen=True):
    """How many articles, texts, agencies and speakers stand behind a point.

    ``anonymous`` counts the articles that have it from a source they do not name; ``one_speaker`` is true where all have it from one and
    the same speaker, however many texts they are.
    """

    articles: int
    texts: int
    agencies: int
    speakers: int
    anonymous: int = 0
    one_speaker: bool = False


class Point(Struct, frozen=True):
    """Statements of different articles about the same thing. ``kind`` is the first of the contract's that holds.

    ``corrected`` is there only where a person gave the kind: the kind that the pages alone gave.
    """

    id: str
    kind: PointKind
    type: PointType
    about: Said
    readings: tuple[Reading, ...]
    support: Support
    why: str
    corrected: PointKind | UnsetType = UNSET
