"""Compare values that have bounds: can both hold, are they the same, do they measure one thing at all?

Whatever cannot be compared can both hold: only a clash that is sure is a clash (a false alarm costs a reader more than a miss).
"""

import math
import re
from typing import NamedTuple

from tellings.collating.moments import whens_meet, whens_same
from tellings.model import Quantity
from tellings.stating.quantities.vocabulary import vocabulary

__all__ = ["comparable", "difference", "interval", "meets", "precision", "same", "whens_meet", "whens_same"]

# "about", "nearly", "some" and vague numbers: the value may lie this share away on either side, and at least one step of the precision in
# which it is written. "about 60" for 61 and "some 16" for 15 are the typical pairs of the labelled stories.
TOLERANCE = 0.10

# Values in two units of one dimension (miles, kilometres) are mostly conversions that an editor rounded: "60 miles (100 km)" is 3 % off.
CONVERTED = 0.05

# A bare number with zeros at its end is rounded, but not to more than this share of it: 43,000 may stand for 43,350, 50 only for 50.
_LARGEST_STEP = 0.10

# Below this, zeros at the end are taken as counted: "120 killed" against "119 killed" is a conflict.
_LEAST_ROUND = 1000

# "half", "a third", "one in five" are written to about five hundredths; "a dozen" to two.
_SHARE_STEP, _DOZEN_STEP = 0.05, 2.0

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")

# What multiplies digits ("$43m"): factors other than these come from elsewhere ("5 hours and 14 minutes").
_MULTIPLIERS = frozenset({1e3, 1e5, 1e6, 1e7, 1e9, 1e12})


class Interval(NamedTuple):
    """The values that a quantity allows, in its own unit; infinite where an end is open."""

    low: float
    high: float
    low_closed: bool
    high_closed: bool


def interval(quantity: Quantity) -> Interval:
    """Return the values that a quantity allows, in its own unit.

    An approximate one is widened on both sides by ``TOLERANCE``, or by the step it is written in where that is more.
    """
    low, high, _, _ = _stated(quantity)
    if quantity.approximate:
        step = precision(quantity)
        half = step / 2 if step > 1 and max(abs(low), abs(high)) >= _LEAST_ROUND else step
        low -= max(abs(low) * TOLERANCE, half) if math.isfinite(low) else 0.0
        high += max(abs(high) * TOLERANCE, half) if math.isfinite(high) else 0.0
        return Interval(low, high, math.isfinite(low), math.isfinite(high))
    return Interval(low, high, math.isfinite(low) and not quantity.low_open, math.isfinite(high) and not quantity.high_open)


def precision(quantity: Quantity) -> float:
    """Return the step in which a quantity is written, in its own unit: "$43m" 1,000,000, "7.2" 0.1, "43,000" 1,000, "48" 1."""
    value = abs(quantity.low if quantity.low is not None else quantity.high or 0.0)
    if _is_share(quantity):
        return _SHARE_STEP
    found = _DIGITS.search(quantity.words)
    if found is None:
        if "dozen" in quantity.words.lower():
            return _DOZEN_STEP
        return _round_step(value, 100) if value % 1 == 0 else 0.5
    decimals = len(found.group(1) or "")
    written = float(found.group().replace(",", "")) or 1.0
    ratio = value / written
    factor = next((multiplier for multiplier in sorted(_MULTIPLIERS) if math.isclose(ratio, multiplier, rel_tol=1e-9)), 1.0)
    if factor > 1 or decimals:
        return float(factor / 10**decimals)
    return _round_step(value, _LEAST_ROUND) if value % 1 == 0 else 0.5


def _round_step(value: float, least: float) -> float:
    if value < least:
        return 1.0
    step = 1.0
    while value % (step * 10) == 0 and step < value:
        step *= 10
    return step if value >= 1e6 and least < _LEAST_ROUND else min(step, value * _LARGEST_STEP)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities measure one kind of thing: units of one dimension, one currency, counted things that fit.

    Things that are not known fit everything; a state ("person killed") fits only itself; "person" fits any other noun of its state. An
    anniversary compares with years.
    """
    if "anniversary" in (a.counted, b.counted) and a.counted != b.counted:
        other = b if a.counted == "anniversary" else a
        return other.unit == "year" and other.counted is None
    if _dimension(a) != _dimension(b):
        return False
    if "age" in (a.counted, b.counted):
        return a.counted == b.counted
    if a.counted is None or b.counted is None:
        return True
    (noun_a, state_a), (noun_b, state_b) = counted_parts(a.counted), counted_parts(b.counted)
    return state_a == state_b and (noun_a == noun_b or "person" in (noun_a, noun_b))


def counted_parts(counted: str) -> tuple[str, str]:
    """Part "person killed" into the noun and its state (empty where there is none)."""
    noun, _, state = counted.partition(" ")
    return noun, state


def _is_share(quantity: Quantity) -> bool:
    value = quantity.low if quantity.low is not None else quantity.high
    return quantity.unit is None and value is not None and 0 < value < 1


def _dimension(quantity: Quantity) -> str:
    if quantity.unit is None:
        return "share" if _is_share(quantity) else "count"
    unit = vocabulary().units.get(quantity.unit)
    return unit.dimension if unit else quantity.unit


def _to_base(quantity: Quantity) -> tuple[float, float]:
    """Return factor and offset to the base of the quantity's dimension: ``(value + offset) * factor``; anniversaries are years."""
    unit = vocabulary().units.get("year" if quantity.counted == "anniversary" else quantity.unit or "")
    return (unit.factor, unit.offset) if unit else (1.0, 0.0)


def _in_base(quantity: Quantity, values: Interval) -> Interval:
    factor, offset = _to_base(quantity)
    return values._replace(low=(values.low + offset) * factor, high=(values.high + offset) * factor)


def meets(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities can both hold.

    A value written more coarsely stands for all that rounds or truncates to it: "$43m" and "nearly $44 million" meet 43,885,310. A part
    meets a whole that is not smaller: "3 soldiers killed" and "12 people killed".
    """
    if not comparable(a, b):
        return True
    part = _part_of(a, b)
    left, right = _allowed(a, b), _allowed(b, a)
    if part is not None:
        small, whole = (left, right) if part else (right, left)
        return small.low <= whole.high
    return _overlap(left, right)


def _part_of(a: Quantity, b: Quantity) -> bool | None:
    """Return whether ``a`` counts a part of what ``b`` counts (people of one kind), ``False`` for the reverse, ``None`` for neither."""
    if a.counted is None or b.counted is None:
        return None
    general_a, general_b = counted_parts(a.counted)[0] == "person", counted_parts(b.counted)[0] == "person"
    return None if general_a == general_b else general_b


def _allowed(a: Quantity, other: Quantity) -> Interval:
    """The values that ``a`` allows beside ``other``, in the base unit, with the rounding of the coarser of both."""
    values = interval(a)
    step, step_other = precision(a) * _to_base(a)[0], precision(other) * _to_base(other)[0]
    exact = a.low == a.high and not a.approximate
    if exact and step > step_other * (1 + 1e-9):
        values = Interval(values.low - precision(a) / 2, values.high + precision(a), True, False)
    if a.unit != other.unit and _dimension(a) not in ("time", "share", "count", "point", "temperature"):
        values = values._replace(low=values.low * (1 - CONVERTED), high=values.high * (1 + CONVERTED))
    return _in_base(a, values)


def _overlap(a: Interval, b: Interval) -> bool:
    def before(x: Interval, y: Interval) -> bool:
        if math.isclose(x.high, y.low, rel_tol=1e-9):
            return not (x.high_closed and y.low_closed)
        return x.high < y.low

    return not before(a, b) and not before(b, a)


def same(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities give one value: the same bounds in one base unit, both or neither approximate."""
    if not comparable(a, b) or a.approximate != b.approximate or _part_of(a, b) is not None:
        return False
    if (a.low_open, a.high_open) != (b.low_open, b.high_open):
        return False
    left, right = _in_base(a, _stated(a)), _in_base(b, _stated(b))
    return math.isclose(left.low, right.low, rel_tol=1e-6) and math.isclose(left.high, right.high, rel_tol=1e-6)


def _stated(quantity: Quantity) -> Interval:
    low = -math.inf if quantity.low is None else quantity.low
    return Interval(low, math.inf if quantity.high is None else quantity.high, True, True)


def difference(a: Quantity, b: Quantity) -> str:
    """Say to a person how two quantities stand to each other, in the pages' own words."""
    words = f"“{' '.join(a.words.split())}” against “{' '.join(b.words.split())}”"
    if not comparable(a, b):
        return f"{words}: not the same measure"
    if same(a, b):
        return f"{words}: the same value"
    if meets(a, b):
        return f"{words}: both can hold"
    left, right = _in_base(a, interval(a)), _in_base(b, interval(b))
    gap = max(right.low - left.high, left.low - right.high)
    factor = _to_base(a)[0]
    unit = f" {a.unit}" if a.unit else ""
    return f"{words}: {gap / factor:,.6g}{unit} apart"
