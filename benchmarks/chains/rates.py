"""How often a newsroom does what to a text that it takes."""

from random import Random

# By judgement of agency copy on newspaper sites, not by count: tails are cut most, then headlines changed; what belongs to the source
# (its furniture, its credit line) is left over now and then. Credits and dates have rates of their own in credits.py.
RATES = {
    "tail": 0.45,
    "inner": 0.22,
    "clipped": 0.12,
    "styled": 0.6,
    "honorific": 0.5,
    "title": 0.7,
    "lead": 0.22,
    "reaction": 0.33,
    "middle": 0.1,
    "error": 0.16,
    "misprint": 0.2,
    "corrected": 0.4,
    "hearer": 0.4,
    "leftover": 0.14,
    "third": 0.12,
    "standing": 0.45,
    "furniture": 0.35,
}


def happens(rng: Random, name: str) -> bool:
    """Draw whether something is done."""
    return rng.random() < RATES[name]


def drawn(rates: tuple[tuple[str, float], ...], rng: Random) -> str:
    """Draw one of several by its rate."""
    place = rng.random() * sum(rate for _, rate in rates)
    for name, rate in rates:
        place -= rate
        if place < 0:
            return name
    return rates[-1][0]
