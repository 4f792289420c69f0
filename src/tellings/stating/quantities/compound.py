"""Measures of two units that are one value, and units without a number that are one: "an hour and five minutes"."""

from tellings.stating.quantities.forms import Measured, form_at, form_before
from tellings.stating.quantities.multiples import Number
from tellings.stating.quantities.numbers import number_at
from tellings.stating.quantities.tokens import Tokens
from tellings.stating.quantities.vocabulary import vocabulary


def joined(t: Tokens, first: Measured) -> Measured:
    """Join "5 hours and 14 minutes", "6 feet 2 inches" and "5ft 4in" into one value, in the smaller unit."""
    units, j = vocabulary().units, first.end
    if first.unit is None or units[first.unit].dimension not in ("time", "length", "mass") or first.number.low != first.number.high:
        return first
    while t.word(j) in (",", "and") and j < first.end + 2:
        j += 1
    second = number_at(t, j) if t.word(j) not in ("a", "an", "half") and t.word(j) != "\n" else None
    found = _smaller(t, first.unit, second.end) if second else None
    if not second or not found or second.low != second.high:
        return first
    larger, smaller = units[first.unit], units[found[1]]
    ratio = larger.factor / smaller.factor
    if larger.dimension != smaller.dimension or ratio < 2 or second.low >= ratio:
        return first
    value = round(first.number.low * ratio + second.low, 6)
    number = first.number._replace(low=value, high=value, end=second.end, share=False)
    return joined(t, Measured(number, first.start, found[0], smaller.name))


def _smaller(t: Tokens, larger: str, i: int) -> tuple[int, str] | None:
    """Read the second unit: "in" is an inch and "m" a minute only here, close to their number."""
    short = vocabulary().joined_short.get(larger, {}).get(t.word(i)) if t.glued(i) else None
    return (i + 1, short) if short else form_at(t, i, vocabulary().unit_forms)


def one_unit_at(t: Tokens, i: int) -> Measured | None:
    """Read "an hour", "a day after", "hour-long": one of a unit of time, where the words around show that its length is meant.

    "a day" elsewhere is a rate ("£20 a day") or an indefinite time ("a day will come").
    """
    v = vocabulary()
    article = t.words[i] in ("a", "an")
    j = i + 1 if article else i
    unit = t.word(j)
    if unit in v.joined_long:
        return Measured(Number(j, j + 1, 1.0, 1.0), j, j + 1, v.joined_long[unit])
    found = form_at(t, j, v.unit_forms)
    if (
        found is None
        or found[0] != j + 1
        or v.units[found[1]].dimension != "time"
        or unit.endswith("s")
        or unit in ("second", "min", "sec", "hr", "yr")
    ):
        return None
    if t.hyphen(j + 1) and t.word(j + 2) == "long":
        return Measured(Number(j, j + 1, 1.0, 1.0), j, j + 3, found[1])
    if not article:
        return None
    if t.matches(j + 1, ("and", "a", "half")):
        return Measured(Number(i, j + 4, 1.5, 1.5), i, j + 4, found[1])
    bound = form_before(t, i, v.bounds_before)
    if bound or t.word(i - 1) in v.lists["one_unit_after"] or t.word(j + 1) in v.lists["one_unit_before"]:
        return joined(t, Measured(Number(i, i + 1, 1.0, 1.0), i, j + 1, found[1]))
    return None
