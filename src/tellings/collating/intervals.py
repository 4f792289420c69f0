"""The values that a quantity allows, and the precision it is written with."""

import math
import re
from typing import NamedTuple

from tellings.model import Quantity

# "about", "nearly", "some" and vague numbers: the value may lie this share away on either side, and at least one step of the precision in
# which it is written. "about 60" for 61 and "some 16" for 15 are the typical pairs of the labelled stories.
TOLERANCE = 0.10

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
    low, high, _, _ = stated(quantity)
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
    if is_share(quantity):
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


def is_share(quantity: Quantity) -> bool:
    """Say whether a quantity is a share without "percent": "one in five" is 0.2 of no unit."""
    value = quantity.low if quantity.low is not None else quantity.high
    return quantity.unit is None and value is not None and 0 < value < 1


def stated(quantity: Quantity) -> Interval:
    """Return the bounds as they are written, infinite where an end is open, whatever is approximate."""
    low = -math.inf if quantity.low is None else quantity.low
    return Interval(low, math.inf if quantity.high is None else quantity.high, True, True)
