"""Which of two articles had the shared wording first, as far as the texts show it."""

import math
from typing import Literal, NamedTuple

from tellings.copying.cues import WEIGHED_CUES
from tellings.copying.holder import Holder

# The balance of the cues from which a direction is decided: one that names the source, or several weaker ones that agree. Length
# (fuller, trimmed) and time together stay below it.
DECIDED = 1.0

# Steepness of confidence over the balance: .88 at the threshold, .98 for an explicit credit. By hand, not yet calibrated on pairs with
# known direction.
STEEPNESS = 2.0


class Direction(NamedTuple):
    """The side that had the wording first, or ``None``, with the confidence in it and the reasons, one sentence each."""

    source: Literal["a", "b"] | None
    confidence: float
    evidence: tuple[str, ...]


def direction(a: Holder, b: Holder) -> Direction:
    """Weigh all cues both ways. Length alone never decides; an undecided pair keeps its reasons."""
    balance = 0.0
    evidence = []
    for cue, weight in WEIGHED_CUES:
        for sign, says in ((1, cue(a, b)), (-1, cue(b, a))):
            if says is not None:
                balance += sign * weight
                evidence.append(says)
    if abs(balance) >= DECIDED - 1e-9:
        return Direction("a" if balance > 0 else "b", round(1 / (1 + math.exp(-STEEPNESS * abs(balance))), 2), tuple(evidence))
    reason = "This does not show which side had it first." if evidence else "Nothing in either text shows which side had it first."
    return Direction(None, 0.0, (*evidence, reason))
