"""Do two headlines contradict each other in a number? A decision from the two lines alone, without dates or bodies."""

import functools
from typing import NamedTuple

from tellings.collating.bounds import comparable, counted_parts, meets, precision
from tellings.model import Quantity
from tellings.stating.quantities import QuantityFound, find_quantities
from tellings.stating.quantities.vocabulary import vocabulary

# Counts of one event by two desks lie near each other. Further apart than this ratio, two headlines tell two events, or two moments of
# one. Swept in `python benchmarks/conflicts.py --sweep`.
NEAREST_RATIO = 4 / 3

# On a scale of logarithms (the magnitude of an earthquake) a ratio says nothing; first measurements of two services differ by
# a few tenths.
NEAREST_MAGNITUDE = 0.5

# So many words of the shorter headline, numbers and the words of its slots left out, must stand in the other one.
LEAST_SHARED = 0.3

# Words are compared by their first letters, so that "Russia" meets "Russian" and "tornadoes" "tornado".
_STEM = 5


class NumberConflict(NamedTuple):
    """The two quantities that cannot both hold, with offsets into their own headlines."""

    a: QuantityFound
    b: QuantityFound


def number_conflict(a: str, b: str) -> NumberConflict | None:
    """Return the quantities in which two headlines contradict each other, or ``None`` where that is not sure.

    Both must count the same thing in the same state, or measure it in the same unit, without open bounds; no quantity of that slot may
    meet one of the other headline; the values must be near enough for one event; and no word may show that the count moves on or
    that the days differ.
    """
    found_a, found_b = find_quantities(a), find_quantities(b)
    if _days(a) and _days(b) and not _days(a) & _days(b):
        return None
    if _moving(a, found_a) or _moving(b, found_b) or _shared(a, b, found_a, found_b) < LEAST_SHARED:
        return None
    clashes = []
    for one in found_a:
        others = [other for other in found_b if _slot(one.quantity, other.quantity)]
        if others and not any(meets(one.quantity, other.quantity) for other in others):
            clashes += [NumberConflict(one, other) for other in others if _near(one.quantity, other.quantity)]
    return clashes[0] if clashes else None


def _slot(a: Quantity, b: Quantity) -> bool:
    """The same thing counted or measured, known on both sides; a bare percentage or a bare number may be of anything."""
    if not comparable(a, b) or a.counted != b.counted:
        return False
    if a.counted is None:
        unit = vocabulary().units.get(a.unit or "")
        return a.unit is not None and (unit is None or unit.dimension not in ("share", "point"))
    return True


def _near(a: Quantity, b: Quantity) -> bool:
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high:
        return False
    if a.unit == "magnitude":
        return abs(a.low - b.low) <= NEAREST_MAGNITUDE + precision(a) / 2
    low, high = sorted((abs(a.low), abs(b.low)))
    return high <= low * NEAREST_RATIO


def _words(text: str) -> tuple[str, ...]:
    return tuple("".join(c if c.isalnum() else " " for c in text.casefold().replace("'s", "").replace("’s", "")).split())


def _days(text: str) -> frozenset[str]:
    return frozenset(word[:3] for word in _words(text) if word in vocabulary().lists["weekdays"])


def _moving(text: str, found: list[QuantityFound]) -> bool:
    """Say whether a headline tells a toll that is still being counted ("toll climbs to 60"): another figure is then another moment."""
    deaths = any(each.quantity.counted is not None and counted_parts(each.quantity.counted)[1] for each in found)
    words = frozenset(_words(text))
    return deaths and not words.isdisjoint(vocabulary().lists["tolls"]) and not words.isdisjoint(vocabulary().lists["toll_verbs"])


@functools.cache
def _slot_words() -> frozenset[str]:
    v = vocabulary()
    listed = v.lists["stops"] | v.lists["linking"] | v.lists["people"] | v.lists["tolls"] | v.lists["toll_verbs"]
    return listed | frozenset(v.cardinals) | frozenset(v.states_after) | frozenset(v.states_before) | frozenset(v.states_nouns)


def _shared(a: str, b: str, found_a: list[QuantityFound], found_b: list[QuantityFound]) -> float:
    """Return the share of the shorter headline's own words that the other one has too."""
    own = [
        frozenset(word[:_STEM] for word in _words(_without(text, found)) if word not in _slot_words() and not word.isdigit())
        for text, found in ((a, found_a), (b, found_b))
    ]
    least = min(len(own[0]), len(own[1]))
    return len(own[0] & own[1]) / least if least else 0.0


def _without(text: str, found: list[QuantityFound]) -> str:
    kept, at = [], 0
    for each in found:
        kept.append(text[at : each.start])
        at = each.end
    return " ".join([*kept, text[at:]])
