"""Compare values that have bounds: can both hold, are they the same, do they measure one thing at all?

Whatever cannot be compared can both hold: only a clash that is sure is a clash (a false alarm costs a reader more than a miss).
"""

import math

from tellings.collating.intervals import Interval, interval, is_share, precision, stated
from tellings.collating.moments import whens_meet, whens_same
from tellings.model import Quantity
from tellings.stating.quantities.vocabulary import vocabulary

__all__ = ["comparable", "difference", "interval", "meets", "precision", "same", "whens_meet", "whens_same"]

# Values in two units of one dimension (miles, kilometres) are mostly conversions that an editor rounded: "60 miles (100 km)" is 3 % off.
CONVERTED = 0.05


def comparable(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities measure one kind of thing: units of one dimension, one currency, counted things that fit.

    Things that are not known fit everything; a state ("person killed") fits only itself; "person" fits any other noun of its
    state, and without a state any noun for people. An anniversary compares with years.
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
    if state_a != state_b or noun_a == noun_b:
        return state_a == state_b
    other_noun = noun_b if noun_a == "person" else noun_a
    return "person" in (noun_a, noun_b) and (bool(state_a) or other_noun in vocabulary().lists["humans"])


def counted_parts(counted: str) -> tuple[str, str]:
    """Part "person killed" into the noun and its state (empty where there is none)."""
    noun, _, state = counted.partition(" ")
    return noun, state


def _dimension(quantity: Quantity) -> str:
    if quantity.unit is None:
        return "share" if is_share(quantity) else "count"
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
    left, right = _in_base(a, stated(a)), _in_base(b, stated(b))
    return math.isclose(left.low, right.low, rel_tol=1e-6) and math.isclose(left.high, right.high, rel_tol=1e-6)


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
    gap = max(right.low - left.high, left.low - right.high) / _to_base(a)[0]
    if gap <= 0:
        return f"{words}: cannot both hold"
    shown = f"{gap:,.6g}" if gap < 1e6 else f"{gap:,.0f}"
    unit = vocabulary().units.get(a.unit or "")
    name = a.unit if unit is None else unit.plural if gap != 1 else unit.name
    return f"{words}: {shown} {name} apart" if name else f"{words}: {shown} apart"
