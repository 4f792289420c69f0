"""How likely two articles tell one event: the likeness of their words, less what the days between them cost."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.grouping.profiles import Profile

# What the cosines of whole texts, beginnings and titles count for: the direction that a logistic regression finds on labelled pairs of
# articles (`python benchmarks/fit_grouping.py`; data card in docs/explanation/grouping-data.md).
SHARES = np.array([0.54, 0.32, 0.14])

# What days between two articles cost: this much for each unit of ln(1 + days). Chosen on the events of the same script: of 0, .05, .1, .13
# the last two are best (BCubed F1 .95 against .90 without).
LATENESS = 0.1

# What an unknown date costs, in days: unknown is not far. With it one threshold is best for dated and undated articles of that script.
UNKNOWN_DAYS = 1.7

# Articles so many days apart and more are of two events: the words of an anniversary are those of the event. At 60 the days cost .41, more
# than almost any likeness of independent accounts; a late article finds stories up to there.
FARTHEST = 60

# Likeness below this is none: such pairs are not kept, and count as 0 in averages. With 0 and .05 the events of the script come out alike.
LEAST = 0.02

# The likeness of two articles that share narration, whatever their other words, before the days between them are taken off: more than
# any two independent accounts of that script have.
SHARED = 0.6

# Of the articles most like a given one so many say how alike neighbours are there, each by at most CAP (copies of one text say nothing
# about other texts). Half of that is taken off a likeness: in a field where all is alike, an event needs more. Chosen on the events of the
# script: of 5, 8, 10, 15, 20 neighbours and .3, .5, .7 of it; F1 without dates rises from .88 to .90, with articles copied eight times
# the cap lifts it from .88 to .91.
NEIGHBOURS = 5
CAP = 0.4
TAKEN_OFF = 0.5

# Two groups are one story from this average of scaled likeness on: the middle of what is best without dates (.04) and with them (.05).
ONE_STORY = 0.045


def lateness(a: int | None, b: int | None) -> float:
    """Return what the days between two articles cost; infinity for FARTHEST and more."""
    days = UNKNOWN_DAYS if a is None or b is None else abs(a - b)
    return LATENESS * math.log1p(days) if days < FARTHEST else math.inf


def likeness(a: Profile, b: Profile, *, shared: bool = False) -> float:
    """Return the likeness of two articles, at most 1; the same for (b, a). ``shared`` says that they share narration."""
    cosines = np.zeros(len(SHARES))
    if len(a.terms):
        place = np.minimum(np.searchsorted(a.terms, b.terms), len(a.terms) - 1)
        both = np.flatnonzero(a.terms[place] == b.terms)
        cosines = np.einsum("pt,pt->p", a.weights[:, place[both]].astype(np.float64), b.weights[:, both])
    alike = max(float(SHARES @ cosines), SHARED if shared else 0.0)
    return round(alike - lateness(a.day, b.day), 4)


def likenesses(profiles: Sequence[Profile]) -> NDArray[np.float64]:
    """Return the likeness of all pairs, as :func:`likeness` gives it (to some ten thousandths); 0 where it is below LEAST."""
    count = len(profiles)
    columns = np.unique(np.concatenate([each.terms for each in profiles])) if profiles else np.zeros(0, dtype=np.uint32)
    alike = np.zeros((count, count))
    for part, share in enumerate(SHARES):
        rows = np.zeros((count, len(columns)), dtype=np.float32)
        for at, each in enumerate(profiles):
            rows[at, np.searchsorted(columns, each.terms)] = each.weights[part]
        alike += share * (rows @ rows.T)
    days = np.array([np.nan if each.day is None else each.day for each in profiles], dtype=np.float64)
    apart = np.abs(days[:, None] - days[None, :])
    alike -= LATENESS * np.log1p(np.where(np.isnan(apart), UNKNOWN_DAYS, apart))
    alike = np.where((alike >= LEAST) & ~(apart >= FARTHEST), alike, 0.0).round(4)
    np.fill_diagonal(alike, 0.0)
    return np.maximum(alike, alike.T)


def density(likest: Sequence[float]) -> float:
    """Return how alike the neighbours of an article are, from its likeness to others (at least the highest of them)."""
    highest = sorted((min(each, CAP) for each in likest if each > 0.0), reverse=True)[:NEIGHBOURS]
    return sum(highest) / NEIGHBOURS


def scaled(alike: float, a: float, b: float) -> float:
    """Return a likeness less what neighbours are alike around both, whose densities are ``a`` and ``b``."""
    return alike - TAKEN_OFF * (a + b) / 2


Links = Mapping[int, Mapping[int, float]]


def densities(links: Links) -> dict[int, float]:
    """Return the density around each article, from its links to others."""
    return {article: density(list(others.values())) for article, others in links.items()}
