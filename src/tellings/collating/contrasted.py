"""How two clauses on one act differ, as the comparison of their slots tells it."""

from typing import Literal, NamedTuple

from tellings.collating.grounds import Grounds
from tellings.model import PointType, Statement


class Contrast(NamedTuple):
    """How two clauses on one act differ: not at the same time possible, another shade of one thing, or of two things.

    ``slot`` names what was compared in words for people; ``words`` are both sides' own; ``entities`` whom they name, where they
    differ in that.
    """

    kind: Literal["conflict", "variant", "apart"]
    type: PointType
    slot: str
    words: tuple[str, str]
    entities: tuple[str, str] | None = None


def both(a: Statement, b: Statement, grounds: Grounds) -> tuple[str, str]:
    """Return the words of two clauses."""
    return grounds.words(a.span), grounds.words(b.span)
