"""Which of two articles had the shared wording first, as far as the texts show it."""

import math
from typing import Literal, NamedTuple

from tellings.copying.cues import WEIGHED_CUES
from tellings.copying.holder import Holder

# The balance of the cues from which a direction is decided: one that names the source, or several weaker ones that agree. Length
# (fuller, trimmed) and time together stay below it.
DECIDED = 1.4


class Direction(NamedTuple):
    """The side that had the wording first, or ``None``, with the confidence in it and the reasons, one sentence each."""

    source: Literal["a", "b"] | None
    confidence: float
    evidence: tuple[str, ...]


class Balance(NamedTuple):
    """What the cues say: the logarithm of the odds that ``a`` had the wording first, and the reasons for ``a`` and for ``b``."""

    log_odds: float
    for_a: tuple[str, ...]
    for_b: tuple[str, ...]

    def turned(self) -> "Balance":
        """The same with the sides exchanged."""
        return Balance(-self.log_odds, self.for_b, self.for_a)

    def reasons(self) -> tuple[str, ...]:
        """What speaks for ``a``, then what speaks against it, marked as such."""
        return (*self.for_a, *(f"Against this: {says}" for says in self.for_b))


def balance(a: Holder, b: Holder) -> Balance:
    """Weigh all cues both ways."""
    log_odds = 0.0
    for_a: list[str] = []
    for_b: list[str] = []
    for cue, weight in WEIGHED_CUES:
        for sign, says, reasons in ((1, cue(a, b), for_a), (-1, cue(b, a), for_b)):
            if says is not None:
                log_odds += sign * weight
                reasons.append(says)
    return Balance(log_odds, tuple(for_a), tuple(for_b))


def direction(a: Holder, b: Holder) -> Direction:
    """Decide which side had the wording first. Length alone never decides; an undecided pair keeps its reasons."""
    found = balance(a, b)
    if found.log_odds >= DECIDED - 1e-9:
        return Direction("a", sure(found.log_odds), found.reasons())
    if found.log_odds <= -DECIDED + 1e-9:
        return Direction("b", sure(-found.log_odds), found.turned().reasons())
    reasons = (*found.for_a, *found.for_b)
    reason = "This does not show which side had it first." if reasons else "Nothing in either text shows which side had it first."
    return Direction(None, 0.0, (*reasons, reason))


def sure(log_odds: float) -> float:
    """Return the probability that the odds say, in hundredths."""
    return round(1 / (1 + math.exp(-log_odds)), 2)
